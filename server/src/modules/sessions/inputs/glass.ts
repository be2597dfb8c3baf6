import { IsOptional, IsUUID, Length, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { Attempt } from './common.js';

/** Emergency access. */
@InputType({ description: 'Opens the newest case of a household, or of one person of it, in an emergency.' })
export class BreakGlassOpenInput extends Attempt {
  @Field(() => ID, { description: 'The household.' })
  @IsUUID()
  householdId!: string;
  @Field(() => ID, { nullable: true, description: 'The person, where several are supported.' })
  @IsOptional()
  @IsUUID()
  personId?: string;
  @Field(() => String, { description: 'Why; at least ten characters. Read by the clinical supervisor and the auditor.' })
  @Length(10, 1000)
  reason!: string;
  @Field(() => Int, { description: 'For how many minutes, 1 to 60.' })
  @Min(1)
  @Max(60)
  minutes!: number;
}

/** A review. */
@InputType({ description: 'Reviews an emergency access that somebody else made.' })
export class BreakGlassReviewInput {
  @Field(() => ID, { description: 'The access.' })
  @IsUUID()
  id!: string;
  @Field(() => Boolean, { description: 'Whether it was justified.' })
  justified!: boolean;
}
