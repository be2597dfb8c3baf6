import { Field, ObjectType } from 'type-graphql';
import { UserError, userErrorTypes } from '../../platform/errors/user-error.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Payload } from '../../platform/graphql/mutation.js';
import { HouseholdPlan, PlanGoal, PlanMeasure } from './plan.js';

/** Page of plans. */
export const HouseholdPlanConnection = connectionOf(HouseholdPlan, 'HouseholdPlan');

/** Payload of mutations on plans. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to a plan.' })
export class HouseholdPlanPayload extends Payload {
  @Field(() => HouseholdPlan, { nullable: true, description: 'The plan as it is now.' })
  plan?: HouseholdPlan;
}

/** Payload of recording a goal. */
@ObjectType({ simpleResolvers: true, description: 'Result of recording a goal.' })
export class PlanGoalPayload extends Payload {
  @Field(() => PlanGoal, { nullable: true, description: 'The goal as it is now.' })
  goal?: PlanGoal;
}

/** Payload of recording a measure. */
@ObjectType({ simpleResolvers: true, description: 'Result of recording a measure.' })
export class PlanMeasurePayload extends Payload {
  @Field(() => PlanMeasure, { nullable: true, description: 'The measure as it is now.' })
  measure?: PlanMeasure;
}

/** Another plan is in the way. */
@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description: 'The household already has a plan in preparation or another one came into force meanwhile.',
})
export class PlanAlreadyActive extends UserError {
  @Field(() => HouseholdPlan, { nullable: true, description: 'The plan in the way.' })
  activePlan!: HouseholdPlan | null;
}
userErrorTypes.push(PlanAlreadyActive);
