import { useSuspenseFragment } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client/masking';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { useCommand } from '../../platform/command';
import { formatInstant } from '../../platform/time';
import { useReport } from '../../platform/useReport';
import { Outcome } from '../../ui/Outcome';
import { Panel } from '../../ui/Panel';

const CaseConsentsFragment = graphql(`
  fragment CaseConsents on Household {
    id
    viewerCanEdit
    consents {
      id
      purpose
      grantedOn
      withdrawnAt
      expiresOn
      givenBy
      textVersion
      active
      person {
        id
        maskedName
      }
    }
  }
`);

const ConsentWithdraw = graphql(`
  mutation ConsentWithdraw($input: ConsentWithdrawInput!) {
    consentWithdraw(input: $input) {
      household {
        id
        consents {
          id
          active
          withdrawnAt
        }
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

/** What the household agreed to, for what, by whom, and what it took back. */
export function CaseConsents({ household }: { readonly household: FragmentType<typeof CaseConsentsFragment> }) {
  const { t, i18n } = useTranslation();
  const { modal } = App.useApp();
  const report = useReport();
  const { data } = useSuspenseFragment({ fragment: CaseConsentsFragment, from: household });
  const [withdraw] = useCommand(ConsentWithdraw);

  function ask(id: string): void {
    modal.confirm({
      title: t('consent.withdrawTitle'),
      content: t('consent.withdrawHint'),
      okText: t('consent.withdraw'),
      onOk: async () => void report(await withdraw({ input: { id } }), t('consent.withdrawn')),
    });
  }

  return (
    <Panel title={t('case.tab.consents')} flush>
      {data.consents.length === 0 ? (
        <Outcome icon="file" title={t('consent.emptyTitle')} hint={t('consent.emptyHint')} />
      ) : (
        <div className="table-wrap">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('consent.purpose')}</th>
                <th scope="col">{t('consent.person')}</th>
                <th scope="col">{t('consent.givenBy')}</th>
                <th scope="col">{t('consent.grantedOn')}</th>
                <th scope="col">{t('consent.expiresOn')}</th>
                <th scope="col">{t('consent.textVersion')}</th>
                <th scope="col">{t('consent.state')}</th>
                <th scope="col">
                  <span className="sr">{t('common.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {data.consents.map((consent) => (
                <tr key={consent.id}>
                  <td>{t(`purpose.${consent.purpose}`)}</td>
                  <td>{consent.person === null ? t('consent.wholeHousehold') : consent.person.maskedName}</td>
                  <td>{consent.givenBy}</td>
                  <td className="num nowrap">{consent.grantedOn}</td>
                  <td className="num nowrap">{consent.expiresOn ?? t('consent.noExpiry')}</td>
                  <td className="num">{consent.textVersion}</td>
                  <td className="nowrap">
                    {consent.active && <span className="tag done">{t('consent.active')}</span>}
                    {!consent.active && consent.withdrawnAt !== null && (
                      <span className="tag late">
                        {t('consent.withdrawnAt', { time: formatInstant(consent.withdrawnAt, i18n.language) })}
                      </span>
                    )}
                    {!consent.active && consent.withdrawnAt === null && <span className="tag">{t('consent.expired')}</span>}
                  </td>
                  <td className="right">
                    {consent.active && data.viewerCanEdit && (
                      <button type="button" className="button small" onClick={() => ask(consent.id)}>
                        {t('consent.withdraw')}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
