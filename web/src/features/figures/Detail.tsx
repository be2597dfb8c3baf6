import { useSuspenseQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { areaName, localName } from '../../platform/local-name';
import { Boundary } from '../../ui/Boundary';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { Panel } from '../../ui/Panel';
import { HouseholdLink } from '../households/HouseholdLink';
import { useViewer } from '../session/viewer';
import { FigureDetailQuery, FigureRowsQuery, type Figure } from './documents';
import { MonthChart } from './MonthChart';
import { asked, WITH_ROWS, type FiguresSearch } from './search';
import { shownValue } from './value';

const PAGE = 20;

interface Props {
  readonly figure: Figure;
  readonly search: FiguresSearch;
  readonly go: (change: (before: FiguresSearch) => FiguresSearch) => void;
}

/** One figure: by area, by month, and its rows. */
export function Detail({ figure, search, go }: Props) {
  const { t, i18n } = useTranslation();
  const { can } = useViewer();
  const { data } = useSuspenseQuery(FigureDetailQuery, {
    variables: { key: figure.key, ...asked(search) },
    fetchPolicy: 'cache-and-network',
  });
  const most = Math.max(1, ...data.figureParts.map((part) => part.value));
  const { after: _after, ...place } = search;
  const rows = WITH_ROWS.includes(figure.key);
  return (
    <>
      {rows && (
        <Panel title={t('figure.trend', { name: t(`figureKey.${figure.key}`) })}>
          <MonthChart months={data.figureMonths} unit={figure.unit} />
        </Panel>
      )}
      <Panel title={t('figure.byArea', { name: t(`figureKey.${figure.key}`) })}>
        {data.figureParts.length === 0 ? (
          <p className="muted">{t('figure.noParts')}</p>
        ) : (
          <ul className="coverage-bars figure-bars">
            {data.figureParts.map(({ area, value }) => (
              <li key={area?.code}>
                <span>
                  {area !== null && (
                    <Link to="/overview/figures" search={{ ...place, area: area.code }}>
                      {localName(area, i18n.language)}
                    </Link>
                  )}
                </span>
                <span className="coverage-bar" aria-hidden="true">
                  <i style={{ width: `${(value / most) * 100}%` }} />
                </span>
                <span className="num">{shownValue(value, figure.unit, i18n.language)}</span>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      {rows && can('payment:read') && (
        <section className="panel flush no-print" aria-label={t('figure.rows')}>
          <header>
            <h2>{t('figure.rows')}</h2>
          </header>
          <Boundary resetKey={JSON.stringify(search)}>
            <Rows figure={figure} search={search} go={go} />
          </Boundary>
        </section>
      )}
    </>
  );
}

function Rows({ figure, search, go }: Props) {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseQuery(FigureRowsQuery, {
    variables: { key: figure.key, ...asked(search), first: PAGE, after: search.after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const money = figure.unit === 'FEN';
  return (
    <PagedTable
      columns={[
        { label: t('need.household') },
        { label: t('need.area') },
        { label: money ? t('figure.month') : t('figure.since') },
        { label: t('assistance.persons'), align: 'right' },
        ...(money ? [{ label: t('figure.yuan'), align: 'right' as const }, { label: t('figure.reference') }] : []),
      ]}
      connection={data.figureRows}
      after={search.after}
      onTurn={(after) => go(({ after: _after, ...before }) => (after === undefined ? before : { ...before, after }))}
      empty={<Outcome icon="file" title={t('figure.noRows')} hint={t('figure.noRowsHint')} />}
    >
      {data.figureRows.edges.map(({ node }) => (
        <tr key={node.id}>
          <td className="nowrap">
            <HouseholdLink household={node.household} />
            <span className="muted num need-number">{node.household?.number}</span>
          </td>
          <td>{node.area !== null && areaName(node.area, i18n.language)}</td>
          <td className="num nowrap">{money ? node.day.slice(0, 7) : node.day}</td>
          <td className="num right">{node.persons}</td>
          {money && (
            <>
              <td className="num right">{node.amountFen !== null && shownValue(node.amountFen, 'FEN', i18n.language)}</td>
              <td className="num">{node.reference}</td>
            </>
          )}
        </tr>
      ))}
    </PagedTable>
  );
}
