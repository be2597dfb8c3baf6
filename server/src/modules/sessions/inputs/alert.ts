import { IsOptional, IsUUID, Length, MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { LocalDate } from '../../../platform/graphql/scalars.js';
import { AsRead, Attempt } from './common.js';

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
