import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Payload } from '../../platform/graphql/mutation.js';
import { Household } from '../households/index.js';
import { CareArrangement } from './arrangement.js';

/** Page of arrangements. */
export const CareArrangementConnection = connectionOf(CareArrangement, 'CareArrangement');

/** Payload of mutations on arrangements. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to an arrangement of care.' })
export class CareArrangementPayload extends Payload {
  @Field(() => CareArrangement, { nullable: true, description: 'The arrangement as it is now.' })
  arrangement?: CareArrangement;
}

/** Payload of an assessment. */
@ObjectType({ simpleResolvers: true, description: 'Result of an assessment.' })
export class AbilityAssessPayload extends Payload {
  @Field(() => Household, { nullable: true, description: 'The household with its assessments.' })
  household?: Household;
}
