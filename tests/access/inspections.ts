import { createHash, randomUUID } from 'node:crypto';
import { seal } from '@finemesh/server/dist/platform/vault/envelope.js';
import type { World } from '../testkit/world.js';
import { inArea, type RoleName, type Row } from './reach.js';
import type { Aim } from './mutation-fixtures.js';
import type { QueryFixture } from './query-fixtures.js';
import type { TableAccess } from './rows.js';

const INSPECTORS = ['BUREAU_SUPERVISOR'] as const satisfies readonly RoleName[];
const MENDERS = ['COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER'] as const satisfies readonly RoleName[];
const READERS = [...MENDERS, ...INSPECTORS] as const;
/** What a side of the stage holds of inspection. */
export interface InspectionSide {
  inspectionId: string;
  inspectionVisitId: string;
  inspectionFindingId: string;
}

/** A plan that was started, with a visit that is to come and one with a finding. */
export async function inspectionIn(world: World, place: { area: number; householdId: string }, state = 'OPEN'): Promise<InspectionSide> {
  const [planId, visitId, doneId, findingId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const by = (await world.actor('BUREAU_SUPERVISOR')).accountId;
  const mended = state === 'OPEN' ? null : (await world.actor('COORDINATOR')).accountId;
  await world.sql(
    `insert into inspection_plan (id, area_code, title, from_day, until_day, wanted, strata, checklist, seed_hash, seed_sealed, seed, state, roll_count, roll_hash, started_at, started_by, created_by, created_at)
     values ($1, $2, '督查', '2026-06-01', '2026-06-30', 2, 'AREA', '[{"code":"1","text":"政策知晓"}]', $3, 'sealed', 'seed', 'STARTED', 2, 'x', now(), $4, $4, '2026-06-01')`,
    [planId, place.area, createHash('sha256').update('seed').digest('hex'), by],
  );
  await world.sql("insert into inspection_roll (plan_id, number, stratum, drawn) values ($1, 'A1', $2, true)", [
    planId,
    String(place.area),
  ]);
  await world.sql(
    "insert into inspection_visit (id, plan_id, household_id, area_code, stratum, position) values ($1, $2, $3, $4, 'x', 1)",
    [visitId, planId, place.householdId, place.area],
  );
  await world.sql(
    "insert into inspection_visit (id, plan_id, household_id, area_code, stratum, position, outcome, visited_at, inspector_id) values ($1, $2, $3, $4, 'x', 2, 'SEEN', now(), $5)",
    [doneId, planId, await world.household({ area: place.area }), place.area, by],
  );
  await world.sql(
    `insert into inspection_finding (id, number, plan_id, visit_id, household_id, area_code, item, text, state, found_by, found_at, rectified_by, rectified_at, rectify_note)
     values ($1, gen_random_uuid()::text, $2, $3, $4, $5, '政策知晓', '不知道标准', $6, $7, '2026-06-02', $8, $9, $10)`,
    [findingId, planId, doneId, place.householdId, place.area, state, by, mended, mended && new Date(), mended && '已告知'],
  );
  return { inspectionId: planId, inspectionVisitId: visitId, inspectionFindingId: findingId };
}

/** Who reaches inspection: inspectors plan, visit and verify; those on the spot see findings alone, and mend them. */
export const inspectionMatrix: Readonly<Record<string, Row>> = {
  inspectionPlans: inArea(...INSPECTORS),
  inspectionPlan: inArea(...INSPECTORS),
  inspectionFindings: inArea(...READERS),
  inspectionPlanCreate: inArea(...INSPECTORS),
  inspectionPlanStart: inArea(...INSPECTORS),
  inspectionPlanCancel: inArea(...INSPECTORS),
  inspectionPlanClose: inArea(...INSPECTORS),
  inspectionVisitRecord: inArea(...INSPECTORS),
  inspectionFindingCorrect: inArea(...MENDERS),
  inspectionFindingVerify: inArea(...INSPECTORS),
  inspectionFindingReturn: inArea(...INSPECTORS),
};

const ofPlan = '(select p.area_code from inspection_plan p where p.id = t.plan_id)';

/** Which rows of inspection a role sees and writes in SQL. */
export const inspectionTables: Readonly<Record<string, TableAccess>> = {
  inspection_plan: { area: 't.area_code', see: INSPECTORS, change: INSPECTORS, writesAskedIn: 'the matrix: a plan names who committed it' },
  inspection_roll: { area: ofPlan, see: INSPECTORS, writesAskedIn: 'tests/api/inspections: written with the start alone' },
  inspection_visit: { area: 't.area_code', see: INSPECTORS, add: INSPECTORS, change: INSPECTORS },
  inspection_finding: { area: 't.area_code', see: READERS, change: READERS, writesAskedIn: 'the matrix: a finding names who found it' },
};

const page = '{ edges { node { id } } totalCount }';

/** How the queries of inspection are asked. */
export const inspectionQueries: Readonly<Record<string, QueryFixture>> = {
  inspectionPlans: { kind: 'rows', selection: page, sql: 'select id from inspection_plan', id: (side) => side.inspectionId },
  inspectionPlan: {
    kind: 'row',
    selection: '{ id }',
    args: (side) => ({ id: side.inspectionId }),
    id: (side) => side.inspectionId,
  },
  inspectionFindings: { kind: 'rows', selection: page, sql: 'select id from inspection_finding', id: (side) => side.inspectionFindingId },
};

/** A plan that has not been started. */
async function planned({ stage, area: place }: Aim): Promise<string> {
  const id = randomUUID();
  await stage.world.sql(
    `insert into inspection_plan (id, area_code, title, from_day, until_day, wanted, strata, checklist, seed_hash, seed_sealed, created_by)
     values ($1, $2, '督查', '2026-06-01', '2026-06-30', 1, 'AREA', '[{"code":"1","text":"政策知晓"}]', $3, $4, $5)`,
    [
      id,
      place.code,
      createHash('sha256').update('seed').digest('hex'),
      seal(stage.world.services.keyring, { table: 'inspection_plan', column: 'seed_sealed', rowId: id }, 'seed'),
      (await stage.world.actor('BUREAU_SUPERVISOR')).accountId,
    ],
  );
  return id;
}

const started = async ({ stage, area: place }: Aim, state?: string): Promise<InspectionSide> =>
  inspectionIn(stage.world, { area: place.code, householdId: await stage.world.household({ area: place.code }) }, state);
const as1 = (id: string, more: object = {}) => ({ id, expectedVersion: 1, ...more });

/** Input of each change of inspection. */
export const inspectionMutations: Readonly<Record<string, (aim: Aim) => Promise<object>>> = {
  inspectionPlanCreate: async ({ area: place }) => ({
    requestId: randomUUID(),
    areaCode: place.community,
    title: '六月督查',
    fromDay: '2026-06-08',
    untilDay: '2026-06-30',
    wanted: 1,
    strata: 'AREA',
    checklist: ['政策知晓'],
  }),
  inspectionPlanStart: async (aim) => as1(await planned(aim)),
  inspectionPlanCancel: async (aim) => as1(await planned(aim), { reason: '改期' }),
  inspectionPlanClose: async (aim) => {
    const { inspectionId } = await started(aim);
    await aim.stage.world.sql('delete from inspection_finding where plan_id = $1', [inspectionId]);
    await aim.stage.world.sql('delete from inspection_visit where plan_id = $1 and outcome is null', [inspectionId]);
    return as1(inspectionId);
  },
  inspectionVisitRecord: async (aim) =>
    as1((await started(aim)).inspectionVisitId, { outcome: 'SEEN', answers: [{ code: '1', ok: false, text: '不知道标准' }] }),
  inspectionFindingCorrect: async (aim) => as1((await started(aim)).inspectionFindingId, { note: '已告知' }),
  inspectionFindingVerify: async (aim) => as1((await started(aim, 'RECTIFIED')).inspectionFindingId),
  inspectionFindingReturn: async (aim) => as1((await started(aim, 'RECTIFIED')).inspectionFindingId, { reason: '仍不清楚' }),
};

/** Grants of the runtime role. */
export const inspectionGrants: Readonly<Record<string, string>> = {
  inspection_finding: 'INSERT SELECT UPDATE',
  inspection_plan: 'INSERT SELECT UPDATE',
  inspection_roll: 'INSERT SELECT',
  inspection_visit: 'INSERT SELECT UPDATE',
};
