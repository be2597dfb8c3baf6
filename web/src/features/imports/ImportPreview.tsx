import { useSuspenseQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { Panel } from '../../ui/Panel';

const ImportPreviewQuery = graphql(`
  query ImportPreview($id: ID!) {
    importBatch(id: $id) {
      id
      columns {
        header
      }
      preview {
        rowNumber
        verdict
        cells
      }
    }
  }
`);

const tone = { OK: 'done', REJECTED: 'late', DUPLICATE: 'soon' } as const;

/** The first rows of the file as they were understood, each with its verdict; clear text, so never in the cache. */
export function ImportPreview({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { data: answer } = useSuspenseQuery(ImportPreviewQuery, { variables: { id }, fetchPolicy: 'no-cache' });
  const data = answer.importBatch;
  if (data === null || data.preview.length === 0) return null;
  return (
    <Panel title={t('import.preview', { count: data.preview.length })} flush>
      <div className="table-wrap">
        <table className="table preview">
          <thead>
            <tr>
              <th scope="col" className="right">
                {t('import.row')}
              </th>
              <th scope="col">{t('import.verdict')}</th>
              {data.columns.map((column) => (
                <th key={column.header} scope="col">
                  {column.header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.preview.map((row) => (
              <tr key={row.rowNumber}>
                <td className="num right">{row.rowNumber}</td>
                <td>
                  <span className={`tag ${tone[row.verdict]}`}>{t(`verdict.${row.verdict}`)}</span>
                </td>
                {data.columns.map((column, index) => (
                  <td key={column.header} className="nowrap">
                    {row.cells[index]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
