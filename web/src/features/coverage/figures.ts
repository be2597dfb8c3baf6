import type { CoverageState } from '../../gql/graphql';

/** Households by state, as the server counts them. */
export interface Counts {
  readonly roll: number;
  readonly inDate: number;
  readonly overdue: number;
  readonly waiting: number;
  readonly exempt: number;
  readonly gap: number;
}

const keys: Record<CoverageState, keyof Counts> = {
  IN_DATE: 'inDate',
  OVERDUE: 'overdue',
  WAITING: 'waiting',
  EXEMPT: 'exempt',
  GAP: 'gap',
};

/** The number of a state. */
export function countOf(counts: Counts, state: CoverageState): number {
  return counts[keys[state]];
}

/** Share of households that are visited in time among those that are to be visited, in percent with one decimal; null without any. */
export function shareInDate(counts: Counts): number | null {
  const due = counts.roll - counts.exempt;
  return due === 0 ? null : Math.round((counts.inDate / due) * 1000) / 10;
}
