import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, MONDAY, SHINAN, World } from '../../testkit/world.js';
import { codesOf, Desk, type Versioned } from './desk.js';

const DAY = 86_400_000;

describe('whoever is away', () => {
  let world: World;
  let desk: Desk;
  let supervisor: Actor;
  beforeAll(async () => {
    world = await World.start();
    desk = new Desk(world);
    supervisor = await world.actor('CLINICAL_SUPERVISOR', { area: LAOSHAN.district });
  });
  afterAll(() => world.stop());
  afterEach(() => world.clock.set(MONDAY));

  const away = (by: Actor, more: object = {}, from = '2026-06-10', until = '2026-06-12') =>
    by.mutate(
      'careAbsenceRecord',
      'CareAbsenceRecordInput',
      { requestId: randomUUID(), fromOn: from, untilOn: until, ...more },
      'absence { id workerName } covered uncovered',
    );
  const local = () => world.actor('SOCIAL_WORKER', { area: LAOSHAN.district });
  const uncovered = async (by: Actor, id: string) =>
    (await by.get<{ supportReferral: { uncovered: boolean } }>('query Q($id: ID!) { supportReferral(id: $id) { uncovered } }', { id }))
      .supportReferral.uncovered;

  it('is covered by whoever has least to carry, on these days alone', async () => {
    const [worker, busy, free] = [await local(), await local(), await local()];
    await desk.caseOf(busy);
    const support = await desk.caseOf(worker);
    await world.actor('SOCIAL_WORKER', { area: SHINAN.district });
    expect(await away(worker)).toMatchObject({ userErrors: [], covered: 1, uncovered: 0 });
    expect(codesOf(await desk.open(free, support.id))).toEqual(['NOT_FOUND']);
    world.clock.set(new Date(MONDAY.getTime() + 2 * DAY));
    expect(codesOf(await desk.open(free, support.id))).toEqual([]);
    expect(codesOf(await desk.draft(free, support.id, '代班'))).toEqual([]);
    const { alert } = await free.mutate<{ alert: Versioned | null }>(
      'riskFlagRaise',
      'RiskFlagRaiseInput',
      { requestId: randomUUID(), referralId: support.id },
      'alert { id version state }',
    );
    expect(alert?.state).toBe('OPEN');
    expect(codesOf(await desk.open(busy, support.id))).toEqual(['NOT_FOUND']);
    world.clock.set(new Date(MONDAY.getTime() + 5 * DAY));
    expect(codesOf(await desk.open(free, support.id))).toEqual(['NOT_FOUND']);
    expect(codesOf(await desk.open(worker, support.id))).toEqual([]);
    // A cover who is away as well is replaced; days that overlap are recorded once.
    expect(codesOf(await away(worker))).toEqual(['IN_THE_PAST']);
    world.clock.set(MONDAY);
    expect(codesOf(await away(worker, {}, '2026-06-12', '2026-06-13'))).toEqual(['DUPLICATE']);
    expect(await away(free)).toMatchObject({ covered: 1 });
    const [row] = await world.sql<{ cover_id: string }>('select cover_id from support_referral where id = $1', [support.id]);
    expect([worker.accountId, free.accountId]).not.toContain(row?.cover_id);
  });

  it('leaves a case that nobody can take visible as uncovered', async () => {
    const other = await World.start();
    try {
      const lone = new Desk(other);
      const worker = await other.actor('SOCIAL_WORKER', { area: LAOSHAN.district });
      const chief = await other.actor('CLINICAL_SUPERVISOR', { area: LAOSHAN.district });
      const support = await lone.caseOf(worker);
      expect(await uncovered(chief, support.id)).toBe(false);
      expect(await away(worker)).toMatchObject({ covered: 0, uncovered: 1 });
      expect(await uncovered(chief, support.id)).toBe(true);
      expect(await uncovered(worker, support.id)).toBe(true);
    } finally {
      await other.stop();
    }
  });

  it('is recorded by itself or the supervisor of its line, and seen by nobody else', async () => {
    const worker = await local();
    const colleague = await local();
    expect(codesOf(await away(colleague, { workerId: worker.accountId }))).toEqual(['NOT_ALLOWED']);
    const foreign = await world.actor('CLINICAL_SUPERVISOR', { area: SHINAN.district });
    expect(codesOf(await away(foreign, { workerId: worker.accountId }))).toEqual(['NOT_ALLOWED']);
    expect(codesOf(await away(supervisor, { workerId: worker.accountId }))).toEqual([]);
    const seen = async (by: Actor) =>
      (await by.get<{ careAbsences: { workerName: string }[] }>('{ careAbsences { id workerName } }')).careAbsences.length;
    expect([await seen(worker), await seen(colleague), await seen(foreign)]).toEqual([1, 0, 0]);
    await world.asRuntimeRole(colleague.accountId, async (client) => {
      const insert =
        "insert into care_absence (id, account_id, from_on, until_on, recorded_by) values (gen_random_uuid(), $1, '2027-01-01', '2027-01-02', $2)";
      await client.query('savepoint s');
      await expect(client.query(insert, [worker.accountId, colleague.accountId])).rejects.toMatchObject({ code: '42501' });
      await client.query('rollback to savepoint s');
      const { rows } = await client.query("select * from app.cover_cases($1, '2026-06-10', '2026-06-12', $2)", [
        worker.accountId,
        colleague.accountId,
      ]);
      expect(rows).toEqual([{ covered: 0, uncovered: 0 }]);
      await client.query('savepoint t');
      await expect(client.query("select app.cover_for(370212001001000, '2026-06-10', '2026-06-12', '{}')")).rejects.toMatchObject({
        code: '42501',
      });
      await client.query('rollback to savepoint t');
    });
  });
});

describe('a group session', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world.stop());

  it('becomes a record of its own for each person, which names no other, or none at all', async () => {
    const desk = new Desk(world);
    const worker = await world.actor('SOCIAL_WORKER');
    const cases = [await desk.caseOf(worker), await desk.caseOf(worker), await desk.caseOf(worker)];
    const requestId = randomUUID();
    const input = {
      requestId,
      referralIds: cases.map((each) => each.id),
      startsAt: '2026-06-08T00:30:00Z',
      minutes: 90,
      nextStep: 'CONTINUE',
      note: '小组：情绪识别',
    };
    const begin = (more: object = {}) =>
      worker.mutate<{ sessions: { id: string; kind: string; groupId: string; referral: { id: string } }[] }>(
        'supportGroupDraft',
        'SupportGroupDraftInput',
        { ...input, ...more },
        'sessions { id kind groupId referral { id } }',
      );
    const { sessions } = await begin();
    expect(sessions.map((session) => session.referral.id).toSorted()).toEqual(cases.map((each) => each.id).toSorted());
    expect(new Set(sessions.map((session) => session.groupId)).size).toBe(1);
    expect(sessions.every((session) => session.kind === 'GROUP')).toBe(true);
    expect((await begin()).sessions.map((session) => session.id)).toEqual(sessions.map((session) => session.id));
    expect((await desk.open(worker, cases[1]?.id ?? '')).file?.notes).toMatchObject([{ note: { text: '小组：情绪识别' } }]);
    const foreign = await desk.caseOf(await world.actor('SOCIAL_WORKER'));
    const mixed = await begin({ requestId: randomUUID(), referralIds: [cases[0]?.id, foreign.id] });
    expect(codesOf(mixed as never)).toEqual(['NOT_FOUND']);
    await world.sql('update consent set withdrawn_at = now() where household_id = $1', [cases[2]?.householdId]);
    expect(codesOf((await begin({ requestId: randomUUID() })) as never)).toEqual(['CONSENT_MISSING']);
    expect(await world.sql('select 1 from support_session')).toHaveLength(3);
  });
});
