import { getRouteApi, Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../ui/Boundary';
import { Chips, type Chip } from '../../ui/Chips';
import { Icon } from '../../ui/Icon';
import { AreaPicker } from '../areas/AreaPicker';
import './coverage.css';
import { Ledger } from './Ledger';
import { STATES, type LedgerSearch } from './search';

const route = getRouteApi('/staff/overview/households');

/** The households behind a number of the overview, as of its day. */
export default function LedgerPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const deferred = useDeferredValue(search);
  const navigate = route.useNavigate();
  const set = (change: LedgerSearch) => void navigate({ search: ({ after: _after, ...before }) => without({ ...before, ...change }) });
  const chips: Chip[] = [
    ...(search.day === undefined
      ? []
      : [{ key: 'day', label: t('coverage.chipDay', { day: search.day }), clear: () => set({ day: undefined }) }]),
    ...(search.unit === undefined ? [] : [{ key: 'unit', label: t('coverage.chipUnit'), clear: () => set({ unit: undefined }) }]),
    ...(search.silent === undefined
      ? []
      : [{ key: 'silent', label: t('coverage.silentDays', { days: search.silent }), clear: () => set({ silent: undefined }) }]),
    ...(search.mine === undefined ? [] : [{ key: 'mine', label: t('grid.mine'), clear: () => set({ mine: undefined }) }]),
  ];
  return (
    <>
      <title>{t('coverage.listDocumentTitle')}</title>
      <div className="page-head">
        <Link
          to="/overview"
          search={{ ...(search.day === undefined ? {} : { day: search.day }), ...(search.area === undefined ? {} : { area: search.area }) }}
          className="button small"
        >
          <Icon name="back" />
          {t('page.overview')}
        </Link>
        <h1>{t('coverage.listTitle')}</h1>
      </div>
      <div className="filters">
        <Select
          aria-label={t('coverage.state')}
          style={{ width: 140 }}
          allowClear
          placeholder={t('coverage.anyState')}
          value={search.state ?? null}
          options={STATES.map((value) => ({ value, label: t(`coverageState.${value}`) }))}
          onChange={(state) => set({ state: state ?? undefined })}
        />
        <AreaPicker value={search.area} onChange={(area) => set({ area: area })} />
        <Chips chips={chips} clearAll={() => void navigate({ search: {} })} />
      </div>
      <section className="panel flush" aria-label={t('coverage.listTitle')} aria-busy={deferred !== search}>
        <Boundary resetKey={JSON.stringify(deferred)}>
          <Ledger search={deferred} onTurn={(after) => void navigate({ search: (before) => without({ ...before, after: after }) })} />
        </Boundary>
      </section>
    </>
  );
}

/** Leaves out what was lifted. */
function without(search: LedgerSearch): LedgerSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as LedgerSearch;
}
