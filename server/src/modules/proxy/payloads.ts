import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Payload } from '../../platform/graphql/mutation.js';
import { Mandate } from './mandate.js';
import { ProxyServiceOrder } from './order.js';

/** Page of mandates. */
export const MandateConnection = connectionOf(Mandate, 'Mandate');
/** Page of orders. */
export const ProxyServiceOrderConnection = connectionOf(ProxyServiceOrder, 'ProxyServiceOrder');

/** Payload of mutations on mandates. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to a mandate.' })
export class MandatePayload extends Payload {
  @Field(() => Mandate, { nullable: true, description: 'The mandate as it is now.' })
  mandate?: Mandate;
}

/** Payload of mutations on orders. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to an order, its steps or its papers.' })
export class ProxyOrderPayload extends Payload {
  @Field(() => ProxyServiceOrder, { nullable: true, description: 'The order as it is now.' })
  order?: ProxyServiceOrder;
}
