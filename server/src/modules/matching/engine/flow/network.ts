/**
 * One side of a bipartite network. Rows and columns have the same shape, so every algorithm here works from either side.
 * A position is an index into the adjacency arrays; an edge has one position on each side.
 */
export interface Side {
  readonly n: number;
  /** Most edges that each node may hold. */
  readonly cap: Int32Array;
  /** Whether the positions of each node stand heaviest edge first. */
  readonly sorted: boolean;
  /** Positions of node i: start[i] up to start[i + 1]. */
  readonly start: Int32Array;
  readonly other: Int32Array;
  readonly weight: Float64Array;
  readonly edge: Int32Array;
  /** Position of each edge on this side. */
  readonly at: Int32Array;
  /** Dual price of each node, never negative. */
  readonly price: Float64Array;
  /** How many edges each node holds. */
  readonly count: Int32Array;
  readonly heldStart: Int32Array;
  /** Positions of the held edges of node i: from heldStart[i], count[i] of them. */
  readonly held: Int32Array;
}

/**
 * A maximum-weight bipartite assignment in progress: each edge is used or not, each node uses at most `cap` edges.
 * Weights are whole numbers, so prices are exact.
 */
export interface Network {
  readonly edges: number;
  readonly rows: Side;
  readonly cols: Side;
  /** Whether rows bid for columns, or the other way round; the side that bids is sorted. */
  readonly rowsBid: boolean;
  /** 1 where an edge is used, `BANNED` where it must not be. */
  readonly used: Uint8Array;
  /** Last row, last column and last edge numbers are spare when above 0: room to insert one node (see insert.ts). */
  readonly spare: number;
}

/** Mark of an edge that no algorithm may use. */
export const BANNED = 2;

function buildSide(
  nodes: number, caps: Int32Array, own: Int32Array, other: Int32Array, weight: Float64Array, spare: number, sorted: boolean,
): Side {
  const m = own.length;
  const n = spare > 0 ? nodes + 1 : nodes;
  const cap = new Int32Array(n);
  cap.set(caps);
  const start = new Int32Array(n + 1);
  for (let e = 0; e < m; e++) start[own[e]! + 1]!++;
  for (let i = 0; i < n; i++) start[i + 1]! += start[i]!;
  const edge = new Int32Array(m + spare);
  const fill = start.slice(0, n);
  for (let e = 0; e < m; e++) edge[fill[own[e]!]!++] = e;
  if (sorted) for (let i = 0; i < n; i++) sortByWeight(edge, start[i]!, start[i + 1]!, weight);
  const side: Side = {
    n, cap, sorted, start, edge,
    other: new Int32Array(m + spare),
    weight: new Float64Array(m + spare),
    at: new Int32Array(m + spare),
    price: new Float64Array(n),
    count: new Int32Array(n),
    heldStart: new Int32Array(n + 1),
    held: new Int32Array(0),
  };
  for (let p = 0; p < m; p++) {
    const e = edge[p]!;
    side.other[p] = other[e]!;
    side.weight[p] = weight[e]!;
    side.at[e] = p;
  }
  // With room for one more edge each, where something may be inserted later.
  const more = spare > 0 ? 1 : 0;
  for (let i = 0; i < n; i++) side.heldStart[i + 1] = side.heldStart[i]! + Math.min(cap[i]!, start[i + 1]! - start[i]!) + more;
  return { ...side, held: new Int32Array(side.heldStart[n]! + spare) };
}

/** Heaviest first, then by edge number, so that the order never depends on the platform. */
function sortByWeight(edge: Int32Array, from: number, to: number, weight: Float64Array): void {
  if (to - from > 96) {
    const part = edge.slice(from, to).sort((a, b) => weight[b]! - weight[a]! || a - b);
    edge.set(part, from);
    return;
  }
  for (let p = from + 1; p < to; p++) {
    const e = edge[p]!;
    const w = weight[e]!;
    let q = p - 1;
    while (q >= from && weight[edge[q]!]! < w) {
      edge[q + 1] = edge[q]!;
      q--;
    }
    edge[q + 1] = e;
  }
}

/**
 * Builds an empty assignment. `weight` must hold whole numbers.
 * @param spare most edges of a node that may be inserted later; 0 for none.
 */
export function buildNetwork(
  rowCap: Int32Array, colCap: Int32Array, edgeRow: Int32Array, edgeCol: Int32Array, weight: Float64Array, spare = 0,
): Network {
  // The side with fewer units bids: the other side then has room almost everywhere and searches stay short.
  const rowsBid = units(rowCap, edgeRow) <= units(colCap, edgeCol);
  return {
    edges: edgeRow.length,
    rows: buildSide(rowCap.length, rowCap, edgeRow, edgeCol, weight, spare, rowsBid),
    cols: buildSide(colCap.length, colCap, edgeCol, edgeRow, weight, spare, !rowsBid),
    rowsBid,
    used: new Uint8Array(edgeRow.length + spare),
    spare,
  };
}

/** Most edges that a side can use. */
function units(cap: Int32Array, own: Int32Array): number {
  const degree = new Int32Array(cap.length);
  for (const i of own) degree[i]!++;
  let sum = 0;
  for (let i = 0; i < cap.length; i++) sum += Math.min(cap[i]!, degree[i]!);
  return sum;
}

/** Adds a position to what node i holds. */
export function hold(side: Side, i: number, position: number): void {
  side.held[side.heldStart[i]! + side.count[i]!++] = position;
}

/** Removes a position from what node i holds. */
export function release(side: Side, i: number, position: number): void {
  const first = side.heldStart[i]!;
  const last = first + --side.count[i]!;
  let slot = first;
  while (side.held[slot] !== position) slot++;
  side.held[slot] = side.held[last]!;
}
