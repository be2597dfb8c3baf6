import type { Answer, Problem } from '../types.js';

function same(what: string, actual: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: ${a} instead of ${b}`);
}

/** Throws unless the plan keeps every rule and its figures are those of its pairs. Shares no code with the solver. */
export function audit(problem: Problem, answer: Answer): void {
  const edges = new Map(problem.edges.map((e) => [`${e.task}|${e.volunteer}`, e]));
  const tiers = new Map(problem.tasks.map((t) => [t.id, t.tier]));
  const seats = new Map<string, number>();
  const load = new Map<string, number>();
  const held = new Map<string, Set<string>>();
  const filled = answer.filled.map(() => 0);
  let score = 0;
  for (const [t, v] of answer.assigned) {
    const edge = edges.get(`${t}|${v}`);
    if (edge === undefined) throw new Error(`${t} and ${v} is no edge or stands twice`);
    edges.delete(`${t}|${v}`);
    seats.set(t, (seats.get(t) ?? 0) + 1);
    load.set(v, (load.get(v) ?? 0) + (edge.load ?? 1));
    held.set(v, (held.get(v) ?? new Set()).add(t));
    score += edge.score;
    const tier = tiers.get(t) ?? -1;
    filled[tier] = (filled[tier] ?? 0) + 1;
  }
  for (const t of problem.tasks) if ((seats.get(t.id) ?? 0) > t.seats) throw new Error(`${t.id} has too many volunteers`);
  for (const t of problem.tasks) {
    if (t.allOrNone === true && ![0, t.seats].includes(seats.get(t.id) ?? 0)) throw new Error(`${t.id} is half filled`);
  }
  for (const v of problem.volunteers) if ((load.get(v.id) ?? 0) > v.capacity + 1e-9) throw new Error(`${v.id} is overloaded`);
  for (const [a, b] of problem.conflicts ?? []) {
    for (const [v, list] of held) if (list.has(a) && list.has(b)) throw new Error(`${v} holds ${a} and ${b}`);
  }
  same('filled', answer.filled, filled);
  if (Math.abs(answer.score - score) > 1e-6 * Math.max(1, Math.abs(score))) throw new Error(`score ${answer.score} instead of ${score}`);
  const missing = new Map(answer.unfilled.map((u) => [u.task, u.missing]));
  for (const t of problem.tasks) same(`missing of ${t.id}`, missing.get(t.id) ?? 0, t.seats - (seats.get(t.id) ?? 0));
}
