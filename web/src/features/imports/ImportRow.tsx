import { useSuspenseFragment } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client/masking';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { formatInstant } from '../../platform/time';
import { ImportStateTag } from './ImportStateTag';

const ImportRowFragment = graphql(`
  fragment ImportRow on ImportBatch {
    id
    kind
    fileName
    state
    createdAt
    rowsRead
    rowsOk
    rowsRejected
    createdBy {
      id
      displayName
    }
  }
`);

/** One file of the history. */
export function ImportRow({ batch }: { readonly batch: FragmentType<typeof ImportRowFragment> }) {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseFragment({ fragment: ImportRowFragment, from: batch });
  return (
    <tr>
      <td className="wide">
        <Link to="/data/$id" params={{ id: data.id }} className="clip file-name">
          {data.fileName}
        </Link>
      </td>
      <td>{t(`importKind.${data.kind}`)}</td>
      <td>
        <ImportStateTag state={data.state} />
      </td>
      <td className="num right">{data.rowsRead}</td>
      <td className="num right">{data.rowsOk}</td>
      <td className={data.rowsRejected > 0 ? 'num right rejected' : 'num right'}>{data.rowsRejected}</td>
      <td>{data.createdBy.displayName}</td>
      <td className="num nowrap">{formatInstant(data.createdAt, i18n.language)}</td>
    </tr>
  );
}
