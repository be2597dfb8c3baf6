import { IsUUID, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Payload } from '../../platform/graphql/mutation.js';
import { MatchRun } from './match-run.js';

/** Ordering a plan. */
@InputType({ description: 'Orders a plan for the open needs of an area.' })
export class MatchRunStartInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => String, { description: 'Code of the area.' })
  areaCode!: string;
  @Field(() => Int, { description: 'Needs due within so many days are planned, and those overdue; 1 to 60.' })
  @Min(1)
  @Max(60)
  horizonDays!: number;
}

/** Taking a line in or out. */
@InputType({ description: 'Takes a line of a plan in or out before the commit.' })
export class MatchProposalToggleInput {
  @Field(() => ID, { description: 'The line.' })
  @IsUUID()
  id!: string;
  @Field(() => Boolean, { description: 'Whether it shall be sent.' })
  included!: boolean;
}

/** Committing. */
@InputType({ description: 'Sends the included lines of a plan as offers.' })
export class MatchRunCommitInput {
  @Field(() => ID, { description: 'The plan.' })
  @IsUUID()
  id!: string;
}

/** Discarding. */
@InputType({ description: 'Puts a plan aside.' })
export class MatchRunDiscardInput {
  @Field(() => ID, { description: 'The plan.' })
  @IsUUID()
  id!: string;
}

/** Payload of changes to plans. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to a plan.' })
export class MatchRunPayload extends Payload {
  @Field(() => MatchRun, { nullable: true, description: 'The plan as it is now.' })
  matchRun?: MatchRun;
}
