import { fairnessOf } from './fairness.js';
import { draftOf } from './integer/draft.js';
import { readProblem, type Reading } from './read.js';
import { exactSum, fromWhole } from './scale.js';
import { isOptimal, solveModel, withFrozen, type Plan } from './solve.js';
import type { Answer, Problem, SolveOptions } from './types.js';
import { unfilledOf } from './unfilled.js';
import { compare, type Value } from './value.js';

const DEFAULT_LIMIT_MS = 60_000;

/** Relative distance of plan and bound at the first place where they differ. */
function gapOf(value: Value, bound: Value): number {
  for (let k = 0; k < value.length; k++) {
    if (value[k] === bound[k]) continue;
    return (bound[k]! - value[k]!) / Math.max(Math.abs(bound[k]!), Math.abs(value[k]!));
  }
  return 0;
}

/** Sum of the scores of these edges of the whole problem, as they were given. */
export function scoreOf({ scores }: Reading, edges: Iterable<number>): number {
  return exactSum(Array.from(edges, (e) => scores[e]!));
}

/** Filled seats by tier number: 0 for numbers that no task has. */
export function byTier({ tiers }: Reading, value: Value): number[] {
  const filled = Array.from({ length: (tiers.at(-1) ?? -1) + 1 }, () => 0);
  for (const [k, tier] of tiers.entries()) filled[tier] = value[k]!;
  return filled;
}

/** The bound's score in the unit of the problem; never below the plan's where seats and kept pairs reach the bound. */
function boundOf({ whole, decimals }: Reading, { value, bound }: Plan, score: number): number {
  const limit = fromWhole(bound[whole.tiers + 1]!, decimals);
  const tied = value.subarray(0, whole.tiers + 1).every((n, k) => n === bound[k]);
  return tied ? Math.max(limit, score) : limit;
}

/** Writes a plan of the whole problem as an answer. */
function writeAnswer(reading: Reading, plan: Plan, ms: number): Answer {
  const { whole, taskIds, volunteerIds } = reading;
  const proven = isOptimal(plan);
  const score = scoreOf(reading, plan.chosen);
  const id = (e: number): [string, string] => [taskIds[whole.edgeTask[e]!] ?? '', volunteerIds[whole.edgeVolunteer[e]!] ?? ''];
  return {
    status: proven ? 'optimal' : 'feasible',
    filled: byTier(reading, plan.value),
    score,
    bound: { filled: byTier(reading, plan.bound), score: proven ? score : boundOf(reading, plan, score) },
    gap: gapOf(plan.value, plan.bound),
    assigned: Array.from(plan.chosen, id),
    unfilled: unfilledOf(whole, draftOf(whole, plan.chosen), taskIds, proven),
    kept: plan.value[whole.tiers]!,
    fairness: fairnessOf(whole, plan.chosen),
    ms,
  };
}

/** Solves a reading within the limit of its problem. */
async function planFor(reading: Reading, problem: Problem, options: SolveOptions, started: number, spare = 0): Promise<Plan> {
  const now = options.now ?? ((): number => performance.now());
  const limit = options.timeLimitMs ?? problem.timeLimitMs ?? DEFAULT_LIMIT_MS;
  // Making a plan of what the search leaves, and writing it down, takes about as long as reading did.
  const reserve = Math.min(now() - started, limit / 2);
  const budget = { msLeft: (): number => limit - reserve - (now() - started), stop: options.shouldStop ?? ((): boolean => false) };
  const plan = await solveModel(reading.model, budget, options.onProgress, spare);
  return withFrozen(plan, reading.whole, reading.frozen, reading.edgeOf);
}

/**
 * Finds the best plan: filled seats tier by tier, then kept pairs, then score.
 * @throws MalformedProblem when ids are unknown or frozen pairs cannot stand.
 */
export async function solve(problem: Problem, options: SolveOptions = {}): Promise<Answer> {
  return (await solveFully(problem, options)).answer;
}

/** A solved problem with what the what-ifs need of its solution. */
export interface Solved {
  answer: Answer;
  reading: Reading;
  plan: Plan;
}

/** Solves and keeps the solution open. @param spare see `solveModel`. */
export async function solveFully(problem: Problem, options: SolveOptions, spare = 0): Promise<Solved> {
  const now = options.now ?? ((): number => performance.now());
  const started = now();
  options.onProgress?.({ phase: 'reading', done: 0 });
  let reading = readProblem(problem, options.together);
  let plan: Plan;
  if (problem.taskLimit === 'smallest') [reading, plan] = await smallestLimit(problem, options, started);
  else plan = await planFor(reading, problem, options, started, spare);
  options.onProgress?.({ phase: 'done', done: 1 });
  return { answer: writeAnswer(reading, plan, now() - started), reading, plan };
}

/** The plan under the smallest number of tasks a volunteer that still fills the same seats of every tier. */
async function smallestLimit(problem: Problem, options: SolveOptions, started: number): Promise<[Reading, Plan]> {
  const attempt = async (taskLimit?: number): Promise<[Reading, Plan]> => {
    const limited: Problem = { ...problem };
    if (taskLimit === undefined) delete limited.taskLimit;
    else limited.taskLimit = taskLimit;
    const reading = readProblem(limited, options.together);
    return [reading, await planFor(reading, limited, options, started)];
  };
  let best = await attempt();
  const { tiers } = best[0].whole;
  const filled = best[1].value.slice(0, tiers);
  let low = frozenMost(best[0]),
    high = fairnessOf(best[0].whole, best[1].chosen).mostTasks;
  while (low < high) {
    const mid = (low + high) >> 1;
    const tried = await attempt(mid);
    if (compare(tried[1].value.slice(0, tiers), filled) >= 0) {
      best = tried;
      high = mid;
    } else low = mid + 1;
  }
  return best;
}

/** No limit below what frozen pairs already give to one volunteer makes sense. */
function frozenMost(reading: Reading): number {
  return fairnessOf(reading.whole, reading.frozen).mostTasks;
}
