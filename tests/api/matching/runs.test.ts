import { randomUUID } from 'node:crypto';
import { matchRunJob } from '@finemesh/server/dist/modules/matching/run-job.js';
import { operate } from '@finemesh/server/dist/platform/database/operation.js';
import { JobStopped } from '@finemesh/server/dist/platform/jobs/handler.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { countStatements } from '../../testkit/statements.js';
import { LAOSHAN, SHINAN, World } from '../../testkit/world.js';

interface Run {
  id: string;
  state: string;
  score: number | null;
  optimal: boolean;
  gap: number | null;
  giniLoad: number | null;
  job: { state: string } | null;
  filled: { tier: string; needs: number; seats: number; filled: number }[];
  proposals: {
    id: string;
    need: { id: string };
    volunteer: { id: string };
    score: number;
    parts: { points: number }[];
    startsAt: string;
    endsAt: string;
    included: boolean;
    outcome: string | null;
  }[];
  unfilled: { need: { id: string }; seatsMissing: number; reason: string; blockingRule: string | null; shortage: string | null }[];
}
interface Payload {
  matchRun: Run | null;
}

const FIELDS = `id state score optimal gap giniLoad createdAt finishedAt area { code } job { state done total } filled { tier needs seats filled }
  proposals { id need { id } volunteer { id } score parts { code value weight points } startsAt endsAt included outcome } unfilled { need { id } seatsMissing reason blockingRule shortage }`;

let world: World;
let coordinator: Actor;

beforeEach(async () => {
  world = await World.start();
  coordinator = await world.actor('COORDINATOR', { area: LAOSHAN.district });
});
afterEach(() => world.stop());

const start = (areaCode = LAOSHAN.district, requestId = randomUUID()) =>
  coordinator.mutate<Payload>('matchRunStart', 'MatchRunStartInput', { requestId, areaCode, horizonDays: 14 }, `matchRun { ${FIELDS} }`);
const read = async (id: string) =>
  (await coordinator.get<{ matchRun: Run }>(`query($id: ID!) { matchRun(id: $id) { ${FIELDS} } }`, { id })).matchRun;

const services = () => ({ ...world.services, log: { warn: () => undefined } });

/** Orders a plan and computes it as the job runner would. */
async function planned(progress: () => Promise<void> = async () => undefined): Promise<Run> {
  const { matchRun } = await start();
  if (!matchRun) throw new Error('not started');
  const accountId = coordinator.accountId ?? '';
  await matchRunJob.run({ id: randomUUID(), subjectId: matchRun.id, accountId, attempt: 1, progress }, services());
  return read(matchRun.id);
}

describe('a plan', () => {
  it('is ordered once per request and runs as a job', async () => {
    const requestId = randomUUID();
    const first = await start(LAOSHAN.district, requestId);
    expect(first).toMatchObject({
      matchRun: { state: 'RUNNING', job: { state: 'QUEUED' }, proposals: [], unfilled: [], filled: [], optimal: false },
      userErrors: [],
    });
    expect((await start(LAOSHAN.district, requestId)).matchRun?.id).toBe(first.matchRun?.id);
    expect(await start(SHINAN.district)).toMatchObject({ matchRun: null, userErrors: [{ code: 'NOT_ALLOWED' }] });
    expect(await start('370299')).toMatchObject({ matchRun: null, userErrors: [{ code: 'NOT_FOUND' }] });
    const { matchRuns } = await coordinator.get<{ matchRuns: { id: string }[] }>('{ matchRuns { id } }');
    expect(matchRuns.map((run) => run.id)).toEqual([first.matchRun?.id]);
    const other = await world.actor('COORDINATOR', { area: SHINAN.district });
    expect(await other.get('query($id: ID!) { matchRun(id: $id) { id } matchRuns { id } }', { id: first.matchRun?.id })).toEqual({
      matchRun: null,
      matchRuns: [],
    });
  });

  it('serves the urgent first, spreads nothing over rules, and says what is short', async () => {
    const only = await world.volunteer();
    await world.sql('update volunteer set weekly_tasks = 1 where id = $1', [only]);
    await world.sql('delete from availability_window where volunteer_id = $1 and weekday <> 3', [only]);
    const routine = await world.need({ tier: 'ROUTINE' });
    const emergency = await world.need({ tier: 'EMERGENCY' });
    const dialect = await world.need({ tier: 'URGENT' });
    await world.sql("update service_need set required_dialect = '即墨话' where id = $1", [dialect]);
    const elsewhere = await world.need({ area: SHINAN.code });

    const run = await planned();
    expect(run).toMatchObject({ state: 'READY', optimal: true, gap: 0 });
    expect(run.proposals).toHaveLength(1);
    expect(run.proposals[0]).toMatchObject({
      need: { id: emergency },
      volunteer: { id: only },
      startsAt: '2026-06-09T16:00:00.000Z',
      included: true,
      outcome: null,
    });
    expect(run.score).toBeCloseTo(run.proposals[0]?.parts.reduce((sum, part) => sum + part.points, 0) ?? 0, 6);
    expect(run.filled).toEqual([
      { tier: 'EMERGENCY', needs: 1, seats: 1, filled: 1 },
      { tier: 'URGENT', needs: 1, seats: 1, filled: 0 },
      { tier: 'ROUTINE', needs: 1, seats: 1, filled: 0 },
    ]);
    const unfilled = new Map(run.unfilled.map((each) => [each.need.id, each]));
    expect(unfilled.get(dialect)).toMatchObject({
      seatsMissing: 1,
      reason: 'NOBODY_ELIGIBLE',
      blockingRule: 'DIALECT',
      shortage: '即墨话 × 1',
    });
    expect(unfilled.get(routine)).toMatchObject({ seatsMissing: 1, reason: 'ALL_BUSY_WITH_BETTER', blockingRule: 'WEEKLY_LIMIT' });
    expect(unfilled.has(elsewhere)).toBe(false);
  });

  it('gives nobody two visits at one time, and leaves time for the way', async () => {
    const one = await world.volunteer();
    await world.sql('update availability_window set from_minute = 540, to_minute = 720 where volunteer_id = $1', [one]);
    await world.sql('delete from availability_window where volunteer_id = $1 and weekday <> 2', [one]);
    for (let n = 0; n < 3; n += 1) await world.need();
    const run = await planned();
    const times = run.proposals.map((each) => each.startsAt).toSorted();
    expect(times).toEqual(['2026-06-09T01:00:00.000Z', '2026-06-09T02:30:00.000Z']);
    expect(run.unfilled).toMatchObject([{ seatsMissing: 1, reason: 'CONFLICT' }]);
    // Hours of the day are in the model: that nothing better exists is proven.
    expect(run).toMatchObject({ optimal: true, gap: 0 });
  });

  it('sends two people together', async () => {
    const early = await world.volunteer();
    const late = await world.volunteer();
    await world.sql('delete from availability_window where volunteer_id = $1 and weekday <> 2', [early]);
    await world.sql('update availability_window set from_minute = 840 where volunteer_id = $1', [late]);
    const needId = await world.need({ seats: 2 });
    const run = await planned();
    expect(run.proposals.map((each) => [each.need.id, each.startsAt])).toEqual([
      [needId, '2026-06-09T06:00:00.000Z'],
      [needId, '2026-06-09T06:00:00.000Z'],
    ]);
    expect(new Set(run.proposals.map((each) => each.volunteer.id))).toEqual(new Set([early, late]));
  });

  it('leaves out needs that are served and people who declined', async () => {
    const unwilling = await world.volunteer();
    const needId = await world.need();
    await world.sql(
      "insert into offer (id, need_id, volunteer_id, area_code, seat, holds_seat, state, starts_at, ends_at, decline_reason) values (gen_random_uuid(), $1, $2, $3, 1, false, 'DECLINED', now(), now() + interval '1 hour', 'NO_TIME')",
      [needId, unwilling, LAOSHAN.code],
    );
    const waived = await world.need();
    await world.sql("update service_need set waived_reason = '搬走' where id = $1", [waived]);
    const run = await planned();
    expect(run.proposals).toEqual([]);
    expect(run.unfilled.map((each) => each.need.id)).toEqual([needId]);
  });

  it('stops when it is cancelled, and keeps nothing', async () => {
    await world.volunteer();
    await world.need();
    const { matchRun } = await start();
    let calls = 0;
    const progress = async () => {
      calls += 1;
      if (calls > 1) throw new JobStopped('cancelled');
    };
    const subjectId = matchRun?.id ?? '';
    const accountId = coordinator.accountId ?? '';
    await expect(matchRunJob.run({ id: randomUUID(), subjectId, accountId, attempt: 1, progress }, services())).rejects.toThrow(JobStopped);
    await operate(services(), { accountId }, async (op) => matchRunJob.ended?.(op, subjectId, 'CANCELLED', ''));
    expect(await read(subjectId)).toMatchObject({ state: 'CANCELLED', proposals: [] });
    // A late result finds the plan closed.
    await matchRunJob.run({ id: randomUUID(), subjectId, accountId, attempt: 2, progress: async () => undefined }, services());
    expect(await read(subjectId)).toMatchObject({ state: 'CANCELLED', proposals: [] });
  });
});

describe('reviewing a plan', () => {
  it('sends what is included, marks what changed meanwhile, and ends there', async () => {
    const [kept, left, gone] = [await world.volunteer(), await world.volunteer(), await world.volunteer()];
    for (const id of [kept, left, gone]) await world.sql('update volunteer set weekly_tasks = 1 where id = $1', [id]);
    for (let n = 0; n < 3; n += 1) await world.need();
    const run = await planned();
    expect(run.proposals).toHaveLength(3);
    const lineOf = (volunteerId: string) => run.proposals.find((each) => each.volunteer.id === volunteerId);
    const toggle = (id: string | undefined, included: boolean) =>
      coordinator.mutate<Payload>('matchProposalToggle', 'MatchProposalToggleInput', { id, included }, `matchRun { ${FIELDS} }`);
    const toggled = await toggle(lineOf(left)?.id, false);
    expect(toggled.matchRun?.proposals.filter((each) => !each.included).map((each) => each.volunteer.id)).toEqual([left]);
    await world.sql("update volunteer set state = 'SUSPENDED' where id = $1", [gone]);

    const commit = () => coordinator.mutate<Payload>('matchRunCommit', 'MatchRunCommitInput', { id: run.id }, `matchRun { ${FIELDS} }`);
    const committed = await commit();
    expect(committed.userErrors).toEqual([]);
    expect(committed.matchRun?.state).toBe('COMMITTED');
    const outcomes = new Map(committed.matchRun?.proposals.map((each) => [each.volunteer.id, each.outcome]));
    expect(outcomes).toEqual(
      new Map([
        [kept, 'SENT'],
        [left, null],
        [gone, 'CHANGED_MEANWHILE'],
      ]),
    );
    const offers = await world.sql<{ volunteer_id: string; state: string; need_id: string; starts_at: Date }>(
      'select volunteer_id, state, need_id, starts_at from offer',
    );
    expect(offers).toEqual([
      { volunteer_id: kept, state: 'SENT', need_id: lineOf(kept)?.need.id, starts_at: new Date(lineOf(kept)?.startsAt ?? '') },
    ]);

    expect(await commit()).toMatchObject({ matchRun: null, userErrors: [{ code: 'ILLEGAL_TRANSITION' }] });
    expect(await toggle(lineOf(left)?.id, true)).toMatchObject({ userErrors: [{ code: 'ILLEGAL_TRANSITION' }] });
    expect(await coordinator.mutate('matchRunDiscard', 'MatchRunDiscardInput', { id: run.id }, 'matchRun { state }')).toMatchObject({
      userErrors: [{ code: 'ILLEGAL_TRANSITION' }],
    });
  });

  it('may end with putting it aside, by a coordinator of the area only', async () => {
    await world.volunteer();
    await world.need();
    const run = await planned();
    const other = await world.actor('COORDINATOR', { area: SHINAN.district });
    expect(await other.mutate('matchRunCommit', 'MatchRunCommitInput', { id: run.id }, 'matchRun { id }')).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    });
    const bureau = await world.actor('BUREAU_SUPERVISOR');
    expect(
      await bureau.get('query($id: ID!) { matchRun(id: $id) { state job { id } proposals { volunteer { id } } } }', { id: run.id }),
    ).toMatchObject({ matchRun: { state: 'READY', job: null, proposals: [{}] } });
    expect(
      (
        await bureau.ask('mutation M($input: MatchRunCommitInput!) { matchRunCommit(input: $input) { userErrors { code } } }', {
          input: { id: run.id },
        })
      ).errors?.[0]?.extensions?.code,
    ).toBe('FORBIDDEN');
    expect(await coordinator.mutate('matchRunDiscard', 'MatchRunDiscardInput', { id: run.id }, 'matchRun { state }')).toMatchObject({
      matchRun: { state: 'DISCARDED' },
    });
    expect(await world.sql('select from offer')).toEqual([]);
  });

  it('takes as many statements for thirty lines as for one', async () => {
    const counts: number[] = [];
    for (const many of [1, 30]) {
      for (let n = 0; n < many; n += 1) {
        const id = await world.volunteer();
        await world.sql('update volunteer set weekly_tasks = 1 where id = $1', [id]);
        await world.need();
      }
      const run = await planned();
      expect(run.proposals.length).toBeGreaterThanOrEqual(many);
      counts.push(
        (
          await countStatements(
            world,
            coordinator.accountId ?? '',
            `query($id: ID!) { matchRun(id: $id) { proposals { need { id service { name } } volunteer { displayName } parts { code } } filled { tier } } }`,
            { id: run.id },
          )
        ).statements,
      );
    }
    expect(counts[1]).toBe(counts[0]);
  });
});
