import { useApolloClient, useSuspenseQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { CellErrorsFragment } from '../../gql/graphql';
import { Panel } from '../../ui/Panel';

graphql(`
  fragment CellErrors on ImportCellErrorConnection {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      cursor
      node {
        rowNumber
        header
        field
        value
        code
      }
    }
  }
`);

const ImportErrorsQuery = graphql(`
  query ImportErrors($id: ID!, $after: String) {
    importBatch(id: $id) {
      id
      cellErrors(first: 100, after: $after) {
        ...CellErrors @unmask
      }
    }
  }
`);

/**
 * Every fault at its cell: the row of the sheet, the column, what stands there, and what is wrong with it.
 * What stands in a cell is clear personal data, so it never enters the cache.
 */
export function ImportErrors({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const client = useApolloClient();
  const { data } = useSuspenseQuery(ImportErrorsQuery, { variables: { id, after: null }, fetchPolicy: 'no-cache' });
  const [more, setMore] = useState<readonly CellErrorsFragment[]>([]);
  const first = data.importBatch?.cellErrors;
  if (first === undefined) return null;
  const total = first.totalCount;
  const pages = [first, ...more];
  const edges = pages.flatMap((page) => page.edges);
  const last = pages.at(-1)?.pageInfo;

  async function next(): Promise<void> {
    const answer = await client.query({
      query: ImportErrorsQuery,
      variables: { id, after: last?.endCursor ?? null },
      fetchPolicy: 'no-cache',
    });
    const page = answer.data?.importBatch?.cellErrors;
    if (page) setMore((before) => [...before, page]);
  }

  return (
    <Panel title={t('import.errors', { count: total })} flush>
      <div className="table-wrap errors">
        <table className="table">
          <thead>
            <tr>
              <th scope="col" className="right">
                {t('import.row')}
              </th>
              <th scope="col">{t('import.column')}</th>
              <th scope="col">{t('import.value')}</th>
              <th scope="col">{t('import.fault')}</th>
            </tr>
          </thead>
          <tbody>
            {edges.map(({ cursor, node }) => (
              <tr key={cursor}>
                <td className="num right">{node.rowNumber}</td>
                <td className="nowrap">{node.header ?? '–'}</td>
                <td className="num cell-value">
                  {node.value === null || node.value === '' ? (
                    <span className="muted">{t('import.emptyCell')}</span>
                  ) : (
                    <mark>{node.value}</mark>
                  )}
                </td>
                <td>{t(`error.${node.code}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {last?.hasNextPage === true && (
        <button type="button" className="button more" onClick={() => void next()}>
          {t('import.moreErrors', { shown: edges.length, total: total })}
        </button>
      )}
    </Panel>
  );
}
