import type { AssistanceApplicationFilter } from '../../gql/graphql';
import { compact, oneOf, opaque, text } from '../../platform/search';

/** The queues of applications: what waits for the viewer's decision, what waits for anybody's, what is being written, all. */
export const QUEUES = ['mine', 'waiting', 'writing', 'all'] as const;

/** The list of applications as its URL says it; without a queue it shows what waits for the viewer's decision. */
export function assistanceSearch(raw: Record<string, unknown>) {
  return compact({
    queue: oneOf(raw, 'queue', ['waiting', 'writing', 'all']),
    area: text(raw, 'area'),
    after: opaque(raw, 'after'),
    open: opaque(raw, 'open'),
    dialog: oneOf(raw, 'dialog', ['edit', 'return', 'withdraw', 'decide', 'meeting', 'document']),
  });
}

export type AssistanceSearch = ReturnType<typeof assistanceSearch>;

/** What the URL's queue asks of the server. */
export function applicationFilter({ queue, area }: AssistanceSearch): AssistanceApplicationFilter {
  const place = area === undefined ? {} : { areaCode: area };
  if (queue === 'waiting') return { ...place, states: ['SUBMITTED'] };
  if (queue === 'writing') return { ...place, states: ['DRAFT', 'RETURNED'] };
  return queue === 'all' ? place : { ...place, awaitingMyDecision: true };
}
