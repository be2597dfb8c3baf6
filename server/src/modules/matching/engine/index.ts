/** The matching engine: a pure solver. It knows nothing of the rest of the product. */
export { solve } from './answer.js';
export { checkProblem, MalformedProblem } from './problem.js';
export type {
  Answer, Edge, Fairness, Pair, Problem, Progress, SolveOptions, Task, Unfilled, UnfilledCode, Volunteer,
} from './types.js';
