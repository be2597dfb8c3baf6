import type { Network, Side } from './network.js';

/**
 * Checks independently of how it was found that the used edges are a maximum-weight assignment: the caps hold and the
 * prices prove that nothing can be better (complementary slackness). Exact while weights and prices are whole numbers.
 * @returns the first flaw in words, or undefined when the proof holds.
 */
export function flawIn(net: Network): string | undefined {
  const { rows, cols } = net;
  const rowCount = new Int32Array(rows.n);
  const colCount = new Int32Array(cols.n);
  const flaw =
    edgeFlaw(net, rows, cols, 0, rows.n, rowCount, colCount) ??
    // Edges of an inserted column stand in its own list only.
    (net.spare > 0 ? edgeFlaw(net, cols, rows, cols.n - 1, cols.n, colCount, rowCount) : undefined);
  return flaw ?? nodeFlaw('row', rows, rowCount) ?? nodeFlaw('column', cols, colCount);
}

/** Checks and counts the edges in the lists of the nodes from `first` up to `end` of one side. */
function edgeFlaw(
  net: Network,
  side: Side,
  far: Side,
  first: number,
  end: number,
  count: Int32Array,
  farCount: Int32Array,
): string | undefined {
  for (let i = first; i < end; i++) {
    for (let p = side.start[i]!; p < side.start[i + 1]!; p++) {
      const j = side.other[p]!;
      const state = net.used[side.edge[p]!]!;
      const slack = side.price[i]! + far.price[j]! - side.weight[p]!;
      if (state === 1) {
        count[i]!++;
        farCount[j]!++;
        if (!(slack <= 0)) return `used edge of ${i} and ${j} has slack ${slack}`;
      } else if (state === 0 && !(slack >= 0)) return `unused edge of ${i} and ${j} has slack ${slack}`;
    }
  }
  return undefined;
}

function nodeFlaw(name: string, side: Side, count: Int32Array): string | undefined {
  for (let i = 0; i < side.n; i++) {
    if (count[i]! > side.cap[i]!) return `${name} ${i} uses ${count[i]} edges of ${side.cap[i]}`;
    if (!(side.price[i]! >= 0)) return `${name} ${i} has price ${side.price[i]}`;
    if (side.price[i]! > 0 && count[i]! < side.cap[i]!) return `${name} ${i} has a price and room`;
  }
  return undefined;
}

/**
 * Most that any assignment of the network can weigh, by its prices: what the rooms cost, and what used edges bring beyond.
 * Holds at any moment at which unused edges have no negative slack, so also before the assignment is complete.
 */
export function priceBound({ rows, cols, used }: Network): number {
  let sum = 0;
  for (const side of [rows, cols]) for (let i = 0; i < side.n; i++) sum += side.cap[i]! * side.price[i]!;
  for (let i = 0; i < rows.n; i++) {
    for (let p = rows.start[i]!; p < rows.start[i + 1]!; p++) {
      if (used[rows.edge[p]!] === 1) sum += Math.max(0, rows.weight[p]! - rows.price[i]! - cols.price[rows.other[p]!]!);
    }
  }
  return sum;
}
