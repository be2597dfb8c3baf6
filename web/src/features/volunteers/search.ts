import type { AskingStanding, VolunteerFilter, VolunteerState } from '../../gql/graphql';
import { compact, oneOf, opaque, text, whole } from '../../platform/search';
import { TEAM_KINDS } from '../needs/search';

export const VOLUNTEER_STATES = ['APPLIED', 'VETTING', 'ACTIVE', 'SUSPENDED', 'LEFT'] as const satisfies readonly VolunteerState[];

/** Who carries too much, and who is forgotten. */
export const ASKING = ['OFTEN', 'FORGOTTEN'] as const satisfies readonly AskingStanding[];

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The list of volunteers as its URL says it; `v` is the one whose details are open. */
export function volunteersSearch(raw: Record<string, unknown>) {
  const free = text(raw, 'free');
  return compact({
    q: text(raw, 'q'),
    area: text(raw, 'area'),
    team: oneOf(raw, 'team', TEAM_KINDS),
    skill: text(raw, 'skill'),
    state: oneOf(raw, 'state', VOLUNTEER_STATES),
    free: free !== undefined && DATE.test(free) ? free : undefined,
    expiring: whole(raw, 'expiring', 1, 365),
    asking: oneOf(raw, 'asking', ASKING),
    after: opaque(raw, 'after'),
    v: opaque(raw, 'v'),
    dialog: oneOf(raw, 'dialog', ['new']),
  });
}

export type VolunteersSearch = ReturnType<typeof volunteersSearch>;

/** What the URL's filter asks of the server. */
export function volunteerFilter(search: VolunteersSearch): VolunteerFilter {
  return compact({
    areaCode: search.area,
    text: search.q,
    teamKind: search.team,
    skillCode: search.skill,
    state: search.state,
    freeOn: search.free,
    expiringWithinDays: search.expiring,
    asking: search.asking,
  });
}
