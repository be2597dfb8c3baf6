import { ArrayMaxSize, IsUUID, Length, Max, MaxLength, Min, IsOptional } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { NeedState, NeedWaitsFor, PriorityTier } from './need.js';

/** Which needs a list shows; all given conditions hold together. */
@InputType({ description: 'Which needs to show; all given conditions hold together.' })
export class ServiceNeedFilter {
  @Field(() => String, { nullable: true, description: 'In this area or below.' })
  areaCode?: string;
  @Field(() => [NeedState], { nullable: true, description: 'In one of these states.' })
  @IsOptional()
  @ArrayMaxSize(5)
  states?: NeedState[];
  @Field(() => [PriorityTier], { nullable: true, description: 'In one of these tiers.' })
  @IsOptional()
  @ArrayMaxSize(3)
  tiers?: PriorityTier[];
  @Field(() => String, { nullable: true, description: 'Of services that teams of this kind offer, e.g. BLUE_VEST.' })
  teamKind?: string;
  @Field(() => String, { nullable: true, description: 'Of this service.' })
  serviceCode?: string;
  @Field(() => ID, { nullable: true, description: 'Of this household.' })
  householdId?: string;
  @Field(() => String, {
    nullable: true,
    description: 'Number of the need or of the household, or words of the household (name, pinyin, address).',
  })
  @IsOptional()
  @MaxLength(100)
  text?: string;
  @Field(() => Date, { nullable: true, description: 'Due before this instant (UTC).' })
  dueBefore?: Date;
  @Field(() => Boolean, { nullable: true, description: 'Only what is late and still open.' })
  overdueOnly?: boolean;
  @Field(() => Boolean, { nullable: true, description: 'Only what is open, due today (Asia/Shanghai) and not late yet.' })
  dueTodayOnly?: boolean;
  @Field(() => NeedWaitsFor, { nullable: true, description: 'Only those for which somebody has to act in this way.' })
  waitsFor?: NeedWaitsFor;
}

/** Which due things a list shows. */
@InputType({ description: 'Which due things to show; all given conditions hold together.' })
export class DueItemFilter {
  @Field(() => String, { nullable: true, description: 'In this area or below.' })
  areaCode?: string;
  @Field(() => Date, { nullable: true, description: 'Due at this instant (UTC) or later.' })
  from?: Date;
  @Field(() => Boolean, { nullable: true, description: "Only clocks that the viewer answers for; needs are nobody's." })
  mine?: boolean;
  @Field(() => Boolean, { nullable: true, description: 'Only clocks about which the ladder has called the viewer.' })
  calledMe?: boolean;
}

/** What can be said about a need, in creation and update alike. */
@InputType()
abstract class NeedFacts {
  @Field(() => PriorityTier, { description: 'Priority tier.' })
  tier!: PriorityTier;
  @Field(() => Date, { nullable: true, description: 'Start of the window (UTC); give both ends or none.' })
  windowStart?: Date;
  @Field(() => Date, { nullable: true, description: 'End of the window (UTC).' })
  windowEnd?: Date;
  @Field(() => Date, {
    nullable: true,
    description: 'Due at (UTC). Without it: the end of the window, else the time that policy gives the tier.',
  })
  dueAt?: Date;
  @Field(() => Int, { nullable: true, description: 'Minutes, 5 to 1440; without it the usual length of the service.' })
  @IsOptional()
  @Min(5)
  @Max(1440)
  minutes?: number;
  @Field(() => Int, { nullable: true, description: 'Volunteers wanted, 1 to 20; without it what the service needs.' })
  @IsOptional()
  @Min(1)
  @Max(20)
  seats?: number;
  @Field(() => String, { nullable: true, description: 'FEMALE or MALE when the volunteer must be.' })
  requiredSex?: string;
  @Field(() => String, { nullable: true, description: 'Language or dialect that the volunteer must speak.' })
  @IsOptional()
  @MaxLength(50)
  requiredDialect?: string;
  @Field(() => Boolean, { nullable: true, description: 'Whether somebody who knows the household is preferred; false when left out.' })
  preferContinuity?: boolean;
  @Field(() => String, { nullable: true, description: 'Note for whoever serves.' })
  @IsOptional()
  @MaxLength(2000)
  note?: string;
  @Field(() => String, { nullable: true, description: 'Who verified the need.' })
  @IsOptional()
  @MaxLength(100)
  verifiedBy?: string;
  @Field(() => LocalDate, { nullable: true, description: 'Day of the verification.' })
  verifiedOn?: string;
}

/** A new need. */
@InputType({ description: 'A new need of a household.' })
export class ServiceNeedOpenInput extends NeedFacts {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The household.' })
  @IsUUID()
  householdId!: string;
  @Field(() => ID, { nullable: true, description: 'The person served, when it is one of the household.' })
  @IsOptional()
  @IsUUID()
  personId?: string;
  @Field(() => String, { description: 'Code of the service in the catalogue.' })
  serviceCode!: string;
}

/** A changed need. */
@InputType({ description: 'New facts of a need; every field replaces what was there.' })
export class ServiceNeedUpdateInput extends NeedFacts {
  @Field(() => ID, { description: 'The need.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
}

/** Waiving. */
@InputType({ description: 'Waives a need: it will not be served, and the reason is kept.' })
export class ServiceNeedWaiveInput {
  @Field(() => ID, { description: 'The need.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
  @Field(() => String, { description: 'Why.' })
  @Length(1, 500)
  reason!: string;
}
