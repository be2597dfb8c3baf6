import { ArrayMaxSize, IsOptional, IsUUID, Length, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DutyAnswer } from './duty.js';

/** An answer to one duty. */
@InputType({ description: 'What becomes of one open duty.' })
export class VolunteerDutyAnswerInput {
  @Field(() => ID, { description: 'The duty: its offer or visit.' })
  @IsUUID()
  dutyId!: string;
  @Field(() => DutyAnswer, { description: 'What becomes of it.' })
  answer!: DutyAnswer;
  @Field(() => ID, { nullable: true, description: 'Whom it is offered to; with HAND_OVER.' })
  @IsOptional()
  @IsUUID()
  toVolunteerId?: string | null;
  @Field(() => String, { nullable: true, description: 'Who sees to it, at most 100 characters; with COVER.' })
  @IsOptional()
  @MaxLength(100)
  coveredBy?: string | null;
}

/** What both steps say. */
@InputType()
abstract class Stepping {
  @Field(() => ID, { description: 'The volunteer.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
  @Field(() => String, { description: 'Why, 1 to 500 characters; kept in the audit trail.' })
  @Length(1, 500)
  reason!: string;
  @Field(() => [VolunteerDutyAnswerInput], { nullable: true, description: 'What becomes of each open duty; none when left out.' })
  @IsOptional()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  answers?: VolunteerDutyAnswerInput[] | null;
}

/** Suspension. */
@InputType({ description: 'Suspends a volunteer, with an answer to each open duty.' })
export class VolunteerSuspendInput extends Stepping {}

/** Leaving. */
@InputType({ description: 'A volunteer leaves for good, with an answer to each open duty.' })
export class VolunteerLeaveInput extends Stepping {}
