import { solve, type Answer, type Progress } from './engine/index.js';
import { candidatesOf, optionsOf, partsOf, type Candidates, withCommonTimes } from './options.js';
import type { NeedFacts } from './pair.js';
import { filledByNeed, gapOf, giniOf, tierCounts } from './plan-figures.js';
import { at, type Option, type Placed, type PlanInput, type PlanResult, type Proposed } from './plan-input.js';
import { chosenOf, problemOf } from './problem.js';
import { placeAll, timeFor, withVisits } from './schedule.js';
import { scoreOf } from './score.js';
import { shortagesOf } from './shortage.js';

/** Solves after which what still finds no time is settled one by one. */
const ROUNDS = 4;
const TIERS = ['EMERGENCY', 'URGENT', 'ROUTINE'];

/**
 * Plans all needs at once: who goes where, and when. The engine chooses the pairs, then each volunteer's visits get
 * their times; a visit for which there is no time is taken out and the rest solved again. Pure: same input, same plan.
 * @param onProgress is told the share done, 0 to 1
 */
export async function planAll(input: PlanInput, onProgress: (done: number) => void = () => undefined): Promise<PlanResult> {
  const { candidates, truncated } = candidatesOf(input);
  const needs = withCommonTimes(input, candidates);
  const options = optionsOf(input, needs, candidates, (share) => onProgress(share * 0.5));
  let open = options;
  let placed: Placed = new Map();
  let bound: Answer | undefined;
  for (let round = 0; round < ROUNDS; round += 1) {
    const answer = await solve(
      { ...problemOf(input, needs, open), timeLimitMs: input.timeLimitMs / (round + 1) },
      { onProgress: (progress) => onProgress(0.5 + 0.45 * shareOf(progress)) },
    );
    bound ??= answer;
    const without = new Set<Option>();
    placed = new Map();
    for (const [volunteer, wanted] of chosenOf(answer, open, input, needs)) {
      const { times, left } = placeAll(needs, at(input.volunteers, volunteer), wanted, input.setting);
      placed.set(volunteer, times);
      for (const option of left) without.add(option);
    }
    if (without.size === 0) break;
    open = open.filter((option) => !without.has(option));
  }
  fillGaps(input, needs, options, placed);
  onProgress(1);
  return resultOf(input, { needs, options, placed, candidates, truncated, bound });
}

function shareOf({ phase, done }: Progress): number {
  return { reading: 0, flow: done * 0.5, integer: 0.5 + done * 0.5, done: 1 }[phase];
}

/** Seats still empty go to whoever has time, the most urgent need and the best score first. */
function fillGaps(input: PlanInput, needs: readonly NeedFacts[], options: readonly Option[], placed: Placed): void {
  const filled = filledByNeed(placed);
  const tier = (option: Option) => TIERS.indexOf(at(needs, option.need).tier);
  const missing = (option: Option) => at(needs, option.need).openSeats - (filled.get(option.need) ?? 0);
  for (const option of options
    .filter((each) => missing(each) > 0)
    .toSorted((a, b) => tier(a) - tier(b) || b.score - a.score || a.need - b.need || a.volunteer - b.volunteer)) {
    const times = placed.get(option.volunteer) ?? new Map();
    if (missing(option) <= 0 || times.has(option.need)) continue;
    const slot = timeFor(
      at(needs, option.need),
      withVisits(at(input.volunteers, option.volunteer), needs, times, input.setting),
      input.setting,
    );
    if (!slot) continue;
    placed.set(option.volunteer, times.set(option.need, slot));
    filled.set(option.need, (filled.get(option.need) ?? 0) + 1);
  }
}

interface Made {
  needs: readonly NeedFacts[];
  options: readonly Option[];
  placed: Placed;
  candidates: Candidates;
  truncated: boolean;
  /** The engine's first answer: with fewer demands than the whole, so no plan beats its bound. */
  bound: Answer | undefined;
}

function resultOf(input: PlanInput, { needs, options, placed, candidates, truncated, bound }: Made): PlanResult {
  const proposals = [...placed].flatMap(([volunteer, times]) =>
    [...times].map(([position, slot]): Proposed & { position: number } => {
      const need = at(needs, position);
      const parts = partsOf(input, need, volunteer);
      return { position, needId: need.id, volunteerId: at(input.volunteers, volunteer).id, score: scoreOf(parts), parts, slot };
    }),
  );
  proposals.sort((a, b) => a.position - b.position || b.score - a.score || (a.volunteerId < b.volunteerId ? -1 : 1));
  const filled = tierCounts(needs, placed);
  const score = proposals.reduce((sum, proposal) => sum + proposal.score, 0);
  const gap = bound ? gapOf(filled, score, bound.bound) : 0;
  const eligible = [...new Set(options.map((option) => option.volunteer))];
  return {
    proposals: proposals.map(({ position: _position, ...proposal }) => proposal),
    unfilled: shortagesOf(input, { needs, options, placed, candidates }),
    filled,
    score: Math.round(score * 100) / 100,
    optimal: !truncated && gap === 0,
    gap: truncated ? null : gap,
    giniLoad: giniOf(eligible.map((volunteer) => placed.get(volunteer)?.size ?? 0)),
  };
}
