import { expect, test } from 'vitest';
import { checkProblem, solve, type Answer, type Problem } from './index.js';
import { bruteForce } from './testing/oracle.js';
import { smallProblem } from './testing/small.js';

/** Throws unless the plan keeps every rule and its figures are those of its pairs. */
export function audit(problem: Problem, answer: Answer): void {
  const edges = new Map(problem.edges.map((e) => [`${e.task}|${e.volunteer}`, e]));
  const seats = new Map<string, number>();
  const load = new Map<string, number>();
  const held = new Map<string, string[]>();
  const filled = answer.filled.map(() => 0);
  let score = 0;
  for (const [t, v] of answer.assigned) {
    const edge = edges.get(`${t}|${v}`);
    if (edge === undefined) throw new Error(`${t} and ${v} is no edge or stands twice`);
    edges.delete(`${t}|${v}`);
    seats.set(t, (seats.get(t) ?? 0) + 1);
    load.set(v, (load.get(v) ?? 0) + (edge.load ?? 1));
    held.set(v, [...(held.get(v) ?? []), t]);
    score += edge.score;
    const tier = problem.tasks.find((x) => x.id === t)?.tier ?? -1;
    filled[tier] = (filled[tier] ?? 0) + 1;
  }
  for (const t of problem.tasks) expect(seats.get(t.id) ?? 0).toBeLessThanOrEqual(t.seats);
  for (const v of problem.volunteers) expect(load.get(v.id) ?? 0).toBeLessThanOrEqual(v.capacity + 1e-9);
  for (const [a, b] of problem.conflicts ?? []) {
    for (const list of held.values()) expect(list.includes(a) && list.includes(b)).toBe(false);
  }
  expect(filled).toEqual(answer.filled);
  expect(answer.score).toBeCloseTo(score, 6);
  const missing = new Map(answer.unfilled.map((u) => [u.task, u.missing]));
  for (const t of problem.tasks) expect(missing.get(t.id) ?? 0).toBe(t.seats - (seats.get(t.id) ?? 0));
}

test('10,000 random small problems: as good as trying everything, and proven', { timeout: 600_000 }, async () => {
  for (let seed = 1; seed <= 10_000; seed++) {
    const problem = checkProblem(smallProblem(seed));
    const answer = await solve(problem);
    const best = bruteForce(problem);
    try {
      audit(problem, answer);
      expect({ filled: answer.filled, kept: answer.kept }).toEqual({ filled: best.filled, kept: best.kept });
      expect(answer.score).toBeCloseTo(best.score, 6);
      expect(answer).toMatchObject({ status: 'optimal', gap: 0 });
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error });
    }
  }
});
