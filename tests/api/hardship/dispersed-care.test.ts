import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hardshipIn } from '../../access/hardship.js';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, MONDAY, SHINAN, World } from '../../testkit/world.js';
import { at, Keeper } from '../deadlines/keeper.js';

interface Care {
  id: string;
  version: number;
  things: { kind: string; state: string; evidence: { expiresOn: string } | null }[];
  visits: { visitedOn: string }[];
  checks: { asked: string; clear: boolean; note: string | null }[];
  clock: { startedAt: string; deadline: { state: string; dueAt: string } } | null;
}
type Answer = { care: Care | null; userErrors: { code: string; field: string[] | null }[] };
const CARE =
  'care { id version things { kind state evidence { expiresOn } } visits { visitedOn } checks { asked clear note } clock { startedAt deadline { state dueAt } } }';
const THINGS = ['AGREEMENT', 'STANDARD', 'VISITS', 'EMERGENCY_PLAN', 'DYNAMIC_MANAGEMENT'] as const;

describe('dispersed care', () => {
  let world: World;
  let worker: Actor;
  beforeAll(async () => {
    world = await World.start();
    worker = await world.actor('SOCIAL_WORKER', { area: LAOSHAN.district });
    await Keeper.start(world, worker);
  });
  beforeEach(() => world.clock.set(MONDAY));
  afterAll(() => world.stop());

  const must = ({ care, userErrors }: Answer): Care => {
    expect(userErrors).toEqual([]);
    if (!care) throw new Error('no care');
    return care;
  };
  const begin = (home: object, by: Actor = worker): Promise<Answer> =>
    by.mutate<Answer>(
      'dispersedCareBegin',
      'DispersedCareBeginInput',
      { requestId: randomUUID(), carer: '侄子 王某', beganOn: '2026-06-01', ...home },
      CARE,
    );
  const begun = async (): Promise<Care> => must(await begin(await hardshipIn(world, LAOSHAN.code)));
  const evidence = (careId: string, kind: string, values: object = {}): Promise<Answer> =>
    worker.mutate<Answer>(
      'dispersedEvidenceAdd',
      'CareEvidenceAddInput',
      { requestId: randomUUID(), careId, kind, what: '照料协议 2026-01 号', validFrom: '2026-06-01', expiresOn: '2026-12-31', ...values },
      CARE,
    );
  const visit = (careId: string, visitedOn: string, by: Actor = worker): Promise<Answer> =>
    by.mutate<Answer>('dispersedVisitRecord', 'DispersedVisitRecordInput', { careId, visitedOn, found: '老人精神好，被褥整洁' }, CARE);
  const red = async (by: Actor = worker) =>
    (
      await by.get<{ dispersedCares: { totalCount: number; edges: { node: { id: string } }[] } }>(
        '{ dispersedCares(first: 100, filter: { redOnly: true }) { totalCount edges { node { id } } } }',
      )
    ).dispersedCares.edges.map(({ node }) => node.id);
  const states = (care: Care) => Object.fromEntries(care.things.map(({ kind, state }) => [kind, state]));

  it('stands on the red list until all five things exist, and again when one runs out', async () => {
    const care = await begun();
    expect(care.things.map(({ state }) => state)).toEqual(Array(5).fill('MISSING'));
    expect(await red()).toContain(care.id);
    for (const kind of THINGS.slice(0, 4)) must(await evidence(care.id, kind));
    expect(await red()).toContain(care.id);
    const whole = must(await evidence(care.id, 'DYNAMIC_MANAGEMENT', { expiresOn: '2026-06-20' }));
    expect(states(whole)).toEqual({ AGREEMENT: 'OK', STANDARD: 'OK', VISITS: 'OK', EMERGENCY_PLAN: 'OK', DYNAMIC_MANAGEMENT: 'EXPIRING' });
    expect(await red()).not.toContain(care.id);
    must(await visit(care.id, '2026-06-08'));
    world.clock.set(at('2026-06-20 23:59'));
    expect(await red()).not.toContain(care.id);
    world.clock.set(at('2026-06-21 00:00'));
    expect(await red()).toContain(care.id);
    // The same thing again takes the place of the one before; a piece that has not begun does not count yet.
    const later = must(await evidence(care.id, 'DYNAMIC_MANAGEMENT', { validFrom: '2026-07-01', expiresOn: '2027-06-30' }));
    expect(states(later)).toMatchObject({ DYNAMIC_MANAGEMENT: 'EXPIRED' });
    must(await evidence(care.id, 'DYNAMIC_MANAGEMENT', { validFrom: '2026-06-21', expiresOn: '2026-09-30' }));
    expect(await red()).not.toContain(care.id);
    expect(await evidence(care.id, 'STANDARD', { expiresOn: '2026-05-31' })).toMatchObject({
      userErrors: [{ code: 'OUT_OF_RANGE', field: ['expiresOn'] }],
    });
    await expect(world.sql("update care_evidence set expires_on = '2030-01-01'")).rejects.toThrow(/insert-only/);
  });

  it('is visited by rule: each visit meets its clock on its day and starts the next; a visit overdue is red', async () => {
    const care = await begun();
    for (const kind of THINGS) must(await evidence(care.id, kind));
    expect(care.clock).toMatchObject({
      startedAt: at('2026-06-01 00:00').toISOString(),
      deadline: { dueAt: at('2026-07-01 23:59:59.999').toISOString() },
    });
    world.clock.set(at('2026-07-02 00:00'));
    expect(await red()).toContain(care.id);
    // Visited in time, written down a day late: in time.
    const seen = must(await visit(care.id, '2026-07-01'));
    expect(seen.clock).toMatchObject({ deadline: { dueAt: at('2026-07-31 23:59:59.999').toISOString() } });
    const [first] = await world.sql<{ state: string }>(
      "select case when met_at <= due_at then 'MET' else 'MISSED' end as state from sla_clock where subject_id = $1 and met_at is not null",
      [care.id],
    );
    expect(first?.state).toBe('MET');
    expect(await red()).not.toContain(care.id);
    // One from before tells nothing new.
    expect(must(await visit(care.id, '2026-06-20')).clock?.deadline.dueAt).toBe(seen.clock?.deadline.dueAt);
    expect(await visit(care.id, '2026-07-01')).toMatchObject({ userErrors: [{ code: 'DUPLICATE' }] });
    for (const day of ['2026-07-03', '2026-05-31'])
      expect(await visit(care.id, day)).toMatchObject({ userErrors: [{ code: 'OUT_OF_RANGE' }] });
  });

  it('is for members of households in extreme hardship, once each, in the own area', async () => {
    const home = await hardshipIn(world, LAOSHAN.code);
    const other = await hardshipIn(world, LAOSHAN.code);
    expect(await begin({ ...home, personId: other.personId })).toMatchObject({ userErrors: [{ code: 'NOT_FOUND', field: ['personId'] }] });
    const care = must(await begin(home));
    expect(await begin(home)).toMatchObject({ userErrors: [{ code: 'DUPLICATE', field: ['personId'] }] });
    const plain = await world.household({ area: LAOSHAN.code });
    const [head] = await world.sql<{ person_id: string }>('select person_id from household_membership where household_id = $1', [plain]);
    expect(await begin({ householdId: plain, personId: head?.person_id })).toMatchObject({ userErrors: [{ code: 'ILLEGAL_TRANSITION' }] });
    const elsewhere = await world.actor('SOCIAL_WORKER', { area: SHINAN.district });
    expect(await visit(care.id, '2026-06-08', elsewhere)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
    expect(await red(elsewhere)).toEqual([]);
    const bureau = await world.actor('BUREAU_SUPERVISOR', { area: LAOSHAN.district });
    const ask = (by: Actor, sql: string) => world.asRuntimeRole(by.accountId, (client) => client.query(sql, [care.id]));
    const add = "insert into dispersed_visit (id, care_id, visited_on, found) values (gen_random_uuid(), $1, '2026-06-05', 'x')";
    await expect(ask(bureau, add)).rejects.toMatchObject({ code: '42501' });
    await expect(ask(elsewhere, add)).rejects.toMatchObject({ code: '42501' });
  });

  it('names households with support for whom nothing is recorded, but for those in an institution', async () => {
    const unrecorded = async (by: Actor = worker) =>
      (
        await by.get<{ hardshipUnrecorded: { totalCount: number; edges: { node: { id: string } }[] } }>(
          '{ hardshipUnrecorded(first: 100) { totalCount edges { node { id } } } }',
        )
      ).hardshipUnrecorded.edges.map(({ node }) => node.id);
    const [home, institution] = [await hardshipIn(world, LAOSHAN.code), await hardshipIn(world, LAOSHAN.code)];
    expect(await unrecorded()).toEqual(expect.arrayContaining([home.householdId, institution.householdId]));
    await world.sql(
      "insert into coverage_exemption (id, household_id, area_code, reason, note, from_day, until_day, granted_by) values (gen_random_uuid(), $1, $2, 'IN_INSTITUTION', '集中供养', '2026-06-01', '2026-12-01', $3)",
      [institution.householdId, LAOSHAN.code, worker.accountId],
    );
    const care = must(await begin(home));
    expect(await unrecorded()).not.toEqual(expect.arrayContaining([home.householdId]));
    expect(await unrecorded()).not.toContain(institution.householdId);
    must(
      await worker.mutate<Answer>(
        'dispersedCareEnd',
        'DispersedCareEndInput',
        { id: care.id, expectedVersion: care.version, endedOn: '2026-06-08', reason: '照料人变更' },
        CARE,
      ),
    );
    expect(await unrecorded()).toContain(home.householdId);
    expect(await red()).not.toContain(care.id);
    expect(await visit(care.id, '2026-06-08')).toMatchObject({ userErrors: [{ code: 'ILLEGAL_TRANSITION' }] });
  });

  it('answers a checklist that the city may rewrite; answers keep what was asked', async () => {
    const admin = await world.actor('ADMIN');
    const items = async () =>
      (
        await worker.get<{ dispersedCheckItems: { id: string; name: string; sample: boolean; active: boolean; version: number }[] }>(
          '{ dispersedCheckItems { id name sample active version } }',
        )
      ).dispersedCheckItems;
    const [first] = await items();
    expect(first).toMatchObject({ sample: true, active: true });
    const care = await begun();
    const check = (clear: boolean, note?: string) =>
      worker.mutate<Answer>(
        'dispersedCheckRecord',
        'CareCheckRecordInput',
        { careId: care.id, itemId: first?.id, clear, ...(note ? { note } : {}) },
        CARE,
      );
    expect(await check(false)).toMatchObject({ userErrors: [{ code: 'REQUIRED', field: ['note'] }] });
    must(await check(false, '住房情况待核实'));
    world.clock.advance(60_000);
    const answered = must(await check(true));
    expect(answered.checks).toEqual([{ asked: first?.name, clear: true, note: null }]);
    const save = (by: Actor, values: object) =>
      by.ask(
        'mutation S($input: CareCheckItemSaveInput!) { dispersedCheckItemSave(input: $input) { item { id sample } userErrors { code } } }',
        { input: values },
      );
    const change = { id: first?.id, expectedVersion: first?.version, position: 1, name: '本市要求：一清', nameEn: 'First', active: true };
    expect((await save(worker, change)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect((await save(admin, change)).data).toMatchObject({ dispersedCheckItemSave: { item: { sample: false }, userErrors: [] } });
    expect((await save(admin, change)).data).toMatchObject({
      dispersedCheckItemSave: { item: null, userErrors: [{ code: 'STALE_VERSION' }] },
    });
    const kept = await worker.get<{ dispersedCare: Care }>('query C($id: ID!) { dispersedCare(id: $id) { checks { asked } } }', {
      id: care.id,
    });
    expect(kept.dispersedCare.checks).toEqual([{ asked: first?.name }]);
  });
});
