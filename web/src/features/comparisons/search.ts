import type { ComparisonFindingFilter, ComparisonFindingKind, ComparisonFindingState, ComparisonListKind } from '../../gql/graphql';
import { compact, flag, oneOf, opaque } from '../../platform/search';

/** Lists that can be held against each other, in the order in which they are offered. */
export const LISTS = [
  'REGISTERED_POOR',
  'MEDICAL_BILLS',
  'DISABLED_REGISTER',
  'ASSISTED_ROLL',
] as const satisfies readonly ComparisonListKind[];
/** Kinds of difference. */
export const KINDS = ['ONLY_LEFT', 'ONLY_RIGHT', 'CONFLICT'] as const satisfies readonly ComparisonFindingKind[];
const STATES = ['OPEN', 'LEAD', 'DECIDED', 'SETTLED', 'GONE'] as const satisfies readonly ComparisonFindingState[];
/** What the panel below the figures shows: findings, or the persons behind a figure. */
const ROWS = ['matched', 'unsure', 'left', 'right'] as const;

/** The list of comparisons as its URL says it. */
export function comparisonsSearch(raw: Record<string, unknown>) {
  return compact({ after: opaque(raw, 'after'), dialog: oneOf(raw, 'dialog', ['compare']) });
}

/** One comparison as its URL says it; without more it shows what is open. */
export function comparisonSearch(raw: Record<string, unknown>) {
  return compact({
    kind: oneOf(raw, 'kind', KINDS),
    state: oneOf(raw, 'state', [...STATES, 'all'] as const),
    changed: flag(raw, 'changed'),
    rows: oneOf(raw, 'rows', ROWS),
    after: opaque(raw, 'after'),
    dialog: oneOf(raw, 'dialog', ['compare', 'settle']),
    id: opaque(raw, 'id'),
  });
}
export type ComparisonSearch = ReturnType<typeof comparisonSearch>;

/** The states that a list can be cut down to. */
export const SHOWN_STATES = ['OPEN', 'LEAD', 'DECIDED', 'SETTLED', 'GONE', 'all'] as const;

/** What the URL asks of the server. */
export function findingFilter(
  comparisonId: string,
  runId: string | undefined,
  { kind, state, changed }: ComparisonSearch,
): ComparisonFindingFilter {
  const shown = state ?? (changed === undefined ? 'OPEN' : 'all');
  return {
    comparisonId,
    ...(kind === undefined ? {} : { kinds: [kind] }),
    ...(shown === 'all' ? {} : { states: [shown] }),
    ...(changed === undefined || runId === undefined ? {} : { changedInRun: runId }),
  };
}

/** The persons behind a figure of a run. */
export const ROW_ASKS = {
  matched: { side: 'LEFT', outcome: 'MATCHED' },
  unsure: { side: 'LEFT', outcome: 'UNSURE' },
  left: { side: 'LEFT', outcome: 'ONLY' },
  right: { side: 'RIGHT', outcome: 'ONLY' },
} as const;
