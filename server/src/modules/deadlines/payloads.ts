import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Payload } from '../../platform/graphql/mutation.js';
import { SlaClock } from './clock.js';

/** Page of clocks. */
export const SlaClockConnection = connectionOf(SlaClock, 'SlaClock');

/** Payload of mutations on clocks. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to a clock.' })
export class SlaClockPayload extends Payload {
  @Field(() => SlaClock, { nullable: true, description: 'The clock as it is now.' })
  clock?: SlaClock;
}
