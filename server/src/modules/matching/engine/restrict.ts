import { buildModel, inConflict, Seats, type Model } from './model.js';

/** What is left of a model, with the number that each of its edges had before. */
export interface Rest {
  model: Model;
  edgeOf: Int32Array;
}

/**
 * The problem that remains when the edges `forced` stand and only edges with `allowed` 1 may be added (all when undefined).
 * Edges that no longer fit disappear. Seats, capacities and limits shrink by what is forced.
 * @returns undefined when the forced edges break a rule.
 */
export function restrict(model: Model, forced: Int32Array, allowed: Uint8Array | undefined): Rest | undefined {
  const seats = model.seats.slice();
  const capacity = model.capacity.slice();
  const taskLimit = model.taskLimit.slice();
  const tasksOf = new Map<number, number[]>();
  const isForced = new Uint8Array(model.edges);
  const whole = model.whole.slice();
  for (const e of forced) {
    const t = model.edgeTask[e]!,
      v = model.edgeVolunteer[e]!;
    const held = tasksOf.get(v) ?? [];
    if (--seats[t]! < 0 || --taskLimit[v]! < 0 || (capacity[v]! -= model.load[e]!) < 0) return undefined;
    if (held.some((other) => inConflict(model, t, other))) return undefined;
    held.push(t);
    tasksOf.set(v, held);
    isForced[e] = 1;
    if (whole[t] === Seats.ALL_OR_NONE) whole[t] = Seats.ALL;
  }
  const { together } = model;
  if (together !== undefined) for (const [v, held] of tasksOf) if (!together(v, held)) return undefined;
  const edges = new Int32Array(model.edges);
  let n = 0;
  const free = new Int32Array(model.tasks);
  for (let e = 0; e < model.edges; e++) {
    const t = model.edgeTask[e]!,
      v = model.edgeVolunteer[e]!;
    if (isForced[e] === 1 || (allowed !== undefined && allowed[e] === 0)) continue;
    if (seats[t] === 0 || taskLimit[v] === 0 || model.load[e]! > capacity[v]!) continue;
    const held = tasksOf.get(v);
    if (held?.some((other) => inConflict(model, t, other)) === true) continue;
    if (together !== undefined && held !== undefined && !together(v, [...held, t])) continue;
    edges[n++] = e;
    free[t]!++;
  }
  for (let t = 0; t < model.tasks; t++) if (whole[t] === Seats.ALL && free[t]! < seats[t]!) return undefined;
  return select(model, edges.subarray(0, n), {
    seats,
    capacity,
    taskLimit,
    whole,
    together: together && ((v, tasks) => together(v, [...(tasksOf.get(v) ?? []), ...tasks])),
  });
}

/** The same tasks and volunteers with only the given edges (ascending). */
function select(model: Model, edges: Int32Array, own: Pick<Model, 'seats' | 'capacity' | 'taskLimit' | 'whole' | 'together'>): Rest {
  const pairs: number[] = [];
  for (let t = 0; t < model.tasks; t++) {
    for (let p = model.conflictStart[t]!; p < model.conflictStart[t + 1]!; p++) {
      const other = model.conflictWith[p]!;
      if (t < other) pairs.push(t, other);
    }
  }
  const { model: rest, edgeOf } = buildModel({
    ...own,
    tier: model.tier,
    tiers: model.tiers,
    edgeTask: picked(model.edgeTask, edges),
    edgeVolunteer: picked(model.edgeVolunteer, edges),
    score: picked(model.score, edges),
    load: picked(model.load, edges),
    kept: picked(model.kept, edges),
    conflicts: Int32Array.from(pairs),
  });
  return { model: rest, edgeOf: edgeOf.map((k) => edges[k]!) };
}

/** Splits a model into the given groups of tasks and volunteers, renumbered from 0 in ascending order. */
export function extract(model: Model, tasks: readonly number[], volunteers: readonly number[]): Rest {
  const taskAt = new Map(tasks.map((t, i) => [t, i]));
  const volunteerAt = new Map(volunteers.map((v, i) => [v, i]));
  const edges: number[] = [];
  const pairs: number[] = [];
  for (const [i, t] of tasks.entries()) {
    for (let e = model.taskStart[t]!; e < model.taskStart[t + 1]!; e++) {
      if (volunteerAt.has(model.edgeVolunteer[e]!)) edges.push(e);
    }
    for (let p = model.conflictStart[t]!; p < model.conflictStart[t + 1]!; p++) {
      const other = taskAt.get(model.conflictWith[p]!);
      if (other !== undefined && i < other) pairs.push(i, other);
    }
  }
  const { model: part, edgeOf } = buildModel({
    tier: Int32Array.from(tasks, (t) => model.tier[t]!),
    tiers: model.tiers,
    seats: Int32Array.from(tasks, (t) => model.seats[t]!),
    capacity: Float64Array.from(volunteers, (v) => model.capacity[v]!),
    taskLimit: Int32Array.from(volunteers, (v) => model.taskLimit[v]!),
    edgeTask: Int32Array.from(edges, (e) => taskAt.get(model.edgeTask[e]!) ?? 0),
    edgeVolunteer: Int32Array.from(edges, (e) => volunteerAt.get(model.edgeVolunteer[e]!) ?? 0),
    score: picked(model.score, edges),
    load: picked(model.load, edges),
    kept: picked(model.kept, edges),
    conflicts: Int32Array.from(pairs),
    whole: Uint8Array.from(tasks, (t) => model.whole[t]!),
    together: among(model, tasks, volunteers),
  });
  return { model: part, edgeOf: edgeOf.map((k) => edges[k] ?? -1) };
}

/** Values at these places; a plain loop, because a million of them is common. */
function picked<T extends Int32Array | Float64Array | Uint8Array>(values: T, places: ArrayLike<number>): T {
  const result = new (values.constructor as new (n: number) => T)(places.length);
  for (let k = 0; k < places.length; k++) result[k] = values[places[k]!]!;
  return result;
}

/** The rule of what goes together, asked with the numbers of a part. */
export function among(model: Model, tasks: readonly number[], volunteers: readonly number[]): Model['together'] {
  const { together } = model;
  return (
    together &&
    ((v, list) =>
      together(
        volunteers[v]!,
        list.map((t) => tasks[t]!),
      ))
  );
}
