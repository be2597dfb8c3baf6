import { ArrayMaxSize, IsOptional, IsUUID, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { GoalDomain, GoalResult, MeasureResult, PlanState, ReviewVerdict } from './plan.js';

/** A measure as it is written down. */
@InputType({ description: 'A measure of a goal.' })
export class PlanMeasureInput {
  @Field(() => String, { description: 'What is done.' })
  @Length(1, 500)
  text!: string;
  @Field(() => String, { nullable: true, description: 'Code of the service, when volunteers render it: the measure then makes needs.' })
  serviceCode?: string;
  @Field(() => Int, { nullable: true, description: 'Days from one visit to the next, 1 to 366; without it the measure happens once.' })
  @IsOptional()
  @Min(1)
  @Max(366)
  everyDays?: number;
  @Field(() => LocalDate, { description: 'First day.' })
  startsOn!: string;
  @Field(() => LocalDate, { nullable: true, description: 'Last day.' })
  endsOn?: string;
  @Field(() => ID, {
    nullable: true,
    description: 'Account of whoever answers for it: a case worker of the area; the writer when left out.',
  })
  @IsOptional()
  @IsUUID()
  owner?: string;
  @Field(() => Boolean, { nullable: true, description: 'Whether it strengthens what people can do themselves.' })
  strengthens?: boolean;
}

/** A goal as it is written down. */
@InputType({ description: 'A goal with its measures.' })
export class PlanGoalInput {
  @Field(() => GoalDomain, { description: 'Domain of life.' })
  domain!: GoalDomain;
  @Field(() => String, { description: 'The goal.' })
  @Length(1, 500)
  text!: string;
  @Field(() => String, { nullable: true, description: 'What is measured.' })
  @IsOptional()
  @MaxLength(100)
  indicator?: string;
  @Field(() => Float, { nullable: true, description: 'Value at the start.' })
  baseline?: number;
  @Field(() => Float, { nullable: true, description: 'Value to reach.' })
  target?: number;
  @Field(() => String, { nullable: true, description: 'Unit of both; money in fen.' })
  @IsOptional()
  @MaxLength(20)
  unit?: string;
  @Field(() => LocalDate, { nullable: true, description: 'Day by which it is to be reached.' })
  dueOn?: string;
  @Field(() => [PlanMeasureInput], { description: 'Measures, in order; at most 20.' })
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  measures!: PlanMeasureInput[];
}

/** The text of a plan. */
@InputType()
abstract class PlanContent {
  @Field(() => String, { description: 'Situation and direction; no clinical content.' })
  @Length(1, 4000)
  summary!: string;
  @Field(() => String, { nullable: true, description: 'What the household wants, in its own words.' })
  @IsOptional()
  @MaxLength(4000)
  householdWords?: string;
  @Field(() => LocalDate, { nullable: true, description: 'Day on which the household agreed.' })
  agreedOn?: string;
  @Field(() => [PlanGoalInput], { description: 'Goals, in order; at most 20.' })
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  goals!: PlanGoalInput[];
}

/** A new version. */
@InputType({ description: "Begins the next version of a household's plan." })
export class HouseholdPlanDraftInput extends PlanContent {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The household.' })
  @IsUUID()
  householdId!: string;
}

/** Which plan, as it was read. */
@InputType({ description: 'A plan, as it was read.' })
export class HouseholdPlanMoveInput {
  @Field(() => ID, { description: 'The plan.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
}

/** New text. */
@InputType({ description: 'New text of a plan that is being written; replaces everything.' })
export class HouseholdPlanUpdateInput extends PlanContent {
  @Field(() => ID, { description: 'The plan.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
}

/** A move that needs a reason. */
@InputType({ description: 'A plan, as it was read, and why.' })
export class HouseholdPlanReasonInput extends HouseholdPlanMoveInput {
  @Field(() => String, { description: 'Why.' })
  @Length(1, 1000)
  reason!: string;
}

/** A result. */
@InputType({ description: 'What is known of a goal of the plan in force.' })
export class PlanGoalRecordInput {
  @Field(() => ID, { description: 'The goal.' })
  @IsUUID()
  id!: string;
  @Field(() => Float, { nullable: true, description: "Value now, in the goal's unit." })
  reached?: number;
  @Field(() => GoalResult, { nullable: true, description: 'What became of it; leave out while it is pursued.' })
  result?: GoalResult;
  @Field(() => String, { nullable: true, description: 'Note.' })
  @IsOptional()
  @MaxLength(1000)
  note?: string;
}

/** The result of a measure. */
@InputType({ description: 'What came of a measure of the plan in force.' })
export class PlanMeasureRecordInput {
  @Field(() => ID, { description: 'The measure.' })
  @IsUUID()
  id!: string;
  @Field(() => MeasureResult, { nullable: true, description: 'What came of it; leave out while it is carried out.' })
  result?: MeasureResult;
  @Field(() => String, { nullable: true, description: 'Note.' })
  @IsOptional()
  @MaxLength(1000)
  note?: string;
}

/** A review. */
@InputType({ description: 'A review of the plan in force; the next one is due by policy.' })
export class HouseholdPlanReviewInput extends HouseholdPlanMoveInput {
  @Field(() => ReviewVerdict, { description: 'What it came to.' })
  verdict!: ReviewVerdict;
  @Field(() => String, { description: 'What was found, 1 to 2,000 characters.' })
  @Length(1, 2000)
  note!: string;
}

/** Which plans a list shows. */
@InputType({ description: 'Which plans to show; all given conditions hold together.' })
export class HouseholdPlanFilter {
  @Field(() => String, { nullable: true, description: 'In this area or below.' })
  areaCode?: string;
  @Field(() => [PlanState], { nullable: true, description: 'In one of these states.' })
  states?: PlanState[];
  @Field(() => LocalDate, { nullable: true, description: 'In force and to be reviewed by this day.' })
  reviewBy?: string;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Submitted, and waiting for the viewer: somebody else wrote it and the viewer may approve it.',
  })
  awaitingMyApproval?: boolean;
}
