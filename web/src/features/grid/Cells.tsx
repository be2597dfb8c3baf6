import { useSuspenseQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { areaName } from '../../platform/local-name';
import { civilDate } from '../../platform/time';
import { useReport } from '../../platform/useReport';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { GridCellsQuery, GridCoverEnd, type Cell } from './documents';
import type { GridSearch } from './search';

const PAGE = 50;

interface Props {
  readonly search: GridSearch;
  readonly go: (change: (before: GridSearch) => GridSearch) => void;
}

/** Cells with who answers for them now, who covers, and how many households that is. */
export function Cells({ search, go }: Props) {
  const { t } = useTranslation();
  const { data } = useSuspenseQuery(GridCellsQuery, {
    variables: { area: search.area ?? null, unassigned: search.unassigned ?? null, first: PAGE, after: search.after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <>
      <label className="row tight grid-only">
        <input
          type="checkbox"
          className="check"
          checked={search.unassigned === true}
          onChange={(event) => {
            const { checked } = event.target;
            go(({ unassigned: _u, after: _a, ...before }) => (checked ? { ...before, unassigned: true } : before));
          }}
        />
        {t('grid.unassigned')}
      </label>
      <PagedTable
        columns={[
          { label: t('grid.cell') },
          { label: t('grid.worker') },
          { label: t('grid.households'), align: 'right' },
          { label: t('grid.behind'), align: 'right' },
          { label: t('common.actions'), hidden: true },
        ]}
        connection={data.gridCells}
        after={search.after}
        onTurn={(after) => go(({ after: _after, ...before }) => (after === undefined ? before : { ...before, after }))}
        empty={<Outcome icon="pin" title={t('grid.noCells')} hint={t('grid.noCellsHint')} />}
      >
        {data.gridCells.edges.map(({ node }) => (
          <Row key={node.area?.code} cell={node} search={search} />
        ))}
      </PagedTable>
    </>
  );
}

function Row({ cell, search }: { readonly cell: Cell; readonly search: GridSearch }) {
  const { t, i18n } = useTranslation();
  const report = useReport();
  const [end, ending] = useCommand(GridCoverEnd);
  const code = cell.area?.code ?? '';
  const name = cell.area === null ? '' : areaName(cell.area, i18n.language);
  return (
    <tr>
      <td>
        {name}
        <span className="muted num need-number">{code}</span>
      </td>
      <td>
        {cell.assignment === null ? (
          <span className="late-text">{t('grid.noWorker')}</span>
        ) : (
          <>
            {cell.assignment.worker.name ?? t('common.hidden')}
            <span className="muted num need-number">{t('grid.since', { day: civilDate(cell.assignment.fromAt) })}</span>
          </>
        )}
        {cell.covers.map((cover) => (
          <span key={cover.id} className="row tight need-number">
            <span className={`tag ${cover.runs ? 'soon' : ''}`}>
              {cover.runs
                ? t('grid.covered', { name: cover.cover.name, day: civilDate(Date.parse(cover.untilAt) - 1) })
                : t('grid.coverComing', { name: cover.cover.name, from: civilDate(cover.fromAt) })}
            </span>
            {cell.viewerCanAssign && (
              <button
                type="button"
                className="button quiet small"
                disabled={ending}
                onClick={() => void end({ input: { id: cover.id } }).then((outcome) => report(outcome, t('grid.coverEnded')))}
              >
                {t('grid.endCover')}
              </button>
            )}
          </span>
        ))}
      </td>
      <td className="right num">
        <Link to="/overview/households" search={{ area: code }}>
          {cell.households}
        </Link>
      </td>
      <td className={`right num ${cell.behind > 0 ? 'late-text' : 'muted'}`}>{cell.behind}</td>
      <td className="right nowrap">
        {cell.viewerCanAssign && (
          <span className="row tight grid-actions">
            <Link
              to="/grid"
              search={{ ...search, dialog: 'assign', cell: code }}
              className="button small"
              aria-label={t('grid.assignLine', { cell: name })}
            >
              {t('grid.assign')}
            </Link>
            <Link
              to="/grid"
              search={{ ...search, dialog: 'cover', cell: code }}
              className="button small"
              aria-label={t('grid.coverLine', { cell: name })}
            >
              {t('grid.cover')}
            </Link>
          </span>
        )}
      </td>
    </tr>
  );
}
