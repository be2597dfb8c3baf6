import { randomUUID } from 'node:crypto';
import type { World } from '../testkit/world.js';
import { inArea, type RoleName, type Row } from './reach.js';
import type { Aim } from './mutation-fixtures.js';
import type { QueryFixture } from './query-fixtures.js';
import type { TableAccess } from './rows.js';

const READERS = ['COORDINATOR', 'BUREAU_SUPERVISOR'] as const satisfies readonly RoleName[];
/** What a side of the stage holds of list comparison. */
export interface ComparisonSide {
  comparisonId: string;
  comparisonFindingId: string;
  comparisonRunId: string;
  comparisonRowId: string;
}

let cells = 500;

/** The place itself, or a cell of it where the pair is compared there already: a pair is compared once in an area. */
async function freePlace(world: World, place: number): Promise<number> {
  if ((await world.sql('select from list_comparison where area_code = $1', [place])).length === 0) return place;
  const cell = place + (cells += 1);
  await world.sql("insert into admin_area (code, name, level, parent_code) values ($1, '网格', 'GRID_CELL', $2) on conflict do nothing", [
    cell,
    place,
  ]);
  return cell;
}

/** A finished comparison of an area with a person in one list and the finding of it. */
export async function comparisonIn(world: World, place: number): Promise<ComparisonSide> {
  const areaCode = await freePlace(world, place);
  const [comparisonId, runId, findingId] = [randomUUID(), randomUUID(), randomUUID()];
  const by = (await world.actor('COORDINATOR')).accountId;
  const list = JSON.stringify({ fileName: null, columns: [], read: 1, repeated: 0, unreadable: 0, below: 0 });
  await world.sql(
    "insert into list_comparison (id, area_code, left_kind, right_kind, wanted, created_by, created_at) values ($1, $2, 'REGISTERED_POOR', 'ASSISTED_ROLL', '{ONLY_LEFT}', $3, '2026-06-01')",
    [comparisonId, areaCode, by],
  );
  await world.sql(
    `insert into comparison_run (id, comparison_id, number, as_of, state, left_list, right_list, rules, left_rows, only_left, new_findings, ordered_by, done_at)
     values ($1, $2, 1, '2026-06-01', 'DONE', $3::jsonb, $3::jsonb, '{"name":40,"birth":35,"address":25,"missing":30,"match":85,"unsure":65,"billFen":1}', 1, 1, 1, $4, now())`,
    [runId, comparisonId, list, by],
  );
  const [row] = await world.sql<{ id: number }>(
    "insert into comparison_row (run_id, side, ordinal, name, area_code, outcome) values ($1, 'LEFT', 1, '孙新来', $2, 'ONLY') returning id",
    [runId, areaCode],
  );
  await world.sql(
    "insert into comparison_finding (id, comparison_id, key, kind, area_code, left_name, first_run_id, last_run_id) values ($1, $2, gen_random_uuid()::text, 'ONLY_LEFT', $3, '孙新来', $4, $4)",
    [findingId, comparisonId, areaCode, runId],
  );
  return { comparisonId, comparisonFindingId: findingId, comparisonRunId: runId, comparisonRowId: String(row?.id ?? '') };
}

/** Who reaches comparisons: whoever oversees an area reads, its coordinators run them and decide. */
export const comparisonMatrix: Readonly<Record<string, Row>> = {
  listComparisons: inArea(...READERS),
  listComparison: inArea(...READERS),
  comparisonFindings: inArea(...READERS),
  comparisonRows: inArea(...READERS),
  listComparisonStart: inArea('COORDINATOR'),
  comparisonLeadsCreate: inArea('COORDINATOR'),
  comparisonFindingClose: inArea('COORDINATOR'),
};

const ofComparison = '(select c.area_code from list_comparison c where c.id = t.comparison_id)';
const ofRun = '(select c.area_code from list_comparison c join comparison_run r on r.comparison_id = c.id where r.id = t.run_id)';

/** Which rows of comparisons a role sees and writes in SQL. */
export const comparisonTables: Readonly<Record<string, TableAccess>> = {
  list_comparison: {
    area: 't.area_code',
    see: READERS,
    change: ['COORDINATOR'],
    writesAskedIn: 'the matrix: a comparison names who began it',
  },
  comparison_run: { area: ofComparison, see: READERS, change: ['COORDINATOR'], writesAskedIn: 'the matrix: a run names who ordered it' },
  comparison_row: { area: ofRun, see: READERS, add: ['COORDINATOR'], remove: ['COORDINATOR'] },
  comparison_finding: { area: ofComparison, see: READERS, add: ['COORDINATOR'], change: ['COORDINATOR'] },
};

const page = '{ edges { node { id } } totalCount }';

/** How the queries of comparisons are asked. */
export const comparisonQueries: Readonly<Record<string, QueryFixture>> = {
  listComparisons: { kind: 'rows', selection: page, sql: 'select id from list_comparison', id: (side) => side.comparisonId },
  listComparison: {
    kind: 'row',
    selection: '{ id }',
    args: (side) => ({ id: side.comparisonId }),
    id: (side) => side.comparisonId,
  },
  comparisonRows: {
    kind: 'rows',
    selection: page,
    args: (side) => ({ runId: side.comparisonRunId, side: 'LEFT' }),
    sql: 'select id::text from comparison_row',
    id: (side) => side.comparisonRowId,
  },
  comparisonFindings: { kind: 'rows', selection: page, sql: 'select id from comparison_finding', id: (side) => side.comparisonFindingId },
};

let towns = 700;

/** A community of its own in the aim's district, so that one comparison does not stand in the way of another. */
async function placeOf({ stage, area: place }: Aim): Promise<{ code: string; number: number }> {
  const code = `${place.district}001${(towns += 1)}`;
  await stage.world.sql(
    "insert into admin_area (code, name, level, parent_code) values ($1, '比对社区', 'COMMUNITY', $2) on conflict do nothing",
    [code.padEnd(15, '0'), `${place.district}001`.padEnd(15, '0')],
  );
  return { code, number: Number(code.padEnd(15, '0')) };
}

/** Input of each change of comparisons. */
export const comparisonMutations: Readonly<Record<string, (aim: Aim) => Promise<object>>> = {
  listComparisonStart: async (aim) => {
    // Fetched when it is needed: the tables above are read by tests that start no server.
    const { storeUpload } = await import('@finemesh/server/dist/modules/imports/uploads.js');
    const { operate } = await import('@finemesh/server/dist/platform/database/operation.js');
    const content = Buffer.from('姓名,身份证号\n');
    const uploadId = await operate(aim.stage.world.services, { accountId: aim.accountId ?? '' }, (op) =>
      storeUpload(op, { name: 'a.csv', content }),
    );
    return {
      requestId: randomUUID(),
      areaCode: (await placeOf(aim)).code,
      left: { kind: 'REGISTERED_POOR', uploadId },
      right: { kind: 'ASSISTED_ROLL' },
    };
  },
  comparisonLeadsCreate: async (aim) => {
    const { comparisonId, comparisonFindingId: findingId } = await comparisonIn(aim.stage.world, (await placeOf(aim)).number);
    return { requestId: randomUUID(), comparisonId, findingIds: [findingId] };
  },
  comparisonFindingClose: async (aim) => {
    const { comparisonFindingId: findingId } = await comparisonIn(aim.stage.world, (await placeOf(aim)).number);
    return { id: findingId, expectedVersion: 1, reason: '名单有误' };
  },
};

/** Grants of the runtime role. */
export const comparisonGrants: Readonly<Record<string, string>> = {
  comparison_finding: 'INSERT SELECT UPDATE',
  comparison_row: 'DELETE INSERT SELECT',
  comparison_run: 'INSERT SELECT UPDATE',
  list_comparison: 'INSERT SELECT UPDATE',
};
