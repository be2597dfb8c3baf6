import { useSuspenseQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { newRequestId, useCommand } from '../../platform/command';
import { localName } from '../../platform/local-name';
import { useReport } from '../../platform/useReport';
import { Outcome } from '../../ui/Outcome';
import { Panel } from '../../ui/Panel';
import { useViewer } from '../session/viewer';
import { GridBalanceQuery, GridCellAssign, GridLoadsQuery } from './documents';

/** The share of each worker, the heaviest first, and moves that would make shares fairer. */
export function Loads({ area }: { readonly area: string | undefined }) {
  const { t } = useTranslation();
  const { can } = useViewer();
  const { data } = useSuspenseQuery(GridLoadsQuery, { variables: { area: area ?? null }, fetchPolicy: 'cache-and-network' });
  const most = Math.max(1, ...data.gridLoads.map((load) => load.households));
  if (data.gridLoads.length === 0) return <Outcome icon="people" title={t('grid.noLoads')} hint={t('grid.noLoadsHint')} center />;
  return (
    <div className="stack">
      {can('grid:edit') && (
        <Panel title={t('grid.balance')} resetKey={area ?? ''}>
          <Balance area={area} />
        </Panel>
      )}
      <section className="panel flush" aria-label={t('grid.loads')}>
        <div className="table-wrap">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('grid.worker')}</th>
                <th scope="col" className="right">
                  {t('grid.cellCount')}
                </th>
                <th scope="col" className="right">
                  {t('grid.covering')}
                </th>
                <th scope="col" className="right">
                  {t('grid.households')}
                </th>
                <th scope="col" className="right">
                  {t('grid.behind')}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.gridLoads.map((load) => (
                <tr key={load.worker.id}>
                  <td>{load.worker.name ?? t('common.hidden')}</td>
                  <td className="right num">{load.cells}</td>
                  <td className="right num">{load.covered}</td>
                  <td className="right num grid-share">
                    {load.households}
                    <span className="coverage-bar" aria-hidden="true">
                      <i style={{ width: `${(load.households / most) * 100}%` }} />
                    </span>
                  </td>
                  <td className={`right num ${load.behind > 0 ? 'late-text' : 'muted'}`}>{load.behind}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </div>
  );
}

function Balance({ area }: { readonly area: string | undefined }) {
  const { t, i18n } = useTranslation();
  const report = useReport();
  const { data } = useSuspenseQuery(GridBalanceQuery, { variables: { area: area ?? null }, fetchPolicy: 'cache-and-network' });
  const [assign, busy] = useCommand(GridCellAssign);
  const moves = data.gridBalance;
  if (moves.length === 0) return <p className="muted">{t('grid.balanceEmpty')}</p>;
  return (
    <>
      <p className="muted">{t('grid.balanceHint')}</p>
      <ol className="grid-moves">
        {moves.map((move, at) => (
          <li key={`${move.cell?.code}${move.to.id}`} className="row">
            <Link to="/grid" search={{ view: 'cells', area: move.cell?.code ?? '' }} className="grow">
              {t('grid.move', {
                cell: move.cell === null ? '' : localName(move.cell, i18n.language),
                households: move.households,
                from: move.from?.name ?? t('coverage.nobody'),
                fromHouseholds: move.fromHouseholds,
                to: move.to.name,
                toHouseholds: move.toHouseholds,
              })}
            </Link>
            {at === 0 && (
              <button
                type="button"
                className="button small"
                disabled={busy}
                onClick={() =>
                  void assign({
                    input: {
                      requestId: newRequestId(),
                      cellCode: move.cell?.code ?? '',
                      workerId: move.to.id,
                      expectedWorkerId: move.from?.id ?? null,
                      reason: 'BALANCE',
                    },
                  }).then((outcome) => report(outcome, t('grid.assigned')))
                }
              >
                {t('grid.apply')}
              </button>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
