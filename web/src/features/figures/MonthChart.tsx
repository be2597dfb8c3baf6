import { useTranslation } from 'react-i18next';
import type { FigureUnit } from '../../gql/graphql';
import { shownValue } from './value';

const [WIDTH, HEIGHT, TOP, BOTTOM] = [560, 190, 20, 22];

interface Props {
  readonly months: readonly { readonly month: string; readonly value: number }[];
  readonly unit: FigureUnit;
}

/** Twelve months as columns with their figures; the same numbers stand in a table for those who do not see it. */
export function MonthChart({ months, unit }: Props) {
  const { t, i18n } = useTranslation();
  const most = Math.max(1, ...months.map(({ value }) => value));
  const step = WIDTH / Math.max(1, months.length);
  const short = (value: number): string =>
    unit === 'FEN'
      ? t('figure.tenThousand', { n: Math.round(value / 1e6).toLocaleString(i18n.language) })
      : value.toLocaleString(i18n.language);
  return (
    <figure className="figure-chart">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t('figure.chartLabel', { from: months[0]?.month.slice(0, 7), to: months.at(-1)?.month.slice(0, 7) })}
      >
        {months.map(({ month, value }, at) => {
          const tall = (value / most) * (HEIGHT - TOP - BOTTOM);
          return (
            <g key={month}>
              <title>{`${month.slice(0, 7)} ${shownValue(value, unit, i18n.language)}`}</title>
              <rect
                x={at * step + step * 0.16}
                y={HEIGHT - BOTTOM - tall}
                width={step * 0.68}
                height={tall}
                rx="2"
                className="figure-column"
              />
              <text x={at * step + step / 2} y={HEIGHT - BOTTOM - tall - 5} textAnchor="middle" className="figure-column-value">
                {value === 0 ? '' : short(value)}
              </text>
              <text x={at * step + step / 2} y={HEIGHT - 6} textAnchor="middle">
                {month.slice(2, 7)}
              </text>
            </g>
          );
        })}
      </svg>
      <div className="sr">
        <table>
          <caption>{t('figure.byMonth')}</caption>
          <tbody>
            {months.map(({ month, value }) => (
              <tr key={month}>
                <th scope="row">{month.slice(0, 7)}</th>
                <td>{shownValue(value, unit, i18n.language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
