import { randomUUID } from 'node:crypto';
import type { World } from '../testkit/world.js';
import { everyone, inArea, only, type Row } from './reach.js';
import type { Aim } from './mutation-fixtures.js';
import type { QueryFixture } from './query-fixtures.js';
import type { TableAccess } from './rows.js';

const READERS = ['COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'BUREAU_SUPERVISOR'] as const;
const WORKERS = ['COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER'] as const;
/** Dispersed care: case workers keep it, the bureau looks on; the checklist is the administrator's. */
export const hardshipMatrix: Readonly<Record<string, Row>> = {
  dispersedCare: inArea(...READERS),
  dispersedCares: inArea(...READERS),
  hardshipUnrecorded: inArea(...READERS),
  dispersedCheckItems: everyone('all'),
  dispersedCareBegin: inArea(...WORKERS),
  dispersedCareEnd: inArea(...WORKERS),
  dispersedEvidenceAdd: inArea(...WORKERS),
  dispersedVisitRecord: inArea(...WORKERS),
  dispersedCheckRecord: inArea(...WORKERS),
  dispersedCheckItemSave: only('all', 'ADMIN'),
};

const ofCare = '(select c.area_code from dispersed_care c where c.id = t.care_id)';
const ASKED = 'tests/api/hardship/dispersed-care.test.ts';
export const hardshipTables: Readonly<Record<string, TableAccess>> = {
  dispersed_care: { area: 't.area_code', see: READERS, writesAskedIn: ASKED },
  care_evidence: { area: ofCare, see: READERS, writesAskedIn: ASKED },
  dispersed_visit: { area: ofCare, see: READERS, writesAskedIn: ASKED },
  care_check: { area: ofCare, see: READERS, writesAskedIn: ASKED },
  care_check_item: { area: null, see: 'signed in', add: ['ADMIN'], change: ['ADMIN'] },
};

export const hardshipGrants: Readonly<Record<string, string>> = {
  care_check: 'INSERT SELECT',
  care_check_item: 'INSERT SELECT UPDATE',
  care_evidence: 'INSERT SELECT',
  dispersed_care: 'INSERT SELECT UPDATE',
  dispersed_visit: 'INSERT SELECT',
};

/** Functions with their owner's rights. */
export const hardshipFunctions: Readonly<Record<string, string>> = {
  'app.dispersed_care_area': 'policies of rows that hang on a care',
};

export interface HardshipSide {
  careId: string;
  /** A household with support and no care on record. */
  unrecordedId: string;
}

/** A household in extreme hardship and its head. */
export async function hardshipIn(world: World, area: number): Promise<{ householdId: string; personId: string }> {
  const householdId = await world.household({ area });
  await world.sql(
    "insert into assistance_status (id, household_id, programme, \"from\", persons) values (gen_random_uuid(), $1, 'EXTREME_HARDSHIP', '2025-01-01', 1)",
    [householdId],
  );
  const [head] = await world.sql<{ person_id: string }>('select person_id from household_membership where household_id = $1', [
    householdId,
  ]);
  return { householdId, personId: head?.person_id ?? '' };
}

/** A care with one piece of evidence, a visit and an answer. */
export async function careAtHomeIn(world: World, area: number): Promise<string> {
  const id = randomUUID();
  const by = (await world.actor('GRID_WORKER')).accountId;
  const { householdId, personId } = await hardshipIn(world, area);
  await world.sql(
    "insert into dispersed_care (id, household_id, person_id, area_code, carer, began_on, recorded_by) values ($1, $2, $3, $4, '侄子', '2026-01-01', $5)",
    [id, householdId, personId, area, by],
  );
  await world.sql(
    "insert into care_evidence (id, care_id, kind, what, valid_from, expires_on, recorded_by) values (gen_random_uuid(), $1, 'AGREEMENT', '协议', '2026-01-01', '2026-12-31', $2)",
    [id, by],
  );
  await world.sql(
    "insert into dispersed_visit (id, care_id, visited_on, found, recorded_by) values (gen_random_uuid(), $1, '2026-06-01', '平安', $2)",
    [id, by],
  );
  await world.sql(
    'insert into care_check (id, care_id, item_id, asked, clear, checked_by) select gen_random_uuid(), $1, i.id, i.name, true, $2 from care_check_item i where i.position = 1',
    [id, by],
  );
  return id;
}

export async function hardshipSide(world: World, area: number): Promise<HardshipSide> {
  return { careId: await careAtHomeIn(world, area), unrecordedId: (await hardshipIn(world, area)).householdId };
}

const page = '{ edges { node { id } } totalCount }';
export const hardshipQueries: Readonly<Record<string, QueryFixture>> = {
  dispersedCare: {
    kind: 'row',
    selection: '{ id }',
    args: (side) => ({ id: side.hardship.careId }),
    id: (side) => side.hardship.careId,
  },
  dispersedCares: { kind: 'rows', selection: page, sql: 'select id from dispersed_care', id: (side) => side.hardship.careId },
  hardshipUnrecorded: {
    kind: 'rows',
    selection: page,
    sql: "select h.id from household h where (select app.scope('hardship:read')) @> h.area_code and exists (select from assistance_status s where s.household_id = h.id and s.programme = 'EXTREME_HARDSHIP') and not exists (select from dispersed_care c where c.household_id = h.id)",
    id: (side) => side.hardship.unrecordedId,
  },
  dispersedCheckItems: { kind: 'rows', selection: '{ id }', sql: 'select id from care_check_item', id: () => '' },
};

const TEXT = '测试用文字';
const made = ({ stage, area }: Aim) => careAtHomeIn(stage.world, area.code);

export const hardshipMutations: Readonly<Record<string, (aim: Aim) => Promise<object>>> = {
  dispersedCareBegin: async ({ stage, area }) => ({
    requestId: randomUUID(),
    ...(await hardshipIn(stage.world, area.code)),
    carer: TEXT,
    beganOn: '2026-06-01',
  }),
  dispersedCareEnd: async (aim) => ({ id: await made(aim), expectedVersion: 1, endedOn: '2026-06-08', reason: TEXT }),
  dispersedEvidenceAdd: async (aim) => ({
    requestId: randomUUID(),
    careId: await made(aim),
    kind: 'STANDARD',
    what: TEXT,
    validFrom: '2026-06-01',
    expiresOn: '2027-05-31',
  }),
  dispersedVisitRecord: async (aim) => ({ careId: await made(aim), visitedOn: '2026-06-08', found: TEXT }),
  dispersedCheckRecord: async (aim) => {
    const [item] = await aim.stage.world.sql<{ id: string }>('select id from care_check_item where position = 2 and active limit 1');
    return { careId: await made(aim), itemId: item?.id, clear: true };
  },
  dispersedCheckItemSave: async () => ({ position: 9, name: TEXT, nameEn: 'Item', active: true }),
};
