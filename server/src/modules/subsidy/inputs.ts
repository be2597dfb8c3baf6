import { ArrayMaxSize, ArrayMinSize, IsOptional, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { Field, Float, ID, InputType } from 'type-graphql';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { NoticeMeans } from './subsidy.js';

/** A trigger. */
@InputType({ description: 'Records that the price index triggered the subsidy for a month.' })
export class PriceTriggerRecordInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => String, { description: 'Code of the area.' })
  areaCode!: string;
  @Field(() => String, { description: 'Month, YYYY-MM.' })
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  month!: string;
  @Field(() => Float, { description: 'Rise of the price index over a year, in percent.' })
  @Min(-50)
  @Max(500)
  indexPercent!: number;
  @Field(() => Float, { description: 'Subsidy per person, whole fen.' })
  @Min(1)
  @Max(100_000_000)
  perPersonFen!: number;
  @Field(() => LocalDate, { description: 'Day whose roll is eligible, not in the future.' })
  rollOn!: string;
  @Field(() => String, { description: 'Document that triggers it, 1 to 200 characters.' })
  @Length(1, 200)
  document!: string;
}

/** Notices. */
@InputType({ description: 'Records that households of the roll were told; those that were told before stay as they are.' })
export class SubsidyNoticeRecordInput {
  @Field(() => ID, { description: 'The trigger.' })
  @IsUUID()
  triggerId!: string;
  @Field(() => [ID], { description: 'Households, 1 to 100.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  householdIds!: string[];
  @Field(() => LocalDate, { description: 'Day, not in the future.' })
  toldOn!: string;
  @Field(() => NoticeMeans, { description: 'How.' })
  how!: NoticeMeans;
}

/** Which rows of the roll a list shows. */
@InputType({ description: 'Which rows of the roll to show; all given conditions hold together.' })
export class SubsidyRollFilter {
  @Field(() => ID, { nullable: true, description: 'Of this trigger; left out means the newest month.' })
  @IsOptional()
  @IsUUID()
  triggerId?: string;
  @Field(() => String, { nullable: true, description: 'In this area or below.' })
  areaCode?: string;
  @Field(() => Boolean, { nullable: true, description: 'Only those that were not told.' })
  untoldOnly?: boolean;
}
