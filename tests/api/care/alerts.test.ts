import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { visitIn } from '../../testkit/visits.js';
import { LAOSHAN, MONDAY, SHINAN, World } from '../../testkit/world.js';
import { ASSESSMENT, codesOf, Desk, must, type Versioned } from './desk.js';

describe('risk alerts', () => {
  let world: World;
  let desk: Desk;
  let worker: Actor;
  let supervisor: Actor;
  beforeAll(async () => {
    world = await World.start();
    desk = new Desk(world);
    worker = await world.actor('SOCIAL_WORKER');
    supervisor = await world.actor('CLINICAL_SUPERVISOR');
  });
  afterAll(() => world.stop());
  afterEach(() => world.clock.set(MONDAY));

  const draftOf = async () => {
    const support = await desk.caseOf(worker);
    return { support, session: must<Versioned>(await desk.draft(worker, support.id), 'session') };
  };
  const stepsOf = (alertId: string) =>
    world.sql<{ level: number; account_id: string | null }>(
      'select level, account_id from alert_step where alert_id = $1 order by level, account_id',
      [alertId],
    );
  const tick = () => world.asOperation('select app.climb_alerts()');

  it('open in the transaction of a dangerous answer, even when others are missing, and once for a save sent twice', async () => {
    const { session } = await draftOf();
    const requestId = randomUUID();
    const answers = [null, null, null, null, null, null, null, null, 1];
    const first = await desk.answer(worker, session.id, 'PHQ9', answers, requestId);
    expect(first).toMatchObject({
      userErrors: [],
      outcome: { score: null, missing: 8, risk: true, band: null },
      alert: { state: 'OPEN', source: 'ITEM9' },
    });
    const twice = await desk.answer(worker, session.id, 'PHQ9', answers, requestId);
    expect(twice.alert?.id).toBe(first.alert?.id);
    const rows = await world.sql<{ n: number; together: boolean }>(
      `select count(*)::int n, bool_and(a.xmin = s.xmin and s.xmin = p.xmin) together from risk_alert a join scale_administration s on s.id = a.administration_id
       join alert_step p on p.alert_id = a.id where s.id = $1`,
      [first.administration?.id],
    );
    // The alert row was updated by its first call in the same transaction, so all three bear its number.
    expect(rows).toEqual([{ n: 3, together: true }]);
  });

  it('do not open when the item is zero, and nothing is stored when the alert cannot be', async () => {
    const { session } = await draftOf();
    expect((await desk.answer(worker, session.id, 'PHQ9', [3, 3, 3, 3, 3, 3, 3, 3, 0])).alert).toBeNull();
    await world.sql("alter table risk_alert add constraint planted_fault check (source <> 'ITEM9') not valid");
    const refused = await worker.ask(
      'mutation M($input: ScaleAdministrationRecordInput!) { scaleAdministrationRecord(input: $input) { administration { id } } }',
      {
        input: {
          requestId: randomUUID(),
          sessionId: session.id,
          scaleVersionId: await desk.scaleId('PHQ9'),
          answers: [0, 0, 0, 0, 0, 0, 0, 0, 3],
        },
      },
    );
    await world.sql('alter table risk_alert drop constraint planted_fault');
    expect(refused.data?.['scaleAdministrationRecord'] ?? null).toBeNull();
    expect(await world.sql('select 1 from scale_administration where session_id = $1', [session.id])).toHaveLength(1);
  });

  it("open by a worker's flag and by a volunteer's concern about a visit of one's own, and by nobody else's", async () => {
    const { support } = await draftOf();
    const flag = await worker.mutate(
      'riskFlagRaise',
      'RiskFlagRaiseInput',
      { requestId: randomUUID(), referralId: support.id, text: '语气不对' },
      'alert { id source state }',
    );
    expect(flag).toMatchObject({ userErrors: [], alert: { source: 'MANUAL', state: 'OPEN' } });
    const volunteer = await world.volunteerActor();
    const visit = await visitIn(world, 'CONFIRMED', {
      area: LAOSHAN.code,
      householdId: support.householdId,
      volunteerId: volunteer.volunteerId,
    });
    const concern = (by: Actor, requestId: string = randomUUID()) =>
      by.mutate('concernRaise', 'ConcernRaiseInput', { requestId, assignmentId: visit.id, text: '说不想活了' }, 'received');
    expect(await concern(volunteer)).toMatchObject({ received: true, userErrors: [] });
    expect(codesOf(await concern(await world.volunteerActor()))).toEqual(['NOT_FOUND']);
    const { riskAlerts } = await worker.get<{ riskAlerts: { edges: { node: { source: string; referral: { id: string } | null } }[] } }>(
      '{ riskAlerts(states: [OPEN]) { edges { node { source referral { id } } } } }',
    );
    expect(
      riskAlerts.edges
        .filter((edge) => edge.node.referral?.id === support.id)
        .map((edge) => edge.node.source)
        .toSorted(),
    ).toEqual(['FIELD', 'MANUAL']);
  });

  it('are acknowledged, assessed, and closed by a second person with a day for the follow-up', async () => {
    const { session } = await draftOf();
    const { alert } = await desk.answer(worker, session.id, 'PHQ9', [0, 0, 0, 0, 0, 0, 0, 0, 2]);
    const open = alert as Versioned;
    const taken = must<Versioned>(await desk.moveAlert(worker, 'Acknowledge', open), 'alert');
    expect(codesOf(await desk.moveAlert(supervisor, 'Acknowledge', open))).toEqual(['STALE_VERSION']);
    const close = { followUpOn: '2026-06-10', text: '已与家人约定' };
    expect(codesOf(await desk.moveAlert(supervisor, 'Close', taken, close))).toEqual(['ILLEGAL_TRANSITION']);
    const assessed = must<Versioned>(await desk.moveAlert(worker, 'Assess', taken, ASSESSMENT), 'alert');
    expect(codesOf(await desk.moveAlert(worker, 'Close', assessed, close))).toEqual(['SAME_PERSON']);
    expect(codesOf(await desk.moveAlert(supervisor, 'Close', assessed, { ...close, followUpOn: '2026-06-07' }))).toEqual(['IN_THE_PAST']);
    await expect(
      world.sql(
        "update risk_alert set state = 'CLOSED', closed_by = assessed_by, closed_at = now(), follow_up_on = '2026-06-10' where id = $1",
        [open.id],
      ),
    ).rejects.toThrow(/alert_second_person/);
    await expect(
      world.sql("update risk_alert set state = 'CLOSED', closed_by = $2, closed_at = now() where id = $1", [open.id, supervisor.accountId]),
    ).rejects.toThrow(/alert_closed_whole/);
    expect(must<Versioned>(await desk.moveAlert(supervisor, 'Close', assessed, close), 'alert').state).toBe('CLOSED');
    const { file } = await supervisor.mutate<{ file: object }>(
      'riskAlertOpen',
      'RiskAlertOpenInput',
      { id: open.id, purpose: '复核' },
      'file { concern { text } assessment { thoughts hospitalAdvised safetyPlan } closing { state text } }',
    );
    expect(file).toEqual({
      concern: null,
      assessment: { thoughts: true, hospitalAdvised: true, safetyPlan: ASSESSMENT.safetyPlan },
      closing: { state: 'OPEN', text: '已与家人约定' },
    });
  });

  it('climb the ladder: on duty, next person, bureau duty, each once, and stop when acknowledged', async () => {
    const bureau = await world.actor('BUREAU_SUPERVISOR');
    const [first, second] = [await world.actor('SOCIAL_WORKER'), await world.actor('SOCIAL_WORKER')];
    const shift = (actor: Actor, level: number, areaCode: string) =>
      supervisor.mutate(
        'dutyShiftAdd',
        'DutyShiftAddInput',
        {
          requestId: randomUUID(),
          areaCode,
          level,
          accountId: actor.accountId,
          fromAt: '2026-06-08T00:00:00Z',
          untilAt: '2026-06-09T00:00:00Z',
        },
        'shift { id }',
      );
    const shifts = [
      must<{ id: string }>(await shift(first, 1, LAOSHAN.district), 'shift'),
      must<{ id: string }>(await shift(second, 2, LAOSHAN.district), 'shift'),
      must<{ id: string }>(await shift(bureau, 3, '3702'), 'shift'),
    ];
    expect(codesOf(await shift(await world.actor('COORDINATOR'), 1, LAOSHAN.district))).toEqual(['INVALID_CHOICE']);
    const { session } = await draftOf();
    const alert = (await desk.answer(worker, session.id, 'PHQ9', [0, 0, 0, 0, 0, 0, 0, 0, 1])).alert as Versioned;
    expect(await stepsOf(alert.id)).toEqual([{ level: 1, account_id: first.accountId }]);
    const sees = async (actor: Actor) =>
      (await actor.get<{ riskAlert: object | null }>('query Q($id: ID!) { riskAlert(id: $id) { id } }', { id: alert.id })).riskAlert !==
      null;
    expect([await sees(first), await sees(second), await sees(bureau)]).toEqual([true, false, false]);
    world.clock.advance(16 * 60_000);
    await Promise.all(Array.from({ length: 6 }, tick));
    expect(await stepsOf(alert.id)).toHaveLength(2);
    expect([await sees(second), await sees(bureau)]).toEqual([true, false]);
    world.clock.advance(16 * 60_000);
    await Promise.all(Array.from({ length: 6 }, tick));
    world.clock.advance(160 * 60_000);
    await tick();
    expect(await stepsOf(alert.id)).toEqual([
      { level: 1, account_id: first.accountId },
      { level: 2, account_id: second.accountId },
      { level: 3, account_id: bureau.accountId },
    ]);
    expect(await sees(bureau)).toBe(true);

    const other = (await desk.answer(worker, session.id, 'PHQ9', [0, 0, 0, 0, 0, 0, 0, 0, 1])).alert as Versioned;
    expect(codesOf(await desk.moveAlert(first, 'Acknowledge', other))).toEqual([]);
    world.clock.advance(60 * 60_000);
    await tick();
    expect(await stepsOf(other.id)).toHaveLength(1);
    for (const { id } of shifts) must(await supervisor.mutate('dutyShiftRemove', 'DutyShiftRemoveInput', { id }, 'changed'), 'changed');
  });

  it('do not wait for an empty roster', async () => {
    const { session } = await draftOf();
    const alert = (await desk.answer(worker, session.id, 'PHQ9', [0, 0, 0, 0, 0, 0, 0, 0, 1])).alert as Versioned;
    expect(await stepsOf(alert.id)).toEqual([1, 2, 3].map((level) => ({ level, account_id: null })));
  });

  it('take each step once under random ticks by several processes, and never skip one', async () => {
    const { session } = await draftOf();
    const callees = await Promise.all(['SOCIAL_WORKER', 'SOCIAL_WORKER', 'BUREAU_SUPERVISOR'].map((role) => world.actor(role)));
    for (const [at, actor] of callees.entries()) {
      await world.sql(
        "insert into duty_shift (id, area_code, level, account_id, from_at, until_at) values (gen_random_uuid(), 370200000000000, $1, $2, '2026-06-08', '2026-06-20')",
        [at + 1, actor.accountId],
      );
    }
    const alerts = await Promise.all(
      Array.from(
        { length: 12 },
        async () => (await desk.answer(worker, session.id, 'PHQ9', [0, 0, 0, 0, 0, 0, 0, 0, 1])).alert as Versioned,
      ),
    );
    let seed = 42;
    const random = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
    const taken = new Set<string>();
    for (let turn = 0; turn < 25; turn += 1) {
      world.clock.advance(random(6) * 60_000);
      await Promise.all(Array.from({ length: 1 + random(4) }, tick));
      const pick = alerts[random(alerts.length)] as Versioned;
      if (turn % 5 === 0 && !taken.has(pick.id)) {
        const [row] = await world.sql<Versioned>('select id, version, state from risk_alert where id = $1', [pick.id]);
        if (row?.state === 'OPEN' && codesOf(await desk.moveAlert(supervisor, 'Acknowledge', row)).length === 0) taken.add(pick.id);
      }
    }
    expect(taken.size).toBeGreaterThan(0);
    for (const alert of alerts) {
      const levels = (await stepsOf(alert.id)).map((step) => step.level);
      expect(levels).toEqual([1, 2, 3].slice(0, levels.length));
      if (!taken.has(alert.id)) expect(levels).toHaveLength(3);
    }
    await world.sql('delete from duty_shift');
  });

  it('are seen in the area of the supervisor alone, and hold no name and no score', async () => {
    const { session } = await draftOf();
    const alert = (await desk.answer(worker, session.id, 'PHQ9', [0, 0, 0, 0, 0, 0, 0, 0, 3])).alert as Versioned;
    const elsewhere = await world.actor('CLINICAL_SUPERVISOR', { area: SHINAN.district });
    expect(await elsewhere.get('query Q($id: ID!) { riskAlert(id: $id) { id } }', { id: alert.id })).toEqual({ riskAlert: null });
    const [row] = await world.sql<{ row: Record<string, unknown> }>('select to_jsonb(a) as row from risk_alert a where a.id = $1', [
      alert.id,
    ]);
    expect(Object.keys(row?.row ?? {}).filter((key) => /name|score|answer|note|text/.test(key))).toEqual([]);
  });
});
