import type { CoverageFilter, CoverageState, NeedAge } from '../../gql/graphql';
import { compact, day, flag, oneOf, opaque, text, whole } from '../../platform/search';

/** The states of the ledger, in the order in which they are shown. */
export const STATES = ['GAP', 'OVERDUE', 'WAITING', 'EXEMPT', 'IN_DATE'] as const satisfies readonly CoverageState[];
/** Ages of needs, youngest first. */
export const AGES = ['UP_TO_3_DAYS', 'UP_TO_7_DAYS', 'UP_TO_14_DAYS', 'UP_TO_30_DAYS', 'LONGER'] as const satisfies readonly NeedAge[];
/** Spans for which the overview counts households without contact, in days. */
export const SILENCES = [30, 60, 90, 180] as const;
/** What stands in the URL for households in the charge of no unit. */
export const NO_UNIT = 'none';

/** The overview as its URL says it: a day, an area, and how the table is grouped. */
export function overviewSearch(raw: Record<string, unknown>) {
  return compact({ day: day(raw, 'day'), area: text(raw, 'area'), by: oneOf(raw, 'by', ['unit']) });
}
export type OverviewSearch = ReturnType<typeof overviewSearch>;

/** A list of the ledger as its URL says it. */
export function ledgerSearch(raw: Record<string, unknown>) {
  return compact({
    day: day(raw, 'day'),
    area: text(raw, 'area'),
    unit: opaque(raw, 'unit'),
    state: oneOf(raw, 'state', STATES),
    silent: whole(raw, 'silent', 1, 3660),
    mine: flag(raw, 'mine'),
    after: opaque(raw, 'after'),
  });
}
export type LedgerSearch = ReturnType<typeof ledgerSearch>;

/** What the URL asks of the server. */
export function ledgerFilter({ day: asOf, area, unit, state, silent, mine }: LedgerSearch): CoverageFilter {
  return {
    ...(asOf === undefined ? {} : { day: asOf }),
    ...(area === undefined ? {} : { areaCode: area }),
    ...(unit === undefined ? {} : unit === NO_UNIT ? { withoutUnit: true } : { unitId: unit }),
    ...(state === undefined ? {} : { states: [state] }),
    ...(silent === undefined ? {} : { noContactDays: silent }),
    ...(mine === undefined ? {} : { mine }),
  };
}

/** A list of unmet needs as its URL says it. */
export function unmetSearch(raw: Record<string, unknown>) {
  return compact({ day: day(raw, 'day'), area: text(raw, 'area'), age: oneOf(raw, 'age', AGES), after: opaque(raw, 'after') });
}
export type UnmetSearch = ReturnType<typeof unmetSearch>;
