import type { Problem, SolveOptions } from '../types.js';

/** What the best plan is worth: filled seats by tier, kept pairs, score. */
export interface Optimum {
  filled: number[];
  kept: number;
  score: number;
}

/** Tries every set of edges. Only for problems with few edges; shares no code with the solver. */
export function bruteForce(problem: Problem, together: SolveOptions['together'] = () => true): Optimum {
  const tiers = Math.max(0, ...problem.tasks.map((t) => t.tier + 1));
  const tasks = new Map(problem.tasks.map((t) => [t.id, t]));
  const clash = new Set((problem.conflicts ?? []).flatMap(([a, b]) => [`${a}|${b}`, `${b}|${a}`]));
  const previous = new Set((problem.previous ?? []).map((p) => p.join('|')));
  const frozen = new Set((problem.frozen ?? []).map((p) => p.join('|')));
  const seats = new Map(problem.tasks.map((t) => [t.id, t.seats]));
  const room = new Map(problem.volunteers.map((v) => [v.id, v.capacity]));
  const held = new Map(problem.volunteers.map((v) => [v.id, [] as string[]]));
  const limit = typeof problem.taskLimit === 'number' ? problem.taskLimit : Infinity;
  const now: Optimum = { filled: Array.from({ length: tiers }, () => 0), kept: 0, score: 0 };
  let best: Optimum | undefined;

  const visit = (k: number): void => {
    const edge = problem.edges[k];
    if (edge === undefined) {
      if (problem.tasks.some((t) => t.allOrNone === true && ![0, t.seats].includes(seats.get(t.id) ?? 0))) return;
      if (best === undefined || better(now, best)) best = { ...now, filled: [...now.filled] };
      return;
    }
    const name = `${edge.task}|${edge.volunteer}`;
    if (!frozen.has(name)) visit(k + 1);
    const load = edge.load ?? 1;
    const seat = seats.get(edge.task) ?? 0;
    const left = room.get(edge.volunteer) ?? 0;
    const mine = held.get(edge.volunteer) ?? [];
    if (seat === 0 || load > left + 1e-9 || mine.length >= limit || mine.some((t) => clash.has(`${t}|${edge.task}`))) return;
    if (!together(edge.volunteer, [...mine, edge.task])) return;
    const tier = tasks.get(edge.task)?.tier ?? 0;
    const kept = previous.has(name) ? 1 : 0;
    seats.set(edge.task, seat - 1);
    room.set(edge.volunteer, left - load);
    mine.push(edge.task);
    now.filled[tier] = (now.filled[tier] ?? 0) + 1;
    now.kept += kept;
    now.score += edge.score;
    visit(k + 1);
    now.score -= edge.score;
    now.kept -= kept;
    now.filled[tier] = (now.filled[tier] ?? 0) - 1;
    mine.pop();
    room.set(edge.volunteer, left);
    seats.set(edge.task, seat);
  };
  visit(0);
  if (best === undefined) throw new Error('no plan keeps the frozen pairs');
  return best;
}

function better(a: Optimum, b: Optimum): boolean {
  for (const [k, n] of a.filled.entries()) if (n !== b.filled[k]) return n > (b.filled[k] ?? 0);
  if (a.kept !== b.kept) return a.kept > b.kept;
  return a.score > b.score + 1e-9;
}
