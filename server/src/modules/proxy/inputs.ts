import { ArrayMaxSize, ArrayMinSize, IsOptional, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { ProxyOrderState, ProxyPlace } from './order.js';

/** A new mandate. */
@InputType({ description: 'Records a mandate that a person of a household signed.' })
export class MandateRecordInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The household.' })
  @IsUUID()
  householdId!: string;
  @Field(() => ID, { description: 'Who signed; a member of the household.' })
  @IsUUID()
  personId!: string;
  @Field(() => String, { description: 'Who may act.' })
  @Length(1, 100)
  agent!: string;
  @Field(() => [String], { description: 'Codes of the services that it covers, at least one.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  scope!: string[];
  @Field(() => LocalDate, { description: 'First day.' })
  validFrom!: string;
  @Field(() => LocalDate, { description: 'Last day, today at the earliest.' })
  validUntil!: string;
}

/** A withdrawal. */
@InputType({ description: 'Withdraws a mandate, effective at once.' })
export class MandateWithdrawInput {
  @Field(() => ID, { description: 'The mandate.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
  @Field(() => String, { description: 'Why.' })
  @Length(1, 500)
  reason!: string;
}

/** A new order. */
@InputType({ description: 'Opens an order under a mandate that holds.' })
export class ProxyOrderOpenInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The mandate.' })
  @IsUUID()
  mandateId!: string;
  @Field(() => String, { description: 'Code of the service; within the scope of the mandate.' })
  serviceCode!: string;
  @Field(() => String, { description: 'What is to be done.' })
  @Length(1, 500)
  matter!: string;
}

/** A step. */
@InputType({ description: 'Records a step of an open order.' })
export class ProxyStepAddInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The order.' })
  @IsUUID()
  orderId!: string;
  @Field(() => ProxyPlace, { description: 'Where.' })
  place!: ProxyPlace;
  @Field(() => String, { description: 'What was done.' })
  @Length(1, 500)
  text!: string;
  @Field(() => Boolean, { description: 'Whether the resident had to come along.' })
  residentCame!: boolean;
  @Field(() => String, { nullable: true, description: 'Why, when it is a trip more than promised.' })
  @IsOptional()
  @MaxLength(500)
  overReason?: string;
}

/** A paper is taken. */
@InputType({ description: 'Takes a paper from the household; a receipt is issued.' })
export class DocumentTakeInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The order.' })
  @IsUUID()
  orderId!: string;
  @Field(() => String, { description: 'Code of the kind of paper.' })
  kindCode!: string;
  @Field(() => String, { description: 'What it is, 1 to 200 characters.' })
  @Length(1, 200)
  label!: string;
  @Field(() => String, { description: 'Who gave it.' })
  @Length(1, 100)
  giver!: string;
  @Field(() => String, { description: 'Who received it.' })
  @Length(1, 100)
  receiver!: string;
  @Field(() => String, { nullable: true, description: 'Why it is asked for, when the checklist says that it must not be.' })
  @IsOptional()
  @MaxLength(500)
  askedReason?: string;
}

/** A paper goes on. */
@InputType({ description: 'Passes a paper on from whoever has it.' })
export class DocumentPassInput {
  @Field(() => ID, { description: 'The paper.' })
  @IsUUID()
  id!: string;
  @Field(() => String, { description: 'Who receives it.' })
  @Length(1, 100)
  receiver!: string;
}

/** A paper comes back. */
@InputType({ description: 'Returns a paper to the household; a receipt is issued.' })
export class DocumentReturnInput extends DocumentPassInput {}

/** An end. */
@InputType({ description: 'Ends an order; refused while papers are out.' })
export class ProxyOrderCloseInput {
  @Field(() => ID, { description: 'The order.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
  @Field(() => String, { description: 'Result, or why it is cancelled.' })
  @Length(1, 1000)
  result!: string;
}

/** Which orders a list shows. */
@InputType({ description: 'Which orders to show; all given conditions hold together.' })
export class ProxyOrderFilter {
  @Field(() => String, { nullable: true, description: 'In this area or below.' })
  areaCode?: string;
  @Field(() => [ProxyOrderState], { nullable: true, description: 'In one of these states.' })
  @IsOptional()
  @ArrayMaxSize(3)
  states?: ProxyOrderState[];
}

/** Which mandates a list shows. */
@InputType({ description: 'Which mandates to show; all given conditions hold together.' })
export class MandateFilter {
  @Field(() => String, { nullable: true, description: 'In this area or below.' })
  areaCode?: string;
  @Field(() => Int, { nullable: true, description: 'In force, and ending within so many days, 0 to 366.' })
  @IsOptional()
  @Min(0)
  @Max(366)
  expiringWithinDays?: number;
}
