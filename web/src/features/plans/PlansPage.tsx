import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { areaName } from '../../platform/local-name';
import { civilDate } from '../../platform/time';
import { Boundary } from '../../ui/Boundary';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { ClockTag } from '../../ui/tags';
import { AreaPicker } from '../areas/AreaPicker';
import { HouseholdLink } from '../households/HouseholdLink';
import { useViewer } from '../session/viewer';
import { PlanStateTag } from './PlanStateTag';
import { planFilter, QUEUES, type PlansSearch } from './search';

const PlansPageQuery = graphql(`
  query PlansPage($filter: HouseholdPlanFilter!, $first: Int!, $after: String) {
    householdPlans(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          number
          state
          authorName
          submittedAt
          reviewClock {
            dueAt
            state
            minutesLeft
            workingDaysLeft
            calendarKnown
          }
          household {
            id
            number
            headName
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

const route = getRouteApi('/staff/plans');
const PAGE = 50;

/** Plans of all households in a queue; the first one is what waits for the viewer. */
export default function PlansPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const deferred = useDeferredValue(search);
  const navigate = route.useNavigate();
  const { system } = useViewer();
  const { queue = 'approval' } = search;
  return (
    <>
      <title>{t('housePlan.documentTitle')}</title>
      <div className="page-head">
        <h1>{t('case.tab.plan')}</h1>
        <AreaPicker
          value={search.area}
          onChange={(area) => void navigate({ search: (before) => ({ ...before, after: undefined, area }) })}
        />
      </div>
      <nav className="tabs" aria-label={t('housePlan.queues')}>
        {QUEUES.map((each) => (
          <Link
            key={each}
            to="/plans"
            search={{ ...(each === 'approval' ? {} : { queue: each }), ...(search.area === undefined ? {} : { area: search.area }) }}
            aria-current={queue === each ? 'page' : undefined}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {t(`housePlan.queue.${each}`)}
          </Link>
        ))}
      </nav>
      <section className="panel flush" aria-label={t(`housePlan.queue.${queue}`)} aria-busy={deferred !== search}>
        <Boundary resetKey={JSON.stringify(planFilter(deferred, system.today))}>
          <Rows search={deferred} />
        </Boundary>
      </section>
    </>
  );
}

function Rows({ search }: { readonly search: PlansSearch }) {
  const { t, i18n } = useTranslation();
  const navigate = route.useNavigate();
  const { system } = useViewer();
  const { data } = useSuspenseQuery(PlansPageQuery, {
    variables: { filter: planFilter(search, system.today), first: PAGE, after: search.after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const { edges } = data.householdPlans;
  if (edges.length === 0) return <Outcome icon="tick" title={t('housePlan.queueEmpty')} hint={t('housePlan.queueEmptyHint')} center />;
  return (
    <PagedTable
      columns={[
        { label: t('need.household') },
        { label: t('need.area') },
        { label: t('housePlan.versionColumn') },
        { label: t('need.state') },
        { label: t('housePlan.author') },
        { label: t('housePlan.submittedOn') },
        { label: t('housePlan.review') },
        { label: t('common.actions'), hidden: true },
      ]}
      connection={data.householdPlans}
      after={search.after}
      onTurn={(after) => void navigate({ search: (before) => ({ ...before, after }) })}
    >
      {edges.map(({ node }) => (
        <tr key={node.id}>
          <td className="nowrap">
            <HouseholdLink household={node.household} />
            <span className="muted num need-number">{node.household?.number}</span>
          </td>
          <td className="wide">{node.household !== null && areaName(node.household.area, i18n.language)}</td>
          <td className="num nowrap">{t('housePlan.version', { number: node.number })}</td>
          <td>
            <PlanStateTag state={node.state} />
          </td>
          <td>{node.authorName ?? t('common.hidden')}</td>
          <td className="num nowrap">{node.submittedAt !== null && civilDate(node.submittedAt)}</td>
          <td>{node.reviewClock !== null && <ClockTag clock={node.reviewClock} />}</td>
          <td className="right">
            {node.household !== null && (
              <Link
                to="/cases/$id"
                params={{ id: node.household.id }}
                search={{ tab: 'plan', version: node.id }}
                className="button small"
                aria-label={t('housePlan.openLine', { name: node.household.headName })}
              >
                {t('need.open')}
              </Link>
            )}
          </td>
        </tr>
      ))}
    </PagedTable>
  );
}
