import { civilDate } from '../../platform/clock.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { Refusal, refuse, userError, UserErrorCode } from '../../platform/errors/user-error.js';
import { assertMove } from '../../platform/moves.js';
import { addDays } from '../calendars/index.js';
import { cancelClock, ClockSubject, openClock } from '../deadlines/index.js';
import type { HouseholdPlanMoveInput, HouseholdPlanReasonInput, PlanGoalRecordInput } from './inputs.js';
import { activePlanByHousehold, goalsByPlan, measuresByGoal } from './loaders.js';
import { endNeeds, makeNeeds } from './needs.js';
import { PlanAlreadyActive } from './payloads.js';
import { HouseholdPlan, PlanGoal, PlanState } from './plan.js';
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
  const review = await op.row<{ days: number | null }>("select app.parameter('plan.review.days', $1, app.today()) as days", [
    plan.areaCode,
  ]);
  plan.activeFrom = op.now;
  plan.reviewDueOn = addDays(civilDate(op.now), review?.days ?? 0);
  await op.manager.save(plan);
  await openClock(op, { ...reviewClock(plan.id), areaCode: plan.areaCode, householdId: plan.householdId, ownerId: plan.authorId });
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
  const plan = goal && (await op.manager.findOneBy(HouseholdPlan, { id: goal.planId }));
  if (!goal || !plan) refuse(UserErrorCode.NOT_FOUND, 'No such goal.', ['id']);
  if (!op.actor.can('plan:edit', plan.areaCode)) refuse(UserErrorCode.NOT_ALLOWED, 'This plan is outside what you may change.');
  if (plan.state !== PlanState.ACTIVE) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'Only goals of the plan in force are recorded.');
  Object.assign(goal, {
    reached: input.reached ?? goal.reached,
    result: input.result ?? null,
    resultNote: input.note?.trim() || goal.resultNote,
  });
  await op.manager.save(goal);
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
