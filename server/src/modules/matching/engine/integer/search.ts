import { flowPlan } from '../flow/plan.js';
import type { Model } from '../model.js';
import { relax } from '../relax.js';
import { restrict } from '../restrict.js';
import { compare, plus, valueOf, type Value } from '../value.js';
import { halfFilled, overloaded } from './draft.js';

/** Outcome of a search through a component. */
export interface Found {
  chosen: Int32Array;
  value: Value;
  /** Nothing better exists. */
  bound: Value;
  proven: boolean;
}

/**
 * Depth-first branch and bound with the flow relaxation as bound, in whole numbers throughout. Branches on one pair of a
 * volunteer whose relaxed tasks do not fit together, or of a task that is half filled and must not be.
 * @param start the best plan known.
 * @param maxNodes most subproblems to look at.
 */
export function branchAndBound(model: Model, start: { chosen: Int32Array; value: Value }, maxNodes: number, stop: () => boolean): Found {
  let { chosen, value } = start;
  const allowed = new Uint8Array(model.edges).fill(1);
  const forced: number[] = [];
  let nodes = 0;
  let complete = true;
  let rootBound: Value | undefined;

  const visit = (): void => {
    if (nodes >= maxNodes || stop()) {
      complete = false;
      return;
    }
    nodes++;
    const force = Int32Array.from(forced);
    const rest = restrict(model, force, allowed);
    if (rest === undefined) return;
    const plan = flowPlan(rest.model, relax(rest.model).cap);
    const bound = plus(valueOf(model, force), valueOf(rest.model, plan.chosen));
    rootBound ??= bound;
    if (compare(bound, value) <= 0) return;
    const bad = overloaded(rest.model, plan.chosen);
    const half = bad.length > 0 ? [] : halfFilled(rest.model, plan.chosen);
    if (bad.length + half.length === 0) {
      value = bound;
      chosen = Int32Array.from([...force, ...plan.chosen.map((e) => rest.edgeOf[e]!)]).sort();
      return;
    }
    const e = rest.edgeOf[bad.length > 0 ? branchEdge(rest.model, plan.chosen, bad) : pairOf(rest.model, plan.chosen, half[0]!)]!;
    forced.push(e);
    visit();
    forced.pop();
    allowed[e] = 0;
    visit();
    allowed[e] = 1;
  };
  visit();
  return { chosen, value, bound: complete || rootBound === undefined ? value : rootBound, proven: complete };
}

/** The heaviest pair of the first volunteer with the most load over capacity. */
function branchEdge(model: Model, chosen: Int32Array, bad: readonly number[]): number {
  const first = bad[0];
  let best = -1;
  for (const e of chosen) {
    if (model.edgeVolunteer[e] !== first) continue;
    if (best < 0 || model.load[e]! > model.load[best]!) best = e;
  }
  return best;
}

/** A pair of a half-filled task to decide: one that the flow wants, else any that is still open. */
function pairOf(model: Model, chosen: Int32Array, t: number): number {
  const wanted = chosen.find((e) => model.edgeTask[e] === t);
  return wanted ?? model.taskStart[t]!;
}
