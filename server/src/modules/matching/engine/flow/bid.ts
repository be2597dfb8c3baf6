import { hold, release, type Network, type Side } from './network.js';

/**
 * One bid of node `i` of side A: it lowers its price to its second choice and takes its first choice, where it may push out
 * the holder that minds least. Keeps complementary slackness exactly with `extra` 0, else within `extra`.
 * @returns the node pushed out, -1 for none, -2 when the bid changed nothing and a search has to decide.
 */
function bid(net: Network, A: Side, B: Side, i: number, extra: number): number {
  let first = 0, second = 0, at = -1;
  for (let p = A.start[i]!, end = A.start[i + 1]!; p < end; p++) {
    const weight = A.weight[p]!;
    if (weight <= second) break;
    const gain = weight - B.price[A.other[p]!]!;
    if (gain <= second || net.used[A.edge[p]!] !== 0) continue;
    if (gain > first) {
      second = first;
      first = gain;
      at = p;
    } else second = gain;
  }
  A.price[i] = at < 0 ? 0 : second - extra;
  if (at < 0) return -1;
  const e = A.edge[at]!;
  const j = A.other[at]!;
  let loser = -1;
  if (B.count[j]! >= B.cap[j]!) {
    const mine = A.weight[at]! - second + extra;
    let least = Infinity, next = Infinity, slot = -1;
    for (let s = B.heldStart[j]!, end = s + B.count[j]!; s < end; s++) {
      const p = B.held[s]!;
      const level = B.weight[p]! - A.price[B.other[p]!]!;
      if (level < least) {
        next = least;
        least = level;
        slot = p;
      } else if (level < next) next = level;
    }
    if (mine <= least) {
      B.price[j] = mine;
      return -2;
    }
    loser = B.other[slot]!;
    net.used[B.edge[slot]!] = 0;
    release(A, loser, A.at[B.edge[slot]!]!);
    release(B, j, slot);
    B.price[j] = Math.min(next, mine);
  }
  net.used[e] = 1;
  hold(A, i, at);
  hold(B, j, B.at[e]!);
  return loser;
}

/**
 * Every node of side A with room and a positive price bids, in order; those pushed out bid again, up to `budget` bids.
 * Prices of side A must be slack on entry.
 * @param extra how much a bid goes beyond what is exact; 0 keeps slackness, more settles contests faster.
 * @param ceiling a bidder who has to go so far above its own best alternative is a sign that places lack: give up.
 * @returns false when it gave up.
 */
export function bidAll(net: Network, A: Side, B: Side, budget: number, extra: number, ceiling = Infinity): boolean {
  const stack: number[] = [];
  let left = budget;
  for (let i = 0; i < A.n && left > 0; i++) {
    stack.push(i);
    while (stack.length > 0 && left > 0) {
      const k = stack.pop() ?? i;
      while (A.count[k]! < A.cap[k]! && A.price[k]! !== 0 && left-- > 0) {
        const loser = bid(net, A, B, k, extra);
        if (loser >= 0 && A.weight[A.start[k]!]! - A.price[k]! > ceiling) return false;
        if (loser === -2 && extra === 0) break;
        if (loser >= 0 && loser !== k) stack.push(loser);
      }
    }
    stack.length = 0;
  }
  return true;
}
