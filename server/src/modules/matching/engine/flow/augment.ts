import { Heap } from './heap.js';
import { hold, release, type Network, type Side } from './network.js';

/** Working memory for one side. */
interface Labels {
  /** Infinity outside a search; the nodes in `touched` are put back at its end. */
  dist: Float64Array;
  touched: Int32Array;
  /** Edge by which the search came to the node. */
  via: Int32Array;
  /** Nodes whose distance is final, in the order in which they became so; `final` marks them. */
  settled: Int32Array;
  final: Int32Array;
}

function labels(n: number): Labels {
  return {
    dist: new Float64Array(n).fill(Infinity), touched: new Int32Array(n), via: new Int32Array(n), settled: new Int32Array(n), final: new Int32Array(n),
  };
}

/**
 * Shortest augmenting paths with prices. Between two calls the prices and the used edges satisfy complementary slackness,
 * save that a node with a positive price may hold fewer edges than its cap; `settle` mends one such node.
 *
 * Slackness, with r = price(row) + price(col) - weight: unused edges have r >= 0, used ones r <= 0.
 */
export class Augmenter {
  private readonly heap: Heap;
  private readonly rowLabels: Labels;
  private readonly colLabels: Labels;
  /** Nodes found at the distance of the search front: they need no heap. */
  private readonly ready: Int32Array;
  private search = 0;
  /** Adjacency positions looked at so far: a clock that is the same on every machine. */
  work = 0;

  constructor(private readonly net: Network) {
    this.heap = new Heap(net.rows.n + net.cols.n);
    this.rowLabels = labels(net.rows.n);
    this.colLabels = labels(net.cols.n);
    this.ready = new Int32Array(2 * (net.rows.n + net.cols.n));
  }

  /** Gives row `i` edges, or lowers its price to 0, until slackness holds there. Everything else stays slack. */
  settleRow(i: number): void {
    const { rows, cols } = this.net;
    while (rows.count[i]! < rows.cap[i]! && rows.price[i]! > 0) {
      this.step(rows, cols, this.rowLabels, this.colLabels, i);
    }
  }

  /** The same for column `j`. */
  settleCol(j: number): void {
    const { rows, cols } = this.net;
    while (cols.count[j]! < cols.cap[j]! && cols.price[j]! > 0) {
      this.step(cols, rows, this.colLabels, this.rowLabels, j);
    }
  }

  /** One search from `root` on side A: ends at a node of side B with room, or at a node of side A that gives up an edge. */
  private step(A: Side, B: Side, la: Labels, lb: Labels, root: number): void {
    const { heap, ready } = this;
    const { used } = this.net;
    const search = ++this.search;
    const aDist = la.dist, aTouched = la.touched, aVia = la.via, aFinal = la.final, aSettled = la.settled;
    const bDist = lb.dist, bTouched = lb.touched, bVia = lb.via, bFinal = lb.final, bSettled = lb.settled;
    const aStart = A.start, aOther = A.other, aWeight = A.weight, aEdge = A.edge, aPrice = A.price;
    const bOther = B.other, bWeight = B.weight, bEdge = B.edge, bPrice = B.price, bCount = B.count, bCap = B.cap;
    const bHeld = B.held, bHeldStart = B.heldStart;
    const offset = A.n;
    const sorted = A.sorted;
    let settledA = 0, settledB = 0, touchedA = 0, touchedB = 0, waiting = 0, at = 0, work = 0;
    let best = aPrice[root]!;
    let endA = root, endB = -1;
    aDist[root] = 0;
    aTouched[touchedA++] = root;
    ready[waiting++] = root;
    let d = 0;
    for (;;) {
      let node: number;
      if (waiting > 0) {
        if (d >= best) break;
        node = ready[at++]!;
        if (at === waiting) at = waiting = 0;
      } else {
        if (heap.size === 0 || (d = heap.topKey()) >= best) break;
        node = heap.pop();
      }
      if (node < offset) {
        if (aFinal[node] === search) continue;
        aFinal[node] = search;
        aSettled[settledA++] = node;
        const base = d + aPrice[node]!;
        const end = aStart[node + 1]!;
        let p = aStart[node]!;
        work += 1 - p;
        for (; p < end; p++) {
          const reach = base - aWeight[p]!;
          if (reach >= best) {
            // Prices are never negative and the rest of a sorted list is lighter: nothing nearer than `best` is left.
            if (sorted) break;
            continue;
          }
          const j = aOther[p]!;
          const nd = reach + bPrice[j]!;
          const known = bDist[j]!;
          if (nd >= best || known <= nd || used[aEdge[p]!] !== 0) continue;
          if (known === Infinity) bTouched[touchedB++] = j;
          bDist[j] = nd;
          bVia[j] = aEdge[p]!;
          if (bCount[j]! < bCap[j]!) {
            best = nd;
            endB = j;
            endA = -1;
          } else if (nd <= d) ready[waiting++] = offset + j;
          else heap.push(offset + j, nd);
        }
        work += p;
      } else {
        const j = node - offset;
        if (bFinal[j] === search) continue;
        bFinal[j] = search;
        bSettled[settledB++] = j;
        const first = bHeldStart[j]!;
        const last = first + bCount[j]!;
        const base = d - bPrice[j]!;
        work += last - first;
        for (let s = first; s < last; s++) {
          const p = bHeld[s]!;
          const a = bOther[p]!;
          const nd = base + bWeight[p]! - aPrice[a]!;
          const known = aDist[a]!;
          if (nd >= best || known <= nd) continue;
          if (known === Infinity) aTouched[touchedA++] = a;
          aDist[a] = nd;
          aVia[a] = bEdge[p]!;
          if (nd + aPrice[a]! < best) {
            best = nd + aPrice[a]!;
            endA = a;
            endB = -1;
          }
          if (nd <= d) ready[waiting++] = a;
          else heap.push(a, nd);
        }
      }
    }
    heap.clear();
    this.work += work;
    for (let s = 0; s < settledA; s++) aPrice[aSettled[s]!]! -= best - aDist[aSettled[s]!]!;
    for (let s = 0; s < settledB; s++) bPrice[bSettled[s]!]! += best - bDist[bSettled[s]!]!;
    for (let s = 0; s < touchedA; s++) aDist[aTouched[s]!] = Infinity;
    for (let s = 0; s < touchedB; s++) bDist[bTouched[s]!] = Infinity;
    this.flip(A, B, aVia, bVia, root, endA, endB);
  }

  private flip(A: Side, B: Side, aVia: Int32Array, bVia: Int32Array, root: number, endA: number, endB: number): void {
    let j = endB;
    if (endA >= 0) {
      if (endA === root) return;
      j = this.drop(A, B, endA, aVia[endA]!);
    }
    for (;;) {
      const e = bVia[j]!;
      const a = B.other[B.at[e]!]!;
      const next = a === root ? -1 : this.drop(A, B, a, aVia[a]!);
      this.net.used[e] = 1;
      hold(A, a, A.at[e]!);
      hold(B, j, B.at[e]!);
      if (next < 0) return;
      j = next;
    }
  }

  /** Takes edge `e` out of use; returns its node on side B. */
  private drop(A: Side, B: Side, a: number, e: number): number {
    const j = A.other[A.at[e]!]!;
    this.net.used[e] = 0;
    release(A, a, A.at[e]!);
    release(B, j, B.at[e]!);
    return j;
  }
}
