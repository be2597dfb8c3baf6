import { ArrayMaxSize, IsOptional, IsUUID, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { PauseReason } from '../deadlines/index.js';
import { CaseState } from './case.js';

/** Which cases a list shows. */
@InputType({ description: 'Which cases to show; all given conditions hold together.' })
export class CaseFilter {
  @Field(() => String, { nullable: true, description: 'In this area or below.' })
  areaCode?: string;
  @Field(() => [CaseState], { nullable: true, description: 'In one of these states.' })
  @IsOptional()
  @ArrayMaxSize(10)
  states?: CaseState[];
  @Field(() => Boolean, { nullable: true, description: 'Only those that are not closed.' })
  open?: boolean;
  @Field(() => Boolean, { nullable: true, description: 'Only those that the viewer owns, or that are being handed over to the viewer.' })
  mine?: boolean;
}

/** A new case. */
@InputType({ description: 'A new case of a household.' })
export class CaseOpenInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The household.' })
  @IsUUID()
  householdId!: string;
  @Field(() => ID, { nullable: true, description: 'Account of the worker who will own it; the viewer when left out.' })
  @IsOptional()
  @IsUUID()
  ownerId?: string;
  @Field(() => String, { description: 'Why it is opened. No clinical content belongs here.' })
  @Length(1, 2000)
  reason!: string;
}

/** What every change of a case says. */
@InputType()
abstract class CaseChange {
  @Field(() => ID, { description: 'The case.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
}

/** A step. */
@InputType({ description: 'The next step of a case.' })
export class CaseMoveInput extends CaseChange {
  @Field(() => CaseState, { description: 'ASSESSMENT, PLANNING, INTERVENTION, REVIEW or CLOSING.' })
  to!: CaseState;
  @Field(() => String, { nullable: true, description: 'Note for the trail.' })
  @IsOptional()
  @MaxLength(2000)
  note?: string;
}

/** A step with a reason. */
@InputType({ description: 'A step of a case with its reason.' })
export class CaseReasonInput extends CaseChange {
  @Field(() => String, { description: 'Why.' })
  @Length(1, 2000)
  reason!: string;
}

/** Closing. */
@InputType({ description: 'Closes a case without open duties.' })
export class CaseCloseInput extends CaseReasonInput {}

/** Suspension. */
@InputType({ description: 'Sets a case aside until a day.' })
export class CaseSuspendInput extends CaseReasonInput {
  @Field(() => LocalDate, { description: 'Day on which it is taken up again, after today.' })
  resumeOn!: string;
  @Field(() => PauseReason, {
    nullable: true,
    description: 'Why the clocks of the case and the review of the plan stand still until it is taken up again; without it they go on.',
  })
  pauseReason?: PauseReason;
}

/** Opening again. */
@InputType({ description: 'Opens a closed case again.' })
export class CaseReopenInput extends CaseReasonInput {
  @Field(() => ID, { nullable: true, description: 'Account of the owner; the viewer when left out.' })
  @IsOptional()
  @IsUUID()
  ownerId?: string;
}

/** A hand-over. */
@InputType({ description: 'Hands a case over with everything that is open in it.' })
export class CaseHandOverInput extends CaseReasonInput {
  @Field(() => ID, { description: 'Account of the new owner.' })
  @IsUUID()
  toAccountId!: string;
}

/** The answer to a hand-over. */
@InputType({ description: 'The answer to a proposed hand-over.' })
export class CaseHandOverAnswerInput extends CaseChange {
  @Field(() => Boolean, { description: 'True: the receiver takes the case. False: declined, or withdrawn by the owner.' })
  accept!: boolean;
  @Field(() => String, { nullable: true, description: 'Note for the trail.' })
  @IsOptional()
  @MaxLength(2000)
  note?: string;
}

/** A task. */
@InputType({ description: 'A task in a case.' })
export class CaseTaskAddInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The case.' })
  @IsUUID()
  caseId!: string;
  @Field(() => String, { description: 'What to do.' })
  @Length(1, 200)
  title!: string;
  @Field(() => Date, { description: 'Due at (UTC), in the future.' })
  dueAt!: Date;
}

/** A duty done. */
@InputType({ description: 'A task that is done, or what was done about a missed visit.' })
export class CaseDutyDoneInput {
  @Field(() => ID, { description: 'The duty.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
  @Field(() => String, { nullable: true, description: 'What was done; required for a missed visit.' })
  @IsOptional()
  @MaxLength(1000)
  note?: string;
}

/** An answer. */
@InputType({ description: 'One answer of a needs assessment.' })
export class AssessmentAnswerInput {
  @Field(() => String, { description: 'Code of the question.' })
  code!: string;
  @Field(() => Int, { description: 'How hard it is: 0 not at all, 1 a little, 2 clearly, 3 very.' })
  @Min(0)
  @Max(3)
  level!: number;
  @Field(() => String, { nullable: true, description: 'What was seen or told. No diagnosis belongs here.' })
  @IsOptional()
  @MaxLength(500)
  note?: string;
}

/** An assessment. */
@InputType({ description: 'A needs assessment of a case.' })
export class NeedsAssessmentRecordInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The case.' })
  @IsUUID()
  caseId!: string;
  @Field(() => ID, { description: 'The form that was answered.' })
  @IsUUID()
  formId!: string;
  @Field(() => [AssessmentAnswerInput], { description: 'An answer to every question.' })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  answers!: AssessmentAnswerInput[];
  @Field(() => String, { nullable: true, description: 'What the household can build on.' })
  @IsOptional()
  @MaxLength(2000)
  strengths?: string;
  @Field(() => String, { description: 'What follows from it.' })
  @Length(1, 2000)
  conclusion!: string;
}

/** Cover of one case. */
@InputType({ description: 'Who covers one case.' })
export class CaseCoverInput {
  @Field(() => ID, { description: 'The case.' })
  @IsUUID()
  caseId!: string;
  @Field(() => ID, { description: 'Account of whoever covers it.' })
  @IsUUID()
  accountId!: string;
}

/** An absence. */
@InputType({ description: 'Days on which somebody is away, with cover for every open duty.' })
export class StaffAbsenceRecordInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { nullable: true, description: 'Whose; the viewer when left out.' })
  @IsOptional()
  @IsUUID()
  accountId?: string;
  @Field(() => LocalDate, { description: 'First day.' })
  from!: string;
  @Field(() => LocalDate, { nullable: true, description: 'Last day; left out when they do not come back.' })
  until?: string;
  @Field(() => ID, { nullable: true, description: 'Who covers everything that `covers` does not name.' })
  @IsOptional()
  @IsUUID()
  coverId?: string;
  @Field(() => [CaseCoverInput], { nullable: true, description: 'Who covers single cases.' })
  @IsOptional()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  covers?: CaseCoverInput[];
}

/** An absence that ends. */
@InputType({ description: 'Ends an absence before its time.' })
export class StaffAbsenceEndInput {
  @Field(() => ID, { description: 'The absence.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
}
