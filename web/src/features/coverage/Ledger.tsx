import { useSuspenseQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { areaName } from '../../platform/local-name';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { HouseholdLink } from '../households/HouseholdLink';
import { CoverageTag } from './CoverageTag';
import { LedgerQuery } from './documents';
import { ledgerFilter, type LedgerSearch } from './search';

const PAGE = 50;

interface Props {
  readonly search: LedgerSearch;
  readonly onTurn: (after: string | undefined) => void;
}

/** Households of the ledger as rows: state, who answers for it, and the date that counts. */
export function Ledger({ search, onTurn }: Props) {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseQuery(LedgerQuery, {
    variables: { filter: ledgerFilter(search), first: PAGE, after: search.after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <PagedTable
      columns={[
        { label: t('coverage.state') },
        { label: t('need.household') },
        { label: t('need.area') },
        { label: t('coverage.responsible') },
        { label: t('coverage.lastContact') },
        { label: t('coverage.cadence'), align: 'right' },
        { label: t('coverage.date') },
      ]}
      connection={data.coverageEntries}
      after={search.after}
      onTurn={onTurn}
      empty={<Outcome icon="tick" title={t('coverage.listEmpty')} hint={t('coverage.listEmptyHint')} />}
    >
      {data.coverageEntries.edges.map(({ node }) => (
        <tr key={node.id}>
          <td className="nowrap">
            <CoverageTag state={node.state} />
            <span className="muted need-number">{t(`coverageBasis.${node.basis}`)}</span>
          </td>
          <td className="nowrap">
            <HouseholdLink household={node.household} />
            <span className="muted num need-number">{node.household?.number ?? t('coverage.livesElsewhere')}</span>
          </td>
          <td>{node.area === null ? '' : areaName(node.area, i18n.language)}</td>
          <td>
            {node.responsible?.name ?? <span className="late-text">{t('coverage.nobody')}</span>}
            {node.unit !== null && <span className="muted need-number">{node.unit.name}</span>}
          </td>
          <td className="num nowrap">{node.lastContactOn ?? <span className="muted">{t('coverage.neverMet')}</span>}</td>
          <td className="right num nowrap">{t('coverage.cadenceDays', { days: node.cadenceDays })}</td>
          <td className="nowrap">
            <span className="num">{t(`coverageDue.${node.state}`, { day: node.dueOn })}</span>
            {node.state === 'GAP' && <span className="muted num need-number">{t('coverage.since', { day: node.fromDay })}</span>}
          </td>
        </tr>
      ))}
    </PagedTable>
  );
}
