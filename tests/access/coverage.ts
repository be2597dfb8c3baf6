import { randomUUID } from 'node:crypto';
import { LAOSHAN, type World } from '../testkit/world.js';
import { inArea, only, type RoleName, type Row } from './reach.js';
import type { Aim } from './mutation-fixtures.js';
import type { QueryFixture } from './query-fixtures.js';
import type { TableAccess } from './rows.js';

/** The newest day of the ledger on a stage, and the closed one before it. */
const [TODAY, YESTERDAY] = ['2026-06-08', '2026-06-07'];

/** What a side of the stage holds of grid and ledger. */
export interface CoverageSide {
  gridId: string;
  coverId: string;
  entryId: string;
  exemptionId: string;
  correctionId: string;
}

/** A worker of the cell, cover to come, a gap of the household with the figures that count it, an exemption elsewhere, an order to correct. */
export async function coverageIn(world: World, area: { code: number; community: string }, householdId: string): Promise<CoverageSide> {
  const worker = (await world.actor('GRID_WORKER', { area: area.community })).accountId;
  const colleague = (await world.actor('GRID_WORKER', { area: area.community })).accountId;
  const one = async (sql: string, values: unknown[]): Promise<string> => {
    const [row] = await world.sql<{ id: string | number }>(sql, values);
    return String(row?.id ?? '');
  };
  await world.sql(
    "insert into grid_assignment (id, cell_code, worker_id, from_at, reason, assigned_by) values (gen_random_uuid(), $1, $2, '2026-01-01', 'FIRST', $2) on conflict do nothing",
    [area.code, worker],
  );
  await world.sql(
    "insert into grid_cover (id, cell_code, cover_id, from_at, until_at, reason, made_by) values (gen_random_uuid(), $1, $2, '2027-01-01', '2027-01-08', 'LEAVE', $2) on conflict do nothing",
    [area.code, colleague],
  );
  await ledgerDays(world);
  await world.sql("update service_need set created_at = '2026-06-01' where household_id = $1", [householdId]);
  const entryId = await one(
    `insert into coverage_entry (household_id, from_day, area_code, state, basis, cadence_days, due_on) values ($1, $2, $3, 'GAP', 'NEVER', 90, '2026-06-15') returning id`,
    [householdId, TODAY, area.code],
  );
  await world.sql(
    `insert into coverage_total (day, area_code, roll, in_date, overdue, waiting, exempt, gap) values ($1, $2::bigint / 1000000 * 1000000, 1, 0, 0, 0, 0, 1)
     on conflict on constraint coverage_total_once do update set roll = coverage_total.roll + 1, gap = coverage_total.gap + 1`,
    [TODAY, area.code],
  );
  return {
    gridId: await one('select id from grid_assignment where cell_code = $1 and until_at is null', [area.code]),
    coverId: await one('select id from grid_cover where cell_code = $1', [area.code]),
    entryId,
    exemptionId: await exemptionIn(world, householdId, area.code),
    correctionId: await one(
      "insert into coverage_correction (id, day, area_code, reason, ordered_by, done_at) values (gen_random_uuid(), $1, $2, '更正', $3, now()) returning id",
      [YESTERDAY, area.code, worker],
    ),
  };
}

/** The newest day and a closed one. */
async function ledgerDays(world: World): Promise<void> {
  await world.sql(
    "insert into coverage_day (day, state, cutoff, parts_total, started_at, computed_at) values ($1, 'PROVISIONAL', now(), 8, now(), now()), ($2, 'CLOSED', now(), 8, now(), now()) on conflict do nothing",
    [TODAY, YESTERDAY],
  );
}

/** An exemption of a household from today. */
async function exemptionIn(world: World, householdId: string, area: number): Promise<string> {
  const id = randomUUID();
  await world.sql(
    "insert into coverage_exemption (id, household_id, area_code, reason, note, from_day, until_day, granted_by) values ($1, $2, $3, 'AWAY', '外出', '2026-06-01', '2026-07-01', $4)",
    [id, householdId, area, (await world.actor('COORDINATOR')).accountId],
  );
  return id;
}

const READERS = ['ADMIN', 'COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'BUREAU_SUPERVISOR'] as const satisfies readonly RoleName[];
/** Who reaches grid and ledger: coordinators decide who answers for a cell and who is exempt; the bureau alone rewrites a past day. */
export const coverageMatrix: Readonly<Record<string, Row>> = {
  gridCells: inArea(...READERS),
  gridLoads: inArea(...READERS),
  gridBalance: inArea('COORDINATOR'),
  gridCandidates: inArea('COORDINATOR'),
  gridCellAssign: inArea('COORDINATOR'),
  gridCoverAdd: inArea('COORDINATOR'),
  gridCoverEnd: inArea('COORDINATOR'),
  coverageDay: only('all', ...READERS),
  coverageFigures: inArea(...READERS),
  coverageTrend: inArea(...READERS),
  coverageEntries: inArea(...READERS),
  coverageCorrections: inArea(...READERS),
  unmetNeedFigures: inArea(
    'ADMIN',
    'COORDINATOR',
    'SOCIAL_WORKER',
    'CLINICAL_SUPERVISOR',
    'GRID_WORKER',
    'HOTLINE_AGENT',
    'BUREAU_SUPERVISOR',
  ),
  unmetNeeds: inArea('ADMIN', 'COORDINATOR', 'SOCIAL_WORKER', 'CLINICAL_SUPERVISOR', 'GRID_WORKER', 'HOTLINE_AGENT', 'BUREAU_SUPERVISOR'),
  coverageExemptionGrant: inArea('COORDINATOR'),
  coverageExemptionEnd: inArea('COORDINATOR'),
  coverageDayCorrect: inArea('BUREAU_SUPERVISOR'),
};

/** Which rows of grid and ledger a role sees and writes in SQL. The ledger itself is written by the daily work alone. */
export const coverageTables: Readonly<Record<string, TableAccess>> = {
  // A new row breaks the rule of one worker a cell before it reaches a policy; both are asked by tests/api/grid.
  grid_assignment: { area: 't.cell_code', see: READERS, writesAskedIn: 'tests/api/grid/grid.test.ts' },
  grid_cover: { area: 't.cell_code', see: READERS, writesAskedIn: 'tests/api/grid/grid.test.ts' },
  coverage_entry: { area: 't.area_code', see: READERS },
  coverage_total: { area: 't.area_code', see: READERS },
  coverage_day: { area: null, see: READERS },
  coverage_exemption: {
    area: 't.area_code',
    see: READERS,
    change: ['COORDINATOR'],
    writesAskedIn: 'the matrix: an exemption names who granted it',
  },
  coverage_correction: { area: 't.area_code', see: READERS, writesAskedIn: 'the matrix: an order names who gave it' },
};

/** Needs recorded before the clock of the stage; those that mutations make later bear the machine's time. */
const RECORDED = "created_at < '2026-06-08' and state in ('UNMATCHED', 'OFFERED', 'ASSIGNED')";

/** How the queries of grid and ledger are asked. */
export const coverageQueries: Readonly<Record<string, QueryFixture>> = {
  gridCells: {
    kind: 'rows',
    selection: '{ edges { node { assignment { id } } } }',
    sql: 'select id from grid_assignment where until_at is null',
    id: (side) => side.gridId,
  },
  gridLoads: {
    kind: 'sum',
    selection: '{ cells }',
    sql: 'select count(*)::int n from grid_assignment where until_at is null and cell_code >= $1 and cell_code < $2',
  },
  // Nobody else works on the cell of a stage, and every cell has a worker: nothing is to be moved.
  gridBalance: { kind: 'rows', selection: '{ cell { code } }', sql: 'select id::text from household where false', id: () => '' },
  gridCandidates: {
    kind: 'rows',
    selection: '{ id }',
    args: (side) => ({ code: side.area.community }),
    sql: `select app.grid_candidates(${LAOSHAN.code})::text id`,
    id: () => '',
  },
  coverageDay: { kind: 'rows', selection: '{ day }', sql: '', id: () => '' },
  coverageFigures: {
    kind: 'sum',
    selection: '{ roll }',
    sql: 'select count(*)::int n from coverage_entry where area_code >= $1 and area_code < $2',
  },
  coverageTrend: {
    kind: 'sum',
    selection: '{ roll }',
    args: () => ({ from: TODAY, to: TODAY }),
    sql: 'select count(*)::int n from coverage_entry where area_code >= $1 and area_code < $2',
  },
  coverageEntries: {
    kind: 'rows',
    selection: '{ edges { node { id } } totalCount }',
    sql: 'select id::text from coverage_entry',
    id: (side) => side.entryId,
  },
  coverageCorrections: { kind: 'rows', selection: '{ id }', sql: 'select id from coverage_correction', id: (side) => side.correctionId },
  unmetNeedFigures: {
    kind: 'sum',
    selection: '{ needs }',
    sql: `select count(*)::int n from service_need where ${RECORDED} and area_code >= $1 and area_code < $2`,
  },
  unmetNeeds: {
    kind: 'rows',
    selection: '{ edges { node { id } } totalCount }',
    sql: `select id from service_need where ${RECORDED}`,
    id: (side) => side.needId,
  },
};

const requestId = () => randomUUID();

let cells = 100;

/** A cell of its own in the aim's area, so that one change does not stand in the way of another. */
async function cell({ stage, area: place }: Aim): Promise<string> {
  const code = `${place.community}${String((cells += 1)).padStart(3, '0')}`;
  await stage.world.sql(
    "insert into admin_area (code, name, level, parent_code) values ($1, '网格', 'GRID_CELL', $2) on conflict do nothing",
    [code, place.code],
  );
  return code;
}

const worker = async ({ stage, area: place }: Aim): Promise<string> =>
  (await stage.world.actor('GRID_WORKER', { area: place.community })).accountId ?? '';

/** Input of each change of grid and ledger. */
export const coverageMutations: Readonly<Record<string, (aim: Aim) => Promise<object>>> = {
  gridCellAssign: async (aim) => ({ requestId: requestId(), cellCode: await cell(aim), workerId: await worker(aim), reason: 'FIRST' }),
  gridCoverAdd: async (aim) => ({
    requestId: requestId(),
    cellCode: await cell(aim),
    coverId: await worker(aim),
    fromAt: '2026-07-01T00:00:00Z',
    untilAt: '2026-07-08T00:00:00Z',
    reason: 'LEAVE',
  }),
  gridCoverEnd: async (aim) => {
    const id = randomUUID();
    const code = await cell(aim);
    await aim.stage.world.sql(
      "insert into grid_cover (id, cell_code, cover_id, from_at, until_at, reason, made_by) values ($1, $2, $3, '2026-08-01', '2026-08-02', 'LEAVE', $3)",
      [id, code, await worker(aim)],
    );
    return { id };
  },
  coverageExemptionGrant: async ({ stage, area: place }) => ({
    requestId: requestId(),
    householdId: await stage.world.household({ area: place.code }),
    reason: 'AWAY',
    note: '外出务工',
    untilDay: '2026-07-01',
  }),
  coverageExemptionEnd: async ({ stage, area: place }) => ({
    id: await exemptionIn(stage.world, await stage.world.household({ area: place.code }), place.code),
    expectedVersion: 1,
  }),
  coverageDayCorrect: async ({ area: place }) => ({ requestId: requestId(), day: YESTERDAY, areaCode: place.community, reason: '漏登记' }),
};

/** Grants of the runtime role. */
export const coverageGrants: Readonly<Record<string, string>> = {
  coverage_correction: 'INSERT SELECT',
  coverage_day: 'SELECT',
  coverage_entry: 'SELECT',
  coverage_exemption: 'INSERT SELECT UPDATE',
  coverage_total: 'SELECT',
  grid_assignment: 'INSERT SELECT UPDATE',
  grid_cover: 'INSERT SELECT UPDATE',
};

/** Functions with their owner's rights. */
export const coverageFunctions: Readonly<Record<string, string>> = {
  'app.coverage_close': 'the daily work; closed to the runtime role',
  'app.coverage_correct': 'the daily work; closed to the runtime role',
  'app.coverage_facts': 'the daily work; closed to the runtime role',
  'app.coverage_lay': 'fills a new database; closed to the runtime role',
  'app.coverage_roll': 'the daily work; closed to the runtime role',
  'app.coverage_rules': 'the daily work; closed to the runtime role',
  'app.coverage_step': 'the daily work goes on whoever is signed in; takes nothing from outside and tells a day and a progress',
  'app.coverage_units': 'the daily work; closed to the runtime role',
  'app.coverage_write': 'the daily work; closed to the runtime role',
  'app.grid_answers': 'who answers for a place; closed to the runtime role',
  'app.grid_candidates': 'whose grants reach a cell; ids alone, for whoever may decide there',
  'app.grid_able': 'whose grants reach which of many cells; ids alone, for whoever may decide there',
  'app.grid_own_places': "places for which the actor answers, and nobody else's",
  'app.grid_works_in': 'policy of the grid: yes or no about grants of others',
  'app.refuse_absent_cover': 'trigger: cover that the actor may not see stands in the way too',
};
