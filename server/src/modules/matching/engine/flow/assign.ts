import { Augmenter } from './augment.js';
import { bidAll } from './bid.js';
import type { Network, Side } from './network.js';

/** Bids that the cheap start may spend for each unit of the bidding side. */
const BIDS_PER_UNIT = 4;

function units(side: Side): number {
  let sum = 0;
  for (let i = 0; i < side.n; i++) sum += Math.min(side.cap[i]!, side.start[i + 1]! - side.start[i]!);
  return sum;
}

/** Highest price that a node could pay: that of its heaviest edge, so that all its edges are slack. */
function openPrices(side: Side): void {
  for (let i = 0; i < side.n; i++) {
    side.price[i] = side.start[i]! < side.start[i + 1]! ? Math.max(0, side.weight[side.start[i]!]!) : 0;
  }
}

/** Finds a maximum-weight assignment of an empty network, with prices that prove it. */
export function assign(net: Network): Augmenter {
  const { rows, cols } = net;
  const augmenter = new Augmenter(net);
  // The side with fewer units bids: the other side then has room almost everywhere and searches stay short.
  const rowsBid = units(rows) <= units(cols);
  const [A, B] = rowsBid ? [rows, cols] : [cols, rows];
  openPrices(A);
  bidAll(net, A, B, BIDS_PER_UNIT * units(A));
  for (let i = 0; i < A.n; i++) {
    if (rowsBid) augmenter.settleRow(i);
    else augmenter.settleCol(i);
  }
  return augmenter;
}
