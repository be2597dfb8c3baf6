import { IsUUID, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { LocalDate } from '../../../platform/graphql/scalars.js';
import { ReferralState, SupportEndReason, SupportKind, SupportUrgency } from '../referral.js';
import { AsRead, Attempt } from './common.js';

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
