import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';

/** 农产品. */
@Entity('produce_product')
@ObjectType({ simpleResolvers: true, description: 'A product of a project, with its season and the price that is fair.' })
export class ProduceProduct {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  projectId!: string;
  @Field(() => String, { description: 'Name.' })
  @Column('text')
  name!: string;
  @Field(() => String, { description: 'Unit in which it is counted.' })
  @Column('text')
  unit!: string;
  @Field(() => Int, { description: 'What a household should get for a unit, in fen.' })
  @Column('int')
  referencePriceFen!: number;
  @Field(() => LocalDate, { description: 'First day of the season.' })
  @Column('date')
  seasonFrom!: string;
  @Field(() => LocalDate, { description: 'Last day of the season.' })
  @Column('date')
  seasonUntil!: string;
  @Field(() => Float, { description: 'Expected yield of all households, in units; 0 where nobody estimated it.' })
  @Column('float8')
  expectedQuantity!: number;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** 可售农产品. */
@Entity('produce_offer')
@ObjectType({ simpleResolvers: true, description: 'What a household has to sell.' })
export class ProduceOffer {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  participantId!: string;
  @Column('uuid')
  productId!: string;
  @Field(() => Float, { description: 'Units, at most two decimals.' })
  @Column('float8')
  quantity!: number;
  @Field(() => LocalDate, { description: 'From this day.' })
  @Column('date')
  fromOn!: string;
  @Field(() => LocalDate, { description: 'Until this day.' })
  @Column('date')
  untilOn!: string;
  @Column('uuid')
  recordedBy!: string;
}

/** 农产品订单. */
@Entity('produce_order')
@ObjectType({ simpleResolvers: true, description: 'An order for produce (农产品订单).' })
export class ProduceOrder {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => String, { description: 'Number of the order.' })
  @Column('text')
  number!: string;
  @Column('uuid')
  projectId!: string;
  @Column('uuid')
  productId!: string;
  @Field(() => String, { description: 'Who buys.' })
  @Column('text')
  buyer!: string;
  @Field(() => String, { nullable: true, description: 'Number under which the buyer knows it.' })
  @Column('text', { nullable: true })
  reference!: string | null;
  @Field(() => Float, { description: 'Units ordered, at most two decimals.' })
  @Column('float8')
  quantity!: number;
  @Field(() => Int, { description: 'Price of a unit, in fen.' })
  @Column('int')
  unitPriceFen!: number;
  @Field(() => Int, { description: 'Value, in fen: quantity times price, rounded to a fen by the database.' })
  @Column({ type: 'bigint', insert: false, update: false })
  amountFen!: number;
  @Field(() => LocalDate, { description: 'Ordered on.' })
  @Column('date')
  orderedOn!: string;
  @Field(() => String, { nullable: true, description: 'Note.' })
  @Column('text', { nullable: true })
  note!: string | null;
  @Field(() => Date, { nullable: true, description: 'Cancelled at (UTC); null while it stands.' })
  @Column('timestamptz', { nullable: true })
  cancelledAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was cancelled.' })
  @Column('text', { nullable: true })
  cancelReason!: string | null;
  @Column('uuid', { nullable: true })
  importId!: string | null;
  @Column('uuid')
  createdBy!: string;
  @Column('timestamptz')
  createdAt!: Date;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** 交付. */
@Entity('produce_delivery')
@ObjectType({ simpleResolvers: true, description: 'What a household delivered for an order.' })
export class ProduceDelivery {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  orderId!: string;
  @Column('uuid')
  participantId!: string;
  @Field(() => Float, { description: 'Units delivered.' })
  @Column('float8')
  quantity!: number;
  @Field(() => Int, { description: 'What the household gets for a unit, in fen.' })
  @Column('int')
  unitPriceFen!: number;
  @Field(() => Int, { description: 'What the household is owed, in fen.' })
  @Column({ type: 'bigint', insert: false, update: false })
  amountFen!: number;
  @Field(() => LocalDate, { description: 'Delivered on.' })
  @Column('date')
  deliveredOn!: string;
  @Field(() => Date, { nullable: true, description: 'Voided at (UTC) because it was recorded by mistake; null otherwise.' })
  @Column('timestamptz', { nullable: true })
  voidedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was voided.' })
  @Column('text', { nullable: true })
  voidReason!: string | null;
  @Column('uuid')
  recordedBy!: string;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}
