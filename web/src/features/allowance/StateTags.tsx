import { useTranslation } from 'react-i18next';
import type { ReviewState, WithdrawalState } from '../../gql/graphql';

const reviewTone: Record<ReviewState, string> = { OPEN: 'now', PROPOSED: 'soon', DECIDED: 'done', CANCELLED: '' };

export function ReviewStateTag({ state }: { readonly state: ReviewState }) {
  const { t } = useTranslation();
  return <span className={`tag ${reviewTone[state]}`}>{t(`allowance.state.${state}`)}</span>;
}

const withdrawalTone: Record<WithdrawalState, string> = { GRADUAL: 'soon', REINSTATED: 'done', WATCH: 'now', EXITED: '' };

export function WithdrawalStateTag({ state }: { readonly state: WithdrawalState }) {
  const { t } = useTranslation();
  return <span className={`tag ${withdrawalTone[state]}`}>{t(`allowance.withdrawalState.${state}`)}</span>;
}
