import { getRouteApi } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, instantOf } from '../../platform/time';
import { Boundary } from '../../ui/Boundary';
import { Icon } from '../../ui/Icon';
import { MatchAllDialog } from '../matching/MatchAllDialog';
import { MatchPanel } from '../matching/MatchPanel';
import { useViewer } from '../session/viewer';
import './board.css';
import { BoardColumns } from './BoardColumns';
import { BoardFilters } from './BoardFilters';
import { BoardList } from './BoardList';
import { BoardUpdates } from './BoardUpdates';
import { needFilter } from './search';

const route = getRouteApi('/staff/board');

/** The dispatcher's desk: open needs on the left, who fits on the right, all of it by keyboard. */
export default function BoardPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { system, can } = useViewer();
  const deferred = useDeferredValue(search);
  const filter = needFilter(deferred, instantOf(addDays(system.today, 1), '00:00'));
  const list = deferred.view === 'list';
  return (
    <div className="board-page">
      <title>{t('board.documentTitle')}</title>
      <div className="page-head">
        <h1>{t('page.board')}</h1>
        <span className="board-keys muted">
          <kbd>J</kbd> <kbd>K</kbd> {t('board.keyMove')} <kbd>Enter</kbd> {t('board.keyOpen')} <kbd>A</kbd> {t('board.keyAssign')}{' '}
          <kbd>Esc</kbd> {t('board.keyBack')}
        </span>
        <BoardUpdates />
        <Segmented
          aria-label={t('board.view')}
          value={list ? 'list' : 'columns'}
          options={[
            { value: 'columns', label: t('board.columns') },
            { value: 'list', label: t('board.list') },
          ]}
          onChange={(value) =>
            void navigate({
              search: (before) => ({ ...before, view: value === 'list' ? 'list' : undefined, after: undefined }),
            })
          }
        />
        {can('match:run') && (
          <button
            type="button"
            className="button primary"
            onClick={() => void navigate({ search: (before) => ({ ...before, dialog: 'matchAll' }) })}
          >
            <Icon name="spark" />
            {t('board.matchAll')}
          </button>
        )}
      </div>
      <Boundary fallback={<div className="filters" />}>
        <BoardFilters />
      </Boundary>
      <div className={`board-body ${search.need === undefined ? '' : 'with-panel'}`}>
        <div className="board-needs" aria-busy={deferred !== search}>
          <Boundary resetKey={JSON.stringify(filter)}>
            {list ? <BoardList filter={filter} search={deferred} /> : <BoardColumns filter={filter} search={search} />}
          </Boundary>
        </div>
        {search.need !== undefined && (
          <aside className="match-panel" aria-label={t('match.panel')}>
            <Boundary key={search.need}>
              <MatchPanel needId={search.need} />
            </Boundary>
          </aside>
        )}
      </div>
      {search.dialog === 'matchAll' && <MatchAllDialog />}
    </div>
  );
}
