import { randomUUID } from 'node:crypto';
import type { World } from '../testkit/world.js';
import { inArea, type RoleName, type Row } from './reach.js';
import type { Aim } from './mutation-fixtures.js';
import type { QueryFixture } from './query-fixtures.js';
import type { TableAccess } from './rows.js';

const READERS = ['ADMIN', 'COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'BUREAU_SUPERVISOR'] as const satisfies readonly RoleName[];
const LINKERS = ['COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER'] as const satisfies readonly RoleName[];
/** What a side of the stage holds of resources. */
export interface ResourceSide {
  resourceId: string;
  linkId: string;
}

/** Ten blankets that somebody offers in an area. */
export async function resourceIn(world: World, areaCode: number | string, offered = 10): Promise<string> {
  const id = randomUUID();
  await world.sql(
    "insert into resource (id, name, kind, provider, area_code, unit, offered, from_day, created_by) values ($1, '棉被', 'GOODS', '测试商会', $2, '床', $3, '2026-01-01', $4)",
    [id, areaCode, offered, (await world.actor('COORDINATOR')).accountId],
  );
  return id;
}

/** A promise to a household in a state. */
export async function linkIn(world: World, place: { householdId: string; area: number }, state = 'PROMISED'): Promise<ResourceSide> {
  const resourceId = await resourceIn(world, place.area);
  const linkId = randomUUID();
  await world.sql(
    "insert into resource_link (id, resource_id, household_id, area_code, purpose, quantity, due_on, promised_by) values ($1, $2, $3, $4, '过冬', 1, '2026-06-20', $5)",
    [linkId, resourceId, place.householdId, place.area, (await world.actor('SOCIAL_WORKER')).accountId],
  );
  if (state === 'DELIVERED')
    await world.sql(
      "update resource_link set state = 'DELIVERED', delivered_quantity = 1, delivered_on = '2026-06-08', receipt = 'S-1' where id = $1",
      [linkId],
    );
  return { resourceId, linkId };
}

/** Who reaches resources: coordinators register, case workers promise and deliver, the bureau looks. */
export const resourceMatrix: Readonly<Record<string, Row>> = {
  resources: inArea(...READERS),
  resourceLinks: inArea(...READERS),
  resourceRegister: inArea('COORDINATOR'),
  resourceWithdraw: inArea('COORDINATOR'),
  resourcePromise: inArea(...LINKERS),
  resourceDeliver: inArea(...LINKERS),
  resourceOutcomeRecord: inArea(...LINKERS),
  resourceCancel: inArea(...LINKERS),
};

/** Which rows of resources a role sees and writes in SQL. */
export const resourceTables: Readonly<Record<string, TableAccess>> = {
  resource: {
    area: 't.area_code',
    see: READERS,
    change: ['COORDINATOR'],
    writesAskedIn: 'the matrix and tests/api/resources: an offer names who registered it',
  },
  resource_link: {
    area: 't.area_code',
    see: READERS,
    change: LINKERS,
    writesAskedIn: 'the matrix and tests/api/resources: a promise names who gave it',
  },
};

/** How the queries of resources are asked. */
export const resourceQueries: Readonly<Record<string, QueryFixture>> = {
  resources: {
    kind: 'rows',
    selection: '{ edges { node { id } } totalCount }',
    sql: 'select id from resource',
    id: (side) => side.resourceId,
  },
  resourceLinks: {
    kind: 'rows',
    selection: '{ edges { node { id } } totalCount }',
    sql: 'select id from resource_link',
    id: (side) => side.linkId,
  },
};

const requestId = () => randomUUID();
const link = async ({ stage, area: place }: Aim, state?: string): Promise<string> =>
  (await linkIn(stage.world, { householdId: await stage.world.household({ area: place.code }), area: place.code }, state)).linkId;

/** Input of each change of resources. */
export const resourceMutations: Readonly<Record<string, (aim: Aim) => Promise<object>>> = {
  resourceRegister: async (aim) => ({
    requestId: requestId(),
    name: '棉被',
    kind: 'GOODS',
    provider: '测试商会',
    areaCode: aim.area.community,
    unit: '床',
    offered: 10,
    fromDay: '2026-06-01',
  }),
  resourceWithdraw: async (aim) => ({ id: await resourceIn(aim.stage.world, aim.area.code), expectedVersion: 1 }),
  resourcePromise: async (aim) => ({
    requestId: requestId(),
    resourceId: await resourceIn(aim.stage.world, aim.area.code),
    householdId: await aim.stage.world.household({ area: aim.area.code }),
    purpose: '过冬',
    quantity: 1,
    dueOn: '2026-06-20',
  }),
  resourceDeliver: async (aim) => ({ id: await link(aim), expectedVersion: 1, quantity: 1, deliveredOn: '2026-06-08', receipt: 'S-1' }),
  resourceOutcomeRecord: async (aim) => ({ id: await link(aim, 'DELIVERED'), expectedVersion: 1, outcome: 'HELPED' }),
  resourceCancel: async (aim) => ({ id: await link(aim), expectedVersion: 1, reason: '家庭已自购' }),
};

/** Grants of the runtime role. */
export const resourceGrants: Readonly<Record<string, string>> = { resource: 'INSERT SELECT UPDATE', resource_link: 'INSERT SELECT UPDATE' };

/** Functions with their owner's rights. */
export const resourceFunctions: Readonly<Record<string, string>> = {
  'app.resource_link_counted': 'trigger: counts of an offer, kept whoever promises',
  'app.resource_link_fits': 'trigger: whether an offer, a need and a measure are for the household, past what the actor may see',
};
