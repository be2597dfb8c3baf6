import { ArrayMaxSize, ArrayUnique, IsUUID, Length, Max, Min, ValidateNested } from 'class-validator';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Sex } from '../households/index.js';

/** Hours of each week. */
@InputType({ description: 'Hours of each week in which a volunteer can serve, Asia/Shanghai. Windows of one weekday must not overlap.' })
export class AvailabilityWindowInput {
  @Field(() => Int, { description: '1 = Monday to 7 = Sunday.' })
  @Min(1)
  @Max(7)
  weekday!: number;
  @Field(() => Int, { description: 'Start in minutes after 00:00, 0 to 1439.' })
  @Min(0)
  @Max(1439)
  fromMinute!: number;
  @Field(() => Int, { description: 'End in minutes after 00:00, 1 to 1440, after the start.' })
  @Min(1)
  @Max(1440)
  toMinute!: number;
}

/** What create and update share; each of them says what leaving a field out means. */
@InputType()
abstract class VolunteerFacts {
  @Field(() => String, { nullable: true, description: 'Telephone number.' })
  @Length(0, 40)
  phone?: string | null;
  @Field(() => Sex, { nullable: true, description: 'Sex; taken from the identity number where there is one.' })
  sex?: Sex | null;
  @Field(() => Float, { nullable: true, description: 'Latitude of the home (WGS 84).' })
  @Min(-90)
  @Max(90)
  latitude?: number | null;
  @Field(() => Float, { nullable: true, description: 'Longitude of the home (WGS 84).' })
  @Min(-180)
  @Max(180)
  longitude?: number | null;
  @Field(() => [String], { nullable: true, description: 'Languages and dialects spoken.' })
  @ArrayUnique()
  @ArrayMaxSize(20)
  @Length(1, 30, { each: true })
  languages?: string[] | null;
  @Field(() => Int, { nullable: true, description: 'Most minutes of service in one week, 0 to 10080.' })
  @Min(0)
  @Max(10080)
  weeklyMinutes?: number | null;
  @Field(() => Int, { nullable: true, description: 'Most tasks in one week, 0 to 100.' })
  @Min(0)
  @Max(100)
  weeklyTasks?: number | null;
  @Field(() => Float, { nullable: true, description: 'Farthest way from home in kilometres, 0 to 500.' })
  @Min(0)
  @Max(500)
  travelKm?: number | null;
  @Field(() => [String], { nullable: true, description: 'Codes of services the volunteer likes best.' })
  @ArrayUnique()
  preferredServiceCodes?: string[] | null;
  @Field(() => [AvailabilityWindowInput], { nullable: true, description: 'All windows of the week.' })
  @ArrayMaxSize(70)
  @ValidateNested({ each: true })
  availability?: AvailabilityWindowInput[] | null;
}

/** A new volunteer. */
@InputType({ description: 'A new volunteer, in state APPLIED. Left-out limits take the usual values.' })
export class VolunteerCreateInput extends VolunteerFacts {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => String, { description: 'Full name, 1 to 60 characters.' })
  @Length(1, 60)
  name!: string;
  @Field(() => String, { nullable: true, description: 'Citizen identity number (GB 11643); kept sealed, gives birth date and sex.' })
  identityNumber?: string | null;
  @Field(() => String, { description: 'Area in which the volunteer lives.' })
  homeAreaCode!: string;
  @Field(() => ID, { nullable: true, description: 'Organisation whose staff may see this volunteer.' })
  @IsUUID()
  organisationId?: string | null;
  @Field(() => [ID], { description: 'Teams.' })
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  teamIds!: string[];
  @Field(() => [String], { description: 'Codes of skills.' })
  @ArrayUnique()
  skillCodes!: string[];
}

/** Changes to a volunteer. */
@InputType({
  description: 'Changes to a volunteer. What is left out stays; null empties what may be empty; a list replaces the whole list.',
})
export class VolunteerUpdateInput extends VolunteerFacts {
  @Field(() => ID, { description: 'The volunteer.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
  @Field(() => String, { nullable: true, description: 'Full name, 1 to 60 characters.' })
  @Length(1, 60)
  name?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Last day on which the volunteer is insured.' })
  insuredUntil?: string | null;
  @Field(() => String, { nullable: true, description: 'Area in which the volunteer lives.' })
  homeAreaCode?: string | null;
  @Field(() => [ID], { nullable: true, description: 'Teams.' })
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  teamIds?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Codes of skills.' })
  @ArrayUnique()
  skillCodes?: string[] | null;
}

/** Activation. */
@InputType({ description: 'Makes a volunteer active, or extends the vetting of an active one.' })
export class VolunteerActivateInput {
  @Field(() => ID, { description: 'The volunteer.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
  @Field(() => LocalDate, { description: 'Last day on which the vetting holds.' })
  vettedUntil!: string;
}

/** An absence. */
@InputType({ description: 'Days on which a volunteer cannot serve, both ends included.' })
export class VolunteerAbsenceAddInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The volunteer; volunteers may name themselves only.' })
  @IsUUID()
  volunteerId!: string;
  @Field(() => LocalDate, { description: 'First day.' })
  from!: string;
  @Field(() => LocalDate, { description: 'Last day, today or later.' })
  until!: string;
  @Field(() => String, { nullable: true, description: 'Reason, at most 200 characters.' })
  @Length(0, 200)
  reason?: string | null;
}

/** Hours in which one can serve. */
@InputType({
  description:
    'Hours in which a volunteer can serve, Asia/Shanghai: by rule on a `weekday`, or on one `day` in the place of what the rules give there; exactly one of the two.',
})
export class VolunteerHoursAddInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The volunteer; volunteers may name themselves only.' })
  @IsUUID()
  volunteerId!: string;
  @Field(() => Int, { nullable: true, description: '1 = Monday to 7 = Sunday.' })
  @Min(1)
  @Max(7)
  weekday?: number | null;
  @Field(() => LocalDate, { nullable: true, description: 'The one day, today or later.' })
  day?: string | null;
  @Field(() => Int, { description: 'Start in minutes after 00:00, 0 to 1439.' })
  @Min(0)
  @Max(1439)
  fromMinute!: number;
  @Field(() => Int, { description: 'End in minutes after 00:00, 1 to 1440, after the start.' })
  @Min(1)
  @Max(1440)
  toMinute!: number;
  @Field(() => Int, {
    nullable: true,
    description: 'Of a weekday: every so many weeks (1 to 8), counted from `validFrom`; each week when left out.',
  })
  @Min(1)
  @Max(8)
  everyWeeks?: number | null;
  @Field(() => LocalDate, { nullable: true, description: 'Of a weekday: first day; needed when not each week.' })
  validFrom?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Of a weekday: last day, today or later.' })
  validUntil?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Of a weekday: whether it holds on official holidays too; it does when left out.' })
  onHolidays?: boolean | null;
}

/** Hours to take out. */
@InputType({ description: 'Takes hours out, of a weekday or of one day.' })
export class VolunteerHoursRemoveInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The volunteer; volunteers may name themselves only.' })
  @IsUUID()
  volunteerId!: string;
  @Field(() => ID, { description: 'The hours, by their id in `availability` or `availabilityDays`.' })
  @IsUUID()
  id!: string;
}

/** A qualification. */
@InputType({ description: 'A qualification or training that a volunteer has acquired.' })
export class VolunteerQualificationAddInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The volunteer.' })
  @IsUUID()
  volunteerId!: string;
  @Field(() => String, { description: 'Code of the kind of qualification.' })
  qualificationCode!: string;
  @Field(() => LocalDate, { description: 'First day on which it holds.' })
  issuedOn!: string;
  @Field(() => LocalDate, { nullable: true, description: 'Last day on which it holds; left out, it follows from the months of its kind.' })
  expiresOn?: string | null;
}

/** An exclusion. */
@InputType({ description: 'A household to which a volunteer is not to be sent.' })
export class VolunteerExclusionAddInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The volunteer.' })
  @IsUUID()
  volunteerId!: string;
  @Field(() => ID, { description: 'The household.' })
  @IsUUID()
  householdId!: string;
  @Field(() => String, { description: 'Reason, 1 to 500 characters.' })
  @Length(1, 500)
  reason!: string;
}
