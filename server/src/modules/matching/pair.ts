import type { TeamKind } from '../catalogue/index.js';
import type { PriorityTier } from '../tasks/index.js';
import type { VolunteerState } from '../volunteers/index.js';
import type { Policy } from './policy.js';

/*
 * Facts are plain numbers and texts, so that they travel to a worker thread and rules stay pure.
 * Instants are milliseconds since 1970 (UTC); civil days are counts of days since 1970-01-01 in Asia/Shanghai.
 */

/** Civil days on which something holds, both ends included; `until` null: without end. */
export interface Days {
  from: number;
  until: number | null;
}

/** A time for a visit. */
export interface Slot {
  start: number;
  end: number;
}

/** A need as rules and scores see it. */
export interface NeedFacts {
  id: string;
  householdId: string;
  areaCode: number;
  latitude: number | null;
  longitude: number | null;
  serviceCode: string;
  /** Kind of team whose work the service is; null for any. */
  teamKind: TeamKind | null;
  skillCodes: readonly string[];
  qualificationCodes: readonly string[];
  /** Whether the service is a risky one, for insured volunteers alone. */
  needsInsurance: boolean;
  tier: PriorityTier;
  minutes: number;
  seats: number;
  /** Seats that nobody holds. */
  openSeats: number;
  windowStart: number | null;
  windowEnd: number | null;
  dueAt: number;
  requiredSex: string | null;
  requiredDialect: string | null;
  preferContinuity: boolean;
  /** First day on which the person served is of age; null when the birth date is not known or the need names nobody. */
  adultFrom: number | null;
  /** When the household's consent to this service holds. */
  consents: readonly Days[];
  /** Volunteers who hold a seat, and those who declined one. */
  holders: readonly string[];
  declined: readonly string[];
  /** Time of those who hold a seat: people who go together go at one time. */
  fixedStart: number | null;
  /** Accepted visits that a new plan may move: their seats count as open. */
  movable: readonly Movable[];
}

/** Work that takes a volunteer's time. */
export interface Commitment extends Slot {
  /** End with the way to the next place. */
  free: number;
  /** Confirmed, begun, or offered and not yet answered; false for what is done. */
  open: boolean;
  /** Psychological care, which weighs on whoever gives it. */
  care: boolean;
}

/** An accepted visit that a new plan may move. */
export interface Movable {
  assignmentId: string;
  volunteerId: string;
  start: number;
}

/** Hours of a weekday in minutes after 00:00, as the rule behind them says. */
export interface Window {
  weekday: number;
  from: number;
  to: number;
  /** First and last day on which it holds. */
  since?: number | null;
  until?: number | null;
  /** Every so many weeks, counted from that of the first day. */
  every?: number;
  /** Official holidays among the days in question, when it does not hold on them. */
  except?: readonly number[];
}

/** A volunteer as rules and scores see one. */
export interface VolunteerFacts {
  id: string;
  state: VolunteerState;
  vettedUntil: number | null;
  homeAreaCode: number;
  latitude: number | null;
  longitude: number | null;
  sex: string | null;
  /** First day on which the volunteer is of age; null when the birth date is not known. */
  adultFrom: number | null;
  /** Last day on which the volunteer is insured; null when nothing is noted. */
  insuredUntil: number | null;
  languages: readonly string[];
  skillCodes: readonly string[];
  preferredServiceCodes: readonly string[];
  weeklyMinutes: number;
  weeklyTasks: number;
  travelKm: number;
  teamIds: readonly string[];
  qualifications: readonly (Days & { code: string })[];
  windows: readonly Window[];
  /** Hours of single days, in the place of the week's there. */
  days?: readonly { day: number; from: number; to: number }[];
  absences: readonly Days[];
  /** Days on which too much weighs on the volunteer for more psychological work; of what, nobody learns here. */
  resting: readonly Days[];
  /** By start; those of the weeks in question. */
  commitments: readonly Commitment[];
  /** Households to which this volunteer is not sent. */
  excluded: readonly string[];
}

/** What a volunteer has done so far; scores read it, rules do not. */
export interface HistoryFacts {
  /** Visits of the last year that were done, and that were missed. */
  kept: number;
  missed: number;
  /** Minutes served in the last 30 days. */
  recentMinutes: number;
  /** Visits done, by household of the needs in question and by service. */
  visitsByHousehold: Readonly<Record<string, number>>;
  visitsByService: Readonly<Record<string, number>>;
}

/** The history of somebody who has not served yet. */
export const NO_HISTORY: HistoryFacts = { kept: 0, missed: 0, recentMinutes: 0, visitsByHousehold: {}, visitsByService: {} };

/** A team as far as matching asks. */
export interface TeamFacts {
  name: string;
  kind: TeamKind;
  /** Half-open intervals of area codes. */
  areas: readonly (readonly [low: number, high: number])[];
  serviceCodes: readonly string[];
}

/** What holds for all pairs of one question. */
export interface Setting {
  now: number;
  teams: Readonly<Record<string, TeamFacts>>;
  /** By area code of the need. */
  policies: Readonly<Record<number, Policy>>;
}

/** A need and a volunteer, at a time. */
export interface Pair {
  need: NeedFacts;
  volunteer: VolunteerFacts;
  policy: Policy;
  teams: Setting['teams'];
}
