import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Payload } from '../../platform/graphql/mutation.js';
import { InspectionFinding, InspectionPlan, InspectionVisit } from './inspection.js';

/** Page of plans. */
export const InspectionPlanConnection = connectionOf(InspectionPlan, 'InspectionPlan');
/** Page of visits. */
export const InspectionVisitConnection = connectionOf(InspectionVisit, 'InspectionVisit');
/** Page of findings. */
export const InspectionFindingConnection = connectionOf(InspectionFinding, 'InspectionFinding');

/** Payload of mutations on plans. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change of a plan.' })
export class InspectionPlanPayload extends Payload {
  @Field(() => InspectionPlan, { nullable: true, description: 'The plan as it is now.' })
  plan?: InspectionPlan;
}

/** Payload of recording a visit. */
@ObjectType({ simpleResolvers: true, description: 'Result of recording a visit.' })
export class InspectionVisitPayload extends Payload {
  @Field(() => InspectionVisit, { nullable: true, description: 'The visit as it is now.' })
  visit?: InspectionVisit;
}

/** Payload of mutations on findings. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change of a finding.' })
export class InspectionFindingPayload extends Payload {
  @Field(() => InspectionFinding, { nullable: true, description: 'The finding as it is now.' })
  finding?: InspectionFinding;
}
