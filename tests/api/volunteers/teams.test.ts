import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, SHINAN, World } from '../../testkit/world.js';

interface Made {
  volunteerTeam: { id: string; version: number; areas: { code: string }[] } | null;
}

let world: World;
let coordinator: Actor;

beforeAll(async () => {
  world = await World.start();
  coordinator = await world.actor('COORDINATOR', { area: LAOSHAN.district });
});
afterAll(() => world.stop());

const SELECTION = 'volunteerTeam { id name kind version areas { code } services { code } memberCount organisation { name } }';
const create = (change: object) =>
  coordinator.mutate<Made>(
    'volunteerTeamCreate',
    'VolunteerTeamCreateInput',
    { requestId: randomUUID(), name: '樱花队', kind: 'OTHER', areaCodes: [LAOSHAN.district], serviceCodes: ['TEST_VISIT'], ...change },
    SELECTION,
  );

it('a coordinator adds a team for areas of their own', async () => {
  const made = await create({});
  expect(made).toMatchObject({
    volunteerTeam: {
      kind: 'OTHER',
      version: 1,
      areas: [{ code: '370212' }],
      services: [{ code: 'TEST_VISIT' }],
      memberCount: 0,
      organisation: null,
    },
    userErrors: [],
  });
  expect(await create({})).toMatchObject({ volunteerTeam: null, userErrors: [{ code: 'DUPLICATE', field: ['name'] }] });
  expect(await create({ name: '远队', areaCodes: [LAOSHAN.district, SHINAN.district] })).toMatchObject({
    userErrors: [{ code: 'NOT_ALLOWED' }],
  });
  expect(await create({ name: '无服务', serviceCodes: ['NONE'] })).toMatchObject({
    userErrors: [{ code: 'INVALID_CHOICE', field: ['serviceCodes', '0'] }],
  });

  const id = made.volunteerTeam?.id;
  const update = (input: object) =>
    coordinator.mutate<Made>('volunteerTeamUpdate', 'VolunteerTeamUpdateInput', { id, ...input }, SELECTION);
  expect(await update({ expectedVersion: 1, areaCodes: [LAOSHAN.community] })).toMatchObject({
    volunteerTeam: { name: '樱花队', version: 2, areas: [{ code: LAOSHAN.community }] },
  });
  expect(await update({ expectedVersion: 1, name: '迟到' })).toMatchObject({ userErrors: [{ code: 'STALE_VERSION' }] });
  expect(await update({ expectedVersion: 2, areaCodes: [SHINAN.district] })).toMatchObject({ userErrors: [{ code: 'NOT_ALLOWED' }] });
});

it('teams are listed by the areas they serve, upwards and downwards', async () => {
  const admin = await world.actor('ADMIN');
  await admin.mutate(
    'volunteerTeamCreate',
    'VolunteerTeamCreateInput',
    { requestId: randomUUID(), name: '市南队', kind: 'OTHER', areaCodes: [SHINAN.district], serviceCodes: [] },
    'volunteerTeam { id }',
  );
  const names = async (areaCode?: string) =>
    (
      await coordinator.get<{ volunteerTeams: { name: string }[] }>(
        'query($areaCode: String) { volunteerTeams(areaCode: $areaCode) { name } }',
        { areaCode },
      )
    ).volunteerTeams.map((team) => team.name);
  expect(await names(SHINAN.community)).toContain('市南队');
  expect(await names('3702')).toContain('市南队');
  expect(await names(LAOSHAN.district)).not.toContain('市南队');
  expect(await names(LAOSHAN.district)).toContain('测试队 BLUE_VEST');
});
