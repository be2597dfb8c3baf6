import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Payload } from '../../platform/graphql/mutation.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Household } from './household.js';

/** Order of the list. */
export enum HouseholdOrder {
  NUMBER = 'NUMBER',
  RECENTLY_UPDATED = 'RECENTLY_UPDATED',
}
registerEnumType(HouseholdOrder, { name: 'HouseholdOrder', description: 'Order of households: by number, or last changed first.' });

/** Page of households. */
export const HouseholdConnection = connectionOf(Household, 'Household');

/** Payload of household mutations. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to a household.' })
export class HouseholdPayload extends Payload {
  @Field(() => Household, { nullable: true, description: 'The household as it is now; null when refused.' })
  household?: Household;
}

/** A person in clear text. */
@ObjectType({ simpleResolvers: true, description: 'A member in clear text.' })
export class PersonClear {
  @Field(() => ID, { description: 'The person.' })
  personId!: string;
  @Field(() => String, { description: 'Name.' })
  name!: string;
  @Field(() => String, { nullable: true, description: 'Identity number, 18 characters; null when not known.' })
  identityNumber!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Birth date; null when not known.' })
  birthDate!: string | null;
  @Field(() => String, { nullable: true, description: 'Telephone number; null when not known.' })
  phone!: string | null;
}

/** A household in clear text. */
@ObjectType({ simpleResolvers: true, description: 'Personal data of a household in clear text, present members only.' })
export class HouseholdClear {
  @Field(() => String, { description: 'Name of the head.' })
  headName!: string;
  @Field(() => String, { nullable: true, description: 'Address; null when not known.' })
  address!: string | null;
  @Field(() => String, { nullable: true, description: 'Telephone number; null when not known.' })
  phone!: string | null;
  @Field(() => [PersonClear], { description: 'Present members.' })
  members!: PersonClear[];
}

/** Payload of a reveal. */
@ObjectType({ simpleResolvers: true, description: 'Result of asking for the clear text.' })
export class HouseholdRevealPayload extends Payload {
  @Field(() => Household, { nullable: true, description: 'The household; null when refused.' })
  household?: Household;
  @Field(() => HouseholdClear, { nullable: true, description: 'The clear text; null when refused. Not to be stored.' })
  clear?: HouseholdClear;
}
