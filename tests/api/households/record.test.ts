import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, SHINAN, World } from '../../testkit/world.js';
import { HOUSEHOLD, type HouseholdAnswer } from './document.js';

let world: World;
let worker: Actor;

beforeAll(async () => {
  world = await World.start();
  worker = await world.actor('SOCIAL_WORKER', { area: LAOSHAN.district });
});
afterAll(() => world.stop());

const create = (actor: Actor, input: object) =>
  actor.mutate<HouseholdAnswer>(
    'householdCreate',
    'HouseholdCreateInput',
    { requestId: randomUUID(), areaCode: LAOSHAN.community, ...input },
    HOUSEHOLD,
  );
const head = { name: '王秀英', identityNumber: '11010519491231002X', relation: 'HEAD', phone: '13812341234' };

describe('householdCreate', () => {
  it('records a household and answers masked', async () => {
    const { household, userErrors } = await create(worker, {
      address: '青岛市崂山区金家岭街道金家岭社区海尔路29号',
      phone: '0532-85911234',
      latitude: 36.10321,
      longitude: 120.46789,
      members: [head, { name: '李小明', birthDate: '2015-03-01', sex: 'MALE', relation: 'GRANDCHILD' }],
      programmes: ['MINIMUM_LIVING_ALLOWANCE'],
    });
    expect(userErrors).toEqual([]);
    expect(household).toMatchObject({
      headName: '王*英',
      address: '青岛市崂山区金家岭街道金家岭社区****',
      phone: '0532-****1234',
      memberCount: 2,
      currentProgrammes: ['MINIMUM_LIVING_ALLOWANCE'],
      location: { latitude: 36.1, longitude: 120.47 },
      area: { code: LAOSHAN.community },
      viewerCanEdit: true,
      viewerCanReveal: true,
      version: 1,
    });
    expect(household?.members.map((member) => member.person)).toMatchObject([
      { maskedName: '王*英', sex: 'FEMALE', age: 76, isMinor: false, identityTail: '002X', phone: '138****1234' },
      { maskedName: '李*明', sex: 'MALE', age: 11, isMinor: true, identityTail: null },
    ]);
    expect(household?.statuses).toMatchObject([{ persons: 2, from: '2026-06-08', until: null }]);
  });

  it('stores the identity number sealed and nothing of it in the audit trail', async () => {
    const rows = await world.sql<{ identity_sealed: string; identity_hash: string }>(
      'select identity_sealed, identity_hash from person where identity_tail = $1',
      ['002X'],
    );
    expect(rows[0]?.identity_sealed).toMatch(/^fm1\.a256gcm\.k1\./);
    expect(rows[0]?.identity_hash).toMatch(/^k1\./);
    const trail = await world.sql<{ text: string }>(
      "select after::text as text from audit_event where table_name in ('person', 'household')",
    );
    expect(trail.length).toBeGreaterThanOrEqual(3);
    expect(trail.map((row) => row.text).join()).not.toMatch(/王秀英|002X|13812341234|海尔路/);
    // What was given is painted over, what was not stays away, and everything else is there once and whole.
    const images = await world.sql(
      `select (select count(*)::int from jsonb_object_keys(e.after)) = (select count(*)::int from information_schema.columns where table_name = 'household') whole,
         e.after -> 'search' search, e.after -> 'safety_note' note, e.after -> 'head_name' head, e.after ->> 'number' = h.number same
       from audit_event e join household h on h.id::text = e.row_id where e.table_name = 'household' and e.verb = 'INSERT'`,
    );
    expect(images).not.toHaveLength(0);
    for (const image of images) expect(image).toEqual({ whole: true, search: '•', note: null, head: '•', same: true });
  });

  it('makes one household of two attempts with the same key', async () => {
    const input = { requestId: randomUUID(), members: [{ name: '赵一', relation: 'HEAD' }] };
    const first = await create(worker, input);
    const second = await create(worker, input);
    expect(first.household?.id).toBeDefined();
    expect(second.household?.id).toBe(first.household?.id);
    const other = await create(worker, { ...input, members: [{ name: '赵二', relation: 'HEAD' }] });
    expect(other).toMatchObject({ household: null, userErrors: [{ code: 'REQUEST_REUSED' }] });
  });

  it.each([
    [
      'a wrong check digit',
      { members: [{ ...head, identityNumber: '110105194912310021' }] },
      'IDENTITY_NUMBER_CHECK_DIGIT',
      ['members', '0', 'identityNumber'],
    ],
    ['no head', { members: [{ name: '王五', relation: 'CHILD' }] }, 'INVALID_CHOICE', ['members']],
    [
      'two heads',
      {
        members: [
          { name: '王五', relation: 'HEAD' },
          { name: '王六', relation: 'HEAD' },
        ],
      },
      'INVALID_CHOICE',
      ['members'],
    ],
    ['a sex that the number denies', { members: [{ ...head, sex: 'MALE' }] }, 'INVALID_CHOICE', ['members', '0', 'sex']],
    ['a known number under another name', { members: [{ ...head, name: '王秀兰' }] }, 'SAME_PERSON', ['members', '0', 'name']],
    ['somebody who lives elsewhere', { members: [head] }, 'MEMBER_ELSEWHERE', ['member']],
    [
      'a whole district as home',
      { areaCode: LAOSHAN.district, members: [{ name: '王五', relation: 'HEAD' }] },
      'INVALID_CHOICE',
      ['areaCode'],
    ],
    ['an area that does not exist', { areaCode: '370212999999', members: [{ name: '王五', relation: 'HEAD' }] }, 'NOT_FOUND', ['areaCode']],
    ['half a place', { latitude: 36, members: [{ name: '王五', relation: 'HEAD' }] }, 'REQUIRED', ['longitude']],
    [
      'a telephone number of letters',
      { phone: 'ask next door', members: [{ name: '王五', relation: 'HEAD' }] },
      'INVALID_FORMAT',
      ['phone'],
    ],
    [
      'two programmes that exclude one another',
      { members: [{ name: '王五', relation: 'HEAD' }], programmes: ['MINIMUM_LIVING_ALLOWANCE', 'EXTREME_HARDSHIP'] },
      'INVALID_CHOICE',
      ['programme'],
    ],
  ])('refuses %s and leaves nothing', async (_what, input, code, field) => {
    const [before] = await world.sql('select (select count(*) from household) households, (select count(*) from person) persons');
    const answer = await create(worker, input);
    expect(answer).toMatchObject({ household: null, userErrors: [{ code, field }] });
    const [after] = await world.sql('select (select count(*) from household) households, (select count(*) from person) persons');
    expect(after).toEqual(before);
  });

  it('refuses an area outside the grant', async () => {
    const answer = await create(worker, { areaCode: SHINAN.community, members: [{ name: '王五', relation: 'HEAD' }] });
    expect(answer).toMatchObject({ household: null, userErrors: [{ code: 'NOT_ALLOWED' }] });
  });
});

describe('householdUpdate', () => {
  it('changes what is given, keeps the rest, and is found by the new address', async () => {
    const { household } = await create(worker, { phone: '13900000001', members: [{ name: '孙大伟', relation: 'HEAD' }] });
    const { household: changed } = await worker.mutate<HouseholdAnswer>(
      'householdUpdate',
      'HouseholdUpdateInput',
      { id: household?.id, expectedVersion: 1, address: '王哥庄街道晓望社区7号', hardshipTags: ['ELDERLY', 'ELDERLY'] },
      HOUSEHOLD,
    );
    expect(changed).toMatchObject({ version: 2, address: '王哥庄街道晓望社区****', phone: '139****0001', hardshipTags: ['ELDERLY'] });
    const found = await worker.get<{ householdSearch: { id: string }[] }>('{ householdSearch(text: "晓望") { id } }');
    expect(found.householdSearch).toEqual([{ id: household?.id }]);
  });

  it('refuses an older version with the present one', async () => {
    const { household } = await create(worker, { members: [{ name: '周国强', relation: 'HEAD' }] });
    const update = (expectedVersion: number) =>
      worker.mutate<HouseholdAnswer>(
        'householdUpdate',
        'HouseholdUpdateInput',
        { id: household?.id, expectedVersion, phone: '13711112222' },
        HOUSEHOLD,
      );
    await update(1);
    expect(await update(1)).toMatchObject({ household: null, userErrors: [{ __typename: 'StaleVersion', code: 'STALE_VERSION' }] });
  });

  it('answers outside the grant as for a household that does not exist', async () => {
    const id = await world.household({ area: SHINAN.code });
    const answer = await worker.mutate<HouseholdAnswer>(
      'householdUpdate',
      'HouseholdUpdateInput',
      { id, expectedVersion: 1, phone: '13711112222' },
      HOUSEHOLD,
    );
    expect(answer).toMatchObject({ household: null, userErrors: [{ code: 'NOT_FOUND' }] });
  });
});
