import { buildModel, Seats, type Model } from '../model.js';
import { among } from '../restrict.js';
import { relax } from '../relax.js';
import { flowPlan } from '../flow/plan.js';
import { compare, valueOf } from '../value.js';
import type { Draft } from './draft.js';
import { branchAndBound, type Found } from './search.js';

/** Solves a small subproblem as well as it can. */
export type SubSolver = (model: Model, known: Found) => Found;

/** Volunteers around `root`, nearest through shared tasks first. */
function cluster(draft: Draft, root: number, size: number, seen: Int32Array, mark: number): number[] {
  const { model } = draft;
  const list = [root];
  seen[root] = mark;
  for (let k = 0; k < list.length && list.length < size; k++) {
    const v = list[k]!;
    for (let p = model.volunteerStart[v]!; p < model.volunteerStart[v + 1]! && list.length < size; p++) {
      const t = model.edgeTask[model.volunteerEdge[p]!]!;
      for (let e = model.taskStart[t]!; e < model.taskStart[t + 1]! && list.length < size; e++) {
        const other = model.edgeVolunteer[e]!;
        // Those who hold the task now come in; of the others only a few, so that the cluster stays about one place.
        if (seen[other] === mark || (draft.has[e] === 0 && list.length > size / 2)) continue;
        seen[other] = mark;
        list.push(other);
      }
    }
  }
  return list;
}

/** Frees all that a cluster of volunteers does and plans it anew. @returns whether the plan got better. */
function replan(draft: Draft, volunteers: readonly number[], solve: SubSolver): boolean {
  const { model } = draft;
  const taskAt = new Map<number, number>();
  const seats: number[] = [];
  const edges: number[] = [];
  const volunteerOf: number[] = [];
  // Tasks that the cluster holds, and tasks with an empty seat, are what it may take.
  for (const v of volunteers) {
    for (const e of draft.held(v)) {
      const t = model.edgeTask[e]!;
      const at = taskAt.get(t);
      if (at === undefined) {
        taskAt.set(t, seats.length);
        seats.push(draft.seatsLeft[t]! + 1);
      } else seats[at]!++;
    }
  }
  for (const [i, v] of volunteers.entries()) {
    for (let p = model.volunteerStart[v]!; p < model.volunteerStart[v + 1]!; p++) {
      const e = model.volunteerEdge[p]!;
      const t = model.edgeTask[e]!;
      if (!taskAt.has(t)) {
        if (draft.seatsLeft[t] === 0) continue;
        taskAt.set(t, seats.length);
        seats.push(draft.seatsLeft[t]!);
      }
      edges.push(e);
      volunteerOf.push(i);
    }
  }
  const tasks = [...taskAt.keys()];
  const conflicts: number[] = [];
  for (const [i, t] of tasks.entries()) {
    for (let p = model.conflictStart[t]!; p < model.conflictStart[t + 1]!; p++) {
      const other = taskAt.get(model.conflictWith[p]!);
      if (other !== undefined && i < other) conflicts.push(i, other);
    }
  }
  const { model: part, edgeOf } = buildModel({
    tiers: model.tiers,
    tier: Int32Array.from(tasks, (t) => model.tier[t]!),
    seats: Int32Array.from(seats),
    capacity: Float64Array.from(volunteers, (v) => model.capacity[v]!),
    taskLimit: Int32Array.from(volunteers, (v) => model.taskLimit[v]!),
    edgeTask: Int32Array.from(edges, (e) => taskAt.get(model.edgeTask[e]!) ?? 0),
    edgeVolunteer: Int32Array.from(volunteerOf),
    score: Float64Array.from(edges, (e) => model.score[e]!),
    load: Float64Array.from(edges, (e) => model.load[e]!),
    kept: Uint8Array.from(edges, (e) => model.kept[e]!),
    conflicts: Int32Array.from(conflicts),
    // Where others hold seats of a task that wants all, the seats that the cluster holds have to be filled again.
    whole: Uint8Array.from(tasks, (t, i) =>
      model.whole[t] === Seats.ALL_OR_NONE && seats[i]! < model.seats[t]! ? Seats.ALL : model.whole[t]!,
    ),
    together: among(model, tasks, volunteers),
  });
  const now = Int32Array.from({ length: part.edges }, (_, k) => k).filter((k) => draft.has[edges[edgeOf[k]!]!] === 1);
  const value = valueOf(part, now);
  const flow = flowPlan(part, relax(part).cap);
  const bound = valueOf(part, flow.chosen);
  if (compare(value, bound) >= 0) return false;
  const found = solve(part, { chosen: now, value, bound, proven: false });
  if (compare(found.value, value) <= 0) return false;
  for (const k of now) draft.remove(edges[edgeOf[k]!]!);
  for (const k of found.chosen) draft.add(edges[edgeOf[k]!]!);
  return true;
}

/** Sweeps over all volunteers, planning the surroundings of each anew, until a sweep changes nothing or `stop` says so. */
export function sweep(draft: Draft, size: number, solve: SubSolver, stop: () => boolean): void {
  const { model } = draft;
  const seen = new Int32Array(model.volunteers);
  let mark = 0;
  for (let better = true; better;) {
    better = false;
    const covered = new Int32Array(model.volunteers);
    for (let root = 0; root < model.volunteers; root++) {
      // A volunteer at the heart of an earlier cluster of this sweep need not be one's heart again.
      if (covered[root] === 1 || model.volunteerStart[root] === model.volunteerStart[root + 1]) continue;
      if (stop()) return;
      const volunteers = cluster(draft, root, size, seen, ++mark);
      for (const v of volunteers.slice(0, Math.ceil(size / 3))) covered[v] = 1;
      if (replan(draft, volunteers, solve)) better = true;
    }
  }
}

/** Sub-solver by own search alone: deterministic, in whole numbers. */
export function searchWithin(maxNodes: number, stop: () => boolean): SubSolver {
  return (model, known) => branchAndBound(model, known, maxNodes, stop);
}
