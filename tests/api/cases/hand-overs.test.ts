import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MONDAY, World } from '../../testkit/world.js';

const HOUR = 3_600_000;
const STEPS = 8;
const OWNERS = 3;

/** What happens to a case in one step; `done` finishes one of its open tasks, where there is one. */
type Step = { kind: 'hand'; to: number } | { kind: 'task'; dueIn: number } | { kind: 'done'; which: number } | { kind: 'rest' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('hand' as const), to: fc.nat(OWNERS - 1) }),
  fc.record({ kind: fc.constant('task' as const), dueIn: fc.integer({ min: -2, max: 8 }) }),
  fc.record({ kind: fc.constant('done' as const), which: fc.nat(5) }),
  fc.constant({ kind: 'rest' as const }),
);
const history = fc.array(step, { minLength: STEPS, maxLength: STEPS });
/** Hours from one step to the next; none at all too, so that things happen at one instant. */
const batch = fc.record({
  histories: fc.array(history, { minLength: 400, maxLength: 400 }),
  gaps: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: STEPS, maxLength: STEPS }),
  /** Read at once, or long after everything open was missed. */
  later: fc.boolean(),
});

/** Handed over again and again at one instant, with something done in between. */
const atOnce: Step[] = [
  { kind: 'hand', to: 1 },
  { kind: 'task', dueIn: 3 },
  { kind: 'done', which: 0 },
  { kind: 'hand', to: 2 },
  { kind: 'hand', to: 0 },
  { kind: 'hand', to: 1 },
  { kind: 'rest' },
  { kind: 'rest' },
];

interface Task {
  id: string;
  due: number;
  created: number;
  done: number | null;
  doneBy: number | null;
  missedBy: number | null;
}

interface Counts {
  open: number;
  done: number;
  missed: number;
}

/** A case as a slow reading of its history sees it: every hand-over by its instant, every task by what became of it. */
class Reference {
  readonly id = randomUUID();
  readonly tasks: Task[] = [];
  readonly handOvers: number[] = [];
  constructor(public owner: number) {}

  /** The owner's place in the row of owners at an instant: as many as there were hand-overs until then. */
  placeAt(at: number): number {
    return this.handOvers.filter((each) => each <= at).length;
  }

  counts(now: number): Counts[] {
    const rows = Array.from({ length: this.handOvers.length + 1 }, () => ({ open: 0, done: 0, missed: 0 }));
    const count = (place: number | undefined, what: keyof Counts): void => {
      const row = rows[place ?? -1];
      if (row) row[what] += 1;
    };
    for (const task of this.tasks) {
      if (task.done === null) count(rows.length - 1, 'open');
      else count(task.doneBy ?? -1, 'done');
      if ((task.done ?? now) > task.due)
        count(task.done === null ? this.placeAt(Math.max(task.due, task.created)) : (task.missedBy ?? -1), 'missed');
    }
    return rows;
  }
}

let world: World;
let owners: string[];
let householdIds: string[];
let start = MONDAY.getTime();

beforeAll(async () => {
  world = await World.start();
  owners = [];
  for (let at = 0; at < OWNERS; at += 1) owners.push((await world.actor('SOCIAL_WORKER')).accountId ?? '');
  householdIds = (
    await world.sql<{ id: string }>(
      `insert into household (id, number, area_code, head_name) select gen_random_uuid(), 'R' || n, 370212001001000, '户' from generate_series(1, 400) n returning id`,
    )
  ).map((row) => row.id);
});
afterAll(() => world.stop());

/** Every hand-over, task and completion of one step, in as many statements as there are kinds. */
async function play(cases: Reference[], steps: readonly (Step | undefined)[], now: number): Promise<void> {
  await world.sql("select set_config('app.now', $1, false)", [new Date(now).toISOString()]);
  const moved: [string, string | undefined][] = [];
  const added: [string, string, Date][] = [];
  const finished: string[] = [];
  for (const [at, found] of cases.entries()) {
    const what = steps[at];
    if (what?.kind === 'hand' && what.to !== found.owner) {
      found.owner = what.to;
      found.handOvers.push(now);
      moved.push([found.id, owners[what.to]]);
    } else if (what?.kind === 'task') {
      const task = { id: randomUUID(), due: now + what.dueIn * HOUR, created: now, done: null, doneBy: null, missedBy: null };
      found.tasks.push(task);
      added.push([task.id, found.id, new Date(task.due)]);
    } else if (what?.kind === 'done') {
      const open = found.tasks.filter((task) => task.done === null);
      const task = open[what.which % Math.max(open.length, 1)];
      if (!task) continue;
      Object.assign(task, { done: now, doneBy: found.handOvers.length });
      if (now > task.due) task.missedBy = found.placeAt(Math.max(task.due, task.created));
      finished.push(task.id);
    }
  }
  const column = <T>(rows: readonly (readonly unknown[])[], at: number) => rows.map((row) => row[at] as T);
  await world.sql('update social_case c set owner_id = n.owner from unnest($1::uuid[], $2::uuid[]) n (id, owner) where c.id = n.id', [
    column(moved, 0),
    column(moved, 1),
  ]);
  await world.sql(
    "insert into case_duty (id, case_id, kind, title, due_at) select id, case_id, 'TASK', '回访', due from unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) t (id, case_id, due)",
    [column(added, 0), column(added, 1), column(added, 2)],
  );
  await world.sql('update case_duty set done_at = app.now() where id = any ($1::uuid[])', [finished]);
}

interface Read {
  id: string;
  counts: Counts;
  owners: { counts: Counts }[];
}

/** The cases as the console reads them. */
async function read(now: number): Promise<Map<string, Read>> {
  world.clock.set(new Date(now));
  const reader = await world.actor('BUREAU_SUPERVISOR');
  const found = new Map<string, Read>();
  let after: string | null = null;
  do {
    const { cases }: { cases: { edges: { node: Read }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } = await reader.get(
      `query ($after: String) { cases(first: 100, after: $after, filter: { open: true }) {
         pageInfo { hasNextPage endCursor } edges { node { id counts { open done missed } owners { counts { open done missed } } } } } }`,
      { after },
    );
    for (const { node } of cases.edges) found.set(node.id, node);
    after = cases.pageInfo.hasNextPage ? cases.pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

it('counts of a case survive any sequence of hand-overs: 2,000 random histories against a slow reference', async () => {
  await fc.assert(
    fc.asyncProperty(batch, async ({ histories, gaps, later }) => {
      // Time goes on from one batch to the next, as it does.
      let now = start;
      start += 1000 * HOUR;
      await world.sql("select set_config('app.now', $1, false)", [new Date(now).toISOString()]);
      // The cases of the batch before are put away; a case keeps its history.
      await world.sql('update case_duty set done_at = app.now() where done_at is null');
      await world.sql("update social_case set state = 'CLOSED', closed_at = app.now(), close_reason = '完' where state <> 'CLOSED'");
      const cases = histories.map(() => new Reference(0));
      await world.sql(
        "insert into social_case (id, number, household_id, area_code, owner_id, reason, opened_at) select c.id, 'P' || c.id, c.household, 370212001001000, $3, '测', app.now() from unnest($1::uuid[], $2::uuid[]) c (id, household)",
        [cases.map((each) => each.id), householdIds.slice(0, cases.length), owners[0]],
      );
      for (let at = 0; at < STEPS; at += 1) {
        now += (gaps[at] ?? 0) * HOUR;
        await play(
          cases,
          histories.map((each) => each[at]),
          now,
        );
      }
      const moment = later ? now + 400 * HOUR : now;
      const found = await read(moment);
      for (const each of cases) {
        const expected = each.counts(moment);
        const sum = (what: keyof Counts) => expected.reduce((total, row) => total + row[what], 0);
        expect(found.get(each.id)).toEqual({
          id: each.id,
          counts: { open: sum('open'), done: sum('done'), missed: sum('missed') },
          owners: expected.map((counts) => ({ counts })),
        });
      }
      expect(found.size).toBe(cases.length);
    }),
    {
      numRuns: 5,
      endOnFailure: true,
      examples: [[{ histories: Array.from({ length: 400 }, () => atOnce), gaps: atOnce.map(() => 0), later: false }]],
    },
  );
}, 240_000);
