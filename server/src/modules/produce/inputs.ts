import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { LabourKind, PaymentMethod, StatementSource, StatementStage } from './enums.js';

const REQUEST_ID = /^[0-9a-f-]{36}$/i;
/** The most that one amount may be: 20 million yuan. */
const MOST_FEN = 2_000_000_000;
/** The most that one unit may cost: 100,000 yuan. */
const MOST_UNIT_FEN = 10_000_000;
const MOST_UNITS = 1_000_000;

/** What is created once. */
@InputType({ description: 'What is created once.' })
abstract class Once {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @Matches(REQUEST_ID)
  requestId!: string;
}

/** Which rows of produce. */
@InputType({ description: 'Conditions that all must hold.' })
export class ProduceFilter {
  @Field(() => ID, { nullable: true, description: 'Of this project.' })
  projectId?: string;
  @Field(() => ID, { nullable: true, description: 'Of this household in a project; orders are of no household.' })
  participantId?: string;
  @Field(() => ID, { nullable: true, description: 'For this order; of deliveries only.' })
  orderId?: string;
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: orders of which something is still to be delivered, or deliveries of which something is still to be paid.',
  })
  open?: boolean;
}

/** What changes from season to season. */
@InputType({ description: 'Season, fair price and expected yield of a product.' })
abstract class ProductSeason {
  @Field(() => Int, { description: 'What a household should get for a unit, in fen.' })
  @Min(1)
  @Max(MOST_UNIT_FEN)
  referencePriceFen!: number;
  @Field(() => LocalDate, { description: 'First day of the season.' })
  seasonFrom!: string;
  @Field(() => LocalDate, { description: 'Last day of the season.' })
  seasonUntil!: string;
  @Field(() => Float, { nullable: true, description: 'Expected yield of all households, in units.' })
  @IsOptional()
  @Min(0)
  @Max(MOST_UNITS)
  expectedQuantity?: number;
}

/** A product. */
@InputType({ description: 'A product of a project.' })
export class ProduceProductCreateInput extends ProductSeason {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @Matches(REQUEST_ID)
  requestId!: string;
  @Field(() => ID, { description: 'The project.' })
  projectId!: string;
  @Field(() => String, { description: 'Name.' })
  @Length(1, 50)
  name!: string;
  @Field(() => String, { description: 'Unit in which it is counted.' })
  @Length(1, 10)
  unit!: string;
}

/** A change of a product. */
@InputType({ description: 'What is known of a product now; its name and unit stay, for orders and deliveries are counted in them.' })
export class ProduceProductUpdateInput extends ProductSeason {
  @Field(() => ID, { description: 'The product.' })
  @Matches(REQUEST_ID)
  id!: string;
  @Field(() => Int, { description: 'Version that was seen.' })
  expectedVersion!: number;
}

/** What a household has to sell. */
@InputType({ description: 'What a household has to sell.' })
export class ProduceOfferAddInput extends Once {
  @Field(() => ID, { description: 'The household in the project.' })
  participantId!: string;
  @Field(() => ID, { description: 'The product.' })
  productId!: string;
  @Field(() => Float, { description: 'Units, at most two decimals.' })
  @Min(0.01)
  @Max(MOST_UNITS)
  quantity!: number;
  @Field(() => LocalDate, { description: 'From this day.' })
  fromOn!: string;
  @Field(() => LocalDate, { description: 'Until this day.' })
  untilOn!: string;
}

/** An order. */
@InputType({ description: 'An order for produce.' })
export class ProduceOrderCreateInput extends Once {
  @Field(() => ID, { description: 'The product.' })
  productId!: string;
  @Field(() => String, { description: 'Who buys.' })
  @Length(1, 100)
  buyer!: string;
  @Field(() => String, { nullable: true, description: 'Number under which the buyer knows it; once for each project.' })
  @IsOptional()
  @MaxLength(50)
  reference?: string;
  @Field(() => Float, { description: 'Units, at most two decimals.' })
  @Min(0.01)
  @Max(MOST_UNITS)
  quantity!: number;
  @Field(() => Int, { description: 'Price of a unit, in fen.' })
  @Min(1)
  @Max(MOST_UNIT_FEN)
  unitPriceFen!: number;
  @Field(() => LocalDate, { description: 'Ordered on; not after today.' })
  orderedOn!: string;
  @Field(() => String, { nullable: true, description: 'Note.' })
  @IsOptional()
  @MaxLength(500)
  note?: string;
}

/** Taking something back with a reason. */
@InputType({ description: 'An object, the version that was seen, and a reason.' })
export class ProduceReasonInput {
  @Field(() => ID, { description: 'The object.' })
  id!: string;
  @Field(() => Int, { description: 'Version that was seen.' })
  expectedVersion!: number;
  @Field(() => String, { description: 'Why.' })
  @Length(1, 500)
  reason!: string;
}

/** One delivery. */
@InputType({ description: 'One delivery of many.' })
export class ProduceDeliveryLineInput {
  @Field(() => ID, { description: 'The order.' })
  orderId!: string;
  @Field(() => ID, { description: 'The household in the project.' })
  participantId!: string;
  @Field(() => Float, { description: 'Units, at most two decimals.' })
  @Min(0.01)
  @Max(MOST_UNITS)
  quantity!: number;
  @Field(() => Int, { description: 'What the household gets for a unit, in fen.' })
  @Min(1)
  @Max(MOST_UNIT_FEN)
  unitPriceFen!: number;
  @Field(() => LocalDate, { description: 'Delivered on; not after today.' })
  deliveredOn!: string;
}

/** Many deliveries. */
@InputType({ description: 'Deliveries that are recorded together: all of them or none.' })
export class ProduceDeliveriesRecordInput extends Once {
  @Field(() => ID, { description: 'The project.' })
  projectId!: string;
  @Field(() => [ProduceDeliveryLineInput], { description: 'The deliveries, 1 to 200.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  lines!: ProduceDeliveryLineInput[];
}

/** Paid work. */
@InputType({ description: 'Paid work of a household.' })
export class LabourRecordAddInput extends Once {
  @Field(() => ID, { description: 'The household in the project.' })
  participantId!: string;
  @Field(() => LabourKind, { description: 'Days, or a job.' })
  kind!: LabourKind;
  @Field(() => String, { description: 'Who employs.' })
  @Length(1, 100)
  employer!: string;
  @Field(() => String, { description: 'Work.' })
  @Length(1, 200)
  task!: string;
  @Field(() => LocalDate, { description: 'First day.' })
  fromOn!: string;
  @Field(() => LocalDate, { description: 'Last day; not after today.' })
  untilOn!: string;
  @Field(() => Float, { description: 'Days worked, in halves.' })
  @Min(0.5)
  @Max(366)
  days!: number;
  @Field(() => Int, { description: 'Wage owed for it, in fen.' })
  @Min(1)
  @Max(MOST_FEN)
  wageFen!: number;
}

/** What a payment is for. */
@InputType({ description: 'What a part of a payment is for: a delivery, or work.' })
export class PaymentLineInput {
  @Field(() => ID, { nullable: true, description: 'The delivery.' })
  deliveryId?: string;
  @Field(() => ID, { nullable: true, description: 'The work.' })
  labourId?: string;
  @Field(() => Int, { description: 'Amount in fen, above 0.' })
  @Min(1)
  @Max(MOST_FEN)
  amountFen!: number;
}

/** A payment. */
@InputType({ description: 'A payment to a household: the sum of its lines.' })
export class HouseholdPaymentRecordInput extends Once {
  @Field(() => ID, { description: 'The household in the project.' })
  participantId!: string;
  @Field(() => [PaymentLineInput], { description: 'What it is for, 1 to 200 lines.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  lines!: PaymentLineInput[];
  @Field(() => LocalDate, { description: 'Paid on; not after today.' })
  paidOn!: string;
  @Field(() => PaymentMethod, { description: 'How.' })
  method!: PaymentMethod;
  @Field(() => String, { description: 'Number of the receipt; once for each household.' })
  @Length(1, 100)
  receipt!: string;
}

/** Taking a payment back. */
@InputType({ description: 'A payment that is taken back whole.' })
export class HouseholdPaymentUndoInput extends Once {
  @Field(() => ID, { description: 'The payment.' })
  id!: string;
  @Field(() => String, { description: 'Why.' })
  @Length(1, 500)
  reason!: string;
}

/** A statement of income. */
@InputType({ description: "A household's whole income over a period." })
export class IncomeStatementAddInput extends Once {
  @Field(() => ID, { description: 'The household in the project.' })
  participantId!: string;
  @Field(() => StatementStage, { description: 'Before or after.' })
  stage!: StatementStage;
  @Field(() => LocalDate, { description: 'First day of the period.' })
  fromOn!: string;
  @Field(() => LocalDate, { description: 'Last day of the period; not after today.' })
  untilOn!: string;
  @Field(() => Int, { description: 'Income over the period, in fen.' })
  @Min(0)
  @Max(MOST_FEN)
  amountFen!: number;
  @Field(() => StatementSource, { description: 'Where the figure comes from.' })
  source!: StatementSource;
  @Field(() => String, { nullable: true, description: 'Note.' })
  @IsOptional()
  @MaxLength(500)
  note?: string;
}
