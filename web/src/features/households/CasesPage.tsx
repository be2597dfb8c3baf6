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
import { CasesFilters } from './CasesFilters';
import './households.css';
import { HouseholdRow } from './HouseholdRow';
import { householdFilter, type CasesSearch } from './search';

const HouseholdNewDialog = lazy(() => import('./HouseholdNewDialog'));

const CasesPageQuery = graphql(`
  query CasesPage($filter: HouseholdFilter!, $orderBy: HouseholdOrder!, $first: Int!, $after: String) {
    households(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          ...HouseholdRow
        }
      }
    }
  }
`);

const route = getRouteApi('/staff/cases');
const PAGE = 50;

/** Every household that the viewer may see; the filter in force is the URL. */
export default function CasesPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const deferred = useDeferredValue(search);
  const { can } = useViewer();
  return (
    <>
      <title>{t('case.documentTitle')}</title>
      <div className="page-head">
        <h1>{t('case.listTitle')}</h1>
        {can('household:edit') && (
          <Link to="/cases" search={(before) => ({ ...before, dialog: 'new' as const })} className="button primary">
            <Icon name="plus" />
            {t('case.new')}
          </Link>
        )}
      </div>
      <Boundary fallback={<div className="filters" />}>
        <CasesFilters />
      </Boundary>
      <section className="panel flush" aria-label={t('case.listTitle')} aria-busy={deferred !== search}>
        <Boundary resetKey={JSON.stringify(deferred)}>
          <Rows search={deferred} />
        </Boundary>
      </section>
      {search.dialog === 'new' && (
        <Boundary fallback={<></>}>
          <HouseholdNewDialog />
        </Boundary>
      )}
    </>
  );
}

function Rows({ search }: { readonly search: CasesSearch }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(CasesPageQuery, {
    variables: { filter: householdFilter(search), orderBy: search.sort ?? 'NUMBER', first: PAGE, after: search.after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const { edges } = data.households;
  const narrowed = Object.keys(householdFilter(search)).length > 0;
  if (edges.length === 0) {
    return narrowed ? (
      <Outcome
        icon="search"
        title={t('case.noneTitle')}
        hint={t('case.noneHint')}
        actions={
          <Link to="/cases" className="button">
            {t('common.clearFilters')}
          </Link>
        }
        center
      />
    ) : (
      <Outcome
        icon="cases"
        title={t('case.emptyTitle')}
        hint={t('case.emptyHint')}
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
        { label: t('case.head') },
        { label: t('need.area') },
        { label: t('case.members'), align: 'right' },
        { label: t('case.programmes') },
        { label: t('case.hardship') },
        { label: t('case.consent') },
        { label: t('case.lastContact') },
      ]}
      connection={data.households}
      after={search.after}
      onTurn={(after) => void navigate({ search: (before) => ({ ...before, after }) })}
    >
      {edges.map(({ node }) => (
        <HouseholdRow key={node.id} household={node} />
      ))}
    </PagedTable>
  );
}
