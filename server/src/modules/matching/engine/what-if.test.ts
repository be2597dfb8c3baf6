import { describe, expect, test } from 'vitest';
import { OpenPlan, solve, type Difference, type Problem } from './index.js';
import { plainProblem, smallProblem } from './testing/small.js';

/** What the difference must be, from two full solves. */
async function real(before: Problem, after: Problem): Promise<{ filled: number[]; score: number }> {
  const [a, b] = [await solve(before), await solve(after)];
  return { filled: b.filled.map((n, k) => n - (a.filled[k] ?? 0)), score: b.score - a.score };
}

function expectSame(difference: Difference, expected: { filled: number[]; score: number }, label: string): void {
  expect({ filled: difference.filled, exact: difference.exact }, label).toEqual({ filled: expected.filled, exact: true });
  expect(difference.score, label).toBeCloseTo(expected.score, 6);
}

describe('every what-if equals the difference of two full solves', () => {
  test('forcing any pair, plain and with every feature', { timeout: 120_000 }, async () => {
    for (let seed = 1; seed <= 300; seed++) {
      const problem = seed % 2 === 0 ? plainProblem(seed, 6, 5) : { ...smallProblem(seed), taskLimit: 3 };
      const plan = await OpenPlan.open(problem);
      const before = structuredClone(plan.answer);
      for (const { task, volunteer } of problem.edges) {
        const frozen: Problem = { ...problem, frozen: [[task, volunteer]] };
        const difference = await plan.force(task, volunteer);
        if (difference.possible) expectSame(difference, await real(problem, frozen), `seed ${seed}: ${task} ${volunteer}`);
        else await expect(solve(frozen), `seed ${seed}: ${task} ${volunteer}`).rejects.toThrow(/frozen/);
      }
      expect(plan.answer).toEqual(before);
    }
  });

  test('adding a task or a volunteer, widening a volunteer', { timeout: 120_000 }, async () => {
    for (let seed = 1; seed <= 300; seed++) {
      const problem = seed % 3 > 0 ? plainProblem(seed, 7, 6) : smallProblem(seed);
      const plan = await OpenPlan.open(problem);
      const task = { id: 'new', tier: seed % 3, seats: 1 + (seed % 2) };
      const byVolunteer = problem.volunteers.map((v, k) => ({ volunteer: v.id, score: ((seed * (k + 3)) % 17) - 4 }));
      expectSame(
        await plan.addTask(task, byVolunteer),
        await real(
          { ...problem, tasks: [...problem.tasks, { ...task, seats: 0 }] },
          { ...problem, tasks: [...problem.tasks, task], edges: [...problem.edges, ...byVolunteer.map((e) => ({ ...e, task: 'new' }))] },
        ),
        `seed ${seed}: task`,
      );
      const volunteer = { id: 'new', capacity: seed % 3 };
      const byTask = problem.tasks.map((t, k) => ({ task: t.id, score: ((seed * (k + 5)) % 13) - 3 }));
      expectSame(
        await plan.addVolunteer(volunteer, byTask),
        await real(problem, {
          ...problem,
          volunteers: [...problem.volunteers, volunteer],
          edges: [...problem.edges, ...byTask.map((e) => ({ ...e, volunteer: 'new' }))],
        }),
        `seed ${seed}: volunteer`,
      );
      for (const v of problem.volunteers) {
        expectSame(
          await plan.widen(v.id, 1),
          await real(problem, {
            ...problem,
            volunteers: problem.volunteers.map((x) => (x.id === v.id ? { ...x, capacity: x.capacity + 1 } : x)),
          }),
          `seed ${seed}: widen ${v.id}`,
        );
      }
    }
  });
});

test('a named relaxation fills a seat when it is made, and a shortage lacks what it says', { timeout: 120_000 }, async () => {
  let relaxed = 0,
    lacking = 0;
  for (let seed = 1; seed <= 200; seed++) {
    const problem = plainProblem(seed, 8, 4);
    const plan = await OpenPlan.open(problem);
    for (const { task } of plan.answer.unfilled) {
      for (const { volunteer, capacity } of await plan.relaxations(task)) {
        relaxed++;
        const wider = problem.volunteers.map((v) => (v.id === volunteer ? { ...v, capacity: v.capacity + capacity } : v));
        const after = await solve({ ...problem, volunteers: wider });
        expect(after.filled, `seed ${seed}: ${task} ${volunteer}`).not.toEqual(plan.answer.filled);
      }
    }
    for (const { tasks, volunteers, missing } of plan.shortages()) {
      lacking++;
      // Alone with all their eligible volunteers, the tasks still lack exactly as many seats.
      const own = new Set(tasks),
        theirs = new Set(volunteers);
      const alone = await solve({
        tasks: problem.tasks.filter((t) => own.has(t.id)),
        volunteers: problem.volunteers,
        edges: problem.edges.filter((e) => own.has(e.task)),
      });
      expect(
        alone.unfilled.reduce((sum, u) => sum + u.missing, 0),
        `seed ${seed}`,
      ).toBe(missing);
      expect(
        problem.edges.filter(
          (e) => own.has(e.task) && !theirs.has(e.volunteer) && !plan.answer.assigned.some(([t, v]) => t === e.task && v === e.volunteer),
        ),
        `seed ${seed}`,
      ).toEqual([]);
    }
  }
  expect(relaxed).toBeGreaterThan(50);
  expect(lacking).toBeGreaterThan(50);
});
