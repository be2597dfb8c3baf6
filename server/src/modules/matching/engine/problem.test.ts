import { expect, test } from 'vitest';
import { checkProblem, solve } from './index.js';

const good = {
  tasks: [
    { id: 't1', tier: 0, seats: 1 },
    { id: 't2', tier: 1, seats: 2 },
  ],
  volunteers: [
    { id: 'v1', capacity: 3 },
    { id: 'v2', capacity: 1 },
  ],
  edges: [
    { task: 't1', volunteer: 'v1', score: 12.5, load: 1 },
    { task: 't2', volunteer: 'v1', score: -2 },
  ],
  conflicts: [['t1', 't2']],
  timeLimitMs: 60_000,
};

test('a good problem passes, and an absent load is 1', () => {
  expect(checkProblem(good).edges[1]).toEqual({ task: 't2', volunteer: 'v1', score: -2, load: 1 });
});

test.each([
  ['an array', []],
  ['no tasks', { ...good, tasks: undefined }],
  ['an id twice', { ...good, tasks: [good.tasks[0], good.tasks[0]] }],
  ['seats of a half', { ...good, tasks: [{ id: 't1', tier: 0, seats: 0.5 }] }],
  ['a negative tier', { ...good, tasks: [{ id: 't1', tier: -1, seats: 1 }] }],
  ['a negative capacity', { ...good, volunteers: [{ id: 'v1', capacity: -1 }] }],
  ['an unknown task', { ...good, edges: [{ task: 'tx', volunteer: 'v1', score: 1 }] }],
  ['an unknown volunteer', { ...good, edges: [{ task: 't1', volunteer: 'vx', score: 1 }] }],
  ['a score in words', { ...good, edges: [{ task: 't1', volunteer: 'v1', score: '1' }] }],
  ['an infinite score', { ...good, edges: [{ task: 't1', volunteer: 'v1', score: Infinity }] }],
  ['a negative load', { ...good, edges: [{ task: 't1', volunteer: 'v1', score: 1, load: -1 }] }],
  ['a pair twice', { ...good, edges: [good.edges[0], good.edges[0]] }],
  ['a conflict of one', { ...good, conflicts: [['t1', 't1']] }],
  ['a conflict of three', { ...good, conflicts: [['t1', 't2', 't1']] }],
  ['no conflicts written as null', { ...good, conflicts: null }],
  ['all or none in words', { ...good, tasks: [{ id: 't1', tier: 0, seats: 1, allOrNone: 'yes' }] }],
  ['a frozen pair that is no edge', { ...good, frozen: [['t1', 'v2']] }],
])('%s is malformed, in one line', (_, value) => {
  expect(() => checkProblem(value)).toThrow(/^[^\n]+$/);
});

test('an empty problem has an empty plan', async () => {
  expect(await solve({ tasks: [], volunteers: [], edges: [] })).toMatchObject({
    status: 'optimal',
    filled: [],
    score: 0,
    gap: 0,
    assigned: [],
  });
});

test('a more urgent seat outweighs any number of later ones, whatever the scores', async () => {
  const later = Array.from({ length: 9 }, (_, k) => ({ id: `later${k}`, tier: 1, seats: 1 }));
  const answer = await solve({
    tasks: [{ id: 'urgent', tier: 0, seats: 1 }, ...later],
    volunteers: [{ id: 'v', capacity: 9 }],
    edges: [
      { task: 'urgent', volunteer: 'v', score: -1e6, load: 9 },
      ...later.map(({ id }) => ({ task: id, volunteer: 'v', score: 1e6, load: 1 })),
    ],
  });
  expect(answer).toMatchObject({ status: 'optimal', filled: [1, 0], assigned: [['urgent', 'v']] });
});

test('sums of loads are exact in decimals', async () => {
  const tasks = ['a', 'b', 'c'].map((id) => ({ id, tier: 0, seats: 1 }));
  const answer = await solve({
    tasks,
    volunteers: [{ id: 'v', capacity: 0.3 }],
    edges: tasks.map(({ id }) => ({ task: id, volunteer: 'v', score: 0, load: 0.1 })),
  });
  expect(answer.filled).toEqual([3]);
});

test('a stop ends with a plan that keeps the rules and claims nothing', async () => {
  const tasks = Array.from({ length: 40 }, (_, k) => ({ id: `t${k}`, tier: 0, seats: 1 }));
  const volunteers = Array.from({ length: 10 }, (_, k) => ({ id: `v${k}`, capacity: 100 }));
  const edges = tasks.flatMap((t, i) =>
    volunteers.map((v, j) => ({ task: t.id, volunteer: v.id, score: (i * 7 + j * 11) % 23, load: 17 + ((i * 13 + j * 5) % 29) })),
  );
  const answer = await solve({ tasks, volunteers, edges }, { shouldStop: () => true });
  expect(answer.status).toBe('feasible');
  expect(answer.gap).toBeGreaterThan(0);
  expect(answer.bound.filled[0]).toBeGreaterThanOrEqual(answer.filled[0] ?? Infinity);
});
