import { randomUUID } from 'node:crypto';
import type { World } from '../testkit/world.js';
import type { Aim } from './mutation-fixtures.js';
import { inArea, type Row } from './reach.js';
import type { QueryFixture } from './query-fixtures.js';
import type { TableAccess } from './rows.js';

const READERS = ['ADMIN', 'COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'HOTLINE_AGENT', 'BUREAU_SUPERVISOR'] as const;
const WORKERS = ['COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER'] as const;

/** Proxy service: case workers act; a resident may also ring the hotline to withdraw a mandate. */
export const proxyMatrix: Readonly<Record<string, Row>> = {
  proxyOrder: inArea(...READERS),
  proxyOrders: inArea(...READERS),
  mandates: inArea(...READERS),
  mandateRecord: inArea(...WORKERS),
  mandateWithdraw: inArea(...WORKERS, 'HOTLINE_AGENT'),
  ...Object.fromEntries(
    ['proxyOrderOpen', 'proxyStepAdd', 'documentTake', 'documentPass', 'documentReturn', 'proxyOrderClose', 'proxyOrderCancel'].map(
      (name) => [name, inArea(...WORKERS)],
    ),
  ),
};

const ofOrder = '(select o.area_code from proxy_order o where o.id = t.order_id)';
export const proxyTables: Readonly<Record<string, TableAccess>> = {
  document_kind: { area: null, see: 'signed in' },
  mandate: { area: 't.area_code', see: READERS, writesAskedIn: 'tests/api/proxy/proxy.test.ts' },
  proxy_order: { area: 't.area_code', see: READERS, writesAskedIn: 'tests/api/proxy/proxy.test.ts' },
  proxy_step: { area: ofOrder, see: READERS, writesAskedIn: 'tests/api/proxy/proxy.test.ts' },
  document_custody: { area: ofOrder, see: READERS, writesAskedIn: 'tests/api/proxy/proxy.test.ts' },
  custody_event: {
    area: '(select o.area_code from document_custody d join proxy_order o on o.id = d.order_id where d.id = t.document_id)',
    see: READERS,
    writesAskedIn: 'tests/api/proxy/proxy.test.ts',
  },
};

export const proxyGrants: Readonly<Record<string, string>> = {
  custody_event: 'INSERT SELECT',
  document_custody: 'INSERT SELECT UPDATE',
  document_kind: 'SELECT',
  mandate: 'INSERT SELECT UPDATE',
  proxy_order: 'INSERT SELECT UPDATE',
  proxy_step: 'INSERT SELECT',
};

export const proxyFunctions: Readonly<Record<string, string>> = {
  'app.custody_follows': 'trigger: the chain of custody, whole whoever adds to it',
  'app.mandate_holds': 'trigger functions ask it; closed to the runtime role',
  'app.proxy_acting': 'trigger: mandate, trips and papers of the household, whoever acts',
  'app.proxy_order_moves': 'trigger: as proxy_acting',
};

/** A mandate with an order under it, a step, and a paper that is out. */
export async function proxyIn(
  world: World,
  area: number,
  householdId: string,
): Promise<{ mandateId: string; orderId: string; documentId: string }> {
  const [mandateId, orderId, documentId] = [randomUUID(), randomUUID(), randomUUID()];
  const by = (await world.actor('GRID_WORKER')).accountId;
  await world.sql("select set_config('app.now', $1, false)", [world.clock.now().toISOString()]);
  await world.sql(
    `insert into mandate (id, household_id, person_id, area_code, agent, scope, valid_from, valid_until, recorded_at, recorded_by)
     select $1, $2, m.person_id, $3, '网格员', '{TEST_VISIT}', '2026-01-01', '2026-12-31', $4, $5 from household_membership m where m.household_id = $2 limit 1`,
    [mandateId, householdId, area, world.clock.now(), by],
  );
  await world.sql(
    "insert into proxy_order (id, household_id, mandate_id, area_code, service_code, matter, owner_id, opened_at, opened_by) values ($1, $2, $3, $4, 'TEST_VISIT', '代办低保申请', $5, $6, $5)",
    [orderId, householdId, mandateId, area, by, world.clock.now()],
  );
  await world.sql(
    "insert into proxy_step (id, order_id, at, by_id, place, text) values (gen_random_uuid(), $1, $2, $3, 'COUNTER', '提交申请')",
    [orderId, world.clock.now(), by],
  );
  await world.sql("insert into document_custody (id, order_id, kind_code, label, taken_at) values ($1, $2, 'OTHER', '照片', $3)", [
    documentId,
    orderId,
    world.clock.now(),
  ]);
  await world.sql(
    "insert into custody_event (id, document_id, number, verb, at, giver, receiver, by_id) values (gen_random_uuid(), $1, 1, 'TAKEN', $2, '户主', '网格员', $3)",
    [documentId, world.clock.now(), by],
  );
  await world.sql("select set_config('app.now', '', false)");
  return { mandateId, orderId, documentId };
}

const page = '{ edges { node { id } } totalCount }';
export const proxyQueries: Readonly<Record<string, QueryFixture>> = {
  proxyOrder: { kind: 'row', selection: '{ id }', args: (side) => ({ id: side.proxy.orderId }), id: (side) => side.proxy.orderId },
  proxyOrders: { kind: 'rows', selection: page, sql: 'select id from proxy_order', id: (side) => side.proxy.orderId },
  mandates: { kind: 'rows', selection: page, sql: 'select id from mandate', id: (side) => side.proxy.mandateId },
};

const household = ({ stage, area }: Aim) => stage.world.household({ area: area.code });
const made = async (aim: Aim) => proxyIn(aim.stage.world, aim.area.code, await household(aim));
const TEXT = '测试用文字';

/** An order without papers out. */
async function bare(aim: Aim): Promise<string> {
  const { orderId, documentId } = await made(aim);
  await aim.stage.world.sql(
    "insert into custody_event (id, document_id, number, verb, at, giver, receiver, by_id) select gen_random_uuid(), $1, 1, 'RETURNED', e.at, e.receiver, '户主', e.by_id from custody_event e where e.document_id = $1",
    [documentId],
  );
  return orderId;
}

export const proxyMutations: Readonly<Record<string, (aim: Aim) => Promise<object>>> = {
  mandateRecord: async (aim) => {
    const householdId = await household(aim);
    const [member] = await aim.stage.world.sql<{ person_id: string }>(
      'select person_id from household_membership where household_id = $1',
      [householdId],
    );
    return {
      requestId: randomUUID(),
      householdId,
      personId: member?.person_id,
      agent: TEXT,
      scope: ['TEST_VISIT'],
      validFrom: '2026-06-01',
      validUntil: '2026-12-31',
    };
  },
  mandateWithdraw: async (aim) => ({ id: (await made(aim)).mandateId, expectedVersion: 1, reason: TEXT }),
  proxyOrderOpen: async (aim) => ({
    requestId: randomUUID(),
    mandateId: (await made(aim)).mandateId,
    serviceCode: 'TEST_VISIT',
    matter: TEXT,
  }),
  proxyStepAdd: async (aim) => ({
    requestId: randomUUID(),
    orderId: (await made(aim)).orderId,
    place: 'ONLINE',
    text: TEXT,
    residentCame: false,
  }),
  documentTake: async (aim) => ({
    requestId: randomUUID(),
    orderId: (await made(aim)).orderId,
    kindCode: 'ID_CARD',
    label: TEXT,
    giver: TEXT,
    receiver: TEXT,
  }),
  documentPass: async (aim) => ({ id: (await made(aim)).documentId, receiver: TEXT }),
  documentReturn: async (aim) => ({ id: (await made(aim)).documentId, receiver: TEXT }),
  proxyOrderClose: async (aim) => ({ id: await bare(aim), expectedVersion: 1, result: TEXT }),
  proxyOrderCancel: async (aim) => ({ id: await bare(aim), expectedVersion: 1, result: TEXT }),
};
