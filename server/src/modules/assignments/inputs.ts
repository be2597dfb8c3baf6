import { IsOptional, IsUUID, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { VisitOutcome } from './assignment.js';
import { DeclineReason } from './offer.js';

/** Which row, as it was read. */
@InputType()
abstract class Versioned {
  @Field(() => ID, { description: 'The object.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
}

/** What a phone sends, perhaps hours later and perhaps twice. */
@InputType()
abstract class FromPhone extends Versioned {
  @Field(() => ID, { nullable: true, description: 'Idempotency key (UUID): sent again under the same key, it answers as the first time.' })
  @IsOptional()
  @IsUUID()
  requestId?: string;
}

/** The same with the instant at which it happened. */
@InputType()
abstract class Marked extends FromPhone {
  @Field(() => Date, {
    nullable: true,
    description: 'When it happened (UTC), when the phone had no network then; now unless told. A later instant than now counts as now.',
  })
  happenedAt?: Date;
}

/** A new offer. */
@InputType({ description: 'Offers a seat of a need to a volunteer.' })
export class OfferSendInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The need.' })
  @IsUUID()
  needId!: string;
  @Field(() => ID, { description: 'The volunteer.' })
  @IsUUID()
  volunteerId!: string;
  @Field(() => Date, { description: 'Planned start of the visit (UTC).' })
  startsAt!: Date;
  @Field(() => Date, { description: 'Planned end of the visit (UTC).' })
  endsAt!: Date;
  @Field(() => String, { nullable: true, description: 'Why not the first of the ranking, when another was chosen.' })
  @IsOptional()
  @MaxLength(500)
  overrideReason?: string;
}

/** Withdrawing. */
@InputType({ description: 'Takes an offer back before it is answered.' })
export class OfferWithdrawInput extends Versioned {}

/** Accepting. */
@InputType({ description: 'The volunteer accepts.' })
export class OfferAcceptInput extends FromPhone {}

/** Declining. */
@InputType({ description: 'The volunteer declines.' })
export class OfferDeclineInput extends FromPhone {
  @Field(() => DeclineReason, { description: 'Why.' })
  reason!: DeclineReason;
  @Field(() => String, { nullable: true, description: 'In own words.' })
  @IsOptional()
  @MaxLength(500)
  note?: string;
}

/** A place that somebody gives. */
@InputType({ description: 'A place (WGS 84).' })
export class GeoPointInput {
  @Field(() => Float, { description: 'Degrees north.' })
  @Min(-90)
  @Max(90)
  latitude!: number;
  @Field(() => Float, { description: 'Degrees east.' })
  @Min(-180)
  @Max(180)
  longitude!: number;
}

/** Check-in. */
@InputType({ description: 'The volunteer has arrived.' })
export class AssignmentStartInput extends Marked {
  @Field(() => GeoPointInput, { nullable: true, description: 'Where the volunteer is, when it chooses to say so.' })
  @IsOptional()
  @ValidateNested()
  place?: GeoPointInput;
}

/** Check-out. */
@InputType({ description: 'The visit is over: what came of it.' })
export class AssignmentFinishInput extends Marked {
  @Field(() => VisitOutcome, { description: 'What came of it.' })
  outcome!: VisitOutcome;
  @Field(() => String, { description: 'What was done; no diagnosis.' })
  @MaxLength(4000)
  log!: string;
  @Field(() => Int, { nullable: true, description: 'Minutes served, when fewer than between check-in and now.' })
  @IsOptional()
  @Min(0)
  @Max(1440)
  minutesServed?: number;
}

/** Verification. */
@InputType({ description: 'Staff confirm that the visit took place as logged.' })
export class AssignmentVerifyInput extends Versioned {}

/** Cancelling. */
@InputType({ description: 'Cancels an assignment; its seat is free again.' })
export class AssignmentCancelInput extends Versioned {
  @Field(() => String, { description: 'Why.' })
  @Length(1, 500)
  reason!: string;
}

/** Missing. */
@InputType({ description: 'Records that the volunteer did not come; the seat is free again.' })
export class AssignmentMissInput extends Versioned {
  @Field(() => String, { description: 'What is known of it.' })
  @Length(1, 500)
  reason!: string;
}
