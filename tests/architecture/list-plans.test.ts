import { Operation } from '@finemesh/server/dist/platform/database/operation.js';
import { createExecutor } from '@finemesh/server/dist/platform/graphql/executor.js';
import { getNullableType, isObjectType, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fullSelection, rootFields, servedSchema } from '../testkit/schema.js';
import { LAOSHAN, SHINAN, World } from '../testkit/world.js';
import { layManyRows, ROWS } from './many-rows.js';

/** Tables that grow with the city; reading one from end to end for a page would show in the evening of the first year. */
const LARGE = new Set([
  'household',
  'person',
  'household_membership',
  'assistance_status',
  'consent',
  'service_need',
  'offer',
  'assignment',
  'volunteer',
  'team_member',
  'availability_window',
  'audit_event',
]);

/** Rows that a page sorts at most: the longest page of a loader. */
const PAGE = 1000;

/** Filters with which each list is asked; a list without a row here is asked as it is. */
const FILTERS: Readonly<Record<string, readonly object[]>> = {
  serviceNeeds: [
    {},
    { areaCode: LAOSHAN.district, states: ['UNMATCHED', 'OFFERED', 'ASSIGNED'] },
    { states: ['UNMATCHED', 'OFFERED', 'ASSIGNED'] },
    { areaCode: LAOSHAN.community, states: ['UNMATCHED'], tiers: ['EMERGENCY'] },
    { overdueOnly: true },
    { text: '户 17' },
    { states: ['DONE'] },
  ],
  households: [{}, { areaCode: LAOSHAN.district }, { programme: 'MINIMUM_LIVING_ALLOWANCE' }, { text: '户 17' }],
  volunteers: [{}, { areaCode: LAOSHAN.district }, { state: 'ACTIVE' }, { text: '志愿者 17' }],
};

/** What lists must be told besides their page. */
const NOTHING = '00000000-0000-4000-8000-000000000000';
const ARGUMENTS: Readonly<Record<string, string>> = {
  comparisonRows: `, runId: "${NOTHING}", side: LEFT`,
  figureRows: ', key: ALLOWANCE_HOUSEHOLDS',
  outreachUnreached: `, noticeId: "${NOTHING}"`,
};

/** Totals over everything, which only a maintained count would spare from reading everything. May only shrink. */
const TOTALS = ['select count(*) n from household h', 'select count(*) n from volunteer v'];

/** Who sees most of each list; the coordinator unless told. */
const ASKER: Readonly<Record<string, string>> = {
  accounts: 'ADMIN',
  notificationDeliveries: 'ADMIN',
  supportReferrals: 'CLINICAL_SUPERVISOR',
  riskAlerts: 'CLINICAL_SUPERVISOR',
  inspectionPlans: 'BUREAU_SUPERVISOR',
  spotCalls: 'BUREAU_SUPERVISOR',
  spotChecks: 'BUREAU_SUPERVISOR',
  trainingQuestions: 'BUREAU_SUPERVISOR',
};

interface Statement {
  accountId: string;
  sql: string;
  values: readonly unknown[];
}
interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  Plans?: PlanNode[];
}

let world: World;
const accounts = new Map<string, string>();
let connections: string[] = [];

beforeAll(async () => {
  world = await World.start();
  for (const role of ['COORDINATOR', 'CLINICAL_SUPERVISOR', 'ADMIN', 'BUREAU_SUPERVISOR'])
    accounts.set(role, (await world.actor(role)).accountId ?? '');
  await layManyRows(world);
  const schema = await servedSchema();
  connections = rootFields(schema)
    .filter(({ kind, field }) => {
      const type = getNullableType(field.type);
      return kind === 'query' && isObjectType(type) && type.name.endsWith('Connection');
    })
    .map(({ name }) => name);
}, 180_000);
afterAll(() => world.stop());

/** Asks a document and returns the statements that it sent. */
async function statementsOf(query: string, variables: object, role = 'COORDINATOR'): Promise<Statement[]> {
  const accountId = accounts.get(role) ?? '';
  const sent: Statement[] = [];
  class Recorded extends Operation {
    override rows<T extends object>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
      sent.push({ sql, values, accountId });
      return super.rows<T>(sql, values);
    }
  }
  const execute = createExecutor(await servedSchema());
  const op = new Recorded(world.services, { accountId });
  const result = await execute({ document: parse(query), operationName: null, variables: { ...variables }, context: { op }, key: query });
  expect(result.errors ?? []).toEqual([]);
  return sent;
}

/** What a statement's plan does that a list may not do. */
async function faultsOf({ sql, values, accountId }: Statement): Promise<string[]> {
  const plan = await world.asRuntimeRole(accountId, async (client) => {
    // Of a table of this size the planner may well read everything; the question is whether it must.
    await client.query('set local enable_seqscan = off; set local enable_sort = off; set local seq_page_cost = 1000');
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(`explain (analyze, format json, timing off) ${sql}`, [
      ...values,
    ]);
    return rows[0]?.['QUERY PLAN'][0].Plan;
  });
  const faults: string[] = [];
  const walk = (node: PlanNode): void => {
    if (node['Node Type'] === 'Seq Scan' && LARGE.has(node['Relation Name'] ?? ''))
      faults.push(`reads ${node['Relation Name']} from end to end`);
    if (node['Node Type'] === 'Sort')
      for (const input of node.Plans ?? [])
        if (input['Actual Rows'] * input['Actual Loops'] > PAGE) faults.push(`sorts ${input['Actual Rows'] * input['Actual Loops']} rows`);
    node.Plans?.forEach(walk);
  };
  if (plan) walk(plan);
  return faults;
}

async function listFaults(name: string, filter: object | undefined): Promise<Record<string, string[]>> {
  const schema = await servedSchema();
  const field = schema.getQueryType()?.getFields()[name];
  if (!field) throw new Error(`no list ${name}`);
  const filterType = field.args.find((argument) => argument.name === 'filter')?.type;
  const selection = fullSelection(schema, field.type, { depth: 3, first: 5 });
  const horizon = field.args.some((argument) => argument.name === 'horizon');
  const query = `query($first: Int!, $after: String${horizon ? ', $horizon: DateTime!' : ''}${filter ? `, $filter: ${String(filterType)}` : ''}) {
    ${name}(first: $first, after: $after${horizon ? ', horizon: $horizon' : ''}${filter ? ', filter: $filter' : ''}${ARGUMENTS[name] ?? ''}) ${selection} }`;
  const variables = { first: 50, ...(horizon ? { horizon: '2026-07-01T00:00:00.000Z' } : {}), ...(filter ? { filter } : {}) };
  const first = await statementsOf(query, variables, ASKER[name]);
  const found: Record<string, string[]> = {};
  for (const statement of first) {
    if (TOTALS.includes(statement.sql.trim())) continue;
    const faults = await faultsOf(statement);
    if (faults.length > 0) found[statement.sql.slice(0, 2000)] = faults;
  }
  return found;
}

describe(`the plans of the lists over ${ROWS.needs} needs of ${ROWS.households} households`, () => {
  it.each(Object.entries(FILTERS).flatMap(([name, filters]) => filters.map((filter) => [name, filter] as const)))(
    '%s %j reads no large table from end to end and sorts no more than a page',
    async (name, filter) => {
      expect(await listFaults(name, filter)).toEqual({});
    },
  );

  it('hold for every other list as it is', async () => {
    const others = connections.filter((name) => !(name in FILTERS));
    expect(others.length).toBeGreaterThan(0);
    for (const name of others) expect({ name, faults: await listFaults(name, undefined) }).toEqual({ name, faults: {} });
  });

  it('hold for the day and for search', async () => {
    for (const query of [
      '{ today { overdue dueToday awaitingVerification declinedToday next { id } } }',
      '{ householdSearch(text: "户 17", first: 10) { id } }',
    ])
      for (const statement of await statementsOf(query, {}))
        expect({ query, faults: await faultsOf(statement) }).toEqual({ query, faults: [] });
  });

  it('walk the open needs alone where one plan is kept for all values', async () => {
    const filter = { areaCode: SHINAN.district, states: ['UNMATCHED', 'OFFERED', 'ASSIGNED'] };
    const query = 'query($filter: ServiceNeedFilter!) { serviceNeeds(filter: $filter, first: 5) { totalCount edges { node { id } } } }';
    const sent = (await statementsOf(query, { filter })).filter(({ sql }) => sql.includes('from service_need n'));
    expect(sent).toHaveLength(2);
    for (const { sql, values, accountId } of sent) {
      const rows = await world.asRuntimeRole(accountId, async (client) => {
        await client.query(`set local plan_cache_mode = force_generic_plan; set local enable_seqscan = off; prepare kept as ${sql}`);
        const plan = await client.query<{ 'QUERY PLAN': string }>(
          `explain execute kept (${values.map((value) => client.escapeLiteral(String(value))).join(', ')})`,
        );
        await client.query('deallocate kept');
        return plan.rows.map((row) => row['QUERY PLAN']);
      });
      expect(rows.join('\n')).toMatch(/using service_need_open/);
    }
  });

  it('would tell: without its index the list of open needs sorts or reads them all', async () => {
    await world.sql('drop index service_need_due, service_need_open, service_need_open_area, service_need_queue, service_need_area_queue');
    expect(Object.keys(await listFaults('serviceNeeds', {}))).not.toEqual([]);
  });
});
