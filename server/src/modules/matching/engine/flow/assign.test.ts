import { describe, expect, test } from 'vitest';
import { random } from '../testing/random.js';
import { assign } from './assign.js';
import { flawIn } from './certificate.js';
import { force, insertCol, insertRow, snapshot, widenCol } from './change.js';
import { buildNetwork, type Network } from './network.js';

const STEP = 1_000_000;

/** A random network of about six edges a row, with scores to 1,000 on top of one or two tiers. */
function network(seed: number, rows: number, cols: number, spare = 0): Network {
  const next = random(seed);
  const rowCap = Int32Array.from({ length: rows }, () => 1 + Math.floor(next() * 1.3));
  const colCap = Int32Array.from({ length: cols }, () => 1 + Math.floor(next() * 1.8));
  const tier = Int32Array.from({ length: rows }, () => 1 + Math.floor(next() * 2));
  const edgeRow: number[] = [], edgeCol: number[] = [], weight: number[] = [];
  for (let i = 0; i < rows; i++) {
    const seen = new Set<number>();
    while (seen.size < Math.min(6, cols)) seen.add(Math.floor(next() * cols));
    for (const j of [...seen].sort((a, b) => a - b)) {
      edgeRow.push(i);
      edgeCol.push(j);
      weight.push(STEP * (tier[i] ?? 1) + Math.floor(next() * 1000) - 300);
    }
  }
  return buildNetwork(rowCap, colCap, Int32Array.from(edgeRow), Int32Array.from(edgeCol), Float64Array.from(weight), spare);
}

describe('every assignment carries its proof', () => {
  test.each([[300, 300], [300, 120], [120, 300], [4_000, 4_000], [3_000, 2_500], [2_500, 6_000]])('%i rows, %i columns', (rows, cols) => {
    for (let seed = 1; seed <= 5; seed++) {
      const net = network(seed, rows, cols);
      assign(net, STEP);
      expect(flawIn(net), `seed ${seed}`).toBeUndefined();
      expect(net.used.some((u) => u === 1)).toBe(true);
    }
  });

  test('also after pairs are forced, columns widened, rows and columns inserted', () => {
    const net = network(7, 400, 300, 8);
    const augmenter = assign(net, STEP);
    const before = [net.used.slice(), net.rows.price.slice(), net.cols.price.slice()];
    for (let k = 0; k < 200; k++) {
      const restore = snapshot(net);
      if (k % 4 === 0) force(net, augmenter, (k * 37) % net.edges);
      else if (k % 4 === 1) widenCol(net, augmenter, (k * 31) % 300);
      else if (k % 4 === 2) insertRow(net, augmenter, 1, [1, 2, 3].map((n) => ({ other: (k * n * 17) % 300, weight: STEP + n * 100 })));
      else insertCol(net, augmenter, 2, [1, 2, 3].map((n) => ({ other: (k * n * 17) % 400, weight: 2 * STEP + n * 100 })));
      expect(flawIn(net), `change ${k}`).toBeUndefined();
      restore();
    }
    expect([net.used, net.rows.price, net.cols.price]).toEqual(before);
  });
});

test('the proof fails when the plan or a price is tampered with', () => {
  const damaged = (damage: (net: Network) => void): string | undefined => {
    const net = network(3, 200, 200);
    assign(net, STEP);
    damage(net);
    return flawIn(net);
  };
  expect(damaged((net) => { net.used[net.used.indexOf(1)] = 0; })).toBeDefined();
  expect(damaged((net) => { net.used[net.used.indexOf(0)] = 1; })).toBeDefined();
  expect(damaged((net) => { net.cols.price[net.cols.price.findIndex((p) => p > 0)]! -= 1; })).toBeDefined();
  expect(damaged((net) => { net.rows.price[0]! += STEP * 5; })).toBeDefined();
});
