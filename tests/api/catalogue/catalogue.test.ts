import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { World } from '../../testkit/world.js';

interface Made {
  serviceType: { id: string; version: number } | null;
}

let world: World;
let admin: Actor;

beforeAll(async () => {
  world = await World.start();
  admin = await world.actor('ADMIN');
  await world.sql("insert into skill (id, code, name, name_en) values (gen_random_uuid(), 'TEST_COOKING', '做饭', 'Cooking')");
});
afterAll(() => world.stop());

const draft = {
  code: 'TEST_MEAL',
  name: '送餐',
  nameEn: 'Meal delivery',
  team: 'RED_SEAGULL',
  category: '生活支持',
  skillCodes: ['TEST_COOKING'],
  qualificationCodes: [],
  usualMinutes: 45,
  peopleNeeded: 1,
  active: true,
};
const save = (input: object) =>
  admin.mutate<Made>(
    'serviceTypeSave',
    'ServiceTypeSaveInput',
    input,
    'serviceType { id code name team version active sample skills { code } qualifications { code } usualMinutes }',
  );

it('an administrator adds and changes a service', async () => {
  const made = await save(draft);
  expect(made).toMatchObject({
    userErrors: [],
    serviceType: { code: 'TEST_MEAL', team: 'RED_SEAGULL', version: 1, sample: false, skills: [{ code: 'TEST_COOKING' }] },
  });
  const id = made.serviceType?.id;
  expect(await save(draft)).toMatchObject({ userErrors: [{ code: 'DUPLICATE', field: ['code'] }] });
  expect(await save({ ...draft, id, expectedVersion: 1, usualMinutes: 50, active: false })).toMatchObject({
    serviceType: { version: 2, usualMinutes: 50 },
  });
  expect(await save({ ...draft, id, expectedVersion: 1 })).toMatchObject({ userErrors: [{ code: 'STALE_VERSION' }] });
  expect(await save({ ...draft, id })).toMatchObject({ userErrors: [{ code: 'REQUIRED', field: ['expectedVersion'] }] });
  expect(await save({ ...draft, id, expectedVersion: 2, code: 'OTHER_CODE' })).toMatchObject({
    userErrors: [{ code: 'IN_USE', field: ['code'] }],
  });
  expect(await save({ ...draft, code: 'TEST_OTHER', skillCodes: ['TEST_COOKING', 'NONE'] })).toMatchObject({
    userErrors: [{ code: 'INVALID_CHOICE', field: ['skillCodes', '1'] }],
  });

  const listed = async (activeOnly: boolean) => {
    const { serviceTypes } = await admin.get<{ serviceTypes: { code: string }[] }>(
      'query($a: Boolean!) { serviceTypes(activeOnly: $a) { code } }',
      { a: activeOnly },
    );
    return serviceTypes.map((service) => service.code).filter((code) => code.startsWith('TEST_'));
  };
  expect(await listed(true)).toEqual(['TEST_VISIT']);
  expect((await listed(false)).toSorted()).toEqual(['TEST_MEAL', 'TEST_VISIT']);
});

it('everyone who is signed in reads it, only administrators edit it', async () => {
  const volunteer = await world.actor('VOLUNTEER', { area: null });
  const read = await volunteer.get<{ skills: object[]; qualificationTypes: object[] }>(
    '{ skills { code name nameEn } qualificationTypes { code } }',
  );
  expect(read.skills).toContainEqual({ code: 'TEST_COOKING', name: '做饭', nameEn: 'Cooking' });
  expect(read.qualificationTypes.length).toBeGreaterThan(0);
  const coordinator = await world.actor('COORDINATOR');
  const refused = await coordinator.ask(
    'mutation M($input: ServiceTypeSaveInput!) { serviceTypeSave(input: $input) { userErrors { code } } }',
    { input: draft },
  );
  expect(refused.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
});
