import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { Outcome } from '../../ui/Outcome';
import { Pager } from '../../ui/Pager';
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
        {can('import:run') && <UploadPanel />}
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
  const { edges, pageInfo, totalCount } = data.importBatches;
  if (edges.length === 0) return <Outcome icon="file" title={t('import.emptyTitle')} hint={t('import.emptyHint')} center />;
  return (
    <>
      <div className="table-wrap">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('import.file')}</th>
              <th scope="col">{t('import.kind')}</th>
              <th scope="col">{t('import.state')}</th>
              <th scope="col" className="right">
                {t('import.rowsRead')}
              </th>
              <th scope="col" className="right">
                {t('import.rowsOk')}
              </th>
              <th scope="col" className="right">
                {t('import.rowsRejected')}
              </th>
              <th scope="col">{t('import.by')}</th>
              <th scope="col">{t('import.at')}</th>
            </tr>
          </thead>
          <tbody>
            {edges.map(({ node }) => (
              <ImportRow key={node.id} batch={node} />
            ))}
          </tbody>
        </table>
      </div>
      <Pager
        total={totalCount}
        shown={edges.length}
        atStart={after === undefined}
        hasNext={pageInfo.hasNextPage}
        toStart={() => void navigate({ search: {} })}
        toNext={() => void navigate({ search: { after: pageInfo.endCursor ?? undefined } })}
      />
    </>
  );
}
