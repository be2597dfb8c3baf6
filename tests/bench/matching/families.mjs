// The instance families of the benchmark: needs (rows) with seats and tiers, volunteers (columns) with capacities, about
// twenty eligible pairs a need, whole-number scores. Fixed seeds: the same arrays on every machine.
import { random } from '../../../server/dist/modules/matching/engine/testing/random.js';

const PAIRS = 20;

function empty(rows, cols, tiers = 1) {
  return {
    rows,
    cols,
    tiers,
    tier: new Int32Array(rows),
    rowCap: new Int32Array(rows).fill(1),
    colCap: new Int32Array(cols).fill(1),
    edgeRow: [],
    edgeCol: [],
    score: [],
  };
}

function finish(instance) {
  for (const key of ['edgeRow', 'edgeCol']) instance[key] = Int32Array.from(instance[key]);
  instance.score = Float64Array.from(instance.score);
  return instance;
}

/** Each need sees twenty volunteers anywhere. */
function anywhere(rows, cols, seed, scoreOf) {
  const next = random(seed);
  const instance = empty(rows, cols);
  for (let i = 0; i < rows; i++) {
    const seen = new Set();
    while (seen.size < Math.min(PAIRS, cols)) seen.add(Math.floor(next() * cols));
    for (const j of seen) {
      instance.edgeRow.push(i);
      instance.edgeCol.push(j);
      instance.score.push(scoreOf(i, j, next));
    }
  }
  return finish(instance);
}

/** Each need sees volunteers near it; nearer is better, with a personal part. Cells of a grid keep this fast. */
function nearby(rows, cols, seed) {
  const next = random(seed);
  const instance = empty(rows, cols);
  const side = Math.max(1, Math.floor(Math.sqrt(cols / 6)));
  const cells = Array.from({ length: side * side }, () => []);
  const place = Array.from({ length: cols }, () => [next(), next()]);
  const cell = (x) => Math.min(side - 1, Math.floor(x * side));
  for (const [j, [x, y]] of place.entries()) cells[cell(y) * side + cell(x)].push(j);
  for (let i = 0; i < rows; i++) {
    // A third of the needs lie in a few crowded quarters.
    const crowded = next() < 0.33;
    const x = crowded ? (Math.floor(next() * 4) + 0.5 + (next() - 0.5) * 0.3) / 4 : next();
    const y = crowded ? (Math.floor(next() * 4) + 0.5 + (next() - 0.5) * 0.3) / 4 : next();
    const near = [];
    for (let cy = Math.max(0, cell(y) - 2); cy <= Math.min(side - 1, cell(y) + 2); cy++) {
      for (let cx = Math.max(0, cell(x) - 2); cx <= Math.min(side - 1, cell(x) + 2); cx++) {
        for (const j of cells[cy * side + cx]) near.push([Math.hypot(place[j][0] - x, place[j][1] - y), j]);
      }
    }
    near.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    for (const [distance, j] of near.slice(0, PAIRS)) {
      instance.edgeRow.push(i);
      instance.edgeCol.push(j);
      instance.score.push(Math.round(60000 * Math.max(0, 1 - (distance * side) / 3) + 40000 * next()));
    }
  }
  return finish(instance);
}

function withTiersAndCapacities(instance, seed) {
  const next = random(seed);
  instance.tiers = 3;
  for (let i = 0; i < instance.rows; i++) {
    const u = next();
    instance.tier[i] = u < 0.1 ? 0 : u < 0.4 ? 1 : 2;
    instance.rowCap[i] = next() < 0.2 ? 2 : 1;
  }
  for (let j = 0; j < instance.cols; j++) instance.colCap[j] = 1 + Math.floor(next() * 3);
  return instance;
}

/** Needs want the same well-rated volunteers. */
function correlated(rows, cols, seed) {
  const next = random(seed);
  const rating = Float64Array.from({ length: cols }, () => next());
  const demand = Float64Array.from({ length: rows }, () => next());
  return anywhere(rows, cols, seed + 1, (i, j, u) => Math.round(50000 * rating[j] + 30000 * demand[i] * rating[j] + 20000 * u()));
}

const score = (_i, _j, next) => Math.floor(next() * 100000);

/** Name to maker; `size` scales the number of needs and volunteers for a quick run. */
export const families = {
  'uniform 10,000 x 10,000': (size) => anywhere(10000 * size, 10000 * size, 11, score),
  'spatial 10,000 x 10,000': (size) => nearby(10000 * size, 10000 * size, 12),
  'spatial 10,000 x 10,000, tiers and capacities': (size) => withTiersAndCapacities(nearby(10000 * size, 10000 * size, 13), 14),
  'uniform 50,000 x 50,000': (size) => anywhere(50000 * size, 50000 * size, 15, score),
  'spatial 50,000 x 50,000, tiers and capacities': (size) => withTiersAndCapacities(nearby(50000 * size, 50000 * size, 16), 17),
  'correlated and scarce 20,000 x 10,000': (size) => correlated(20000 * size, 10000 * size, 18),
  'ties 20,000 x 20,000': (size) => anywhere(20000 * size, 20000 * size, 20, (_i, _j, next) => Math.floor(next() * 6)),
  'spatial and scarce 50,000 x 20,000': (size) => nearby(50000 * size, 20000 * size, 21),
};
