import { MalformedProblem, solve, type Answer, type Progress } from './engine/index.js';
import { candidatesOf, optionsOf, partsOf, type Candidates, withCommonTimes } from './options.js';
import type { NeedFacts } from './pair.js';
import { gapOf, giniOf, tierCounts } from './plan-figures.js';
import { at, type Option, type PairIds, type Placed, type PlanInput, type PlanResult, type Proposed } from './plan-input.js';
import { chosenOf, problemOf } from './problem.js';
import { Calendar } from './schedule.js';
import { scoreOf } from './score.js';
import { shortagesOf } from './shortage.js';

/**
 * Plans all needs at once: who goes where, and when. The engine chooses among eligible pairs and asks for each volunteer
 * whether the visits find their times together. Pure: same input, same plan, as long as the time limit does not bind.
 * @param onProgress is told the share done, 0 to 1
 * @param force a pair that has to stand
 * @returns null when no plan has the forced pair
 */
export async function planAll(input: PlanInput, onProgress?: (done: number) => void): Promise<PlanResult>;
export async function planAll(input: PlanInput, onProgress: (done: number) => void, force: PairIds): Promise<PlanResult | null>;
export async function planAll(
  input: PlanInput,
  onProgress: (done: number) => void = () => undefined,
  force?: PairIds,
): Promise<PlanResult | null> {
  const { candidates, truncated } = candidatesOf(input);
  const needs = withCommonTimes(input, candidates);
  const options = optionsOf(input, needs, candidates, (share) => onProgress(share * 0.5));
  const calendar = new Calendar(needs, input.volunteers, input.setting);
  const needAt = new Map(needs.map((need, position) => [need.id, position]));
  const volunteerAt = new Map(input.volunteers.map((volunteer, position) => [volunteer.id, position]));
  const together = (volunteer: string, tasks: readonly string[]): boolean =>
    calendar.fits(
      volunteerAt.get(volunteer) ?? -1,
      tasks.map((task) => needAt.get(task) ?? -1),
    );
  const locks = standing(input.wishes.locked, needs, input, options, together);
  const solveWith = (frozen: readonly PairIds[]): Promise<Answer> =>
    solve(problemOf(input, needs, options, frozen), { onProgress: (progress) => onProgress(0.5 + 0.45 * shareOf(progress)), together });
  let answer: Answer;
  if (force === undefined) answer = await solveWith(locks);
  else {
    try {
      const others = locks.filter((pair) => pair.join() !== force.join());
      answer = await solveWith([...others, force]);
    } catch (error) {
      if (error instanceof MalformedProblem) return null;
      throw error;
    }
  }
  const placed: Placed = new Map();
  for (const [volunteer, wanted] of chosenOf(answer, options, input, needs)) {
    const times = calendar.times(
      volunteer,
      wanted.map((option) => option.need),
    );
    if (times === null) throw new Error('the engine chose visits that find no time together');
    placed.set(volunteer, times);
  }
  onProgress(1);
  return resultOf(input, { needs, options, placed, candidates, truncated: truncated || !calendar.sure, bound: answer });
}

/** Locked lines that still break no rule, alone and together; of people who go together all or none. */
function standing(
  locked: readonly PairIds[],
  needs: readonly NeedFacts[],
  input: PlanInput,
  options: readonly Option[],
  together: (volunteer: string, tasks: readonly string[]) => boolean,
): PairIds[] {
  const eligible = new Set(options.map(({ need, volunteer }) => `${at(needs, need).id} ${at(input.volunteers, volunteer).id}`));
  const seats = new Map(needs.map((need) => [need.id, need.openSeats]));
  const held = new Map<string, string[]>();
  const kept: PairIds[] = [];
  for (const [needId, volunteerId] of locked) {
    const mine = held.get(volunteerId) ?? [];
    if (mine.length >= (input.wishes.mostVisits ?? Infinity)) continue;
    if (!eligible.has(`${needId} ${volunteerId}`) || !together(volunteerId, [...mine, needId])) continue;
    held.set(volunteerId, [...mine, needId]);
    kept.push([needId, volunteerId]);
  }
  const count = (needId: string): number => kept.filter((pair) => pair[0] === needId).length;
  return kept.filter(([needId]) => count(needId) === seats.get(needId));
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
  const lines = [...placed].flatMap(([volunteer, times]) =>
    [...times].map(([position, slot]): Proposed & { position: number } => {
      const need = at(needs, position);
      const parts = partsOf(input, need, volunteer);
      return { position, needId: need.id, volunteerId: at(input.volunteers, volunteer).id, score: scoreOf(parts), parts, slot };
    }),
  );
  lines.sort((a, b) => a.position - b.position || b.score - a.score || (a.volunteerId < b.volunteerId ? -1 : 1));
  const accepted = (line: Proposed & { position: number }): boolean =>
    at(needs, line.position).movable.some((each) => each.volunteerId === line.volunteerId);
  const kept = new Set(lines.filter(accepted).map((line) => `${line.needId} ${line.volunteerId}`));
  const filled = tierCounts(needs, placed);
  const score = lines.reduce((sum, line) => sum + line.score, 0);
  const gap = gapOf(filled, score, bound.bound);
  const loads = [...new Set(options.map((option) => option.volunteer))].map((volunteer) => placed.get(volunteer)?.size ?? 0);
  return {
    // Accepted visits that stay need no new offer.
    proposals: lines.filter((line) => !accepted(line)).map(({ position: _position, ...line }) => line),
    unfilled: shortagesOf(input, { needs, options, placed, candidates }),
    filled,
    score: Math.round(score * 100) / 100,
    optimal: !truncated && gap === 0,
    kept: kept.size,
    takenBack: needs.flatMap((need) =>
      need.movable.filter((each) => !kept.has(`${need.id} ${each.volunteerId}`)).map((each) => each.assignmentId),
    ),
    gap: truncated ? null : gap,
    giniLoad: giniOf(loads),
    neverAsked: loads.length === 0 ? 0 : loads.filter((count) => count === 0).length / loads.length,
  };
}
