import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../ui/Boundary';
import { Icon } from '../../ui/Icon';
import { AreaPicker } from '../areas/AreaPicker';
import '../coverage/coverage.css';
import { useViewer } from '../session/viewer';
import { Detail } from './Detail';
import { FiguresPageQuery, type Figure } from './documents';
import './figures.css';
import { asked, GROUPS, PERIODS, WITH_PARTS, workbookUrl, type FiguresSearch } from './search';
import { shownValue } from './value';

const route = getRouteApi('/staff/overview/figures');

/** Every figure that the city publishes, each with its definition, as of any day, by area and month, down to the rows. */
export default function FiguresPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const deferred = useDeferredValue(search);
  const { system } = useViewer();
  const go = (change: (before: FiguresSearch) => FiguresSearch) => void navigate({ search: change });
  return (
    <>
      <title>{t('figure.documentTitle')}</title>
      <div className="page-head">
        <Link to="/overview" className="button quiet no-print" aria-label={t('figure.back')}>
          <Icon name="back" />
        </Link>
        <h1>{t('figure.title')}</h1>
        <label className="row tight coverage-day">
          <span className="muted">{t('coverage.asOfDay')}</span>
          <input
            type="date"
            className="input"
            value={search.day ?? system.today}
            max={system.today}
            onChange={(event) => {
              const { value } = event.target;
              go(({ day: _day, after: _after, ...before }) =>
                value === '' || value === system.today ? before : { ...before, day: value },
              );
            }}
          />
        </label>
        <Select
          aria-label={t('figure.period')}
          value={search.months ?? 6}
          options={PERIODS.map((value) => ({ value, label: t('figure.months', { n: value }) }))}
          onChange={(months) => go(({ after: _after, ...before }) => ({ ...before, months }))}
          popupMatchSelectWidth={false}
        />
        <AreaPicker
          value={search.area}
          onChange={(area) => go(({ area: _area, after: _after, ...before }) => (area === undefined ? before : { ...before, area }))}
        />
        <a className="button no-print" href={workbookUrl(search)} download>
          <Icon name="file" />
          {t('figure.workbook')}
        </a>
        <button type="button" className="button no-print" onClick={() => window.print()}>
          {t('figure.print')}
        </button>
      </div>
      <div aria-busy={deferred !== search} className="stack">
        <Boundary resetKey={JSON.stringify(deferred)}>
          <Content search={deferred} go={go} />
        </Boundary>
      </div>
    </>
  );
}

function Content({
  search,
  go,
}: {
  readonly search: FiguresSearch;
  readonly go: (change: (before: FiguresSearch) => FiguresSearch) => void;
}) {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseQuery(FiguresPageQuery, { variables: asked(search), fetchPolicy: 'cache-and-network' });
  const { figures, reconciliation, asOf, firstMonth, lastMonth } = data.publishedFigures;
  const byKey = new Map(figures.map((figure) => [figure.key, figure]));
  const chosen = search.key === undefined ? undefined : byKey.get(search.key);
  const agrees = reconciliation.ledger === reconciliation.households;
  return (
    <>
      <p className="muted num figure-status">
        {t('figure.asOf', { day: asOf, first: firstMonth.slice(0, 7), last: lastMonth.slice(0, 7) })}{' '}
        {reconciliation.ledger === null ? (
          t('figure.noLedger', { households: reconciliation.households.toLocaleString(i18n.language) })
        ) : (
          <span className={agrees ? 'figure-agrees' : 'late-text'}>
            <Icon name={agrees ? 'tick' : 'warning'} />
            {t(agrees ? 'figure.agrees' : 'figure.differs', {
              households: reconciliation.households.toLocaleString(i18n.language),
              ledger: reconciliation.ledger.toLocaleString(i18n.language),
            })}
          </span>
        )}
      </p>
      <div className={chosen === undefined ? 'figure-columns' : 'figure-columns open'}>
        <div className="stack">
          {(Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((group) => (
            <section key={group} className="panel flush" aria-label={t(`figure.group.${group}`)}>
              <header>
                <h2>{t(`figure.group.${group}`)}</h2>
              </header>
              <ul className="figure-list">
                {GROUPS[group].map((key) => {
                  const figure = byKey.get(key);
                  return figure === undefined ? null : <Row key={key} figure={figure} search={search} />;
                })}
              </ul>
            </section>
          ))}
        </div>
        {chosen !== undefined && (
          <div className="stack">
            <Detail figure={chosen} search={search} go={go} />
          </div>
        )}
      </div>
    </>
  );
}

function Row({ figure, search }: { readonly figure: Figure; readonly search: FiguresSearch }) {
  const { t, i18n } = useTranslation();
  const { key, unit, value, comparison } = figure;
  const number = value === null ? <span className="muted">{t('figure.unknown')}</span> : shownValue(value, unit, i18n.language);
  const { after: _after, ...place } = search;
  return (
    <li aria-current={search.key === key ? 'true' : undefined}>
      <span className="figure-name">{t(`figureKey.${key}`)}</span>
      <strong className="num figure-value">
        {WITH_PARTS.includes(key) ? (
          <Link to="/overview/figures" search={{ ...place, key: key as NonNullable<FiguresSearch['key']> }}>
            {number}
          </Link>
        ) : comparison !== null ? (
          <Link to="/comparisons/$id" params={{ id: comparison.id }} search={{ rows: 'matched' }}>
            {number}
          </Link>
        ) : (
          number
        )}
        {value !== null && <span className="figure-unit"> {t(`figureUnit.${unit}`)}</span>}
      </strong>
      <span className="muted figure-words">{t(`figureDefinition.${key}`)}</span>
    </li>
  );
}
