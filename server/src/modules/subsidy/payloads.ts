import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Payload } from '../../platform/graphql/mutation.js';
import { PriceTrigger, SubsidyDue } from './subsidy.js';

/** Page of triggers. */
export const PriceTriggerConnection = connectionOf(PriceTrigger, 'PriceTrigger');
/** Page of a roll. */
export const SubsidyRollConnection = connectionOf(SubsidyDue, 'SubsidyRoll');

/** Payload of mutations on triggers. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to the subsidy of a month.' })
export class PriceTriggerPayload extends Payload {
  @Field(() => PriceTrigger, { nullable: true, description: 'The trigger with its sums as they are now.' })
  trigger?: PriceTrigger;
}
