import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { visitIn } from '../../testkit/visits.js';
import { LAOSHAN, MONDAY, SHINAN, World } from '../../testkit/world.js';

interface Duty {
  id: string;
  version: number;
  kind: string;
  title: string | null;
  doneByName: string | null;
  clock: { state: string };
}

interface Case {
  id: string;
  version: number;
  state: string;
  ownerName: string;
  viewerOwns: boolean;
  coverName: string | null;
  counts: { open: number; overdue: number; done: number; missed: number };
  owners: { ownerName: string; until: string | null; counts: { open: number; done: number; missed: number } }[];
  duties: Duty[];
  events: { kind: string; toState: string | null }[];
  assessments: { number: number; answers: { code: string; level: number }[] }[];
}

const CASE = `{ id version state ownerName viewerOwns coverName counts { open overdue done missed }
  owners { ownerName until counts { open done missed } } duties { id version kind title doneByName clock { state } }
  events { kind toState } assessments { number answers { code level } } }`;

describe('cases', () => {
  let world: World;
  let owner: Actor;
  let other: Actor;
  let coordinator: Actor;

  beforeAll(async () => {
    world = await World.start();
    owner = await world.actor('SOCIAL_WORKER', { area: LAOSHAN.district });
    other = await world.actor('SOCIAL_WORKER', { area: LAOSHAN.district });
    coordinator = await world.actor('COORDINATOR', { area: LAOSHAN.district });
    for (const [at, actor] of [owner, other, coordinator].entries())
      await world.sql('update account set display_name = $2 where id = $1', [actor.accountId, ['甲', '乙', '丙'][at]]);
  });
  afterAll(() => world.stop());

  const run = async (by: Actor, name: string, type: string, input: object) =>
    by.mutate<{ case: Case | null }>(name, type, input, `case ${CASE}`);
  const must = (payload: { case: Case | null; userErrors: object[] }): Case => {
    expect(payload.userErrors).toEqual([]);
    return payload.case as Case;
  };
  const open = async (householdId: string, by = owner) =>
    must(await run(by, 'caseOpen', 'CaseOpenInput', { requestId: randomUUID(), householdId, reason: '多重困难' }));
  const change = (by: Actor, name: string, type: string, found: Case, more: object = {}) =>
    run(by, name, type, { id: found.id, expectedVersion: found.version, ...more });
  const read = async (id: string, by: Actor = owner): Promise<Case> =>
    (await by.get<{ case: Case }>(`query ($id: ID!) { case(id: $id) ${CASE} }`, { id })).case;
  const task = async (found: Case, hours: number, title = '电话回访') =>
    must(
      await run(owner, 'caseTaskAdd', 'CaseTaskAddInput', {
        requestId: randomUUID(),
        caseId: found.id,
        title,
        dueAt: new Date(world.clock.now().getTime() + hours * 3_600_000),
      }),
    );
  const assess = async (found: Case, more: object = {}) => {
    const { assessmentForm } = await owner.get<{ assessmentForm: { id: string; items: { code: string }[] } }>(
      '{ assessmentForm { id items { code } } }',
    );
    return run(owner, 'needsAssessmentRecord', 'NeedsAssessmentRecordInput', {
      requestId: randomUUID(),
      caseId: found.id,
      formId: assessmentForm.id,
      answers: assessmentForm.items.map(({ code }) => ({ code, level: 2 })),
      conclusion: '需要照料与增收',
      ...more,
    });
  };

  it('goes its way: an assessment before planning, a plan in force before the intervention, nothing open at the end', async () => {
    const householdId = await world.household();
    let found = await open(householdId);
    expect(await run(owner, 'caseOpen', 'CaseOpenInput', { requestId: randomUUID(), householdId, reason: '再来' })).toMatchObject({
      userErrors: [{ __typename: 'CaseAlreadyOpen', code: 'DUPLICATE' }],
    });
    found = must(await change(owner, 'caseMove', 'CaseMoveInput', found, { to: 'ASSESSMENT' }));
    expect((await change(owner, 'caseMove', 'CaseMoveInput', found, { to: 'PLANNING' })).userErrors).toMatchObject([{ code: 'REQUIRED' }]);
    // A missing answer is never taken for none, and an unknown question is no answer.
    expect((await assess(found, { answers: [{ code: 'INCOME_ENOUGH', level: 2 }] })).userErrors).toMatchObject([{ code: 'REQUIRED' }]);
    expect((await assess(found, { answers: [{ code: 'NONE', level: 2 }] })).userErrors).toMatchObject([{ code: 'INVALID_CHOICE' }]);
    found = must(await assess(found));
    expect(found.assessments[0]?.answers).toHaveLength(9);
    found = must(await change(owner, 'caseMove', 'CaseMoveInput', found, { to: 'PLANNING' }));
    expect((await change(owner, 'caseMove', 'CaseMoveInput', found, { to: 'INTERVENTION' })).userErrors).toMatchObject([
      { code: 'REQUIRED' },
    ]);
    expect((await change(owner, 'caseMove', 'CaseMoveInput', found, { to: 'CLOSED' })).userErrors).toMatchObject([
      { code: 'ILLEGAL_TRANSITION' },
    ]);
    found = must(await change(owner, 'caseMove', 'CaseMoveInput', found, { to: 'CLOSING' }));
    found = await task(found, 4);
    expect((await change(owner, 'caseClose', 'CaseCloseInput', found, { reason: '达成' })).userErrors).toMatchObject([{ code: 'IN_USE' }]);
    const [duty] = found.duties;
    found = must(await run(owner, 'caseDutyDone', 'CaseDutyDoneInput', { id: duty?.id, expectedVersion: duty?.version }));
    found = must(await change(owner, 'caseClose', 'CaseCloseInput', found, { reason: '达成' }));
    found = must(await change(other, 'caseReopen', 'CaseReopenInput', found, { reason: '又有困难' }));
    expect(found).toMatchObject({ state: 'REOPENED', ownerName: '乙', counts: { open: 0, done: 1, missed: 0 } });
    expect(found.owners).toMatchObject([
      { ownerName: '甲', counts: { done: 1 } },
      { ownerName: '乙', until: null, counts: { done: 0 } },
    ]);
  });

  it('stands aside and goes back to where it stood', async () => {
    let found = await open(await world.household());
    found = must(await change(owner, 'caseMove', 'CaseMoveInput', found, { to: 'ASSESSMENT' }));
    expect(
      (await change(owner, 'caseSuspend', 'CaseSuspendInput', found, { reason: '住院', resumeOn: '2026-06-08' })).userErrors,
    ).toMatchObject([{ code: 'IN_THE_PAST' }]);
    found = must(await change(owner, 'caseSuspend', 'CaseSuspendInput', found, { reason: '住院', resumeOn: '2026-07-01' }));
    expect((await change(owner, 'caseMove', 'CaseMoveInput', found, { to: 'CLOSING' })).userErrors).toMatchObject([
      { code: 'ILLEGAL_TRANSITION' },
    ]);
    expect(must(await change(owner, 'caseResume', 'CaseReasonInput', found, { reason: '出院' })).state).toBe('ASSESSMENT');
  });

  describe('its clocks', () => {
    interface Clock {
      id: string;
      version: number;
      rule: { key: string };
      ownerName: string;
      cancelledAt: string | null;
      pauses: { reason: string; resumedAt: string | null }[];
      deadline: { state: string; dueAt: string | null };
    }
    const clocks = async (id: string): Promise<Clock[]> =>
      (
        await owner.get<{ case: { clocks: Clock[] } }>(
          'query Q($id: ID!) { case(id: $id) { clocks { id version rule { key } ownerName cancelledAt pauses { reason resumedAt } deadline { state dueAt } } } }',
          { id },
        )
      ).case.clocks;
    const suspend = (found: Case, more: object = {}) =>
      change(owner, 'caseSuspend', 'CaseSuspendInput', found, { reason: '住院', resumeOn: '2026-07-01', ...more });
    const resume = (found: Case) => change(owner, 'caseResume', 'CaseReasonInput', found, { reason: '出院' });

    it('begin with it, go with it to its new owner, and fall away with it', async () => {
      let found = await open(await world.household());
      expect(await clocks(found.id)).toMatchObject([{ rule: { key: 'case.assessment' }, ownerName: '甲', cancelledAt: null }]);
      found = must(await change(coordinator, 'caseHandOver', 'CaseHandOverInput', found, { toAccountId: other.accountId, reason: '轮换' }));
      expect(await clocks(found.id)).toMatchObject([{ ownerName: '乙' }]);
      found = must(await change(other, 'caseMove', 'CaseMoveInput', found, { to: 'CLOSING' }));
      must(await change(other, 'caseClose', 'CaseCloseInput', found, { reason: '搬走' }));
      expect((await clocks(found.id))[0]?.cancelledAt).not.toBeNull();
    });

    it('stand still while it is suspended for a reason, and go on with the time that was left; without a reason they run on', async () => {
      try {
        let found = await open(await world.household());
        const due = (await clocks(found.id))[0]?.deadline.dueAt;
        found = must(await suspend(found));
        expect(await clocks(found.id)).toMatchObject([{ pauses: [], deadline: { dueAt: due } }]);
        found = must(await resume(found));
        found = must(await suspend(found, { pauseReason: 'IN_HOSPITAL' }));
        expect(await clocks(found.id)).toMatchObject([
          { pauses: [{ reason: 'IN_HOSPITAL', resumedAt: null }], deadline: { state: 'PAUSED' } },
        ]);
        // Two weeks in which nobody is late, though the deadline of before has passed.
        world.clock.advance(14 * 86_400_000);
        must(await resume(found));
        const [clock] = await clocks(found.id);
        expect(clock?.pauses[0]?.resumedAt).not.toBeNull();
        expect(clock?.deadline.state).not.toBe('OVERDUE');
        // Thirteen days and not fourteen: the day on which it began did not count, the day on which it goes on does.
        expect(Date.parse(clock?.deadline.dueAt ?? '') - Date.parse(due ?? '')).toBe(13 * 86_400_000);
      } finally {
        world.clock.set(MONDAY);
      }
    });

    it('keep a pause that was made before, for a reason of its own', async () => {
      let found = await open(await world.household());
      const [running] = await clocks(found.id);
      const input = { id: running?.id, expectedVersion: running?.version, reason: 'AWAITING_OTHER_OFFICE' };
      expect((await owner.mutate('slaClockPause', 'SlaClockPauseInput', input, 'clock { id }')).userErrors).toEqual([]);
      world.clock.advance(60_000);
      found = must(await suspend(found, { pauseReason: 'HOUSEHOLD_AWAY' }));
      world.clock.advance(60_000);
      must(await resume(found));
      expect((await clocks(found.id))[0]?.pauses).toEqual([{ reason: 'AWAITING_OTHER_OFFICE', resumedAt: null }]);
      world.clock.set(MONDAY);
    });
  });

  it('hands over needs, visits, tasks and clocks at one instant; what was done and missed stays with whom it happened', async () => {
    const householdId = await world.household();
    await world.need({ householdId });
    const visit = await visitIn(world, 'CONFIRMED', { area: LAOSHAN.code, householdId });
    let found = await open(householdId);
    expect(found.duties.map((duty) => duty.kind).toSorted((a, b) => a.localeCompare(b))).toEqual(['NEED', 'NEED', 'VISIT']);
    found = await task(found, 1, '核实低保');
    found = await task(found, 2, '联系学校');
    const late = found.duties.find((duty) => duty.title === '核实低保');
    world.clock.advance(3 * 3_600_000);
    // Both tasks are missed by 甲; one is done late by 甲, the other goes on.
    found = must(await run(owner, 'caseDutyDone', 'CaseDutyDoneInput', { id: late?.id, expectedVersion: late?.version, note: '已核实' }));
    const before = found.counts;
    expect(before).toEqual({ open: 4, overdue: 1, done: 1, missed: 2 });
    found = must(await change(coordinator, 'caseHandOver', 'CaseHandOverInput', found, { reason: '甲调岗', toAccountId: other.accountId }));
    expect(found).toMatchObject({ ownerName: '乙', counts: before });
    expect(found.owners).toMatchObject([
      { ownerName: '甲', counts: { open: 0, done: 1, missed: 2 } },
      { ownerName: '乙', until: null, counts: { open: 4, done: 0, missed: 0 } },
    ]);
    expect(found.duties.find((duty) => duty.id === late?.id)).toMatchObject({ doneByName: '甲', clock: { state: 'MISSED' } });
    expect(found.duties.find((duty) => duty.title === '联系学校')?.clock.state).toBe('OVERDUE');
    // A visit that was missed stays a duty until somebody says what was done about it.
    await world.sql("update assignment set state = 'MISSED' where id = $1", [visit.id]);
    const missed = (await read(found.id)).duties.find((duty) => duty.kind === 'VISIT');
    const finish = (note?: string) =>
      run(other, 'caseDutyDone', 'CaseDutyDoneInput', { id: missed?.id, expectedVersion: missed?.version, ...(note ? { note } : {}) });
    expect((await finish()).userErrors).toMatchObject([{ code: 'REASON_REQUIRED' }]);
    expect(must(await finish('已改约')).counts).toMatchObject({ done: 2 });
    // What is not missed ends by itself.
    const need = found.duties.find((duty) => duty.kind === 'NEED');
    expect(
      (await run(other, 'caseDutyDone', 'CaseDutyDoneInput', { id: need?.id, expectedVersion: need?.version })).userErrors,
    ).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
    world.clock.set(MONDAY);
  });

  it('lets an owner propose and the receiver answer; nobody else takes a case', async () => {
    let found = await open(await world.household());
    found = must(await change(owner, 'caseHandOver', 'CaseHandOverInput', found, { reason: '休假', toAccountId: other.accountId }));
    expect(found).toMatchObject({ state: 'TRANSFERRING', ownerName: '甲' });
    expect((await change(owner, 'caseHandOverAnswer', 'CaseHandOverAnswerInput', found, { accept: true })).userErrors).toMatchObject([
      { code: 'NOT_ALLOWED' },
    ]);
    found = must(await change(other, 'caseHandOverAnswer', 'CaseHandOverAnswerInput', found, { accept: false, note: '手上已满' }));
    expect(found).toMatchObject({ state: 'INTAKE', ownerName: '甲' });
    expect(
      (await change(other, 'caseHandOver', 'CaseHandOverInput', found, { reason: '我来', toAccountId: other.accountId })).userErrors,
    ).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    // Nobody from elsewhere becomes owner.
    const elsewhere = await world.actor('SOCIAL_WORKER', { area: SHINAN.district });
    expect(
      (await change(coordinator, 'caseHandOver', 'CaseHandOverInput', found, { reason: '调', toAccountId: elsewhere.accountId }))
        .userErrors,
    ).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('does not open the care file with the case: what is confidential stays with whoever it was confided to', async () => {
    const householdId = await world.household();
    const found = await open(householdId);
    await world.sql(
      `insert into support_referral (id, household_id, person_id, area_code, kind, urgency, state, referred_by, worker_id, limits_told_on, accepted_at)
       select gen_random_uuid(), $1, m.person_id, $2, 'COUNSELLING', 'SOON', 'ACCEPTED', $3, $4, '2026-06-01', now() from household_membership m where m.household_id = $1`,
      [householdId, LAOSHAN.code, coordinator.accountId, owner.accountId],
    );
    must(await change(coordinator, 'caseHandOver', 'CaseHandOverInput', found, { reason: '调岗', toAccountId: other.accountId }));
    const seen = await other.get<{ supportReferrals: { totalCount: number } }>('{ supportReferrals { totalCount } }');
    expect(seen.supportReferrals.totalCount).toBe(0);
    expect(
      (await owner.get<{ supportReferrals: { totalCount: number } }>('{ supportReferrals { totalCount } }')).supportReferrals.totalCount,
    ).toBe(1);
  });

  it('keeps what was missed: nobody dates it away, takes it back or deletes it', async () => {
    let found = await open(await world.household());
    found = await task(found, 1);
    world.clock.advance(2 * 3_600_000);
    const id = found.duties[0]?.id;
    const asOwner = (text: string) => world.asRuntimeRole(owner.accountId, (client) => client.query(text, [id]));
    await asOwner("update case_duty set due_at = due_at + interval '9 days' where id = $1");
    expect((await read(found.id)).counts).toMatchObject({ missed: 1, overdue: 1 });
    await expect(asOwner('delete from case_duty where id = $1')).rejects.toThrow(/permission denied/);
    const [duty] = found.duties;
    must(await run(owner, 'caseDutyDone', 'CaseDutyDoneInput', { id, expectedVersion: duty?.version }));
    await expect(asOwner('update case_duty set done_at = null, done_ownership_id = null where id = $1')).rejects.toThrow(/duty is done/);
    expect((await read(found.id)).counts).toMatchObject({ missed: 1, done: 1 });
    world.clock.set(MONDAY);
  });

  it('wants cover for each open duty of whoever is away, and lets nobody go without', async () => {
    const away = await world.actor('SOCIAL_WORKER', { area: LAOSHAN.district });
    const admin = await world.actor('ADMIN');
    const first = must(
      await run(coordinator, 'caseOpen', 'CaseOpenInput', {
        requestId: randomUUID(),
        householdId: (
          await world
            .need({})
            .then((id) => world.sql<{ household_id: string }>('select household_id from service_need where id = $1', [id]))
        )[0]?.household_id,
        reason: '跟进',
        ownerId: away.accountId,
      }),
    );
    const disable = async () =>
      admin.mutate('accountDisable', 'AccountDisableInput', { id: away.accountId, expectedVersion: 1, reason: '离职' }, 'account { id }');
    const absent = (more: object) =>
      coordinator.mutate<{ absence: { id: string; version: number } | null }>(
        'staffAbsenceRecord',
        'StaffAbsenceRecordInput',
        { requestId: randomUUID(), accountId: away.accountId, from: '2026-06-08', ...more },
        'absence { id version }',
      );
    expect((await disable()).userErrors).toMatchObject([{ code: 'COVER_MISSING' }]);
    expect((await absent({})).userErrors).toMatchObject([{ __typename: 'DutiesUncovered', code: 'COVER_MISSING' }]);
    expect((await absent({ coverId: away.accountId })).userErrors).toMatchObject([{ code: 'SAME_PERSON' }]);
    const holiday = await absent({ until: '2026-06-12', covers: [{ caseId: first.id, accountId: other.accountId }] });
    expect(holiday.userErrors).toEqual([]);
    expect(await read(first.id)).toMatchObject({ coverName: '乙', counts: { open: 1 } });
    // Back on Saturday: an absence that ends is no cover for good.
    expect((await disable()).userErrors).toMatchObject([{ code: 'COVER_MISSING' }]);
    await coordinator.mutate(
      'staffAbsenceEnd',
      'StaffAbsenceEndInput',
      { id: holiday.absence?.id, expectedVersion: holiday.absence?.version },
      'absence { id }',
    );
    expect((await read(first.id)).coverName).toBeNull();
    expect((await absent({ coverId: other.accountId })).userErrors).toEqual([]);
    // Whoever covers does not leave either.
    expect(
      (
        await admin.mutate(
          'accountDisable',
          'AccountDisableInput',
          { id: other.accountId, expectedVersion: 1, reason: '离职' },
          'account { id }',
        )
      ).userErrors,
    ).toMatchObject([{ code: 'COVER_MISSING' }]);
    expect((await disable()).userErrors).toEqual([]);
    expect(await read(first.id)).toMatchObject({ coverName: '乙', counts: { open: 1 } });
    // Nobody records absences of people whose cases lie elsewhere.
    const elsewhere = await world.actor('COORDINATOR', { area: SHINAN.district });
    expect(
      (
        await elsewhere.mutate(
          'staffAbsenceRecord',
          'StaffAbsenceRecordInput',
          { requestId: randomUUID(), accountId: owner.accountId, from: '2026-06-08', coverId: other.accountId },
          'absence { id }',
        )
      ).userErrors,
    ).toMatchObject([{ code: 'NOT_ALLOWED' }]);
  });
});
