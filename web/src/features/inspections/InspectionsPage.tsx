import { getRouteApi, Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../ui/Boundary';
import { Icon } from '../../ui/Icon';
import { AreaPicker } from '../areas/AreaPicker';
import { useViewer } from '../session/viewer';
import { Findings } from './Findings';
import './inspections.css';
import { PlanDialog } from './PlanDialog';
import { Plans } from './Plans';
import { FINDING_STATES, type InspectionsSearch } from './search';

const route = getRouteApi('/staff/inspections');

/** Findings until none is open; for inspectors also the plans. */
export default function InspectionsPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const deferred = useDeferredValue(search);
  const navigate = route.useNavigate();
  const { can } = useViewer();
  const inspector = can('inspection:plan');
  const view = inspector ? search.view : undefined;
  const go = (change: (before: InspectionsSearch) => InspectionsSearch) => void navigate({ search: change });
  const close = () => go(({ dialog: _dialog, id: _id, ...before }) => before);
  return (
    <>
      <title>{t('inspection.documentTitle')}</title>
      <div className="page-head">
        <h1>{t('page.inspections')}</h1>
        {view === undefined && (
          <>
            <AreaPicker
              value={search.area}
              onChange={(area) => go(({ area: _area, after: _after, ...before }) => (area === undefined ? before : { ...before, area }))}
            />
            <Select<NonNullable<InspectionsSearch['state']> | 'left'>
              aria-label={t('need.state')}
              value={search.state ?? 'left'}
              onChange={(value) =>
                go(({ state: _state, after: _after, ...before }) => (value === 'left' ? before : { ...before, state: value }))
              }
              options={(['left', ...FINDING_STATES, 'all'] as const).map((value) => ({
                value,
                label: t(`inspection.findingState.${value}`),
              }))}
              popupMatchSelectWidth={false}
            />
          </>
        )}
        {inspector && (
          <button type="button" className="button primary" onClick={() => go((before) => ({ ...before, view: 'plans', dialog: 'plan' }))}>
            <Icon name="plus" />
            {t('inspection.newPlan')}
          </button>
        )}
      </div>
      {inspector && (
        <nav className="tabs" aria-label={t('inspection.views')}>
          <Link
            to="/inspections"
            search={{}}
            aria-current={view === undefined ? 'page' : undefined}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {t('inspection.findings')}
          </Link>
          <Link to="/inspections" search={{ view: 'plans' }} aria-current={view === 'plans' ? 'page' : undefined}>
            {t('inspection.plans')}
          </Link>
        </nav>
      )}
      <section
        className="panel flush"
        aria-label={t(view === 'plans' ? 'inspection.plans' : 'inspection.findings')}
        aria-busy={deferred !== search}
      >
        <Boundary resetKey={JSON.stringify(deferred)}>
          {view === 'plans' ? <Plans search={deferred} go={go} /> : <Findings search={deferred} go={go} close={close} />}
        </Boundary>
      </section>
      {search.dialog === 'plan' && <PlanDialog close={close} />}
    </>
  );
}
