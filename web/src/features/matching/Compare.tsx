import { useTranslation } from 'react-i18next';
import type { CandidateFragment } from '../../gql/graphql';
import { Icon } from '../../ui/Icon';
import type { Asks } from './asks';
import { ScoreParts } from './ScoreParts';
import { useCodeNames } from './useCodeNames';

/** What the need asks on the left, how this person meets it on the right, rule by rule; the score comes apart below. */
export function Compare({
  candidate,
  showFixes = false,
  asks,
}: {
  readonly candidate: CandidateFragment;
  readonly showFixes?: boolean;
  readonly asks: Asks;
}) {
  const { t } = useTranslation();
  const named = useCodeNames();
  const failed = candidate.rules.filter((rule) => !rule.passed);
  const ordered = [...failed, ...candidate.rules.filter((rule) => rule.passed)];
  return (
    <div className="compare">
      <table className="compare-table">
        <caption className="sr">{t('match.compareCaption', { name: candidate.volunteer.displayName })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('match.needAsks')}</th>
            <th scope="col">{candidate.volunteer.displayName}</th>
          </tr>
        </thead>
        <tbody>
          {ordered.map((rule) => (
            <tr key={rule.code} className={rule.passed ? undefined : 'failed'}>
              <th scope="row">
                {t(`rule.${rule.code}`)}
                {asks[rule.code] !== undefined && <span className="ask">{asks[rule.code]}</span>}
              </th>
              <td>
                <span className={rule.passed ? 'verdict yes' : 'verdict no'}>
                  <Icon name={rule.passed ? 'tick' : 'cross'} />
                  {rule.passed ? t('match.passed') : t('match.failed')}
                </span>
                {rule.evidence !== null && <span className="muted evidence">{named(rule.evidence)}</span>}
                {showFixes && !rule.passed && <span className="fix">{t(`ruleFix.${rule.code}`)}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {candidate.parts.length > 0 && <ScoreParts parts={candidate.parts} score={candidate.score} named={named} />}
    </div>
  );
}
