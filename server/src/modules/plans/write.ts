import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertVersion, Refusal, refuse, userError, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { householdById } from '../households/index.js';
import type { HouseholdPlanDraftInput, HouseholdPlanUpdateInput, PlanGoalInput } from './inputs.js';
import { plansByHousehold } from './loaders.js';
import { PlanAlreadyActive } from './payloads.js';
import { HouseholdPlan, PlanGoal, PlanMeasure, PlanState } from './plan.js';
import { BEING_PREPARED } from './states.js';

constraintMeans('plan_one_in_preparation', UserErrorCode.DUPLICATE, 'Another version of this plan is already being prepared.');
constraintMeans('plan_number_once', UserErrorCode.DUPLICATE, 'Another version of this plan was begun at the same moment.');
constraintMeans('plan_chain_unbranched', UserErrorCode.DUPLICATE, 'This version already has a successor.');
constraintMeans(
  'plan_content_closed',
  UserErrorCode.ILLEGAL_TRANSITION,
  'What was submitted is not changed any more; begin a new version.',
);
constraintMeans('plan_measure_service_code_fkey', UserErrorCode.NOT_FOUND, 'No service has this code.', ['goals']);

/** Begins the next version of a household's plan. @throws Refusal NOT_FOUND, DUPLICATE with the one in preparation, NOT_ALLOWED, OUT_OF_RANGE */
export async function draftPlan(op: Operation, input: HouseholdPlanDraftInput): Promise<string> {
  const household = await op.load(householdById, input.householdId);
  if (!household) refuse(UserErrorCode.NOT_FOUND, 'No such household.', ['householdId']);
  return once(op, input.requestId, 'householdPlanDraft', input, async () => {
    const versions = await op.load(plansByHousehold, household.id);
    const inPreparation = versions.find((plan) => BEING_PREPARED.includes(plan.state));
    if (inPreparation) {
      throw new Refusal([
        userError(PlanAlreadyActive, {
          code: UserErrorCode.DUPLICATE,
          message: 'Another version of this plan is already being prepared.',
          activePlan: inPreparation,
        }),
      ]);
    }
    const id = newId();
    await op.manager.insert(HouseholdPlan, {
      id,
      householdId: household.id,
      areaCode: household.areaCode,
      number: (versions[0]?.number ?? 0) + 1,
      previousId: versions[0]?.id ?? null,
      state: PlanState.DRAFT,
      summary: input.summary.trim(),
      householdWords: input.householdWords?.trim() || null,
      agreedOn: input.agreedOn ?? null,
      authorId: op.accountId,
      createdAt: op.now,
    });
    await writeGoals(op, { id, areaCode: household.areaCode }, input.goals);
    return id;
  });
}

/** Replaces the text of a plan that is being written. @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED, OUT_OF_RANGE */
export async function updatePlan(op: Operation, input: HouseholdPlanUpdateInput): Promise<void> {
  const plan = await lockPlan(op, input.id, input.expectedVersion);
  if (!op.actor.can('plan:edit', plan.areaCode)) refuse(UserErrorCode.NOT_ALLOWED, 'This plan is outside what you may change.');
  if (plan.state !== PlanState.DRAFT && plan.state !== PlanState.RETURNED)
    refuse(UserErrorCode.ILLEGAL_TRANSITION, 'What was submitted is not changed any more; begin a new version.');
  // Written out, for a save leaves the version as it is when only goals differ.
  await op.manager.update(
    HouseholdPlan,
    { id: plan.id },
    {
      summary: input.summary.trim(),
      householdWords: input.householdWords?.trim() || null,
      agreedOn: input.agreedOn ?? null,
      version: plan.version + 1,
    },
  );
  await op.manager.delete(PlanGoal, { planId: plan.id });
  await writeGoals(op, plan, input.goals);
}

/** Loads a plan for a change and holds it against others until the end of the operation. @throws Refusal NOT_FOUND, STALE_VERSION */
export async function lockPlan(op: Operation, id: string, expectedVersion: number): Promise<HouseholdPlan> {
  const plan = await op.manager.findOne(HouseholdPlan, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!plan) refuse(UserErrorCode.NOT_FOUND, 'No such plan.', ['id']);
  assertVersion(plan, expectedVersion);
  return plan;
}

/** Whoever answers for a measure is a case worker of the area. @throws Refusal NOT_FOUND with the field of the first who is not */
async function assertOwners(op: Operation, areaCode: number, goals: PlanGoalInput[]): Promise<void> {
  const named = new Set(goals.flatMap((goal) => goal.measures.flatMap(({ owner }) => owner ?? [])));
  const strangers = await op.rows<{ id: string }>('select o.id from unnest($1::uuid[]) o (id) where not app.may_own_case(o.id, $2)', [
    [...named],
    areaCode,
  ]);
  for (const [at, goal] of goals.entries())
    for (const [place, { owner }] of goal.measures.entries())
      if (strangers.some(({ id }) => id === owner))
        refuse(UserErrorCode.NOT_FOUND, 'No active case worker of this area has this id.', [
          'goals',
          String(at),
          'measures',
          String(place),
          'owner',
        ]);
}

async function writeGoals(op: Operation, plan: { id: string; areaCode: number }, goals: PlanGoalInput[]): Promise<void> {
  await assertOwners(op, plan.areaCode, goals);
  const measures: Partial<PlanMeasure>[] = [];
  const rows = goals.map((goal, at): Partial<PlanGoal> => {
    const id = newId();
    goal.measures.forEach((measure, place) => {
      if (measure.endsOn && measure.endsOn < measure.startsOn)
        refuse(UserErrorCode.OUT_OF_RANGE, 'The measure ends before it starts.', [
          'goals',
          String(at),
          'measures',
          String(place),
          'endsOn',
        ]);
      measures.push({
        id: newId(),
        goalId: id,
        position: place + 1,
        text: measure.text.trim(),
        serviceCode: measure.serviceCode ?? null,
        everyDays: measure.everyDays ?? null,
        startsOn: measure.startsOn,
        endsOn: measure.endsOn ?? null,
        ownerId: measure.owner ?? op.accountId,
        strengthens: measure.strengthens ?? false,
      });
    });
    return {
      id,
      planId: plan.id,
      position: at + 1,
      domain: goal.domain,
      text: goal.text.trim(),
      indicator: goal.indicator?.trim() || null,
      baseline: goal.baseline ?? null,
      target: goal.target ?? null,
      unit: goal.unit?.trim() || null,
      dueOn: goal.dueOn ?? null,
    };
  });
  if (rows.length > 0) await op.manager.insert(PlanGoal, rows);
  if (measures.length > 0) await op.manager.insert(PlanMeasure, measures);
}
