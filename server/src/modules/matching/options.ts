import { eligibleSlot, pairOf } from './evaluate.js';

import { NO_HISTORY, type NeedFacts } from './pair.js';
import { at, type Option, type PlanInput } from './plan-input.js';
import { scoreAlone, scoreParts, type Part } from './score.js';
import { boundsOf, freeStarts } from './slots.js';
import { distanceKm } from './time.js';

/** Common times tried for people who go together. */
const MAX_TIMES = 200;

/** For each need, the volunteers (positions, ascending) who come into question. */
export type Candidates = readonly (readonly number[])[];

/** Reads the candidates of all needs; of more than `mostPerNeed` the nearest. */
export function candidatesOf(input: PlanInput): { candidates: Candidates; truncated: boolean } {
  let truncated = false;
  const candidates = input.needs.map((need, position) => {
    const text = input.reaching[position];
    const found = text ? [...new Set(text.split(',').map((each) => Number(each) - 1))].toSorted((a, b) => a - b) : [];
    if (found.length <= input.mostPerNeed) return found;
    truncated = true;
    const far = new Map(found.map((each) => [each, distanceKm(need, at(input.volunteers, each)) ?? 0]));
    return found
      .toSorted((a, b) => (far.get(a) ?? 0) - (far.get(b) ?? 0) || a - b)
      .slice(0, input.mostPerNeed)
      .toSorted((a, b) => a - b);
  });
  return { candidates, truncated };
}

/** Needs for several people, who go together, get one time: the earliest of those at which most candidates can come. */
export function withCommonTimes(input: PlanInput, candidates: Candidates): NeedFacts[] {
  const { now } = input.setting;
  return input.needs.map((need, position) => {
    if (need.seats === 1 || need.fixedStart !== null) return need;
    const pairs = at(candidates, position).map((each) => pairOf(need, at(input.volunteers, each), input.setting));
    const able = pairs.filter((pair) => eligibleSlot(pair, now) !== null);
    const starts = [
      ...new Set(
        able.flatMap((pair) => {
          const { from, until } = boundsOf(need, pair.policy, now);
          return freeStarts(pair, from, until);
        }),
      ),
    ].toSorted((a, b) => a - b);
    let best: { need: NeedFacts; comers: number } = { need, comers: 0 };
    for (const fixedStart of starts.slice(0, MAX_TIMES)) {
      const fixed = { ...need, fixedStart };
      const comers = able.filter((pair) => eligibleSlot({ ...pair, need: fixed }, now) !== null).length;
      if (comers > best.comers) best = { need: fixed, comers };
      if (comers === able.length) break;
    }
    return best.need;
  });
}

/** Every pair that breaks no rule, with its score, in the order of the needs and then of the candidates. */
export function optionsOf(
  input: PlanInput,
  needs: readonly NeedFacts[],
  candidates: Candidates,
  onProgress: (share: number) => void,
): Option[] {
  const options: Option[] = [];
  const left = new Set(input.wishes.left.map((pair) => pair.join(' ')));
  for (const [position, need] of needs.entries()) {
    for (const volunteer of at(candidates, position)) {
      const pair = pairOf(need, at(input.volunteers, volunteer), input.setting);
      // Who declined this need is not asked again by a plan; a person may still ask by hand.
      if (need.declined.includes(pair.volunteer.id) || left.has(`${need.id} ${pair.volunteer.id}`)) continue;
      if (!eligibleSlot(pair, input.setting.now)) continue;
      options.push({ need: position, volunteer, score: scoreAlone(pair, input.histories[pair.volunteer.id] ?? NO_HISTORY) });
    }
    if (position % 50 === 0) onProgress(position / needs.length);
  }
  return options;
}

/** The parts of a pair's score. */
export function partsOf(input: PlanInput, need: NeedFacts, volunteer: number): Part[] {
  const facts = at(input.volunteers, volunteer);
  return scoreParts(pairOf(need, facts, input.setting), input.histories[facts.id] ?? NO_HISTORY);
}
