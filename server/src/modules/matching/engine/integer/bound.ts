import { buildNetwork } from '../flow/network.js';
import { assign } from '../flow/assign.js';
import type { Model } from '../model.js';
import { relax } from '../relax.js';
import { tierWeights } from '../weights.js';
import { compare } from '../value.js';
import { Draft } from './draft.js';
import { priceSeats } from './lagrange.js';
import { emptyHalf, fill } from './repair.js';
import type { Found } from './search.js';

/** Rounds of the price search; enough for the bound to settle, and the same on every machine. */
const ROUNDS = 300;
/** Every so many rounds the bundles are made into a plan. */
const PLAN_EVERY = 5;

/**
 * Lowers the bound of a component by pricing its seats, place by place of the value, until a place stays open. The bundles
 * that volunteers choose at those prices are made into plans on the way, which are often better than the one known.
 */
export function tightenBound(model: Model, known: Found, stop: () => boolean): Found {
  let { chosen } = known;
  const value = known.value.slice();
  const tight = known.bound.slice();
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
    // Earlier places have reached their bounds, so no plan changes this part.
    let before = place > model.tiers ? step.kept * value[model.tiers]! : 0;
    for (let tier = 0; tier < Math.min(place, model.tiers); tier++) before += step.seat(tier) * value[tier]!;
    const network = buildNetwork(model.seats, cap, model.edgeTask, model.edgeVolunteer, weight);
    assign(network, 0, stop);
    const prices = { seat: network.rows.price.slice(), bound: Infinity };
    const slack = (bound: number): number => Math.floor(bound - before + 1e-6 + 1e-13 * Math.abs(bound));
    const enough = (): boolean => stop() || slack(prices.bound) <= value[place]!;
    const onRound = (inBundle: Uint8Array, net: Float64Array, round: number): number => {
      if (round % PLAN_EVERY === 0 && !stop()) {
        const draft = planOf(model, inBundle, net);
        if (compare(draft.value, value) > 0) {
          value.set(draft.value);
          chosen = draft.chosen();
        }
      }
      return before + value[place]!;
    };
    priceSeats(model, weight, prices, before + value[place]!, ROUNDS, enough, onRound);
    tight[place] = Math.max(value[place]!, Math.min(tight[place]!, slack(prices.bound)));
    if (tight[place] !== value[place]) break;
  }
  return { chosen, value, bound: tight, proven: compare(value, tight) === 0 };
}

/** A plan out of bundles: where too many chose a task, those who gain most have it; then whatever else fits. */
function planOf(model: Model, inBundle: Uint8Array, net: Float64Array): Draft {
  const draft = new Draft(model);
  const ordered = (list: number[]): Int32Array =>
    Int32Array.from(list).sort((a, b) => model.tier[model.edgeTask[a]!]! - model.tier[model.edgeTask[b]!]! || net[b]! - net[a]! || a - b);
  const wanted: number[] = [];
  for (let e = 0; e < model.edges; e++) if (inBundle[e] === 1) wanted.push(e);
  for (const e of ordered(wanted)) if (draft.fits(e)) draft.add(e);
  emptyHalf(draft);
  const open: number[] = [];
  for (let e = 0; e < model.edges; e++) if (draft.seatsLeft[model.edgeTask[e]!]! > 0 && draft.fitsVolunteer(e)) open.push(e);
  fill(draft, ordered(open));
  return draft;
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
