import { ArrayMaxSize, ArrayMinSize, IsOptional, IsUUID, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { ComparisonFindingKind, ComparisonFindingState, ComparisonListKind } from './comparison.js';

/** One of the two lists. */
@InputType({ description: 'One of the two lists.' })
export class ComparisonListInput {
  @Field(() => ComparisonListKind, { description: 'What it holds.' })
  kind!: ComparisonListKind;
  @Field(() => ID, {
    nullable: true,
    description: 'The uploaded file; left out only for ASSISTED_ROLL, which is then what the platform knows as of the day.',
  })
  @IsOptional()
  @IsUUID()
  uploadId?: string;
}

/** A comparison. */
@InputType({ description: 'Holds two lists of an area against each other; the same pair again shows what changed.' })
export class ListComparisonStartInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => String, { description: 'Area whose lists they are; all of it within what the viewer may compare.' })
  areaCode!: string;
  @Field(() => ComparisonListInput, { description: 'First list.' })
  @ValidateNested()
  left!: ComparisonListInput;
  @Field(() => ComparisonListInput, { description: 'Second list.' })
  @ValidateNested()
  right!: ComparisonListInput;
  @Field(() => LocalDate, { nullable: true, description: "Day of the platform's own roll; today when left out." })
  asOf?: string;
  @Field(() => [ComparisonFindingKind], {
    nullable: true,
    description: 'Which differences a person is to decide on; as the last time when left out, all the first time.',
  })
  @IsOptional()
  @ArrayMinSize(1)
  wanted?: ComparisonFindingKind[];
}

/** Findings that need somebody to look. */
@InputType({ description: 'Makes leads of findings: of those named, or of every open one of a comparison of these kinds.' })
export class ComparisonLeadsInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The comparison.' })
  @IsUUID()
  comparisonId!: string;
  @Field(() => [ID], { nullable: true, description: 'The findings, at most 100.' })
  @IsOptional()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  findingIds?: string[];
  @Field(() => [ComparisonFindingKind], { nullable: true, description: 'Every open finding of these kinds.' })
  kinds?: ComparisonFindingKind[];
}

/** An end without a lead. */
@InputType({ description: 'Settles a finding without a lead.' })
export class ComparisonFindingCloseInput {
  @Field(() => ID, { description: 'The finding.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
  @Field(() => String, { description: 'Why nobody has to look.' })
  @Length(1, 500)
  reason!: string;
}

/** Which findings a list shows. */
@InputType({ description: 'Which findings to show; all given conditions hold together.' })
export class ComparisonFindingFilter {
  @Field(() => ID, { nullable: true, description: 'Of this comparison.' })
  @IsOptional()
  @IsUUID()
  comparisonId?: string;
  @Field(() => [ComparisonFindingKind], { nullable: true, description: 'Of these kinds.' })
  kinds?: ComparisonFindingKind[];
  @Field(() => [ComparisonFindingState], { nullable: true, description: 'In one of these states.' })
  states?: ComparisonFindingState[];
  @Field(() => ID, { nullable: true, description: 'Only what this run changed: findings that are new in it and those that are gone.' })
  @IsOptional()
  @IsUUID()
  changedInRun?: string;
}
