import { getRouteApi, Link } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../ui/Boundary';
import { Icon } from '../../ui/Icon';
import { AreaPicker } from '../areas/AreaPicker';
import '../coverage/coverage.css';
import { useViewer } from '../session/viewer';
import { Links } from './Links';
import { Register } from './Register';
import { RegisterDialog } from './RegisterDialog';
import { closed, VIEWS, type ResourcesSearch } from './search';

const route = getRouteApi('/staff/resources');

/** Resource linking: what was promised and is late comes first; then what is open, what came of it, and who offers what. */
export default function ResourcesPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const deferred = useDeferredValue(search);
  const navigate = route.useNavigate();
  const { can } = useViewer();
  const view = search.view ?? 'open';
  const go = (change: (before: ResourcesSearch) => ResourcesSearch) => void navigate({ search: change });
  return (
    <>
      <title>{t('resource.documentTitle')}</title>
      <div className="page-head">
        <h1>{t('page.resources')}</h1>
        {view !== 'register' && (
          <AreaPicker
            value={search.area}
            onChange={(area) => go(({ area: _a, after: _p, ...before }) => (area === undefined ? before : { ...before, area }))}
          />
        )}
        {can('resource:edit') && (
          <button
            type="button"
            className="button primary"
            onClick={() => go((before) => ({ ...before, view: 'register', dialog: 'register' }))}
          >
            <Icon name="plus" />
            {t('resource.register')}
          </button>
        )}
      </div>
      <nav className="tabs" aria-label={t('resource.views')}>
        {VIEWS.map((each) => (
          <Link
            key={each}
            to="/resources"
            search={{ ...closed(search), after: undefined, view: each }}
            aria-current={view === each ? 'page' : undefined}
          >
            {t(`resource.view.${each}`)}
          </Link>
        ))}
      </nav>
      <section className="panel flush" aria-label={t(`resource.view.${view}`)} aria-busy={deferred !== search}>
        <Boundary resetKey={JSON.stringify(closed(deferred))}>
          {view === 'register' ? <Register search={deferred} go={go} /> : <Links search={deferred} go={go} />}
        </Boundary>
      </section>
      {search.dialog === 'register' && <RegisterDialog close={() => go(closed)} />}
    </>
  );
}
