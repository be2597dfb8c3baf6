import { IsOptional, IsUUID, Length, Max, Min } from 'class-validator';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Residence } from '../policies/index.js';
import { ReviewKind, ReviewOutcome, ReviewState } from './review.js';
import { WithdrawalResult, WithdrawalState } from './withdrawal.js';

const MOST_FEN = 10_000_000_000;

/** A review out of the rhythm. */
@InputType({ description: 'Opens a review of a household on the allowance that has none open.' })
export class AllowanceReviewOpenInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The household.' })
  @IsUUID()
  householdId!: string;
}

/** Which row, as it was read. */
@InputType()
abstract class Move {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
}

/** What was found and what is proposed. */
@InputType({ description: 'What a review found, and what is proposed. Whoever proposes does not decide.' })
export class AllowanceReviewProposeInput extends Move {
  @Field(() => ReviewOutcome, { description: 'What is proposed; one that fits the kind of review.' })
  outcome!: ReviewOutcome;
  @Field(() => Residence, { nullable: true, description: 'Urban or rural registration, where the standards differ.' })
  residence?: Residence | null;
  @Field(() => Int, { description: 'Persons found, 1 to 50.' })
  @Min(1)
  @Max(50)
  persons!: number;
  @Field(() => Float, { nullable: true, description: 'Income found, of those persons a month, whole fen.' })
  @IsOptional()
  @Min(0)
  @Max(MOST_FEN)
  monthlyIncomeFen?: number | null;
  @Field(() => Float, { nullable: true, description: 'Essential expenditure found, a month, whole fen.' })
  @IsOptional()
  @Min(0)
  @Max(MOST_FEN)
  monthlyExpenditureFen?: number | null;
  @Field(() => Float, { nullable: true, description: 'Amount a month, whole fen; for another amount and for a reinstatement.' })
  @IsOptional()
  @Min(1)
  @Max(MOST_FEN)
  amountFen?: number | null;
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'First day on which the outcome holds, not in the past; left out means today. It holds no earlier than the day of the decision.',
  })
  effectiveOn?: string | null;
  @Field(() => Int, { nullable: true, description: 'Months of a gradual withdrawal, within those of policy.' })
  @IsOptional()
  @Min(1)
  @Max(60)
  months?: number | null;
  @Field(() => String, { nullable: true, description: 'Transition plan of a gradual withdrawal, 1 to 4000 characters.' })
  @IsOptional()
  @Length(1, 4000)
  transitionPlan?: string | null;
  @Field(() => String, { description: 'What was found, 1 to 2000 characters; no clinical content.' })
  @Length(1, 2000)
  findings!: string;
}

/** A move with a reason. */
@InputType({ description: 'A review, as it was read, and why.' })
export class AllowanceReviewReasonInput extends Move {
  @Field(() => String, { description: 'Why, 1 to 1000 characters.' })
  @Length(1, 1000)
  reason!: string;
}

/** Many reviews. */
@InputType({ description: 'Opens all reviews of an area that fall due by the end of a month, those that are late included.' })
export class AllowanceReviewsOpenInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => String, { description: 'The area, all of it within what the viewer may change.' })
  areaCode!: string;
  @Field(() => LocalDate, { description: 'First day of the month.' })
  month!: string;
}

/** The end of a watch. */
@InputType({ description: 'How a household gets along after the exit.' })
export class AllowanceWatchCloseInput extends Move {
  @Field(() => WithdrawalResult, { description: 'STABLE or NEEDS_HELP.' })
  result!: WithdrawalResult;
  @Field(() => String, { description: 'What was found, 1 to 1000 characters; no clinical content.' })
  @Length(1, 1000)
  note!: string;
}

/** Which reviews a list shows. */
@InputType({ description: 'Which reviews to show; all given conditions hold together.' })
export class AllowanceReviewFilter {
  @Field(() => String, { nullable: true, description: 'In this area or below.' })
  areaCode?: string;
  @Field(() => [ReviewState], { nullable: true, description: 'In one of these states.' })
  states?: ReviewState[];
  @Field(() => ReviewKind, { nullable: true, description: 'Of this kind.' })
  kind?: ReviewKind;
  @Field(() => Boolean, { nullable: true, description: 'Proposed by somebody else, and within what the viewer may decide now.' })
  awaitingMyDecision?: boolean;
}

/** Which withdrawals a list shows. */
@InputType({ description: 'Which gradual withdrawals to show; all given conditions hold together.' })
export class AllowanceWithdrawalFilter {
  @Field(() => String, { nullable: true, description: 'In this area or below.' })
  areaCode?: string;
  @Field(() => [WithdrawalState], { nullable: true, description: 'In one of these states.' })
  states?: WithdrawalState[];
}
