import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, MONDAY, SHINAN, World } from '../../testkit/world.js';
import { seedHolidays } from '@finemesh/server/dist/modules/calendars/index.js';

interface Relief {
  id: string;
  version: number;
  state: string;
  clock: { deadline: { state: string; dueAt: string }; rule: { key: string } } | null;
  obligation: {
    id: string;
    version: number;
    state: string;
    what: string;
    clock: { deadline: { state: string; workingDaysLeft: number | null } };
  } | null;
}
const RELIEF = `relief { id version state clock { deadline { state dueAt } rule { key } } obligation { id version state what clock { deadline { state workingDaysLeft } } } }`;
const OWED = 'obligation { id version state relief { state completedAt } clock { deadline { state } } }';
const HOUR = 3_600_000;

describe('the green channel', () => {
  let world: World;
  let hotline: Actor;
  let worker: Actor;
  let bureau: Actor;

  beforeAll(async () => {
    world = await World.start();
    await seedHolidays(world.database.ownerUrl);
    hotline = await world.actor('HOTLINE_AGENT', { area: LAOSHAN.district });
    worker = await world.actor('SOCIAL_WORKER', { area: LAOSHAN.district });
    await world.actor('COORDINATOR', { area: LAOSHAN.district });
    bureau = await world.actor('BUREAU_SUPERVISOR', { area: LAOSHAN.district });
  });
  beforeEach(() => world.clock.set(MONDAY));
  afterAll(() => world.stop());

  const request = async (by: Actor = hotline, householdId?: string, requestId: string = randomUUID()) =>
    by.mutate<{ relief: Relief | null }>(
      'reliefRequest',
      'ReliefRequestInput',
      { requestId, householdId: householdId ?? (await world.household()), situation: '家中失火，当晚无处居住' },
      RELIEF,
    );
  const must = (answer: { relief: Relief | null; userErrors: object[] }): Relief => {
    expect(answer.userErrors).toEqual([]);
    return answer.relief as Relief;
  };
  const deliver = (relief: Relief, more: object = {}, by: Actor = worker) =>
    by.mutate<{ relief: Relief | null }>(
      'reliefDeliver',
      'ReliefDeliverInput',
      {
        id: relief.id,
        expectedVersion: relief.version,
        given: '送入临时安置点，发放被褥',
        paperwork: '临时救助申请表、身份证复印件',
        ...more,
      },
      RELIEF,
    );
  const onObligation = (verb: 'Meet' | 'Escalate', owed: { id: string; version: number }, by: Actor = worker) =>
    by.mutate<{ obligation: { state: string; version: number; relief: { state: string }; clock: { deadline: { state: string } } } | null }>(
      `obligation${verb}`,
      `Obligation${verb}Input`,
      {
        id: owed.id,
        expectedVersion: owed.version,
        ...(verb === 'Meet' ? { evidence: '申请表已归档 2026-032' } : { reason: '家属拒绝签字' }),
      },
      OWED,
    );

  it('goes from the call to help within 24 hours, to paperwork within its working days, to the end', async () => {
    const requested = must(await request());
    expect(requested).toMatchObject({
      state: 'REQUESTED',
      clock: { rule: { key: 'relief.deliver' }, deadline: { state: 'DUE_SOON', dueAt: '2026-06-09T01:00:00.000Z' } },
      obligation: null,
    });
    const dispatched = must(
      await worker.mutate<{ relief: Relief | null }>(
        'reliefDispatch',
        'ReliefDispatchInput',
        { id: requested.id, expectedVersion: requested.version, helper: '网格员李某' },
        RELIEF,
      ),
    );
    expect(dispatched.state).toBe('DISPATCHED');
    world.clock.advance(24 * HOUR);
    const relieved = must(await deliver(dispatched));
    expect(relieved).toMatchObject({
      state: 'RELIEVED',
      clock: { deadline: { state: 'MET' } },
      obligation: { state: 'OWED', what: '临时救助申请表、身份证复印件', clock: { deadline: { state: 'ON_TRACK', workingDaysLeft: 10 } } },
    });
    const met = await onObligation('Meet', relieved.obligation as { id: string; version: number });
    expect(met).toMatchObject({
      userErrors: [],
      obligation: { state: 'MET', relief: { state: 'COMPLETE' }, clock: { deadline: { state: 'MET' } } },
    });
  });

  it('reads late for good when help came one millisecond after the 24 hours', async () => {
    const requested = must(await request());
    world.clock.advance(24 * HOUR + 1);
    expect(must(await deliver(requested)).clock?.deadline.state).toBe('MISSED');
  });

  it('takes the hour at which help was there, and no hour before the call or after now', async () => {
    const requested = must(await request());
    world.clock.advance(30 * HOUR);
    for (const relievedAt of [new Date(MONDAY.getTime() - 1), new Date(MONDAY.getTime() + 31 * HOUR)])
      expect((await deliver(requested, { relievedAt: relievedAt.toISOString() })).userErrors).toMatchObject([
        { code: 'OUT_OF_RANGE', field: ['relievedAt'] },
      ]);
    expect(must(await deliver(requested, { relievedAt: new Date(MONDAY.getTime() + 5 * HOUR).toISOString() })).clock?.deadline.state).toBe(
      'MET',
    );
  });

  it('leaves one obligation that nobody can remove, reword or close by the back door', async () => {
    const relieved = must(await deliver(must(await request())));
    const { id } = relieved.obligation as { id: string };
    await expect(world.sql('delete from obligation where id = $1', [id])).rejects.toThrow(/never removed/);
    await expect(world.sql('truncate obligation')).rejects.toThrow(/never removed/);
    await expect(world.sql("update obligation set what = '无' where id = $1", [id])).rejects.toThrow(/stays as it was/);
    await expect(
      world.sql("update emergency_relief set state = 'COMPLETE', completed_at = now() where id = $1", [relieved.id]),
    ).rejects.toThrow(/does not move/);
    await expect(world.sql("update emergency_relief set state = 'REQUESTED' where id = $1", [relieved.id])).rejects.toThrow(
      /does not move/,
    );
    await world.asRuntimeRole(worker.accountId, async (client) => {
      await expect(client.query('delete from obligation')).rejects.toThrow(/permission denied/);
    });
    // Relief written by another path leaves one too.
    await world.sql(
      `insert into emergency_relief (id, household_id, area_code, state, situation, requested_at, requested_by, given, paperwork, relieved_at, relieved_by)
       select gen_random_uuid(), household_id, area_code, 'RELIEVED', '-', now(), requested_by, '-', '补登', now(), requested_by from emergency_relief where id = $1`,
      [relieved.id],
    );
    const [count] = await world.sql<{ n: number }>("select count(*)::int n from obligation where what = '补登'");
    expect(count?.n).toBe(1);
  });

  it('is escalated by a person with a reason, and still has to be met', async () => {
    const owed = must(await deliver(must(await request()))).obligation as { id: string; version: number };
    const escalated = await onObligation('Escalate', owed, bureau);
    expect(escalated).toMatchObject({
      userErrors: [],
      obligation: { state: 'ESCALATED', relief: { state: 'RELIEVED' }, clock: { deadline: { state: 'ON_TRACK' } } },
    });
    expect((await onObligation('Escalate', { ...owed, version: 2 }, bureau)).userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
    expect((await onObligation('Meet', { ...owed, version: 2 })).obligation?.state).toBe('MET');
    expect((await onObligation('Meet', { ...owed, version: 3 })).userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
  });

  it('is escalated by itself when the ladder of its clock reaches the bureau', async () => {
    const owed = must(await deliver(must(await request()))).obligation as { id: string };
    const stateAfter = async (days: number) => {
      world.clock.set(new Date(MONDAY.getTime() + days * 24 * HOUR));
      for (let step = 0; step < 3; step += 1) await world.asOperation('select app.climb_clocks()');
      const [row] = await world.sql<{ state: string }>('select state from obligation where id = $1', [owed.id]);
      return row?.state;
    };
    // Ten working days from Monday 8 June end on the 24th, for the Dragon Boat holiday takes the 19th; three more on the 29th.
    expect(await stateAfter(16)).toBe('OWED');
    expect(await stateAfter(17)).toBe('OWED');
    expect(await stateAfter(22)).toBe('ESCALATED');
  });

  it('is asked for once at a time, and once for each request id', async () => {
    const householdId = await world.household();
    const requestId = randomUUID();
    const first = must(await request(hotline, householdId, requestId));
    const again = await hotline.mutate<{ relief: Relief }>(
      'reliefRequest',
      'ReliefRequestInput',
      { requestId, householdId, situation: '家中失火，当晚无处居住' },
      RELIEF,
    );
    expect(again.relief.id).toBe(first.id);
    expect((await request(worker, householdId)).userErrors).toMatchObject([{ code: 'DUPLICATE' }]);
    const clocks = await world.sql('select 1 from sla_clock where subject_id = $1', [first.id]);
    expect(clocks).toHaveLength(1);
  });

  it('is cancelled with a reason before it was given, and its clock with it', async () => {
    const requested = must(await request());
    const cancelled = await worker.mutate<{ relief: Relief | null }>(
      'reliefCancel',
      'ReliefCancelInput',
      { id: requested.id, expectedVersion: requested.version, reason: '误报' },
      RELIEF,
    );
    expect(must(cancelled)).toMatchObject({ state: 'CANCELLED', clock: { deadline: { state: 'CANCELLED' } }, obligation: null });
    const relieved = must(await deliver(must(await request())));
    const refused = await worker.mutate<{ relief: Relief | null }>(
      'reliefCancel',
      'ReliefCancelInput',
      { id: relieved.id, expectedVersion: relieved.version, reason: '误报' },
      RELIEF,
    );
    expect(refused.userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
  });

  it('does not exist for staff of another district, and the hotline asks but does not give', async () => {
    const relief = must(await request());
    const elsewhere = await world.actor('SOCIAL_WORKER', { area: SHINAN.district });
    expect((await deliver(relief, {}, elsewhere)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await request(elsewhere, await world.household())).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    await world.asRuntimeRole(hotline.accountId, async (client) => {
      expect((await client.query("update emergency_relief set helper = '-' where id = $1", [relief.id])).rowCount).toBe(0);
    });
    await world.asRuntimeRole(elsewhere.accountId, async (client) => {
      expect((await client.query('select 1 from emergency_relief')).rowCount).toBe(0);
      await expect(
        client.query(
          "insert into emergency_relief (id, household_id, area_code, situation, requested_at, requested_by) select gen_random_uuid(), $1, $2, '-', now(), $3",
          [await world.household(), LAOSHAN.code, elsewhere.accountId],
        ),
      ).rejects.toThrow(/row-level security/);
    });
  });
});
