import { inConflict, type Model } from '../model.js';
import { relax } from '../relax.js';

/** Constraints `sum(value * x) <= upper` in compressed rows; columns are the edges of the model. */
export interface Rows {
  starts: Int32Array;
  indices: Int32Array;
  values: Float64Array;
  upper: Float64Array;
}

/** The rules of a model as rows: seats, capacities, numbers of tasks, and conflicts as cliques. */
export function rulesOf(model: Model): Rows {
  const starts: number[] = [0],
    indices: number[] = [],
    values: number[] = [],
    upper: number[] = [];
  const row = (edges: Iterable<number>, most: number, coefficient: (e: number) => number): void => {
    for (const e of edges) {
      indices.push(e);
      values.push(coefficient(e));
    }
    starts.push(indices.length);
    upper.push(most);
  };
  const one = (): number => 1;
  for (let t = 0; t < model.tasks; t++) {
    const from = model.taskStart[t]!,
      to = model.taskStart[t + 1]!;
    if (to - from > model.seats[t]!) row(range(from, to), model.seats[t]!, one);
  }
  const { cap, simple } = relax(model);
  for (let v = 0; v < model.volunteers; v++) {
    const edges = model.volunteerEdge.subarray(model.volunteerStart[v], model.volunteerStart[v + 1]);
    if (edges.length > cap[v]!) row(edges, cap[v]!, one);
    if (simple[v] === 1) continue;
    let sum = 0;
    for (const e of edges) sum += model.load[e]!;
    const capacity = model.capacity[v]!;
    if (sum > capacity) row(edges, 1, (e) => model.load[e]! / capacity);
    if (edges.length <= MOST_EDGES) for (const clique of conflictCliques(model, edges)) row(clique, 1, one);
    else for (const pair of conflictPairs(model, edges)) row(pair, 1, one);
  }
  return {
    starts: Int32Array.from(starts),
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
    upper: Float64Array.from(upper),
  };
}

function* range(from: number, to: number): Iterable<number> {
  for (let k = from; k < to; k++) yield k;
}

/** With more pairs than this a volunteer's conflicts are written one by one. */
const MOST_EDGES = 400;

function* conflictPairs(model: Model, edges: Int32Array): Iterable<number[]> {
  for (const [k, a] of edges.entries())
    for (const b of edges.subarray(k + 1)) if (inConflict(model, model.edgeTask[a]!, model.edgeTask[b]!)) yield [a, b];
}

/** Cliques of conflicting tasks that together cover every conflict among these edges; each grown greedily. */
function conflictCliques(model: Model, edges: Int32Array): number[][] {
  const cliques: number[][] = [];
  const covered = new Set<number>();
  const key = (a: number, b: number): number => (a < b ? a * model.edges + b : b * model.edges + a);
  const clash = (a: number, b: number): boolean => inConflict(model, model.edgeTask[a]!, model.edgeTask[b]!);
  for (const a of edges) {
    for (const b of edges) {
      if (b <= a || covered.has(key(a, b)) || !clash(a, b)) continue;
      const clique = [a, b];
      for (const c of edges) if (c !== a && c !== b && clique.every((d) => clash(c, d))) clique.push(c);
      for (const c of clique) for (const d of clique) if (c < d) covered.add(key(c, d));
      cliques.push(clique);
    }
  }
  return cliques;
}
