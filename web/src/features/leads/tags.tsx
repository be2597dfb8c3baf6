import { useTranslation } from 'react-i18next';
import type { LeadDecision, LeadState, ReportOutcome } from '../../gql/graphql';

const tones: Record<LeadDecision | 'WAITING' | 'MERGED', string> = {
  WAITING: 'now',
  MERGED: '',
  EMERGENCY: 'late',
  CASE: 'accent',
  REFERRED: 'soon',
  NO_NEED: 'done',
};

/** What was decided on a lead, or that it waits or went into another. */
export function LeadTag({ state, decision }: { readonly state: LeadState; readonly decision: LeadDecision | null }) {
  const { t } = useTranslation();
  const key = decision ?? (state === 'MERGED' ? 'MERGED' : 'WAITING');
  return <span className={`tag ${tones[key]}`}>{t(`lead.standing.${key}`)}</span>;
}

/** What became of one's own report. */
export function OutcomeTag({ outcome }: { readonly outcome: ReportOutcome }) {
  const { t } = useTranslation();
  return <span className={`tag ${tones[outcome]}`}>{t(`lead.outcome.${outcome}`)}</span>;
}
