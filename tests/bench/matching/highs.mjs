// Child process: the same instance as a linear program for HiGHS (WebAssembly); prints time and total weight as JSON.
import { createRequire } from 'node:module';
import { families } from './families.mjs';
import { modelOf } from './instance.mjs';
import { tierWeights } from '../../../server/dist/modules/matching/engine/weights.js';

const require = createRequire(new URL('../../../server/package.json', import.meta.url));
const highs = await require('highs')();
const [name, size, limitSeconds] = process.argv.slice(2);
const instance = families[name](Number(size));
const model = modelOf(instance);
const n = model.edges,
  rows = instance.rows + instance.cols;
const { weight } = tierWeights(model);
const starts = Int32Array.from({ length: n + 1 }, (_, e) => 2 * e);
const indices = new Int32Array(2 * n);
for (let e = 0; e < n; e++) {
  indices[2 * e] = model.edgeTask[e];
  indices[2 * e + 1] = instance.rows + model.edgeVolunteer[e];
}
const largest = weight.reduce((most, w) => Math.max(most, w), 1);
const lp = highs.createModel({
  numCols: n,
  numRows: rows,
  sense: highs.constants.objectiveSense.maximize,
  offset: 0,
  colCost: weight.map((w) => w / largest),
  colLower: new Float64Array(n),
  colUpper: new Float64Array(n).fill(1),
  rowLower: new Float64Array(rows).fill(-highs.infinity),
  rowUpper: Float64Array.from([...instance.rowCap, ...instance.colCap]),
  matrix: { format: 'csc', numRows: rows, numCols: n, starts, indices, values: new Float64Array(2 * n).fill(1) },
});
lp.options.set({ output_flag: false, time_limit: Number(limitSeconds) });
const start = performance.now();
lp.run();
const ms = performance.now() - start;
const solved = lp.getModelStatus() === highs.constants.modelStatus.optimal;
console.log(JSON.stringify({ ms, solved, value: lp.getObjectiveValue() * largest, peakMb: process.resourceUsage().maxRSS / 1024 }));
