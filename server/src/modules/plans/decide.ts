import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { Refusal, refuse, userError, UserErrorCode } from '../../platform/errors/user-error.js';
import { assertMove } from '../../platform/moves.js';
import { addDays } from '../calendars/index.js';
import { cancelClock, ClockSubject, meetClock, openClock } from '../deadlines/index.js';
import type {
  HouseholdPlanMoveInput,
  HouseholdPlanReasonInput,
  HouseholdPlanReviewInput,
  PlanGoalRecordInput,
  PlanMeasureRecordInput,
} from './inputs.js';
import { activePlanByHousehold, goalsByPlan, measuresByGoal } from './loaders.js';
import { endNeeds, makeNeeds } from './needs.js';
import { PlanAlreadyActive } from './payloads.js';
import { HouseholdPlan, PlanGoal, PlanMeasure, PlanReview, PlanState } from './plan.js';
import { planMoves } from './states.js';
import { lockPlan } from './write.js';

const SUPERSEDED = '新方案已生效 / superseded by the next plan';
const reviewClock = (id: string) => ({ kind: ClockSubject.PLAN, id, rule: 'plan.review' });

constraintMeans('plan_approver_is_not_author', UserErrorCode.SAME_PERSON, 'Nobody approves their own plan.');
constraintMeans('plan_one_in_force', UserErrorCode.DUPLICATE, 'Another plan of this household came into force at the same moment.');

/** Submits a plan for approval. @throws Refusal REQUIRED without a goal and a measure, ILLEGAL_TRANSITION, STALE_VERSION, NOT_FOUND, NOT_ALLOWED */
export async function submitPlan(op: Operation, input: HouseholdPlanMoveInput): Promise<void> {
  const plan = await move(op, input, PlanState.SUBMITTED, 'plan:edit');
  const goals = await op.load(goalsByPlan, plan.id);
  const measures = await Promise.all(goals.map((goal) => op.load(measuresByGoal, goal.id)));
  if (goals.length === 0 || measures.some((list) => list.length === 0))
    refuse(UserErrorCode.REQUIRED, 'A plan needs a goal, and every goal a measure.', ['goals']);
  plan.submittedAt = op.now;
  plan.returnReason = null;
  await op.manager.save(plan);
}

/** Returns a plan to its author with a reason. @throws Refusal ILLEGAL_TRANSITION, STALE_VERSION, NOT_FOUND, NOT_ALLOWED */
export async function returnPlan(op: Operation, input: HouseholdPlanReasonInput): Promise<void> {
  const plan = await move(op, input, PlanState.RETURNED, 'plan:approve');
  plan.returnReason = input.reason.trim();
  plan.approverId = null;
  plan.approvedAt = null;
  await op.manager.save(plan);
}

/** Approves a plan; never its author. @throws Refusal SAME_PERSON, ILLEGAL_TRANSITION, STALE_VERSION, NOT_FOUND, NOT_ALLOWED */
export async function approvePlan(op: Operation, input: HouseholdPlanMoveInput): Promise<void> {
  const plan = await move(op, input, PlanState.APPROVED, 'plan:approve');
  if (plan.authorId === op.accountId) refuse(UserErrorCode.SAME_PERSON, 'Nobody approves their own plan.');
  plan.approverId = op.accountId;
  plan.approvedAt = op.now;
  await op.manager.save(plan);
}

/**
 * Brings an approved plan into force; the one before is superseded at the same instant, and measures make their needs.
 * @throws Refusal CONSENT_MISSING when the household did not agree, PlanAlreadyActive when another overtook it, ILLEGAL_TRANSITION, STALE_VERSION, NOT_FOUND, NOT_ALLOWED
 */
export async function activatePlan(op: Operation, input: HouseholdPlanMoveInput): Promise<void> {
  const plan = await move(op, input, PlanState.ACTIVE, 'plan:edit');
  if (plan.agreedOn === null)
    refuse(UserErrorCode.CONSENT_MISSING, 'Record the day on which the household agreed to the plan first.', ['agreedOn']);
  const inForce = await op.load(activePlanByHousehold, plan.householdId);
  if (inForce && inForce.number > plan.number) {
    throw new Refusal([
      userError(PlanAlreadyActive, { code: UserErrorCode.DUPLICATE, message: 'A newer plan is in force.', activePlan: inForce }),
    ]);
  }
  if (inForce) {
    await op.manager.update(
      HouseholdPlan,
      { id: inForce.id, state: PlanState.ACTIVE },
      { state: PlanState.SUPERSEDED, endedAt: op.now, endReason: null, version: inForce.version + 1 },
    );
    await endNeeds(op, inForce.id, SUPERSEDED);
    await cancelClock(op, reviewClock(inForce.id), SUPERSEDED);
  }
  plan.activeFrom = op.now;
  plan.reviewDueOn = await nextReview(op, plan.areaCode);
  await op.manager.save(plan);
  await startReviewClock(op, plan);
  await makeNeeds(op, plan.id);
}

/** Ends the plan in force. @throws Refusal ILLEGAL_TRANSITION, STALE_VERSION, NOT_FOUND, NOT_ALLOWED */
export async function endPlan(
  op: Operation,
  input: HouseholdPlanReasonInput,
  to: PlanState.COMPLETED | PlanState.TERMINATED,
): Promise<void> {
  const plan = await move(op, input, to, 'plan:approve');
  plan.endedAt = op.now;
  plan.endReason = input.reason.trim();
  await op.manager.save(plan);
  await endNeeds(op, plan.id, plan.endReason);
  await cancelClock(op, reviewClock(plan.id), plan.endReason);
}

/** Records how a goal of the plan in force stands. @throws Refusal NOT_FOUND, ILLEGAL_TRANSITION, NOT_ALLOWED */
export async function recordGoal(op: Operation, input: PlanGoalRecordInput): Promise<void> {
  const goal = await op.manager.findOneBy(PlanGoal, { id: input.id });
  if (!goal) refuse(UserErrorCode.NOT_FOUND, 'No such goal.', ['id']);
  await assertInForce(op, goal.planId);
  Object.assign(goal, {
    reached: input.reached ?? goal.reached,
    result: input.result ?? null,
    resultNote: input.note?.trim() || goal.resultNote,
  });
  await op.manager.save(goal);
}

/** Records what came of a measure of the plan in force. @throws Refusal NOT_FOUND, ILLEGAL_TRANSITION, NOT_ALLOWED */
export async function recordMeasure(op: Operation, input: PlanMeasureRecordInput): Promise<void> {
  const measure = await op.manager.findOneBy(PlanMeasure, { id: input.id });
  const goal = measure && (await op.manager.findOneBy(PlanGoal, { id: measure.goalId }));
  if (!measure || !goal) refuse(UserErrorCode.NOT_FOUND, 'No such measure.', ['id']);
  await assertInForce(op, goal.planId);
  Object.assign(measure, {
    result: input.result ?? null,
    resultNote: input.note?.trim() || measure.resultNote,
    resultOn: civilDate(op.now),
    resultBy: op.accountId,
  });
  await op.manager.save(measure);
}

/**
 * Records a review of the plan in force: the clock that ran is met, late or not, and the next one begins.
 * @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED
 */
export async function reviewPlan(op: Operation, input: HouseholdPlanReviewInput): Promise<void> {
  const plan = await lockPlan(op, input.id, input.expectedVersion);
  await assertInForce(op, plan.id);
  const nextDueOn = await nextReview(op, plan.areaCode);
  await op.manager.insert(PlanReview, {
    id: newId(),
    planId: plan.id,
    reviewedOn: civilDate(op.now),
    verdict: input.verdict,
    note: input.note.trim(),
    nextDueOn,
    reviewedBy: op.accountId,
    createdAt: op.now,
  });
  // Written out: a review on the day of the last one leaves the day as it is, and yet the plan was reviewed.
  await op.manager.update(HouseholdPlan, { id: plan.id }, { reviewDueOn: nextDueOn, version: plan.version + 1 });
  await meetClock(op, reviewClock(plan.id));
  await startReviewClock(op, plan);
}

/** The day by which a plan that is looked at today is looked at again. */
async function nextReview(op: Operation, areaCode: number): Promise<string> {
  const policy = await op.row<{ days: number | null }>("select app.parameter('plan.review.days', $1, app.today()) as days", [areaCode]);
  return addDays(civilDate(op.now), policy?.days ?? 0);
}

function startReviewClock(op: Operation, plan: HouseholdPlan): Promise<string> {
  return openClock(op, { ...reviewClock(plan.id), areaCode: plan.areaCode, householdId: plan.householdId, ownerId: plan.authorId });
}

/** @throws Refusal NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION */
async function assertInForce(op: Operation, planId: string): Promise<void> {
  const plan = await op.manager.findOneBy(HouseholdPlan, { id: planId });
  if (!plan) refuse(UserErrorCode.NOT_FOUND, 'No such plan.', ['id']);
  if (!op.actor.can('plan:edit', plan.areaCode)) refuse(UserErrorCode.NOT_ALLOWED, 'This plan is outside what you may change.');
  if (plan.state !== PlanState.ACTIVE) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'Only the plan in force is recorded.');
}

async function move(
  op: Operation,
  input: HouseholdPlanMoveInput,
  to: PlanState,
  action: 'plan:edit' | 'plan:approve',
): Promise<HouseholdPlan> {
  const plan = await lockPlan(op, input.id, input.expectedVersion);
  if (!op.actor.can(action, plan.areaCode)) refuse(UserErrorCode.NOT_ALLOWED, 'This plan is outside what you may change.');
  assertMove(planMoves, plan.state, to);
  plan.state = to;
  return plan;
}
