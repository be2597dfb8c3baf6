import { ArrayMaxSize, ArrayMinSize, IsOptional, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { NextStep, Present, SessionKind } from './session.js';
import { ReferralState, SupportEndReason, SupportKind, SupportUrgency } from './referral.js';

/** An idempotent create. */
@InputType()
abstract class Attempt {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
}

/** A row as it was read. */
@InputType()
abstract class AsRead {
  @Field(() => ID, { description: 'The object.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
}

/** A new referral. */
@InputType({ description: 'Refers a person for psychological support.' })
export class SupportReferralCreateInput extends Attempt {
  @Field(() => ID, { description: 'The household.' })
  @IsUUID()
  householdId!: string;
  @Field(() => ID, { description: 'The member of it.' })
  @IsUUID()
  personId!: string;
  @Field(() => SupportKind, { description: 'Kind of help.' })
  kind!: SupportKind;
  @Field(() => SupportUrgency, { description: 'How soon.' })
  urgency!: SupportUrgency;
}

/** Takes a referral. */
@InputType({ description: "Takes a referral into one's own caseload." })
export class SupportReferralAcceptInput extends AsRead {
  @Field(() => LocalDate, { description: 'Day on which the person was told the limits of confidentiality; not after today.' })
  limitsToldOn!: string;
  @Field(() => Date, { nullable: true, description: 'First session as agreed (UTC).' })
  nextAt?: Date;
}

/** Ends or declines. */
@InputType({ description: 'Ends support, or declines a referral.' })
export class SupportReferralEndInput extends AsRead {
  @Field(() => SupportEndReason, { description: 'Why.' })
  reason!: SupportEndReason;
}

/** Hands over. */
@InputType({ description: 'Hands a case to another worker, at once; what was written keeps its author.' })
export class SupportReferralTransferInput extends AsRead {
  @Field(() => ID, { description: 'Account of the new worker.' })
  @IsUUID()
  workerId!: string;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'When given, the worker only covers until this day and the case stays where it is.',
  })
  coverUntil?: string;
}

/** Which cases. */
@InputType({ description: 'Which cases to show; all given conditions hold together.' })
export class SupportReferralFilter {
  @Field(() => [ReferralState], { nullable: true, description: 'In one of these states.' })
  states?: ReferralState[];
  @Field(() => Boolean, { nullable: true, description: 'Own cases only, covered ones included.' })
  mine?: boolean;
}

/** Structured part and note of a session. */
@InputType()
abstract class SessionContent extends Attempt {
  @Field(() => SessionKind, { description: 'How it was held.' })
  kind!: SessionKind;
  @Field(() => Date, { description: 'Began at (UTC).' })
  startsAt!: Date;
  @Field(() => Int, { description: 'Length in minutes, 1 to 600.' })
  @Min(1)
  @Max(600)
  minutes!: number;
  @Field(() => [Present], { description: 'Who was there.' })
  @ArrayMaxSize(5)
  present!: Present[];
  @Field(() => NextStep, { description: 'What follows.' })
  nextStep!: NextStep;
  @Field(() => Date, { nullable: true, description: 'Next session as agreed (UTC).' })
  nextAt?: Date;
  @Field(() => String, { description: 'The note; sealed before it is stored.' })
  @MaxLength(20_000)
  note!: string;
}

/** A new session. */
@InputType({ description: 'Begins the record of a session, as a draft.' })
export class SupportSessionDraftInput extends SessionContent {
  @Field(() => ID, { description: 'The case.' })
  @IsUUID()
  referralId!: string;
}

/** A saved draft. */
@InputType({ description: 'Saves a draft; also what the editor saves by itself. Sent twice with the same `requestId` it is saved once.' })
export class SupportSessionUpdateInput extends SessionContent {
  @Field(() => ID, { description: 'The session.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
}

/** A session as it was read. */
@InputType({ description: 'A session, as it was read.' })
export class SupportSessionMoveInput extends AsRead {}

/** An addendum. */
@InputType({ description: 'Adds to a signed record.' })
export class SupportSessionAddendumInput extends Attempt {
  @Field(() => ID, { description: 'The session.' })
  @IsUUID()
  sessionId!: string;
  @Field(() => String, { description: 'The addendum; sealed before it is stored.' })
  @Length(1, 20_000)
  text!: string;
}

/** Answers to a scale. */
@InputType({ description: 'Answers to a scale, given in a session whose record is still a draft.' })
export class ScaleAdministrationRecordInput extends Attempt {
  @Field(() => ID, { description: 'The session.' })
  @IsUUID()
  sessionId!: string;
  @Field(() => ID, { description: 'The version of the scale that was shown.' })
  @IsUUID()
  scaleVersionId!: string;
  @Field(() => [Int], {
    nullable: 'items',
    description: 'Answers in the order of the items; null where none was given, which is never zero.',
  })
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  answers!: (number | null)[];
}

/** A worker's flag. */
@InputType({ description: "Opens an alert about one's own case, whatever any scale says." })
export class RiskFlagRaiseInput extends Attempt {
  @Field(() => ID, { description: 'The case.' })
  @IsUUID()
  referralId!: string;
  @Field(() => String, { nullable: true, description: 'What is feared; sealed before it is stored.' })
  @IsOptional()
  @MaxLength(4000)
  text?: string;
}

/** A volunteer's concern. */
@InputType({ description: 'Raises a concern about a household that one visits.' })
export class ConcernRaiseInput extends Attempt {
  @Field(() => ID, { description: 'The visit.' })
  @IsUUID()
  assignmentId!: string;
  @Field(() => String, { nullable: true, description: 'What was noticed; sealed before it is stored.' })
  @IsOptional()
  @MaxLength(4000)
  text?: string;
}

/** An alert as it was read. */
@InputType({ description: 'An alert, as it was read.' })
export class RiskAlertMoveInput extends AsRead {}

/** A structured assessment. */
@InputType({
  description:
    "Structured assessment of a risk with the safety plan; sealed before it is stored. A conversation's result, not a diagnosis.",
})
export class RiskAlertAssessInput extends AsRead {
  @Field(() => Boolean, { description: 'Thoughts of death or self-harm now.' })
  thoughts!: boolean;
  @Field(() => Boolean, { description: 'A plan.' })
  plan!: boolean;
  @Field(() => Boolean, { description: 'Means at hand.' })
  means!: boolean;
  @Field(() => Boolean, { description: 'An earlier attempt.' })
  earlierAttempt!: boolean;
  @Field(() => Boolean, { description: 'Imminent danger: 120 or 110 was called.' })
  imminent!: boolean;
  @Field(() => Boolean, { description: 'A hospital was advised.' })
  hospitalAdvised!: boolean;
  @Field(() => String, { description: 'Safety plan: warning signs, what helps, whom to call, how means were put away.' })
  @Length(1, 8000)
  safetyPlan!: string;
}

/** Closes an alert. */
@InputType({ description: 'Closes an alert that another person assessed.' })
export class RiskAlertCloseInput extends AsRead {
  @Field(() => LocalDate, { description: 'Day of the follow-up; not before today.' })
  followUpOn!: string;
  @Field(() => String, { description: 'What was found and agreed; sealed before it is stored.' })
  @Length(1, 4000)
  text!: string;
}

/** Reads confidential papers. */
@InputType({ description: 'Opens confidential papers; the reading is recorded with its purpose.' })
export class SupportFileOpenInput {
  @Field(() => ID, { description: 'The case.' })
  @IsUUID()
  referralId!: string;
  @Field(() => String, { description: 'What it is opened for.' })
  @Length(2, 200)
  purpose!: string;
}

/** Reads an alert's papers. */
@InputType({ description: 'Opens the confidential papers of an alert; the reading is recorded with its purpose.' })
export class RiskAlertOpenInput {
  @Field(() => ID, { description: 'The alert.' })
  @IsUUID()
  id!: string;
  @Field(() => String, { description: 'What it is opened for.' })
  @Length(2, 200)
  purpose!: string;
}

/** Emergency access. */
@InputType({ description: 'Opens the newest case of a household, or of one person of it, in an emergency.' })
export class BreakGlassOpenInput extends Attempt {
  @Field(() => ID, { description: 'The household.' })
  @IsUUID()
  householdId!: string;
  @Field(() => ID, { nullable: true, description: 'The person, where several are supported.' })
  @IsOptional()
  @IsUUID()
  personId?: string;
  @Field(() => String, { description: 'Why; at least ten characters. Read by the clinical supervisor and the auditor.' })
  @Length(10, 1000)
  reason!: string;
  @Field(() => Int, { description: 'For how many minutes, 1 to 60.' })
  @Min(1)
  @Max(60)
  minutes!: number;
}

/** A review. */
@InputType({ description: 'Reviews an emergency access that somebody else made.' })
export class BreakGlassReviewInput {
  @Field(() => ID, { description: 'The access.' })
  @IsUUID()
  id!: string;
  @Field(() => Boolean, { description: 'Whether it was justified.' })
  justified!: boolean;
}

/** A shift. */
@InputType({ description: 'Puts somebody on duty.' })
export class DutyShiftAddInput extends Attempt {
  @Field(() => String, { description: 'Code of the area.' })
  areaCode!: string;
  @Field(() => Int, { description: '1 on duty, 2 the next person, 3 bureau duty.' })
  @Min(1)
  @Max(3)
  level!: number;
  @Field(() => ID, { description: 'The account.' })
  @IsUUID()
  accountId!: string;
  @Field(() => Date, { description: 'From (UTC).' })
  fromAt!: Date;
  @Field(() => Date, { description: 'Until (UTC).' })
  untilAt!: Date;
}

/** A shift to end. */
@InputType({ description: 'Takes a shift off the roster.' })
export class DutyShiftRemoveInput {
  @Field(() => ID, { description: 'The shift.' })
  @IsUUID()
  id!: string;
}
