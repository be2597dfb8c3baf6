import { getRouteApi, Link } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../ui/Boundary';
import { AreaPicker } from '../areas/AreaPicker';
import '../assistance/assistance.css';
import { CareDrawer } from './CareDrawer';
import { CareRows } from './CareRows';
import { Checklist } from './Checklist';
import './hardship.css';
import { HARDSHIP_TABS } from './search';
import { UnrecordedRows } from './UnrecordedRows';

const route = getRouteApi('/staff/hardship');

/** Dispersed care; the first tab is the red list of what is missing or has run out. */
export default function HardshipPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const deferred = useDeferredValue(search);
  const navigate = route.useNavigate();
  const { tab = 'red' } = search;
  const shown = deferred.tab ?? 'red';
  return (
    <>
      <title>{t('hardship.documentTitle')}</title>
      <div className="page-head">
        <h1>{t('hardship.title')}</h1>
        <AreaPicker
          value={search.area}
          onChange={(area) => void navigate({ search: (before) => ({ ...before, after: undefined, area }) })}
        />
      </div>
      <nav className="tabs" aria-label={t('hardship.tabs')}>
        {HARDSHIP_TABS.map((each) => (
          <Link
            key={each}
            to="/hardship"
            search={{ ...(each === 'red' ? {} : { tab: each }), ...(search.area === undefined ? {} : { area: search.area }) }}
            aria-current={tab === each ? 'page' : undefined}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {t(`hardship.tab.${each}`)}
          </Link>
        ))}
      </nav>
      <section className="panel flush" aria-label={t(`hardship.tab.${tab}`)} aria-busy={deferred !== search}>
        <Boundary resetKey={`${shown} ${deferred.area ?? ''} ${deferred.after ?? ''}`}>
          {shown === 'checklist' && <Checklist />}
          {shown === 'unrecorded' && <UnrecordedRows search={deferred} />}
          {(shown === 'red' || shown === 'all') && <CareRows search={deferred} />}
        </Boundary>
      </section>
      <CareDrawer id={search.open} />
    </>
  );
}
