import { IsOptional, IsUUID, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../../platform/graphql/scalars.js';
import { DebriefCause } from '../payloads.js';
import { Attempt } from './common.js';

/** A shift. */
@InputType({ description: 'Puts somebody on duty.' })
export class DutyShiftAddInput extends Attempt {
  @Field(() => String, { description: 'Code of the area.' })
  areaCode!: string;
  @Field(() => Int, { description: '1 on duty, 2 the next person, 3 bureau duty.' })
  @Min(1)
  @Max(3)
  level!: number;
  @Field(() => ID, { description: 'The account.' })
  @IsUUID()
  accountId!: string;
  @Field(() => Date, { description: 'From (UTC).' })
  fromAt!: Date;
  @Field(() => Date, { description: 'Until (UTC).' })
  untilAt!: Date;
}

/** A shift to end. */
@InputType({ description: 'Takes a shift off the roster.' })
export class DutyShiftRemoveInput {
  @Field(() => ID, { description: 'The shift.' })
  @IsUUID()
  id!: string;
}

/** A death. */
@InputType({ description: 'Records that somebody of a household died: it weighs on those who served it.' })
export class BereavementRecordInput extends Attempt {
  @Field(() => ID, { description: 'The household.' })
  @IsUUID()
  householdId!: string;
  @Field(() => LocalDate, { description: 'Day of the death; not after today.' })
  diedOn!: string;
}

/** An absence. */
@InputType({ description: 'Records that a worker is away; its running cases are covered on these days.' })
export class CareAbsenceRecordInput extends Attempt {
  @Field(() => ID, { nullable: true, description: "The worker's account; oneself unless told." })
  @IsOptional()
  @IsUUID()
  workerId?: string;
  @Field(() => LocalDate, { description: 'First day.' })
  fromOn!: string;
  @Field(() => LocalDate, { description: 'Last day; not before today.' })
  untilOn!: string;
  @Field(() => ID, {
    nullable: true,
    description: 'Who steps in, where able; unless told, whoever works there, is not away and has least to carry.',
  })
  @IsOptional()
  @IsUUID()
  coverId?: string;
}

/** A debrief. */
@InputType({ description: 'Records that a supervisor talked with somebody about what was hard. Nothing of what was said.' })
export class CareDebriefRecordInput extends Attempt {
  @Field(() => ID, { description: 'Whose: the id of a row of `careLoads`.' })
  @IsUUID()
  subjectId!: string;
  @Field(() => Boolean, { description: 'Whether that is a volunteer.' })
  volunteer!: boolean;
  @Field(() => DebriefCause, { description: 'Why.' })
  cause!: DebriefCause;
  @Field(() => LocalDate, { description: 'Day; not after today.' })
  heldOn!: string;
}
