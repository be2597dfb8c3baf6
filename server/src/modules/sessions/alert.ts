import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';

/** What opened an alert. */
export enum AlertSource {
  ITEM9 = 'ITEM9',
  MANUAL = 'MANUAL',
  FIELD = 'FIELD',
}
registerEnumType(AlertSource, {
  name: 'AlertSource',
  description: 'What opened an alert: an answer of a scale, a worker, a volunteer in the field.',
});

/** Where an alert stands. */
export enum AlertState {
  OPEN = 'OPEN',
  ACKNOWLEDGED = 'ACKNOWLEDGED',
  ASSESSED = 'ASSESSED',
  CLOSED = 'CLOSED',
}
registerEnumType(AlertState, { name: 'AlertState', description: 'Where an alert stands.' });

/** 风险预警. No name, no score, no text: those are in the vault. */
@Entity('risk_alert')
@ObjectType({
  simpleResolvers: true,
  description:
    'A risk alert (风险预警). Bears no name, no score and no text. Read by the worker of the case, the clinical supervisor of the area, and whoever was called.',
})
export class RiskAlert {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  householdId!: string;
  @Column('uuid', { nullable: true })
  referralId!: string | null;
  @Column('uuid', { nullable: true })
  administrationId!: string | null;
  @Column('bigint')
  areaCode!: number;
  @Field(() => AlertSource, { description: 'What opened it.' })
  @Column('text')
  source!: AlertSource;
  @Column('uuid')
  raisedBy!: string;
  @Field(() => Date, { description: 'Opened at (UTC), in the transaction of what opened it.' })
  @Column('timestamptz')
  raisedAt!: Date;
  @Field(() => AlertState, { description: 'Where it stands.' })
  @Column('text')
  state!: AlertState;
  @Field(() => Int, { description: 'Step of the ladder that was called last: 1 on duty, 2 the next person, 3 bureau duty.' })
  @Column('int')
  level!: number;
  @Field(() => Date, { nullable: true, description: 'When the next step is called (UTC); null after the last.' })
  @Column('timestamptz', { nullable: true })
  nextStepAt!: Date | null;
  @Field(() => Date, { description: 'To be acknowledged by (UTC).' })
  @Column('timestamptz')
  acknowledgeDueAt!: Date;
  @Column('uuid', { nullable: true })
  acknowledgedBy!: string | null;
  @Field(() => Date, { nullable: true, description: 'Acknowledged at (UTC).' })
  @Column('timestamptz', { nullable: true })
  acknowledgedAt!: Date | null;
  @Field(() => Date, { description: 'To be assessed by (UTC).' })
  @Column('timestamptz')
  assessDueAt!: Date;
  @Column('uuid', { nullable: true })
  assessedBy!: string | null;
  @Field(() => Date, { nullable: true, description: 'Assessed at (UTC).' })
  @Column('timestamptz', { nullable: true })
  assessedAt!: Date | null;
  @Field(() => LocalDate, { nullable: true, description: 'Day of the follow-up.' })
  @Column('date', { nullable: true })
  followUpOn!: string | null;
  @Column('uuid', { nullable: true })
  closedBy!: string | null;
  @Field(() => Date, { nullable: true, description: 'Closed at (UTC), by a second person.' })
  @Column('timestamptz', { nullable: true })
  closedAt!: Date | null;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** A call of the ladder. */
@Entity('alert_step')
@ObjectType({ simpleResolvers: true, description: 'A step of the ladder that was taken: who was called, once.' })
export class AlertStep {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  alertId!: string;
  @Field(() => Int, { description: '1 on duty, 2 the next person, 3 bureau duty.' })
  @Column('int')
  level!: number;
  @Column('uuid', { nullable: true })
  accountId!: string | null;
  @Field(() => Date, { description: 'Called at (UTC).' })
  @Column('timestamptz')
  at!: Date;
}

/** Whether breaking the glass was right. */
export enum GlassFinding {
  JUSTIFIED = 'JUSTIFIED',
  NOT_JUSTIFIED = 'NOT_JUSTIFIED',
}
registerEnumType(GlassFinding, { name: 'GlassFinding', description: 'What the review of an emergency access found.' });

/** 紧急查阅. */
@Entity('break_glass')
@ObjectType({
  simpleResolvers: true,
  description: 'Emergency access to one case (紧急查阅), an hour at most, reviewed by a second person.',
})
export class BreakGlass {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  referralId!: string;
  @Column('bigint')
  areaCode!: number;
  @Column('uuid')
  openedBy!: string;
  @Field(() => String, { description: 'Why.' })
  @Column('text')
  reason!: string;
  @Field(() => Date, { description: 'Opened at (UTC).' })
  @Column('timestamptz')
  openedAt!: Date;
  @Field(() => Date, { description: 'Ends at (UTC).' })
  @Column('timestamptz')
  until!: Date;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'To be reviewed by this day; null when the working days of the year are not in the system.',
  })
  @Column('date', { nullable: true })
  reviewDueOn!: string | null;
  @Column('uuid', { nullable: true })
  reviewedBy!: string | null;
  @Field(() => Date, { nullable: true, description: 'Reviewed at (UTC).' })
  @Column('timestamptz', { nullable: true })
  reviewedAt!: Date | null;
  @Field(() => GlassFinding, { nullable: true, description: 'What the review found.' })
  @Column('text', { nullable: true })
  finding!: GlassFinding | null;
}

/** 值班. */
@Entity('duty_shift')
@ObjectType({ simpleResolvers: true, description: 'Who is called when (值班), for an area and a step of the ladder.' })
export class DutyShift {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('bigint')
  areaCode!: number;
  @Field(() => Int, { description: '1 on duty, 2 the next person, 3 bureau duty.' })
  @Column('int')
  level!: number;
  @Column('uuid')
  accountId!: string;
  @Field(() => Date, { description: 'From (UTC).' })
  @Column('timestamptz')
  fromAt!: Date;
  @Field(() => Date, { description: 'Until (UTC).' })
  @Column('timestamptz')
  untilAt!: Date;
}
