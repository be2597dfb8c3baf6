import { randomUUID } from 'node:crypto';
import type { World } from '../testkit/world.js';
import { inArea, type RoleName, type Row } from './reach.js';
import type { Aim } from './mutation-fixtures.js';
import type { QueryFixture } from './query-fixtures.js';
import type { TableAccess } from './rows.js';

const READERS = [
  'COORDINATOR',
  'SOCIAL_WORKER',
  'GRID_WORKER',
  'HOTLINE_AGENT',
  'BUREAU_SUPERVISOR',
] as const satisfies readonly RoleName[];
const RECORDERS = ['COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'HOTLINE_AGENT'] as const satisfies readonly RoleName[];
const PUBLISHERS = ['COORDINATOR', 'BUREAU_SUPERVISOR'] as const satisfies readonly RoleName[];
/** What a side of the stage holds of outreach. */
export interface OutreachSide {
  noticeId: string;
  outreachRecordId: string;
}

/** A version for the allowance households of a place, one of them told. */
export async function outreachIn(world: World, place: { area: number; householdId: string }): Promise<OutreachSide> {
  const [noticeId, recordId] = [randomUUID(), randomUUID()];
  const by = (await world.actor('COORDINATOR')).accountId;
  await world.sql(
    "insert into policy_notice (id, area_code, topic, number, title, body, contact, programmes, valid_from, published_by, published_at) values ($1, $2, gen_random_uuid()::text, 1, '低保明白纸', '标准', '12349', '{EXTREME_HARDSHIP,MINIMUM_LIVING_ALLOWANCE}', '2026-06-01', $3, '2026-06-01')",
    [noticeId, place.area, by],
  );
  await world.sql(
    "insert into outreach_record (id, notice_id, household_id, area_code, channel, told_on, told_by) values ($1, $2, $3, $4, 'VISIT', '2026-06-02', $5)",
    [recordId, noticeId, place.householdId, place.area, by],
  );
  return { noticeId, outreachRecordId: recordId };
}

/** Who reaches outreach: whoever works with households tells and records it; coordinators and the bureau publish. */
export const outreachMatrix: Readonly<Record<string, Row>> = {
  policyNotices: inArea(...READERS),
  policyNotice: inArea(...READERS),
  outreachRecords: inArea(...READERS),
  outreachUnreached: inArea(...READERS),
  policyNoticePublish: inArea(...PUBLISHERS),
  outreachRecordAdd: inArea(...RECORDERS),
};

/** Which rows of outreach a role sees in SQL. */
export const outreachTables: Readonly<Record<string, TableAccess>> = {
  policy_notice: { area: 't.area_code', see: READERS, writesAskedIn: 'the matrix: a version names who published it' },
  outreach_record: { area: 't.area_code', see: READERS, writesAskedIn: 'the matrix: a record names who told it' },
};

const page = '{ edges { node { id } } totalCount }';

/** How the queries of outreach are asked. */
export const outreachQueries: Readonly<Record<string, QueryFixture>> = {
  policyNotices: { kind: 'rows', selection: page, sql: 'select id from policy_notice', id: (side) => side.noticeId },
  policyNotice: { kind: 'row', selection: '{ id }', args: (side) => ({ id: side.noticeId }), id: (side) => side.noticeId },
  outreachRecords: { kind: 'rows', selection: page, sql: 'select id from outreach_record', id: (side) => side.outreachRecordId },
  // Every household that the version of the own side is for was told; tests/api/outreach asks for those who were not.
  outreachUnreached: {
    kind: 'rows',
    selection: page,
    args: (side) => ({ noticeId: side.noticeId }),
    sql: "select h.id from household h where exists (select from assistance_status s where s.household_id = h.id and s.until is null and s.programme in ('EXTREME_HARDSHIP', 'MINIMUM_LIVING_ALLOWANCE')) and not exists (select from outreach_record r where r.household_id = h.id)",
    id: () => '',
  },
};

/** Input of each change of outreach. */
export const outreachMutations: Readonly<Record<string, (aim: Aim) => Promise<object>>> = {
  policyNoticePublish: async ({ area: place }) => ({
    requestId: randomUUID(),
    areaCode: place.community,
    topic: '低保',
    title: '低保明白纸',
    body: '每人每月七百元。',
    contact: '12349',
    programmes: ['MINIMUM_LIVING_ALLOWANCE'],
    validFrom: '2026-06-01',
  }),
  outreachRecordAdd: async ({ stage, area: place }) => {
    const householdId = await stage.world.household({ area: place.code });
    const { noticeId } = await outreachIn(stage.world, { area: place.code, householdId });
    return { requestId: randomUUID(), noticeId, householdIds: [householdId], channel: 'PHONE', toldOn: '2026-06-08' };
  },
};

/** Grants of the runtime role. */
export const outreachGrants: Readonly<Record<string, string>> = { outreach_record: 'INSERT SELECT', policy_notice: 'INSERT SELECT' };
