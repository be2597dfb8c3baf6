import { IsOptional, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
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
export class OfferAcceptInput extends Versioned {}

/** Declining. */
@InputType({ description: 'The volunteer declines.' })
export class OfferDeclineInput extends Versioned {
  @Field(() => DeclineReason, { description: 'Why.' })
  reason!: DeclineReason;
  @Field(() => String, { nullable: true, description: 'In own words.' })
  @IsOptional()
  @MaxLength(500)
  note?: string;
}

/** Check-in. */
@InputType({ description: 'The volunteer has arrived.' })
export class AssignmentStartInput extends Versioned {}

/** Check-out. */
@InputType({ description: 'The visit is over: what came of it.' })
export class AssignmentFinishInput extends Versioned {
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
