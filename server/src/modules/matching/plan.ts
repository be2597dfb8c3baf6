import { solve, type Answer, type Progress } from './engine/index.js';
import { candidatesOf, optionsOf, partsOf, type Candidates, withCommonTimes } from './options.js';
import type { NeedFacts } from './pair.js';
import { gapOf, giniOf, tierCounts } from './plan-figures.js';
import { at, type Option, type Placed, type PlanInput, type PlanResult, type Proposed } from './plan-input.js';
import { chosenOf, problemOf } from './problem.js';
import { Calendar } from './schedule.js';
import { scoreOf } from './score.js';
import { shortagesOf } from './shortage.js';

/**
 * Plans all needs at once: who goes where, and when. The engine chooses among eligible pairs and asks for each volunteer
 * whether the visits find their times together. Pure: same input, same plan, as long as the time limit does not bind.
 * @param onProgress is told the share done, 0 to 1
 */
export async function planAll(input: PlanInput, onProgress: (done: number) => void = () => undefined): Promise<PlanResult> {
  const { candidates, truncated } = candidatesOf(input);
  const needs = withCommonTimes(input, candidates);
  const options = optionsOf(input, needs, candidates, (share) => onProgress(share * 0.5));
  const calendar = new Calendar(needs, input.volunteers, input.setting);
  const needAt = new Map(needs.map((need, position) => [need.id, position]));
  const volunteerAt = new Map(input.volunteers.map((volunteer, position) => [volunteer.id, position]));
  const bound = await solve(problemOf(input, needs, options), {
    onProgress: (progress) => onProgress(0.5 + 0.45 * shareOf(progress)),
    together: (volunteer, tasks) =>
      calendar.fits(
        volunteerAt.get(volunteer) ?? -1,
        tasks.map((task) => needAt.get(task) ?? -1),
      ),
  });
  const placed: Placed = new Map();
  for (const [volunteer, wanted] of chosenOf(bound, options, input, needs)) {
    const times = calendar.times(
      volunteer,
      wanted.map((option) => option.need),
    );
    if (times === null) throw new Error('the engine chose visits that find no time together');
    placed.set(volunteer, times);
  }
  onProgress(1);
  return resultOf(input, { needs, options, placed, candidates, truncated: truncated || !calendar.sure, bound });
}

function shareOf({ phase, done }: Progress): number {
  return { reading: 0, flow: done * 0.5, integer: 0.5 + done * 0.5, done: 1 }[phase];
}

interface Made {
  needs: readonly NeedFacts[];
  options: readonly Option[];
  placed: Placed;
  candidates: Candidates;
  truncated: boolean;
  /** The engine's answer: no plan beats its bound. */
  bound: Answer;
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
  const gap = gapOf(filled, score, bound.bound);
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
