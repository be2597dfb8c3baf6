import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, MONDAY, SHINAN, World } from '../../testkit/world.js';
import { codesOf, Desk, must, type Versioned } from './desk.js';

describe('a case of psychological support', () => {
  let world: World;
  let desk: Desk;
  let worker: Actor;
  let supervisor: Actor;
  let coordinator: Actor;

  beforeAll(async () => {
    world = await World.start();
    desk = new Desk(world);
    worker = await world.actor('SOCIAL_WORKER');
    supervisor = await world.actor('CLINICAL_SUPERVISOR');
    coordinator = await world.actor('COORDINATOR');
  });
  afterAll(() => world.stop());

  it('begins with a referral by somebody who then sees only that there is support', async () => {
    const householdId = await world.household();
    const referred = await desk.refer(coordinator, householdId, await desk.personOf(householdId));
    expect(referred).toMatchObject({ userErrors: [], referral: null, status: { supported: true, nextOn: null, urgency: 'SOON' } });
    const again = await desk.refer(coordinator, householdId, await desk.personOf(householdId));
    expect(codesOf(again)).toEqual(['DUPLICATE']);
    expect((await coordinator.ask('{ supportReferrals { totalCount } }')).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    const { household } = await coordinator.get<{ household: object }>(
      'query Q($id: ID!) { household(id: $id) { supportStatus { supported urgency } } }',
      { id: householdId },
    );
    expect(household).toEqual({ supportStatus: { supported: true, urgency: 'SOON' } });
  });

  it("needs the person's consent, a minor's guardian's, and stops with its withdrawal", async () => {
    const without = await world.household({ consent: false });
    expect(codesOf(await desk.refer(worker, without, await desk.personOf(without)))).toEqual(['CONSENT_MISSING']);
    const minor = await world.household();
    await world.sql("update person set birth_date = '2015-01-01' where id = $1", [await desk.personOf(minor)]);
    expect(codesOf(await desk.refer(worker, minor, await desk.personOf(minor)))).toEqual(['CONSENT_MISSING']);
    await world.sql("update consent set given_by = '监护人甲' where household_id = $1", [minor]);
    expect(codesOf(await desk.refer(worker, minor, await desk.personOf(minor)))).toEqual([]);

    const support = await desk.caseOf(worker);
    await world.sql("update consent set withdrawn_at = now() where household_id = $1 and purpose = 'PSYCHOLOGICAL_CARE'", [
      support.householdId,
    ]);
    expect(codesOf(await desk.draft(worker, support.id))).toEqual(['CONSENT_MISSING']);
    const direct =
      'insert into support_referral (id, household_id, person_id, area_code, kind, urgency, state, referred_by) select gen_random_uuid(), household_id, person_id, area_code, $2, urgency, $3, $4 from support_referral where id = $1';
    await world.asRuntimeRole(worker.accountId, async (client) => {
      await expect(client.query(direct, [support.id, 'COMFORT', 'REFERRED', worker.accountId])).rejects.toMatchObject({ code: '42501' });
    });
  });

  it('is drafted, saved by itself, signed, and then takes addenda only', async () => {
    const support = await desk.caseOf(worker);
    const drafted = must<Versioned>(await desk.draft(worker, support.id, '第一稿'), 'session');
    const requestId = randomUUID();
    const saved = must<Versioned>(await desk.save(worker, drafted, '第二稿', requestId), 'session');
    expect(codesOf(await desk.save(worker, drafted, '旧窗口', randomUUID()))).toEqual(['STALE_VERSION']);
    const signed = must<Versioned>(await desk.sign(worker, saved), 'session');
    expect(signed.state).toBe('SIGNED');
    expect(codesOf(await desk.save(worker, signed, '改'))).toEqual(['ILLEGAL_TRANSITION']);
    await expect(world.sql('update support_session set minutes = 5 where id = $1', [signed.id])).rejects.toThrow(/signed/);
    await world.asRuntimeRole(worker.accountId, async (client) => {
      const { rows } = await client.query("select vault.put($1, 'NOTE', $1, 3, $2, 'fm1.x') as id", [signed.id, randomUUID()]);
      expect(rows).toEqual([{ id: null }]);
      expect(
        (await client.query("select * from vault.key_for('NOTE', $1, 3, '{k1}', $2, 'k1', 'fm1.x')", [signed.id, randomUUID()])).rows,
      ).toEqual([]);
    });
    must(
      await worker.mutate(
        'supportSessionAddendumAdd',
        'SupportSessionAddendumInput',
        { requestId: randomUUID(), sessionId: signed.id, text: '补充一句' },
        'session { id }',
      ),
      'session',
    );
    const { file } = await desk.open(worker, support.id);
    expect(file?.notes).toMatchObject([
      {
        session: { id: signed.id, state: 'SIGNED' },
        note: { state: 'OPEN', text: '第二稿' },
        addenda: [{ content: { text: '补充一句' }, authorName: 'SOCIAL_WORKER' }],
      },
    ]);
    const { supportReferral } = await worker.get<{ supportReferral: { nextAt: string } }>(
      'query Q($id: ID!) { supportReferral(id: $id) { nextAt } }',
      { id: support.id },
    );
    expect(supportReferral.nextAt).toBe('2026-06-15T02:00:00.000Z');
  });

  it('is saved once when the same save is sent twice', async () => {
    const support = await desk.caseOf(worker);
    const drafted = must<Versioned>(await desk.draft(worker, support.id), 'session');
    const requestId = randomUUID();
    const content = { ...desk.content('同一份'), requestId, id: drafted.id, expectedVersion: drafted.version };
    const send = () => worker.mutate('supportSessionUpdate', 'SupportSessionUpdateInput', content, 'session { id version }');
    const first = must<Versioned>(await send(), 'session');
    expect(must<Versioned>(await send(), 'session').version).toBe(first.version);
  });

  it('is read by its worker and the clinical supervisor of the area, each reading recorded with its purpose', async () => {
    const support = await desk.caseOf(worker);
    must(await desk.draft(worker, support.id, '只给该看的人'), 'session');
    expect((await desk.open(supervisor, support.id, '督导')).file?.notes[0]?.note.text).toBe('只给该看的人');
    const events = await world.sql(
      'select purpose from access_event where account_id = $1 and subject_id in (select id from vault.paper where referral_id = $2)',
      [supervisor.accountId, support.id],
    );
    expect(events).toEqual([{ purpose: '督导' }]);
    for (const other of [
      await world.actor('SOCIAL_WORKER'),
      await world.actor('CLINICAL_SUPERVISOR', { area: SHINAN.district }),
      await world.actor('BUREAU_SUPERVISOR'),
    ]) {
      expect(codesOf(await desk.open(other, support.id))).toEqual(['NOT_FOUND']);
      await world.asRuntimeRole(other.accountId, async (client) => {
        expect((await client.query("select * from vault.read($1, null, '直接读')", [support.id])).rows).toEqual([]);
        await expect(client.query('select * from vault.paper')).rejects.toMatchObject({ code: '42501' });
      });
    }
    expect(codesOf(await desk.open(worker, support.id, ' ·'.slice(0, 1) + ' '))).toEqual(['REASON_REQUIRED']);
  });

  it('is handed over at one instant, keeps its authors, and can be covered', async () => {
    const support = await desk.caseOf(worker);
    const session = must<Versioned>(
      await desk.sign(worker, must<Versioned>(await desk.draft(worker, support.id, '原来的人写的'), 'session')),
      'session',
    );
    const next = await world.actor('SOCIAL_WORKER');
    const outside = await world.actor('SOCIAL_WORKER', { area: SHINAN.district });
    const hand = async (workerId: string | null, more: object = {}) => {
      const [row] = await world.sql<{ version: number }>('select version from support_referral where id = $1', [support.id]);
      return supervisor.mutate(
        'supportReferralTransfer',
        'SupportReferralTransferInput',
        { id: support.id, expectedVersion: row?.version, workerId, ...more },
        'referral { id }',
      );
    };
    expect(codesOf(await hand(outside.accountId))).toEqual(['INVALID_CHOICE']);
    expect(codesOf(await hand(next.accountId, { coverUntil: '2026-06-09' }))).toEqual([]);
    expect((await desk.open(next, support.id)).file?.notes[0]?.note.text).toBe('原来的人写的');
    expect(codesOf(await desk.draft(next, support.id, '代班'))).toEqual([]);
    await world.sql("update support_session set state = 'SIGNED', signed_at = now() where referral_id = $1 and state = 'DRAFT'", [
      support.id,
    ]);
    world.clock.set(new Date(MONDAY.getTime() + 3 * 86_400_000));
    expect(codesOf(await desk.open(next, support.id))).toEqual(['NOT_FOUND']);
    expect(codesOf(await hand(next.accountId))).toEqual([]);
    expect(codesOf(await desk.open(worker, support.id))).toEqual(['NOT_FOUND']);
    expect((await desk.open(next, support.id)).file?.notes).toHaveLength(2);
    const [author] = await world.sql('select worker_id from support_session where id = $1', [session.id]);
    expect(author).toEqual({ worker_id: worker.accountId });
    world.clock.set(MONDAY);
  });

  it('is co-signed by the supervisor, ended with a reason from a list, and never while a draft is open', async () => {
    const support = await desk.caseOf(worker);
    const draft = must<Versioned>(await desk.draft(worker, support.id), 'session');
    const end = () =>
      worker.mutate(
        'supportReferralClose',
        'SupportReferralEndInput',
        { id: support.id, expectedVersion: support.version, reason: 'GOALS_REACHED' },
        'referral { id state version }',
      );
    expect(codesOf(await end())).toEqual(['IN_USE']);
    const signed = must<Versioned>(await desk.sign(worker, draft), 'session');
    const cosign = () =>
      supervisor.mutate(
        'supportSessionCosign',
        'SupportSessionMoveInput',
        { id: signed.id, expectedVersion: signed.version },
        'session { cosignedByName }',
      );
    expect(await cosign()).toMatchObject({ userErrors: [], session: { cosignedByName: 'CLINICAL_SUPERVISOR' } });
    support.version += 1;
    expect(must<Versioned>(await end(), 'referral').state).toBe('CLOSED');
  });

  it('stays in its area', async () => {
    const elsewhere = await world.household({ area: SHINAN.code });
    const local = await world.actor('SOCIAL_WORKER', { area: LAOSHAN.district });
    expect(codesOf(await desk.refer(local, elsewhere, await desk.personOf(elsewhere)))).toEqual(['NOT_FOUND']);
    await desk.refer(worker, elsewhere, await desk.personOf(elsewhere));
    const { supportReferrals } = await local.get<{ supportReferrals: { edges: { node: { household: { id: string } } }[] } }>(
      '{ supportReferrals(filter: { states: [REFERRED] }) { edges { node { household { id } } } } }',
    );
    expect(supportReferrals.edges.map((edge) => edge.node.household.id)).not.toContain(elsewhere);
  });
});
