import { buildNetwork } from '../flow/network.js';
import { assign } from '../flow/assign.js';
import type { Model } from '../model.js';
import { relax } from '../relax.js';
import { tierWeights } from '../weights.js';
import type { Value } from '../value.js';
import { priceSeats } from './lagrange.js';

/** Rounds of the price search; enough for the bound to settle, and the same on every machine. */
const ROUNDS = 300;

/**
 * Lowers the bound of a component by pricing its seats, place by place of the value, until a place stays open.
 * @param value the best plan known.
 * @param bound a value that nothing beats; not changed.
 */
export function tightenBound(model: Model, value: Value, bound: Value, stop: () => boolean): Value {
  const tight = bound.slice();
  const { cap } = relax(model);
  for (let place = 0; place < value.length; place++) {
    if (value[place] === tight[place]) continue;
    // Plans that are at least as good so far have at least these seats and kept pairs: each counts with its weight.
    const step = placeSteps(model, place);
    const weight = Float64Array.from({ length: model.edges }, (_, e) => {
      const tier = model.tier[model.edgeTask[e]!]!;
      const own = place < model.tiers ? (tier === place ? 1 : 0) : place === model.tiers ? model.kept[e]! : model.score[e]!;
      const seat = tier < Math.min(place, model.tiers) ? step.seat(tier) : 0;
      return own + seat + (place > model.tiers ? step.kept * model.kept[e]! : 0);
    });
    let known = 0,
      target = 0;
    for (let tier = 0; tier < Math.min(place, model.tiers); tier++) known += step.seat(tier) * value[tier]!;
    if (place > model.tiers) known += step.kept * value[model.tiers]!;
    target = known + value[place]!;
    const network = buildNetwork(model.seats, cap, model.edgeTask, model.edgeVolunteer, weight);
    assign(network);
    const prices = { seat: network.rows.price.slice(), bound: Infinity };
    const enough = (): boolean => stop() || Math.floor(prices.bound - known + 1e-6) <= value[place]!;
    priceSeats(model, weight, prices, target, ROUNDS, enough);
    const limit = Math.floor(prices.bound - known + 1e-6);
    tight[place] = Math.max(value[place]!, Math.min(tight[place]!, limit));
    if (tight[place] !== value[place]) break;
  }
  return tight;
}

/** Weights of what earlier places fixed: large enough that giving any of it up never pays along one path. */
function placeSteps(model: Model, place: number): { seat: (tier: number) => number; kept: number } {
  if (place <= model.tiers) {
    const step = 2 * Math.min(model.tasks, model.volunteers) + 4;
    return { seat: (tier) => step * (Math.min(place, model.tiers) - tier), kept: 0 };
  }
  const { step, keptStep } = tierWeights(model);
  return { seat: (tier) => step * (model.tiers - tier), kept: keptStep };
}
