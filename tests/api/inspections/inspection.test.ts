import { createHash, createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, RefusedBecause } from '../../testkit/actor.js';
import { LAOSHAN, MONDAY, World } from '../../testkit/world.js';

let world: World;
let inspector: Actor;
let colleague: Actor;
let coordinator: Actor;

interface Plan {
  id: string;
  version: number;
  state: string;
  seedHash: string;
  seed: string | null;
  rollCount: number | null;
  proof: string;
  layers: { stratum: string; households: number; drawn: number }[];
  progress: { visits: number; visited: number; findings: number; open: number; rectified: number };
  viewerCanClose: boolean;
  visits: { edges: { node: Visit }[] };
}
interface Visit {
  id: string;
  version: number;
  position: number;
  household: { number: string };
  findings: Finding[];
}
interface Finding {
  id: string;
  version: number;
  number: string;
  state: string;
  text: string;
  returns: number;
  viewerCanCorrect: boolean;
  viewerCanVerify: boolean;
  clocks: { deadline: { state: string; dueAt: string } }[];
  plan: { id: string } | null;
}
const FINDING = 'id version number state text returns viewerCanCorrect viewerCanVerify clocks { deadline { state dueAt } } plan { id }';
const PLAN = `id version state seedHash seed rollCount proof layers { stratum households drawn } progress { visits visited findings open rectified } viewerCanClose
  visits(first: 100) { edges { node { id version position household { number } findings { ${FINDING} } } } }`;

const TOWN = [370212001001000, 370212001002000, 370212001003000];

beforeAll(async () => {
  world = await World.start();
  inspector = await world.actor('BUREAU_SUPERVISOR', { area: LAOSHAN.district });
  colleague = await world.actor('BUREAU_SUPERVISOR', { area: LAOSHAN.district });
  coordinator = await world.actor('COORDINATOR', { area: LAOSHAN.district });
  for (const [at, code] of TOWN.entries())
    await world.sql(
      "insert into admin_area (code, name, level, parent_code) values ($1, $2, 'COMMUNITY', 370212001000000) on conflict do nothing",
      [code, `社区${at}`],
    );
  for (let n = 0; n < 24; n += 1) {
    const id = await world.household({ area: TOWN[n < 16 ? 0 : n < 22 ? 1 : 2] ?? 0 });
    await world.sql(
      "insert into assistance_status (id, household_id, programme, \"from\", persons) values ($1, $2, 'MINIMUM_LIVING_ALLOWANCE', '2025-01-01', 1)",
      [randomUUID(), id],
    );
  }
});
afterAll(() => world.stop());

const change = <P extends object>(actor: Actor, name: string, type: string, input: object, selection: string) =>
  actor.mutate<P & { userErrors: RefusedBecause[] }>(name, type, input, selection);
const create = (input: object = {}, actor = inspector) =>
  change<{ plan: Plan | null }>(
    actor,
    'inspectionPlanCreate',
    'InspectionPlanCreateInput',
    {
      requestId: randomUUID(),
      areaCode: '370212001',
      title: '六月督查',
      fromDay: '2026-06-08',
      untilDay: '2026-06-30',
      wanted: 6,
      strata: 'AREA',
      checklist: ['政策知晓', '补贴到账'],
      ...input,
    },
    `plan { ${PLAN} }`,
  );
const move = (name: string, plan: { id: string; version: number } | null | undefined, more: object = {}, actor = inspector) =>
  change<{ plan: Plan | null }>(
    actor,
    name,
    name === 'inspectionPlanCancel' ? 'InspectionPlanCancelInput' : 'InspectionPlanMoveInput',
    { id: plan?.id, expectedVersion: plan?.version, ...more },
    `plan { ${PLAN} }`,
  );
const record = (visit: Visit | undefined, input: object, actor = inspector) =>
  change<{ visit: Visit | null }>(
    actor,
    'inspectionVisitRecord',
    'InspectionVisitRecordInput',
    { id: visit?.id, expectedVersion: visit?.version, answers: [], ...input },
    `visit { id version findings { ${FINDING} } }`,
  );
const onFinding = (
  actor: Actor,
  name: 'Correct' | 'Verify' | 'Return',
  finding: { id: string; version: number } | undefined,
  more: object = {},
) =>
  change<{ finding: Finding | null }>(
    actor,
    `inspectionFinding${name}`,
    name === 'Verify' ? 'InspectionFindingMoveInput' : `InspectionFinding${name}Input`,
    { id: finding?.id, expectedVersion: finding?.version, ...more },
    `finding { ${FINDING} }`,
  );
const look = async (id: string, actor = inspector): Promise<Plan | null> =>
  (await actor.get<{ inspectionPlan: Plan | null }>(`query P($id: ID!) { inspectionPlan(id: $id) { ${PLAN} } }`, { id })).inspectionPlan;

describe('a sample', () => {
  it('is sealed before the start and can be drawn again by anyone after it', async () => {
    const { plan } = await create();
    expect(plan).toMatchObject({ state: 'PLANNED', seed: null, proof: 'SEALED', layers: [], visits: { edges: [] } });
    const kept = await world.sql<{ text: string }>(
      "select string_agg(t, ' ') text from (select to_jsonb(p)::text t from inspection_plan p where p.id = $1 union all select after::text from audit_event where row_id = $1::text) x",
      [plan?.id],
    );
    const { plan: started, userErrors } = await move('inspectionPlanStart', plan);
    expect(userErrors).toEqual([]);
    expect(started).toMatchObject({ state: 'STARTED', rollCount: 24, proof: 'AGREES', seedHash: plan?.seedHash });
    // The seed was nowhere to be read before.
    expect(kept[0]?.text).not.toContain(started?.seed);
    expect(
      createHash('sha256')
        .update(started?.seed ?? '')
        .digest('hex'),
    ).toBe(plan?.seedHash);
    expect(started?.layers).toEqual(
      [
        { stratum: String(TOWN[0]), households: 16, drawn: 3 },
        { stratum: String(TOWN[1]), households: 6, drawn: 2 },
        { stratum: String(TOWN[2]), households: 2, drawn: 1 },
      ].map((layer) => ({ ...layer, drawn: expect.any(Number) })),
    );
    // By hand, from what anyone can see: the smallest HMACs of each layer.
    const roll = await world.sql<{ number: string; stratum: string; drawn: boolean }>(
      'select number, stratum, drawn from inspection_roll where plan_id = $1',
      [plan?.id],
    );
    for (const { stratum, drawn } of started?.layers ?? []) {
      const ranked = roll
        .filter((entry) => entry.stratum === stratum)
        .map((entry) => ({
          ...entry,
          rank: createHmac('sha256', started?.seed ?? '')
            .update(entry.number)
            .digest('hex'),
        }))
        .toSorted((a, b) => (a.rank < b.rank ? -1 : 1));
      expect(ranked.map((entry) => entry.drawn)).toEqual(ranked.map((_, at) => at < drawn));
    }
    expect(started?.visits.edges).toHaveLength(6);
    // A roll or a sample that was tampered with shows.
    await world.sql(
      'update inspection_roll set drawn = not drawn where plan_id = $1 and number = (select min(number) from inspection_roll where plan_id = $1)',
      [plan?.id],
    );
    expect((await look(plan?.id ?? ''))?.proof).toBe('DIFFERS');
  });

  it('stays as it was committed, whoever tries', async () => {
    const { plan } = await create();
    for (const set of ["seed_hash = repeat('0', 64)", 'wanted = 1', "checklist = '[1]'"])
      await expect(world.sql(`update inspection_plan set ${set} where id = $1`, [plan?.id])).rejects.toThrow('committed');
    await expect(
      world.sql("update inspection_plan set seed = 'x', state = 'STARTED', started_at = now() where id = $1", [plan?.id]),
    ).rejects.toThrow('inspection_seed_committed');
    expect(
      (await move('inspectionPlanStart', plan, {}, await world.actor('BUREAU_SUPERVISOR', { area: '370202' }))).userErrors,
    ).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('is drawn within its days, once, and a plan that was called off is over', async () => {
    const early = (await create({ fromDay: '2026-06-20' })).plan;
    expect((await move('inspectionPlanStart', early)).userErrors).toMatchObject([{ code: 'OUT_OF_RANGE' }]);
    const { plan: off } = await move('inspectionPlanCancel', early, { reason: '改期' });
    expect(off?.state).toBe('CANCELLED');
    expect((await move('inspectionPlanStart', off)).userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
    expect((await create({ untilDay: '2026-06-01' })).userErrors).toMatchObject([{ code: 'OUT_OF_RANGE' }]);
    expect((await create({ checklist: ['甲', '甲'] })).userErrors).toMatchObject([{ code: 'DUPLICATE', field: ['checklist', '1'] }]);
    expect((await create({ areaCode: '370202' })).userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    const { plan } = await move('inspectionPlanStart', (await create({ wanted: 2000, strata: 'PROGRAMME' })).plan);
    expect(plan?.layers).toEqual([{ stratum: 'MINIMUM_LIVING_ALLOWANCE', households: 24, drawn: 24 }]);
    expect((await move('inspectionPlanStart', plan)).userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
  });
});

describe('from visit to zero', () => {
  it('finds, is mended, sent back, mended again, verified by another, and closes with nothing open', async () => {
    let plan = (await move('inspectionPlanStart', (await create({ wanted: 2 })).plan)).plan;
    const [first, second] = plan?.visits.edges.map(({ node }) => node) ?? [];
    const visit = async (input: object) => (await record(first, input)).userErrors.map(({ code, field }) => [code, field?.join('.')]);
    expect(await visit({ outcome: 'SEEN', answers: [{ code: '1', ok: true }] })).toEqual([['REQUIRED', 'answers']]);
    expect(
      await visit({
        outcome: 'SEEN',
        answers: [
          { code: '1', ok: true },
          { code: '2', ok: false },
        ],
      }),
    ).toEqual([['REQUIRED', 'answers.1.text']]);
    expect(
      await visit({
        outcome: 'SEEN',
        answers: [
          { code: '1', ok: true },
          { code: '2', ok: true },
          { code: '3', ok: true },
        ],
      }),
    ).toEqual([['INVALID_CHOICE', 'answers.2.code']]);
    expect(await visit({ outcome: 'NOBODY_HOME', answers: [{ code: '1', ok: true }] })).toEqual([['INVALID_CHOICE', 'answers']]);
    const done = await record(first, {
      outcome: 'SEEN',
      answers: [
        { code: '1', ok: true },
        { code: '2', ok: false, text: '五月补贴未到账' },
      ],
    });
    const [found] = done.visit?.findings ?? [];
    expect(found).toMatchObject({ state: 'OPEN', text: '五月补贴未到账', clocks: [{ deadline: { state: 'ON_TRACK' } }] });
    expect((await record(first, { outcome: 'MOVED_AWAY' })).userErrors).toMatchObject([{ code: 'STALE_VERSION' }]);
    expect((await record({ ...(first as Visit), version: 2 }, { outcome: 'MOVED_AWAY' })).userErrors).toMatchObject([
      { code: 'ILLEGAL_TRANSITION' },
    ]);
    await record(second, { outcome: 'NOBODY_HOME' });

    plan = await look(plan?.id ?? '');
    expect(plan?.progress).toEqual({ visits: 2, visited: 2, findings: 1, open: 1, rectified: 0 });
    expect((await move('inspectionPlanClose', plan)).userErrors).toMatchObject([{ code: 'IN_USE' }]);

    const mended = (await onFinding(coordinator, 'Correct', found, { note: '已补发' })).finding;
    expect(mended).toMatchObject({ state: 'RECTIFIED', viewerCanVerify: false });
    expect((await move('inspectionPlanClose', plan)).userErrors).toMatchObject([{ code: 'IN_USE' }]);
    const back = (await onFinding(inspector, 'Return', mended ?? undefined, { reason: '没有回单' })).finding;
    expect(back).toMatchObject({ state: 'OPEN', returns: 1 });
    world.clock.set(new Date(MONDAY.getTime() + 2 * 86_400_000));
    const again = (await onFinding(coordinator, 'Correct', back ?? undefined, { note: '已补发，附回单' })).finding;
    const verified = await onFinding(colleague, 'Verify', again ?? undefined);
    expect(verified.finding).toMatchObject({ state: 'VERIFIED', clocks: [{ deadline: { state: 'MET' } }] });
    expect((await onFinding(colleague, 'Return', verified.finding ?? undefined, { reason: '再查' })).userErrors).toMatchObject([
      { code: 'ILLEGAL_TRANSITION' },
    ]);
    expect((await move('inspectionPlanClose', await look(plan?.id ?? ''))).plan).toMatchObject({
      state: 'CLOSED',
      progress: { open: 0, rectified: 0 },
    });
    world.clock.set(MONDAY);
  });

  it('is never verified by who mended it, also not by somebody who is both', async () => {
    const both = await world.actor('COORDINATOR', { area: LAOSHAN.district });
    await world.grant(both.accountId ?? '', 'BUREAU_SUPERVISOR', { area: LAOSHAN.district });
    const { plan } = await move('inspectionPlanStart', (await create({ wanted: 1 })).plan);
    const { visit } = await record(plan?.visits.edges[0]?.node, {
      outcome: 'SEEN',
      answers: [
        { code: '1', ok: false, text: '不知道标准' },
        { code: '2', ok: true },
      ],
    });
    const mended = (await onFinding(both, 'Correct', visit?.findings[0], { note: '已告知' })).finding;
    expect(mended).toMatchObject({ state: 'RECTIFIED', viewerCanVerify: false });
    expect((await onFinding(both, 'Verify', mended ?? undefined)).userErrors).toMatchObject([{ code: 'SAME_PERSON' }]);
    expect((await onFinding(both, 'Return', mended ?? undefined, { reason: '自查' })).userErrors).toMatchObject([{ code: 'SAME_PERSON' }]);
    await expect(
      world.sql("update inspection_finding set state = 'VERIFIED', verified_by = rectified_by, verified_at = now() where id = $1", [
        mended?.id,
      ]),
    ).rejects.toThrow('inspection_verifier_is_another');
    await expect(world.sql("update inspection_finding set text = '无' where id = $1", [mended?.id])).rejects.toThrow('stays');
  });

  it('shows those on the spot findings alone, never where the inspection will come', async () => {
    const { plan } = await move('inspectionPlanStart', (await create({ wanted: 3 })).plan);
    const grid = await world.actor('GRID_WORKER', { area: LAOSHAN.community });
    for (const actor of [coordinator, grid]) {
      expect((await actor.ask(`{ inspectionPlan(id: "${plan?.id}") { id } }`)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
      const seen = await world.asRuntimeRole(
        actor.accountId,
        async (client) =>
          (
            await client.query<{ n: number }>(
              'select (select count(*) from inspection_visit)::int + (select count(*) from inspection_roll)::int + (select count(*) from inspection_plan)::int n',
            )
          ).rows[0]?.n,
      );
      expect(seen).toBe(0);
    }
    const { inspectionFindings } = await coordinator.get<{ inspectionFindings: { edges: { node: Finding }[] } }>(
      `{ inspectionFindings(filter: { states: [RECTIFIED] }) { edges { node { ${FINDING} } } } }`,
    );
    expect(inspectionFindings.edges).toMatchObject([{ node: { state: 'RECTIFIED', plan: null, viewerCanVerify: false } }]);
    // Who may mend cannot verify past the server either.
    await expect(
      world.asRuntimeRole(coordinator.accountId, (client) =>
        client.query("update inspection_finding set state = 'VERIFIED', verified_by = $1, verified_at = now() where state = 'RECTIFIED'", [
          coordinator.accountId,
        ]),
      ),
    ).rejects.toThrow('only inspectors');
  });
});
