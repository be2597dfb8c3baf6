import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../../platform/graphql/mutation.js';
import { Assignment } from './assignment.js';
import { Offer } from './offer.js';

/** Payload of mutations on offers. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to an offer.' })
export class OfferPayload extends Payload {
  @Field(() => Offer, { nullable: true, description: 'The offer as it is now.' })
  offer?: Offer;
}

/** Payload of accepting. */
@ObjectType({ simpleResolvers: true, description: 'Result of accepting an offer.' })
export class OfferAcceptPayload extends Payload {
  @Field(() => Offer, { nullable: true, description: 'The offer as it is now.' })
  offer?: Offer;
  @Field(() => Assignment, { nullable: true, description: 'The assignment that came of it.' })
  assignment?: Assignment;
}

/** Payload of mutations on assignments. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to an assignment.' })
export class AssignmentPayload extends Payload {
  @Field(() => Assignment, { nullable: true, description: 'The assignment as it is now.' })
  assignment?: Assignment;
}
