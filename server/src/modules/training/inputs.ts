import { ArrayMaxSize, ArrayMinSize, IsOptional, IsUUID, Length, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { SpotCallState } from './spot-check.js';

/** A course. */
@InputType({ description: 'A course to be held.' })
export class TrainingCourseCreateInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => String, { description: 'Area whose staff it is for.' })
  areaCode!: string;
  @Field(() => String, { description: 'Title, 1 to 100 characters.' })
  @Length(1, 100)
  title!: string;
  @Field(() => String, { description: 'What it is about, 1 to 2000 characters.' })
  @Length(1, 2000)
  summary!: string;
  @Field(() => LocalDate, { description: 'Day on which it is held.' })
  heldOn!: string;
  @Field(() => Int, { description: 'Length in minutes, 15 to 2400.' })
  @Min(15)
  @Max(2400)
  minutes!: number;
}

/** Who was there. */
@InputType({ description: 'Records who attended a course, by their sign-in names.' })
export class TrainingAttendanceRecordInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The course.' })
  @IsUUID()
  courseId!: string;
  @Field(() => [String], { description: 'Sign-in names, 1 to 200; those who were recorded before are left as they are.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @Length(1, 100, { each: true })
  usernames!: string[];
}

/** A quiz. */
@InputType({ description: 'Begins the quiz of a course that one attended; one that was begun goes on.' })
export class TrainingQuizBeginInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The course.' })
  @IsUUID()
  courseId!: string;
}

/** Answers. */
@InputType({ description: 'Hands a quiz in; it is marked at once and for good.' })
export class TrainingQuizSubmitInput {
  @Field(() => ID, { description: 'The quiz.' })
  @IsUUID()
  id!: string;
  @Field(() => [Int], { description: 'The answer chosen for each question, from 0, in their order.' })
  @ArrayMaxSize(100)
  answers!: number[];
}

/** A question as whoever manages training edits it. */
@InputType({ description: 'A question of the bank: a new one without `id`, else the one with that id as it shall be.' })
export class TrainingQuestionSaveInput {
  @Field(() => ID, { nullable: true, description: 'The question to change; null makes a new one.' })
  @IsOptional()
  @IsUUID()
  id?: string | null;
  @Field(() => Int, { nullable: true, description: 'Version that was read; required with `id`.' })
  expectedVersion?: number | null;
  @Field(() => String, { description: 'What is asked, 1 to 500 characters.' })
  @Length(1, 500)
  text!: string;
  @Field(() => [String], { description: 'Answers to choose from, 2 to 6.' })
  @ArrayMinSize(2)
  @ArrayMaxSize(6)
  @Length(1, 200, { each: true })
  options!: string[];
  @Field(() => Int, { description: 'Which of them is right, from 0.' })
  @Min(0)
  @Max(5)
  answer!: number;
  @Field(() => Boolean, { description: 'Whether it is drawn.' })
  active!: boolean;
}

/** A spot check. */
@InputType({ description: 'Commits a spot check: the seed is made and sealed now, the people are drawn with the start.' })
export class SpotCheckCreateInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => String, { description: 'Area whose staff is called.' })
  areaCode!: string;
  @Field(() => String, { description: 'Title, 1 to 100 characters.' })
  @Length(1, 100)
  title!: string;
  @Field(() => Int, { description: 'People wanted, 1 to 500.' })
  @Min(1)
  @Max(500)
  wanted!: number;
}

/** A move. */
@InputType({ description: 'A spot check, as it was read.' })
export class SpotCheckMoveInput {
  @Field(() => ID, { description: 'The spot check.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
}

/** A move with a reason. */
@InputType({ description: 'A spot check, as it was read, and why it is called off.' })
export class SpotCheckCancelInput extends SpotCheckMoveInput {
  @Field(() => String, { description: 'Why, 1 to 500 characters.' })
  @Length(1, 500)
  reason!: string;
}

/** A call. */
@InputType({ description: 'What came of a call: marks for each question, or none when nobody answered.' })
export class SpotCallRecordInput {
  @Field(() => ID, { description: 'The call.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
  @Field(() => [Boolean], {
    nullable: true,
    description: 'Whether each question was answered rightly, in their order; null: nobody answered.',
  })
  @IsOptional()
  @ArrayMaxSize(20)
  marks?: boolean[] | null;
  @Field(() => String, { nullable: true, description: 'Note, at most 500 characters.' })
  @IsOptional()
  @Length(0, 500)
  note?: string | null;
}

/** Which calls a list shows. */
@InputType({ description: 'Which calls to show; all given conditions hold together.' })
export class SpotCallFilter {
  @Field(() => ID, { nullable: true, description: 'Of this spot check.' })
  @IsOptional()
  @IsUUID()
  checkId?: string;
  @Field(() => [SpotCallState], { nullable: true, description: 'In one of these states.' })
  states?: SpotCallState[];
}
