import { IsOptional, IsUUID, Length, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { CoverageState, ExemptionReason } from './coverage.js';

/** Which households a list of the ledger shows. */
@InputType({ description: 'Which households to show; all given conditions hold together.' })
export class CoverageFilter {
  @Field(() => LocalDate, { nullable: true, description: 'As of this civil day; the newest day of the ledger when left out.' })
  day?: string;
  @Field(() => String, { nullable: true, description: 'In this area or below, by where they lived on the day.' })
  areaCode?: string;
  @Field(() => ID, { nullable: true, description: 'In the charge of this unit on the day.' })
  @IsOptional()
  @IsUUID()
  unitId?: string;
  @Field(() => Boolean, { nullable: true, description: 'In the charge of no unit.' })
  withoutUnit?: boolean;
  @Field(() => [CoverageState], { nullable: true, description: 'In one of these states.' })
  states?: CoverageState[];
  @Field(() => Boolean, {
    nullable: true,
    description: 'In the cells for which the viewer answers now, as the responsible worker or as cover.',
  })
  mine?: boolean;
  @Field(() => Int, {
    nullable: true,
    description: 'Without a verified contact on any of so many civil days that end with the day, 1 to 3,660.',
  })
  @IsOptional()
  @Min(1)
  @Max(3660)
  noContactDays?: number;
}

/** A new exemption. */
@InputType({ description: 'Exempts a household from visits from today until a day, with a reason.' })
export class CoverageExemptionGrantInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The household.' })
  @IsUUID()
  householdId!: string;
  @Field(() => ExemptionReason, { description: 'Why.' })
  reason!: ExemptionReason;
  @Field(() => String, { description: 'What was found out.' })
  @Length(1, 1000)
  note!: string;
  @Field(() => LocalDate, { description: 'Expiry: the first day on which it does not hold any more; no later than policy allows.' })
  untilDay!: string;
}

/** The end of an exemption. */
@InputType({ description: 'Ends an exemption today.' })
export class CoverageExemptionEndInput {
  @Field(() => ID, { description: 'The exemption.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
}

/** An order to correct a day. */
@InputType({ description: 'Orders that a past day is written anew for an area.' })
export class CoverageDayCorrectInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => LocalDate, { description: 'A closed day, no older than policy allows.' })
  day!: string;
  @Field(() => String, { description: 'The area.' })
  areaCode!: string;
  @Field(() => String, { description: 'Why: what was wrong and how that is known.' })
  @Length(1, 1000)
  reason!: string;
}
