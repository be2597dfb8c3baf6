import { buildModel, edgeBetween, Seats, type Model, type Parts } from './model.js';
import { MalformedProblem } from './problem.js';
import { restrict } from './restrict.js';
import { decimalsOf, EXACT, FINEST, toWhole } from './scale.js';
import { tierWeights } from './weights.js';
import type { Problem, SolveOptions } from './types.js';

/** A problem as numbers, with the way back to its ids. */
export interface Reading {
  /** All pairs that could stand in some plan. */
  readonly whole: Model;
  /** What is left to decide once the frozen pairs stand. */
  readonly model: Model;
  /** For each edge of `model`, its number in `whole`. */
  readonly edgeOf: Int32Array;
  /** Frozen pairs, as edges of `whole`. */
  readonly frozen: Int32Array;
  readonly taskIds: readonly string[];
  readonly volunteerIds: readonly string[];
  readonly taskIndex: ReadonlyMap<string, number>;
  readonly volunteerIndex: ReadonlyMap<string, number>;
  /** Scores are whole numbers of 10^-decimals. */
  readonly decimals: number;
  /** Tier numbers of the problem, ascending: the model numbers them from 0. */
  readonly tiers: readonly number[];
  /** Score of each edge of `whole` as it was given. */
  readonly scores: Float64Array;
  /** Loads and capacities are whole numbers of 10^-loadDecimals. */
  readonly loadDecimals: number;
}

const NO_LIMIT = 0x7fffffff;
/** Digits after the point that a double can mean. */
const MOST_DECIMALS = 15;

function byId<T extends { id: string }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function indexOf(items: readonly { id: string }[]): Map<string, number> {
  return new Map(items.map((item, i) => [item.id, i]));
}

function at(index: ReadonlyMap<string, number>, id: string): number {
  const i = index.get(id);
  if (i === undefined) throw new MalformedProblem(`unknown id ${JSON.stringify(id)}`);
  return i;
}

/**
 * Loads and capacities on one decimal grid, so that their sums are exact: nine digits after the point, more where all sums
 * stay exact with them. Digits beyond are rounded. A capacity for all tasks at once counts as that and no more.
 */
function loadUnits(loads: Float64Array, capacities: Float64Array): [Float64Array, Float64Array, number] {
  const total = loads.reduce((sum, load) => sum + load, 0);
  const all = new Float64Array(loads.length + capacities.length);
  all.set(loads);
  all.set(
    capacities.map((capacity) => Math.min(capacity, Math.ceil(total) + 1)),
    loads.length,
  );
  const finest = Math.floor(Math.log10(EXACT / Math.max(1, total)) - 1);
  const decimals = Math.min(decimalsOf(all, Math.max(FINEST, Math.min(finest, MOST_DECIMALS))), finest);
  const whole = toWhole(all, decimals);
  return [whole.subarray(0, loads.length), whole.subarray(loads.length), decimals];
}

/** Reads a checked problem. Pairs that fit in no plan (load above capacity, no seat) are left out. */
export function readProblem(problem: Problem, together?: SolveOptions['together']): Reading {
  const tasks = byId(problem.tasks);
  const volunteers = byId(problem.volunteers);
  const taskIndex = indexOf(tasks);
  const volunteerIndex = indexOf(volunteers);
  // Plain loops over typed arrays: a million pairs are common.
  const size = problem.edges.length;
  const given = new Float64Array(size),
    all = new Float64Array(size);
  for (let k = 0; k < size; k++) {
    given[k] = problem.edges[k]!.score;
    all[k] = problem.edges[k]!.load ?? 1;
  }
  const [loads, capacity, loadDecimals] = loadUnits(
    all,
    Float64Array.from(volunteers, (v) => v.capacity),
  );
  let decimals = decimalsOf(given);
  const edgeTask = new Int32Array(size),
    edgeVolunteer = new Int32Array(size);
  let n = 0;
  for (let k = 0; k < size; k++) {
    const edge = problem.edges[k]!;
    const t = at(taskIndex, edge.task),
      v = at(volunteerIndex, edge.volunteer);
    if (loads[k]! > capacity[v]! || tasks[t]!.seats === 0) continue;
    edgeTask[n] = t;
    edgeVolunteer[n] = v;
    loads[n] = loads[k]!;
    given[n++] = given[k]!;
  }
  // Tiers that nobody uses would only make the weights larger.
  const tiers = [...new Set(tasks.map((t) => t.tier))].sort((a, b) => a - b);
  const tierAt = new Map(tiers.map((tier, k) => [tier, k]));
  const scores = given.subarray(0, n);
  const conflicts = Int32Array.from((problem.conflicts ?? []).flat(), (id) => at(taskIndex, id));
  const limit = typeof problem.taskLimit === 'number' ? Math.min(problem.taskLimit, NO_LIMIT) : NO_LIMIT;
  let sorted = scores;
  const build = (digits: number): Model => {
    const parts: Parts = {
      tier: Int32Array.from(tasks, (t) => tierAt.get(t.tier)!),
      seats: Int32Array.from(tasks, (t) => t.seats),
      capacity,
      taskLimit: new Int32Array(volunteers.length).fill(limit),
      edgeTask: edgeTask.subarray(0, n),
      edgeVolunteer: edgeVolunteer.subarray(0, n),
      score: toWhole(scores, digits),
      load: loads.subarray(0, n),
      kept: new Uint8Array(n),
      conflicts,
      tiers: tiers.length,
      whole: Uint8Array.from(tasks, (t) => (t.allOrNone === true && t.seats > 1 ? Seats.ALL_OR_NONE : Seats.ANY)),
      together:
        together &&
        ((v, list) =>
          together(
            volunteers[v]!.id,
            list.map((t) => tasks[t]!.id),
          )),
    };
    const { model, edgeOf } = buildModel(parts);
    sorted = scores.slice();
    for (let e = 0; e < model.edges; e++) sorted[e] = scores[edgeOf[e]!]!;
    for (const [task, volunteer] of problem.previous ?? []) {
      const e = edgeBetween(model, at(taskIndex, task), at(volunteerIndex, volunteer));
      if (e >= 0) model.kept[e] = 1;
    }
    return model;
  };
  // The finest decimal grid on which every comparison stays exact.
  let whole = build(decimals);
  while (!tierWeights(whole).exact && decimals > -300) whole = build(--decimals);
  const frozen = frozenEdges(problem, whole, taskIndex, volunteerIndex);
  const rest = frozen.length === 0 ? { model: whole, edgeOf: Int32Array.from(whole.score.keys()) } : restrict(whole, frozen, undefined);
  if (rest === undefined) throw new MalformedProblem('frozen: the pairs break a capacity, a seat count or a conflict');
  return {
    whole,
    ...rest,
    frozen,
    taskIds: tasks.map((t) => t.id),
    volunteerIds: volunteers.map((v) => v.id),
    taskIndex,
    volunteerIndex,
    decimals,
    loadDecimals,
    tiers,
    scores: sorted,
  };
}

function frozenEdges(
  problem: Problem,
  model: Model,
  taskIndex: ReadonlyMap<string, number>,
  volunteerIndex: ReadonlyMap<string, number>,
): Int32Array {
  const edges = new Set<number>();
  for (const [task, volunteer] of problem.frozen ?? []) {
    const e = edgeBetween(model, at(taskIndex, task), at(volunteerIndex, volunteer));
    if (e < 0) throw new MalformedProblem(`frozen: ${task} and ${volunteer} cannot stand together`);
    edges.add(e);
  }
  return Int32Array.from(edges).sort();
}
