import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Payload } from '../../platform/graphql/mutation.js';
import { Resource, ResourceLink } from './resource.js';

/** Page of resources. */
export const ResourceConnection = connectionOf(Resource, 'Resource');
/** Page of promises. */
export const ResourceLinkConnection = connectionOf(ResourceLink, 'ResourceLink');

/** Payload of mutations on resources. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change of a resource.' })
export class ResourcePayload extends Payload {
  @Field(() => Resource, { nullable: true, description: 'The resource as it is now.' })
  resource?: Resource;
}

/** Payload of mutations on promises. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change of a promise.' })
export class ResourceLinkPayload extends Payload {
  @Field(() => ResourceLink, { nullable: true, description: 'The promise as it is now.' })
  link?: ResourceLink;
}
