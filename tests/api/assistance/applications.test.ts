import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, MONDAY, SHINAN, World } from '../../testkit/world.js';
import { type Answer, Desk, must, PICK, TOWN } from './desk.js';

describe('an application for assistance', () => {
  let world: World;
  let worker: Actor;
  let bureau: Actor;
  let admin: Actor;
  let create: Desk['create'];
  let move: Desk['move'];
  let addIdentity: Desk['addIdentity'];
  let decide: Desk['decide'];
  let submitted: Desk['submitted'];
  let temporary: Desk['temporary'];
  let delegate: Desk['delegate'];
  beforeAll(async () => {
    world = await World.start();
    const desk = await Desk.open(world);
    ({ worker, bureau, admin, create, move, addIdentity, decide, submitted, temporary, delegate } = desk);
  });
  afterAll(() => world.stop());

  it('goes from draft to decision, shows its arithmetic, and becomes a status', async () => {
    const draft = await create();
    expect(draft.application).toMatchObject({
      state: 'DRAFT',
      hint: { verdict: 'LIKELY', standardFen: 70_000, countedFen: 30_000, gapFen: 80_000 },
    });
    const early = await move('Submit', must(draft), worker);
    expect(early).toMatchObject({ application: null, userErrors: [{ code: 'REQUIRED', field: ['documents'] }] });
    await addIdentity(must(draft));
    expect(await addIdentity(must(draft))).toMatchObject({ userErrors: [{ code: 'DUPLICATE', field: ['kindCode'] }] });
    const waiting = must(await move('Submit', must(draft), worker));
    const decided = await decide(waiting, bureau);
    expect(decided.application).toMatchObject({ state: 'APPROVED', decision: { outcome: 'APPROVED', authority: 'DISTRICT' } });
    const [status] = await world.sql<{ programme: string; from: string; persons: number }>(
      'select s.programme, s."from"::text, s.persons from assistance_status s join assistance_application a on a.household_id = s.household_id where a.id = $1',
      [waiting.id],
    );
    expect(status).toEqual({ programme: 'MINIMUM_LIVING_ALLOWANCE', from: '2026-07-01', persons: 2 });
    expect(await decide({ ...waiting, version: waiting.version + 1 }, bureau)).toMatchObject({
      userErrors: [{ code: 'ILLEGAL_TRANSITION' }],
    });
  });

  it('takes essential expenditure off the income on that ground, and says unknown when a number is missing', async () => {
    const spent = await create({ ground: 'EXPENDITURE', persons: 1, monthlyIncomeFen: 300_000, monthlyExpenditureFen: 280_000 });
    expect(spent.application).toMatchObject({ hint: { verdict: 'LIKELY', countedFen: 20_000, gapFen: 50_000 } });
    const rich = await create({ persons: 1, monthlyIncomeFen: 70_000 });
    expect(rich.application).toMatchObject({ hint: { verdict: 'UNLIKELY', gapFen: 0 } });
    expect((await create({ monthlyIncomeFen: null })).application).toMatchObject({ hint: { verdict: 'UNKNOWN', gapFen: null } });
  });

  it('is never decided by whoever prepared it, also when they may decide', async () => {
    const both = await world.actor('COORDINATOR');
    const waiting = await submitted({}, both);
    expect(await decide(waiting, both)).toMatchObject({ application: null, userErrors: [{ code: 'SAME_PERSON' }] });
    await expect(
      world.owner
        .query("select set_config('app.actor_id', $1, false)", [both.accountId])
        .then(() =>
          world.sql(
            "insert into assistance_decision (id, application_id, outcome, reason, authority) values (gen_random_uuid(), $1, 'REFUSED', 'x', 'DISTRICT')",
            [waiting.id],
          ),
        ),
    ).rejects.toMatchObject({ constraint: expect.stringMatching(/decision_/) });
    await world.owner.query("select set_config('app.actor_id', '', false)");
  });

  it('is decided by a town only while the power is delegated to it', async () => {
    const town = await world.actor('COORDINATOR', { area: TOWN });
    const waiting = await submitted();
    expect(await decide(waiting, town)).toMatchObject({ userErrors: [{ code: 'NOT_ALLOWED' }] });
    const { delegation } = await delegate({ validUntil: '2026-06-20' });
    expect(await delegate({ validFrom: '2026-06-10' })).toMatchObject({ delegation: null, userErrors: [{ code: 'DUPLICATE' }] });
    const decided = await decide(waiting, town);
    expect(decided.application).toMatchObject({ state: 'APPROVED', decision: { authority: 'DELEGATED' } });
    // Another programme was not delegated.
    const relief = await temporary(100_000, await world.household({ area: LAOSHAN.code }));
    expect(await decide(relief, town)).toMatchObject({ userErrors: [{ code: 'NOT_ALLOWED' }] });
    // Ended: the next one is not decided, the one before stands.
    const next = await submitted();
    await admin.mutate(
      'delegationEnd',
      'DelegationEndInput',
      { id: delegation?.id, expectedVersion: delegation?.version, reason: '收回' },
      'delegation { id }',
    );
    expect(await decide(next, town)).toMatchObject({ userErrors: [{ code: 'NOT_ALLOWED' }] });
    await expect(world.sql("update assistance_decision set reason = 'x'")).rejects.toThrow(/insert-only/);
  });

  it('delegates only downwards', async () => {
    expect(await delegate({ fromAreaCode: TOWN, toAreaCode: LAOSHAN.district })).toMatchObject({
      userErrors: [{ code: 'INVALID_CHOICE' }],
    });
    expect(await delegate({ toAreaCode: SHINAN.community })).toMatchObject({ userErrors: [{ code: 'INVALID_CHOICE' }] });
    expect(await delegate({ validFrom: '2027-01-02', validUntil: '2027-01-02' })).toMatchObject({ userErrors: [{ code: 'OUT_OF_RANGE' }] });
  });

  it('keeps temporary assistance within the cap of the year unless a meeting decided', async () => {
    const householdId = await world.household({ area: LAOSHAN.code });
    must(await decide(await temporary(2_000_000, householdId), bureau, { amountFen: 2_000_000 }));
    const second = await temporary(1_500_000, householdId);
    expect(await decide(second, bureau, { amountFen: 1_000_001 })).toMatchObject({
      userErrors: [{ code: 'OUT_OF_RANGE', field: ['amountFen'] }],
    });
    const meeting = (values: object = {}) =>
      bureau.mutate<Answer>(
        'individualDecisionRecord',
        'IndividualDecisionRecordInput',
        {
          applicationId: second.id,
          heldOn: '2026-06-08',
          minutes: '一事一议会议记录',
          participants: ['甲', '乙', '丙'],
          votesFor: 2,
          votesAgainst: 1,
          ...values,
        },
        PICK,
      );
    expect(await meeting({ votesFor: 1, votesAgainst: 2 })).toMatchObject({ userErrors: [{ code: 'OUT_OF_RANGE' }] });
    expect(await meeting({ heldOn: '2026-06-09' })).toMatchObject({ userErrors: [{ code: 'OUT_OF_RANGE' }] });
    must(await meeting());
    must(await decide(second, bureau, { amountFen: 1_500_000 }));
  });

  it('never exceeds the cap when many decide at once', async () => {
    const householdId = await world.household({ area: LAOSHAN.code });
    const first = await temporary(900_000, householdId);
    // One open application for a person at a time: the others are laid for other persons, as a race would find them.
    await Promise.all(Array.from({ length: 7 }, () => world.household()));
    const persons = await world.sql<{ id: string }>('select id from person limit 7');
    const ids = persons.map(() => randomUUID());
    for (const [at, id] of ids.entries())
      await world.sql(
        `insert into assistance_application (id, number, household_id, person_id, area_code, programme, ground, persons, requested_fen, circumstances, state, prepared_by, submitted_at)
         select $1, $3, household_id, $4, area_code, programme, ground, persons, requested_fen, circumstances, state, prepared_by, submitted_at from assistance_application where id = $2`,
        [id, first.id, id, persons[at]?.id],
      );
    expect(ids).toHaveLength(7);
    const answers = await Promise.all(
      [first.id, ...ids].map((id) =>
        decide({ id, state: '', version: id === first.id ? first.version : 1 }, bureau, { amountFen: 900_000 }),
      ),
    );
    const [sum] = await world.sql<{ n: string }>(
      'select coalesce(sum(d.amount_fen), 0) n from assistance_decision d join assistance_application a on a.id = d.application_id where a.household_id = $1',
      [householdId],
    );
    expect(Number(sum?.n)).toBe(2_700_000);
    expect(answers.filter((answer) => answer.userErrors.length === 0)).toHaveLength(3);
  });

  it('counts the cap by the civil year in Asia/Shanghai', async () => {
    const householdId = await world.household({ area: LAOSHAN.code });
    world.clock.set(new Date('2026-12-31T15:59:59Z'));
    must(await decide(await temporary(3_000_000, householdId), bureau, { amountFen: 3_000_000 }));
    const late = await temporary(3_000_000, householdId);
    expect(await decide(late, bureau, { amountFen: 3_000_000 })).toMatchObject({ userErrors: [{ code: 'OUT_OF_RANGE' }] });
    world.clock.set(new Date('2026-12-31T16:00:00Z'));
    must(await decide(late, bureau, { amountFen: 3_000_000 }));
    world.clock.set(MONDAY);
  });

  it('has one open application for a programme, and knows who may not see it', async () => {
    const householdId = await world.household({ area: LAOSHAN.code });
    must(await create({ householdId }));
    expect(await create({ householdId })).toMatchObject({ application: null, userErrors: [{ code: 'DUPLICATE' }] });
    expect(await create({ ground: 'CRISIS' })).toMatchObject({ userErrors: [{ code: 'INVALID_CHOICE' }] });
    expect(await create({ ground: 'SINGLE_PERSON' })).toMatchObject({ userErrors: [{ code: 'REQUIRED' }] });
    const waiting = await submitted();
    const elsewhere = await world.actor('SOCIAL_WORKER', { area: SHINAN.district });
    expect(await elsewhere.get('query Q($id: ID!) { assistanceApplication(id: $id) { id } }', { id: waiting.id })).toEqual({
      assistanceApplication: null,
    });
  });

  it('is decided under a delegation that holds at that moment, whatever the history of delegations', async () => {
    const town = await world.actor('COORDINATOR', { area: TOWN });
    const span = fc.record({
      from: fc.integer({ min: 0, max: 30 }),
      days: fc.integer({ min: 1, max: 20 }),
      ended: fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }),
    });
    await world.sql('alter table delegation_of_authority drop constraint delegation_once');
    await fc.assert(
      fc.asyncProperty(fc.array(span, { maxLength: 4 }), fc.integer({ min: 0, max: 45 }), async (spans, day) => {
        await world.owner.query('begin');
        try {
          await world.sql("delete from delegation_of_authority where programme = 'EXTREME_HARDSHIP'");
          for (const { from, days, ended } of spans)
            await world.sql(
              "insert into delegation_of_authority (id, programme, from_area_code, to_area_code, valid_from, valid_until, document, ended_at) values (gen_random_uuid(), 'EXTREME_HARDSHIP', 370212000000000, 370212001000000, date '2026-07-01' + $1::int, date '2026-07-01' + $2::int, 'x', timestamptz '2026-07-01 12:00+08' + $3 * interval '1 day')",
              [from, from + days, ended],
            );
          const at = new Date(Date.parse('2026-07-01T05:00:00Z') + day * 86_400_000);
          await world.owner.query('select app.begin_actor($1, $2, $3)', [town.accountId, randomUUID(), at]);
          const [held] = await world.sql<{ held: boolean }>("select exists (select from app.authority('EXTREME_HARDSHIP', $1, $2)) held", [
            LAOSHAN.code,
            at,
          ]);
          // 13:00 in Shanghai on that day; an end falls on noon of its day.
          expect(held?.held).toBe(
            spans.some(({ from, days, ended }) => day >= from && day < from + days && (ended === null || ended > day)),
          );
        } finally {
          await world.owner.query('rollback');
        }
      }),
      { numRuns: 200 },
    );
  });
});
