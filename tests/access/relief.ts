import { randomUUID } from 'node:crypto';
import type { World } from '../testkit/world.js';
import type { Aim } from './mutation-fixtures.js';
import { inArea, type Row } from './reach.js';
import type { QueryFixture } from './query-fixtures.js';
import type { TableAccess } from './rows.js';

const READERS = ['ADMIN', 'COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'HOTLINE_AGENT', 'BUREAU_SUPERVISOR'] as const;
const WORKERS = ['COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER'] as const;

/** Green channel: the hotline asks for it, case workers give it; the bureau looks on and is who paperwork is escalated to. */
export const reliefMatrix: Readonly<Record<string, Row>> = {
  emergencyRelief: inArea(...READERS),
  emergencyReliefs: inArea(...READERS),
  obligations: inArea(...READERS),
  reliefRequest: inArea(...WORKERS, 'HOTLINE_AGENT'),
  reliefDispatch: inArea(...WORKERS),
  reliefDeliver: inArea(...WORKERS),
  reliefCancel: inArea(...WORKERS),
  obligationMeet: inArea(...WORKERS),
  obligationEscalate: inArea('COORDINATOR', 'SOCIAL_WORKER', 'BUREAU_SUPERVISOR'),
};

export const reliefTables: Readonly<Record<string, TableAccess>> = {
  emergency_relief: {
    area: 't.area_code',
    owner: 't.requested_by',
    see: READERS,
    writesAskedIn: 'tests/api/relief/relief.test.ts',
    change: WORKERS,
  },
  obligation: { area: 't.area_code', see: READERS, change: [...WORKERS, 'BUREAU_SUPERVISOR'] },
};

export const reliefGrants: Readonly<Record<string, string>> = {
  emergency_relief: 'INSERT SELECT UPDATE',
  obligation: 'SELECT UPDATE',
};

export const reliefFunctions: Readonly<Record<string, string>> = {
  'app.obligation_called': 'trigger: the ladder escalates whoever is signed in',
  'app.obligation_met': 'trigger: relief is complete when its paperwork is, also for who may not change relief',
  'app.relief_given': 'trigger: nobody writes an obligation directly',
  'app.relief_moves': 'trigger: looks for the obligation whoever moves the relief',
};

/** Relief in a state, with what follows from it. */
export async function reliefIn(
  world: World,
  state: 'REQUESTED' | 'RELIEVED',
  area: number,
  householdId: string,
): Promise<{ id: string; obligationId: string }> {
  const id = randomUUID();
  const by = (await world.actor('GRID_WORKER')).accountId;
  await world.sql(
    `insert into emergency_relief (id, household_id, area_code, state, situation, requested_at, requested_by, given, paperwork, relieved_at, relieved_by)
     values ($1, $2, $3, $4, '房屋漏雨', $5, $6, case when $4 = 'RELIEVED' then '安置住宿' end, case when $4 = 'RELIEVED' then '申请表' end, case when $4 = 'RELIEVED' then $5::timestamptz end, case when $4 = 'RELIEVED' then $6::uuid end)`,
    [id, householdId, area, state, world.clock.now(), by],
  );
  const [owed] = await world.sql<{ id: string }>('select id from obligation where relief_id = $1', [id]);
  return { id, obligationId: owed?.id ?? '' };
}

const page = '{ edges { node { id } } totalCount }';
export const reliefQueries: Readonly<Record<string, QueryFixture>> = {
  emergencyRelief: { kind: 'row', selection: '{ id }', args: (side) => ({ id: side.relief.id }), id: (side) => side.relief.id },
  emergencyReliefs: { kind: 'rows', selection: page, sql: 'select id from emergency_relief', id: (side) => side.relief.id },
  obligations: { kind: 'rows', selection: page, sql: 'select id from obligation', id: (side) => side.relief.obligationId },
};

const made = async ({ stage, area }: Aim, state: 'REQUESTED' | 'RELIEVED') =>
  reliefIn(stage.world, state, area.code, await stage.world.household({ area: area.code }));
const TEXT = '测试用文字';

export const reliefMutations: Readonly<Record<string, (aim: Aim) => Promise<object>>> = {
  reliefRequest: async ({ stage, area }) => ({
    requestId: randomUUID(),
    householdId: await stage.world.household({ area: area.code }),
    situation: TEXT,
  }),
  reliefDispatch: async (aim) => ({ id: (await made(aim, 'REQUESTED')).id, expectedVersion: 1, helper: TEXT }),
  reliefDeliver: async (aim) => ({ id: (await made(aim, 'REQUESTED')).id, expectedVersion: 1, given: TEXT, paperwork: TEXT }),
  reliefCancel: async (aim) => ({ id: (await made(aim, 'REQUESTED')).id, expectedVersion: 1, reason: TEXT }),
  obligationMeet: async (aim) => ({ id: (await made(aim, 'RELIEVED')).obligationId, expectedVersion: 1, evidence: TEXT }),
  obligationEscalate: async (aim) => ({ id: (await made(aim, 'RELIEVED')).obligationId, expectedVersion: 1, reason: TEXT }),
};
