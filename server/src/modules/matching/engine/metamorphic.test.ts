import { expect, test } from 'vitest';
import { checkProblem, solve, type Answer, type Problem } from './index.js';
import { audit } from './testing/audit.js';
import { bruteForce } from './testing/oracle.js';
import { random } from './testing/random.js';
import { smallProblem } from './testing/small.js';

/** Runs a property on so many random problems; the seed names the one that fails. */
async function forSeeds(count: number, property: (seed: number) => Promise<void>): Promise<void> {
  for (let seed = 30_001; seed <= 30_000 + count; seed++) {
    try {
      await property(seed);
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error });
    }
  }
}

/** Everything but the time it took. */
function essence({ ms: _ms, ...rest }: Answer): Omit<Answer, 'ms'> {
  return rest;
}

function shuffled<T>(items: readonly T[], next: () => number): T[] {
  const list = [...items];
  for (let i = list.length - 1; i > 0; i--) {
    const k = Math.floor(next() * (i + 1));
    [list[i], list[k]] = [list[k] as T, list[i] as T];
  }
  return list;
}

test('the order of the input changes nothing at all', { timeout: 120_000 }, async () => {
  await forSeeds(500, async (seed) => {
    const problem = smallProblem(seed);
    const next = random(seed + 1);
    const other: Problem = {
      ...problem,
      tasks: shuffled(problem.tasks, next),
      volunteers: shuffled(problem.volunteers, next),
      edges: shuffled(problem.edges, next),
      conflicts: shuffled(problem.conflicts ?? [], next).map(([a, b]) => (next() < 0.5 ? [b, a] : [a, b])),
    };
    expect(essence(await solve(other))).toEqual(essence(await solve(problem)));
  });
});

test('scaling scores scales the score; scaling loads with capacities changes nothing', { timeout: 120_000 }, async () => {
  await forSeeds(300, async (seed) => {
    const factor = [2, 10, 0.5][seed % 3] ?? 1;
    const problem = smallProblem(seed);
    const plain = await solve(problem);
    const scored = await solve({ ...problem, edges: problem.edges.map((e) => ({ ...e, score: e.score * factor })) });
    expect(scored.filled).toEqual(plain.filled);
    expect(scored.score).toBeCloseTo(plain.score * factor, 6);
    const loaded = await solve({
      ...problem,
      edges: problem.edges.map((e) => ({ ...e, load: (e.load ?? 1) * 4 })),
      volunteers: problem.volunteers.map((v) => ({ ...v, capacity: v.capacity * 4 })),
    });
    expect(essence(loaded)).toEqual(essence(plain));
  });
});

test('a volunteer who is eligible for nothing changes no line; one whom the plan does not use can go', { timeout: 120_000 }, async () => {
  await forSeeds(500, async (seed) => {
    const problem = smallProblem(seed);
    const plan = await solve(problem);
    const idle = await solve({ ...problem, volunteers: [{ id: 'idle', capacity: 9 }, ...problem.volunteers] });
    expect(essence(idle)).toEqual(essence(plan));
    const used = new Set(plan.assigned.map(([, v]) => v));
    const unused = problem.volunteers.find((v) => !used.has(v.id));
    if (unused === undefined) return;
    const without = await solve({
      ...problem,
      volunteers: problem.volunteers.filter((v) => v !== unused),
      edges: problem.edges.filter((e) => e.volunteer !== unused.id),
      previous: (problem.previous ?? []).filter(([, v]) => v !== unused.id),
    });
    expect([without.filled, without.kept]).toEqual([plan.filled, plan.kept]);
    expect(without.score).toBeCloseTo(plan.score, 6);
  });
});

test('frozen pairs stand and the rest is as good as trying everything', { timeout: 120_000 }, async () => {
  await forSeeds(500, async (seed) => {
    const problem = smallProblem(seed);
    const next = random(seed + 2);
    const plan = await solve(problem);
    const frozen = plan.assigned.filter(() => next() < 0.4);
    const answer = await solve(checkProblem({ ...problem, frozen }));
    audit({ ...problem, frozen }, answer);
    for (const pair of frozen) expect(answer.assigned).toContainEqual(pair);
    const best = bruteForce({ ...problem, frozen });
    expect([answer.filled, answer.kept]).toEqual([best.filled, best.kept]);
    expect(answer.score).toBeCloseTo(best.score, 6);
  });
});

test('after a dropout as many seats are filled as can be, and no accepted pair changes without need', { timeout: 120_000 }, async () => {
  await forSeeds(500, async (seed) => {
    const { previous: _none, ...problem } = smallProblem(seed);
    const plan = await solve(problem);
    const gone = plan.assigned[0]?.[1];
    if (gone === undefined) return;
    const after: Problem = {
      ...problem,
      volunteers: problem.volunteers.filter((v) => v.id !== gone),
      edges: problem.edges.filter((e) => e.volunteer !== gone),
      previous: plan.assigned.filter(([, v]) => v !== gone),
    };
    const answer = await solve(after);
    const best = bruteForce(after);
    expect([answer.filled, answer.kept]).toEqual([best.filled, best.kept]);
    expect(answer.filled).toEqual((await solve({ ...after, previous: [] })).filled);
  });
});

test('the smallest task limit loses no seat, and one less would', { timeout: 120_000 }, async () => {
  await forSeeds(300, async (seed) => {
    const { taskLimit: _none, ...problem } = smallProblem(seed);
    const free = await solve(problem);
    const even = await solve({ ...problem, taskLimit: 'smallest' });
    expect(even.filled).toEqual(free.filled);
    expect(even.fairness.mostTasks).toBeLessThanOrEqual(free.fairness.mostTasks);
    if (even.fairness.mostTasks > 0) {
      expect((await solve({ ...problem, taskLimit: even.fairness.mostTasks - 1 })).filled).not.toEqual(free.filled);
    }
  });
});
