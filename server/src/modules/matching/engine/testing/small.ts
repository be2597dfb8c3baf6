import type { Edge, Pair, Problem } from '../types.js';
import { random } from './random.js';

/** A random problem of at most 14 edges that mixes every feature: tiers, seats, loads, conflicts, negative scores, ties, all or none. */
export function smallProblem(seed: number): Problem {
  const next = random(seed);
  const upTo = (n: number): number => Math.floor(next() * (n + 1));
  const tasks = Array.from({ length: 1 + upTo(5) }, (_, i) => ({ id: `t${i}`, tier: upTo(2), seats: 1 + (next() < 0.3 ? upTo(2) : 0) }));
  const loads = next() < 0.5 ? [1] : next() < 0.5 ? [0, 1, 2, 3] : [0.1, 0.2, 0.3, 0.7];
  const unit = loads[0] === 0.1 ? 0.1 : 1;
  const volunteers = Array.from({ length: 1 + upTo(4) }, (_, i) => ({ id: `v${i}`, capacity: Math.round(upTo(5) * unit * 10) / 10 }));
  const scores = next() < 0.3 ? [0, 1] : next() < 0.5 ? [-3.5, -1, 0.25, 2, 7] : undefined;
  const density = 0.3 + 0.7 * next();
  const edges: Edge[] = [];
  for (const t of tasks) {
    for (const v of volunteers) {
      if (next() > density || edges.length >= 14) continue;
      const score = scores === undefined ? Math.round((next() * 30 - 10) * 100) / 100 : (scores[upTo(scores.length - 1)] ?? 0);
      const load = loads[upTo(loads.length - 1)] ?? 1;
      edges.push(load === 1 && next() < 0.5 ? { task: t.id, volunteer: v.id, score } : { task: t.id, volunteer: v.id, score, load });
    }
  }
  const conflicts: [string, string][] = [];
  const clashing = next() < 0.5 ? 0 : next();
  for (const a of tasks) for (const b of tasks) if (a.id < b.id && next() < clashing) conflicts.push([a.id, b.id]);
  const problem: Problem = { tasks, volunteers, edges, conflicts };
  if (next() < 0.2) problem.previous = edges.filter(() => next() < 0.4).map((e): Pair => [e.task, e.volunteer]);
  if (next() < 0.1) problem.taskLimit = upTo(3);
  if (next() < 0.4) for (const task of tasks) if (task.seats > 1 && next() < 0.7) Object.assign(task, { allOrNone: true });
  return problem;
}

/** A random problem of pure flow: unit loads, no conflicts, whole capacities. */
export function plainProblem(seed: number, taskCount: number, volunteerCount: number): Problem {
  const next = random(seed);
  const upTo = (n: number): number => Math.floor(next() * (n + 1));
  const tasks = Array.from({ length: taskCount }, (_, i) => ({ id: `t${i}`, tier: upTo(2), seats: 1 + (next() < 0.2 ? 1 : 0) }));
  const volunteers = Array.from({ length: volunteerCount }, (_, i) => ({ id: `v${i}`, capacity: 1 + upTo(1) }));
  const edges = tasks.flatMap((t) =>
    volunteers
      .filter(() => next() < 0.5)
      .map((v) => ({
        task: t.id,
        volunteer: v.id,
        score: Math.round((next() * 20 - 5) * 10) / 10,
      })),
  );
  return { tasks, volunteers, edges };
}

/** A random rule of what one volunteer can do together: some sets of two or three tasks are too much for some. */
export function smallTogether(seed: number, problem: Problem): (volunteer: string, tasks: readonly string[]) => boolean {
  const next = random(seed + 7);
  const ids = problem.tasks.map((task) => task.id);
  const tooMuch = problem.volunteers.flatMap(({ id }) =>
    Array.from({ length: 1 + Math.floor(next() * 4) }, () => ({
      id,
      tasks: Array.from({ length: 2 + Math.floor(next() * 2) }, () => ids[Math.floor(next() * ids.length)] ?? ''),
    })).filter(({ tasks }) => new Set(tasks).size > 1),
  );
  return (volunteer, tasks) => !tooMuch.some((each) => each.id === volunteer && each.tasks.every((task) => tasks.includes(task)));
}
