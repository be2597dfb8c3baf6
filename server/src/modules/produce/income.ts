import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { IncomeSource, LabourKind, PaymentMethod, StatementSource, StatementStage } from './enums.js';

/** 务工记录. */
@Entity('labour_record')
@ObjectType({ simpleResolvers: true, description: 'Paid work that the project found for a household. Written once.' })
export class LabourRecord {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  participantId!: string;
  @Field(() => LabourKind, { description: 'Days, or a job.' })
  @Column('text')
  kind!: LabourKind;
  @Field(() => String, { description: 'Who employs.' })
  @Column('text')
  employer!: string;
  @Field(() => String, { description: 'Work.' })
  @Column('text')
  task!: string;
  @Field(() => LocalDate, { description: 'First day.' })
  @Column('date')
  fromOn!: string;
  @Field(() => LocalDate, { description: 'Last day.' })
  @Column('date')
  untilOn!: string;
  @Field(() => Float, { description: 'Days worked, in halves.' })
  @Column('float8')
  days!: number;
  @Field(() => Int, { description: 'Wage owed for it, in fen.' })
  @Column('bigint')
  wageFen!: number;
  @Column('uuid')
  recordedBy!: string;
}

/** 付款. */
@Entity('household_payment')
@ObjectType({
  simpleResolvers: true,
  description: 'A payment to a household, with its receipt. Written once; a mistake is taken back by a payment that reverses it.',
})
export class HouseholdPayment {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => String, { description: 'Number of the payment.' })
  @Column('text')
  number!: string;
  @Column('uuid')
  participantId!: string;
  @Field(() => Int, { description: 'Amount in fen; negative when it takes back another.' })
  @Column('bigint')
  amountFen!: number;
  @Field(() => LocalDate, { description: 'Paid on.' })
  @Column('date')
  paidOn!: string;
  @Field(() => PaymentMethod, { description: 'How.' })
  @Column('text')
  method!: PaymentMethod;
  @Field(() => String, { description: 'Number of the receipt; once for each household.' })
  @Column('text')
  receipt!: string;
  @Column('uuid', { nullable: true })
  reversesId!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it takes another back; null for an ordinary payment.' })
  @Column('text', { nullable: true })
  reason!: string | null;
  @Column('uuid')
  recordedBy!: string;
}

/** 增收记录. */
@Entity('income_record')
@ObjectType({
  simpleResolvers: true,
  description: 'What part of a payment is income from what (增收记录). The parts add up to the payment.',
})
export class IncomeRecord {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  paymentId!: string;
  @Field(() => IncomeSource, { description: 'What it comes from.' })
  @Column('text')
  source!: IncomeSource;
  @Column('uuid', { nullable: true })
  deliveryId!: string | null;
  @Column('uuid', { nullable: true })
  labourId!: string | null;
  @Field(() => Int, { description: 'Amount in fen.' })
  @Column('bigint')
  amountFen!: number;
}

/** 收入情况. */
@Entity('income_statement')
@ObjectType({
  simpleResolvers: true,
  description: "A household's whole income over a period, before the pairing or after, with its source. Written once.",
})
export class IncomeStatement {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  participantId!: string;
  @Field(() => StatementStage, { description: 'Before or after.' })
  @Column('text')
  stage!: StatementStage;
  @Field(() => LocalDate, { description: 'First day of the period.' })
  @Column('date')
  fromOn!: string;
  @Field(() => LocalDate, { description: 'Last day of the period.' })
  @Column('date')
  untilOn!: string;
  @Field(() => Int, { description: 'Income over the period, in fen.' })
  @Column('bigint')
  amountFen!: number;
  @Field(() => StatementSource, { description: 'Where the figure comes from.' })
  @Column('text')
  source!: StatementSource;
  @Field(() => String, { nullable: true, description: 'Note.' })
  @Column('text', { nullable: true })
  note!: string | null;
  @Column('uuid')
  recordedBy!: string;
}
