import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../platform/time';

interface Point {
  readonly at: string;
  readonly score: number;
}

const [WIDTH, HEIGHT, EDGE] = [320, 110, 18];

/** The scores of one scale over time, with the same numbers as a list for those who do not see the line. */
export function TrendChart({
  name,
  maximum,
  points,
}: {
  readonly name: string;
  readonly maximum: number;
  readonly points: readonly Point[];
}) {
  const { t, i18n } = useTranslation();
  if (points.length === 0) return null;
  const x = (at: number): number => (points.length === 1 ? WIDTH / 2 : EDGE + (at * (WIDTH - 2 * EDGE)) / (points.length - 1));
  const y = (score: number): number => HEIGHT - EDGE - (score * (HEIGHT - 2 * EDGE)) / maximum;
  const label = points.map((point) => `${formatInstant(point.at, i18n.language, 'day')} ${point.score}`).join(t('common.listJoin'));
  return (
    <figure className="trend">
      <figcaption>{t('care.trend', { name, maximum })}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        <line x1={EDGE} x2={WIDTH - EDGE} y1={y(0)} y2={y(0)} className="trend-base" />
        <polyline points={points.map((point, at) => `${x(at)},${y(point.score)}`).join(' ')} className="trend-line" />
        {points.map((point, at) => (
          <g key={point.at}>
            <circle cx={x(at)} cy={y(point.score)} r="3.500" className="trend-dot" />
            <text x={x(at)} y={y(point.score) - 7} textAnchor="middle">
              {point.score}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}
