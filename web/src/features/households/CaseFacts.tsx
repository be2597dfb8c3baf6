import { useSuspenseFragment } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client/masking';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { localName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { Panel } from '../../ui/Panel';

const CaseFactsFragment = graphql(`
  fragment CaseFacts on Household {
    id
    address
    phone
    safetyNote
    hardshipTags
    memberCount
    lastContactAt
    updatedAt
    area {
      code
      path {
        code
        name
        nameEn
      }
    }
  }
`);

/** Where and how the household is reached, masked, and the hardship that marks it. */
export function CaseFacts({ household }: { readonly household: FragmentType<typeof CaseFactsFragment> }) {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseFragment({ fragment: CaseFactsFragment, from: household });
  return (
    <Panel
      title={t('case.facts')}
      extra={<span className="muted num">{t('case.updated', { time: formatInstant(data.updatedAt, i18n.language) })}</span>}
    >
      <dl className="facts">
        <dt>{t('need.area')}</dt>
        <dd>{data.area.path.map((each) => localName(each, i18n.language)).join(' / ')}</dd>
        <dt>{t('case.address')}</dt>
        <dd>{data.address ?? <span className="muted">{t('common.notRecorded')}</span>}</dd>
        <dt>{t('case.phone')}</dt>
        <dd className="num">{data.phone ?? <span className="muted">{t('common.notRecorded')}</span>}</dd>
        <dt>{t('case.hardship')}</dt>
        <dd>
          <span className="row tight">
            {data.hardshipTags.length === 0 && <span className="muted">{t('common.notRecorded')}</span>}
            {data.hardshipTags.map((tag) => (
              <span key={tag} className="tag">
                {t(`hardship.${tag}`)}
              </span>
            ))}
          </span>
        </dd>
        <dt>{t('protect.safetyNote')}</dt>
        <dd>{data.safetyNote ?? <span className="muted">{t('common.notRecorded')}</span>}</dd>
        <dt>{t('case.lastContact')}</dt>
        <dd className="num">
          {data.lastContactAt === null ? (
            <span className="muted">{t('case.neverContacted')}</span>
          ) : (
            formatInstant(data.lastContactAt, i18n.language)
          )}
        </dd>
      </dl>
    </Panel>
  );
}
