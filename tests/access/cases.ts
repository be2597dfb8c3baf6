import { randomUUID } from 'node:crypto';
import type { World } from '../testkit/world.js';
import type { Row } from './matrix.js';
import type { Aim } from './mutation-fixtures.js';
import type { QueryFixture } from './query-fixtures.js';
import type { TableAccess } from './rows.js';

const READERS = ['ADMIN', 'COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'CLINICAL_SUPERVISOR', 'BUREAU_SUPERVISOR'] as const;
const WORKERS = ['COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER'] as const;

const each = (reach: 'area' | 'mine', roles: readonly string[]): Row => ({
  reach: Object.fromEntries(roles.map((role) => [role, reach])),
});

/** Cases: read like plans, kept by case workers. */
export const caseMatrix: Readonly<Record<string, Row>> = {
  case: each('area', READERS),
  cases: each('area', READERS),
  caseWorkers: each('area', WORKERS),
  caseOpen: each('area', WORKERS),
};

const ofCase = '(select c.area_code from social_case c where c.id = t.case_id)';

export const caseTables: Readonly<Record<string, TableAccess>> = {
  social_case: { area: 't.area_code', see: READERS, add: WORKERS, change: WORKERS },
  case_ownership: { area: ofCase, see: READERS },
  case_event: { area: ofCase, see: READERS },
};

export const caseGrants: Readonly<Record<string, string>> = {
  case_event: 'INSERT SELECT',
  case_ownership: 'SELECT',
  social_case: 'INSERT SELECT UPDATE',
};

export const caseDefiners: Readonly<Record<string, string>> = {
  'app.case_owned': 'trigger: who owned a case when, kept whoever causes it',
  'app.case_workers': 'names of whoever may own cases of an area, whose grants are not shown; needs case:edit there',
  'app.may_own_case': 'whether a case may be given to an account, whose grants are not shown',
};

/** An open case of a household. @param ownerId whose it is; somebody else's unless told */
export async function socialCaseIn(world: World, householdId: string, area: number, ownerId: string | null = null): Promise<string> {
  const id = randomUUID();
  const owner = ownerId ?? (await world.actor('SOCIAL_WORKER')).accountId;
  await world.sql(
    "insert into social_case (id, number, household_id, area_code, owner_id, reason, opened_at) values ($1, $2, $3, $4, $5, '需要跟进', $6)",
    [id, `C${id.slice(0, 8)}`, householdId, area, owner, world.clock.now()],
  );
  await world.sql(
    "insert into case_event (id, case_id, account_id, kind, to_state) values (gen_random_uuid(), $1, $2, 'OPENED', 'INTAKE')",
    [id, owner],
  );
  return id;
}

const page = '{ edges { node { id } } totalCount }';

export const caseQueries: Readonly<Record<string, QueryFixture>> = {
  case: { kind: 'row', selection: '{ id }', args: (side) => ({ id: side.socialCaseId }), id: (side) => side.socialCaseId },
  cases: {
    kind: 'rows',
    selection: page,
    sql: 'select id from social_case order by opened_at desc, id desc limit 50',
    id: (side) => side.socialCaseId,
  },
  caseWorkers: {
    kind: 'rows',
    selection: '{ id }',
    args: (side) => ({ areaCode: side.area.community }),
    sql: 'select id from app.case_workers(370212001001000)',
    id: (side) => side.accountId,
  },
};

const household = ({ stage, area }: Aim) => stage.world.household({ area: area.code });

export const caseMutations: Readonly<Record<string, (aim: Aim) => Promise<object>>> = {
  caseOpen: async (aim) => ({ requestId: randomUUID(), householdId: await household(aim), reason: '需要跟进' }),
};
