import { randomUUID } from 'node:crypto';
import { identityColumns } from '@finemesh/server/dist/modules/households/index.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor, RefusedBecause } from '../../testkit/actor.js';
import { LAOSHAN, SHINAN, World } from '../../testkit/world.js';
import { identityNumber, upload } from '../imports/roster.js';

let world: World;
let coordinator: Actor;

interface Party {
  name: string;
  birthYear: number | null;
  identityTail: string | null;
  amountFen: number | null;
}
interface Finding {
  id: string;
  version: number;
  kind: string;
  reasons: string[];
  state: string;
  left: Party | null;
  right: Party | null;
  household: { id: string } | null;
  lead: { id: string; channel: string; content: string; version: number; area: { code: string } } | null;
  area: { code: string };
  viewerCanDecide: boolean;
}
interface Run {
  id: string;
  number: number;
  state: string;
  failure: string | null;
  leftRows: number;
  rightRows: number;
  matched: number;
  matchedByScore: number;
  unsure: number;
  onlyLeft: number;
  onlyRight: number;
  conflicts: number;
  newFindings: number;
  knownFindings: number;
  goneFindings: number;
  matchedPercent: number | null;
  leftList: {
    fileName: string;
    read: number;
    repeated: number;
    unreadable: number;
    below: number;
    columns: { header: string; field: string }[];
  };
}

const RUN = `id number state failure leftRows rightRows matched matchedByScore unsure onlyLeft onlyRight conflicts newFindings knownFindings goneFindings matchedPercent
  leftList { fileName read repeated unreadable below columns { header field } }`;
const FINDING =
  'id version kind reasons state viewerCanDecide left { name birthYear identityTail amountFen } right { name birthYear identityTail amountFen } household { id } lead { id channel content version area { code } } area { code }';

/** A person on the roll of an area, each in a household of one. */
async function assisted(
  name: string,
  identity: string | null,
  birth: string,
  area = LAOSHAN.code,
  address = '青岛市崂山区海尔路1号2单元301',
): Promise<string> {
  const householdId = await world.household({ area, headName: name });
  await world.sql('update household set address = $2 where id = $1', [householdId, address]);
  const [person] = await world.sql<{ person_id: string }>('select person_id from household_membership where household_id = $1', [
    householdId,
  ]);
  const sealed = identity && identityColumns(world.services.keyring, person?.person_id ?? '', identity);
  await world.sql('update person set birth_date = $2, identity_sealed = $3, identity_hash = $4, identity_tail = $5 where id = $1', [
    person?.person_id,
    birth,
    sealed ? sealed.identitySealed : null,
    sealed ? sealed.identityHash : null,
    sealed ? sealed.identityTail : null,
  ]);
  await world.sql(
    "insert into assistance_status (id, household_id, programme, \"from\", persons) values ($1, $2, 'MINIMUM_LIVING_ALLOWANCE', '2025-01-01', 1)",
    [randomUUID(), householdId],
  );
  return householdId;
}

async function uploaded(actor: Actor, lines: readonly string[], name = 'list.csv'): Promise<string> {
  return (await upload(actor, lines.join('\n'), name)).json<{ uploadId: string }>().uploadId;
}

function start(actor: Actor, input: object) {
  return actor.mutate<{ comparison: { id: string; runs: Run[] } | null; userErrors: RefusedBecause[] }>(
    'listComparisonStart',
    'ListComparisonStartInput',
    { requestId: randomUUID(), areaCode: LAOSHAN.district, ...input },
    `comparison { id runs { ${RUN} } }`,
  );
}

/** The comparison once its newest run has ended. */
async function ended(actor: Actor, id: string): Promise<Run> {
  for (let tries = 0; tries < 600; tries += 1) {
    const { listComparison } = await actor.get<{ listComparison: { runs: Run[] } }>(
      `query C($id: ID!) { listComparison(id: $id) { runs { ${RUN} } } }`,
      {
        id,
      },
    );
    const [newest] = listComparison.runs;
    if (newest && newest.state !== 'RUNNING') return newest;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the run does not end');
}

async function compare(lines: readonly string[], more: object = {}, kind = 'REGISTERED_POOR'): Promise<{ id: string; run: Run }> {
  const { comparison, userErrors } = await start(coordinator, {
    left: { kind, uploadId: await uploaded(coordinator, lines) },
    right: { kind: 'ASSISTED_ROLL' },
    ...more,
  });
  expect(userErrors).toEqual([]);
  return { id: comparison?.id ?? '', run: await ended(coordinator, comparison?.id ?? '') };
}

async function findings(id: string, more: object = {}): Promise<Finding[]> {
  const { comparisonFindings } = await coordinator.get<{ comparisonFindings: { edges: { node: Finding }[] } }>(
    `query F($filter: ComparisonFindingFilter!) { comparisonFindings(first: 100, filter: $filter) { edges { node { ${FINDING} } } } }`,
    { filter: { comparisonId: id, ...more } },
  );
  return comparisonFindings.edges.map(({ node }) => node);
}

const HEADER = '姓名,身份证号,出生日期,详细地址';
const [ONE, TWO, THREE, FOUR] = [1, 2, 3, 4].map((n) => identityNumber(n, '19500301'));

beforeAll(async () => {
  world = await World.start();
  world.startJobs();
});
afterAll(() => world.stop());
beforeEach(async () => {
  await world.sql('delete from comparison_row');
  await world.sql('delete from comparison_finding');
  await world.sql('delete from comparison_run');
  await world.sql('delete from list_comparison');
  await world.sql('delete from assistance_status');
  await world.sql('update person set identity_hash = null');
  coordinator = await world.actor('COORDINATOR', { area: LAOSHAN.district });
});

describe('a comparison with the roll', () => {
  it('finds by identity number, by score, and tells what differs; every person is in one part', async () => {
    await assisted('王秀英', ONE ?? '', '1950-03-01');
    await assisted('李建国', TWO ?? '', '1950-03-01', LAOSHAN.code, '青岛市崂山区海尔路3号');
    await assisted('张桂兰', null, '1948-07-12', LAOSHAN.code, '青岛市崂山区香港东路77号3单元');
    const onRollAlone = await assisted('赵志强', FOUR ?? '', '1950-03-01');
    await assisted('钱外区', identityNumber(9, '19600101'), '1960-01-01', SHINAN.code);
    const { id, run } = await compare([
      HEADER,
      `王秀英,${ONE},,`,
      // Another name under the same number.
      `李建囯,${TWO},,`,
      // A digit of the number is wrong, and the name sounds the same.
      `张贵兰,37029919480712002,1948-07-12,山东省青岛市崂山区香港东路77号3单元`,
      `孙新来,${THREE},,`,
      `孙新来,${THREE},,`,
      `,,,只有地址`,
    ]);
    expect(run).toMatchObject({ state: 'DONE', number: 1, leftRows: 4, rightRows: 4, matched: 3, matchedByScore: 1, unsure: 0 });
    expect(run).toMatchObject({
      onlyLeft: 1,
      onlyRight: 1,
      conflicts: 1,
      newFindings: 3,
      knownFindings: 0,
      goneFindings: 0,
      matchedPercent: 75,
    });
    expect(run.leftList).toMatchObject({ fileName: 'list.csv', read: 6, repeated: 1, unreadable: 1, below: 0 });
    expect(run.leftList.columns).toContainEqual({ header: '身份证号', field: 'identityNumber' });
    const found = await findings(id);
    expect(found.map(({ kind, reasons, state }) => ({ kind, reasons, state })).toSorted((a, b) => a.kind.localeCompare(b.kind))).toEqual([
      { kind: 'CONFLICT', reasons: ['NAME'], state: 'OPEN' },
      { kind: 'ONLY_LEFT', reasons: [], state: 'OPEN' },
      { kind: 'ONLY_RIGHT', reasons: [], state: 'OPEN' },
    ]);
    const alone = found.find(({ kind }) => kind === 'ONLY_LEFT');
    expect(alone).toMatchObject({ left: { name: '孙*来', birthYear: 1950, identityTail: THREE?.slice(-4) }, right: null, household: null });
    expect(found.find(({ kind }) => kind === 'ONLY_RIGHT')?.household).toEqual({ id: onRollAlone });
  });

  it('asks a person where two rows are alike and not enough, or two valid numbers say two persons', async () => {
    await assisted('周大海', null, '1952-05-06', LAOSHAN.code, '青岛市崂山区松岭路9号');
    await assisted('吴小兰', ONE ?? '', '1950-03-01', LAOSHAN.code, '青岛市崂山区深圳路5号');
    const { run, id } = await compare([HEADER, `周大河,,1952-05-06,青岛市崂山区松岭路9号`, `吴小兰,${TWO},,青岛市崂山区深圳路5号`]);
    expect(run).toMatchObject({ leftRows: 2, rightRows: 2, matched: 0, unsure: 2, onlyLeft: 0, onlyRight: 0, conflicts: 2 });
    expect((await findings(id)).flatMap(({ reasons }) => reasons).toSorted()).toEqual(['IDENTITY_NUMBER', 'UNSURE']);
  });

  it('takes its thresholds from policy as of the day', async () => {
    await assisted('周大海', null, '1952-05-06', LAOSHAN.code, '青岛市崂山区松岭路9号');
    await world.sql(
      "insert into policy_parameter (id, key, value, unit, valid_from) values (gen_random_uuid(), 'comparison.points.match', 75, 'point', '2026-06-01') on conflict do nothing",
    );
    const row = [HEADER, '周大河,,1952-05-06,青岛市崂山区松岭路9号'];
    expect((await compare(row)).run).toMatchObject({ matched: 1, unsure: 0 });
    expect((await compare(row, { asOf: '2026-05-31' })).run).toMatchObject({ matched: 0, unsure: 1 });
    await world.sql("delete from policy_parameter where key = 'comparison.points.match' and valid_from = '2026-06-01'");
  });

  it('adds up medical bills and leaves out what is not high', async () => {
    const { run, id } = await compare(
      ['姓名,身份证号,个人自付金额（元）', `王秀英,${ONE},"20,000.50"`, `王秀英,${ONE},10000`, `李建国,${TWO},29999.99`],
      {},
      'MEDICAL_BILLS',
    );
    expect(run).toMatchObject({ leftRows: 1, onlyLeft: 1, leftList: { read: 3, repeated: 1, below: 1 } });
    expect((await findings(id))[0]?.left?.amountFen).toBe(3_000_050);
  });

  it('keeps no identity number in clear, and shows rows masked', async () => {
    await assisted('王秀英', ONE ?? '', '1950-03-01');
    const { run } = await compare([HEADER, `王秀英,${ONE},,`, `孙新来,${THREE},,`]);
    const { comparisonRows } = await coordinator.get<{ comparisonRows: { totalCount: number; edges: { node: object }[] } }>(
      'query R($id: ID!) { comparisonRows(runId: $id, side: LEFT, outcome: MATCHED) { totalCount edges { node { ordinal outcome score party { name identityTail } otherParty { name } } } } }',
      { id: run.id },
    );
    expect(comparisonRows).toEqual({
      totalCount: 1,
      edges: [
        {
          node: {
            ordinal: 1,
            outcome: 'MATCHED',
            score: 100,
            party: { name: '王*英', identityTail: ONE?.slice(-4) },
            otherParty: { name: '王*英' },
          },
        },
      ],
    });
    const kept = await world.sql<{ text: string }>(
      "select string_agg(t, ' ') text from (select to_jsonb(r)::text t from comparison_row r union all select to_jsonb(f)::text from comparison_finding f union all select coalesce(e.after::text, '') from audit_event e where e.table_name like 'comparison%') x",
    );
    expect(kept[0]?.text).toContain('孙新来');
    for (const number of [ONE, THREE]) expect(kept[0]?.text).not.toContain(number);
    const [audited] = await world.sql<{ n: number }>(
      "select count(*)::int n from audit_event where table_name = 'comparison_finding' and after::text like '%孙新来%'",
    );
    expect(audited?.n).toBe(0);
    expect((await world.sql('select from upload')).length).toBe(0);
  });
});

describe('the same pair again', () => {
  it('shows only the difference: what is new, what is gone, and keeps what was decided', async () => {
    const first = await compare([HEADER, `孙新来,${THREE},,`, `赵志强,${FOUR},,`]);
    const settled = (await findings(first.id)).find(({ left }) => left?.name === '孙*来');
    await coordinator.mutate(
      'comparisonFindingClose',
      'ComparisonFindingCloseInput',
      {
        id: settled?.id,
        expectedVersion: settled?.version,
        reason: '已外迁',
      },
      'finding { id }',
    );
    const again = await compare([HEADER, `孙新来,${THREE},,`, `李建国,${TWO},,`]);
    expect(again.id).toBe(first.id);
    expect(again.run).toMatchObject({ number: 2, newFindings: 1, knownFindings: 1, goneFindings: 1 });
    const changed = await findings(again.id, { changedInRun: again.run.id });
    expect(changed.map(({ left, state }) => ({ name: left?.name, state })).toSorted((a, b) => a.state.localeCompare(b.state))).toEqual([
      { name: '赵*强', state: 'GONE' },
      { name: '李*国', state: 'OPEN' },
    ]);
    expect((await findings(again.id)).find(({ left }) => left?.name === '孙*来')?.state).toBe('SETTLED');
    const third = await compare([HEADER, `孙新来,${THREE},,`, `李建国,${TWO},,`]);
    expect(third.run).toMatchObject({ newFindings: 0, knownFindings: 2, goneFindings: 0 });
    expect(await findings(third.id, { changedInRun: third.run.id })).toEqual([]);
    expect(await world.sql('select count(distinct run_id)::int n from comparison_row')).toEqual([{ n: 1 }]);
  });

  it('makes a difference that comes back a new finding', async () => {
    await compare([HEADER, `孙新来,${THREE},,`]);
    await compare([HEADER, `赵志强,${FOUR},,`]);
    const { id, run } = await compare([HEADER, `孙新来,${THREE},,`]);
    expect(run).toMatchObject({ newFindings: 1, goneFindings: 1 });
    expect((await findings(id)).map(({ left, state }) => `${left?.name} ${state}`).toSorted()).toEqual([
      '孙*来 GONE',
      '孙*来 OPEN',
      '赵*强 GONE',
    ]);
  });
});

describe('a finding', () => {
  const decide = (actor: Actor, lead: Finding['lead']) =>
    actor.mutate(
      'leadTriage',
      'LeadTriageInput',
      { id: lead?.id, expectedVersion: lead?.version, decision: 'NO_NEED', reason: '已核实，收入稳定' },
      'lead { id }',
    );
  const leads = (actor: Actor, input: object) =>
    actor.mutate('comparisonLeadsCreate', 'ComparisonLeadsInput', { requestId: randomUUID(), ...input }, 'comparison { id }');

  it('becomes a lead in the area where the person lives and ends with its decision', async () => {
    const { id } = await compare(['姓名,身份证号,所在区域', `孙新来,${THREE},${LAOSHAN.community}`]);
    const [open] = await findings(id);
    expect(open).toMatchObject({ area: { code: LAOSHAN.community }, viewerCanDecide: true });
    expect((await leads(coordinator, { comparisonId: id, findingIds: [open?.id] })).userErrors).toEqual([]);
    const [waiting] = await findings(id);
    expect(waiting).toMatchObject({
      state: 'LEAD',
      viewerCanDecide: false,
      lead: {
        channel: 'LIST_COMPARISON',
        area: { code: LAOSHAN.community },
        content: '数据比对：在建档立卡名单中，不在低保特困名册中。请入户核实。',
      },
    });
    const [kept] = await world.sql<{ identity_hash: string; search: string[]; due: Date }>(
      'select identity_hash, search, triage_due_at due from lead where id = $1',
      [waiting?.lead?.id],
    );
    expect(kept?.identity_hash).toMatch(/^k1\./);
    expect(kept?.due.getTime()).toBe(world.clock.now().getTime() + 14 * 86_400_000);
    expect((await leads(coordinator, { comparisonId: id, findingIds: [open?.id] })).userErrors).toMatchObject([
      { code: 'ILLEGAL_TRANSITION' },
    ]);
    expect((await decide(coordinator, waiting?.lead ?? null)).userErrors).toEqual([]);
    expect((await findings(id))[0]?.state).toBe('DECIDED');
    expect(await findings(id, { states: ['OPEN'] })).toEqual([]);
  });

  it('becomes a lead with all others of its kind, in the background', async () => {
    const { id } = await compare([HEADER, ...Array.from({ length: 30 }, (_, n) => `人${n},${identityNumber(n, '19440505')},,`)]);
    expect((await leads(coordinator, { comparisonId: id, kinds: ['ONLY_LEFT'] })).userErrors).toEqual([]);
    for (let tries = 0; tries < 200; tries += 1) {
      if ((await findings(id, { states: ['LEAD'] })).length === 30) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect((await findings(id)).map(({ state }) => state)).toEqual(Array.from({ length: 30 }, () => 'LEAD'));
    expect(
      await world.sql("select count(distinct number)::int n from lead where content like '%建档立卡%' and subject_name like '人%'"),
    ).toEqual([{ n: 30 }]);
  });

  it('is settled once, with a reason', async () => {
    const { id } = await compare([HEADER, `孙新来,${THREE},,`]);
    const [open] = await findings(id);
    const settle = (version: number | undefined, reason = '名单有误') =>
      coordinator.mutate(
        'comparisonFindingClose',
        'ComparisonFindingCloseInput',
        { id: open?.id, expectedVersion: version, reason },
        'finding { id }',
      );
    expect((await settle(open?.version, ' ')).userErrors).toMatchObject([{ code: 'REASON_REQUIRED' }]);
    expect((await settle((open?.version ?? 0) + 1)).userErrors).toMatchObject([{ code: 'STALE_VERSION' }]);
    expect((await settle(open?.version)).userErrors).toEqual([]);
    expect((await settle((open?.version ?? 0) + 1)).userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
  });
});

describe('refusals', () => {
  it('names the column that is missing, the same list twice, a list without a file, and a day to come', async () => {
    const list = async (lines: string[], kind = 'REGISTERED_POOR') => ({ kind, uploadId: await uploaded(coordinator, lines) });
    const roll = { kind: 'ASSISTED_ROLL' };
    const refusals = async (input: object) => (await start(coordinator, input)).userErrors.map(({ code, field }) => ({ code, field }));
    expect(await refusals({ left: await list(['编号,备注', '1,2']), right: roll })).toEqual([
      { code: 'REQUIRED', field: ['left', 'uploadId'] },
    ]);
    expect(await refusals({ left: await list(['姓名,备注', '甲,2']), right: roll })).toEqual([
      { code: 'REQUIRED', field: ['left', 'uploadId'] },
    ]);
    expect(await refusals({ left: await list([HEADER, `王秀英,${ONE},,`], 'MEDICAL_BILLS'), right: roll })).toEqual([
      { code: 'REQUIRED', field: ['left', 'uploadId'] },
    ]);
    expect(await refusals({ left: roll, right: roll })).toEqual([{ code: 'INVALID_CHOICE', field: ['right', 'kind'] }]);
    expect(await refusals({ left: roll, right: { kind: 'DISABLED_REGISTER' } })).toEqual([
      { code: 'REQUIRED', field: ['right', 'uploadId'] },
    ]);
    expect(await refusals({ left: await list([HEADER, `王秀英,${ONE},,`]), right: roll, asOf: '2026-06-09' })).toEqual([
      { code: 'OUT_OF_RANGE', field: ['asOf'] },
    ]);
  });

  it("takes neither another area's comparison nor somebody else's file", async () => {
    const uploadId = await uploaded(coordinator, [HEADER, `王秀英,${ONE},,`]);
    const input = { left: { kind: 'REGISTERED_POOR', uploadId }, right: { kind: 'ASSISTED_ROLL' } };
    expect((await start(coordinator, { ...input, areaCode: '3702' })).userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    const colleague = await world.actor('COORDINATOR', { area: LAOSHAN.district });
    expect((await start(colleague, input)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('ends a run whose file has been forgotten, instead of holding the roll against itself', async () => {
    const later = await World.start();
    try {
      const actor = await later.actor('COORDINATOR', { area: LAOSHAN.district });
      const uploadId = await uploaded(actor, [HEADER, `王秀英,${ONE},,`]);
      const { comparison } = await start(actor, { left: { kind: 'REGISTERED_POOR', uploadId }, right: { kind: 'ASSISTED_ROLL' } });
      await later.sql('delete from upload where id = $1', [uploadId]);
      later.startJobs();
      expect(await ended(actor, comparison?.id ?? '')).toMatchObject({
        state: 'FAILED',
        failure: expect.stringContaining('upload it again') as string,
      });
    } finally {
      await later.stop();
    }
  });
});
