import type { Model } from './model.js';
import { EXACT } from './scale.js';

/**
 * One whole number an edge whose sum orders flow plans exactly as tier by tier, then kept pairs, then score.
 *
 * Two plans of a flow problem differ by simple paths and cycles, each of which passes a task or a volunteer at most once.
 * So a step of more than the largest change along one simple path keeps priorities, and the steps add up linearly with the
 * number of tiers instead of multiplying.
 */
export interface Weights {
  weight: Float64Array;
  /** What a seat of the last tier counts; one of tier k counts (tiers - k) times this. */
  step: number;
  /** How much longer one path may become, by an inserted node, before `step` would be too small. */
  slackness: number;
  /** What a kept pair counts. */
  keptStep: number;
  /** False when the numbers would leave the exact range of doubles. */
  exact: boolean;
}

/** More than any simple alternating path can change the sum of `value`. */
function reach(model: Model, value: Float64Array): number {
  const along = (n: number, start: Int32Array, edgeAt: (p: number) => number): number => {
    let sum = 0;
    for (let i = 0; i < n; i++) {
      let low = Infinity,
        high = -Infinity;
      for (let p = start[i]!; p < start[i + 1]!; p++) {
        const v = value[edgeAt(p)]!;
        if (v < low) low = v;
        if (v > high) high = v;
      }
      if (high > low) sum += high - low;
    }
    return sum;
  };
  let size = 0;
  for (const v of value) if (Math.abs(v) > size) size = Math.abs(v);
  const rows = along(model.tasks, model.taskStart, (p) => p);
  const cols = along(model.volunteers, model.volunteerStart, (p) => model.volunteerEdge[p]!);
  return Math.min(rows, cols) + 2 * size + 1;
}

/** Weights for all edges of the model; every one is positive, so a seat that can be filled is. */
export function tierWeights(model: Model): Weights {
  let value: Float64Array = model.score;
  let keptStep = 0;
  if (model.kept.includes(1)) {
    const each = (keptStep = reach(model, value));
    value = value.map((s, e) => s + each * model.kept[e]!);
  }
  const slackness = reach(model, value);
  const step = 2 * slackness;
  const weight = value.map((v, e) => v + step * (model.tiers - model.tier[model.edgeTask[e]!]!));
  // Prices and path lengths stay below twice the largest weight plus one path's change.
  return { weight, step, slackness, keptStep, exact: step * (model.tiers + 2) * 4 < EXACT };
}
