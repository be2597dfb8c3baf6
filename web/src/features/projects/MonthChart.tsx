import { useTranslation } from 'react-i18next';
import { yuan } from './money';

interface Month {
  readonly month: string;
  readonly orderFen: number;
  readonly paidFen: number;
}

const [HEIGHT, BAR, GAP, TOP, FOOT] = [150, 26, 34, 18, 22];

/** Orders and payments by month as bars; the same numbers stand in a table for those who do not see them. */
export function MonthChart({ months }: { readonly months: readonly Month[] }) {
  const { t, i18n } = useTranslation();
  const most = Math.max(1, ...months.flatMap((each) => [each.orderFen, each.paidFen]));
  const width = Math.max(220, months.length * (2 * BAR + GAP) + GAP);
  const tall = (fen: number): number => (Math.max(fen, 0) * (HEIGHT - TOP - FOOT)) / most;
  const short = (fen: number): string => String(Math.round(fen / 100));
  return (
    <figure className="bars">
      <figcaption className="row">
        <span className="bar-key order">{t('project.orders')}</span>
        <span className="bar-key paid">{t('project.paid')}</span>
        <span className="muted">{t('project.inYuan')}</span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${HEIGHT}`} style={{ maxWidth: width * 1.1 }} aria-hidden="true">
        <line x1="0" x2={width} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} className="bar-base" />
        {months.map((each, at) => {
          const x = GAP + at * (2 * BAR + GAP);
          const [order, paid] = [tall(each.orderFen), tall(each.paidFen)];
          return (
            <g key={each.month}>
              <rect x={x} y={HEIGHT - FOOT - order} width={BAR - 2} height={order} className="bar-order" />
              <rect x={x + BAR} y={HEIGHT - FOOT - paid} width={BAR - 2} height={paid} className="bar-paid" />
              <text x={x + BAR / 2} y={HEIGHT - FOOT - order - 4} textAnchor="middle">
                {short(each.orderFen)}
              </text>
              <text x={x + BAR * 1.5} y={HEIGHT - FOOT - paid - 4} textAnchor="middle">
                {short(each.paidFen)}
              </text>
              <text x={x + BAR} y={HEIGHT - 7} textAnchor="middle">
                {each.month}
              </text>
            </g>
          );
        })}
      </svg>
      <table className="sr">
        <tbody>
          {months.map((each) => (
            <tr key={each.month}>
              <th scope="row">{each.month}</th>
              <td>{yuan(each.orderFen, i18n.language)}</td>
              <td>{yuan(each.paidFen, i18n.language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
