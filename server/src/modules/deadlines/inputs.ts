import { ArrayMaxSize, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { PauseReason } from './kinds.js';

/** Which clocks a list shows. */
@InputType({ description: 'Which running clocks to show; all given conditions hold together.' })
export class SlaClockFilter {
  @Field(() => String, { nullable: true, description: 'In this area or below.' })
  areaCode?: string;
  @Field(() => [String], { nullable: true, description: 'Of these rules, e.g. `lead.triage`.' })
  @IsOptional()
  @ArrayMaxSize(20)
  ruleKeys?: string[];
  @Field(() => Boolean, { nullable: true, description: 'Only those that the viewer answers for.' })
  mine?: boolean;
  @Field(() => Boolean, { nullable: true, description: 'Only those about which the ladder has called the viewer.' })
  calledMe?: boolean;
}

/** Which clock, as it was read. */
@InputType({ description: 'A clock, as it was read.' })
export class SlaClockResumeInput {
  @Field(() => ID, { description: 'The clock.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
}

/** Why a clock is to stand still. */
@InputType({ description: 'Lets a clock stand still.' })
export class SlaClockPauseInput extends SlaClockResumeInput {
  @Field(() => PauseReason, { description: 'Why.' })
  reason!: PauseReason;
  @Field(() => String, { nullable: true, description: 'Note on the reason, at most 500 characters.' })
  @IsOptional()
  @MaxLength(500)
  note?: string;
}
