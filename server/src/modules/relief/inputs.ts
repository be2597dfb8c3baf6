import { ArrayMaxSize, IsOptional, IsUUID, Length, Max, Min } from 'class-validator';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { ObligationState, ReliefState } from './relief.js';

/** A new request. */
@InputType({ description: 'Asks for relief through the green channel; the clock of 24 hours begins.' })
export class ReliefRequestInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The household.' })
  @IsUUID()
  householdId!: string;
  @Field(() => String, { description: 'What has happened, 1 to 1000 characters.' })
  @Length(1, 1000)
  situation!: string;
  @Field(() => ID, { nullable: true, description: 'The lead (线索) from which it came.' })
  @IsOptional()
  @IsUUID()
  leadId?: string;
}

/** Which relief, as it was read. */
@InputType()
abstract class ReliefMoveInput {
  @Field(() => ID, { description: 'The relief.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
}

/** Somebody goes. */
@InputType({ description: 'Says who goes.' })
export class ReliefDispatchInput extends ReliefMoveInput {
  @Field(() => String, { description: 'Who goes, 1 to 100 characters.' })
  @Length(1, 100)
  helper!: string;
}

/** Help was there. */
@InputType({ description: 'Records that help was there; the clock of 24 hours stops and the paperwork is owed.' })
export class ReliefDeliverInput extends ReliefMoveInput {
  @Field(() => String, { description: 'What was given or done, 1 to 1000 characters.' })
  @Length(1, 1000)
  given!: string;
  @Field(() => Float, { nullable: true, description: 'Money given in fen, whole.' })
  @IsOptional()
  @Min(0)
  @Max(100_000_000)
  amountFen?: number;
  @Field(() => String, { description: 'Papers that were put off and are owed now, 1 to 1000 characters.' })
  @Length(1, 1000)
  paperwork!: string;
  @Field(() => Date, { nullable: true, description: 'When help was there (UTC), not in the future; now when left out.' })
  relievedAt?: Date;
}

/** It is not needed after all. */
@InputType({ description: 'Cancels relief that was not given.' })
export class ReliefCancelInput extends ReliefMoveInput {
  @Field(() => String, { description: 'Why, 1 to 500 characters.' })
  @Length(1, 500)
  reason!: string;
}

/** The papers are there. */
@InputType({ description: 'Meets an obligation.' })
export class ObligationMeetInput {
  @Field(() => ID, { description: 'The obligation.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
  @Field(() => String, { description: 'What shows it: numbers and dates of the papers, 1 to 1000 characters.' })
  @Length(1, 1000)
  evidence!: string;
}

/** It cannot be met here. */
@InputType({ description: 'Escalates an obligation; it stays owed.' })
export class ObligationEscalateInput {
  @Field(() => ID, { description: 'The obligation.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
  @Field(() => String, { description: 'Why, 1 to 500 characters.' })
  @Length(1, 500)
  reason!: string;
}

/** Which reliefs a list shows. */
@InputType({ description: 'Which reliefs to show; all given conditions hold together.' })
export class ReliefFilter {
  @Field(() => String, { nullable: true, description: 'In this area or below.' })
  areaCode?: string;
  @Field(() => [ReliefState], { nullable: true, description: 'In one of these states.' })
  @IsOptional()
  @ArrayMaxSize(5)
  states?: ReliefState[];
}

/** Which obligations a list shows. */
@InputType({ description: 'Which obligations to show; all given conditions hold together.' })
export class ObligationFilter {
  @Field(() => String, { nullable: true, description: 'In this area or below.' })
  areaCode?: string;
  @Field(() => [ObligationState], { nullable: true, description: 'In one of these states.' })
  @IsOptional()
  @ArrayMaxSize(3)
  states?: ObligationState[];
  @Field(() => Boolean, { nullable: true, description: 'Only those that the viewer answers for.' })
  mine?: boolean;
}
