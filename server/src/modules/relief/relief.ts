import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** Where relief stands. Whether it is late is the business of its clock. */
export enum ReliefState {
  REQUESTED = 'REQUESTED',
  DISPATCHED = 'DISPATCHED',
  RELIEVED = 'RELIEVED',
  COMPLETE = 'COMPLETE',
  CANCELLED = 'CANCELLED',
}
registerEnumType(ReliefState, {
  name: 'ReliefState',
  description:
    'Where relief stands: requested; somebody is on the way; given, with its paperwork owed; complete, with the paperwork done; or cancelled before it was given. Whether it is late says its clock.',
});

/** Where what is owed stands. */
export enum ObligationState {
  OWED = 'OWED',
  ESCALATED = 'ESCALATED',
  MET = 'MET',
}
registerEnumType(ObligationState, {
  name: 'ObligationState',
  description: 'Owed, escalated (by a person, or by the ladder of its clock when that reaches the bureau), or met.',
});

/** 绿色通道救助. */
@Entity('emergency_relief')
@ObjectType({
  simpleResolvers: true,
  description:
    'Relief through the green channel (绿色通道): within 24 hours, paperwork afterwards. Read by staff of its area and by whoever asked for it.',
})
export class EmergencyRelief {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => String, { description: 'Number that people quote.' })
  @Column({ type: 'text', insert: false, update: false })
  number!: string;
  @Column('uuid')
  householdId!: string;
  @Column('bigint')
  areaCode!: number;
  @Column('uuid', { nullable: true })
  leadId!: string | null;
  @Field(() => ReliefState, { description: 'Where it stands.' })
  @Column('text')
  state!: ReliefState;
  @Field(() => String, { description: 'What has happened. No diagnosis and no identity number belongs here.' })
  @Column('text')
  situation!: string;
  @Field(() => Date, { description: 'When it was asked for (UTC).' })
  @Column('timestamptz')
  requestedAt!: Date;
  @Column('uuid')
  requestedBy!: string;
  @Field(() => String, { nullable: true, description: 'Who goes; null until somebody was sent.' })
  @Column('text', { nullable: true })
  helper!: string | null;
  @Field(() => Date, { nullable: true, description: 'When somebody was sent (UTC).' })
  @Column('timestamptz', { nullable: true })
  dispatchedAt!: Date | null;
  @Column('uuid', { nullable: true })
  dispatchedBy!: string | null;
  @Field(() => String, { nullable: true, description: 'What was given or done.' })
  @Column('text', { nullable: true })
  given!: string | null;
  @Field(() => Float, { nullable: true, description: 'Money given in fen; null when it was none.' })
  @Column('bigint', { nullable: true })
  amountFen!: number | null;
  @Column('text', { nullable: true })
  paperwork!: string | null;
  @Field(() => Date, { nullable: true, description: 'When help was there (UTC).' })
  @Column('timestamptz', { nullable: true })
  relievedAt!: Date | null;
  @Column('uuid', { nullable: true })
  relievedBy!: string | null;
  @Field(() => Date, { nullable: true, description: 'When its paperwork was done (UTC).' })
  @Column({ type: 'timestamptz', nullable: true, insert: false, update: false })
  completedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was cancelled.' })
  @Column('text', { nullable: true })
  cancelReason!: string | null;
  @Column('timestamptz', { nullable: true })
  cancelledAt!: Date | null;
  @Column('uuid', { nullable: true })
  cancelledBy!: string | null;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** 待补手续. The database makes it when relief is given; nothing removes it. */
@Entity('obligation')
@ObjectType({
  simpleResolvers: true,
  description: 'Paperwork owed (待补手续) for relief that was given. It is met or escalated and cannot be removed.',
})
export class Obligation {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  reliefId!: string;
  @Column('uuid')
  householdId!: string;
  @Column('bigint')
  areaCode!: number;
  @Field(() => String, { description: 'What is owed: the papers that were put off.' })
  @Column('text')
  what!: string;
  @Field(() => ObligationState, { description: 'Where it stands.' })
  @Column('text')
  state!: ObligationState;
  @Field(() => Date, { description: 'Since when it is owed (UTC).' })
  @Column('timestamptz')
  openedAt!: Date;
  @Column('uuid', { nullable: true })
  ownerId!: string | null;
  @Field(() => Date, { nullable: true, description: 'When it was escalated (UTC).' })
  @Column('timestamptz', { nullable: true })
  escalatedAt!: Date | null;
  @Column('uuid', { nullable: true })
  escalatedBy!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was escalated.' })
  @Column('text', { nullable: true })
  escalationReason!: string | null;
  @Field(() => Date, { nullable: true, description: 'When it was met (UTC).' })
  @Column('timestamptz', { nullable: true })
  metAt!: Date | null;
  @Column('uuid', { nullable: true })
  metBy!: string | null;
  @Field(() => String, { nullable: true, description: 'What shows that it was met.' })
  @Column('text', { nullable: true })
  evidence!: string | null;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}
