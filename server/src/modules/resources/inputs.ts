import { IsOptional, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { ResourceKind, ResourceLinkState, ResourceOutcome } from './resource.js';

/** Most units of one offer. */
const MOST = 100_000_000_000;

/** A new resource. */
@InputType({ description: 'Registers something that somebody offers.' })
export class ResourceRegisterInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => String, { description: 'What it is.' })
  @Length(1, 100)
  name!: string;
  @Field(() => ResourceKind, { description: 'Kind.' })
  kind!: ResourceKind;
  @Field(() => String, { description: 'Who offers it.' })
  @Length(1, 100)
  provider!: string;
  @Field(() => String, { description: 'Area whose households it is for.' })
  areaCode!: string;
  @Field(() => String, { nullable: true, description: 'Unit of the quantity; left out for money, which counts in fen.' })
  @IsOptional()
  @Length(1, 20)
  unit?: string;
  @Field(() => Float, { description: 'How much, in whole units; money in fen.' })
  @Min(1)
  @Max(MOST)
  offered!: number;
  @Field(() => LocalDate, { description: 'First day.' })
  fromDay!: string;
  @Field(() => LocalDate, { nullable: true, description: 'Last day.' })
  untilDay?: string;
  @Field(() => String, { nullable: true, description: 'Conditions.' })
  @IsOptional()
  @MaxLength(1000)
  note?: string;
}

/** An end to new promises. */
@InputType({ description: 'Withdraws an offer: what was promised stays promised, nothing new is.' })
export class ResourceWithdrawInput {
  @Field(() => ID, { description: 'The resource.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
}

/** A promise. */
@InputType({ description: 'Promises a resource to a household.' })
export class ResourcePromiseInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The resource.' })
  @IsUUID()
  resourceId!: string;
  @Field(() => ID, { description: 'The household.' })
  @IsUUID()
  householdId!: string;
  @Field(() => ID, { nullable: true, description: 'The need of the household that it is for.' })
  @IsOptional()
  @IsUUID()
  needId?: string;
  @Field(() => ID, { nullable: true, description: "The measure of the household's plan that it is for." })
  @IsOptional()
  @IsUUID()
  measureId?: string;
  @Field(() => String, { description: 'What it is for.' })
  @Length(1, 500)
  purpose!: string;
  @Field(() => Float, { description: 'How much, in whole units of the resource; money in fen.' })
  @Min(1)
  @Max(MOST)
  quantity!: number;
  @Field(() => LocalDate, { description: 'Day by which it is to be delivered.' })
  dueOn!: string;
}

/** Which promise, as it was read. */
@InputType()
abstract class LinkMove {
  @Field(() => ID, { description: 'The promise.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
}

/** A delivery. */
@InputType({ description: 'Records that a promise was delivered, with its receipt.' })
export class ResourceDeliverInput extends LinkMove {
  @Field(() => Float, { description: 'How much was delivered; what is less than promised becomes free again.' })
  @Min(1)
  @Max(MOST)
  quantity!: number;
  @Field(() => LocalDate, { description: 'Day of delivery.' })
  deliveredOn!: string;
  @Field(() => String, { description: 'Number of the receipt, or how the household confirmed it.' })
  @Length(1, 200)
  receipt!: string;
}

/** An outcome. */
@InputType({ description: 'Records what a delivery came to.' })
export class ResourceOutcomeInput extends LinkMove {
  @Field(() => ResourceOutcome, { description: 'What it came to.' })
  outcome!: ResourceOutcome;
  @Field(() => String, { nullable: true, description: 'Words on it.' })
  @IsOptional()
  @MaxLength(1000)
  note?: string;
}

/** A promise that is not kept. */
@InputType({ description: 'Cancels a promise with a reason; it stays on record.' })
export class ResourceCancelInput extends LinkMove {
  @Field(() => String, { description: 'Why.' })
  @Length(1, 500)
  reason!: string;
}

/** Which promises a list shows. */
@InputType({ description: 'Which promises to show; all given conditions hold together.' })
export class ResourceLinkFilter {
  @Field(() => String, { nullable: true, description: 'In this area or below.' })
  areaCode?: string;
  @Field(() => ID, { nullable: true, description: 'Of this resource.' })
  @IsOptional()
  @IsUUID()
  resourceId?: string;
  @Field(() => [ResourceLinkState], { nullable: true, description: 'In one of these states.' })
  states?: ResourceLinkState[];
  @Field(() => Boolean, { nullable: true, description: 'Promised, past the day, and not delivered.' })
  overdue?: boolean;
  @Field(() => Boolean, { nullable: true, description: 'Delivered, and nobody has asked what it came to.' })
  withoutOutcome?: boolean;
}
