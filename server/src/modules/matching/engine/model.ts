/**
 * The problem as numbers: tasks and volunteers are indices in the order of their ids, edges are sorted by task, then
 * volunteer, so that the order of the input never matters. Scores and loads are whole numbers of a decimal unit.
 */
export interface Model {
  readonly tasks: number;
  readonly volunteers: number;
  readonly edges: number;
  /** One more than the largest tier number. */
  readonly tiers: number;
  readonly tier: Int32Array;
  readonly seats: Int32Array;
  readonly capacity: Float64Array;
  /** Most tasks that a volunteer may take, whatever the loads. */
  readonly taskLimit: Int32Array;
  readonly edgeTask: Int32Array;
  readonly edgeVolunteer: Int32Array;
  readonly score: Float64Array;
  readonly load: Float64Array;
  /** 1 where the pair stands in the earlier plan. */
  readonly kept: Uint8Array;
  /** Edges of task t: taskStart[t] up to taskStart[t + 1]. */
  readonly taskStart: Int32Array;
  /** Edges of volunteer v: volunteerEdge from volunteerStart[v]. */
  readonly volunteerStart: Int32Array;
  readonly volunteerEdge: Int32Array;
  /** Tasks in conflict with t, ascending: conflictWith from conflictStart[t]. */
  readonly conflictStart: Int32Array;
  readonly conflictWith: Int32Array;
  /** Which seats of a task count: see `Seats`. */
  readonly whole: Uint8Array;
  /** Whether a volunteer can do these tasks together, beyond what loads and conflicts say. Whoever can do some can do fewer. */
  readonly together: Together | undefined;
}

/** Whether volunteer `v` can do `tasks`, each of them eligible, all in one plan. */
export type Together = (v: number, tasks: readonly number[]) => boolean;

/** How the seats of a task may be filled. */
export const Seats = {
  /** Any number of them. */
  ANY: 0,
  /** All or none. */
  ALL_OR_NONE: 1,
  /** All: some of them are forced already. */
  ALL: 2,
} as const;

/** What a model is built from; edges in any order. */
export interface Parts {
  tier: Int32Array;
  seats: Int32Array;
  capacity: Float64Array;
  taskLimit: Int32Array;
  edgeTask: Int32Array;
  edgeVolunteer: Int32Array;
  score: Float64Array;
  load: Float64Array;
  kept: Uint8Array;
  /** Pairs of tasks, flat, possibly repeated. */
  conflicts: Int32Array;
  tiers: number;
  whole: Uint8Array;
  together: Together | undefined;
}

/** Starts of groups for the counting sort: start[g] is the first place of group g. */
function starts(groups: number, of: Int32Array): Int32Array {
  const start = new Int32Array(groups + 1);
  for (const g of of) start[g + 1]!++;
  for (let g = 0; g < groups; g++) start[g + 1]! += start[g]!;
  return start;
}

/** Order of 0..n-1 by `of`, stable. */
function grouped(start: Int32Array, of: Int32Array, order?: Int32Array): Int32Array {
  const fill = start.slice(0, -1);
  const result = new Int32Array(of.length);
  for (let k = 0; k < of.length; k++) {
    const e = order === undefined ? k : order[k]!;
    result[fill[of[e]!]!++] = e;
  }
  return result;
}

/** Builds the model. @returns it with, for each of its edges, the number of that edge in `parts`. */
export function buildModel(parts: Parts): { model: Model; edgeOf: Int32Array } {
  const tasks = parts.tier.length;
  const volunteers = parts.capacity.length;
  const taskStart = starts(tasks, parts.edgeTask);
  const volunteerStart = starts(volunteers, parts.edgeVolunteer);
  const edgeOf = grouped(taskStart, parts.edgeTask, grouped(volunteerStart, parts.edgeVolunteer));
  const edges = edgeOf.length;
  const edgeTask = new Int32Array(edges),
    edgeVolunteer = new Int32Array(edges);
  const score = new Float64Array(edges),
    load = new Float64Array(edges),
    kept = new Uint8Array(edges);
  for (let e = 0; e < edges; e++) {
    const k = edgeOf[e]!;
    edgeTask[e] = parts.edgeTask[k]!;
    edgeVolunteer[e] = parts.edgeVolunteer[k]!;
    score[e] = parts.score[k]!;
    load[e] = parts.load[k]!;
    kept[e] = parts.kept[k]!;
  }
  const { conflictStart, conflictWith } = conflictLists(tasks, parts.conflicts);
  const model: Model = {
    tasks,
    volunteers,
    edges,
    tiers: parts.tiers,
    tier: parts.tier,
    seats: parts.seats,
    capacity: parts.capacity,
    taskLimit: parts.taskLimit,
    edgeTask,
    edgeVolunteer,
    score,
    load,
    kept,
    taskStart,
    volunteerStart,
    volunteerEdge: grouped(volunteerStart, edgeVolunteer),
    conflictStart,
    conflictWith,
    whole: parts.whole,
    together: parts.together,
  };
  return { model, edgeOf };
}

function conflictLists(tasks: number, pairs: Int32Array): Pick<Model, 'conflictStart' | 'conflictWith'> {
  const from = new Int32Array(pairs.length),
    to = new Int32Array(pairs.length);
  for (let k = 0; k < pairs.length; k += 2) {
    from[k] = to[k + 1] = pairs[k]!;
    to[k] = from[k + 1] = pairs[k + 1]!;
  }
  const byTo = grouped(starts(tasks, to), to);
  const order = grouped(starts(tasks, from), from, byTo);
  const conflictStart = new Int32Array(tasks + 1);
  const conflictWith = new Int32Array(pairs.length);
  let n = 0,
    t = 0;
  for (const k of order) {
    while (t < from[k]!) conflictStart[++t] = n;
    if (n === conflictStart[t]! || conflictWith[n - 1] !== to[k]) conflictWith[n++] = to[k]!;
  }
  while (t < tasks) conflictStart[++t] = n;
  return { conflictStart, conflictWith: conflictWith.slice(0, n) };
}

/** Whether tasks `a` and `b` exclude each other for one volunteer. */
export function inConflict(model: Model, a: number, b: number): boolean {
  let low = model.conflictStart[a]!,
    high = model.conflictStart[a + 1]! - 1;
  while (low <= high) {
    const mid = (low + high) >> 1;
    const other = model.conflictWith[mid]!;
    if (other === b) return true;
    if (other < b) low = mid + 1;
    else high = mid - 1;
  }
  return false;
}

/** Number of the edge between task `t` and volunteer `v`, or -1. */
export function edgeBetween(model: Model, t: number, v: number): number {
  let low = model.taskStart[t]!,
    high = model.taskStart[t + 1]! - 1;
  while (low <= high) {
    const mid = (low + high) >> 1;
    const at = model.edgeVolunteer[mid]!;
    if (at === v) return mid;
    if (at < v) low = mid + 1;
    else high = mid - 1;
  }
  return -1;
}
