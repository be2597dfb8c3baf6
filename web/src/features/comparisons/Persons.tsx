import { useSuspenseQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { HouseholdLink } from '../households/HouseholdLink';
import { ComparisonRowsQuery } from './documents';
import { Person } from './Person';
import { ROW_ASKS, type ComparisonSearch } from './search';

const PAGE = 50;

interface Props {
  readonly runId: string;
  readonly search: ComparisonSearch;
  readonly go: (change: (before: ComparisonSearch) => ComparisonSearch) => void;
}

/** The persons whom a figure of the newest run counts. */
export function Persons({ runId, search, go }: Props) {
  const { t } = useTranslation();
  const asks = ROW_ASKS[search.rows ?? 'matched'];
  const { data } = useSuspenseQuery(ComparisonRowsQuery, {
    variables: { runId, ...asks, first: PAGE, after: search.after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const rows = data.comparisonRows;
  const pairs = asks.outcome !== 'ONLY';
  return (
    <PagedTable
      columns={[
        { label: t('comparison.place'), align: 'right' },
        { label: t('comparison.person') },
        ...(pairs ? [{ label: t('comparison.otherPerson') }, { label: t('comparison.score'), align: 'right' as const }] : []),
        { label: t('need.household') },
      ]}
      connection={rows}
      after={search.after}
      onTurn={(after) => go(({ after: _after, ...before }) => (after === undefined ? before : { ...before, after }))}
      empty={<Outcome icon="tick" title={t('comparison.noRows')} hint={t('comparison.noRowsHint')} />}
    >
      {rows.edges.map(({ node }) => (
        <tr key={node.id}>
          <td className="num right">{node.ordinal}</td>
          <td className="wide">
            <Person party={node.party} />
          </td>
          {pairs && (
            <>
              <td className="wide">
                <Person party={node.otherParty} />
              </td>
              <td className="num right">{node.score}</td>
            </>
          )}
          <td className="nowrap">
            <HouseholdLink household={node.household} />
          </td>
        </tr>
      ))}
    </PagedTable>
  );
}
