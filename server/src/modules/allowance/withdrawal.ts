import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';

/** Where a gradual withdrawal stands. */
export enum WithdrawalState {
  GRADUAL = 'GRADUAL',
  REINSTATED = 'REINSTATED',
  WATCH = 'WATCH',
  EXITED = 'EXITED',
}
registerEnumType(WithdrawalState, {
  name: 'WithdrawalState',
  description:
    'GRADUAL: the allowance goes on until its last day. REINSTATED: it goes on after all. WATCH: exit is decided, somebody looks how they get along. EXITED: over.',
});

/** How a withdrawal came to its end. */
export enum WithdrawalResult {
  STABLE = 'STABLE',
  NEEDS_HELP = 'NEEDS_HELP',
  STATUS_ENDED = 'STATUS_ENDED',
}
registerEnumType(WithdrawalResult, {
  name: 'WithdrawalResult',
  description: 'They get along; they need help again; the status was ended before (moved away, death).',
});

/** 低保渐退. */
@Entity('allowance_withdrawal')
@ObjectType({
  simpleResolvers: true,
  description:
    'A gradual withdrawal (低保渐退): a household that no longer qualifies keeps the allowance for some months more. Read by case workers and the bureau of its area.',
})
export class AllowanceWithdrawal {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  householdId!: string;
  @Column('bigint')
  areaCode!: number;
  @Column('uuid')
  statusId!: string;
  @Column('uuid')
  reviewId!: string;
  @Field(() => WithdrawalState, { description: 'Where it stands.' })
  @Column('text')
  state!: WithdrawalState;
  @Field(() => LocalDate, { description: 'First day.' })
  @Column('date')
  fromOn!: string;
  @Field(() => LocalDate, { description: 'First day without the allowance.' })
  @Column('date')
  endsOn!: string;
  @Field(() => String, { description: 'What the household and its helpers do meanwhile.' })
  @Column('text')
  transitionPlan!: string;
  @Column('uuid', { nullable: true })
  watchStatusId!: string | null;
  @Field(() => WithdrawalResult, { nullable: true, description: 'How it came to its end; null before that.' })
  @Column('text', { nullable: true })
  result!: WithdrawalResult | null;
  @Field(() => String, { nullable: true, description: 'What was found at the end.' })
  @Column('text', { nullable: true })
  note!: string | null;
  @Field(() => Date, { nullable: true, description: 'Over at (UTC).' })
  @Column('timestamptz', { nullable: true })
  closedAt!: Date | null;
  @Column('uuid', { nullable: true })
  closedBy!: string | null;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @Column('int')
  version!: number;
}
