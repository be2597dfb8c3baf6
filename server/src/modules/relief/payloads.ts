import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Payload } from '../../platform/graphql/mutation.js';
import { EmergencyRelief, Obligation } from './relief.js';

/** Page of reliefs. */
export const EmergencyReliefConnection = connectionOf(EmergencyRelief, 'EmergencyRelief');
/** Page of obligations. */
export const ObligationConnection = connectionOf(Obligation, 'Obligation');

/** Payload of mutations on relief. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to relief.' })
export class EmergencyReliefPayload extends Payload {
  @Field(() => EmergencyRelief, { nullable: true, description: 'The relief as it is now.' })
  relief?: EmergencyRelief;
}

/** Payload of mutations on obligations. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to an obligation.' })
export class ObligationPayload extends Payload {
  @Field(() => Obligation, { nullable: true, description: 'The obligation as it is now.' })
  obligation?: Obligation;
}
