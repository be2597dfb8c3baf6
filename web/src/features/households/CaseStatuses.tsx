import { useSuspenseFragment } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client/masking';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { Outcome } from '../../ui/Outcome';
import { Panel } from '../../ui/Panel';

const CaseStatusesFragment = graphql(`
  fragment CaseStatuses on Household {
    id
    statuses {
      id
      programme
      from
      until
      endReason
    }
  }
`);

/** Assistance as dated facts: what is in force and what was. */
export function CaseStatuses({ household }: { readonly household: FragmentType<typeof CaseStatusesFragment> }) {
  const { t } = useTranslation();
  const { data } = useSuspenseFragment({ fragment: CaseStatusesFragment, from: household });
  const statuses = [...data.statuses].sort((a, b) => Number(a.until !== null) - Number(b.until !== null) || b.from.localeCompare(a.from));
  return (
    <Panel title={t('case.statuses')}>
      {statuses.length === 0 ? (
        <Outcome icon="file" title={t('case.noProgramme')} hint={t('case.noProgrammeHint')} />
      ) : (
        <ul className="dated">
          {statuses.map((status) => (
            <li key={status.id} className="row">
              <span className={status.until === null ? 'tag accent' : 'tag'}>{t(`programme.${status.programme}`)}</span>
              <span className="num muted">
                {status.until === null
                  ? t('case.since', { date: status.from })
                  : t('case.fromUntil', { from: status.from, until: status.until })}
              </span>
              {status.endReason !== null && <span className="muted">{status.endReason}</span>}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
