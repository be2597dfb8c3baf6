import { useSuspenseFragment } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client/masking';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { localName } from '../../platform/local-name';
import { Outcome } from '../../ui/Outcome';
import { Panel } from '../../ui/Panel';
import { ClockTag, NeedStateTag, TierTag } from '../../ui/tags';

const CaseNeedsFragment = graphql(`
  fragment CaseNeeds on Household {
    id
    needs(first: 100) {
      totalCount
      edges {
        node {
          id
          number
          tier
          state
          clock {
            dueAt
            state
            minutesLeft
            workingDaysLeft
            calendarKnown
          }
          service {
            id
            name
            nameEn
            team
          }
          assignments {
            id
            state
            volunteer {
              id
              displayName
            }
          }
        }
      }
    }
  }
`);

const OPEN: ReadonlySet<string> = new Set(['UNMATCHED', 'OFFERED', 'ASSIGNED']);

/** The household's needs, open ones first, each with who is going. */
export function CaseNeeds({ household, limit }: { readonly household: FragmentType<typeof CaseNeedsFragment>; readonly limit?: number }) {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseFragment({ fragment: CaseNeedsFragment, from: household });
  const needs = data.needs.edges.map(({ node }) => node).sort((a, b) => Number(OPEN.has(b.state)) - Number(OPEN.has(a.state)));
  return (
    <Panel
      title={t('case.needsTitle', { count: data.needs.totalCount })}
      flush
      extra={
        limit !== undefined &&
        needs.length > limit && (
          <Link to="/cases/$id" params={{ id: data.id }} search={{ tab: 'needs' }} className="button small">
            {t('case.allNeeds')}
          </Link>
        )
      }
    >
      {needs.length === 0 ? (
        <Outcome icon="board" title={t('case.noNeeds')} hint={t('case.noNeedsHint')} />
      ) : (
        <ul className="need-list">
          {needs.slice(0, limit).map((need) => (
            <li key={need.id}>
              <span className="row tight">
                <i className={`dot team-${need.service.team ?? 'OTHER'}`} />
                <Link to="/board" search={{ need: need.id }} className="grow clip">
                  <strong>{localName(need.service, i18n.language)}</strong>
                </Link>
                <NeedStateTag state={need.state} />
              </span>
              <span className="row tight">
                <ClockTag clock={need.clock} />
                <TierTag tier={need.tier} />
                <span className="muted">
                  {need.assignments.map((each) => each.volunteer?.displayName ?? t('common.hidden')).join(t('common.listJoin'))}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
