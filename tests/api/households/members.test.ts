import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { World } from '../../testkit/world.js';
import { HOUSEHOLD, type HouseholdAnswer } from './document.js';

let world: World;
let worker: Actor;

beforeAll(async () => {
  world = await World.start();
  worker = await world.actor('GRID_WORKER');
});
afterAll(() => world.stop());

const read = async (id: string) =>
  (await worker.get<HouseholdAnswer>(
    `query ($id: ID!) { household(id: $id) { ...on Household { __typename } } ${HOUSEHOLD.replace('household', 'h: household(id: $id)')} }`,
    { id },
  )) as unknown as { h: HouseholdAnswer['household'] };
const add = (householdId: string, member: object, more: object = {}) =>
  worker.mutate<HouseholdAnswer>(
    'householdMemberAdd',
    'HouseholdMemberAddInput',
    { requestId: randomUUID(), householdId, member, ...more },
    HOUSEHOLD,
  );
const remove = (membershipId: string | undefined, until?: string) =>
  worker.mutate<HouseholdAnswer>('householdMemberRemove', 'HouseholdMemberRemoveInput', { membershipId, until }, HOUSEHOLD);

it('counts members as they come and go, and finds the household by their names', async () => {
  const id = await world.household({ headName: '陈桂芳' });
  const { household } = await add(id, { name: '陈小鱼', relation: 'GRANDCHILD', birthDate: '2016-05-01' });
  expect(household).toMatchObject({ memberCount: 2, headName: '陈*芳', version: 2 });
  const search = () => worker.get<{ householdSearch: object[] }>('{ householdSearch(text: "小鱼") { id } }');
  expect((await search()).householdSearch).toHaveLength(1);
  const child = household?.members.find((member) => !member.isHead);
  expect((await remove(child?.id)).household).toMatchObject({ memberCount: 1 });
  expect((await search()).householdSearch).toHaveLength(0);
  expect((await read(id)).h?.members).toMatchObject([
    { isHead: true, until: null },
    { isHead: false, until: '2026-06-08' },
  ]);
});

it('lets a new head take over while the one before stays', async () => {
  const id = await world.household({ headName: '徐老大' });
  const { household } = await add(id, { name: '徐老二', relation: 'HEAD' });
  expect(household).toMatchObject({ memberCount: 2, headName: '徐*二' });
  const present = household?.members.filter((member) => member.until === null).map((member) => [member.person.maskedName, member.relation]);
  expect(present).toEqual([
    ['徐*二', 'HEAD'],
    ['徐*大', 'OTHER'],
  ]);
});

it('refuses that a head leaves while others remain, and lets the last member go', async () => {
  const id = await world.household({ headName: '何一' });
  const { household } = await add(id, { name: '何二', relation: 'CHILD' });
  const [first, second] = household?.members ?? [];
  expect(await remove(first?.id)).toMatchObject({ household: null, userErrors: [{ code: 'NOT_ALLOWED' }] });
  await remove(second?.id);
  expect((await remove(first?.id)).household).toMatchObject({ memberCount: 0 });
  expect(await remove(first?.id)).toMatchObject({ userErrors: [{ code: 'ILLEGAL_TRANSITION' }] });
});

it('moves a person from one household to the next and keeps both facts', async () => {
  const number = '370202198001010010';
  const from = await world.household({ headName: '高一' });
  const to = await world.household({ headName: '高二' });
  const joined = await add(from, { name: '高三', relation: 'CHILD', identityNumber: number }, { from: '2026-01-01' });
  expect(joined.userErrors).toEqual([]);
  expect(await add(to, { name: '高三', relation: 'CHILD', identityNumber: number })).toMatchObject({
    userErrors: [{ code: 'MEMBER_ELSEWHERE' }],
  });
  await remove(joined.household?.members.find((member) => !member.isHead)?.id, '2026-03-01');
  expect((await add(to, { name: '高三', relation: 'CHILD', identityNumber: number }, { from: '2026-03-01' })).household).toMatchObject({
    memberCount: 2,
  });
  const rows = await world.sql(
    "select count(*)::int n from household_membership m join person p on p.id = m.person_id where p.name = '高三'",
  );
  expect(rows).toEqual([{ n: 2 }]);
  const persons = await world.sql("select count(*)::int n from person where name = '高三'");
  expect(persons).toEqual([{ n: 1 }]);
});

it('refuses days to come', async () => {
  const id = await world.household();
  expect(await add(id, { name: '马六', relation: 'CHILD' }, { from: '2026-06-09' })).toMatchObject({
    userErrors: [{ code: 'OUT_OF_RANGE', field: ['from'] }],
  });
});

it('keeps the count true when two members join at once', async () => {
  const id = await world.household({ headName: '林一' });
  await Promise.all(Array.from({ length: 8 }, (_, at) => add(id, { name: `林${'甲乙丙丁戊己庚辛'[at]}`, relation: 'CHILD' })));
  expect((await read(id)).h).toMatchObject({ memberCount: 9 });
});
