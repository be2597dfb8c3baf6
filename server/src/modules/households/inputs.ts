import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { ConsentPurpose, HardshipTag, Programme, Relation, Sex } from './enums.js';

const REQUEST_ID = /^[0-9a-f-]{36}$/i;

/** Filter of the list. */
@InputType({ description: 'Conditions that all must hold.' })
export class HouseholdFilter {
  @Field(() => String, { nullable: true, description: 'Code of an area: households in it and below it.' })
  areaCode?: string;
  @Field(() => String, { nullable: true, description: 'Name, number, telephone number, part of the address, or a whole identity number.' })
  text?: string;
  @Field(() => Programme, { nullable: true, description: 'In this programme today.' })
  programme?: Programme;
  @Field(() => HardshipTag, { nullable: true, description: 'With this hardship.' })
  tag?: HardshipTag;
  @Field(() => Boolean, { nullable: true, description: 'True: only households without a consent to volunteer service that holds today.' })
  withoutConsent?: boolean;
}

/** A person to record. */
@InputType({ description: 'A person who becomes a member. With an identity number, sex and birth date follow from it.' })
export class HouseholdMemberInput {
  @Field(() => String, { description: 'Name as in the identity document.' })
  @Length(1, 100)
  name!: string;
  @Field(() => String, { nullable: true, description: 'Identity number (GB 11643), 18 characters or the old 15 digits.' })
  @Length(0, 60)
  identityNumber?: string;
  @Field(() => Sex, { nullable: true, description: 'Sex, where there is no identity number.' })
  sex?: Sex;
  @Field(() => LocalDate, { nullable: true, description: 'Birth date, where there is no identity number.' })
  birthDate?: string;
  @Field(() => String, { nullable: true, description: 'Telephone number.' })
  phone?: string;
  @Field(() => Relation, { description: 'Relation to the head; exactly one member is HEAD.' })
  relation!: Relation;
  @Field(() => [String], { nullable: true, description: 'Languages and dialects.' })
  @ArrayMaxSize(10)
  dialects?: string[];
}

/** A new household. */
@InputType({ description: 'A new household with its members.' })
export class HouseholdCreateInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @Matches(REQUEST_ID)
  requestId!: string;
  @Field(() => String, { description: 'Code of the town, community or grid cell.' })
  areaCode!: string;
  @Field(() => String, { nullable: true, description: 'Address.' })
  @Length(0, 300)
  address?: string;
  @Field(() => String, { nullable: true, description: 'Telephone number of the household.' })
  phone?: string;
  @Field(() => Float, { nullable: true, description: 'Degrees north (WGS 84).' })
  @Min(-90)
  @Max(90)
  latitude?: number;
  @Field(() => Float, { nullable: true, description: 'Degrees east (WGS 84).' })
  @Min(-180)
  @Max(180)
  longitude?: number;
  @Field(() => [HardshipTag], { nullable: true, description: 'Why the household is in difficulty.' })
  hardshipTags?: HardshipTag[];
  @Field(() => [HouseholdMemberInput], { description: 'Members, one of them the head.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(30)
  members!: HouseholdMemberInput[];
  @Field(() => [Programme], { nullable: true, description: 'Programmes in which the household is from today.' })
  programmes?: Programme[];
}

/** A change. */
@InputType({ description: 'A change to a household; a field that is left out stays, null empties it.' })
export class HouseholdUpdateInput {
  @Field(() => ID, { description: 'The household.' })
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
  @Field(() => String, { nullable: true, description: 'Address.' })
  address?: string | null;
  @Field(() => String, { nullable: true, description: 'Telephone number of the household.' })
  phone?: string | null;
  @Field(() => Float, { nullable: true, description: 'Degrees north (WGS 84).' })
  latitude?: number | null;
  @Field(() => Float, { nullable: true, description: 'Degrees east (WGS 84).' })
  longitude?: number | null;
  @Field(() => String, { nullable: true, description: 'What whoever goes there should mind, at most 300 characters.' })
  @IsOptional()
  @MaxLength(300)
  safetyNote?: string | null;
  @Field(() => [HardshipTag], { nullable: true, description: 'Why the household is in difficulty.' })
  hardshipTags?: HardshipTag[] | null;
}

/** A member joins. */
@InputType({ description: 'A person joins a household. A new HEAD takes the place of the present one, who stays as OTHER.' })
export class HouseholdMemberAddInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @Matches(REQUEST_ID)
  requestId!: string;
  @Field(() => ID, { description: 'The household.' })
  householdId!: string;
  @Field(() => HouseholdMemberInput, { description: 'The person; one who is known by the identity number is not recorded twice.' })
  member!: HouseholdMemberInput;
  @Field(() => LocalDate, { nullable: true, description: 'First day, today or earlier; today when left out.' })
  from?: string;
}

/** A member leaves. */
@InputType({ description: 'A person leaves a household.' })
export class HouseholdMemberRemoveInput {
  @Field(() => ID, { description: 'The membership.' })
  membershipId!: string;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day on which the person is no longer a member, today or earlier; today when left out.',
  })
  until?: string;
}

/** Clear text. */
@InputType({ description: 'Asks for the clear text of a household; who, when and why is recorded before it is shown.' })
export class HouseholdRevealInput {
  @Field(() => ID, { description: 'The household.' })
  id!: string;
  @Field(() => String, { description: 'What the clear text is needed for; at least 2 characters.' })
  @Length(0, 500)
  purpose!: string;
}

/** A programme begins. */
@InputType({ description: 'A household enters a programme.' })
export class AssistanceStatusStartInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @Matches(REQUEST_ID)
  requestId!: string;
  @Field(() => ID, { description: 'The household.' })
  householdId!: string;
  @Field(() => Programme, { description: 'The programme.' })
  programme!: Programme;
  @Field(() => LocalDate, { description: 'First day (Asia/Shanghai).' })
  from!: string;
}

/** A programme ends. */
@InputType({ description: 'A household leaves a programme.' })
export class AssistanceStatusEndInput {
  @Field(() => ID, { description: 'The status.' })
  id!: string;
  @Field(() => LocalDate, { description: 'First day on which it no longer holds.' })
  until!: string;
  @Field(() => String, { description: 'Why.' })
  @Length(0, 500)
  reason!: string;
}

/** A consent. */
@InputType({ description: 'A consent that was given on paper or in person.' })
export class ConsentRecordInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @Matches(REQUEST_ID)
  requestId!: string;
  @Field(() => ID, { description: 'The household.' })
  householdId!: string;
  @Field(() => ID, { nullable: true, description: 'The person; left out for the whole household.' })
  personId?: string;
  @Field(() => ConsentPurpose, { description: 'What it allows.' })
  purpose!: ConsentPurpose;
  @Field(() => LocalDate, { nullable: true, description: 'First day, today or earlier; today when left out.' })
  grantedOn?: string;
  @Field(() => LocalDate, { nullable: true, description: 'Last day; left out for no end.' })
  expiresOn?: string;
  @Field(() => String, { description: 'Name of whoever gave it; the guardian for a child.' })
  @Length(1, 100)
  givenBy!: string;
}

/** A withdrawal. */
@InputType({ description: 'Withdraws a consent at once.' })
export class ConsentWithdrawInput {
  @Field(() => ID, { description: 'The consent.' })
  id!: string;
}
