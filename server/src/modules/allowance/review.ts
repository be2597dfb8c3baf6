import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Residence } from '../policies/index.js';

/** What a review asks. */
export enum ReviewKind {
  PERIODIC = 'PERIODIC',
  FINAL = 'FINAL',
}
registerEnumType(ReviewKind, {
  name: 'ReviewKind',
  description: 'PERIODIC: whether the allowance goes on (定期复核). FINAL: how a gradual withdrawal ends (渐退期末复核).',
});

/** Where a review stands. */
export enum ReviewState {
  OPEN = 'OPEN',
  PROPOSED = 'PROPOSED',
  DECIDED = 'DECIDED',
  CANCELLED = 'CANCELLED',
}
registerEnumType(ReviewState, {
  name: 'ReviewState',
  description: 'To be prepared, proposed for decision, decided, or fallen away with the status.',
});

/** What becomes of an allowance. */
export enum ReviewOutcome {
  CONTINUE = 'CONTINUE',
  CHANGE = 'CHANGE',
  WITHDRAW = 'WITHDRAW',
  END = 'END',
  REINSTATE = 'REINSTATE',
  EXIT = 'EXIT',
}
registerEnumType(ReviewOutcome, {
  name: 'ReviewOutcome',
  description:
    'Of a periodic review: it goes on, with another amount, is withdrawn gradually (低保渐退: 3 to 6 months more), or ends. Of a final one: reinstated, or exit with a time of watching.',
});

/** 定期复核. */
@Entity('allowance_review')
@ObjectType({
  simpleResolvers: true,
  description: 'A review of an allowance (定期复核): prepared by one, decided by another. Read by case workers and the bureau of its area.',
})
export class AllowanceReview {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => String, { description: 'Number, e.g. FH0000012.' })
  @Column('text')
  number!: string;
  @Column('uuid')
  householdId!: string;
  @Column('bigint')
  areaCode!: number;
  @Column('uuid')
  statusId!: string;
  @Field(() => ReviewKind, { description: 'What it asks.' })
  @Column('text')
  kind!: ReviewKind;
  @Field(() => ReviewState, { description: 'Where it stands.' })
  @Column('text')
  state!: ReviewState;
  @Field(() => Date, { description: 'Opened at (UTC).' })
  @Column('timestamptz')
  openedAt!: Date;
  @Field(() => ReviewOutcome, { nullable: true, description: 'What is proposed; null before that.' })
  @Column('text', { nullable: true })
  outcome!: ReviewOutcome | null;
  @Field(() => Residence, { nullable: true, description: 'Urban or rural registration; null where one standard holds for both.' })
  @Column('text', { nullable: true })
  residence!: Residence | null;
  @Field(() => Int, { nullable: true, description: 'Persons found.' })
  @Column('int', { nullable: true })
  persons!: number | null;
  @Field(() => Float, { nullable: true, description: 'Income found, of those persons a month, in whole fen.' })
  @Column('bigint', { nullable: true })
  monthlyIncomeFen!: number | null;
  @Field(() => Float, { nullable: true, description: 'Essential expenditure found, a month, in whole fen.' })
  @Column('bigint', { nullable: true })
  monthlyExpenditureFen!: number | null;
  @Field(() => Float, { nullable: true, description: 'Amount proposed, a month, in whole fen; null where it stays as it is or ends.' })
  @Column('bigint', { nullable: true })
  amountFen!: number | null;
  @Field(() => LocalDate, { nullable: true, description: 'First day on which the outcome holds.' })
  @Column('date', { nullable: true })
  effectiveOn!: string | null;
  @Field(() => Int, { nullable: true, description: 'Months for which the allowance goes on in a gradual withdrawal.' })
  @Column('int', { nullable: true })
  months!: number | null;
  @Field(() => String, { nullable: true, description: 'What the household and its helpers do meanwhile (transition plan).' })
  @Column('text', { nullable: true })
  transitionPlan!: string | null;
  @Field(() => String, { nullable: true, description: 'What was found; no clinical content.' })
  @Column('text', { nullable: true })
  findings!: string | null;
  @Column('uuid', { nullable: true })
  preparedBy!: string | null;
  @Field(() => Date, { nullable: true, description: 'Proposed at (UTC).' })
  @Column('timestamptz', { nullable: true })
  proposedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was given back or fell away.' })
  @Column('text', { nullable: true })
  returnReason!: string | null;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}
