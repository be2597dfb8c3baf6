import loadHighs, { type Highs } from 'highs';
import { Seats, type Model } from '../model.js';
import { ceilings, compare, type Value } from '../value.js';
import { repair } from './repair.js';
import { rulesOf } from './rows.js';
import type { Found } from './search.js';

let loading: Promise<Highs> | undefined;

/** The integer-program solver, loaded once. */
export function loadSolver(): Promise<Highs> {
  // The package is typed as CommonJS but loaded as a module: its default export is the loader itself.
  return (loading ??= (loadHighs as unknown as typeof loadHighs.default)());
}

type Native = ReturnType<Highs['createModel']>;

/** Coefficient of each edge at one place of the value: a tier's seats, kept pairs, or score. */
function objective(model: Model, place: number): Float64Array {
  return Float64Array.from({ length: model.edges }, (_, e) => {
    if (place < model.tiers) return model.tier[model.edgeTask[e]!] === place ? 1 : 0;
    return place === model.tiers ? model.kept[e]! : model.score[e]!;
  });
}

/**
 * Solves a component as an integer program, place by place of the value: each solve fixes what the earlier ones reached.
 * Every plan that the solver returns is checked against the rules in whole numbers before it counts; where volunteers
 * cannot do all that it gives them, the smallest such sets are forbidden and it is asked again.
 * @param known the best plan known and a value that nothing beats.
 * @param msLeft milliseconds that remain.
 */
export function solveInteger(
  highs: Highs,
  model: Model,
  known: { chosen: Int32Array; value: Value; bound: Value },
  msLeft: () => number,
  stop: () => boolean,
): Found {
  let { chosen, value } = known;
  const bound = known.bound.slice();
  const limits = ceilings(model);
  const rows = rulesOf(model);
  const n = model.edges;
  const wholes = [...model.whole.keys()].filter((t) => model.whole[t] === Seats.ALL_OR_NONE);
  const all = n + wholes.length;
  const { callbackType, modelStatus, objectiveSense } = highs.constants;
  const native = highs.createModel({
    numCols: all,
    numRows: rows.upper.length,
    sense: objectiveSense.maximize,
    colCost: new Float64Array(all),
    colLower: new Float64Array(all),
    colUpper: new Float64Array(all).fill(1),
    rowLower: new Float64Array(rows.upper.length).fill(-highs.infinity),
    rowUpper: rows.upper,
    matrix: { format: 'csr', numRows: rows.upper.length, numCols: all, starts: rows.starts, indices: rows.indices, values: rows.values },
    integrality: new Int32Array(all).fill(highs.constants.variableType.integer),
    offset: 0,
  });
  const interrupt = (event: { interrupt(): void }): undefined => {
    if (stop() || msLeft() <= 0) event.interrupt();
    return undefined;
  };
  let proven = true;
  try {
    native.options.set({
      output_flag: false,
      mip_rel_gap: 0,
      mip_feasibility_tolerance: 1e-9,
      primal_feasibility_tolerance: 1e-9,
      random_seed: 1,
    });
    addWholes(native, model, wholes);
    const solution = (): Int32Array | undefined => {
      const values = native.getSolution().colValue;
      return values.length === all ? Int32Array.from({ length: n }, (_, e) => e).filter((e) => values[e]! > 0.5) : undefined;
    };
    for (let place = 0; place < value.length; place++) {
      const cost = objective(model, place);
      const nonzero = cost.some((c) => c !== 0);
      // Places before this one equal the bound, so the bound of this place still holds.
      if (nonzero && value[place] !== bound[place]) {
        const size = place <= model.tiers ? 1 : cost.reduce((most, c) => Math.max(most, Math.abs(c)), 1);
        const scaled = new Float64Array(all);
        for (let e = 0; e < n; e++) scaled[e] = cost[e]! / size;
        native.changeColsCost({ kind: 'range', from: 0, to: all - 1 }, scaled);
        let done = false;
        for (let cuts = 1; cuts > 0 && !done;) {
          if (msLeft() <= 0 || stop()) break;
          native.options.set({ time_limit: Math.max(0.01, msLeft() / 1000), mip_abs_gap: place <= model.tiers ? 0.99 : 0.5 / size });
          native.zeroAllClocks();
          native.setSolution({ colValue: indicator(model, wholes, chosen) });
          native.run({ [callbackType.mipInterrupt]: interrupt, [callbackType.simplexInterrupt]: interrupt });
          const wish = solution();
          if (wish !== undefined) {
            const draft = repair(model, wish);
            if (compare(draft.value, value) > 0) {
              value = draft.value.slice();
              chosen = draft.chosen();
            }
          }
          const dual = Number(native.info.get('mip_dual_bound')) * size;
          const limit = Math.floor(dual + 1e-6 * Math.max(1, Math.abs(dual) * 1e-3));
          if (Number.isFinite(limit)) bound[place] = Math.max(value[place]!, Math.min(bound[place]!, limit));
          const closed = native.getModelStatus() === modelStatus.optimal;
          cuts = closed && wish !== undefined ? forbid(highs, native, model, wish) : 0;
          done = (closed && cuts === 0) || value[place] === bound[place];
        }
        if (done) bound[place] = value[place]!;
        if (bound[place] !== value[place]) {
          proven = false;
          break;
        }
        // What follows was bounded for another value of this place: only trivial limits remain.
        for (let later = place + 1; later < value.length; later++) bound[later] = Math.max(value[later]!, limits[later]!);
      }
      if (nonzero && place < value.length - 1) addFloor(highs, native, cost, value[place]!);
    }
  } finally {
    native.dispose();
  }
  return { chosen, value, bound: proven ? value : bound, proven };
}

/** Ties the pairs of each task that wants all its seats to one more column: all or none. */
function addWholes(native: Native, model: Model, wholes: readonly number[]): void {
  for (const [k, t] of wholes.entries()) {
    const indices = [];
    for (let e = model.taskStart[t]!; e < model.taskStart[t + 1]!; e++) indices.push(e);
    const values = [...indices.map(() => 1), -model.seats[t]!];
    native.addRow(0, 0, { indices: [...indices, model.edges + k], values });
  }
  for (let t = 0; t < model.tasks; t++) {
    if (model.whole[t] !== Seats.ALL) continue;
    const indices = [];
    for (let e = model.taskStart[t]!; e < model.taskStart[t + 1]!; e++) indices.push(e);
    native.addRow(model.seats[t]!, model.seats[t]!, { indices, values: indices.map(() => 1) });
  }
}

/** Forbids, for each volunteer who cannot do all that a solution gives, a smallest set that is too much. @returns how many. */
function forbid(highs: Highs, native: Native, model: Model, wish: Int32Array): number {
  const { together } = model;
  if (together === undefined) return 0;
  const mine = new Map<number, number[]>();
  for (const e of wish) mine.set(model.edgeVolunteer[e]!, [...(mine.get(model.edgeVolunteer[e]!) ?? []), e]);
  let cuts = 0;
  for (const [v, edges] of mine) {
    const fits = (list: readonly number[]): boolean =>
      together(
        v,
        list.map((e) => model.edgeTask[e]!),
      );
    if (edges.length < 2 || fits(edges)) continue;
    let least = edges;
    for (const e of edges) {
      const fewer = least.filter((other) => other !== e);
      if (!fits(fewer)) least = fewer;
    }
    native.addRow(-highs.infinity, least.length - 1, { indices: least, values: least.map(() => 1) });
    cuts++;
  }
  return cuts;
}

function indicator(model: Model, wholes: readonly number[], chosen: Int32Array): Float64Array {
  const values = new Float64Array(model.edges + wholes.length);
  const at = new Map(wholes.map((t, k) => [t, model.edges + k]));
  for (const e of chosen) {
    values[e] = 1;
    const column = at.get(model.edgeTask[e]!);
    if (column !== undefined) values[column] = 1;
  }
  return values;
}

function addFloor(highs: Highs, native: Native, cost: Float64Array, least: number): void {
  const indices: number[] = [],
    values: number[] = [];
  for (let e = 0; e < cost.length; e++) {
    if (cost[e] === 0) continue;
    indices.push(e);
    values.push(cost[e]!);
  }
  native.addRow(least, highs.infinity, { indices, values });
}
