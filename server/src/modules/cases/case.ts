import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';

/** Where a case stands. */
export enum CaseState {
  INTAKE = 'INTAKE',
  ASSESSMENT = 'ASSESSMENT',
  PLANNING = 'PLANNING',
  INTERVENTION = 'INTERVENTION',
  REVIEW = 'REVIEW',
  CLOSING = 'CLOSING',
  CLOSED = 'CLOSED',
  REOPENED = 'REOPENED',
  TRANSFERRING = 'TRANSFERRING',
  SUSPENDED = 'SUSPENDED',
}
registerEnumType(CaseState, {
  name: 'CaseState',
  description: 'Where a case stands. TRANSFERRING and SUSPENDED stand aside and go back to the state before.',
});

/** What can happen to a case. */
export enum CaseEventKind {
  OPENED = 'OPENED',
  MOVED = 'MOVED',
  SUSPENDED = 'SUSPENDED',
  RESUMED = 'RESUMED',
  TRANSFER_PROPOSED = 'TRANSFER_PROPOSED',
  TRANSFER_DECLINED = 'TRANSFER_DECLINED',
  HANDED_OVER = 'HANDED_OVER',
  ASSESSED = 'ASSESSED',
  CLOSED = 'CLOSED',
  REOPENED = 'REOPENED',
}
registerEnumType(CaseEventKind, { name: 'CaseEventKind', description: 'What happened to a case.' });

/** 个案. */
@Entity('social_case')
@ObjectType({
  simpleResolvers: true,
  description: 'A case (个案): one worker answers for what a household needs, from intake to closing. Read by staff of its area.',
})
export class Case {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => String, { description: 'Number that people quote.' })
  @Column('text')
  number!: string;
  @Column('uuid')
  householdId!: string;
  @Column('bigint')
  areaCode!: number;
  @Field(() => CaseState, { description: 'Where the case stands.' })
  @Column('text')
  state!: CaseState;
  @Field(() => CaseState, { nullable: true, description: 'The state it goes back to while it stands aside; null otherwise.' })
  @Column('text', { nullable: true })
  heldState!: CaseState | null;
  @Column('uuid')
  ownerId!: string;
  @Column('uuid', { nullable: true })
  receiverId!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Day on which a suspended case is taken up again; null otherwise.' })
  @Column('date', { nullable: true })
  resumeOn!: string | null;
  @Field(() => String, { description: 'Why it was opened. No clinical content belongs here.' })
  @Column('text')
  reason!: string;
  @Column('uuid', { nullable: true })
  openedBy!: string | null;
  @Field(() => Date, { description: 'Opened at (UTC).' })
  @Column('timestamptz')
  openedAt!: Date;
  @Field(() => Date, { nullable: true, description: 'Closed at (UTC); null while it is open.' })
  @Column('timestamptz', { nullable: true })
  closedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was closed.' })
  @Column('text', { nullable: true })
  closeReason!: string | null;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}
