import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../platform/time';
import { Boundary } from '../../ui/Boundary';
import { Outcome } from '../../ui/Outcome';
import { Panel } from '../../ui/Panel';
import { AreaPicker } from '../areas/AreaPicker';
import { useViewer } from '../session/viewer';
import { Breakdown } from './Breakdown';
import { Corrections } from './Corrections';
import '../../ui/counters.css';
import './coverage.css';
import { OverviewPageQuery } from './documents';
import { countOf, shareInDate } from './figures';
import { AGES, STATES, type OverviewSearch } from './search';
import { Silence } from './Silence';
import { TileMap } from './TileMap';
import { Trend } from './Trend';

const route = getRouteApi('/staff/overview');
const tones = { GAP: 'late', OVERDUE: 'now', WAITING: 'soon', EXEMPT: '', IN_DATE: 'done' } as const;

/** Where is the reddest place? Every household of the roll in exactly one state; each number opens exactly its list, as of any day. */
export default function OverviewPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const deferred = useDeferredValue(search);
  const { system, can } = useViewer();
  return (
    <>
      <title>{t('coverage.documentTitle')}</title>
      <div className="page-head">
        <h1>{t('page.overview')}</h1>
        <label className="row tight coverage-day">
          <span className="muted">{t('coverage.asOfDay')}</span>
          <input
            type="date"
            className="input"
            value={search.day ?? system.today}
            max={system.today}
            onChange={(event) => {
              const day = event.target.value;
              void navigate({ search: ({ day: _day, ...before }) => (day === '' || day === system.today ? before : { ...before, day }) });
            }}
          />
        </label>
        <AreaPicker
          value={search.area}
          onChange={(area) =>
            void navigate({ search: ({ area: _area, ...before }) => (area === undefined ? before : { ...before, area }) })
          }
        />
        {can('figures:read') && (
          <Link
            to="/overview/figures"
            search={{
              ...(search.day === undefined ? {} : { day: search.day }),
              ...(search.area === undefined ? {} : { area: search.area }),
            }}
            className="button"
          >
            {t('figure.title')}
          </Link>
        )}
      </div>
      <div aria-busy={deferred !== search}>
        <Boundary resetKey={JSON.stringify(deferred)}>
          <Content search={deferred} />
        </Boundary>
      </div>
    </>
  );
}

function Content({ search }: { readonly search: OverviewSearch }) {
  const { t, i18n } = useTranslation();
  const { day, area } = search;
  const { data } = useSuspenseQuery(OverviewPageQuery, {
    variables: { day: day ?? null, area: area ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const [total] = data.total;
  const place = { ...(day === undefined ? {} : { day }), ...(area === undefined ? {} : { area }) };
  if (!total || !data.coverageDay) return <Outcome icon="calendar" title={t('coverage.noDay')} hint={t('coverage.noDayHint')} center />;
  const ledger = data.coverageDay;
  const share = shareInDate(total);
  const most = Math.max(1, ...data.unmetNeedFigures.map((figure) => figure.needs));
  return (
    <>
      <p className="muted num coverage-status">
        {ledger.state === 'CLOSED' && t('coverage.closed', { day: ledger.day })}
        {ledger.state === 'PROVISIONAL' && t('coverage.provisional', { time: formatInstant(ledger.cutoff, i18n.language, 'dayTime') })}
        {ledger.state === 'RUNNING' && t('coverage.running', { done: ledger.partsDone, total: ledger.partsTotal })}
      </p>
      <ul className="counters coverage-counters" aria-label={t('coverage.figures')}>
        <li>
          <Link to="/overview/households" search={place} className="counter">
            <span className="counter-label">{t('coverage.roll')}</span>
            <strong className="num">{total.roll.toLocaleString(i18n.language)}</strong>
            <span className="muted num">{share === null ? t('coverage.nobodyDue') : t('coverage.shareInDate', { share })}</span>
          </Link>
        </li>
        {STATES.map((state) => (
          <li key={state}>
            <Link
              to="/overview/households"
              search={{ ...place, state }}
              className={`counter ${countOf(total, state) > 0 ? tones[state] : ''}`}
            >
              <span className="counter-label">{t(`coverageState.${state}`)}</span>
              <strong className="num">{countOf(total, state).toLocaleString(i18n.language)}</strong>
              <span className="muted">{t(`coverageHint.${state}`)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <div className="coverage-columns">
        <Panel title={t('coverage.map')}>
          <TileMap districts={data.districts} selected={area} search={search} />
        </Panel>
        <Panel title={t('coverage.trend')} resetKey={JSON.stringify(place)}>
          <Trend to={ledger.day} area={area} />
        </Panel>
      </div>
      <div className="coverage-columns wide-first">
        <Panel
          title={t('coverage.breakdown')}
          flush
          resetKey={JSON.stringify(search)}
          extra={
            <span className="row tight" role="group" aria-label={t('coverage.grouping')}>
              {(['area', 'unit'] as const).map((by) => (
                <Link
                  key={by}
                  to="/overview"
                  search={{ ...place, ...(by === 'unit' ? { by } : {}) }}
                  className="button small"
                  aria-current={(search.by ?? 'area') === by ? 'true' : undefined}
                  aria-pressed={(search.by ?? 'area') === by}
                  role="button"
                >
                  {t(`coverage.by.${by}`)}
                </Link>
              ))}
            </span>
          }
        >
          <Breakdown search={search} />
        </Panel>
        <div className="stack">
          <Panel title={t('coverage.unmet')}>
            <ul className="coverage-bars">
              {AGES.map((age) => {
                const figure = data.unmetNeedFigures.find((each) => each.age === age);
                return (
                  <li key={age}>
                    <span>{t(`needAge.${age}`)}</span>
                    <span className="coverage-bar" aria-hidden="true">
                      <i style={{ width: `${((figure?.needs ?? 0) / most) * 100}%` }} />
                    </span>
                    <Link
                      to="/overview/needs"
                      search={{ ...place, age }}
                      className="num"
                      aria-label={t('coverage.openAge', { age: t(`needAge.${age}`), count: figure?.needs ?? 0 })}
                    >
                      {figure?.needs ?? 0}
                    </Link>
                    <span className={`num ${(figure?.overdue ?? 0) > 0 ? 'late-text' : 'muted'}`}>
                      {t('coverage.ofThemLate', { late: figure?.overdue ?? 0 })}
                    </span>
                  </li>
                );
              })}
            </ul>
          </Panel>
          <Panel title={t('coverage.silence')} resetKey={JSON.stringify(place)}>
            <Silence place={place} />
          </Panel>
          <Panel title={t('coverage.corrections')} resetKey={JSON.stringify(place)}>
            <Corrections day={day} area={area} />
          </Panel>
        </div>
      </div>
      <p className="muted">{t('coverage.rule')}</p>
    </>
  );
}
