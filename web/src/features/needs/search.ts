import type { NeedState, NeedWaitsFor, PriorityTier, ServiceNeedFilter, TeamKind } from '../../gql/graphql';
import { compact, flag, oneOf, opaque, text } from '../../platform/search';

export const COLUMN_STATES = ['UNMATCHED', 'OFFERED', 'ASSIGNED', 'DONE'] as const satisfies readonly NeedState[];
export const NEED_STATES = [...COLUMN_STATES, 'WAIVED'] as const satisfies readonly NeedState[];
/** States in which a deadline still runs. */
const OPEN_STATES: NeedState[] = ['UNMATCHED', 'OFFERED', 'ASSIGNED'];

export const TIERS = ['EMERGENCY', 'URGENT', 'ROUTINE'] as const satisfies readonly PriorityTier[];
export const TEAM_KINDS = ['BLUE_VEST', 'RED_SEAGULL', 'LITTLE_ORANGE_LAMP', 'OTHER'] as const satisfies readonly TeamKind[];

/** What somebody has to do about a need; the workbench's numbers open the board with these. */
const WAITS = ['EXPIRING_OFFER', 'DECLINED_TODAY', 'VERIFICATION'] as const satisfies readonly NeedWaitsFor[];

/** The board as its URL says it: filter, form, the need in the match panel, the volunteer asked about. */
export function boardSearch(raw: Record<string, unknown>) {
  return compact({
    view: oneOf(raw, 'view', ['list']),
    state: oneOf(raw, 'state', NEED_STATES),
    tier: oneOf(raw, 'tier', TIERS),
    team: oneOf(raw, 'team', TEAM_KINDS),
    service: text(raw, 'service'),
    area: text(raw, 'area'),
    q: text(raw, 'q'),
    overdue: flag(raw, 'overdue'),
    due: oneOf(raw, 'due', ['today']),
    waits: oneOf(raw, 'waits', WAITS),
    after: opaque(raw, 'after'),
    need: opaque(raw, 'need'),
    why: opaque(raw, 'why'),
    dialog: oneOf(raw, 'dialog', ['matchAll']),
  });
}

export type BoardSearch = ReturnType<typeof boardSearch>;

/** What the URL's filter asks of the server; `endOfToday` is the instant at which today ends in Asia/Shanghai. */
export function needFilter(search: BoardSearch, endOfToday: string): ServiceNeedFilter {
  return compact({
    areaCode: search.area,
    tiers: search.tier === undefined ? undefined : [search.tier],
    teamKind: search.team,
    serviceCode: search.service,
    text: search.q,
    overdueOnly: search.overdue,
    dueBefore: search.due === 'today' ? endOfToday : undefined,
    // What is done is no longer due.
    states: search.due === 'today' ? OPEN_STATES : undefined,
    waitsFor: search.waits,
  });
}
