import type { Model } from '../model.js';
import type { Value } from '../value.js';
import { improve, repair } from './repair.js';
import { branchAndBound, type Found } from './search.js';
import { loadSolver, solveInteger } from './mip.js';
import { compare } from '../value.js';

/** Subproblems that the own search may look at before the integer-program solver takes over. */
const SEARCH_NODES = 3_000;
const SEARCH_EDGES = 400;

/** Time of one component, in the caller's clock. */
export interface Budget {
  msLeft: () => number;
  stop: () => boolean;
}

/**
 * Best plan of one component whose relaxed plan breaks a rule.
 * @param wish edges of the relaxed plan.
 * @param bound its value: nothing beats it.
 */
export async function solveComponent(model: Model, wish: Int32Array, bound: Value, budget: Budget): Promise<Found> {
  const over = (): boolean => budget.msLeft() <= 0 || budget.stop();
  const draft = repair(model, wish);
  improve(draft, over);
  let found: Found = { chosen: draft.chosen(), value: draft.value, bound, proven: compare(draft.value, bound) === 0 };
  if (found.proven || over()) return found;
  if (model.edges <= SEARCH_EDGES) {
    found = branchAndBound(model, found, SEARCH_NODES, over);
    if (found.proven || over()) return found;
  }
  return solveInteger(await loadSolver(), model, found, budget.msLeft, budget.stop);
}
