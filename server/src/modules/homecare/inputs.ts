import { ArrayMaxSize, ArrayMinSize, IsOptional, IsUUID, Length, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { CareQuality } from './arrangement.js';

/** An answer. */
@InputType({ description: 'An answer to an item of the scale.' })
export class AbilityAnswerInput {
  @Field(() => String, { description: 'Code of the item.' })
  @Length(1, 40)
  item!: string;
  @Field(() => Int, { description: 'Points, one of those that the item offers.' })
  points!: number;
}

/** An assessment. */
@InputType({ description: 'Assesses how a person manages daily living, by the version of the scale in force on that day.' })
export class AbilityAssessInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The household.' })
  @IsUUID()
  householdId!: string;
  @Field(() => ID, { description: 'The member.' })
  @IsUUID()
  personId!: string;
  @Field(() => [AbilityAnswerInput], { description: 'One answer to each item.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  answers!: AbilityAnswerInput[];
  @Field(() => LocalDate, { description: 'Day of the assessment, not in the future.' })
  assessedOn!: string;
  @Field(() => String, { nullable: true, description: 'Note, 1 to 1000 characters.' })
  @IsOptional()
  @Length(1, 1000)
  note?: string | null;
}

/** A time of the week. */
@InputType({ description: 'A time of the week at which care comes.' })
export class CareSlotInput {
  @Field(() => Int, { description: 'Day of the week, 1 is Monday.' })
  @Min(1)
  @Max(7)
  weekday!: number;
  @Field(() => Int, { description: 'Minute of the day at which it begins.' })
  @Min(0)
  @Max(1439)
  startsMinute!: number;
  @Field(() => Int, { description: 'Minutes, 5 to 720.' })
  @Min(5)
  @Max(720)
  minutes!: number;
  @Field(() => String, { description: 'What is done, 1 to 200 characters.' })
  @Length(1, 200)
  task!: string;
}

/** An arrangement. */
@InputType({ description: 'Arranges care for a person who was assessed.' })
export class CareArrangementBeginInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The assessment it rests on.' })
  @IsUUID()
  assessmentId!: string;
  @Field(() => String, { description: 'Who provides the care, 1 to 200 characters.' })
  @Length(1, 200)
  provider!: string;
  @Field(() => LocalDate, { description: 'First day.' })
  beganOn!: string;
  @Field(() => [CareSlotInput], { description: 'The week, 1 to 50 times that do not overlap.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  slots!: CareSlotInput[];
}

/** An end. */
@InputType({ description: 'Ends an arrangement.' })
export class CareArrangementEndInput {
  @Field(() => ID, { description: 'The arrangement.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
  @Field(() => LocalDate, { description: 'Last day, not in the future.' })
  endedOn!: string;
  @Field(() => String, { description: 'Why, 1 to 1000 characters.' })
  @Length(1, 1000)
  reason!: string;
}

/** Hours. */
@InputType({ description: 'Records care that was given.' })
export class CareHoursRecordInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The arrangement.' })
  @IsUUID()
  arrangementId!: string;
  @Field(() => DateTime, { description: 'Began at (UTC); it has ended by now.' })
  startsAt!: Date;
  @Field(() => Int, { description: 'Minutes, 5 to 720.' })
  @Min(5)
  @Max(720)
  minutes!: number;
  @Field(() => String, { description: 'Who cared, 1 to 100 characters.' })
  @Length(1, 100)
  carer!: string;
  @Field(() => String, { description: 'What was done, 1 to 200 characters.' })
  @Length(1, 200)
  task!: string;
}

/** A confirmation. */
@InputType({ description: 'Confirms hours that somebody else recorded.' })
export class CareHoursVerifyInput {
  @Field(() => ID, { description: 'The hours.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
}

/** A check. */
@InputType({ description: 'Checks how care is given.' })
export class CareQualityRecordInput {
  @Field(() => ID, { description: 'The arrangement.' })
  @IsUUID()
  arrangementId!: string;
  @Field(() => LocalDate, { description: 'Day, not in the future.' })
  checkedOn!: string;
  @Field(() => CareQuality, { description: 'How it was found.' })
  result!: CareQuality;
  @Field(() => Boolean, { description: 'Whether it came unannounced.' })
  unannounced!: boolean;
  @Field(() => String, { description: 'What was found, 1 to 1000 characters; no clinical content.' })
  @Length(1, 1000)
  findings!: string;
}

/** Which arrangements a list shows. */
@InputType({ description: 'Which arrangements to show; all given conditions hold together.' })
export class CareArrangementFilter {
  @Field(() => String, { nullable: true, description: 'In this area or below.' })
  areaCode?: string;
  @Field(() => Boolean, { nullable: true, description: 'Only those with hours that wait to be confirmed, or whose last check was poor.' })
  toMend?: boolean;
}
