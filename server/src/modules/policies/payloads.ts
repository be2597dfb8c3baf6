import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Payload } from '../../platform/graphql/mutation.js';
import { PolicyParameter } from './parameter.js';

/** Page of policy parameters. */
export const PolicyParameterConnection = connectionOf(PolicyParameter, 'PolicyParameter');

/** Payload of changes to policy parameters. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to a policy parameter.' })
export class PolicyParameterPayload extends Payload {
  @Field(() => PolicyParameter, { nullable: true, description: 'The record that was added.' })
  parameter?: PolicyParameter;
}
