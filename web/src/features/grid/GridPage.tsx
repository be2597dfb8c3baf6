import { getRouteApi, Link } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../ui/Boundary';
import { AreaPicker } from '../areas/AreaPicker';
import '../coverage/coverage.css';
import { Ledger } from '../coverage/Ledger';
import { useViewer } from '../session/viewer';
import { CellDialog } from './CellDialog';
import { Cells } from './Cells';
import './grid.css';
import { Loads } from './Loads';
import { closed, type GridSearch } from './search';

const route = getRouteApi('/staff/grid');

/** The grid: a worker's own households first; for coordinators who answers for which cell, cover, and the shares. */
export default function GridPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const deferred = useDeferredValue(search);
  const navigate = route.useNavigate();
  const { can } = useViewer();
  const view = search.view ?? (can('grid:edit') ? 'cells' : 'mine');
  const go = (change: (before: GridSearch) => GridSearch) => void navigate({ search: change });
  return (
    <>
      <title>{t('grid.documentTitle')}</title>
      <div className="page-head">
        <h1>{t('page.grid')}</h1>
        {view !== 'mine' && (
          <AreaPicker
            value={search.area}
            onChange={(area) => go(({ area: _a, after: _p, ...before }) => (area === undefined ? before : { ...before, area }))}
          />
        )}
      </div>
      <nav className="tabs" aria-label={t('grid.views')}>
        {(['mine', 'cells', 'loads'] as const).map((each) => (
          <Link
            key={each}
            to="/grid"
            search={{ view: each, ...(search.area === undefined ? {} : { area: search.area }) }}
            aria-current={view === each ? 'page' : undefined}
          >
            {t(`grid.${each}`)}
          </Link>
        ))}
      </nav>
      {view === 'mine' && <p className="muted grid-hint">{t('grid.mineHint')}</p>}
      <section className={view === 'loads' ? '' : 'panel flush'} aria-label={t(`grid.${view}`)} aria-busy={deferred !== search}>
        <Boundary resetKey={JSON.stringify(closed(deferred))}>
          {view === 'mine' && (
            <Ledger
              search={{ mine: true, ...(deferred.after === undefined ? {} : { after: deferred.after }) }}
              onTurn={(after) => go(({ after: _after, ...before }) => (after === undefined ? before : { ...before, after }))}
            />
          )}
          {view === 'cells' && <Cells search={deferred} go={go} />}
          {view === 'loads' && <Loads area={deferred.area} />}
        </Boundary>
      </section>
      {search.dialog !== undefined && search.cell !== undefined && (
        <Boundary resetKey={search.cell}>
          <CellDialog kind={search.dialog} code={search.cell} close={() => go(closed)} />
        </Boundary>
      )}
    </>
  );
}
