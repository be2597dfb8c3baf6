import type { Augmenter } from './augment.js';
import { BANNED, release, type Network, type Side } from './network.js';

const SAVED = ['price', 'count', 'held', 'cap', 'start'] as const;

/** Copies what a change may touch. @returns a function that puts everything back. */
export function snapshot(network: Network): () => void {
  const parts: [Int32Array | Float64Array | Uint8Array, Int32Array | Float64Array | Uint8Array][] = [];
  for (const side of [network.rows, network.cols]) for (const name of SAVED) parts.push([side[name], side[name].slice()]);
  parts.push([network.used, network.used.slice()]);
  return () => {
    for (const [live, saved] of parts) live.set(saved);
  };
}

/** Takes one unit of room from node `i` of side A; where it is full, the edge that it minds least to lose goes. */
function shrink(network: Network, A: Side, B: Side, i: number): number {
  A.cap[i]!--;
  if (A.count[i]! <= A.cap[i]!) return -1;
  let least = Infinity,
    worst = -1;
  for (let s = A.heldStart[i]!, end = s + A.count[i]!; s < end; s++) {
    const p = A.held[s]!;
    const gain = A.weight[p]! - B.price[A.other[p]!]!;
    if (gain < least) {
      least = gain;
      worst = p;
    }
  }
  const e = A.edge[worst]!,
    j = A.other[worst]!;
  network.used[e] = 0;
  release(A, i, worst);
  release(B, j, B.at[e]!);
  A.price[i] = Math.max(A.price[i]!, least);
  return j;
}

/**
 * Makes the pair of edge `e` stand outside the network: its row and its column lose one unit of room and the edge goes.
 * The rest is optimal again afterwards. The caller adds the pair itself to the result.
 */
export function force(network: Network, augmenter: Augmenter, e: number): void {
  const { rows, cols, used } = network;
  const i = cols.other[cols.at[e]!]!,
    j = rows.other[rows.at[e]!]!;
  if (used[e] === 1) {
    used[e] = BANNED;
    release(rows, i, rows.at[e]!);
    release(cols, j, cols.at[e]!);
    rows.cap[i]!--;
    cols.cap[j]!--;
    return;
  }
  used[e] = BANNED;
  const freedCol = shrink(network, rows, cols, i);
  const freedRow = shrink(network, cols, rows, j);
  if (freedCol >= 0) augmenter.settleCol(freedCol);
  if (freedRow >= 0) augmenter.settleRow(freedRow);
}

/** Gives column `j` one more unit of room and makes the plan optimal again. */
export function widenCol(network: Network, augmenter: Augmenter, j: number): void {
  network.cols.cap[j]!++;
  augmenter.settleCol(j);
}

/** An edge of a node to insert: the node on the other side, and the weight. */
export interface NewEdge {
  other: number;
  weight: number;
}

/** Inserts a row into the spare place and makes the plan optimal again. @returns number of its first edge. */
export function insertRow(network: Network, augmenter: Augmenter, cap: number, edges: readonly NewEdge[]): number {
  const first = insert(network, network.rows, network.cols, cap, edges);
  augmenter.settleRow(network.rows.n - 1);
  return first;
}

/** The same for a column. */
export function insertCol(network: Network, augmenter: Augmenter, cap: number, edges: readonly NewEdge[]): number {
  const first = insert(network, network.cols, network.rows, cap, edges);
  augmenter.settleCol(network.cols.n - 1);
  return first;
}

function insert(network: Network, A: Side, B: Side, cap: number, edges: readonly NewEdge[]): number {
  if (edges.length > network.spare) throw new RangeError('more edges than the network has room for');
  const i = A.n - 1;
  const m = network.edges;
  const sorted = edges.map((edge, k) => ({ ...edge, e: m + k })).sort((a, b) => b.weight - a.weight || a.e - b.e);
  A.start[i] = m;
  A.start[i + 1] = m + sorted.length;
  A.cap[i] = cap;
  A.count[i] = 0;
  let price = 0;
  for (const [k, { other, weight, e }] of sorted.entries()) {
    for (const side of [A, B]) {
      side.at[e] = m + k;
      side.edge[m + k] = e;
      side.weight[m + k] = weight;
    }
    A.other[m + k] = other;
    B.other[m + k] = i;
    network.used[e] = 0;
    price = Math.max(price, weight - B.price[other]!);
  }
  A.price[i] = price;
  return m;
}
