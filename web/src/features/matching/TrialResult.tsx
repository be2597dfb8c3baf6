import { useTranslation } from 'react-i18next';
import { JobProgress } from '../../ui/JobProgress';
import { Notice } from '../../ui/Notice';
import type { Trial } from './useTrial';

const TIERS = ['EMERGENCY', 'URGENT', 'ROUTINE'] as const;

function signed(change: number, digits = 0): string {
  return `${change > 0 ? '+' : ''}${change.toFixed(digits)}`;
}

/** What a trial found: seats gained or lost, and the price in score. */
export function TrialResult({ trial }: { readonly trial: Trial }) {
  const { t } = useTranslation();
  if (trial.state === 'RUNNING') return <JobProgress job={trial.job} label={t('planning.trying')} />;
  if (trial.difference === null) return <Notice tone="late">{t('planning.trialFailed')}</Notice>;
  const { possible, exact, filled, score, changedLines } = trial.difference;
  if (!possible)
    return (
      <Notice tone="late" role="status">
        {t('planning.impossible')}
      </Notice>
    );
  const seats = TIERS.flatMap((tier, index) => {
    const change = filled[index] ?? 0;
    return change === 0 ? [] : [t('planning.seats', { tier: t(`tier.${tier}`), change: signed(change) })];
  });
  // With the same seats a change of score is a price; with other seats it is only part of the picture.
  const points = Math.abs(score).toFixed(1);
  const alone = score < 0 ? t('planning.price', { points }) : t('planning.gainPoints', { points });
  const priced = seats.length > 0 ? t('planning.scoreChange', { change: signed(score, 1) }) : alone;
  const said = seats.length === 0 && score === 0 ? [t('planning.noDifference')] : [...seats, priced];
  return (
    <Notice tone={seats.length > 0 && score >= 0 ? 'done' : 'now'} role="status">
      <strong className="num">{said.join(t('common.listJoin'))}</strong>
      {changedLines > 0 && <span className="muted num"> · {t('planning.changedLines', { count: changedLines })}</span>}
      {!exact && <span className="muted"> · {t('planning.notProven')}</span>}
    </Notice>
  );
}
