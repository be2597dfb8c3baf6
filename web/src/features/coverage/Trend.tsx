import { useSuspenseQuery } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { addDays, formatDate } from '../../platform/time';
import { TrendQuery } from './documents';
import { countOf, shareInDate } from './figures';
import { STATES } from './search';

/** Days that the trend shows. */
const DAYS = 42;
const [WIDTH, HEIGHT, LEFT, TOP, BOTTOM] = [560, 220, 44, 10, 24];
const fills = { GAP: 'late', OVERDUE: 'now', WAITING: 'soon', EXEMPT: 'exempt', IN_DATE: 'done' } as const;
/** From the bottom of each column upwards. */
const STACK = STATES.toReversed();

/** Each day as one stacked column of all households; a column opens its day. The same numbers stand in a table for those who do not see it. */
export function Trend({ to, area }: { readonly to: string; readonly area: string | undefined }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate({ from: '/overview' });
  const { data } = useSuspenseQuery(TrendQuery, {
    variables: { from: addDays(to, 1 - DAYS), to, area: area ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const days = data.coverageTrend;
  const most = Math.max(1, ...days.map((day) => day.roll));
  const step = (WIDTH - LEFT) / Math.max(14, days.length);
  const height = (households: number): number => (households / most) * (HEIGHT - TOP - BOTTOM);
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) return <p className="muted">{t('coverage.noTrend')}</p>;
  return (
    <figure className="coverage-trend">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t('coverage.trendLabel', {
          from: first.day,
          to: last.day,
          before: shareInDate(first) ?? 0,
          now: shareInDate(last) ?? 0,
        })}
      >
        {[0, 0.5, 1].map((part) => (
          <g key={part}>
            <line
              x1={LEFT}
              x2={WIDTH}
              y1={HEIGHT - BOTTOM - height(most * part)}
              y2={HEIGHT - BOTTOM - height(most * part)}
              className="coverage-grid-line"
            />
            <text x={LEFT - 6} y={HEIGHT - BOTTOM - height(most * part) + 4} textAnchor="end">
              {Math.round(most * part).toLocaleString(i18n.language)}
            </text>
          </g>
        ))}
        {days.map((day, at) => {
          let base = HEIGHT - BOTTOM;
          return (
            <g
              key={day.day}
              className="coverage-column"
              onClick={() => void navigate({ search: (before) => ({ ...before, day: day.day }) })}
            >
              <title>
                {t('coverage.trendDay', {
                  day: formatDate(day.day, i18n.language),
                  roll: day.roll,
                  share: shareInDate(day) ?? 0,
                  gap: day.gap,
                  overdue: day.overdue,
                })}
              </title>
              {STACK.map((state) => {
                const tall = height(countOf(day, state));
                base -= tall;
                return (
                  <rect
                    key={state}
                    x={LEFT + at * step + 1}
                    y={base}
                    width={Math.max(1, step - 2)}
                    height={tall}
                    className={`fill-${fills[state]}`}
                  />
                );
              })}
              {(at === 0 || at === days.length - 1 || (at % 7 === 0 && at < days.length - 5)) && (
                <text
                  x={LEFT + at * step + step / 2}
                  y={HEIGHT - 7}
                  textAnchor={at === 0 ? 'start' : at === days.length - 1 ? 'end' : 'middle'}
                >
                  {day.day.slice(5)}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <figcaption className="row">
        {STATES.map((state) => (
          <span key={state} className="row tight">
            <i className={`swatch fill-${fills[state]}`} />
            {t(`coverageState.${state}`)}
          </span>
        ))}
      </figcaption>
      <div className="sr">
        <table>
          <caption>{t('coverage.trend')}</caption>
          <tbody>
            {days.map((day) => (
              <tr key={day.day}>
                <th scope="row">{day.day}</th>
                {STATES.map((state) => (
                  <td key={state}>{countOf(day, state)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
