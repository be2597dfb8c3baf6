import { randomUUID } from 'node:crypto';
import type { World } from '../testkit/world.js';
import { inArea, type RoleName, type Row } from './reach.js';
import type { Aim } from './mutation-fixtures.js';
import type { QueryFixture } from './query-fixtures.js';
import type { TableAccess } from './rows.js';

const FIGURE_READERS = [
  'ADMIN',
  'COORDINATOR',
  'SOCIAL_WORKER',
  'CLINICAL_SUPERVISOR',
  'BUREAU_SUPERVISOR',
  'AUDITOR',
] as const satisfies readonly RoleName[];
const ROW_READERS = ['COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'BUREAU_SUPERVISOR'] as const satisfies readonly RoleName[];
/** What a household was paid. */
export async function paymentIn(world: World, areaCode: number, householdId: string): Promise<string> {
  const id = randomUUID();
  await world.sql(
    "insert into benefit_payment (id, household_id, area_code, programme, month, persons, amount_fen, reference) values ($1, $2, $3, 'MINIMUM_LIVING_ALLOWANCE', '2026-05-01', 1, 70000, 'FF202605')",
    [id, householdId, areaCode],
  );
  return id;
}

/** Who reaches published figures: sums whoever may read figures; rows whoever sees the households; coordinators report what was paid. */
export const figureMatrix: Readonly<Record<string, Row>> = {
  publishedFigures: inArea(...FIGURE_READERS),
  figureParts: inArea(...FIGURE_READERS),
  figureMonths: inArea(...FIGURE_READERS),
  figureRows: inArea(...ROW_READERS),
  benefitPaymentsRecord: inArea('COORDINATOR'),
};

/** Which payments a role sees in SQL. */
export const figureTables: Readonly<Record<string, TableAccess>> = {
  benefit_payment: { area: 't.area_code', see: ROW_READERS, writesAskedIn: 'the matrix: a payment names who reported it' },
};

const IN_AREA = 'household_id in (select id from household where area_code >= $1 and area_code < $2) and until is null';
const ALLOWANCE = `select count(distinct household_id)::int n from assistance_status where programme = 'MINIMUM_LIVING_ALLOWANCE' and ${IN_AREA}`;

/** How the queries of figures are asked. */
export const figureQueries: Readonly<Record<string, QueryFixture>> = {
  publishedFigures: {
    kind: 'sum',
    selection: '{ reconciliation { households } }',
    args: () => ({ months: 6 }),
    sql: `select count(distinct household_id)::int n from assistance_status where ${IN_AREA}`,
  },
  figureParts: { kind: 'sum', selection: '{ value }', args: () => ({ key: 'ALLOWANCE_HOUSEHOLDS', months: 6 }), sql: ALLOWANCE },
  figureMonths: { kind: 'sum', selection: '{ value }', args: () => ({ key: 'ALLOWANCE_HOUSEHOLDS', months: 1 }), sql: ALLOWANCE },
  figureRows: {
    kind: 'rows',
    selection: '{ edges { node { id } } totalCount }',
    args: () => ({ key: 'ALLOWANCE_HOUSEHOLDS', months: 6 }),
    sql: "select id from assistance_status where programme = 'MINIMUM_LIVING_ALLOWANCE' and until is null",
    id: (side) => side.statusId,
  },
};

/** Input of reporting payments. */
export const figureMutations: Readonly<Record<string, (aim: Aim) => Promise<object>>> = {
  benefitPaymentsRecord: async ({ stage, area: place }) => {
    const id = await stage.world.household({ area: place.code });
    const [household] = await stage.world.sql<{ number: string }>('select number from household where id = $1', [id]);
    return {
      requestId: randomUUID(),
      programme: 'MINIMUM_LIVING_ALLOWANCE',
      month: '2026-05-01',
      reference: 'FF202605',
      rows: [{ householdNumber: household?.number, persons: 1, amountFen: 70000 }],
    };
  },
};

/** Grants of the runtime role. */
export const figureGrants: Readonly<Record<string, string>> = { benefit_payment: 'INSERT SELECT' };

/** Functions with their owner's rights. */
export const figureFunctions: Readonly<Record<string, string>> = {
  'app.comparison_sums': 'figures are open to more roles than comparisons; only two sums of one run leave it',
  'app.grid_sums': 'figures are open to more roles than the grid; only counts leave it',
  'app.payment_sums': 'figures are open to more roles than payments; only sums leave it',
  'app.roll_sums': 'figures are open to more roles than the ledger; only two counts leave it',
  'app.status_sums': 'figures are open to more roles than the rows behind them; only sums leave it',
};
