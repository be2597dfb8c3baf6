import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Authority } from '../assistance/index.js';
import { ReviewOutcome } from './review.js';

/** A decision on a review. Never changed. */
@Entity('allowance_decision')
@ObjectType({
  simpleResolvers: true,
  description: 'A decision on a review of an allowance: made once, never by who prepared it, under a power that held at that moment.',
})
export class AllowanceDecision {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  reviewId!: string;
  @Field(() => ReviewOutcome, { description: 'What was decided.' })
  @Column('text')
  outcome!: ReviewOutcome;
  @Field(() => Float, { nullable: true, description: 'Amount a month in whole fen; null where it stays as it is or ends.' })
  @Column('bigint', { nullable: true })
  amountFen!: number | null;
  @Field(() => LocalDate, { description: 'First day on which it holds.' })
  @Column('date')
  effectiveOn!: string;
  @Field(() => Int, { nullable: true, description: 'Months of a gradual withdrawal.' })
  @Column('int', { nullable: true })
  months!: number | null;
  @Field(() => String, { description: 'Grounds of the decision.' })
  @Column('text')
  reason!: string;
  @Column('uuid')
  decidedBy!: string;
  @Field(() => Date, { description: 'Decided at (UTC).' })
  @Column('timestamptz')
  decidedAt!: Date;
  @Field(() => Authority, { description: 'By which power.' })
  @Column('text')
  authority!: Authority;
  @Column('uuid', { nullable: true })
  delegationId!: string | null;
}
