import type { Model } from './model.js';

/** What a plan is worth, compared place by place: filled seats of each tier, kept pairs, score in whole units. */
export type Value = Float64Array;

/** An empty plan's value. */
export function zeroValue(model: Model): Value {
  return new Float64Array(model.tiers + 2);
}

/** Adds edge `e` to `value`, or takes it away with `sign` -1. */
export function addEdge(value: Value, model: Model, e: number, sign: 1 | -1 = 1): void {
  value[model.tier[model.edgeTask[e]!]!]! += sign;
  value[model.tiers]! += sign * model.kept[e]!;
  value[model.tiers + 1]! += sign * model.score[e]!;
}

/** Value of a set of edges. */
export function valueOf(model: Model, edges: Iterable<number>): Value {
  const value = zeroValue(model);
  for (const e of edges) addEdge(value, model, e);
  return value;
}

/** Positive when `a` is better, negative when `b` is, 0 when equal. */
export function compare(a: Value, b: Value): number {
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return a[k]! - b[k]!;
  return 0;
}

/** Sum of two values. */
export function plus(a: Value, b: Value): Value {
  return a.map((x, k) => x + b[k]!);
}

/** A bound of every place that holds whatever the others are: every task takes its best pairs. */
export function ceilings(model: Model): Value {
  const bound = zeroValue(model);
  for (let t = 0; t < model.tasks; t++) {
    const [from, to] = [model.taskStart[t]!, model.taskStart[t + 1]!];
    const seats = Math.min(model.seats[t]!, to - from);
    bound[model.tier[t]!]! += seats;
    let kept = 0;
    for (let e = from; e < to; e++) kept += model.kept[e]!;
    bound[model.tiers]! += Math.min(kept, seats);
    const best = model.score.slice(from, to).sort().reverse();
    for (let k = 0; k < seats && best[k]! > 0; k++) bound[model.tiers + 1]! += best[k]!;
  }
  return bound;
}
