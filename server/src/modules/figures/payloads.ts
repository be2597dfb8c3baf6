import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Payload } from '../../platform/graphql/mutation.js';
import { BenefitPayment, FigureRow } from './figure.js';

/** Page of rows. */
export const FigureRowConnection = connectionOf(FigureRow, 'FigureRow');

/** Payload of reporting payments. */
@ObjectType({ simpleResolvers: true, description: 'Result of reporting what was paid.' })
export class BenefitPaymentsPayload extends Payload {
  @Field(() => [BenefitPayment], { description: 'What was recorded; empty when refused.' })
  payments: BenefitPayment[] = [];
}
