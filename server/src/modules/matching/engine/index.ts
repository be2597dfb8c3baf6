/** The matching engine: a pure solver. It knows nothing of the rest of the product. */
export { solve } from './answer.js';
export { OpenPlan, type Difference, type Relaxation, type Shortage } from './what-if.js';
export { checkProblem, MalformedProblem } from './problem.js';
export type { Answer, Edge, Fairness, Pair, Problem, Progress, SolveOptions, Task, Unfilled, UnfilledCode, Volunteer } from './types.js';
