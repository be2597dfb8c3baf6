import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { Boundary } from '../../ui/Boundary';
import { Icon } from '../../ui/Icon';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { useViewer } from '../session/viewer';
import { volunteerFilter, type VolunteersSearch } from './search';
import { VolunteerDrawer } from './VolunteerDrawer';
import { VolunteerRow } from './VolunteerRow';
import { VolunteersFilters } from './VolunteersFilters';
import './volunteers.css';

const VolunteerNewDialog = lazy(() => import('./VolunteerNewDialog'));

const VolunteersPageQuery = graphql(`
  query VolunteersPage($filter: VolunteerFilter!, $first: Int!, $after: String) {
    volunteers(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          ...VolunteerRow
        }
      }
    }
  }
`);

const route = getRouteApi('/staff/volunteers');
const PAGE = 50;

/** Who is free this week, what they can do, and whose papers run out. */
export default function VolunteersPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const deferred = useDeferredValue(search);
  const { can } = useViewer();
  return (
    <>
      <title>{t('volunteer.documentTitle')}</title>
      <div className="page-head">
        <h1>{t('page.volunteers')}</h1>
        {can('applicant:decide') && (
          <Link to="/volunteers/applicants" className="button">
            {t('applicant.open')}
          </Link>
        )}
        {can('volunteer:edit') && (
          <Link from="/volunteers" to="/volunteers" search={(before) => ({ ...before, dialog: 'new' as const })} className="button primary">
            <Icon name="plus" />
            {t('volunteer.new')}
          </Link>
        )}
      </div>
      <Boundary fallback={<div className="filters" />}>
        <VolunteersFilters />
      </Boundary>
      <section className="panel flush" aria-label={t('page.volunteers')} aria-busy={deferred !== search}>
        <Boundary resetKey={JSON.stringify(volunteerFilter(deferred))}>
          <Rows search={deferred} />
        </Boundary>
      </section>
      <VolunteerDrawer id={search.v} />
      {search.dialog === 'new' && (
        <Boundary fallback={<></>}>
          <VolunteerNewDialog />
        </Boundary>
      )}
    </>
  );
}

function Rows({ search }: { readonly search: VolunteersSearch }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const { system } = useViewer();
  const { data } = useSuspenseQuery(VolunteersPageQuery, {
    variables: { filter: volunteerFilter(search), first: PAGE, after: search.after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const { edges } = data.volunteers;
  if (edges.length === 0) {
    return Object.keys(volunteerFilter(search)).length > 0 ? (
      <Outcome
        icon="search"
        title={t('volunteer.noneTitle')}
        hint={t('volunteer.noneHint')}
        actions={
          <Link to="/volunteers" className="button">
            {t('common.clearFilters')}
          </Link>
        }
        center
      />
    ) : (
      <Outcome
        icon="volunteers"
        title={t('volunteer.emptyTitle')}
        hint={t('volunteer.emptyHint')}
        actions={
          <Link to="/data" className="button primary">
            {t('case.emptyAction')}
          </Link>
        }
        center
      />
    );
  }
  return (
    <PagedTable
      columns={[
        { label: t('volunteer.one') },
        { label: t('volunteer.week') },
        { label: t('volunteer.teams') },
        { label: t('volunteer.homeArea') },
        { label: t('volunteer.skills') },
        { label: t('volunteer.last30'), align: 'right' },
        { label: t('volunteer.openTasks'), align: 'right' },
        { label: t('volunteer.asking') },
        { label: t('volunteer.attention') },
      ]}
      connection={data.volunteers}
      after={search.after}
      onTurn={(after) => void navigate({ search: (before) => ({ ...before, after }) })}
    >
      {edges.map(({ node }) => (
        <VolunteerRow key={node.id} volunteer={node} today={system.today} selected={node.id === search.v} />
      ))}
    </PagedTable>
  );
}
