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
import { AreaPicker } from '../areas/AreaPicker';
import { ClockFacts } from '../clocks/ClockFacts';
import { HouseholdLink } from '../households/HouseholdLink';
import { ApplicationDrawer } from './ApplicationDrawer';
import { ApplicationStateTag } from './ApplicationStateTag';
import './assistance.css';
import { applicationFilter, QUEUES, type AssistanceSearch } from './search';

const AssistancePageQuery = graphql(`
  query AssistancePage($filter: AssistanceApplicationFilter!, $first: Int!, $after: String) {
    assistanceApplications(filter: $filter, first: $first, after: $after) {
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
          programme
          ground
          persons
          submittedAt
          preparedByName
          trips
          clock {
            id
            ...ClockParts @unmask
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

const route = getRouteApi('/staff/assistance');
const PAGE = 50;

/** Applications for assistance in a queue; the first one is what waits for the viewer's decision. */
export default function AssistancePage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const deferred = useDeferredValue(search);
  const navigate = route.useNavigate();
  const { queue = 'mine' } = search;
  return (
    <>
      <title>{t('assistance.documentTitle')}</title>
      <div className="page-head">
        <h1>{t('assistance.title')}</h1>
        <AreaPicker
          value={search.area}
          onChange={(area) => void navigate({ search: (before) => ({ ...before, after: undefined, area }) })}
        />
      </div>
      <nav className="tabs" aria-label={t('assistance.queues')}>
        {QUEUES.map((each) => (
          <Link
            key={each}
            to="/assistance"
            search={{ ...(each === 'mine' ? {} : { queue: each }), ...(search.area === undefined ? {} : { area: search.area }) }}
            aria-current={queue === each ? 'page' : undefined}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {t(`assistance.queue.${each}`)}
          </Link>
        ))}
      </nav>
      <section className="panel flush" aria-label={t(`assistance.queue.${queue}`)} aria-busy={deferred !== search}>
        <Boundary resetKey={JSON.stringify([applicationFilter(deferred), deferred.after])}>
          <Rows search={deferred} />
        </Boundary>
      </section>
      <ApplicationDrawer id={search.open} />
    </>
  );
}

function Rows({ search }: { readonly search: AssistanceSearch }) {
  const { t, i18n } = useTranslation();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(AssistancePageQuery, {
    variables: { filter: applicationFilter(search), first: PAGE, after: search.after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const { edges } = data.assistanceApplications;
  if (edges.length === 0) return <Outcome icon="tick" title={t('assistance.queueEmpty')} hint={t('assistance.queueEmptyHint')} center />;
  return (
    <PagedTable
      columns={[
        { label: t('assistance.number') },
        { label: t('need.household') },
        { label: t('need.area') },
        { label: t('assistance.programme') },
        { label: t('assistance.groundColumn') },
        { label: t('assistance.persons'), align: 'right' },
        { label: t('need.state') },
        { label: t('need.clock') },
        { label: t('assistance.preparedBy') },
        { label: t('assistance.submittedOn') },
        { label: t('assistance.trips'), align: 'right' },
      ]}
      connection={data.assistanceApplications}
      after={search.after}
      onTurn={(after) => void navigate({ search: (before) => ({ ...before, after }) })}
    >
      {edges.map(({ node }) => (
        <tr key={node.id} aria-selected={node.id === search.open}>
          <td className="nowrap">
            <Link from="/assistance" to="/assistance" search={(before) => ({ ...before, open: node.id })} className="num">
              {node.number}
            </Link>
          </td>
          <td className="nowrap">
            <HouseholdLink household={node.household} />
          </td>
          <td className="wide">{node.household !== null && areaName(node.household.area, i18n.language)}</td>
          <td>{t(`programme.${node.programme}`)}</td>
          <td>{t(`assistance.ground.${node.ground}`)}</td>
          <td className="num right">{node.persons}</td>
          <td>
            <ApplicationStateTag state={node.state} />
          </td>
          <td className="nowrap">{node.clock === null ? '—' : <ClockFacts clock={node.clock} />}</td>
          <td>{node.preparedByName ?? t('common.hidden')}</td>
          <td className="num nowrap">{node.submittedAt !== null && civilDate(node.submittedAt)}</td>
          <td className="num right">{node.trips}</td>
        </tr>
      ))}
    </PagedTable>
  );
}
