import type { DueItemFilter } from '../../gql/graphql';
import { compact, oneOf, opaque, text } from '../../platform/search';
import { addDays, instantOf } from '../../platform/time';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Days ahead that the list shows unless the URL says another day. */
export const HORIZON_DAYS = 7;
/** Horizons that stand ready, in days after today. */
export const HORIZONS = [1, 3, 7, 30] as const;

/** The workbench as its URL says it: what is late, due today or called about; else what will be late by a day. */
export function todaySearch(raw: Record<string, unknown>) {
  const until = text(raw, 'until');
  return compact({
    list: oneOf(raw, 'list', ['late', 'today', 'called', 'mandates']),
    until: until !== undefined && DATE.test(until) && !Number.isNaN(Date.parse(until)) ? until : undefined,
    area: text(raw, 'area'),
    after: opaque(raw, 'after'),
  });
}

export type TodaySearch = ReturnType<typeof todaySearch>;

/** What the URL asks of the server. `today` is the civil date in Asia/Shanghai, `now` the instant at which the page's numbers were counted. */
export function dueWindow(search: TodaySearch, today: string, now: string): { until: string | null; filter: DueItemFilter } {
  const area = search.area === undefined ? {} : { areaCode: search.area };
  const endOf = (day: string): string => instantOf(addDays(day, 1), '00:00');
  if (search.list === 'late') return { until: now, filter: area };
  if (search.list === 'today') return { until: endOf(today), filter: { ...area, from: now } };
  if (search.list === 'called') return { until: null, filter: { ...area, calledMe: true } };
  return { until: endOf(search.until ?? addDays(today, HORIZON_DAYS)), filter: area };
}
