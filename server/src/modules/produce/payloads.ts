import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Payload } from '../../platform/graphql/mutation.js';
import { HouseholdPayment } from './income.js';
import { ProduceDelivery, ProduceOrder } from './order.js';

/** Page of orders. */
export const ProduceOrderConnection = connectionOf(ProduceOrder, 'ProduceOrder');
/** Page of deliveries. */
export const ProduceDeliveryConnection = connectionOf(ProduceDelivery, 'ProduceDelivery');
/** Page of payments. */
export const HouseholdPaymentConnection = connectionOf(HouseholdPayment, 'HouseholdPayment');

/** Payload of changes to an order. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to an order.' })
export class ProduceOrderPayload extends Payload {
  @Field(() => ProduceOrder, { nullable: true, description: 'The order as it is now.' })
  order?: ProduceOrder;
}

/** Payload of payments. */
@ObjectType({ simpleResolvers: true, description: 'Result of a payment.' })
export class HouseholdPaymentPayload extends Payload {
  @Field(() => HouseholdPayment, { nullable: true, description: 'The payment as it was written.' })
  payment?: HouseholdPayment;
}
