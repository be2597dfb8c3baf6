import type { Network } from './network.js';

/**
 * Checks independently of how it was found that the used edges are a maximum-weight assignment: the caps hold and the
 * prices prove that nothing can be better (complementary slackness). Exact while weights and prices are whole numbers.
 * @returns the first flaw in words, or undefined when the proof holds.
 */
export function flawIn(net: Network): string | undefined {
  const { rows, cols, used } = net;
  const rowCount = new Int32Array(rows.n);
  const colCount = new Int32Array(cols.n);
  for (let i = 0; i < rows.n; i++) {
    for (let p = rows.start[i]!; p < rows.start[i + 1]!; p++) {
      const j = rows.other[p]!;
      const slack = rows.price[i]! + cols.price[j]! - rows.weight[p]!;
      if (used[rows.edge[p]!] === 1) {
        rowCount[i]!++;
        colCount[j]!++;
        if (!(slack <= 0)) return `used edge of row ${i} and column ${j} has slack ${slack}`;
      } else if (used[rows.edge[p]!] === 0 && !(slack >= 0)) return `unused edge of row ${i} and column ${j} has slack ${slack}`;
    }
  }
  for (const [name, side, count] of [['row', rows, rowCount], ['column', cols, colCount]] as const) {
    for (let i = 0; i < side.n; i++) {
      if (count[i]! > side.cap[i]!) return `${name} ${i} uses ${count[i]} edges of ${side.cap[i]}`;
      if (!(side.price[i]! >= 0)) return `${name} ${i} has price ${side.price[i]}`;
      if (side.price[i]! > 0 && count[i]! < side.cap[i]!) return `${name} ${i} has a price and room`;
    }
  }
  return undefined;
}
