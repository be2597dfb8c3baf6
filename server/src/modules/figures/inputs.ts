import { ArrayMaxSize, ArrayMinSize, IsUUID, Length, Max, Min, ValidateNested } from 'class-validator';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { PaymentProgramme } from './figure.js';

/** A line of a pay list. */
@InputType({ description: 'A line of a pay list.' })
export class BenefitPaymentRowInput {
  @Field(() => String, { description: 'Number of the household.' })
  @Length(1, 50)
  householdNumber!: string;
  @Field(() => Int, { description: 'Persons for whom it is.' })
  @Min(1)
  @Max(50)
  persons!: number;
  @Field(() => Float, { description: 'Fen, whole; below zero for money that came back.' })
  @Min(-1_000_000_000)
  @Max(1_000_000_000)
  amountFen!: number;
}

/** A pay list. */
@InputType({ description: 'Reports what was paid: lines of one pay list, all or none of them.' })
export class BenefitPaymentsRecordInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => PaymentProgramme, { description: 'For what.' })
  programme!: PaymentProgramme;
  @Field(() => LocalDate, { description: 'Month, as any day of it; not one to come.' })
  month!: string;
  @Field(() => String, { description: 'Number of the pay list; a household is on it once.' })
  @Length(1, 50)
  reference!: string;
  @Field(() => [BenefitPaymentRowInput], { description: 'Lines, at most 1,000.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  rows!: BenefitPaymentRowInput[];
}
