import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { Panel } from '../../ui/Panel';
import { useViewer } from '../session/viewer';
import { ImportRow } from './ImportRow';
import './imports.css';
import { UploadPanel } from './UploadPanel';

const ImportsPageQuery = graphql(`
  query ImportsPage($first: Int!, $after: String) {
    importBatches(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          ...ImportRow
        }
      }
    }
  }
`);

const route = getRouteApi('/staff/data');
const PAGE = 20;

/** Files in, and what became of every one of them. */
export default function ImportsPage() {
  const { t } = useTranslation();
  const { can } = useViewer();
  return (
    <>
      <title>{t('import.documentTitle')}</title>
      <div className="page-head">
        <h1>{t('page.data')}</h1>
      </div>
      <div className="stack">
        {can('import:use') && <UploadPanel />}
        <Panel title={t('import.history')} flush>
          <History />
        </Panel>
      </div>
    </>
  );
}

function History() {
  const { t } = useTranslation();
  const { after } = route.useSearch();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(ImportsPageQuery, {
    variables: { first: PAGE, after: after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const { edges } = data.importBatches;
  if (edges.length === 0) return <Outcome icon="file" title={t('import.emptyTitle')} hint={t('import.emptyHint')} center />;
  return (
    <PagedTable
      columns={[
        { label: t('import.file') },
        { label: t('import.kind') },
        { label: t('import.state') },
        { label: t('import.rowsRead'), align: 'right' },
        { label: t('import.rowsOk'), align: 'right' },
        { label: t('import.rowsRejected'), align: 'right' },
        { label: t('import.by') },
        { label: t('import.at') },
      ]}
      connection={data.importBatches}
      after={after}
      onTurn={(next) => void navigate({ search: { after: next } })}
    >
      {edges.map(({ node }) => (
        <ImportRow key={node.id} batch={node} />
      ))}
    </PagedTable>
  );
}
