import { flowPlan, type FlowPlan } from './flow/plan.js';
import { solveComponent, type Budget } from './integer/component.js';
import { componentsOf } from './integer/components.js';
import { priceBound } from './flow/certificate.js';
import { halfFilled, overloaded } from './integer/draft.js';
import { repair } from './integer/repair.js';
import type { Model } from './model.js';
import { relax } from './relax.js';
import { extract } from './restrict.js';
import { ceilings, compare, plus, valueOf, type Value } from './value.js';
import { tierWeights } from './weights.js';
import type { Progress } from './types.js';

/** A plan of a model: its edges, what it is worth, and what no plan beats. */
export interface Plan {
  chosen: Int32Array;
  value: Value;
  bound: Value;
  /** The flow that proves the plan, where the flow relaxation alone does. */
  flow: FlowPlan | undefined;
}

/**
 * Solves a model: exactly as a flow, then as an integer program where the flow plan breaks a rule.
 * @param spare most pairs of a task or volunteer that may be inserted into the flow later.
 */
export async function solveModel(model: Model, budget: Budget, onProgress?: (progress: Progress) => void, spare = 0): Promise<Plan> {
  onProgress?.({ phase: 'flow', done: 0 });
  const over = (): boolean => budget.msLeft() <= 0 || budget.stop();
  let stopped = false;
  const flow = flowPlan(model, relax(model).cap, spare, () => (stopped ||= over()));
  onProgress?.({ phase: 'flow', done: 1 });
  if (stopped) return cutShort(model, flow);
  const bound = valueOf(model, flow.chosen);
  const bad = overloaded(model, flow.chosen);
  const half = halfFilled(model, flow.chosen);
  if (bad.length + half.length === 0) return { chosen: flow.chosen, value: bound, bound, flow };

  const inPlan = new Uint8Array(model.edges);
  for (const e of flow.chosen) inPlan[e] = 1;
  const total = bound.slice();
  const touched = half.map((t) => model.edgeVolunteer[model.taskStart[t]!]!);
  const components = componentsOf(model, [...bad, ...touched]);
  let left = components.reduce((sum, c) => sum + c.tasks.length, 0);
  for (const [k, component] of components.entries()) {
    onProgress?.({ phase: 'integer', done: k / components.length });
    const { model: part, edgeOf } = extract(model, component.tasks, component.volunteers);
    const wish = Int32Array.from({ length: part.edges }, (_, e) => e).filter((e) => inPlan[edgeOf[e]!] === 1);
    const before = valueOf(part, wish);
    // Every component gets its share of the time that remains; what it leaves goes to the larger ones after it.
    const all = budget.msLeft();
    const until = all - (all * component.tasks.length) / Math.max(1, left);
    left -= component.tasks.length;
    const found = await solveComponent(part, wish, before, { msLeft: () => budget.msLeft() - until, stop: budget.stop });
    for (let e = 0; e < part.edges; e++) inPlan[edgeOf[e]!] = 0;
    for (const e of found.chosen) inPlan[edgeOf[e]!] = 1;
    for (let place = 0; place < total.length; place++) total[place]! += found.bound[place]! - before[place]!;
  }
  onProgress?.({ phase: 'integer', done: 1 });
  const chosen = Int32Array.from({ length: model.edges }, (_, e) => e).filter((e) => inPlan[e] === 1);
  return { chosen, value: valueOf(model, chosen), bound: total, flow: undefined };
}

/** Whether the plan is proven optimal. */
export function isOptimal(plan: Plan): boolean {
  return compare(plan.value, plan.bound) === 0;
}

/** Adds what stands anyway (frozen edges of `whole`) to a plan of the rest. */
export function withFrozen(plan: Plan, whole: Model, frozen: Int32Array, edgeOf: Int32Array): Plan {
  const fixed = valueOf(whole, frozen);
  return {
    chosen: Int32Array.from([...frozen, ...plan.chosen.map((e) => edgeOf[e]!)]).sort(),
    value: plus(plan.value, fixed),
    bound: plus(plan.bound, fixed),
    flow: plan.flow,
  };
}

/** What there is when the time is over before the flow is complete: its pairs made into a plan, bounded by its prices. */
function cutShort(model: Model, { network, chosen }: FlowPlan): Plan {
  const draft = repair(model, chosen);
  const { value } = draft;
  const bound = ceilings(model);
  const places = model.tiers + 1;
  if (value.subarray(0, places).every((n, k) => n === bound[k])) {
    // Any plan as good so far weighs as much in seats and kept pairs, so the prices leave only so much for the score.
    const { step, keptStep } = tierWeights(model);
    let fixed = keptStep * value[model.tiers]!;
    for (let tier = 0; tier < model.tiers; tier++) fixed += step * (model.tiers - tier) * value[tier]!;
    bound[places] = Math.max(value[places]!, Math.min(bound[places]!, priceBound(network) - fixed));
  }
  return { chosen: draft.chosen(), value: value.slice(), bound, flow: undefined };
}
