import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, MONDAY, World } from '../../testkit/world.js';
import { at, Keeper } from '../deadlines/keeper.js';
import { Desk, must } from './desk.js';

interface Clock {
  id: string;
  version: number;
  metAt: string | null;
  deadline: { state: string; dueAt: string; workingDaysLeft: number | null };
  rule: { amount: number; source: string | null };
  pauses: { reason: string; note: string | null; resumedAt: string | null }[];
}
const CLOCK =
  'clock { id version metAt deadline { state dueAt workingDaysLeft } rule { amount source } pauses { reason note resumedAt } } missingDocuments { code }';

describe('the clock of a decision', () => {
  let world: World;
  let desk: Desk;
  let worker: Actor;
  let bureau: Actor;
  beforeAll(async () => {
    world = await World.start();
    desk = await Desk.open(world);
    ({ worker, bureau } = desk);
    await Keeper.start(world, worker);
  });
  beforeEach(() => world.clock.set(MONDAY));
  afterAll(() => world.stop());

  const clockOf = async (id: string, by: Actor = worker) =>
    (
      await by.get<{ assistanceApplication: { clock: Clock | null; missingDocuments: { code: string }[] } }>(
        `query C($id: ID!) { assistanceApplication(id: $id) { ${CLOCK} } }`,
        { id },
      )
    ).assistanceApplication;
  const running = async (id: string): Promise<Clock> => {
    const { clock } = await clockOf(id);
    if (!clock) throw new Error('no clock');
    return clock;
  };
  const late = async (horizon: Date, by: Actor = bureau) =>
    (
      await by.get<{ whatWouldBeLate: { edges: { node: { subject: string; subjectKind: string } }[] } }>(
        `query L($horizon: DateTime!) { whatWouldBeLate(horizon: $horizon, first: 100, filter: { ruleKeys: ["assistance.decision"] }) { edges { node { subject subjectKind } } } }`,
        { horizon: horizon.toISOString() },
      )
    ).whatWouldBeLate.edges.map(({ node }) => node.subject);

  it('begins with the first submission, counts 20 working days, and stands in what would be late', async () => {
    const draft = must(await desk.create());
    expect((await clockOf(draft.id)).clock).toBeNull();
    await desk.addIdentity(draft);
    const waiting = must(await desk.move('Submit', draft, worker));
    // 20 working days after Monday 8 June 2026 over the Dragon Boat holiday (19 June).
    expect(await running(waiting.id)).toMatchObject({
      rule: { amount: 20 },
      deadline: { dueAt: at('2026-07-07 23:59:59.999').toISOString(), workingDaysLeft: 20 },
    });
    expect(await late(at('2026-07-07 23:00'))).not.toContain(waiting.id);
    expect(await late(at('2026-07-08 00:00'))).toContain(waiting.id);
    const { dueItems } = await bureau.get<{ dueItems: { edges: { node: { clock: { subject: string } | null } }[] } }>(
      'query D($until: DateTime!) { dueItems(until: $until, first: 100) { edges { node { clock { subject } } } } }',
      { until: at('2026-07-08 00:00').toISOString() },
    );
    expect(dueItems.edges.map(({ node }) => node.clock?.subject)).toContain(waiting.id);
  });

  it('counts on the workbench what waits for whoever may decide it, and nothing for who prepared it', async () => {
    const both = await world.actor('COORDINATOR', { area: LAOSHAN.district });
    const other = await world.actor('COORDINATOR', { area: LAOSHAN.district });
    const figures = async (by: Actor) => {
      const { today, assistanceApplications } = await by.get<{
        today: { decisionsAwaitingMe: number };
        assistanceApplications: { totalCount: number };
      }>(
        `{ today(areaCode: "${LAOSHAN.district}") { decisionsAwaitingMe } assistanceApplications(first: 1, filter: { areaCode: "${LAOSHAN.district}", awaitingMyDecision: true }) { totalCount } }`,
      );
      expect(today.decisionsAwaitingMe).toBe(assistanceApplications.totalCount);
      return today.decisionsAwaitingMe;
    };
    const [before, theirs] = [await figures(both), await figures(other)];
    await desk.submitted({}, both);
    expect(await figures(both)).toBe(before);
    expect(await figures(other)).toBe(theirs + 1);
    expect(await figures(await world.actor('COORDINATOR', { area: '370202' }))).toBe(0);
  });

  it('stands still with a coded reason while papers are missing, and goes on when they are there', async () => {
    const waiting = await desk.submitted();
    const missing = { missingKindCodes: ['INCOME_STATEMENT'] };
    expect(await desk.move('Return', waiting, bureau, '缺收入申报', { missingKindCodes: ['NO_SUCH_PAPER'] })).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND', field: ['missingKindCodes'] }],
    });
    world.clock.set(at('2026-06-10 10:00'));
    const returned = must(await desk.move('Return', waiting, bureau, '缺收入申报', { ...missing, pauseReason: 'HOUSEHOLD_AWAY' }));
    const still = await clockOf(waiting.id);
    expect(still).toMatchObject({
      clock: { deadline: { state: 'PAUSED' }, pauses: [{ reason: 'HOUSEHOLD_AWAY', note: '缺收入申报', resumedAt: null }] },
      missingDocuments: [{ code: 'INCOME_STATEMENT' }],
    });
    expect(await late(at('2030-01-01 00:00'))).not.toContain(waiting.id);
    expect(await desk.move('Submit', returned, worker)).toMatchObject({ application: null, userErrors: [{ code: 'REQUIRED' }] });
    await desk.addDocument(returned, 'INCOME_STATEMENT');
    expect((await clockOf(waiting.id)).missingDocuments).toEqual([]);
    world.clock.set(at('2026-06-12 10:00'));
    must(await desk.move('Submit', returned, worker));
    // Two days at whose end it stood still (10 and 11 June) are not counted.
    const moved = await running(waiting.id);
    expect(moved).toMatchObject({
      deadline: { dueAt: at('2026-07-09 23:59:59.999').toISOString() },
      pauses: [{ reason: 'HOUSEHOLD_AWAY' }],
    });
    expect(moved.pauses[0]?.resumedAt).not.toBeNull();
  });

  it('takes another reason when it stood still already, and is handed to whoever submits again', async () => {
    const waiting = await desk.submitted();
    const clock = await running(waiting.id);
    world.clock.advance(60_000);
    await bureau.mutate(
      'slaClockPause',
      'SlaClockPauseInput',
      { id: clock.id, expectedVersion: clock.version, reason: 'ECONOMIC_VERIFICATION' },
      'clock { id }',
    );
    world.clock.advance(60_000);
    const returned = must(await desk.move('Return', waiting, bureau, '缺材料'));
    expect((await running(waiting.id)).pauses.map(({ reason, resumedAt }) => [reason, resumedAt !== null])).toEqual([
      ['ECONOMIC_VERIFICATION', true],
      ['AWAITING_HOUSEHOLD', false],
    ]);
    const colleague = await world.actor('GRID_WORKER', { area: LAOSHAN.community });
    world.clock.advance(60_000);
    must(await desk.move('Submit', returned, colleague));
    const [row] = await world.sql<{ owner_id: string }>('select owner_id from sla_clock where subject_id = $1', [waiting.id]);
    expect(row?.owner_id).toBe(colleague.accountId);
  });

  it('is met by the decision; a breach survives late completion', async () => {
    const [timely, tardy] = [await desk.submitted(), await desk.submitted()];
    world.clock.set(at('2026-07-07 23:59:00'));
    must(await desk.decide(timely, bureau));
    world.clock.set(at('2026-07-08 00:00:00'));
    must(await desk.decide(tardy, bureau, { outcome: 'REFUSED', amountFen: null, validFrom: null }));
    expect(await running(timely.id)).toMatchObject({ deadline: { state: 'MET' }, metAt: expect.any(String) });
    expect(await running(tardy.id)).toMatchObject({ deadline: { state: 'MISSED' }, metAt: expect.any(String) });
    world.clock.set(at('2027-01-01 00:00:00'));
    expect((await running(tardy.id)).deadline.state).toBe('MISSED');
    expect(await late(at('2030-01-01 00:00'))).not.toContain(tardy.id);
  });

  it('falls away with the application', async () => {
    const waiting = await desk.submitted();
    must(await desk.move('Withdraw', waiting, worker, '不再申请'));
    const [row] = await world.sql<{ ended: boolean; why: string }>(
      'select cancelled_at is not null as ended, cancel_reason why from sla_clock where subject_id = $1',
      [waiting.id],
    );
    expect(row).toEqual({ ended: true, why: '不再申请' });
  });

  it('runs by the parameter in force when it began: 33 before the reform, and what an administrator sets from a day on', async () => {
    const amountAt = async (instant: string): Promise<number> => {
      world.clock.set(at(instant));
      return (await running((await desk.submitted()).id)).rule.amount;
    };
    const admin = await world.actor('ADMIN', { area: null });
    const set = (value: number, validFrom: string, areaCode: string | null = null) =>
      admin.mutate<{ parameter: { id: string } | null }>(
        'policyParameterSet',
        'PolicyParameterSetInput',
        {
          requestId: randomUUID(),
          key: 'assistance.decision.working_days',
          value,
          validFrom,
          areaCode,
          document: '青民发〔2026〕9号',
          issuedBy: ['青岛市民政局'],
        },
        'parameter { id }',
      );
    expect(await amountAt('2020-08-16 12:00')).toBe(33);
    expect(await amountAt('2020-08-17 12:00')).toBe(20);
    world.clock.set(MONDAY);
    const before = await desk.submitted();
    expect(await set(0.5, '2026-07-01')).toMatchObject({ userErrors: [{ code: 'OUT_OF_RANGE', field: ['value'] }] });
    expect(await set(15, '2026-07-01')).toMatchObject({ userErrors: [] });
    expect(await set(10, '2026-07-01', LAOSHAN.district)).toMatchObject({ userErrors: [] });
    expect(await amountAt('2026-06-30 12:00')).toBe(20);
    expect(await amountAt('2026-07-01 12:00')).toBe(10);
    // A correction of the same first day, and one that is taken back.
    const wrong = await set(12, '2026-07-01', LAOSHAN.district);
    expect(await amountAt('2026-07-01 13:00')).toBe(12);
    world.clock.advance(60_000);
    await admin.mutate('policyParameterVoid', 'PolicyParameterVoidInput', { id: wrong.parameter?.id, reason: '误录' }, 'parameter { id }');
    expect(await amountAt('2026-07-01 15:00')).toBe(15);
    // The ladder came along, and what ran before runs on as it began.
    const [steps] = await world.sql<{ n: number }>(
      "select count(*)::int n from sla_rule_step s join sla_rule r on r.id = s.rule_id where r.key = 'assistance.decision' and r.amount = 15",
    );
    expect(steps?.n).toBe(3);
    expect((await running(before.id)).rule.amount).toBe(20);
  });
});
