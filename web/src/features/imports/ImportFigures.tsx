import { useSuspenseFragment } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client/masking';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';

const ImportFiguresFragment = graphql(`
  fragment ImportFigures on ImportBatch {
    id
    rowsRead
    rowsOk
    rowsRejected
    rowsDuplicate
  }
`);

/** Read = fit + with faults + already there; the reader can add it up. */
export function ImportFigures({ batch }: { readonly batch: FragmentType<typeof ImportFiguresFragment> }) {
  const { t } = useTranslation();
  const { data } = useSuspenseFragment({ fragment: ImportFiguresFragment, from: batch });
  return (
    <dl className="figures">
      {(['rowsRead', 'rowsOk', 'rowsRejected', 'rowsDuplicate'] as const).map((key) => (
        <div key={key} className={data[key] > 0 ? key : undefined}>
          <dt>{t(`import.${key}`)}</dt>
          <dd className="num">{data[key]}</dd>
        </div>
      ))}
    </dl>
  );
}
