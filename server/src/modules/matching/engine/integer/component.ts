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
/** Shares of the time that remains for the steps of a component. */
const SHARE = { improve: 0.2, firstBound: 0.3, sweepFirst: 0.15, sweep: 0.5, bound: 0.6, program: 0.85 } as const;

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
  const size = model.edges;
  let found = foundOf(repair(model, wish), bound);
  if (found.proven || over()) return found;
  // Priced bundles see the whole at once, small moves and neighbourhoods only what is near: where it pays, first the former.
  if (size > SEARCH_EDGES) found = tightenBound(model, found, share(SHARE.firstBound));
  if (found.proven || over()) return found;
  found = improved(found, model, share(SHARE.improve));
  if (found.proven || over()) return found;
  if (size <= SEARCH_EDGES) found = branchAndBound(model, found, SEARCH_NODES, over);
  else found = swept(model, found, share(size > PROGRAM_FIRST_EDGES ? SHARE.sweep : SHARE.sweepFirst));
  if (found.proven || over()) return found;
  found = tightenBound(model, found, share(size > PROGRAM_EDGES ? 1 : SHARE.bound));
  if (found.proven || over() || size > PROGRAM_EDGES) return found;
  const program = share(SHARE.program);
  found = solveInteger(await loadSolver(), model, found, () => (program() ? 0 : budget.msLeft() * SHARE.program), budget.stop);
  // The program may have stopped at a place before the score: what it left is polished.
  return found.proven || over() ? found : swept(model, found, over);
}

function foundOf(draft: ReturnType<typeof repair>, bound: Value): Found {
  const value = draft.value.slice();
  return { chosen: draft.chosen(), value, bound, proven: compare(value, bound) === 0 };
}

/** The plan after small moves; its bound stays. */
function improved(found: Found, model: Model, stop: () => boolean): Found {
  const draft = draftOf(model, found.chosen);
  improve(draft, stop);
  return foundOf(draft, found.bound);
}

/** The plan after sweeps from narrow to wide; its bound stays. */
function swept(model: Model, found: Found, stop: () => boolean): Found {
  const draft = draftOf(model, found.chosen);
  for (const [size, nodes] of SWEEPS) sweep(draft, size, searchWithin(nodes, stop), stop);
  return foundOf(draft, found.bound);
}
