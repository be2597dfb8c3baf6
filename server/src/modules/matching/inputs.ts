import { IsOptional, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Payload } from '../../platform/graphql/mutation.js';
import { TeamKind } from '../catalogue/index.js';
import { MatchRun } from './match-run.js';

/** A pair. */
@InputType({ description: 'A need and a volunteer.' })
export class MatchTrialPairInput {
  @Field(() => ID, { description: 'The need.' })
  @IsUUID()
  needId!: string;
  @Field(() => ID, { description: 'The volunteer.' })
  @IsUUID()
  volunteerId!: string;
}

/** Volunteers who do not exist. */
@InputType({
  description:
    'Volunteers more than there are: vetted and trained for what teams of the kind do, free every day from 9 to 17, for eight hours and five visits a week, anywhere in the district; no dialect.',
})
export class MatchTrialExtraInput {
  @Field(() => TeamKind, { description: 'Kind of team.' })
  team!: TeamKind;
  @Field(() => String, { description: 'Code of the district.' })
  areaCode!: string;
  @Field(() => Int, { description: 'How many, 1 to 50.' })
  @Min(1)
  @Max(50)
  count!: number;
}

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
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether accepted visits may move that begin after the frozen window (`match.frozen.hours`); as few as possible do. False when absent.',
  })
  @IsOptional()
  replan?: boolean | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Most visits that the plan gives to one volunteer, 1 to 50; null for no limit but their own.',
  })
  @IsOptional()
  @Min(1)
  @Max(50)
  mostVisits?: number | null;
}

/** Planning again. */
@InputType({ description: 'Plans again from the present facts: locked lines stay, lines that were taken out do not come back.' })
export class MatchRepeatStartInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The plan, which is put aside.' })
  @IsUUID()
  id!: string;
}

/** Trying something out. */
@InputType({ description: 'Asks what a plan would be like: with one pair that has to stand, or with more volunteers. One of the two.' })
export class MatchTrialStartInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The plan in question.' })
  @IsUUID()
  id!: string;
  @Field(() => MatchTrialPairInput, { nullable: true, description: 'A pair that has to stand.' })
  @IsOptional()
  @ValidateNested()
  force?: MatchTrialPairInput | null;
  @Field(() => MatchTrialExtraInput, { nullable: true, description: 'More volunteers.' })
  @IsOptional()
  @ValidateNested()
  extra?: MatchTrialExtraInput | null;
}

/** Locking a line. */
@InputType({
  description: 'Locks a line of a plan, or unlocks it: plans made again keep locked lines. People who go together are locked together.',
})
export class MatchLockSetInput {
  @Field(() => ID, { description: 'The line.' })
  @IsUUID()
  id!: string;
  @Field(() => Boolean, { description: 'Whether it shall stay.' })
  locked!: boolean;
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
