import { Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/graphql/context.js';
import { accountName } from '../accounts/index.js';
import { deadlineClock, DeadlineClock, instantAt } from '../calendars/index.js';
import { ServiceType, serviceTypeByCode } from '../catalogue/index.js';
import { Household, householdById } from '../households/index.js';
import {
  activePlanByHousehold,
  goalsByPlan,
  measuresByGoal,
  planById,
  plansByHousehold,
  progressByMeasure,
  reviewsByPlan,
} from './loaders.js';
import { HouseholdPlan, PlanGoal, PlanMeasure, PlanReview, PlanState } from './plan.js';
import { BEING_PREPARED } from './states.js';

/** Fields of plans. */
@Resolver(() => HouseholdPlan)
export class PlanFields {
  @FieldResolver(() => Household, { nullable: true, description: 'The household, masked.' })
  household(@Ctx() { op }: Context, @Root() plan: HouseholdPlan): Promise<Household | null> {
    return op.load(householdById, plan.householdId);
  }

  @FieldResolver(() => HouseholdPlan, { nullable: true, description: 'The version before; null for the first.' })
  async previous(@Ctx() { op }: Context, @Root() plan: HouseholdPlan): Promise<HouseholdPlan | null> {
    return plan.previousId === null ? null : op.load(planById, plan.previousId);
  }

  @FieldResolver(() => [PlanGoal], { description: 'Goals in order.' })
  goals(@Ctx() { op }: Context, @Root() plan: HouseholdPlan): Promise<PlanGoal[]> {
    return op.load(goalsByPlan, plan.id);
  }

  @FieldResolver(() => [PlanReview], { description: 'Its reviews, the last first.' })
  reviews(@Ctx() { op }: Context, @Root() plan: HouseholdPlan): Promise<PlanReview[]> {
    return op.load(reviewsByPlan, plan.id);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of the author.' })
  authorName(@Ctx() { op }: Context, @Root() plan: HouseholdPlan): Promise<string | null> {
    return op.load(accountName, plan.authorId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever approved it; null before that.' })
  async approverName(@Ctx() { op }: Context, @Root() plan: HouseholdPlan): Promise<string | null> {
    return plan.approverId === null ? null : op.load(accountName, plan.approverId);
  }

  @FieldResolver(() => DeadlineClock, { nullable: true, description: 'Clock of the review; null unless the plan is in force.' })
  async reviewClock(@Ctx() { op }: Context, @Root() plan: HouseholdPlan): Promise<DeadlineClock | null> {
    return plan.state === PlanState.ACTIVE && plan.reviewDueOn ? deadlineClock(op, instantAt(plan.reviewDueOn, 23 * 60 + 59)) : null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may change its text now.' })
  viewerCanEdit(@Ctx() { op }: Context, @Root() plan: HouseholdPlan): boolean {
    return (plan.state === PlanState.DRAFT || plan.state === PlanState.RETURNED) && op.actor.can('plan:edit', plan.areaCode);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the viewer may return it to its author now: until it is in force, an approved plan too.',
  })
  viewerCanReturn(@Ctx() { op }: Context, @Root() plan: HouseholdPlan): boolean {
    return (plan.state === PlanState.SUBMITTED || plan.state === PlanState.APPROVED) && op.actor.can('plan:approve', plan.areaCode);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may record how its goals stand now.' })
  viewerCanRecord(@Ctx() { op }: Context, @Root() plan: HouseholdPlan): boolean {
    return plan.state === PlanState.ACTIVE && op.actor.can('plan:edit', plan.areaCode);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may approve it now; never its author.' })
  viewerCanApprove(@Ctx() { op }: Context, @Root() plan: HouseholdPlan): boolean {
    return plan.state === PlanState.SUBMITTED && plan.authorId !== op.actor.accountId && op.actor.can('plan:approve', plan.areaCode);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may bring it into force now.' })
  viewerCanActivate(@Ctx() { op }: Context, @Root() plan: HouseholdPlan): boolean {
    return plan.state === PlanState.APPROVED && op.actor.can('plan:edit', plan.areaCode);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may end it now.' })
  viewerCanEnd(@Ctx() { op }: Context, @Root() plan: HouseholdPlan): boolean {
    return plan.state === PlanState.ACTIVE && op.actor.can('plan:approve', plan.areaCode);
  }
}

/** Fields of goals. */
@Resolver(() => PlanGoal)
export class GoalFields {
  @FieldResolver(() => [PlanMeasure], { description: 'Measures in order.' })
  measures(@Ctx() { op }: Context, @Root() goal: PlanGoal): Promise<PlanMeasure[]> {
    return op.load(measuresByGoal, goal.id);
  }
}

/** Fields of measures. */
@Resolver(() => PlanMeasure)
export class MeasureFields {
  @FieldResolver(() => ServiceType, { nullable: true, description: 'The service, when volunteers render it.' })
  async service(@Ctx() { op }: Context, @Root() measure: PlanMeasure): Promise<ServiceType | null> {
    return measure.serviceCode === null ? null : op.load(serviceTypeByCode, measure.serviceCode);
  }

  @FieldResolver(() => ID, { nullable: true, description: 'Account of whoever answers for it.' })
  owner(@Root() measure: PlanMeasure): string | null {
    return measure.ownerId;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever answers for it.' })
  async ownerName(@Ctx() { op }: Context, @Root() measure: PlanMeasure): Promise<string | null> {
    return measure.ownerId === null ? null : op.load(accountName, measure.ownerId);
  }

  @FieldResolver(() => Int, { description: 'Visits done so far.' })
  async visitsDone(@Ctx() { op }: Context, @Root() measure: PlanMeasure): Promise<number> {
    return (await op.load(progressByMeasure, measure.id)).done;
  }

  @FieldResolver(() => Int, { description: 'Visits done or due until now.' })
  async visitsDue(@Ctx() { op }: Context, @Root() measure: PlanMeasure): Promise<number> {
    return (await op.load(progressByMeasure, measure.id)).due;
  }
}

/** Fields of reviews. */
@Resolver(() => PlanReview)
export class ReviewFields {
  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever reviewed it.' })
  reviewedByName(@Ctx() { op }: Context, @Root() review: PlanReview): Promise<string | null> {
    return op.load(accountName, review.reviewedBy);
  }
}

/** Plans of households. */
@Resolver(() => Household)
export class HouseholdPlanFields {
  @FieldResolver(() => HouseholdPlan, {
    nullable: true,
    description: 'The plan in force (一户一策); null when there is none or the viewer may not read plans.',
  })
  plan(@Ctx() { op }: Context, @Root() household: Household): Promise<HouseholdPlan | null> {
    return op.load(activePlanByHousehold, household.id);
  }

  @FieldResolver(() => [HouseholdPlan], { description: 'All versions, the newest first; empty when the viewer may not read plans.' })
  plans(@Ctx() { op }: Context, @Root() household: Household): Promise<HouseholdPlan[]> {
    return op.load(plansByHousehold, household.id);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the viewer may begin a version of its plan; one that is being prepared stands in the way.',
  })
  async viewerCanDraftPlan(@Ctx() { op }: Context, @Root() household: Household): Promise<boolean> {
    const versions = await op.load(plansByHousehold, household.id);
    return op.actor.can('plan:edit', household.areaCode) && !versions.some((plan) => BEING_PREPARED.includes(plan.state));
  }
}
