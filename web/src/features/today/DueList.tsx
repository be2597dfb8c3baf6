import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { ClockSubject, DueListQuery } from '../../gql/graphql';
import { areaName, localName } from '../../platform/local-name';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { ClockTag, NeedStateTag, TierTag } from '../../ui/tags';
import { ClockFacts, useRuleName } from '../clocks/ClockFacts';
import { HouseholdLink } from '../households/HouseholdLink';
import { useViewer } from '../session/viewer';
import { dueWindow, type TodaySearch } from './search';

const DueListQuery = graphql(`
  query DueList($until: DateTime, $filter: DueItemFilter!, $first: Int!, $after: String) {
    dueItems(until: $until, filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          need {
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
            household {
              id
              headName
            }
            area {
              code
              name
              nameEn
              parent {
                code
                name
                nameEn
              }
            }
          }
          clock {
            id
            ...ClockParts @unmask
            household {
              id
              headName
            }
            area {
              code
              name
              nameEn
              parent {
                code
                name
                nameEn
              }
            }
          }
        }
      }
    }
  }
`);

type Item = DueListQuery['dueItems']['edges'][number]['node'];

const route = getRouteApi('/staff/today');
/** Things that are opened on a page of their own, not in the household's file. */
const HAS_PAGE = new Set<ClockSubject>(['APPLICATION', 'REVIEW', 'WITHDRAWAL', 'DISPERSED_CARE']);
const PAGE = 50;

/** What is late at the chosen moment if nobody does anything: needs and clocks in one list, the earliest due first. */
export function DueList({ search, now }: { readonly search: TodaySearch; readonly now: string }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const { system } = useViewer();
  const { data } = useSuspenseQuery(DueListQuery, {
    variables: { ...dueWindow(search, system.today, now), first: PAGE, after: search.after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <PagedTable
      columns={[
        { label: t('need.clock') },
        { label: t('due.what') },
        { label: t('need.household') },
        { label: t('need.area') },
        { label: t('need.tier') },
        { label: t('due.who') },
        { label: t('common.actions'), hidden: true },
      ]}
      connection={data.dueItems}
      after={search.after}
      onTurn={(after) => void navigate({ search: (before) => ({ ...before, after }) })}
      empty={
        <Outcome
          icon="tick"
          title={t('today.emptyTitle')}
          hint={t('today.emptyHint')}
          actions={
            <Link to="/cases" className="button">
              {t('today.emptyAction')}
            </Link>
          }
        />
      }
    >
      {data.dueItems.edges.map(({ node }) => (
        <DueRow key={node.id} item={node} />
      ))}
    </PagedTable>
  );
}

function DueRow({ item }: { readonly item: Item }) {
  const { t, i18n } = useTranslation();
  const ruleName = useRuleName();
  const { need, clock } = item;
  if (need !== null) {
    return (
      <tr>
        <td className="nowrap">
          <ClockTag clock={need.clock} />
        </td>
        <td className="wide">
          <span className="row tight">
            <i className={`dot team-${need.service.team ?? 'OTHER'}`} />
            {localName(need.service, i18n.language)}
          </span>
          <span className="muted num need-number">{need.number}</span>
        </td>
        <td className="nowrap">
          <HouseholdLink household={need.household} />
        </td>
        <td>{areaName(need.area, i18n.language)}</td>
        <td>
          <TierTag tier={need.tier} />
        </td>
        <td>
          <NeedStateTag state={need.state} />
        </td>
        <td className="right nowrap">
          <Link to="/board" search={{ need: need.id }} className={need.state === 'UNMATCHED' ? 'button primary small' : 'button small'}>
            {need.state === 'UNMATCHED' ? t('need.match') : t('need.open')}
          </Link>
        </td>
      </tr>
    );
  }
  if (clock === null) return null;
  return (
    <tr>
      <td className="nowrap">
        <ClockFacts clock={clock} />
      </td>
      <td className="wide">
        {ruleName(clock.rule.key)}
        <span className="muted need-number">{t(`clockSubject.${clock.subjectKind}`)}</span>
      </td>
      <td className="nowrap">
        <HouseholdLink household={clock.household} />
      </td>
      <td>{areaName(clock.area, i18n.language)}</td>
      <td>—</td>
      <td>{clock.ownerName ?? <span className="tag now">{t('clockFacts.nobody')}</span>}</td>
      <td className="right nowrap">
        {clock.subjectKind === 'APPLICATION' && (
          <Link to="/assistance" search={{ queue: 'all', open: clock.subject }} className="button small">
            {t('need.open')}
          </Link>
        )}
        {clock.subjectKind === 'REVIEW' && (
          <Link to="/reviews" search={{ tab: 'all', open: clock.subject }} className="button small">
            {t('need.open')}
          </Link>
        )}
        {clock.subjectKind === 'DISPERSED_CARE' && (
          <Link to="/hardship" search={{ tab: 'all', open: clock.subject }} className="button small">
            {t('need.open')}
          </Link>
        )}
        {clock.subjectKind === 'WITHDRAWAL' && (
          <Link to="/reviews" search={{ tab: 'watch', withdrawal: clock.subject }} className="button small">
            {t('need.open')}
          </Link>
        )}
        {clock.household !== null && !HAS_PAGE.has(clock.subjectKind) && (
          <Link
            to="/cases/$id"
            params={{ id: clock.household.id }}
            search={clock.subjectKind === 'PLAN' ? { tab: 'plan' } : clock.subjectKind === 'CASE' ? { tab: 'case' } : {}}
            className="button small"
          >
            {t('need.open')}
          </Link>
        )}
      </td>
    </tr>
  );
}
