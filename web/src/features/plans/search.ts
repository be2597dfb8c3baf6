import type { HouseholdPlanFilter } from '../../gql/graphql';
import { addDays } from '../../platform/time';
import { compact, oneOf, opaque, text } from '../../platform/search';

/** The queues of plans: mine to approve, to be reviewed within 30 days, being prepared, all. */
export const QUEUES = ['approval', 'review', 'preparing', 'all'] as const;

/** The list of plans as its URL says it; without a queue it shows what waits for the viewer's approval. */
export function plansSearch(raw: Record<string, unknown>) {
  return compact({
    queue: oneOf(raw, 'queue', ['review', 'preparing', 'all']),
    area: text(raw, 'area'),
    after: opaque(raw, 'after'),
  });
}

export type PlansSearch = ReturnType<typeof plansSearch>;

const REVIEW_DAYS = 30;

/** What the URL's queue asks of the server; `today` is the civil date in Asia/Shanghai. */
export function planFilter(search: PlansSearch, today: string): HouseholdPlanFilter {
  const area = search.area === undefined ? {} : { areaCode: search.area };
  if (search.queue === 'review') return { ...area, reviewBy: addDays(today, REVIEW_DAYS) };
  if (search.queue === 'preparing') return { ...area, states: ['DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED'] };
  return search.queue === 'all' ? area : { ...area, awaitingMyApproval: true };
}
