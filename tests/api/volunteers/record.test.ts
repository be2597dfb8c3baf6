import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, SHINAN, World } from '../../testkit/world.js';

interface Made {
  volunteer: {
    id: string;
    number: string;
    state: string;
    version: number;
    phone: string | null;
    sex: string | null;
    teams: { kind: string }[];
    availability: { weekday: number; fromMinute: number; toMinute: number }[];
  } | null;
}

const SELECTION =
  'volunteer { id number displayName state version phone sex teams { kind } availability { weekday fromMinute toMinute } skills { code } languages weeklyMinutes travelKm viewerCanEdit vettedUntil }';

let world: World;
let coordinator: Actor;
let teamId: string;

beforeAll(async () => {
  world = await World.start();
  coordinator = await world.actor('COORDINATOR', { area: LAOSHAN.district });
  [{ id: teamId }] = (await world.sql<{ id: string }>("select id from volunteer_team where kind = 'BLUE_VEST'")) as [{ id: string }];
  await world.sql("insert into skill (id, code, name, name_en) values (gen_random_uuid(), 'PAPERWORK', '代办手续', 'Paperwork')");
});
afterAll(() => world.stop());

function draft(change: object = {}): object {
  return {
    requestId: randomUUID(),
    name: '张志远',
    phone: '13800138000',
    identityNumber: '11010519491231002X',
    homeAreaCode: LAOSHAN.community,
    teamIds: [teamId],
    skillCodes: ['PAPERWORK'],
    languages: ['普通话', '青岛话'],
    availability: [{ weekday: 1, fromMinute: 540, toMinute: 720 }],
    ...change,
  };
}

const create = (who: Actor, input: object) => who.mutate<Made>('volunteerCreate', 'VolunteerCreateInput', input, SELECTION);

describe('recording a volunteer', () => {
  it('keeps the identity number sealed and shows the telephone masked', async () => {
    const input = draft();
    const made = await create(coordinator, input);
    expect(made.userErrors).toEqual([]);
    expect(made.volunteer).toMatchObject({
      state: 'APPLIED',
      version: 1,
      phone: '138****8000',
      sex: 'FEMALE',
      teams: [{ kind: 'BLUE_VEST' }],
      availability: [{ weekday: 1, fromMinute: 540, toMinute: 720 }],
    });
    const [row] = await world.sql<{ identity_sealed: string; identity_hash: string; birth_date: string }>(
      'select identity_sealed, identity_hash, birth_date::text from volunteer where id = $1',
      [made.volunteer?.id],
    );
    expect(row?.birth_date).toBe('1949-12-31');
    expect(JSON.stringify(row)).not.toContain('11010519491231002X');
    const audit = await world.sql<{ after: unknown }>("select after from audit_event where table_name = 'volunteer' and row_id = $1", [
      made.volunteer?.id,
    ]);
    expect(audit).toHaveLength(1);
    expect(JSON.stringify(audit)).not.toContain('13800138000');

    const again = await create(coordinator, input);
    expect(again.volunteer?.id).toBe(made.volunteer?.id);
    const twin = await create(coordinator, draft());
    expect(twin).toMatchObject({ volunteer: null, userErrors: [{ code: 'DUPLICATE', field: ['identityNumber'] }] });
  });

  it.each([
    [{ identityNumber: '110105194912310021' }, 'IDENTITY_NUMBER_CHECK_DIGIT', ['identityNumber']],
    [{ identityNumber: null, homeAreaCode: SHINAN.community }, 'NOT_ALLOWED', null],
    [{ identityNumber: null, homeAreaCode: '370212999999' }, 'NOT_FOUND', ['homeAreaCode']],
    [{ identityNumber: null, skillCodes: ['PAPERWORK', 'FLYING'] }, 'INVALID_CHOICE', ['skillCodes', '1']],
    [{ identityNumber: null, teamIds: ['01890a5d-ac96-774b-bcce-b302099a8057'] }, 'INVALID_CHOICE', ['teamIds', '0']],
    [
      {
        identityNumber: null,
        availability: [
          { weekday: 1, fromMinute: 600, toMinute: 660 },
          { weekday: 1, fromMinute: 630, toMinute: 700 },
        ],
      },
      'INVALID_CHOICE',
      ['availability'],
    ],
    [
      { identityNumber: null, availability: [{ weekday: 1, fromMinute: 600, toMinute: 600 }] },
      'OUT_OF_RANGE',
      ['availability', '0', 'toMinute'],
    ],
    [{ identityNumber: '11010519491231002X', sex: 'MALE' }, 'INVALID_CHOICE', ['sex']],
    [{ identityNumber: null, phone: 'abc' }, 'INVALID_FORMAT', ['phone']],
  ])('refuses %j', async (change, code, field) => {
    const before = await world.sql('select count(*) from volunteer');
    const refused = await create(coordinator, draft(change));
    expect(refused).toMatchObject({ volunteer: null, userErrors: [{ code, field }] });
    expect(await world.sql('select count(*) from volunteer')).toEqual(before);
  });

  it('belongs to coordinators and administrators', async () => {
    for (const role of ['SOCIAL_WORKER', 'NGO_STAFF', 'VOLUNTEER', 'BUREAU_SUPERVISOR']) {
      const answer = await (
        await world.actor(role)
      ).ask(`mutation M($input: VolunteerCreateInput!) { volunteerCreate(input: $input) { userErrors { code } } }`, {
        input: draft({ identityNumber: null }),
      });
      expect(answer.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    }
  });
});

describe('changing a volunteer', () => {
  it('leaves what is not given, replaces lists, counts versions, refuses a stale one', async () => {
    const id = await world.volunteer({ name: '刘芳' });
    const update = (input: object) => coordinator.mutate<Made>('volunteerUpdate', 'VolunteerUpdateInput', { id, ...input }, SELECTION);
    const changed = await update({
      expectedVersion: 1,
      weeklyMinutes: 90,
      skillCodes: ['PAPERWORK'],
      availability: [{ weekday: 3, fromMinute: 60, toMinute: 120 }],
    });
    expect(changed.userErrors).toEqual([]);
    expect(changed.volunteer).toMatchObject({
      version: 2,
      displayName: '刘芳',
      phone: '139****1111',
      weeklyMinutes: 90,
      skills: [{ code: 'PAPERWORK' }],
      teams: [{ kind: 'RED_SEAGULL' }],
      availability: [{ weekday: 3, fromMinute: 60, toMinute: 120 }],
    });
    expect(await update({ expectedVersion: 1, weeklyMinutes: 10 })).toMatchObject({
      volunteer: null,
      userErrors: [{ __typename: 'StaleVersion', code: 'STALE_VERSION' }],
    });
    expect(await update({ expectedVersion: 2, phone: null, availability: [] })).toMatchObject({
      volunteer: { version: 3, phone: null, availability: [] },
      userErrors: [],
    });
    expect(await update({ expectedVersion: 3, languages: null })).toMatchObject({
      userErrors: [{ code: 'REQUIRED', field: ['languages'] }],
    });
  });

  it('of another district is as if it did not exist', async () => {
    const id = await world.volunteer({ area: SHINAN.code });
    const refused = await coordinator.mutate<Made>(
      'volunteerUpdate',
      'VolunteerUpdateInput',
      { id, expectedVersion: 1, weeklyTasks: 1 },
      SELECTION,
    );
    expect(refused).toMatchObject({ volunteer: null, userErrors: [{ code: 'NOT_FOUND' }] });
    expect(await coordinator.get('query($id: ID!) { volunteer(id: $id) { id } }', { id })).toEqual({ volunteer: null });
  });

  it('is activated, renewed, suspended and activated again; nothing else', async () => {
    const { volunteer } = await create(coordinator, draft({ identityNumber: null }));
    const id = volunteer?.id;
    const suspend = (expectedVersion: number) =>
      coordinator.mutate<Made>('volunteerSuspend', 'VolunteerSuspendInput', { id, expectedVersion, reason: '培训' }, SELECTION);
    const activate = (expectedVersion: number, vettedUntil: string) =>
      coordinator.mutate<Made>('volunteerActivate', 'VolunteerActivateInput', { id, expectedVersion, vettedUntil }, SELECTION);
    expect(await suspend(1)).toMatchObject({ userErrors: [{ code: 'ILLEGAL_TRANSITION' }] });
    expect(await activate(1, '2026-06-07')).toMatchObject({ userErrors: [{ code: 'IN_THE_PAST' }] });
    expect(await activate(1, '2026-06-08')).toMatchObject({ volunteer: { state: 'ACTIVE', version: 2 } });
    expect(await activate(2, '2027-06-08')).toMatchObject({ volunteer: { state: 'ACTIVE', vettedUntil: '2027-06-08', version: 3 } });
    expect(await suspend(3)).toMatchObject({ volunteer: { state: 'SUSPENDED', version: 4 } });
    expect(await activate(4, '2027-06-08')).toMatchObject({ volunteer: { state: 'ACTIVE', version: 5 } });
  });
});

describe('dated facts', () => {
  it('volunteers add absences of their own and of nobody else', async () => {
    const me = await world.volunteerActor();
    const other = await world.volunteer();
    const add = (who: Actor, volunteerId: string, change: object = {}) =>
      who.mutate(
        'volunteerAbsenceAdd',
        'VolunteerAbsenceAddInput',
        { requestId: randomUUID(), volunteerId, from: '2026-06-10', until: '2026-06-11', ...change },
        'volunteer { absences { from until } week(from: "2026-06-09") { date absent availableMinutes } }',
      );
    const own = await add(me, me.volunteerId);
    expect(own['volunteer']).toEqual({
      absences: [{ from: '2026-06-10', until: '2026-06-11' }],
      week: ['09', '10', '11', '12', '13', '14', '15'].map((day) => ({
        date: `2026-06-${day}`,
        absent: day === '10' || day === '11',
        availableMinutes: day === '10' || day === '11' ? 0 : 1440,
      })),
    });
    expect(await add(me, other)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
    expect(await add(coordinator, other)).toMatchObject({ userErrors: [] });
    expect(await add(coordinator, other, { from: '2026-06-12' })).toMatchObject({ userErrors: [{ code: 'OUT_OF_RANGE' }] });
    expect(await add(coordinator, other, { from: '2026-06-01', until: '2026-06-07' })).toMatchObject({
      userErrors: [{ code: 'IN_THE_PAST' }],
    });
  });

  it('a qualification lasts the months of its kind and gives the next expiry', async () => {
    await world.sql(
      "insert into qualification_type (id, code, name, name_en, valid_months) values (gen_random_uuid(), 'FIRST_AID', '急救', 'First aid', 12)",
    );
    const id = await world.volunteer();
    const add = (issuedOn: string) =>
      coordinator.mutate(
        'volunteerQualificationAdd',
        'VolunteerQualificationAddInput',
        { requestId: randomUUID(), volunteerId: id, qualificationCode: 'FIRST_AID', issuedOn },
        'volunteer { nextExpiry qualifications { type { code } issuedOn expiresOn valid } }',
      );
    expect(await add('2025-03-01')).toMatchObject({
      volunteer: { nextExpiry: '2026-02-28', qualifications: [{ type: { code: 'FIRST_AID' }, expiresOn: '2026-02-28', valid: false }] },
    });
    expect(await add('2026-03-01')).toMatchObject({
      volunteer: { nextExpiry: '2027-02-28', qualifications: [{ valid: true, expiresOn: '2027-02-28' }, { valid: false }] },
    });
  });

  it('an exclusion names a household that the viewer may see, once', async () => {
    const id = await world.volunteer();
    const householdId = await world.household();
    const add = (household: string) =>
      coordinator.mutate(
        'volunteerExclusionAdd',
        'VolunteerExclusionAddInput',
        { requestId: randomUUID(), volunteerId: id, householdId: household, reason: '亲属' },
        'volunteer { exclusions { reason household { headName } } }',
      );
    expect(await add(householdId)).toMatchObject({ volunteer: { exclusions: [{ reason: '亲属', household: { headName: '王*英' } }] } });
    expect(await add(householdId)).toMatchObject({ userErrors: [{ code: 'DUPLICATE' }] });
    expect(await add(await world.household({ area: SHINAN.code }))).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
  });
});
