import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, MONDAY, SHINAN, World } from '../../testkit/world.js';
import { visitIn } from '../../testkit/visits.js';
import { codesOf, Desk, must, type Versioned } from './desk.js';

const TODAY = '2026-06-08';

describe('the rest rule', () => {
  let world: World;
  let desk: Desk;
  let worker: Actor;
  let coordinator: Actor;
  let supervisor: Actor;
  beforeAll(async () => {
    world = await World.start();
    desk = new Desk(world);
    worker = await world.actor('SOCIAL_WORKER');
    coordinator = await world.actor('COORDINATOR');
    supervisor = await world.actor('CLINICAL_SUPERVISOR');
    await world.sql(
      "insert into service_type (id, code, name, name_en, team_kind, category, usual_minutes) values (gen_random_uuid(), 'TEST_LAMP', '心理陪伴', 'Companionship', 'LITTLE_ORANGE_LAMP', '心理', 60)",
    );
  });
  afterAll(() => world.stop());
  afterEach(() => world.clock.set(MONDAY));

  /** What matching asks. */
  const restOf = (volunteerId: string, day = TODAY, by: Actor = coordinator) =>
    world.asRuntimeRole(
      by.accountId,
      async (client) =>
        (await client.query<{ reason: string | null }>('select app.needs_rest($1, $2::date) as reason', [volunteerId, day])).rows[0]
          ?.reason,
    );
  let hour = 0;
  const visits = async (volunteerId: string, count: number, service = 'TEST_LAMP', householdId?: string) => {
    for (let at = 0; at < count; at += 1) {
      hour += 4;
      const made = await visitIn(world, 'CONFIRMED', {
        area: LAOSHAN.code,
        volunteerId,
        ...(householdId ? { householdId } : {}),
        startsAt: new Date(MONDAY.getTime() - (24 + (hour % 200)) * 3_600_000),
      });
      await world.sql('update service_need set service_code = $2 where id = (select need_id from assignment where id = $1)', [
        made.id,
        service,
      ]);
      await world.sql(
        "update assignment set state = 'DONE', checked_in_at = starts_at, checked_out_at = ends_at, minutes_served = 60 where id = $1",
        [made.id],
      );
    }
  };
  const record = (by: Actor, householdId: string, diedOn = '2026-06-05') =>
    by.mutate('bereavementRecord', 'BereavementRecordInput', { requestId: randomUUID(), householdId, diedOn }, 'recorded');

  it('counts psychological visits, deaths and alerts of 14 days, and no other visit', async () => {
    const volunteer = await world.volunteerActor();
    const householdId = await world.household();
    await visits(volunteer.volunteerId, 20, 'TEST_VISIT', householdId);
    expect(await restOf(volunteer.volunteerId)).toBeNull();
    await visits(volunteer.volunteerId, 5);
    expect(await restOf(volunteer.volunteerId)).toBeNull();
    // 5 visits and a death: 5 + 4 = 9 of 12.
    expect(await record(coordinator, householdId)).toMatchObject({ recorded: true, userErrors: [] });
    expect(codesOf(await record(worker, householdId))).toEqual(['DUPLICATE']);
    expect(await restOf(volunteer.volunteerId)).toBeNull();
    const visit = await visitIn(world, 'CONFIRMED', { area: LAOSHAN.code, householdId, volunteerId: volunteer.volunteerId });
    must(
      await volunteer.mutate('concernRaise', 'ConcernRaiseInput', { requestId: randomUUID(), assignmentId: visit.id }, 'received'),
      'received',
    );
    expect(await restOf(volunteer.volunteerId)).toBe('REST_NEEDED');
    // Two weeks later it has passed, and nobody wrote anything for it to pass.
    expect(await restOf(volunteer.volunteerId, '2026-06-30')).toBeNull();
  });

  it('follows a parameter that begins on a day', async () => {
    const volunteerId = await world.volunteer();
    await visits(volunteerId, 3);
    expect(await restOf(volunteerId)).toBeNull();
    await world.sql(
      "insert into policy_parameter (id, key, value, unit, valid_from) values (gen_random_uuid(), 'care.rest.points', 3, 'point', '2026-06-09')",
    );
    expect([await restOf(volunteerId), await restOf(volunteerId, '2026-06-09')]).toEqual([null, 'REST_NEEDED']);
    await world.sql("delete from policy_parameter where key = 'care.rest.points' and valid_from = '2026-06-09'");
  });

  it('says one word, and nothing to whoever may not see the volunteer', async () => {
    const volunteer = await world.volunteerActor();
    await visits(volunteer.volunteerId, 12);
    const elsewhere = await world.actor('COORDINATOR', { area: SHINAN.district });
    expect(await restOf(volunteer.volunteerId)).toBe('REST_NEEDED');
    expect(await restOf(volunteer.volunteerId, TODAY, elsewhere)).toBeNull();
    expect(await restOf(volunteer.volunteerId, TODAY, await world.actor('HOTLINE_AGENT'))).toBeNull();
    expect(await restOf(volunteer.volunteerId, TODAY, volunteer)).toBe('REST_NEEDED');
    await world.asRuntimeRole(coordinator.accountId, async (client) => {
      const { rows } = await client.query('select * from app.resting($1::uuid[], $2::date)', [[volunteer.volunteerId], TODAY]);
      expect(rows).toEqual([{ volunteer_id: volunteer.volunteerId, reason: 'REST_NEEDED' }]);
      await client.query('savepoint s');
      await expect(client.query("select * from app.load_of('{}', '{}', '2026-06-08')")).rejects.toMatchObject({ code: '42501' });
      await client.query('rollback to savepoint s');
      expect((await client.query('select * from app.care_loads($1::date)', [TODAY])).rows).toEqual([]);
    });
  });

  it('weighs a group session once, shows a worker its own load and a supervisor those of the area', async () => {
    const own = await world.actor('SOCIAL_WORKER', { area: LAOSHAN.district });
    const group = randomUUID();
    for (let at = 0; at < 3; at += 1) {
      const support = await desk.caseOf(own);
      const session = must<Versioned>(await desk.draft(own, support.id), 'session');
      if (at < 2) await world.sql('update support_session set group_id = $2 where id = $1', [session.id, group]);
    }
    const loads = async (by: Actor) =>
      (
        await by.get<{
          careLoads: { id: string; sessions: number; points: number; rest: boolean; volunteer: boolean; workerName: string }[];
        }>('{ careLoads { id sessions bereavements alerts points rest volunteer workerName } }')
      ).careLoads;
    expect(await loads(own)).toMatchObject([{ id: own.accountId, sessions: 2, points: 2, rest: false, volunteer: false }]);
    const lamp = await world.volunteer({ teamKind: 'LITTLE_ORANGE_LAMP', name: '金灯灯' });
    await visits(lamp, 1);
    const all = await loads(supervisor);
    expect(all.find((load) => load.id === own.accountId)).toMatchObject({ sessions: 2 });
    expect(all.find((load) => load.id === lamp)).toMatchObject({ volunteer: true, sessions: 1, workerName: '金*灯' });
    const shinan = await loads(await world.actor('CLINICAL_SUPERVISOR', { area: SHINAN.district }));
    expect(shinan.map((load) => load.id)).not.toContain(own.accountId);
    expect(shinan.map((load) => load.id)).not.toContain(lamp);
  });

  it('is talked over: a supervisor records a debrief with somebody of the line, and nobody with themselves', async () => {
    const own = await world.actor('SOCIAL_WORKER', { area: LAOSHAN.district });
    const chief = await world.actor('CLINICAL_SUPERVISOR', { area: LAOSHAN.district });
    const debrief = (by: Actor, subjectId: string | null, heldOn = TODAY) =>
      by.mutate(
        'careDebriefRecord',
        'CareDebriefRecordInput',
        { requestId: randomUUID(), subjectId, volunteer: false, cause: 'ALERT', heldOn },
        'recorded',
      );
    expect(await debrief(chief, own.accountId)).toMatchObject({ recorded: true, userErrors: [] });
    expect(codesOf(await debrief(chief, own.accountId, '2026-06-09'))).toEqual(['OUT_OF_RANGE']);
    expect(codesOf(await debrief(await world.actor('CLINICAL_SUPERVISOR', { area: SHINAN.district }), own.accountId))).toEqual([
      'NOT_FOUND',
    ]);
    const { careLoads } = await own.get<{ careLoads: { lastDebriefOn: string }[] }>('{ careLoads { lastDebriefOn } }');
    expect(careLoads).toEqual([{ lastDebriefOn: TODAY }]);
    await world.asRuntimeRole(own.accountId, async (client) => {
      const insert =
        "insert into care_debrief (id, account_id, cause, held_on, held_by) values (gen_random_uuid(), $1, 'LOAD', '2026-06-08', $1)";
      await expect(client.query(insert, [own.accountId])).rejects.toMatchObject({ code: '42501' });
    });
  });

  it('lets a death be recorded in the own area alone, and not for tomorrow', async () => {
    const elsewhere = await world.household({ area: SHINAN.code });
    const local = await world.actor('GRID_WORKER', { area: LAOSHAN.district });
    expect(codesOf(await record(local, elsewhere))).toEqual(['NOT_FOUND']);
    expect(codesOf(await record(worker, await world.household(), '2026-06-09'))).toEqual(['OUT_OF_RANGE']);
    await world.asRuntimeRole(local.accountId, async (client) => {
      const insert =
        'insert into bereavement (id, household_id, area_code, died_on, recorded_by) values (gen_random_uuid(), $1, $2, $3, $4)';
      await expect(client.query(insert, [elsewhere, LAOSHAN.code, TODAY, local.accountId])).rejects.toMatchObject({ code: '42501' });
    });
  });
});
