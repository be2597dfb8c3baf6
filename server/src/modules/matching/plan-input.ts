import type { HistoryFacts, NeedFacts, Setting, Slot, VolunteerFacts } from './pair.js';
import type { Part } from './score.js';
import type { Shortage } from './shortage.js';
import type { TierCount } from './plan-figures.js';

/** All that a plan is made from; plain data, so that it can be sent to a worker thread. */
export interface PlanInput {
  setting: Setting;
  needs: readonly NeedFacts[];
  volunteers: readonly VolunteerFacts[];
  /** By volunteer id; those without a past are left out. */
  histories: Readonly<Record<string, HistoryFacts>>;
  /** For each need, positions (from 1, comma-separated, in no order) in `volunteers` of those who reach it; empty for none. */
  reaching: readonly string[];
  /** At most so many of a need's nearest are looked at: bounds the memory of a plan for a whole city. */
  mostPerNeed: number;
  /** For each need, whether a team that fits it exists. */
  served: readonly boolean[];
  timeLimitMs: number;
  wishes: Wishes;
}

/** Need and volunteer, by id. */
export type PairIds = readonly [needId: string, volunteerId: string];

/** What people said about a plan before it is made. */
export interface Wishes {
  /** Lines that stand, as far as they still break no rule. */
  locked: readonly PairIds[];
  /** Lines that were taken out and shall not come back. */
  left: readonly PairIds[];
  /** Most visits that the plan gives to one volunteer; null for no limit but each one's own. */
  mostVisits: number | null;
}

/** A proposed visit. */
export interface Proposed {
  needId: string;
  volunteerId: string;
  score: number;
  parts: Part[];
  slot: Slot;
}

/** A plan with its proof. */
export interface PlanResult {
  proposals: Proposed[];
  unfilled: Shortage[];
  filled: TierCount[];
  score: number;
  /** Proven: no plan fills more seats, tier by tier, or the same with a higher score. */
  optimal: boolean;
  /** Accepted visits that stay as they are, and those that are taken back. */
  kept: number;
  takenBack: string[];
  /** Relative distance to what no plan can beat, at the first place where they differ; null when a need had more candidates than are looked at. */
  gap: number | null;
  giniLoad: number;
  /** Share of those eligible for anything who get nothing, 0 to 1. */
  neverAsked: number;
}

/** An eligible pair, by position in the input's lists. */
export interface Option {
  need: number;
  volunteer: number;
  score: number;
}

/** Times that a plan gives: for each volunteer (position), the visits by need (position). */
export type Placed = Map<number, Map<number, Slot>>;

/** The element of a list at a position that is known to exist. */
export function at<T>(list: readonly T[], position: number): T {
  const found = list[position];
  if (found === undefined) throw new Error(`no element ${position} of ${list.length}`);
  return found;
}
