import { randomUUID } from 'node:crypto';
import { LAOSHAN, type World } from '../testkit/world.js';
import { inArea, only, type Row } from './reach.js';
import type { Aim } from './mutation-fixtures.js';
import type { QueryFixture } from './query-fixtures.js';
import type { TableAccess } from './rows.js';

const READERS = ['ADMIN', 'COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'BUREAU_SUPERVISOR'] as const;
const WORKERS = ['COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER'] as const;

/** Price-linked subsidy: what was triggered is no secret to case work; who is due and told is, outside the area. */
export const subsidyMatrix: Readonly<Record<string, Row>> = {
  priceTrigger: only('all', ...READERS),
  priceTriggers: only('all', ...READERS),
  subsidyRoll: inArea(...READERS),
  priceTriggerRecord: inArea('ADMIN'),
  subsidyNoticeRecord: inArea(...WORKERS),
};

const ASKED = 'tests/api/subsidy/subsidy.test.ts';
export const subsidyTables: Readonly<Record<string, TableAccess>> = {
  price_trigger: { area: null, see: READERS, writesAskedIn: ASKED },
  subsidy_notice: { area: 't.area_code', see: READERS, writesAskedIn: ASKED },
};

export const subsidyGrants: Readonly<Record<string, string>> = {
  price_trigger: 'INSERT SELECT',
  subsidy_notice: 'INSERT SELECT',
};

/** A household that is due; the trigger is one for the whole city and laid once a world. */
export async function dueIn(world: World, area: number): Promise<{ triggerId: string; householdId: string }> {
  const householdId = await world.household({ area });
  await world.sql(
    "insert into assistance_status (id, household_id, programme, \"from\", persons) values (gen_random_uuid(), $1, 'EXTREME_HARDSHIP', '2025-01-01', 1)",
    [householdId],
  );
  const city = Math.floor(LAOSHAN.code / 1e11) * 1e11;
  await world.sql(
    "insert into price_trigger (id, area_code, month, index_percent, per_person_fen, roll_on, document) values ($1, $2, '2026-05-01', 3.5, 3000, '2026-05-31', '示例') on conflict do nothing",
    [randomUUID(), city],
  );
  const [trigger] = await world.sql<{ id: string }>("select id from price_trigger where month = '2026-05-01'");
  return { triggerId: trigger?.id ?? '', householdId };
}

/** The same with a notice. */
export async function subsidyIn(world: World, area: number): Promise<{ triggerId: string; householdId: string }> {
  const due = await dueIn(world, area);
  await world.sql(
    "insert into subsidy_notice (id, trigger_id, household_id, area_code, told_on, how, told_by) values (gen_random_uuid(), $1, $2, $3, '2026-06-02', 'PHONE', $4)",
    [due.triggerId, due.householdId, area, (await world.actor('GRID_WORKER')).accountId],
  );
  return due;
}

const page = '{ edges { node { id } } totalCount }';
export const subsidyQueries: Readonly<Record<string, QueryFixture>> = {
  priceTrigger: {
    kind: 'row',
    selection: '{ id }',
    args: (side) => ({ id: side.subsidy.triggerId }),
    id: (side) => side.subsidy.triggerId,
  },
  priceTriggers: { kind: 'rows', selection: page, sql: 'select id from price_trigger', id: (side) => side.subsidy.triggerId },
  subsidyRoll: {
    kind: 'rows',
    selection: page,
    sql: `select h.id from household h where (select app.scope('subsidy:read')) @> h.area_code and exists (select from assistance_status s where s.household_id = h.id
      and s.programme in ('MINIMUM_LIVING_ALLOWANCE', 'EXTREME_HARDSHIP') and s."from" <= '2026-05-31' and (s.until is null or s.until > '2026-05-31'))`,
    id: (side) => side.subsidy.householdId,
  },
};

let month = 0;
export const subsidyMutations: Readonly<Record<string, (aim: Aim) => Promise<object>>> = {
  priceTriggerRecord: async ({ area }) => {
    month += 1;
    return {
      requestId: randomUUID(),
      areaCode: area.community,
      month: `${2000 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`,
      indexPercent: 3.1,
      perPersonFen: 2500,
      rollOn: '2026-06-01',
      document: '测试用文字',
    };
  },
  subsidyNoticeRecord: async ({ stage, area }) => {
    const { triggerId, householdId } = await dueIn(stage.world, area.code);
    return { triggerId, householdIds: [householdId], toldOn: '2026-06-08', how: 'VISIT' };
  },
};
