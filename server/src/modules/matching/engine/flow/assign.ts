import { Augmenter } from './augment.js';
import { bidAll } from './bid.js';
import { snapshot } from './change.js';
import type { Network, Side } from './network.js';

/** Searches between two looks at the clock. */
const LOOK_EVERY = 16;
/** Bids that the cheap start may spend for each unit of the bidding side. */
const BIDS_PER_UNIT = 4;
/** Share of the bidders left without a place after the cheap start from which rough bids pay, and the least number of bidders. */
const CONTESTED = 0.05;
const SMALL = 2_000;
/** Rough bids go beyond the exact ones by this part of the range of scores, but by no less than LEAST_EXTRA. */
const ROUGH_PARTS = 300;
const LEAST_EXTRA = 1 / 8;
const ROUGH_BIDS_PER_UNIT = 60;
const ROUGH_CEILING = 2;

function units(side: Side): number {
  let sum = 0;
  for (let i = 0; i < side.n; i++) sum += Math.min(side.cap[i]!, side.start[i + 1]! - side.start[i]!);
  return sum;
}

/** Lowest price that makes all edges of each node slack, given the prices of the other side. */
function openPrices(side: Side, other: Side): void {
  for (let i = 0; i < side.n; i++) {
    let price = 0;
    for (let p = side.start[i]!; p < side.start[i + 1]!; p++) {
      price = Math.max(price, side.weight[p]! - other.price[side.other[p]!]!);
    }
    side.price[i] = price;
  }
}

/** Nodes that still have room and a price. */
function unsettled(side: Side): number {
  let n = 0;
  for (let i = 0; i < side.n; i++) if (side.count[i]! < side.cap[i]! && side.price[i]! > 0) n++;
  return n;
}

/** Forgets which edges are used; keeps the prices of side B, rounded, where `keep` says so. */
function startAnew(net: Network, A: Side, B: Side, keep: boolean): void {
  net.used.fill(0);
  A.count.fill(0);
  B.count.fill(0);
  for (let j = 0; j < B.n; j++) B.price[j] = keep ? Math.round(B.price[j]!) : 0;
  openPrices(A, B);
}

/** Difference between the largest and smallest score, where weights are multiples of `step` plus a score. */
function scoreRange(side: Side, step: number): number {
  let low = Infinity,
    high = -Infinity;
  for (const w of side.weight) {
    const score = w - Math.round(w / step) * step;
    if (score < low) low = score;
    if (score > high) high = score;
  }
  return high - low;
}

/**
 * Finds a maximum-weight assignment of an empty network, with prices that prove it.
 * @param step distance between tiers in the weights; 0 when the weights have no tiers.
 * @param stop asked now and then; when it says so, the assignment stays incomplete: the prices bound it all the same.
 */
export function assign(net: Network, step = 0, stop: () => boolean = () => false): Augmenter {
  const { rows, cols } = net;
  const augmenter = new Augmenter(net);
  const [A, B] = net.rowsBid ? [rows, cols] : [cols, rows];
  openPrices(A, B);
  const total = units(A);
  bidAll(net, A, B, BIDS_PER_UNIT * total, 0);
  if (step > 0 && total > SMALL && !stop() && unsettled(A) > CONTESTED * total) {
    // Many want the same: rough bids find good prices, from which exact searches are short. Where there are too few places
    // for all, prices would climb to the height of a seat; searches are faster there.
    const range = scoreRange(A, step);
    const restore = snapshot(net);
    startAnew(net, A, B, false);
    const fit = bidAll(net, A, B, ROUGH_BIDS_PER_UNIT * total, Math.max(range / ROUGH_PARTS, LEAST_EXTRA), ROUGH_CEILING * range);
    if (fit) {
      startAnew(net, A, B, true);
      bidAll(net, A, B, BIDS_PER_UNIT * total, 0);
    } else restore();
  }
  const settle = (side: Side): void => {
    for (let i = 0; i < side.n; i++) {
      if (i % LOOK_EVERY === 0 && stop()) return;
      if (side === rows) augmenter.settleRow(i);
      else augmenter.settleCol(i);
    }
  };
  settle(A);
  settle(B);
  return augmenter;
}
