import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { SHINAN, World } from '../../testkit/world.js';

interface Plan {
  id: string;
  number: number;
  state: string;
  version: number;
}

const PLAN = 'plan { id number state version }';
const GOALS = [
  {
    domain: 'HEALTH',
    text: '每周有人上门',
    measures: [{ text: '上门探访', serviceCode: 'TEST_VISIT', everyDays: 7, startsOn: '2026-06-10' }],
  },
];

describe('one policy per household', () => {
  let world: World;
  let author: Actor;
  let approver: Actor;

  beforeAll(async () => {
    world = await World.start();
    author = await world.actor('SOCIAL_WORKER');
    approver = await world.actor('COORDINATOR');
  });
  afterAll(() => world.stop());

  const draft = async (householdId: string, by: Actor = author, goals: object[] = GOALS) =>
    by.mutate<{ plan: Plan | null }>(
      'householdPlanDraft',
      'HouseholdPlanDraftInput',
      { requestId: randomUUID(), householdId, summary: '独居老人，需要探访', agreedOn: '2026-06-01', goals },
      PLAN,
    );
  const move = async (by: Actor, verb: string, plan: Plan, reason?: string) =>
    by.mutate<{ plan: Plan | null }>(
      `householdPlan${verb}`,
      reason ? 'HouseholdPlanReasonInput' : 'HouseholdPlanMoveInput',
      { id: plan.id, expectedVersion: plan.version, ...(reason ? { reason } : {}) },
      PLAN,
    );
  const must = (payload: { plan: Plan | null; userErrors: object[] }): Plan => {
    expect(payload.userErrors).toEqual([]);
    return payload.plan as Plan;
  };
  const inForce = async (householdId: string): Promise<Plan> => {
    const drafted = must(await draft(householdId));
    const submitted = must(await move(author, 'Submit', drafted));
    return must(await move(author, 'Activate', must(await move(approver, 'Approve', submitted))));
  };

  it('goes from draft into force, and the next version supersedes it at the same instant', async () => {
    const householdId = await world.household();
    const first = await inForce(householdId);
    expect(first).toMatchObject({ number: 1, state: 'ACTIVE' });
    const second = await inForce(householdId);
    expect(second).toMatchObject({ number: 2, state: 'ACTIVE' });
    const { household } = await author.get<{ household: { plan: Plan; plans: Plan[] } }>(
      'query Q($id: ID!) { household(id: $id) { plan { number } plans { number state } } }',
      { id: householdId },
    );
    expect(household.plan.number).toBe(2);
    expect(household.plans).toEqual([
      { number: 2, state: 'ACTIVE' },
      { number: 1, state: 'SUPERSEDED' },
    ]);
  });

  it('has one review clock while it is in force: the next version ends it and begins its own', async () => {
    const householdId = await world.household();
    const ids = [(await inForce(householdId)).id, (await inForce(householdId)).id];
    const running = () =>
      world.sql<{ subject_id: string; ended: boolean }>(
        "select subject_id, cancelled_at is not null ended from sla_clock where household_id = $1 and rule_key = 'plan.review' order by started_at, ended desc",
        [householdId],
      );
    expect(await running()).toEqual([
      { subject_id: ids[0], ended: true },
      { subject_id: ids[1], ended: false },
    ]);
    const { household } = await author.get<{ household: { plan: Plan } }>(`query Q($id: ID!) { household(id: $id) { ${PLAN} } }`, {
      id: householdId,
    });
    must(await move(approver, 'Complete', household.plan, '目标达成'));
    expect((await running()).map((clock) => clock.ended)).toEqual([true, true]);
  });

  it('is reviewed while it is in force: the review stays, its clock is met and the next one begins', async () => {
    const plan = await inForce(await world.household());
    const review = (by: Actor, expectedVersion = plan.version) =>
      by.mutate<{ plan: { version: number; reviewDueOn: string; reviews: { note: string; verdict: string }[] } | null }>(
        'householdPlanReview',
        'HouseholdPlanReviewInput',
        { id: plan.id, expectedVersion, verdict: 'CHANGE', note: '孩子转学，目标要改' },
        'plan { version reviewDueOn reviews { note verdict } }',
      );
    const start = world.clock.now();
    try {
      world.clock.advance(10 * 86_400_000);
      const elsewhere = await world.actor('SOCIAL_WORKER', { area: SHINAN.district });
      expect((await review(elsewhere)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
      const { plan: reviewed } = await review(author);
      expect(reviewed).toMatchObject({ version: plan.version + 1, reviews: [{ note: '孩子转学，目标要改', verdict: 'CHANGE' }] });
      expect((await review(author)).userErrors).toMatchObject([{ code: 'STALE_VERSION' }]);
      const clocks = await world.sql<{ met: boolean; started_at: Date }>(
        "select met_at is not null met, started_at from sla_clock where subject_id = $1 and rule_key = 'plan.review' order by started_at",
        [plan.id],
      );
      expect(clocks.map((clock) => clock.met)).toEqual([true, false]);
      expect(clocks[1]?.started_at).toEqual(world.clock.now());
      // Written once, and by nobody of another area, whoever writes.
      await expect(world.sql('update plan_review_record set note = $1', ['x'])).rejects.toThrow(/insert-only/);
      await world.asRuntimeRole(elsewhere.accountId, async (client) => {
        await expect(
          client.query(
            "insert into plan_review_record (id, plan_id, reviewed_on, verdict, note, next_due_on, reviewed_by) values (gen_random_uuid(), $1, '2026-06-08', 'GOES_ON', 'x', '2026-12-01', $2)",
            [plan.id, elsewhere.accountId],
          ),
        ).rejects.toMatchObject({ code: '42501' });
      });
    } finally {
      world.clock.set(start);
    }
    const drafted = must(await draft(await world.household()));
    expect(
      (
        await author.mutate(
          'householdPlanReview',
          'HouseholdPlanReviewInput',
          { id: drafted.id, expectedVersion: drafted.version, verdict: 'GOES_ON', note: '尚未执行' },
          PLAN,
        )
      ).userErrors,
    ).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
  });

  it('says of each measure who answers for it, whether it strengthens people, and what came of it', async () => {
    const colleague = await world.actor('SOCIAL_WORKER');
    const stranger = await world.actor('VOLUNTEER');
    const goals = (owner: string | null) => [
      { ...GOALS[0], measures: [{ text: '学会网上卖货', startsOn: '2026-06-10', strengthens: true, owner }] },
    ];
    expect((await draft(await world.household(), author, goals(stranger.accountId))).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['goals', '0', 'measures', '0', 'owner'] },
    ]);
    const drafted = must(await draft(await world.household(), author, goals(colleague.accountId)));
    interface Seen {
      id: string;
      owner: string;
      strengthens: boolean;
      result: string | null;
      resultNote: string | null;
      resultOn: string | null;
    }
    const seen = async () => {
      const { householdPlan } = await author.get<{ householdPlan: { goals: { measures: Seen[] }[] } }>(
        'query Q($id: ID!) { householdPlan(id: $id) { goals { measures { id owner strengthens result resultNote resultOn } } } }',
        { id: drafted.id },
      );
      return householdPlan.goals[0]?.measures[0];
    };
    expect(await seen()).toMatchObject({ owner: colleague.accountId, strengthens: true, result: null });
    const record = async () =>
      author.mutate(
        'planMeasureRecord',
        'PlanMeasureRecordInput',
        { id: (await seen())?.id, result: 'DONE', note: '自己开了店' },
        'measure { id }',
      );
    expect((await record()).userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
    const submitted = must(await move(author, 'Submit', drafted));
    must(await move(author, 'Activate', must(await move(approver, 'Approve', submitted))));
    expect((await record()).userErrors).toEqual([]);
    expect(await seen()).toMatchObject({ result: 'DONE', resultNote: '自己开了店', resultOn: '2026-06-08' });
    // What was approved stays as it was approved.
    await expect(world.sql("update plan_measure set text = '别的' where id = $1", [(await seen())?.id])).rejects.toThrow(/closed/);
  });

  it('is never approved by its author', async () => {
    const drafted = must(await draft(await world.household(), approver));
    const submitted = must(await move(approver, 'Submit', drafted));
    const refused = await move(approver, 'Approve', submitted);
    expect(refused).toMatchObject({ plan: null, userErrors: [{ code: 'SAME_PERSON' }] });
    await expect(
      world.sql("update household_plan set state = 'APPROVED', approver_id = author_id where id = $1", [submitted.id]),
    ).rejects.toThrow(/plan_approver_is_not_author/);
  });

  it('comes into force once under fifty simultaneous commands', async () => {
    const householdId = await world.household();
    const approved = must(await move(approver, 'Approve', must(await move(author, 'Submit', must(await draft(householdId))))));
    const answers = await Promise.all(Array.from({ length: 50 }, () => move(author, 'Activate', approved)));
    expect(answers.filter((answer) => answer.userErrors.length === 0)).toHaveLength(1);
    expect(new Set(answers.flatMap((answer) => answer.userErrors.map((error) => error.code)))).toEqual(new Set(['STALE_VERSION']));
  });

  it('is approved once when fifty people approve it at the same moment, and so comes into force once', async () => {
    const householdId = await world.household();
    const submitted = must(await move(author, 'Submit', must(await draft(householdId))));
    const approvers = await Promise.all(Array.from({ length: 50 }, () => world.actor('COORDINATOR')));
    const answers = await Promise.all(approvers.map((by) => move(by, 'Approve', submitted)));
    const won = answers.filter((answer) => answer.userErrors.length === 0);
    expect(won).toHaveLength(1);
    expect(new Set(answers.flatMap((answer) => answer.userErrors.map((error) => error.code)))).toEqual(new Set(['STALE_VERSION']));
    const approved = must(won[0] as (typeof won)[number]);
    const activated = await Promise.all(approvers.map((by) => move(by, 'Activate', approved)));
    expect(activated.filter((answer) => answer.userErrors.length === 0)).toHaveLength(1);
    expect(await world.sql("select 1 from household_plan where household_id = $1 and state = 'ACTIVE'", [householdId])).toHaveLength(1);
  });

  it('is in force once even for someone who writes to the database directly', async () => {
    const householdId = await world.household();
    await inForce(householdId);
    const copy = `insert into household_plan (id, household_id, area_code, number, state, summary, author_id, approver_id, active_from, review_due_on)
      select gen_random_uuid(), household_id, area_code, 99, 'ACTIVE', summary, author_id, approver_id, active_from, review_due_on from household_plan where household_id = $1`;
    await expect(world.sql(copy, [householdId])).rejects.toThrow(/plan_one_in_force/);
  });

  it('has one version in preparation, and says which', async () => {
    const householdId = await world.household();
    const first = must(await draft(householdId));
    const second = await author.mutate<{ plan: Plan | null }>(
      'householdPlanDraft',
      'HouseholdPlanDraftInput',
      { requestId: randomUUID(), householdId, summary: '又一份', goals: GOALS },
      `${PLAN} userErrors { ... on PlanAlreadyActive { activePlan { id } } }`,
    );
    expect(second.plan).toBeNull();
    expect(second.userErrors).toMatchObject([{ __typename: 'PlanAlreadyActive', code: 'DUPLICATE', activePlan: { id: first.id } }]);
  });

  it('keeps what was submitted as it was, by rule and by trigger', async () => {
    const submitted = must(await move(author, 'Submit', must(await draft(await world.household()))));
    const refused = await author.mutate(
      'householdPlanUpdate',
      'HouseholdPlanUpdateInput',
      { id: submitted.id, expectedVersion: submitted.version, summary: '改动', goals: GOALS },
      PLAN,
    );
    expect(refused.userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
    await expect(world.sql("update plan_goal set text = '改动' where plan_id = $1", [submitted.id])).rejects.toThrow(/the plan is closed/);
    await expect(
      world.sql("update plan_measure set text = '改动' where goal_id in (select id from plan_goal where plan_id = $1)", [submitted.id]),
    ).rejects.toThrow(/the plan is closed/);
  });

  it('returns to its author with the reason, is mended and submitted again', async () => {
    const submitted = must(await move(author, 'Submit', must(await draft(await world.household()))));
    const returned = must(await move(approver, 'Return', submitted, '目标不够具体'));
    const mended = must(
      await author.mutate<{ plan: Plan | null }>(
        'householdPlanUpdate',
        'HouseholdPlanUpdateInput',
        { id: returned.id, expectedVersion: returned.version, summary: '补充', goals: GOALS },
        PLAN,
      ),
    );
    expect(must(await move(author, 'Submit', mended)).state).toBe('SUBMITTED');
  });

  it('asks for goals with measures and for the agreement of the household', async () => {
    const empty = must(await draft(await world.household(), author, []));
    expect((await move(author, 'Submit', empty)).userErrors).toMatchObject([{ code: 'REQUIRED' }]);
    const householdId = await world.household();
    const unagreed = must(
      await author.mutate<{ plan: Plan | null }>(
        'householdPlanDraft',
        'HouseholdPlanDraftInput',
        { requestId: randomUUID(), householdId, summary: '未征得同意', goals: GOALS },
        PLAN,
      ),
    );
    const approved = must(await move(approver, 'Approve', must(await move(author, 'Submit', unagreed))));
    expect((await move(author, 'Activate', approved)).userErrors).toMatchObject([{ code: 'CONSENT_MISSING' }]);
  });

  it('makes the visits of a measure that fall into the horizon, each once', async () => {
    const householdId = await world.household();
    await inForce(householdId);
    const visits = async () =>
      (
        await world.sql<{ day: string }>(
          "select to_char(due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day from service_need where household_id = $1 order by 1",
          [householdId],
        )
      ).map((row) => row.day);
    // Monday 8 June plus 14 days of horizon: from the 10th every seven days until the 22nd.
    expect(await visits()).toEqual(['2026-06-10', '2026-06-17']);
    await world.asRuntimeRole(author.accountId, async (client) => {
      const { rows } = await client.query<{ made: number }>('select app.make_plan_needs(null) as made');
      expect(rows[0]?.made).toBe(0);
    });
  });

  it('owes nothing any more once it is superseded or ended, and the next one owes its own', async () => {
    const householdId = await world.household();
    await inForce(householdId);
    const second = await inForce(householdId);
    const open = async () => world.sql('select 1 from service_need where household_id = $1 and waived_reason is null', [householdId]);
    expect(await open()).toHaveLength(2);
    must(await move(approver, 'Terminate', second, '家庭搬离本市'));
    expect(await open()).toHaveLength(0);
    expect(await world.sql('select 1 from service_need where household_id = $1', [householdId])).toHaveLength(4);
  });

  it('does not exist for staff of another district', async () => {
    const householdId = await world.household();
    const plan = await inForce(householdId);
    const elsewhere = await world.actor('COORDINATOR', { area: SHINAN.district });
    expect(await elsewhere.get('query Q($id: ID!) { householdPlan(id: $id) { id } }', { id: plan.id })).toEqual({ householdPlan: null });
    expect((await move(elsewhere, 'Terminate', plan, '越权')).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('notices that only goals were changed meanwhile', async () => {
    const drafted = must(await draft(await world.household()));
    const change = (text: string) =>
      author.mutate<{ plan: Plan | null }>(
        'householdPlanUpdate',
        'HouseholdPlanUpdateInput',
        {
          id: drafted.id,
          expectedVersion: drafted.version,
          summary: '独居老人，需要探访',
          agreedOn: '2026-06-01',
          goals: [{ ...GOALS[0], text }],
        },
        PLAN,
      );
    expect(must(await change('每两周有人上门')).version).toBe(drafted.version + 1);
    expect((await change('每月有人上门')).userErrors).toMatchObject([{ code: 'STALE_VERSION' }]);
  });

  it('waits for everybody who may approve it but for its author, and the workbench counts what the list shows', async () => {
    const waiting = async (by: Actor) => {
      const data = await by.get<{
        today: { plansAwaitingMyApproval: number };
        householdPlans: { totalCount: number; edges: { node: { id: string } }[] };
      }>(
        '{ today { plansAwaitingMyApproval } householdPlans(first: 100, filter: { awaitingMyApproval: true }) { totalCount edges { node { id } } } }',
      );
      expect(data.today.plansAwaitingMyApproval).toBe(data.householdPlans.totalCount);
      return data.householdPlans.edges.map(({ node }) => node.id);
    };
    const theirs = must(await move(author, 'Submit', must(await draft(await world.household()))));
    const own = must(await move(approver, 'Submit', must(await draft(await world.household(), approver))));
    expect(await waiting(approver)).toContain(theirs.id);
    expect(await waiting(approver)).not.toContain(own.id);
    expect(await waiting(author)).toEqual([]);
    expect(await waiting(await world.actor('COORDINATOR', { area: SHINAN.district }))).toEqual([]);
    must(await move(approver, 'Approve', theirs));
    expect(await waiting(approver)).not.toContain(theirs.id);
  });

  it('tells each viewer what they may do with it', async () => {
    const householdId = await world.household();
    const may = async (by: Actor, plan: Plan) => {
      const fields = ['Edit', 'Approve', 'Return', 'Activate', 'End', 'Record'];
      const { householdPlan, household } = await by.get<{
        householdPlan: Record<string, boolean>;
        household: { viewerCanDraftPlan: boolean };
      }>(
        `query Q($id: ID!, $household: ID!) { householdPlan(id: $id) { ${fields.map((field) => `viewerCan${field}`).join(' ')} } household(id: $household) { viewerCanDraftPlan } }`,
        { id: plan.id, household: householdId },
      );
      return [...fields.filter((field) => householdPlan[`viewerCan${field}`]), ...(household.viewerCanDraftPlan ? ['Draft'] : [])].join(
        ' ',
      );
    };
    const drafted = must(await draft(householdId));
    expect([await may(author, drafted), await may(approver, drafted)]).toEqual(['Edit', 'Edit']);
    const submitted = must(await move(author, 'Submit', drafted));
    expect([await may(author, submitted), await may(approver, submitted)]).toEqual(['', 'Approve Return']);
    const approved = must(await move(approver, 'Approve', submitted));
    expect([await may(author, approved), await may(approver, approved)]).toEqual(['Activate', 'Return Activate']);
    const active = must(await move(author, 'Activate', approved));
    expect([await may(author, active), await may(approver, active)]).toEqual(['Record Draft', 'End Record Draft']);
    const auditor = await world.actor('BUREAU_SUPERVISOR');
    expect(await may(auditor, active)).toBe('End');
  });
});
