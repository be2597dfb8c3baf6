import { useTranslation } from 'react-i18next';
import type { ScorePartCode } from '../../gql/graphql';

interface Part {
  readonly code: ScorePartCode;
  readonly value: number;
  readonly weight: number;
  readonly points: number;
  readonly evidence: string | null;
}

interface Props {
  readonly parts: readonly Part[];
  readonly score: number | null;
  /** Names for the codes that evidence bears. */
  readonly named: (evidence: string) => string;
}

/** The score as a sum that anyone can add up: value times weight, part by part. */
export function ScoreParts({ parts, score, named }: Props) {
  const { t } = useTranslation();
  const most = Math.max(...parts.map((part) => part.weight), 0.0001);
  const total = score ?? parts.reduce((sum, part) => sum + part.points, 0);
  return (
    <table className="score">
      <caption>{t('match.scoreCaption')}</caption>
      <tbody>
        {parts.map((part) => (
          <tr key={part.code}>
            <th scope="row">{t(`scorePart.${part.code}`)}</th>
            <td className="score-bar">
              <progress max={most} value={Math.max(0, part.points)} aria-hidden="true" tabIndex={-1} />
              {part.evidence !== null && <span className="muted evidence">{named(part.evidence)}</span>}
            </td>
            <td className="num right muted">
              {Math.round(part.value * 100)}% × {round(part.weight)}
            </td>
            <td className="num right">{part.points.toFixed(1)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {t('match.scoreTotal')}
          </th>
          <td className="num right">{total.toFixed(1)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function round(value: number): string {
  return Number(value.toFixed(2)).toString();
}
