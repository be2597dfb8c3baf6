import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Payload } from '../../platform/graphql/mutation.js';
import { Household } from '../households/index.js';
import { CareCheckItem, DispersedCare } from './care.js';

/** Page of cares. */
export const DispersedCareConnection = connectionOf(DispersedCare, 'DispersedCare');
/** Page of households without one. */
export const HardshipUnrecordedConnection = connectionOf(Household, 'HardshipUnrecorded');

/** Payload of mutations on cares. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to a care.' })
export class DispersedCarePayload extends Payload {
  @Field(() => DispersedCare, { nullable: true, description: 'The care as it is now.' })
  care?: DispersedCare;
}

/** Payload of changes to the checklist. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to the checklist.' })
export class CareCheckItemPayload extends Payload {
  @Field(() => CareCheckItem, { nullable: true, description: 'The item as it is now.' })
  item?: CareCheckItem;
}
