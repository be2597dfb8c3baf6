import { ArrayMaxSize, ArrayMinSize, IsBase64, IsOptional, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../platform/graphql/scalars.js';

/** Characters of the longest paper in base64. */
const LONGEST = 934_000;

/** A paper. */
@InputType({ description: 'A paper that is to count as a qualification.' })
export class QualificationClaimSubmitInput {
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
  @Field(() => LocalDate, { nullable: true, description: 'Last day; by the kind when left out.' })
  expiresOn?: string | null;
  @Field(() => String, { description: 'The paper in base64: JPEG or PDF of at most 700,000 bytes.' })
  @MaxLength(LONGEST)
  @IsBase64()
  paper!: string;
}

/** What both decisions say. */
@InputType()
abstract class ClaimStep {
  @Field(() => ID, { description: 'The claim.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
}

/** It counts. */
@InputType({ description: 'The paper was looked at and counts.' })
export class QualificationClaimVerifyInput extends ClaimStep {}

/** It does not. */
@InputType({ description: 'The paper does not count.' })
export class QualificationClaimDeclineInput extends ClaimStep {
  @Field(() => String, { description: 'Why, 1 to 500 characters; the volunteer reads it.' })
  @Length(1, 500)
  reason!: string;
}

/** Beginning. */
@InputType({ description: 'Begins an attempt at the quiz of a course; an open one goes on.' })
export class QuizBeginInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The course.' })
  @IsUUID()
  courseId!: string;
}

/** Answers. */
@InputType({ description: 'Answers to all questions of an attempt.' })
export class QuizFinishInput {
  @Field(() => ID, { description: 'The attempt.' })
  @IsUUID()
  id!: string;
  @Field(() => [Int], { description: 'Of each question in order the place of the chosen answer, from 0.' })
  @ArrayMaxSize(50)
  answers!: number[];
}

/** A course as an administrator writes it. */
@InputType({ description: 'A course: a new one without `id`, else the one with that id as it shall be.' })
export class VolunteerCourseSaveInput {
  @Field(() => ID, { nullable: true, description: 'The course to change; null makes a new one.' })
  @IsOptional()
  @IsUUID()
  id?: string | null;
  @Field(() => Int, { nullable: true, description: 'Version that was read; required with `id`.' })
  expectedVersion?: number | null;
  @Field(() => String, { description: 'Code of the kind of qualification that it gives; stays for the life of the course.' })
  qualificationCode!: string;
  @Field(() => String, { description: 'Title in Chinese, 1 to 80 characters.' })
  @Length(1, 80)
  title!: string;
  @Field(() => String, { description: 'Title in English, 1 to 120 characters.' })
  @Length(1, 120)
  titleEn!: string;
  @Field(() => String, { description: 'What to learn in Chinese, 1 to 8000 characters.' })
  @Length(1, 8000)
  body!: string;
  @Field(() => String, { description: 'What to learn in English, 1 to 8000 characters.' })
  @Length(1, 8000)
  bodyEn!: string;
  @Field(() => Int, { description: 'Per cent that must be right, 1 to 100.' })
  @Min(1)
  @Max(100)
  passPercent!: number;
  @Field(() => Int, { description: 'Questions asked in one attempt, 1 to 50.' })
  @Min(1)
  @Max(50)
  asked!: number;
  @Field(() => Int, { nullable: true, description: 'Months for which passing holds, 1 to 120; without end when left out.' })
  @IsOptional()
  @Min(1)
  @Max(120)
  validMonths?: number | null;
  @Field(() => Int, { description: 'Hours to wait after a failed attempt, 0 to 2160.' })
  @Min(0)
  @Max(2160)
  retestHours!: number;
  @Field(() => Boolean, { description: 'Whether it is offered.' })
  active!: boolean;
}

/** A question as an administrator writes it. */
@InputType({ description: 'A question of a bank: a new one without `id`, else the one with that id as it shall be.' })
export class CourseQuestionSaveInput {
  @Field(() => ID, { nullable: true, description: 'The question to change; null makes a new one.' })
  @IsOptional()
  @IsUUID()
  id?: string | null;
  @Field(() => Int, { nullable: true, description: 'Version that was read; required with `id`.' })
  expectedVersion?: number | null;
  @Field(() => ID, { description: 'The course.' })
  @IsUUID()
  courseId!: string;
  @Field(() => String, { description: 'Question in Chinese, 1 to 500 characters.' })
  @Length(1, 500)
  text!: string;
  @Field(() => String, { description: 'Question in English, 1 to 500 characters.' })
  @Length(1, 500)
  textEn!: string;
  @Field(() => [String], { description: 'Answers to choose from in Chinese, 2 to 6 of 1 to 200 characters.' })
  @ArrayMinSize(2)
  @ArrayMaxSize(6)
  @Length(1, 200, { each: true })
  options!: string[];
  @Field(() => [String], { description: 'The same in English, in the same order.' })
  @ArrayMinSize(2)
  @ArrayMaxSize(6)
  @Length(1, 200, { each: true })
  optionsEn!: string[];
  @Field(() => Int, { description: 'Place of the right answer, from 0.' })
  @Min(0)
  @Max(5)
  rightOption!: number;
  @Field(() => Boolean, { description: 'Whether it is asked.' })
  active!: boolean;
}
