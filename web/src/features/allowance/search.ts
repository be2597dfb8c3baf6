import type { AllowanceReviewFilter, AllowanceWithdrawalFilter } from '../../gql/graphql';
import { compact, oneOf, opaque, text } from '../../platform/search';

/** What waits for the viewer's decision, what has to be prepared, what waits for anybody's decision, withdrawals under way, watched households, all reviews. */
export const REVIEW_TABS = ['mine', 'due', 'proposed', 'gradual', 'watch', 'all'] as const;
type Tab = (typeof REVIEW_TABS)[number];

/** Reviews and withdrawals as their URL says it; without a tab it shows what waits for the viewer's decision. */
export function reviewSearch(raw: Record<string, unknown>) {
  return compact({
    tab: oneOf(raw, 'tab', ['due', 'proposed', 'gradual', 'watch', 'all']),
    area: text(raw, 'area'),
    after: opaque(raw, 'after'),
    open: opaque(raw, 'open'),
    withdrawal: opaque(raw, 'withdrawal'),
    dialog: oneOf(raw, 'dialog', ['propose', 'decide', 'return', 'close', 'openMany']),
  });
}

export type ReviewSearch = ReturnType<typeof reviewSearch>;

/** Whether a tab lists withdrawals instead of reviews. */
export const listsWithdrawals = (tab: Tab): boolean => tab === 'gradual' || tab === 'watch';

/** What the URL's tab asks of the server about reviews. */
export function reviewFilter({ tab, area }: ReviewSearch): AllowanceReviewFilter {
  const place = area === undefined ? {} : { areaCode: area };
  if (tab === 'due') return { ...place, states: ['OPEN'] };
  if (tab === 'proposed') return { ...place, states: ['PROPOSED'] };
  return tab === 'all' ? place : { ...place, awaitingMyDecision: true };
}

/** The same about withdrawals. */
export function withdrawalFilter({ tab, area }: ReviewSearch): AllowanceWithdrawalFilter {
  return { ...(area === undefined ? {} : { areaCode: area }), states: [tab === 'watch' ? 'WATCH' : 'GRADUAL'] };
}
