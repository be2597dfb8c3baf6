/** One need with its seats. Ids are unique among tasks. */
export interface Task {
  id: string;
  /** 0 is the most urgent; a filled seat of a lower tier number outweighs any number of later ones. */
  tier: number;
  /** How many different volunteers the task takes at most. */
  seats: number;
  /** Its seats are filled all or not at all: two people who go together, or nobody. */
  allOrNone?: boolean;
}

/** One volunteer. Ids are unique among volunteers. */
export interface Volunteer {
  id: string;
  /** The loads of the assigned tasks sum to at most this. */
  capacity: number;
}

/** An eligible pair. Pairs that break a hard rule are simply absent. */
export interface Edge {
  task: string;
  volunteer: string;
  /** May be negative; filling a seat always comes before score. */
  score: number;
  /** Share of the volunteer's capacity that this pair takes; 1 when absent. */
  load?: number;
}

/** A task and a volunteer, by id. */
export type Pair = readonly [task: string, volunteer: string];

/** The input of the solver, the same shape as the JSON file of the command. */
export interface Problem {
  tasks: readonly Task[];
  volunteers: readonly Volunteer[];
  edges: readonly Edge[];
  /** Pairs of tasks that one volunteer cannot both take. */
  conflicts?: readonly (readonly [string, string])[];
  /** Wall-clock limit in milliseconds; 60,000 when absent. */
  timeLimitMs?: number;
  /** Accepted pairs of an earlier plan: as many as possible are kept, after filling seats and before score. */
  previous?: readonly Pair[];
  /** Pairs that stay whatever it costs (frozen window, locked lines). Each must be an edge. */
  frozen?: readonly Pair[];
  /** Fairness: most tasks that any one volunteer may take, or the smallest such number that loses no seat. */
  taskLimit?: number | 'smallest';
}

/** What the caller may hand in besides the problem. Nothing but `together` changes which plan is best. */
export interface SolveOptions {
  /** Overrides `problem.timeLimitMs`. */
  timeLimitMs?: number;
  /** Monotonic milliseconds; `performance.now` when absent. */
  now?: () => number;
  /** Asked now and then; `true` ends the work with the best plan so far. */
  shouldStop?: () => boolean;
  /**
   * A rule that loads and conflicts cannot say, such as hours of the day: whether one volunteer can do these tasks, each
   * of them eligible. Whoever can do some tasks must be able to do fewer of them. Asked very often: it should remember.
   */
  together?: (volunteer: string, tasks: readonly string[]) => boolean;
  /** Told now and then how far the work is. */
  onProgress?: (progress: Progress) => void;
}

/** How far the work is. */
export interface Progress {
  phase: 'reading' | 'flow' | 'integer' | 'done';
  /** Share of the phase done, 0 to 1. */
  done: number;
}

/** Why a seat stays empty, machine-readable. */
export type UnfilledCode = 'no-eligible-volunteer' | 'no-seat-wanted' | 'eligible-volunteers-full' | 'conflict' | 'not-proven';

/** A task with empty seats. */
export interface Unfilled {
  task: string;
  /** Empty seats. */
  missing: number;
  code: UnfilledCode;
  /** The same in a sentence. */
  reason: string;
}

/** How evenly the plan spreads work over the volunteers who are eligible for anything. */
export interface Fairness {
  /** Gini coefficient of the number of tasks per eligible volunteer: 0 even, towards 1 uneven. */
  gini: number;
  /** Share of eligible volunteers without a task in this plan. */
  neverAsked: number;
  /** Most tasks of one volunteer. */
  mostTasks: number;
}

/** The plan with its proof. */
export interface Answer {
  /** `optimal` only when proven. */
  status: 'optimal' | 'feasible';
  /** Filled seats by tier number. */
  filled: number[];
  /** Sum of the scores of the assigned pairs. */
  score: number;
  /** No plan beats this, compared tier by tier and then by score. */
  bound: { filled: number[]; score: number };
  /** 0 when optimal, else the relative distance at the first place where plan and bound differ. */
  gap: number;
  /** Sorted by task, then volunteer. */
  assigned: Pair[];
  /** Sorted by task. */
  unfilled: Unfilled[];
  /** Kept pairs of `problem.previous`. */
  kept: number;
  fairness: Fairness;
  /** Wall-clock milliseconds. */
  ms: number;
}
