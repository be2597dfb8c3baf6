import { IsUUID, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../../platform/graphql/scalars.js';
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
