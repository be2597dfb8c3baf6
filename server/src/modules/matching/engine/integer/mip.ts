import loadHighs, { type Highs } from 'highs';
import type { Model } from '../model.js';
import { compare, type Value } from '../value.js';
import { repair } from './repair.js';
import { rulesOf } from './rows.js';
import type { Found } from './search.js';

let loading: Promise<Highs> | undefined;

/** The integer-program solver, loaded once. */
export function loadSolver(): Promise<Highs> {
  // The package is typed as CommonJS but loaded as a module: its default export is the loader itself.
  return (loading ??= (loadHighs as unknown as typeof loadHighs.default)());
}

/** Coefficient of each edge at one place of the value: a tier's seats, kept pairs, or score. */
function objective(model: Model, place: number): Float64Array {
  return Float64Array.from({ length: model.edges }, (_, e) => {
    if (place < model.tiers) return model.tier[model.edgeTask[e]!] === place ? 1 : 0;
    return place === model.tiers ? model.kept[e]! : model.score[e]!;
  });
}

/**
 * Solves a component as an integer program, place by place of the value: each solve fixes what the earlier ones reached.
 * Every plan that the solver returns is checked against the rules in whole numbers before it counts.
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
  const rows = rulesOf(model);
  const n = model.edges;
  const { callbackType, modelStatus, objectiveSense } = highs.constants;
  const native = highs.createModel({
    numCols: n,
    numRows: rows.upper.length,
    sense: objectiveSense.maximize,
    colCost: new Float64Array(n),
    colLower: new Float64Array(n),
    colUpper: new Float64Array(n).fill(1),
    rowLower: new Float64Array(rows.upper.length).fill(-highs.infinity),
    rowUpper: rows.upper,
    matrix: { format: 'csr', numRows: rows.upper.length, numCols: n, starts: rows.starts, indices: rows.indices, values: rows.values },
    integrality: new Int32Array(n).fill(highs.constants.variableType.integer),
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
    for (let place = 0; place < value.length; place++) {
      const cost = objective(model, place);
      const nonzero = cost.some((c) => c !== 0);
      // Places before this one equal the bound, so the bound of this place still holds.
      if (nonzero && value[place] !== bound[place]) {
        if (msLeft() <= 0 || stop()) {
          proven = false;
          break;
        }
        const size = place <= model.tiers ? 1 : cost.reduce((most, c) => Math.max(most, Math.abs(c)), 1);
        native.changeColsCost(
          { kind: 'range', from: 0, to: n - 1 },
          cost.map((c) => c / size),
        );
        native.options.set({ time_limit: Math.max(0.01, msLeft() / 1000), mip_abs_gap: place <= model.tiers ? 0.99 : 0.5 / size });
        native.zeroAllClocks();
        native.setSolution({ colValue: indicator(n, chosen) });
        native.run({ [callbackType.mipInterrupt]: interrupt, [callbackType.simplexInterrupt]: interrupt });
        const solution = native.getSolution().colValue;
        if (solution.length === n) {
          const wish = Int32Array.from({ length: n }, (_, e) => e).filter((e) => solution[e]! > 0.5);
          const draft = repair(model, wish);
          if (compare(draft.value, value) > 0) {
            value = draft.value.slice();
            chosen = draft.chosen();
          }
        }
        const status = native.getModelStatus();
        const dual = Number(native.info.get('mip_dual_bound')) * size;
        const limit = Math.floor(dual + 1e-6 * Math.max(1, Math.abs(dual) * 1e-3));
        const done = status === modelStatus.optimal;
        if (done) bound[place] = value[place]!;
        else if (Number.isFinite(limit)) bound[place] = Math.max(value[place]!, Math.min(bound[place]!, limit));
        if (bound[place] !== value[place]) {
          proven = false;
          break;
        }
        // What follows was bounded for another value of this place: only trivial limits remain.
        for (let later = place + 1; later < value.length; later++) bound[later] = Math.max(value[later]!, ceiling(model, later));
      }
      if (nonzero && place < value.length - 1) addFloor(highs, native, cost, value[place]!);
    }
  } finally {
    native.dispose();
  }
  return { chosen, value, bound: proven ? value : bound, proven };
}

function indicator(n: number, chosen: Int32Array): Float64Array {
  const values = new Float64Array(n);
  for (const e of chosen) values[e] = 1;
  return values;
}

/** A bound of one place that holds whatever the others are: every task takes its best pairs. */
function ceiling(model: Model, place: number): number {
  const cost = objective(model, place);
  let sum = 0;
  for (let t = 0; t < model.tasks; t++) {
    const best = cost
      .slice(model.taskStart[t], model.taskStart[t + 1])
      .sort()
      .reverse()
      .slice(0, model.seats[t]);
    for (const c of best) if (c > 0) sum += c;
  }
  return sum;
}

function addFloor(highs: Highs, native: ReturnType<Highs['createModel']>, cost: Float64Array, least: number): void {
  const indices: number[] = [],
    values: number[] = [];
  for (let e = 0; e < cost.length; e++) {
    if (cost[e] === 0) continue;
    indices.push(e);
    values.push(cost[e]!);
  }
  native.addRow(least, highs.infinity, { indices, values });
}
