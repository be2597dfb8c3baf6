import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, MONDAY, SHINAN, World } from '../../testkit/world.js';
import { Desk, must as mustApply, TOWN } from '../assistance/desk.js';
import { at, Keeper } from '../deadlines/keeper.js';

interface Review {
  id: string;
  number: string;
  kind: string;
  state: string;
  version: number;
  currentFen: number | null;
  hint: { verdict: string } | null;
  clock: {
    startedAt: string;
    metAt: string | null;
    cancelledAt: string | null;
    deadline: { state: string; dueAt: string };
    rule: { key: string };
  } | null;
  decision: { outcome: string; authority: string; amountFen: number | null; effectiveOn: string; months: number | null } | null;
}
interface Withdrawal {
  id: string;
  state: string;
  fromOn: string;
  endsOn: string;
  version: number;
  viewerCanClose: boolean;
  clock: { deadline: { dueAt: string; state: string } } | null;
}
type Answer = { review: Review | null; userErrors: { code: string; field: string[] | null }[] };

const REVIEW =
  'id number kind state version currentFen hint { verdict } clock { startedAt metAt cancelledAt deadline { state dueAt } rule { key } } decision { outcome authority amountFen effectiveOn months }';
const WITHDRAWAL = 'id state fromOn endsOn version viewerCanClose clock { deadline { dueAt state } }';

describe('a review of the allowance', () => {
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

  /** A household that has had the allowance since a day. */
  const recipient = async (from = '2026-01-01', area = LAOSHAN.code): Promise<string> => {
    const householdId = await world.household({ area });
    await world.sql(
      'insert into assistance_status (id, household_id, programme, "from", persons) values ($1, $2, \'MINIMUM_LIVING_ALLOWANCE\', $3, 2)',
      [randomUUID(), householdId, from],
    );
    return householdId;
  };
  const open = (householdId: string, by: Actor = worker): Promise<Answer> =>
    by.mutate<Answer>('allowanceReviewOpen', 'AllowanceReviewOpenInput', { requestId: randomUUID(), householdId }, `review { ${REVIEW} }`);
  const propose = (review: { id: string; version: number }, values: object = {}, by: Actor = worker): Promise<Answer> =>
    by.mutate<Answer>(
      'allowanceReviewPropose',
      'AllowanceReviewProposeInput',
      {
        id: review.id,
        expectedVersion: review.version,
        outcome: 'CONTINUE',
        persons: 2,
        monthlyIncomeFen: 60_000,
        findings: '入户核实，情况未变',
        ...values,
      },
      `review { ${REVIEW} }`,
    );
  const decide = (review: { id: string; version: number }, by: Actor = bureau, verb = 'Decide'): Promise<Answer> =>
    by.mutate<Answer>(
      `allowanceReview${verb}`,
      'AllowanceReviewReasonInput',
      { id: review.id, expectedVersion: review.version, reason: '同意' },
      `review { ${REVIEW} }`,
    );
  const must = ({ review, userErrors }: Answer): Review => {
    expect(userErrors).toEqual([]);
    if (!review) throw new Error('no review');
    return review;
  };
  const withdraw = { outcome: 'WITHDRAW', months: 3, transitionPlan: '介绍公益岗位，三个月内稳定就业', monthlyIncomeFen: 200_000 };
  const opened = async (householdId?: string) => must(await open(householdId ?? (await recipient())));
  const proposed = async (values: object = {}, householdId?: string) => must(await propose(await opened(householdId), values));
  const file = async (householdId: string, by: Actor = worker) =>
    (
      await by.get<{ household: { viewerCanReview: boolean; allowanceReviews: Review[]; allowanceWithdrawals: Withdrawal[] } }>(
        `query F($id: ID!) { household(id: $id) { viewerCanReview allowanceReviews { ${REVIEW} } allowanceWithdrawals { ${WITHDRAWAL} } } }`,
        { id: householdId },
      )
    ).household;
  const statuses = (householdId: string) =>
    world.sql<{ programme: string; from: string; until: string | null }>(
      'select programme, "from"::text, until::text from assistance_status where household_id = $1 order by "from"',
      [householdId],
    );
  /** On which of these days the coverage ledger has the household on its roll. */
  const onRoll = async (householdId: string, days: readonly string[]) =>
    (
      await world.sql<{ day: string; there: boolean }>(
        'select d::text as day, exists (select from app.coverage_roll(d::date, 0, 1) r where r.household_id = $1) as there from unnest($2::date[]) d',
        [householdId, days],
      )
    ).map(({ there }) => there);
  /** Gradual withdrawal from 8 June for three months, decided. */
  const withdrawing = async () => {
    const householdId = await recipient();
    must(await decide(await proposed(withdraw, householdId)));
    const { allowanceReviews, allowanceWithdrawals } = await file(householdId);
    const [final] = allowanceReviews;
    const [withdrawal] = allowanceWithdrawals;
    if (!final || !withdrawal) throw new Error('nothing withdrawn');
    return { householdId, final, withdrawal };
  };

  it('follows a grant by itself, runs by its rule, and is followed by the next one', async () => {
    const householdId = await world.household({ area: LAOSHAN.code });
    mustApply(await desk.decide(await desk.submitted({ householdId }), bureau, { validFrom: '2026-06-08' }));
    const [first] = (await file(householdId)).allowanceReviews;
    expect(first).toMatchObject({
      state: 'OPEN',
      kind: 'PERIODIC',
      currentFen: 80_000,
      clock: { rule: { key: 'allowance.review' }, deadline: { dueAt: at('2026-12-05 23:59:59.999').toISOString() } },
    });
    world.clock.set(at('2026-11-01 10:00'));
    const change = must(await propose(first as Review, { outcome: 'CHANGE', amountFen: 50_000, monthlyIncomeFen: 90_000 }));
    expect(change).toMatchObject({ state: 'PROPOSED', hint: { verdict: 'LIKELY' } });
    const decided = must(await decide(change));
    expect(decided).toMatchObject({
      state: 'DECIDED',
      decision: { outcome: 'CHANGE', amountFen: 50_000, authority: 'DISTRICT', effectiveOn: '2026-11-01' },
      clock: { deadline: { state: 'MET' } },
    });
    const [next] = (await file(householdId)).allowanceReviews;
    expect(next).toMatchObject({ state: 'OPEN', currentFen: 50_000, clock: { startedAt: at('2026-11-01 10:00').toISOString() } });
  });

  it('is opened by hand for whoever had the allowance before; its clock began with the last decision', async () => {
    const householdId = await recipient('2025-10-01');
    expect((await file(householdId)).viewerCanReview).toBe(true);
    const review = await opened(householdId);
    expect(review.clock).toMatchObject({ startedAt: at('2025-10-01 00:00').toISOString(), deadline: { state: 'OVERDUE' } });
    expect((await file(householdId)).viewerCanReview).toBe(false);
    expect(await open(householdId)).toMatchObject({ review: null, userErrors: [{ code: 'DUPLICATE', field: ['householdId'] }] });
    expect(await open(await world.household({ area: LAOSHAN.code }))).toMatchObject({ userErrors: [{ code: 'ILLEGAL_TRANSITION' }] });
    // Late is late, whatever is decided now.
    const late = must(await decide(must(await propose(review))));
    expect(late.clock).toMatchObject({ metAt: expect.any(String), deadline: { state: 'MISSED' } });
  });

  it('asks for what its outcome needs', async () => {
    const review = await opened();
    for (const [values, code, field] of [
      [{ outcome: 'CHANGE' }, 'REQUIRED', 'amountFen'],
      [{ outcome: 'WITHDRAW' }, 'REQUIRED', 'months'],
      [{ outcome: 'WITHDRAW', months: 3 }, 'REQUIRED', 'transitionPlan'],
      [{ outcome: 'EXIT' }, 'INVALID_CHOICE', 'outcome'],
      [{ effectiveOn: '2026-06-07' }, 'OUT_OF_RANGE', 'effectiveOn'],
    ] as const)
      expect(await propose(review, values)).toMatchObject({ review: null, userErrors: [{ code, field: [field] }] });
  });

  it('is never decided by whoever prepared it, and only under a power that holds at that moment', async () => {
    const both = await world.actor('COORDINATOR', { area: LAOSHAN.district });
    const own = must(await propose(await opened(), {}, both));
    expect(await decide(own, both)).toMatchObject({ review: null, userErrors: [{ code: 'SAME_PERSON' }] });
    const town = await world.actor('COORDINATOR', { area: TOWN });
    const waiting = await proposed();
    expect(await decide(waiting, town)).toMatchObject({ userErrors: [{ code: 'NOT_ALLOWED' }] });
    const { delegation } = await desk.delegate({ validUntil: '2026-06-20' });
    expect(must(await decide(waiting, town))).toMatchObject({ decision: { authority: 'DELEGATED' } });
    const next = await proposed();
    world.clock.set(at('2026-06-20 00:00'));
    expect(await decide(next, town)).toMatchObject({ userErrors: [{ code: 'NOT_ALLOWED' }] });
    world.clock.set(at('2026-06-19 23:59'));
    must(await decide(next, town));
    await desk.admin.mutate(
      'delegationEnd',
      'DelegationEndInput',
      { id: delegation?.id, expectedVersion: delegation?.version, reason: '收回' },
      'delegation { id }',
    );
    const elsewhere = await world.actor('BUREAU_SUPERVISOR', { area: SHINAN.district });
    expect(await decide(await proposed(), elsewhere)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
  });

  it('is given back with a reason, and a decision on it is never changed nor made past the rules', async () => {
    const waiting = await proposed();
    const back = must(await decide(waiting, bureau, 'Return'));
    expect(back.state).toBe('OPEN');
    expect(await decide(back)).toMatchObject({ userErrors: [{ code: 'ILLEGAL_TRANSITION' }] });
    must(await decide(must(await propose(back))));
    await expect(world.sql("update allowance_decision set reason = 'x'")).rejects.toThrow(/insert-only/);
    const unready = await opened();
    const ask = (sql: string, values: unknown[]) => world.asRuntimeRole(worker.accountId, (client) => client.query(sql, values));
    await expect(ask("update allowance_review set state = 'CANCELLED' where id = $1", [unready.id])).rejects.toMatchObject({
      constraint: 'review_moves',
    });
    const { withdrawal } = await withdrawing();
    await expect(ask("update allowance_withdrawal set state = 'REINSTATED' where id = $1", [withdrawal.id])).rejects.toMatchObject({
      constraint: 'withdrawal_moves',
    });
    await expect(ask("update allowance_withdrawal set ends_on = '2030-01-01' where id = $1", [withdrawal.id])).rejects.toMatchObject({
      constraint: 'withdrawal_moves',
    });
    await expect(ask('select app.open_review($1, $2, null, now())', [randomUUID(), 'PERIODIC'])).rejects.toMatchObject({ code: '42501' });
  });

  it('withdraws gradually: the allowance goes on for the months of policy, and the ledger goes on asking', async () => {
    for (const months of [2, 7])
      expect(await decide(await proposed({ ...withdraw, months }))).toMatchObject({
        userErrors: [{ code: 'OUT_OF_RANGE', field: ['months'] }],
      });
    const { householdId, final, withdrawal } = await withdrawing();
    expect(withdrawal).toMatchObject({ state: 'GRADUAL', fromOn: '2026-06-08', endsOn: '2026-09-08', clock: null });
    expect(final).toMatchObject({
      kind: 'FINAL',
      state: 'OPEN',
      // Due on the last day with the allowance, thirty days before which it begins.
      clock: {
        rule: { key: 'allowance.exit' },
        startedAt: at('2026-08-08 00:00').toISOString(),
        deadline: { dueAt: at('2026-09-07 23:59:59.999').toISOString() },
      },
    });
    expect(await statuses(householdId)).toEqual([{ programme: 'MINIMUM_LIVING_ALLOWANCE', from: '2026-01-01', until: '2026-09-08' }]);
    expect(await onRoll(householdId, ['2026-06-08', '2026-09-07', '2026-09-08'])).toEqual([true, true, false]);
    expect((await file(householdId)).viewerCanReview).toBe(false);
  });

  it('exits, is watched, and is over when somebody has seen how they get along', async () => {
    const { householdId, final, withdrawal } = await withdrawing();
    const early = must(await propose(final, { outcome: 'EXIT', monthlyIncomeFen: 220_000 }));
    expect(await decide(early)).toMatchObject({ userErrors: [{ code: 'ILLEGAL_TRANSITION' }] });
    world.clock.set(at('2026-08-20 10:00'));
    must(await decide(early));
    const [watched] = (await file(householdId)).allowanceWithdrawals;
    expect(watched).toMatchObject({
      state: 'WATCH',
      viewerCanClose: false,
      clock: { deadline: { dueAt: at('2027-03-07 23:59:59.999').toISOString() } },
    });
    expect(await statuses(householdId)).toEqual([
      { programme: 'MINIMUM_LIVING_ALLOWANCE', from: '2026-01-01', until: '2026-09-08' },
      { programme: 'LOW_INCOME_WATCH', from: '2026-09-08', until: null },
    ]);
    expect(await onRoll(householdId, ['2026-09-07', '2026-09-08', '2027-01-01'])).toEqual([true, true, true]);
    const close = (result: string, by: Actor = worker) =>
      by.mutate<{ withdrawal: Withdrawal | null }>(
        'allowanceWatchClose',
        'AllowanceWatchCloseInput',
        { id: withdrawal.id, expectedVersion: watched?.version, result, note: '就业稳定，收入高于标准' },
        `withdrawal { ${WITHDRAWAL} }`,
      );
    expect(await close('STABLE')).toMatchObject({ userErrors: [{ code: 'ILLEGAL_TRANSITION' }] });
    world.clock.set(at('2027-03-01 10:00'));
    expect(await close('STATUS_ENDED')).toMatchObject({ userErrors: [{ code: 'INVALID_CHOICE' }] });
    expect(await close('STABLE')).toMatchObject({ withdrawal: { state: 'EXITED', clock: { deadline: { state: 'MET' } } }, userErrors: [] });
    expect((await statuses(householdId)).at(-1)).toEqual({ programme: 'LOW_INCOME_WATCH', from: '2026-09-08', until: '2027-03-01' });
  });

  it('leaves whoever needs help again on the roll of the watched', async () => {
    const { householdId, final, withdrawal } = await withdrawing();
    world.clock.set(at('2026-09-20 10:00'));
    // Decided after its last day: late for good, and the exit still holds from that day.
    must(await decide(must(await propose(final, { outcome: 'EXIT' }))));
    const [review] = (await file(householdId)).allowanceReviews;
    expect(review).toMatchObject({ decision: { outcome: 'EXIT', effectiveOn: '2026-09-08' }, clock: { deadline: { state: 'MISSED' } } });
    const [watched] = (await file(householdId)).allowanceWithdrawals;
    await worker.mutate(
      'allowanceWatchClose',
      'AllowanceWatchCloseInput',
      { id: withdrawal.id, expectedVersion: watched?.version, result: 'NEEDS_HELP', note: '又失业' },
      'withdrawal { id }',
    );
    expect((await statuses(householdId)).at(-1)).toMatchObject({ programme: 'LOW_INCOME_WATCH', until: null });
    expect(await onRoll(householdId, ['2026-12-01'])).toEqual([true]);
  });

  it('reinstates before the end: the status goes on without a gap, and the clock of the exit falls away', async () => {
    const { householdId, final } = await withdrawing();
    world.clock.set(at('2026-07-15 10:00'));
    must(await decide(must(await propose(final, { outcome: 'REINSTATE', amountFen: 70_000 }))));
    const { allowanceReviews, allowanceWithdrawals } = await file(householdId);
    expect(allowanceWithdrawals).toMatchObject([{ state: 'REINSTATED' }]);
    expect(allowanceReviews.map((review) => [review.kind, review.state])).toEqual([
      ['PERIODIC', 'OPEN'],
      ['FINAL', 'DECIDED'],
      ['PERIODIC', 'DECIDED'],
    ]);
    expect(allowanceReviews[0]).toMatchObject({ currentFen: 70_000 });
    expect(allowanceReviews[1]?.clock).toMatchObject({ metAt: null, cancelledAt: expect.any(String) });
    expect(await statuses(householdId)).toEqual([{ programme: 'MINIMUM_LIVING_ALLOWANCE', from: '2026-01-01', until: null }]);
    const over = await withdrawing();
    world.clock.set(at('2026-10-15 10:00'));
    expect(await decide(must(await propose(over.final, { outcome: 'REINSTATE', amountFen: 1 })))).toMatchObject({
      userErrors: [{ code: 'ILLEGAL_TRANSITION' }],
    });
  });

  it('ends at once, and falls away with a status that somebody ends by hand', async () => {
    const householdId = await recipient();
    must(await decide(await proposed({ outcome: 'END', effectiveOn: '2026-07-01' }, householdId)));
    expect(await statuses(householdId)).toMatchObject([{ until: '2026-07-01' }]);
    const gone = await withdrawing();
    const [status] = await world.sql<{ id: string }>('select id from assistance_status where household_id = $1', [gone.householdId]);
    await worker.mutate(
      'assistanceStatusEnd',
      'AssistanceStatusEndInput',
      { id: status?.id, until: '2026-06-09', reason: '迁出本市' },
      'household { id }',
    );
    const { allowanceReviews, allowanceWithdrawals } = await file(gone.householdId);
    expect(allowanceWithdrawals).toMatchObject([{ state: 'EXITED' }]);
    expect(allowanceReviews[0]).toMatchObject({ state: 'CANCELLED', clock: { cancelledAt: expect.any(String) } });
  });

  it('keeps facts, states and ledger together, whatever is decided in whatever order', { timeout: 60_000 }, async () => {
    const step = fc.record({
      days: fc.integer({ min: 0, max: 75 }),
      outcome: fc.constantFrom('CONTINUE', 'CHANGE', 'WITHDRAW', 'END', 'REINSTATE', 'EXIT'),
      months: fc.integer({ min: 1, max: 8 }),
      self: fc.boolean(),
    });
    const people = [worker, await world.actor('COORDINATOR', { area: LAOSHAN.district }), bureau];
    let decided = 0;
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
        world.clock.set(MONDAY);
        runs += 1;
        // Everyone sits at another machine in each run, for a machine may ask only so often.
        const [preparer, decider, returner] = people.map((each, n) => each.at(`10.250.${n}.${runs % 250}`)) as [Actor, Actor, Actor];
        const householdId = await recipient();
        await open(householdId, preparer);
        for (const { days, outcome, months, self } of steps) {
          world.clock.advance(days * 86_400_000);
          const [review] = (await file(householdId, preparer)).allowanceReviews;
          if (!review || review.state !== 'OPEN') continue;
          const values = { outcome, months, transitionPlan: '计划', amountFen: 30_000 };
          const answer = await propose(review, values, self ? decider : preparer);
          if (!answer.review) continue;
          const made = await decide(answer.review, decider);
          if (made.review) decided += 1;
          else await decide(answer.review, returner, 'Return');
          if (self) expect(made.review).toBeNull();
          const limits = { low: 3, high: 6 };
          if (made.review && outcome === 'WITHDRAW') expect(months >= limits.low && months <= limits.high).toBe(true);
        }
        const [row] = await world.sql<{ wrong: string[] }>(
          `select array_remove(array[
             case when exists (select from allowance_decision d join allowance_review r on r.id = d.review_id where r.household_id = $1 and d.decided_by = r.prepared_by) then 'decided by the preparer' end,
             case when exists (select from allowance_decision d join allowance_review r on r.id = d.review_id where r.household_id = $1 and r.state <> 'DECIDED') then 'decision without end' end,
             case when exists (select from allowance_review r where r.household_id = $1 and r.state = 'DECIDED' and not exists (select from allowance_decision d where d.review_id = r.id)) then 'end without decision' end,
             case when exists (select from allowance_withdrawal w join assistance_status s on s.id = w.status_id where w.household_id = $1 and w.state in ('GRADUAL', 'WATCH') and s.until is distinct from w.ends_on) then 'status beside its withdrawal' end,
             case when exists (select from allowance_withdrawal w join assistance_status s on s.id = w.status_id where w.household_id = $1 and w.state = 'GRADUAL' and (w.ends_on < w.from_on + interval '3 months' or w.ends_on > w.from_on + interval '6 months')) then 'months' end,
             case when exists (select from allowance_withdrawal w where w.household_id = $1 and w.state = 'WATCH' and not exists (select from assistance_status s where s.household_id = $1 and s.programme = 'LOW_INCOME_WATCH' and s."from" <= w.ends_on and s.until is null)) then 'watched by nobody' end,
             case when (select count(*) from allowance_review r where r.household_id = $1 and r.state in ('OPEN', 'PROPOSED')) <> (select count(*) from sla_clock c join allowance_review r on r.id = c.subject_id where r.household_id = $1 and c.met_at is null and c.cancelled_at is null) then 'clocks' end,
             case when (select count(*) from allowance_review r where r.household_id = $1 and r.state in ('OPEN', 'PROPOSED')) <> (select count(*) from assistance_status s where s.household_id = $1 and s.programme = 'MINIMUM_LIVING_ALLOWANCE' and (s.until is null or exists (select from allowance_withdrawal w where w.status_id = s.id and w.state = 'GRADUAL'))) then 'allowance without review' end
           ], null) as wrong`,
          [householdId],
        );
        expect(row?.wrong).toEqual([]);
      }),
      {
        numRuns: 12,
        endOnFailure: true,
        // Whatever chance brings, these three are decided.
        examples: (['CONTINUE', 'WITHDRAW', 'END'] as const).map(
          (outcome): [{ days: number; outcome: typeof outcome; months: number; self: boolean }[]] => [
            [{ days: 0, outcome, months: 3, self: false }],
          ],
        ),
      },
    );
    expect(decided).toBeGreaterThanOrEqual(3);
  });
});
