import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import type { Operation } from '../../platform/database/operation.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { activatePlan, approvePlan, endPlan, recordGoal, recordMeasure, returnPlan, reviewPlan, submitPlan } from './decide.js';
import {
  HouseholdPlanDraftInput,
  HouseholdPlanFilter,
  HouseholdPlanMoveInput,
  HouseholdPlanReasonInput,
  HouseholdPlanReviewInput,
  HouseholdPlanUpdateInput,
  PlanGoalRecordInput,
  PlanMeasureRecordInput,
} from './inputs.js';
import { listPlans } from './list.js';
import { goalById, planById, planMeasureById } from './loaders.js';
import { HouseholdPlanConnection, HouseholdPlanPayload, PlanGoalPayload, PlanMeasurePayload } from './payloads.js';
import { HouseholdPlan, PlanState } from './plan.js';
import { draftPlan, updatePlan } from './write.js';

/** Runs a change of a plan and answers with the plan after it. */
function changed(op: Operation, change: () => Promise<string | void>, id: string): Promise<HouseholdPlanPayload> {
  return mutate(op, HouseholdPlanPayload, async () => {
    const made = await change();
    op.forgetLoaded();
    return { plan: (await op.load(planById, made ?? id)) ?? undefined };
  });
}

/** One policy per household. */
@Resolver()
export class PlanResolver {
  @Query(() => HouseholdPlan, { nullable: true, description: 'One version of a plan; null when it does not exist for the viewer.' })
  @Guard('plan:read')
  householdPlan(@Ctx() { op }: Context, @Arg('id', () => ID) id: string): Promise<HouseholdPlan | null> {
    return op.load(planById, id);
  }

  @Query(() => HouseholdPlanConnection, {
    description: 'Plans: with `reviewBy` those in force by their review day, else by when they were begun.',
  })
  @Guard('plan:read')
  async householdPlans(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => HouseholdPlanFilter, { nullable: true, description: 'Which plans; all conditions hold together.' })
    filter?: HouseholdPlanFilter,
  ) {
    return HouseholdPlanConnection.of(await listPlans(op, filter ?? {}, page));
  }

  @Mutation(() => HouseholdPlanPayload, {
    description: 'Begins the next version. Codes: NOT_FOUND, DUPLICATE (PlanAlreadyActive), OUT_OF_RANGE, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('plan:edit')
  householdPlanDraft(
    @Ctx() { op }: Context,
    @Arg('input', () => HouseholdPlanDraftInput) input: HouseholdPlanDraftInput,
  ): Promise<HouseholdPlanPayload> {
    return changed(op, () => draftPlan(op, input), '');
  }

  @Mutation(() => HouseholdPlanPayload, {
    description:
      'Replaces the text of a plan that is being written. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED, OUT_OF_RANGE.',
  })
  @Guard('plan:edit')
  householdPlanUpdate(
    @Ctx() { op }: Context,
    @Arg('input', () => HouseholdPlanUpdateInput) input: HouseholdPlanUpdateInput,
  ): Promise<HouseholdPlanPayload> {
    return changed(op, () => updatePlan(op, input), input.id);
  }

  @Mutation(() => HouseholdPlanPayload, {
    description: 'Submits for approval. Codes: REQUIRED, NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED.',
  })
  @Guard('plan:edit')
  householdPlanSubmit(
    @Ctx() { op }: Context,
    @Arg('input', () => HouseholdPlanMoveInput) input: HouseholdPlanMoveInput,
  ): Promise<HouseholdPlanPayload> {
    return changed(op, () => submitPlan(op, input), input.id);
  }

  @Mutation(() => HouseholdPlanPayload, {
    description: 'Returns to the author with a reason. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED.',
  })
  @Guard('plan:approve')
  householdPlanReturn(
    @Ctx() { op }: Context,
    @Arg('input', () => HouseholdPlanReasonInput) input: HouseholdPlanReasonInput,
  ): Promise<HouseholdPlanPayload> {
    return changed(op, () => returnPlan(op, input), input.id);
  }

  @Mutation(() => HouseholdPlanPayload, {
    description: 'Approves; never the author. Codes: SAME_PERSON, NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED.',
  })
  @Guard('plan:approve')
  householdPlanApprove(
    @Ctx() { op }: Context,
    @Arg('input', () => HouseholdPlanMoveInput) input: HouseholdPlanMoveInput,
  ): Promise<HouseholdPlanPayload> {
    return changed(op, () => approvePlan(op, input), input.id);
  }

  @Mutation(() => HouseholdPlanPayload, {
    description:
      'Brings an approved plan into force; the one before is superseded. Codes: CONSENT_MISSING, DUPLICATE (PlanAlreadyActive), NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED.',
  })
  @Guard('plan:edit')
  householdPlanActivate(
    @Ctx() { op }: Context,
    @Arg('input', () => HouseholdPlanMoveInput) input: HouseholdPlanMoveInput,
  ): Promise<HouseholdPlanPayload> {
    return changed(op, () => activatePlan(op, input), input.id);
  }

  @Mutation(() => HouseholdPlanPayload, {
    description: 'Ends the plan in force because its goals are reached. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED.',
  })
  @Guard('plan:approve')
  householdPlanComplete(
    @Ctx() { op }: Context,
    @Arg('input', () => HouseholdPlanReasonInput) input: HouseholdPlanReasonInput,
  ): Promise<HouseholdPlanPayload> {
    return changed(op, () => endPlan(op, input, PlanState.COMPLETED), input.id);
  }

  @Mutation(() => HouseholdPlanPayload, {
    description: 'Ends the plan in force before its goals are reached. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED.',
  })
  @Guard('plan:approve')
  householdPlanTerminate(
    @Ctx() { op }: Context,
    @Arg('input', () => HouseholdPlanReasonInput) input: HouseholdPlanReasonInput,
  ): Promise<HouseholdPlanPayload> {
    return changed(op, () => endPlan(op, input, PlanState.TERMINATED), input.id);
  }

  @Mutation(() => HouseholdPlanPayload, {
    description:
      'Records a review of the plan in force: its clock is met, the next one begins. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED.',
  })
  @Guard('plan:edit')
  householdPlanReview(
    @Ctx() { op }: Context,
    @Arg('input', () => HouseholdPlanReviewInput) input: HouseholdPlanReviewInput,
  ): Promise<HouseholdPlanPayload> {
    return changed(op, () => reviewPlan(op, input), input.id);
  }

  @Mutation(() => PlanMeasurePayload, {
    description: 'Records what came of a measure of the plan in force. Codes: NOT_FOUND, ILLEGAL_TRANSITION, NOT_ALLOWED.',
  })
  @Guard('plan:edit')
  planMeasureRecord(
    @Ctx() { op }: Context,
    @Arg('input', () => PlanMeasureRecordInput) input: PlanMeasureRecordInput,
  ): Promise<PlanMeasurePayload> {
    return mutate(op, PlanMeasurePayload, async () => {
      await recordMeasure(op, input);
      op.forgetLoaded();
      return { measure: (await op.load(planMeasureById, input.id)) ?? undefined };
    });
  }

  @Mutation(() => PlanGoalPayload, {
    description: 'Records how a goal of the plan in force stands. Codes: NOT_FOUND, ILLEGAL_TRANSITION, NOT_ALLOWED.',
  })
  @Guard('plan:edit')
  planGoalRecord(@Ctx() { op }: Context, @Arg('input', () => PlanGoalRecordInput) input: PlanGoalRecordInput): Promise<PlanGoalPayload> {
    return mutate(op, PlanGoalPayload, async () => {
      await recordGoal(op, input);
      op.forgetLoaded();
      return { goal: (await op.load(goalById, input.id)) ?? undefined };
    });
  }
}
