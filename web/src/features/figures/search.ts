import type { FigureKey } from '../../gql/graphql';
import { compact, day, oneOf, opaque, text, whole } from '../../platform/search';

/** Figures in groups, in the order in which they are shown. */
export const GROUPS = {
  programmes: [
    'ALLOWANCE_HOUSEHOLDS',
    'ALLOWANCE_PERSONS',
    'ALLOWANCE_PAID',
    'HARDSHIP_HOUSEHOLDS',
    'HARDSHIP_PERSONS',
    'HARDSHIP_PAID',
    'TEMPORARY_HOUSEHOLDS',
    'TEMPORARY_PAID',
    'SUBSIDY_PAID',
  ],
  promise: ['REGISTERED_POOR_ASSISTED', 'REGISTERED_POOR_PERCENT', 'REGISTERED_POOR_CHANGE', 'GRID_WORKERS', 'GRID_COMMUNITIES'],
  policy: ['STANDARD_DISTRICTS', 'STANDARD_CITIES_URBAN', 'STANDARD_CITIES_RURAL', 'TEMPORARY_CAP', 'DECISION_DAYS'],
} as const satisfies Record<string, readonly FigureKey[]>;

/** Figures that have months and rows. */
export const WITH_ROWS: readonly FigureKey[] = GROUPS.programmes;
/** Figures that have a part in each area. */
export const WITH_PARTS: readonly FigureKey[] = [...GROUPS.programmes, 'GRID_WORKERS', 'GRID_COMMUNITIES'];

/** Months of a period that are offered. */
export const PERIODS = [1, 3, 6, 12] as const;

/** The page as its URL says it. */
export function figuresSearch(raw: Record<string, unknown>) {
  return compact({
    day: day(raw, 'day'),
    area: text(raw, 'area'),
    months: whole(raw, 'months', 1, 36),
    key: oneOf(raw, 'key', WITH_PARTS),
    after: opaque(raw, 'after'),
  });
}
export type FiguresSearch = ReturnType<typeof figuresSearch>;

/** What the URL asks of the server. */
export function asked({ day: asOf, area, months }: FiguresSearch) {
  return { asOf: asOf ?? null, area: area ?? null, months: months ?? 6 };
}

/** The same question of the workbook. */
export function workbookUrl({ day: asOf, area, months }: FiguresSearch): string {
  const query = new URLSearchParams({
    months: String(months ?? 6),
    ...(asOf === undefined ? {} : { asOf }),
    ...(area === undefined ? {} : { areaCode: area }),
  });
  return `/figures.xlsx?${query.toString()}`;
}
