import type { Model } from '../model.js';
import { compare, type Value } from '../value.js';
import { tightenBound } from './bound.js';
import { draftOf } from './draft.js';
import { loadSolver, solveInteger } from './mip.js';
import { searchWithin, sweep } from './neighbourhood.js';
import { improve, repair } from './repair.js';
import { branchAndBound, type Found } from './search.js';

/** Largest component that the own search tries to finish, and its subproblems. */
const SEARCH_EDGES = 400;
const SEARCH_NODES = 500;
/** Largest component handed to the integer-program solver, and the largest that goes there after a short sweep. */
const PROGRAM_EDGES = 20_000;
const PROGRAM_FIRST_EDGES = 6_000;
/** Volunteers planned anew together, and subproblems for each: small and quick first, then wider. */
const SWEEPS = [
  [8, 100],
  [12, 300],
  [20, 600],
  [30, 1_500],
] as const;
/** Shares of the time that remains for the steps of a large component. */
const SHARE = { improve: 0.3, sweepFirst: 0.15, sweep: 0.5, sweepAlone: 0.8, bound: 0.6, program: 0.85 } as const;

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
  /** A stop rule for a step that may use this share of the time that remains. */
  const share = (part: number): (() => boolean) => {
    const until = budget.msLeft() * (1 - part);
    return () => budget.msLeft() <= until || budget.stop();
  };
  const draft = repair(model, wish);
  improve(draft, share(SHARE.improve));
  let found: Found = { chosen: draft.chosen(), value: draft.value.slice(), bound, proven: compare(draft.value, bound) === 0 };
  if (found.proven || over()) return found;
  if (model.edges <= SEARCH_EDGES) {
    found = branchAndBound(model, found, SEARCH_NODES, over);
    if (found.proven || over()) return found;
  }
  const size = model.edges;
  if (size > SEARCH_EDGES) {
    const part = size > PROGRAM_EDGES ? SHARE.sweepAlone : size > PROGRAM_FIRST_EDGES ? SHARE.sweep : SHARE.sweepFirst;
    found = swept(model, found, share(part));
  }
  found = tightenBound(model, found, share(SHARE.bound));
  if (found.proven || over() || size > PROGRAM_EDGES) return found;
  const program = share(SHARE.program);
  found = solveInteger(await loadSolver(), model, found, () => (program() ? 0 : budget.msLeft() * SHARE.program), budget.stop);
  // The program may have stopped at a place before the score: what it left is polished.
  return found.proven || over() ? found : swept(model, found, over);
}

/** The plan after sweeps from narrow to wide; its bound stays. */
function swept(model: Model, found: Found, stop: () => boolean): Found {
  const draft = draftOf(model, found.chosen);
  for (const [size, nodes] of SWEEPS) sweep(draft, size, searchWithin(nodes, stop), stop);
  const value = draft.value.slice();
  return { chosen: draft.chosen(), value, bound: found.bound, proven: compare(value, found.bound) === 0 };
}
