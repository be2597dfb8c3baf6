import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Payload } from '../../platform/graphql/mutation.js';
import { AssistanceApplication } from './application.js';
import { DelegationOfAuthority } from './delegation.js';

/** Page of applications. */
export const AssistanceApplicationConnection = connectionOf(AssistanceApplication, 'AssistanceApplication');
/** Page of delegations. */
export const DelegationConnection = connectionOf(DelegationOfAuthority, 'Delegation');

/** Payload of mutations on applications. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to an application.' })
export class AssistanceApplicationPayload extends Payload {
  @Field(() => AssistanceApplication, { nullable: true, description: 'The application as it is now.' })
  application?: AssistanceApplication;
}

/** Payload of mutations on delegations. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to a delegation.' })
export class DelegationPayload extends Payload {
  @Field(() => DelegationOfAuthority, { nullable: true, description: 'The delegation as it is now.' })
  delegation?: DelegationOfAuthority;
}
