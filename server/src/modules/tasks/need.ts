import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { Detail } from '../../platform/database/brief.js';
import { LocalDate } from '../../platform/graphql/scalars.js';

/** How urgent a need is; a tier is never traded against a later one. */
export enum PriorityTier {
  EMERGENCY = 'EMERGENCY',
  URGENT = 'URGENT',
  ROUTINE = 'ROUTINE',
}
registerEnumType(PriorityTier, {
  name: 'PriorityTier',
  description: 'EMERGENCY: help within 24 hours (绿色通道, green channel); URGENT; ROUTINE.',
});

/** Where a need stands; derived by the database from its offers and assignments. */
export enum NeedState {
  UNMATCHED = 'UNMATCHED',
  OFFERED = 'OFFERED',
  ASSIGNED = 'ASSIGNED',
  DONE = 'DONE',
  WAIVED = 'WAIVED',
}
registerEnumType(NeedState, {
  name: 'NeedState',
  description: 'Every need is in exactly one: a seat still to fill, all seats offered, all seats assigned, done, or waived with a reason.',
});

/** What somebody has to do about a need. */
export enum NeedWaitsFor {
  EXPIRING_OFFER = 'EXPIRING_OFFER',
  DECLINED_TODAY = 'DECLINED_TODAY',
  VERIFICATION = 'VERIFICATION',
}
registerEnumType(NeedWaitsFor, {
  name: 'NeedWaitsFor',
  description:
    'EXPIRING_OFFER: an offer of it expires within four hours without an answer. DECLINED_TODAY: a volunteer declined it today and a seat is still free. VERIFICATION: a finished visit of it waits to be verified.',
});

/** Sex demanded of the volunteer. */
export enum RequiredSex {
  FEMALE = 'FEMALE',
  MALE = 'MALE',
}

/** 服务需求. */
@Entity('service_need')
@ObjectType({
  simpleResolvers: true,
  description: 'A service that a household needs (服务需求). Read by staff of its area and by volunteers who were asked.',
})
export class ServiceNeed {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => String, { description: 'Number that people quote.' })
  @Column('text')
  number!: string;
  @Column('uuid')
  householdId!: string;
  @Detail()
  @Column('uuid', { nullable: true })
  personId!: string | null;
  @Column('text')
  serviceCode!: string;
  @Column('bigint')
  areaCode!: number;
  @Field(() => PriorityTier, { description: 'Priority tier.' })
  @Column('text')
  tier!: PriorityTier;
  @Field(() => NeedState, { description: 'Where the need stands.' })
  @Column({ type: 'text', insert: false, update: false })
  state!: NeedState;
  @Field(() => Date, {
    nullable: true,
    description: 'Start of the window in which the visit must lie (UTC); null when any time before `dueAt` will do.',
  })
  @Column('timestamptz', { nullable: true })
  windowStart!: Date | null;
  @Field(() => Date, { nullable: true, description: 'End of that window (UTC).' })
  @Column('timestamptz', { nullable: true })
  windowEnd!: Date | null;
  @Field(() => Date, { description: 'When the service must be done at the latest (UTC).' })
  @Column('timestamptz')
  dueAt!: Date;
  @Column({ type: 'timestamptz', nullable: true, insert: false, update: false })
  doneAt!: Date | null;
  @Field(() => Int, { description: 'Expected length in minutes.' })
  @Column('int')
  minutes!: number;
  @Field(() => Int, { description: 'Different volunteers wanted.' })
  @Column('int')
  seats!: number;
  @Field(() => Int, { description: 'Seats with a confirmed or finished assignment.' })
  @Column({ type: 'int', insert: false, update: false })
  seatsFilled!: number;
  @Field(() => Int, { description: 'Seats with an offer that waits for its answer.' })
  @Column({ type: 'int', insert: false, update: false })
  seatsOffered!: number;
  @Field(() => String, { nullable: true, description: 'Sex demanded of the volunteer, FEMALE or MALE; null when it does not matter.' })
  @Detail()
  @Column('text', { nullable: true })
  requiredSex!: RequiredSex | null;
  @Field(() => String, { nullable: true, description: 'Language or dialect demanded of the volunteer; null when it does not matter.' })
  @Detail()
  @Column('text', { nullable: true })
  requiredDialect!: string | null;
  @Field(() => Boolean, { description: 'Whether somebody who knows the household is preferred.' })
  @Detail()
  @Column('boolean')
  preferContinuity!: boolean;
  @Field(() => String, { nullable: true, description: 'Note for whoever serves. No diagnosis and no identity number belongs here.' })
  @Detail()
  @Column('text', { nullable: true })
  note!: string | null;
  @Field(() => String, { nullable: true, description: 'Who verified the need.' })
  @Column('text', { nullable: true })
  verifiedBy!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Day on which it was verified.' })
  @Detail()
  @Column('date', { nullable: true })
  verifiedOn!: string | null;
  @Field(() => String, { nullable: true, description: 'Why the need was waived; null otherwise.' })
  @Column('text', { nullable: true })
  waivedReason!: string | null;
  @Column({ type: 'timestamptz', nullable: true, insert: false, update: false })
  waivedAt!: Date | null;
  @Detail()
  @Column('uuid', { nullable: true })
  createdBy!: string | null;
  @Field(() => Date, { description: 'Recorded at (UTC).' })
  @Detail()
  @Column('timestamptz')
  createdAt!: Date;
  @Field(() => Int, { description: 'Version for `expectedVersion`. Offers and assignments do not change it.' })
  @VersionColumn()
  version!: number;
}
