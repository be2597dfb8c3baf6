import { ArrayMaxSize, ArrayMinSize, IsOptional, IsUUID, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { InspectionFindingState, InspectionOutcome, InspectionStrata } from './inspection.js';

/** A new plan. */
@InputType({ description: 'Commits a plan: what, where, how many, what is looked at. The sample is drawn with the start.' })
export class InspectionPlanCreateInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => String, { description: 'Area from whose roll it draws; all of it within what the viewer inspects.' })
  areaCode!: string;
  @Field(() => String, { description: 'What it is about.' })
  @Length(1, 100)
  title!: string;
  @Field(() => LocalDate, { description: 'First day of visits.' })
  fromDay!: string;
  @Field(() => LocalDate, { description: 'Last day of visits.' })
  untilDay!: string;
  @Field(() => Int, { description: 'Households wanted, 1 to 2,000.' })
  @Min(1)
  @Max(2000)
  wanted!: number;
  @Field(() => InspectionStrata, { description: 'By what the roll is layered.' })
  strata!: InspectionStrata;
  @Field(() => [String], { description: 'Checklist: what is looked at, 1 to 30 items.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(30)
  @Length(1, 200, { each: true })
  checklist!: string[];
}

/** Which plan, as it was read. */
@InputType({ description: 'A plan, as it was read.' })
export class InspectionPlanMoveInput {
  @Field(() => ID, { description: 'The plan.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
}

/** An end without visits. */
@InputType({ description: 'A plan, as it was read, and why it is called off.' })
export class InspectionPlanCancelInput extends InspectionPlanMoveInput {
  @Field(() => String, { description: 'Why.' })
  @Length(1, 500)
  reason!: string;
}

/** What was seen of an item. */
@InputType({ description: 'What was seen of an item; one that is not as it should be becomes a finding.' })
export class InspectionAnswerInput {
  @Field(() => String, { description: 'Code of the item.' })
  code!: string;
  @Field(() => Boolean, { description: 'Whether it is as it should be.' })
  ok!: boolean;
  @Field(() => String, { nullable: true, description: 'What was found; needed where it is not as it should be.' })
  @IsOptional()
  @MaxLength(1000)
  text?: string;
}

/** A visit. */
@InputType({ description: 'Records a visit: with SEEN every item of the checklist has an answer.' })
export class InspectionVisitRecordInput {
  @Field(() => ID, { description: 'The visit.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
  @Field(() => InspectionOutcome, { description: 'What came of it.' })
  outcome!: InspectionOutcome;
  @Field(() => [InspectionAnswerInput], { description: 'What was seen; empty unless somebody was seen.' })
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  answers!: InspectionAnswerInput[];
  @Field(() => String, { nullable: true, description: 'Note.' })
  @IsOptional()
  @MaxLength(1000)
  note?: string;
}

/** Which finding, as it was read. */
@InputType({ description: 'A finding, as it was read.' })
export class InspectionFindingMoveInput {
  @Field(() => ID, { description: 'The finding.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
}

/** What was done. */
@InputType({ description: 'Says what was done about a finding.' })
export class InspectionFindingCorrectInput extends InspectionFindingMoveInput {
  @Field(() => String, { description: 'What was done.' })
  @Length(1, 1000)
  note!: string;
}

/** Not enough. */
@InputType({ description: 'Sends a finding back.' })
export class InspectionFindingReturnInput extends InspectionFindingMoveInput {
  @Field(() => String, { description: 'Why.' })
  @Length(1, 500)
  reason!: string;
}

/** Which findings a list shows. */
@InputType({ description: 'Which findings to show; all given conditions hold together.' })
export class InspectionFindingFilter {
  @Field(() => String, { nullable: true, description: 'In this area or below.' })
  areaCode?: string;
  @Field(() => ID, { nullable: true, description: 'Of this plan.' })
  @IsOptional()
  @IsUUID()
  planId?: string;
  @Field(() => [InspectionFindingState], { nullable: true, description: 'In one of these states.' })
  states?: InspectionFindingState[];
}
