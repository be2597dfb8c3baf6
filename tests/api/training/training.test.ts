import { createHash, createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, World } from '../../testkit/world.js';

interface Attempt {
  id: string;
  questions: { text: string; options: string[] }[];
  correct: number | null;
  percent: number | null;
  passed: boolean;
  validUntil: string | null;
}
interface Call {
  id: string;
  name: string | null;
  state: string;
  version: number;
  position: number;
  percent: number | null;
  passed: boolean;
  isRetest: boolean;
  dueOn: string;
  unreached: number;
  viewerCanRecord: boolean;
  questions: { text: string; answer: number }[];
}

const CALL = 'id name state version position percent passed isRetest dueOn unreached viewerCanRecord questions { text answer }';
const ATTEMPT = 'attempt { id questions { text options } correct percent passed validUntil }';

let world: World;
let bureau: Actor;
let hotline: Actor;
let worker: Actor;
const usernames = new Map<string, string>();

beforeAll(async () => {
  world = await World.start();
  bureau = await world.actor('BUREAU_SUPERVISOR');
  hotline = await world.actor('HOTLINE_AGENT');
  worker = await world.actor('GRID_WORKER', { area: LAOSHAN.community });
  for (let n = 0; n < 11; n += 1) await world.actor(n % 3 === 0 ? 'SOCIAL_WORKER' : 'GRID_WORKER', { area: LAOSHAN.community });
  for (const { id, username } of await world.sql<{ id: string; username: string }>('select id, username from account'))
    usernames.set(id, username);
});
afterAll(() => world.stop());

const nameOf = (actor: Actor): string => usernames.get(actor.accountId ?? '') ?? '';

async function course(...attended: Actor[]): Promise<string> {
  const made = await bureau.mutate<{ course: { id: string } | null }>(
    'trainingCourseCreate',
    'TrainingCourseCreateInput',
    {
      requestId: randomUUID(),
      areaCode: LAOSHAN.district,
      title: '年度救助政策培训',
      summary: '标准、程序、时限',
      heldOn: '2026-06-05',
      minutes: 180,
    },
    'course { id }',
  );
  const id = made.course?.id ?? '';
  if (attended.length > 0) expect((await attend(id, attended.map(nameOf))).userErrors).toEqual([]);
  return id;
}
const attend = (courseId: string, names: string[], by = bureau) =>
  by.mutate(
    'trainingAttendanceRecord',
    'TrainingAttendanceRecordInput',
    { requestId: randomUUID(), courseId, usernames: names },
    'course { id attendances { name } }',
  );
const begin = (courseId: string, by = worker) =>
  by.mutate<{ attempt: Attempt | null }>('trainingQuizBegin', 'TrainingQuizBeginInput', { requestId: randomUUID(), courseId }, ATTEMPT);
const submit = (id: string, chosen: number[], by = worker) =>
  by.mutate<{ attempt: Attempt | null }>('trainingQuizSubmit', 'TrainingQuizSubmitInput', { id, answers: chosen }, ATTEMPT);

/** The right answers of a quiz, which only the owner of the database can look up; some of them wrong. */
async function answers(id: string, wrong = 0): Promise<number[]> {
  const [row] = await world.sql<{ key: number[] }>('select key from training_attempt where id = $1', [id]);
  return (row?.key ?? []).map((right, at) => (at < wrong ? (right + 1) % 2 : right));
}

describe('a quiz', () => {
  it('is taken by those who were there, drawn from the bank, marked by the database, and valid for a year', async () => {
    const courseId = await course();
    expect((await begin(courseId)).userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    expect((await attend(courseId, ['nobody-here'])).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['usernames'] }]);
    expect((await attend(courseId, [nameOf(worker)])).userErrors).toEqual([]);
    const { attempt } = await begin(courseId);
    expect(attempt?.questions).toHaveLength(10);
    expect(JSON.stringify(attempt)).not.toMatch(/answer|key/);
    // Asked again it is the same one: nobody draws until it pleases.
    expect((await begin(courseId)).attempt?.id).toBe(attempt?.id);
    expect((await submit(attempt?.id ?? '', [0, 1])).userErrors).toMatchObject([{ code: 'REQUIRED' }]);
    expect((await submit(attempt?.id ?? '', await answers(attempt?.id ?? ''), await world.actor('GRID_WORKER'))).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
    const done = await submit(attempt?.id ?? '', await answers(attempt?.id ?? '', 2));
    expect(done.attempt).toMatchObject({ correct: 8, percent: 80, passed: true, validUntil: '2027-06-08' });
    expect((await submit(attempt?.id ?? '', await answers(attempt?.id ?? ''))).userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
    expect((await begin(courseId)).userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
    const figures = () =>
      bureau.get<{ trainingFigures: { staff: number; valid: number } }>(
        'query ($area: String!) { trainingFigures(areaCode: $area) { staff valid } }',
        {
          area: LAOSHAN.district,
        },
      );
    expect((await figures()).trainingFigures).toEqual({ staff: 12, valid: 1 });
    // A year later it has expired, and is taken again.
    const now = world.clock.now();
    world.clock.set(new Date('2027-06-08T01:00:00Z'));
    try {
      expect((await figures()).trainingFigures).toMatchObject({ valid: 0 });
      expect((await begin(courseId)).userErrors).toEqual([]);
    } finally {
      world.clock.set(now);
    }
  });

  it('that was not passed is taken again with other questions, on another day', async () => {
    const courseId = await course(worker);
    const first = (await begin(courseId)).attempt;
    expect((await submit(first?.id ?? '', await answers(first?.id ?? '', 3))).attempt).toMatchObject({
      percent: 70,
      passed: false,
      validUntil: null,
    });
    expect((await begin(courseId)).userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
    const now = world.clock.now();
    world.clock.set(new Date('2026-06-09T01:00:00Z'));
    try {
      const second = (await begin(courseId)).attempt;
      expect(second?.questions).toHaveLength(10);
      expect(second?.questions).not.toEqual(first?.questions);
    } finally {
      world.clock.set(now);
    }
  });

  it('is attended in the words of somebody else', async () => {
    // Somebody of the bureau who also works with households.
    const both = await world.actor('BUREAU_SUPERVISOR');
    await world.grant(both.accountId ?? '', 'GRID_WORKER', { area: LAOSHAN.community });
    const [row] = await world.sql<{ username: string }>('select username from account where id = $1', [both.accountId]);
    expect((await attend(await course(), [row?.username ?? ''], both)).userErrors).toMatchObject([{ code: 'SAME_PERSON' }]);
    await world.sql("delete from role_grant where account_id = $1 and role = 'GRID_WORKER'", [both.accountId]);
  });
});

describe('a spot check', () => {
  interface Check {
    id: string;
    version: number;
    state: string;
    seed: string | null;
    seedHash: string;
    rollCount: number | null;
    proof: string;
    progress: { calls: number; toCall: number; passed: number; failed: number };
    viewerCanClose: boolean;
  }
  const CHECK = 'check { id version state seed seedHash rollCount proof progress { calls toCall passed failed } viewerCanClose }';
  const create = (wanted: number) =>
    bureau.mutate<{ check: Check | null }>(
      'spotCheckCreate',
      'SpotCheckCreateInput',
      { requestId: randomUUID(), areaCode: LAOSHAN.district, title: '六月抽查', wanted },
      CHECK,
    );
  const move = (verb: string, check: Check | null) =>
    bureau.mutate<{ check: Check | null }>(
      `spotCheck${verb}`,
      'SpotCheckMoveInput',
      { id: check?.id, expectedVersion: check?.version },
      CHECK,
    );
  const calls = async (checkId: string, by = hotline): Promise<Call[]> =>
    (
      await by.get<{ spotCalls: { edges: { node: Call }[] } }>(
        `query ($filter: SpotCallFilter!) { spotCalls(first: 100, filter: $filter) { edges { node { ${CALL} } } } }`,
        { filter: { checkId } },
      )
    ).spotCalls.edges.map(({ node }) => node);
  const record = (call: Call | undefined, marks: boolean[] | null, by = hotline) =>
    by.mutate<{ call: Call | null }>(
      'spotCallRecord',
      'SpotCallRecordInput',
      { id: call?.id, expectedVersion: call?.version, marks },
      `call { ${CALL} }`,
    );

  it('draws whom it calls from a seed that was committed before; anyone can draw again', async () => {
    const { check } = await create(4);
    expect(check).toMatchObject({ state: 'PLANNED', seed: null, proof: 'SEALED' });
    expect(await calls(check?.id ?? '')).toEqual([]);
    await expect(world.sql('update spot_check set wanted = 12 where id = $1', [check?.id])).rejects.toThrow('as it was committed');
    const { check: started } = await move('Start', check);
    expect(started).toMatchObject({ state: 'STARTED', rollCount: 12, proof: 'AGREES', progress: { calls: 4, toCall: 4 } });
    // As the description says, written down again: by role the smallest HMACs of the names, one and three by their shares.
    const seed = started?.seed ?? '';
    expect(createHash('sha256').update(seed).digest('hex')).toBe(check?.seedHash);
    const roll = await world.sql<{ number: string; stratum: string; drawn: boolean }>(
      'select number, stratum, drawn from spot_check_roll where check_id = $1',
      [check?.id],
    );
    const ranked = roll
      .map((one) => ({ ...one, rank: createHmac('sha256', seed).update(one.number).digest('hex') }))
      .toSorted((a, b) => (a.rank < b.rank ? -1 : 1));
    const social = ranked.filter((one) => one.stratum === 'SOCIAL_WORKER');
    const grid = ranked.filter((one) => one.stratum === 'GRID_WORKER');
    const share = Math.round((4 * social.length) / 12);
    const expected = [...social.slice(0, share), ...grid.slice(0, 4 - share)].map((one) => one.number).toSorted();
    expect(
      ranked
        .filter((one) => one.drawn)
        .map((one) => one.number)
        .toSorted(),
    ).toEqual(expected);
    // A roll that somebody changed afterwards no longer agrees.
    await world.sql("update spot_check_roll set stratum = 'X' where check_id = $1 and number = $2", [check?.id, expected[0]]);
    const { spotChecks } = await bureau.get<{ spotChecks: { edges: { node: Check }[] } }>('{ spotChecks { edges { node { id proof } } } }');
    expect(spotChecks.edges.find(({ node }) => node.id === check?.id)?.node.proof).toBe('DIFFERS');
  });

  it('is rung by the hotline, scored, and rung again where it was not passed', async () => {
    const { check } = await create(2);
    await move('Start', check);
    const [first, second] = await calls(check?.id ?? '');
    expect(first).toMatchObject({ state: 'TO_CALL', dueOn: '2026-06-15', viewerCanRecord: true });
    expect(first?.questions).toHaveLength(5);
    const busy = await record(first, null);
    expect(busy.call).toMatchObject({ state: 'TO_CALL', unreached: 1, percent: null });
    expect((await record(first, [true])).userErrors).toMatchObject([{ code: 'STALE_VERSION' }]);
    expect((await record(busy.call ?? undefined, [true, true])).userErrors).toMatchObject([{ code: 'REQUIRED' }]);
    expect((await record(busy.call ?? undefined, [true, true, true, true, false])).call).toMatchObject({
      state: 'SCORED',
      percent: 80,
      passed: true,
    });
    expect((await record(second, [true, true, true, false, false])).call).toMatchObject({ percent: 60, passed: false });
    const after = await calls(check?.id ?? '');
    expect(after).toHaveLength(3);
    const again = after.find((call) => call.isRetest);
    expect(again).toMatchObject({ state: 'TO_CALL', dueOn: '2026-06-22' });
    const [current] = await world.sql<{ version: number }>('select version from spot_check where id = $1', [check?.id]);
    const now = { id: check?.id ?? '', version: current?.version ?? 0 } as Check;
    expect((await move('Close', now)).userErrors).toMatchObject([{ code: 'IN_USE' }]);
    expect((await record(again, [true, true, true, true, true])).call).toMatchObject({ passed: true });
    expect((await move('Close', now)).check).toMatchObject({ state: 'CLOSED', progress: { calls: 3, passed: 2, failed: 1, toCall: 0 } });
  });

  it('is known beforehand to nobody whom it calls, and examines nobody by themselves', async () => {
    const { check } = await create(12);
    await move('Start', check);
    expect(await calls(check?.id ?? '', worker)).toEqual([]);
    const [own] = await world.sql<{ id: string }>('select id from spot_call where check_id = $1 and account_id = $2', [
      check?.id,
      worker.accountId,
    ]);
    const mine = (await calls(check?.id ?? '')).find((call) => call.id === own?.id);
    await world.grant(worker.accountId ?? '', 'HOTLINE_AGENT');
    expect((await record(mine, [true, true, true, true, true], worker)).userErrors).toMatchObject([{ code: 'SAME_PERSON' }]);
    await world.sql("delete from role_grant where account_id = $1 and role = 'HOTLINE_AGENT'", [worker.accountId]);
    await record(mine, [true, true, true, true, true]);
    // Once there is a result it is theirs to read.
    expect((await calls(check?.id ?? '', worker)).map((call) => [call.id, call.percent])).toEqual([[own?.id, 100]]);
  });
});
