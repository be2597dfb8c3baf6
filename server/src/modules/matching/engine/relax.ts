import { inConflict, type Model } from './model.js';

/**
 * For each volunteer, the largest number of tasks that can be held at once, as far as easy arguments tell (`cap`), and
 * whether every choice of that many eligible tasks is allowed (`simple`). With all volunteers simple the problem is a flow.
 */
export interface Relaxation {
  cap: Int32Array;
  simple: Uint8Array;
}

/** Up to so many tasks of one volunteer are held against each other. */
const MOST_TASKS = 1_500;

/** Size of a greedy partition of the tasks of these edges into cliques of conflicts: at most one task of each fits. */
function cliqueCount(model: Model, edges: Int32Array): { cliques: number; conflicts: number } {
  if (edges.length > MOST_TASKS) {
    // Somebody with thousands of tasks: no cliques are sought, which only makes the bound weaker.
    const conflicts = edges.reduce(
      (sum, e) => sum + model.conflictStart[model.edgeTask[e]! + 1]! - model.conflictStart[model.edgeTask[e]!]!,
      0,
    );
    return { cliques: edges.length, conflicts };
  }
  const cliques: number[][] = [];
  let conflicts = 0;
  for (const e of edges) {
    const t = model.edgeTask[e]!;
    if (model.conflictStart[t] === model.conflictStart[t + 1]) {
      cliques.push([]);
      continue;
    }
    let home: number[] | undefined;
    for (const clique of cliques) {
      let all = clique.length > 0;
      for (const other of clique) {
        if (inConflict(model, t, other)) conflicts++;
        else all = false;
      }
      if (all && home === undefined) home = clique;
    }
    if (home === undefined) cliques.push([t]);
    else home.push(t);
  }
  return { cliques: cliques.length, conflicts };
}

/** Computes the relaxation of every volunteer. */
export function relax(model: Model): Relaxation {
  const cap = new Int32Array(model.volunteers);
  const simple = new Uint8Array(model.volunteers);
  for (let v = 0; v < model.volunteers; v++) {
    const edges = model.volunteerEdge.subarray(model.volunteerStart[v], model.volunteerStart[v + 1]);
    const n = edges.length;
    const limit = Math.min(n, model.taskLimit[v]!);
    const capacity = model.capacity[v]!;
    let least = Infinity,
      most = 0,
      sum = 0;
    for (const e of edges) {
      const load = model.load[e]!;
      if (load < least) least = load;
      if (load > most) most = load;
      sum += load;
    }
    let count = limit;
    let anyFits = sum <= capacity;
    if (!anyFits) {
      if (least === most) count = Math.min(limit, Math.floor(capacity / least));
      else {
        const loads = Float64Array.from(edges, (e) => model.load[e]!).sort();
        let used = 0,
          fit = 0;
        while (fit < limit && used + loads[fit]! <= capacity) used += loads[fit++]!;
        count = fit;
        used = 0;
        for (let k = n - count; k < n; k++) used += loads[k]!;
        anyFits = used <= capacity;
      }
      if (least === most) anyFits = true;
    }
    let free = true;
    if (count > 1 && model.conflictWith.length > 0) {
      const found = cliqueCount(model, edges);
      if (found.conflicts > 0) {
        count = Math.min(count, found.cliques);
        free = count <= 1;
        if (free) anyFits = most <= capacity;
      }
    }
    cap[v] = count;
    simple[v] = anyFits && free && (model.together === undefined || count <= 1) ? 1 : 0;
  }
  return { cap, simple };
}
