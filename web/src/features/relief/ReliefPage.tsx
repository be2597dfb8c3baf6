import { getRouteApi, Link } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../ui/Boundary';
import { AreaPicker } from '../areas/AreaPicker';
import { ObligationRows, OrderRows, ReliefRows } from './DeskRows';
import './relief.css';
import { RELIEF_VIEWS } from './search';

const route = getRouteApi('/staff/relief');

/** The desk of the green channel and of proxy service: what waits, the longest waiting first. */
export default function ReliefPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const deferred = useDeferredValue(search);
  const navigate = route.useNavigate();
  const { view = 'awaited' } = search;
  const { view: shown = 'awaited' } = deferred;
  const list = { search: deferred, turn: (after: string | undefined) => void navigate({ search: (before) => ({ ...before, after }) }) };
  return (
    <>
      <title>{t('reliefDesk.documentTitle')}</title>
      <div className="page-head">
        <h1>{t('page.relief')}</h1>
        <AreaPicker
          value={search.area}
          onChange={(area) => void navigate({ search: (before) => ({ ...before, after: undefined, area }) })}
        />
      </div>
      <nav className="tabs" aria-label={t('reliefDesk.views')}>
        {RELIEF_VIEWS.map((each) => (
          <Link
            key={each}
            to="/relief"
            search={{ ...(each === 'awaited' ? {} : { view: each }), ...(search.area === undefined ? {} : { area: search.area }) }}
            aria-current={view === each ? 'page' : undefined}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {t(`reliefDesk.view.${each}`)}
          </Link>
        ))}
      </nav>
      <section className="panel flush" aria-label={t(`reliefDesk.view.${view}`)} aria-busy={deferred !== search}>
        <Boundary resetKey={JSON.stringify(deferred)}>
          {(shown === 'awaited' || shown === 'reliefs') && <ReliefRows {...list} awaited={shown === 'awaited'} />}
          {shown === 'owed' && <ObligationRows {...list} />}
          {(shown === 'orders' || shown === 'ended') && <OrderRows {...list} open={shown === 'orders'} />}
        </Boundary>
      </section>
    </>
  );
}
