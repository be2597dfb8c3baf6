import { randomUUID } from 'node:crypto';
import type { World } from '../testkit/world.js';
import { everyone, inArea, type Row } from './reach.js';
import type { Aim } from './mutation-fixtures.js';
import type { QueryFixture } from './query-fixtures.js';
import type { TableAccess } from './rows.js';

const READERS = ['COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'BUREAU_SUPERVISOR'] as const;
const WORKERS = ['COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER'] as const;
const CHECKERS = ['COORDINATOR', 'SOCIAL_WORKER', 'BUREAU_SUPERVISOR'] as const;
/** Care for disabled people: case workers assess and keep it; hours are confirmed and quality is checked by others. */
export const homecareMatrix: Readonly<Record<string, Row>> = {
  abilityScales: everyone('all'),
  homecareArrangement: inArea(...READERS),
  homecareArrangements: inArea(...READERS),
  abilityAssess: inArea(...WORKERS),
  homecareBegin: inArea(...WORKERS),
  homecareEnd: inArea(...WORKERS),
  homecareHoursRecord: inArea(...WORKERS),
  homecareHoursVerify: inArea(...CHECKERS),
  homecareQualityRecord: inArea(...CHECKERS),
};

const ofArrangement = '(select a.area_code from care_arrangement a where a.id = t.arrangement_id)';
const ASKED = 'tests/api/homecare/homecare.test.ts';
export const homecareTables: Readonly<Record<string, TableAccess>> = {
  ability_scale: { area: null, see: 'signed in' },
  ability_assessment: { area: 't.area_code', see: READERS, writesAskedIn: ASKED },
  care_arrangement: { area: 't.area_code', see: READERS, writesAskedIn: ASKED },
  care_slot: { area: ofArrangement, see: READERS, writesAskedIn: ASKED },
  care_hours: { area: ofArrangement, see: READERS, writesAskedIn: ASKED },
  care_quality_check: { area: ofArrangement, see: READERS, writesAskedIn: ASKED },
};

export const homecareGrants: Readonly<Record<string, string>> = {
  ability_assessment: 'INSERT SELECT',
  ability_scale: 'SELECT',
  care_arrangement: 'INSERT SELECT UPDATE',
  care_hours: 'INSERT SELECT UPDATE',
  care_quality_check: 'INSERT SELECT',
  care_slot: 'INSERT SELECT',
};

/** Functions with their owner's rights. */
export const homecareFunctions: Readonly<Record<string, string>> = {
  'app.arrangement_area': 'policies of rows that hang on an arrangement',
};

/** Answers of full independence by the scale as it is laid. */
export const INDEPENDENT = {
  FEEDING: 10,
  BATHING: 5,
  GROOMING: 5,
  DRESSING: 10,
  BOWELS: 10,
  BLADDER: 10,
  TOILET: 10,
  TRANSFER: 15,
  MOBILITY: 15,
  STAIRS: 10,
};

interface Assessed {
  id: string;
  householdId: string;
  personId: string;
}

/** A member who was assessed, by nobody of the test. */
export async function assessedIn(world: World, area: number): Promise<Assessed> {
  const id = randomUUID();
  const householdId = await world.household({ area });
  const [head] = await world.sql<{ person_id: string }>('select person_id from household_membership where household_id = $1', [
    householdId,
  ]);
  await world.sql(
    `insert into ability_assessment (id, household_id, person_id, area_code, scale_id, answers, assessed_on, assessor_id)
     select $1, $2, $3, $4, s.id, $5, '2026-06-01', $6 from ability_scale s where s.code = 'BARTHEL'`,
    [id, householdId, head?.person_id, area, JSON.stringify({ ...INDEPENDENT, BATHING: 0 }), (await world.actor('GRID_WORKER')).accountId],
  );
  return { id, householdId, personId: head?.person_id ?? '' };
}

/** An arrangement with a time of the week, hours that wait, and a check. */
export async function arrangementIn(world: World, area: number): Promise<{ id: string; hoursId: string }> {
  const [id, hoursId] = [randomUUID(), randomUUID()];
  const assessed = await assessedIn(world, area);
  const by = (await world.actor('GRID_WORKER')).accountId;
  await world.sql(
    "insert into care_arrangement (id, household_id, person_id, area_code, assessment_id, provider, began_on, recorded_by) values ($1, $2, $3, $4, $5, '居家养老服务中心', '2026-06-01', $6)",
    [id, assessed.householdId, assessed.personId, area, assessed.id, by],
  );
  await world.sql(
    "insert into care_slot (id, arrangement_id, weekday, starts_minute, minutes, task) values (gen_random_uuid(), $1, 1, 540, 60, '助浴')",
    [id],
  );
  await world.sql(
    "insert into care_hours (id, arrangement_id, starts_at, minutes, carer, task, recorded_by) values ($1, $2, '2026-06-05T01:00:00Z', 60, '护理员', '助浴', $3)",
    [hoursId, id, by],
  );
  await world.sql(
    "insert into care_quality_check (id, arrangement_id, checked_on, result, findings, checked_by) values (gen_random_uuid(), $1, '2026-06-06', 'GOOD', '整洁', $2)",
    [id, (await world.actor('BUREAU_SUPERVISOR')).accountId],
  );
  return { id, hoursId };
}

const page = '{ edges { node { id } } totalCount }';
export const homecareQueries: Readonly<Record<string, QueryFixture>> = {
  abilityScales: { kind: 'rows', selection: '{ id }', sql: 'select id from ability_scale', id: () => '' },
  homecareArrangement: { kind: 'row', selection: '{ id }', args: (side) => ({ id: side.arrangementId }), id: (side) => side.arrangementId },
  homecareArrangements: { kind: 'rows', selection: page, sql: 'select id from care_arrangement', id: (side) => side.arrangementId },
};

const TEXT = '测试用文字';
const made = ({ stage, area }: Aim) => arrangementIn(stage.world, area.code);

export const homecareMutations: Readonly<Record<string, (aim: Aim) => Promise<object>>> = {
  abilityAssess: async ({ stage, area }) => {
    const { householdId, personId } = await assessedIn(stage.world, area.code);
    const answers = Object.entries(INDEPENDENT).map(([item, points]) => ({ item, points }));
    return { requestId: randomUUID(), householdId, personId, answers, assessedOn: '2026-06-08' };
  },
  homecareBegin: async ({ stage, area }) => ({
    requestId: randomUUID(),
    assessmentId: (await assessedIn(stage.world, area.code)).id,
    provider: TEXT,
    beganOn: '2026-06-08',
    slots: [{ weekday: 2, startsMinute: 540, minutes: 60, task: TEXT }],
  }),
  homecareEnd: async (aim) => ({ id: (await made(aim)).id, expectedVersion: 1, endedOn: '2026-06-08', reason: TEXT }),
  homecareHoursRecord: async (aim) => ({
    requestId: randomUUID(),
    arrangementId: (await made(aim)).id,
    startsAt: '2026-06-07T01:00:00Z',
    minutes: 60,
    carer: TEXT,
    task: TEXT,
  }),
  homecareHoursVerify: async (aim) => ({ id: (await made(aim)).hoursId, expectedVersion: 1 }),
  homecareQualityRecord: async (aim) => ({
    arrangementId: (await made(aim)).id,
    checkedOn: '2026-06-08',
    result: 'ADEQUATE',
    unannounced: true,
    findings: TEXT,
  }),
};
