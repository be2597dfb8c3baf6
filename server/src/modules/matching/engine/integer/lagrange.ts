import type { Model } from '../model.js';
import { BundleSearch } from './bundle.js';

/** State of a price search over seats; prices survive from one call to the next. */
export interface Prices {
  /** Price of a seat of each task. */
  seat: Float64Array;
  /** Smallest bound found. */
  bound: number;
}

/**
 * Upper bound of the total of `profit` over all plans, by giving every seat a price and letting each volunteer choose the
 * best bundle alone (Lagrangian relaxation of the seats). Each bundle keeps capacity, conflicts and limits, so the bound is
 * at least as strong as that of the flow and of the linear relaxation. Prices move by subgradient steps.
 * @param target value of the best plan known, for the step length.
 * @param onRound told the bundles of each round (1 where an edge is chosen) and the profits at those prices; returns what the best plan known is worth then.
 */
export function priceSeats(
  model: Model,
  profit: Float64Array,
  prices: Prices,
  target: number,
  rounds: number,
  stop: () => boolean,
  onRound?: (inBundle: Uint8Array, net: Float64Array, round: number) => number,
): void {
  let widest = 1;
  for (let v = 0; v < model.volunteers; v++) widest = Math.max(widest, model.volunteerStart[v + 1]! - model.volunteerStart[v]!);
  const search = new BundleSearch(model, widest);
  const { seat } = prices;
  const net = new Float64Array(model.edges);
  const inBundle = new Uint8Array(model.edges);
  const slack = new Float64Array(model.tasks);
  const direction = new Float64Array(model.tasks);
  let best = seat.slice();
  let step = 1,
    stale = 0;
  for (let round = 0; round < rounds && !stop(); round++) {
    let total = 0;
    for (let t = 0; t < model.tasks; t++) {
      total += seat[t]! * model.seats[t]!;
      slack[t] = model.seats[t]!;
      for (let e = model.taskStart[t]!; e < model.taskStart[t + 1]!; e++) net[e] = profit[e]! - seat[t]!;
    }
    inBundle.fill(0);
    for (let v = 0; v < model.volunteers; v++) {
      if (v % 64 === 0 && stop()) {
        seat.set(best);
        return;
      }
      total += search.run(v, net);
      for (let k = 0; k < search.chosenCount; k++) {
        const e = search.chosen[k]!;
        inBundle[e] = 1;
        slack[model.edgeTask[e]!]! -= 1;
      }
    }
    target = Math.max(target, onRound?.(inBundle, net, round) ?? target);
    if (total < prices.bound) {
      prices.bound = total;
      best = seat.slice();
      stale = 0;
    } else if (++stale >= 10) {
      stale = 0;
      step /= 2;
      seat.set(best);
      if (step < 1e-4) break;
      continue;
    }
    let norm = 0;
    for (let t = 0; t < model.tasks; t++) {
      // A free seat without a price is content; otherwise smooth the direction a little with the last one.
      const g = seat[t] === 0 && slack[t]! > 0 ? 0 : slack[t]!;
      direction[t] = g + 0.5 * direction[t]!;
      norm += direction[t]! * direction[t]!;
    }
    if (norm === 0) break;
    const length = (step * Math.max(total - target, 1e-6 * Math.abs(total))) / norm;
    for (let t = 0; t < model.tasks; t++) seat[t] = Math.max(0, seat[t]! - length * direction[t]!);
  }
  seat.set(best);
}
