import { useSuspenseQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { newRequestId, useCommand } from '../../platform/command';
import { useReport } from '../../platform/useReport';
import { Icon } from '../../ui/Icon';
import { ClockFacts } from '../clocks/ClockFacts';
import { ReviewOpen } from './documents';
import { ReviewStateTag, WithdrawalStateTag } from './StateTags';

const CaseReviewsQuery = graphql(`
  query CaseReviews($id: ID!) {
    household(id: $id) {
      id
      viewerCanReview
      allowanceReviews {
        id
        number
        kind
        state
        outcome
        clock {
          id
          ...ClockParts @unmask
        }
      }
      allowanceWithdrawals {
        id
        state
        fromOn
        endsOn
      }
    }
  }
`);

/** Reviews of a household's allowance, and its gradual withdrawals. */
export function CaseReviews({ householdId }: { readonly householdId: string }) {
  const { t } = useTranslation();
  const report = useReport();
  const { data, refetch } = useSuspenseQuery(CaseReviewsQuery, { variables: { id: householdId }, fetchPolicy: 'cache-and-network' });
  const [requestId, setRequestId] = useState(newRequestId);
  const [open, busy] = useCommand(ReviewOpen);
  const { allowanceReviews: reviews = [], allowanceWithdrawals: withdrawals = [], viewerCanReview = false } = data.household ?? {};
  async function begin(): Promise<void> {
    const result = await open({ input: { requestId, householdId } });
    report(result, t('allowance.opened'));
    setRequestId(newRequestId());
    if (result.kind === 'done') await refetch();
  }
  return (
    <>
      {reviews.length === 0 && <p className="muted">{t('allowance.noneOfHousehold')}</p>}
      <ul className="plain-list">
        {withdrawals.map((withdrawal) => (
          <li key={withdrawal.id} className="row tight">
            <Link to="/reviews" search={{ tab: withdrawal.state === 'WATCH' ? 'watch' : 'gradual', withdrawal: withdrawal.id }}>
              {t('allowance.withdrawal')}
            </Link>
            <WithdrawalStateTag state={withdrawal.state} />
            <span className="muted num">
              {withdrawal.fromOn} – {withdrawal.endsOn}
            </span>
          </li>
        ))}
        {reviews.map((review) => (
          <li key={review.id} className="row tight">
            <Link to="/reviews" search={{ tab: 'all', open: review.id }} className="num">
              {review.number}
            </Link>
            <span>{t(`allowance.kind.${review.kind}`)}</span>
            <ReviewStateTag state={review.state} />
            {review.outcome !== null && <span>{t(`allowance.outcome.${review.outcome}`)}</span>}
            {review.clock !== null && <ClockFacts clock={review.clock} />}
          </li>
        ))}
      </ul>
      {viewerCanReview && (
        <button type="button" className="button small" disabled={busy} onClick={() => void begin()}>
          <Icon name="plus" />
          {t('allowance.open')}
        </button>
      )}
    </>
  );
}
