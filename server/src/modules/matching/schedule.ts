import { pairOf } from './evaluate.js';
import type { Commitment, NeedFacts, Pair, Setting, Slot, VolunteerFacts } from './pair.js';
import { at } from './plan-input.js';
import { boundsOf, earliestSlot } from './slots.js';

/** Steps after which the search for times gives up on one volunteer. */
const MOST_STEPS = 5_000;

/** A volunteer with planned visits added to the commitments. */
export function withVisits(
  volunteer: VolunteerFacts,
  needs: readonly NeedFacts[],
  times: ReadonlyMap<number, Slot>,
  setting: Setting,
): VolunteerFacts {
  const planned = [...times].map(([position, slot]) => commitmentOf(pairOf(at(needs, position), volunteer, setting), slot));
  return { ...volunteer, commitments: [...volunteer.commitments, ...planned].toSorted((a, b) => a.start - b.start) };
}

function commitmentOf({ need, policy }: Pair, slot: Slot): Commitment {
  return { ...slot, free: slot.end + policy.bufferMinutes * 60_000, open: true, care: need.teamKind === 'LITTLE_ORANGE_LAMP' };
}

/** The earliest time for one more visit; null when there is no room. */
function timeFor(need: NeedFacts, volunteer: VolunteerFacts, setting: Setting): Slot | null {
  const pair = pairOf(need, volunteer, setting);
  const { from, until } = boundsOf(pair.need, pair.policy, setting.now);
  return earliestSlot(pair, from, until);
}

/** Times of visits, by need (position). */
export type Times = Map<number, Slot>;

/**
 * Times for all visits that one volunteer is to make, or null when there are none. Visits are given their earliest times
 * in one order after the other. In the order of any plan's own times each visit comes no later than there, whatever the
 * limits by day and week, so nothing that could be placed is overlooked.
 */
export function placeAll(
  needs: readonly NeedFacts[],
  volunteer: VolunteerFacts,
  wanted: readonly number[],
  setting: Setting,
): { times: Times | null; sure: boolean } {
  const pressing = new Map(
    wanted.map((position) => {
      const { need, policy } = pairOf(at(needs, position), volunteer, setting);
      return [position, boundsOf(need, policy, setting.now).until];
    }),
  );
  const byDeadline = wanted.toSorted((a, b) => (pressing.get(a) ?? 0) - (pressing.get(b) ?? 0) || a - b);
  let steps = 0;
  const times: Times = new Map();
  const place = (left: readonly number[]): boolean => {
    if (left.length === 0) return true;
    const busy = times.size === 0 ? volunteer : withVisits(volunteer, needs, times, setting);
    const next = left.map((position): [number, Slot | null] => [position, timeFor(at(needs, position), busy, setting)]);
    // More visits only leave less room: what has no time now never will.
    if (next.some(([, slot]) => slot === null)) return false;
    for (const [position, slot] of next) {
      if (slot === null || ++steps > MOST_STEPS) return false;
      times.set(position, slot);
      if (place(left.filter((other) => other !== position))) return true;
      times.delete(position);
    }
    return false;
  };
  const placed = place(byDeadline);
  return { times: placed ? times : null, sure: placed || steps <= MOST_STEPS };
}

/** Which needs each volunteer can serve in one plan, asked by position; remembers its answers. */
export class Calendar {
  private readonly known = new Map<number, Map<string, boolean>>();
  /** False when a search for times was given up: then an answer may have been too strict. */
  sure = true;

  constructor(
    private readonly needs: readonly NeedFacts[],
    private readonly volunteers: readonly VolunteerFacts[],
    private readonly setting: Setting,
  ) {}

  /** Whether the volunteer can serve all these needs. */
  fits(volunteer: number, positions: readonly number[]): boolean {
    let known = this.known.get(volunteer);
    if (known === undefined) this.known.set(volunteer, (known = new Map()));
    const key = positions.toSorted((a, b) => a - b).join();
    let answer = known.get(key);
    if (answer === undefined) known.set(key, (answer = this.times(volunteer, positions) !== null));
    return answer;
  }

  /** Times for these visits; null when there are none. */
  times(volunteer: number, positions: readonly number[]): Times | null {
    const { times, sure } = placeAll(this.needs, at(this.volunteers, volunteer), positions, this.setting);
    this.sure &&= sure;
    return times;
  }
}
