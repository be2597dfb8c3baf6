import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { Detail } from '../../platform/database/brief.js';
import { GeoPoint } from '../../platform/graphql/geo-point.js';

/** Where an assignment stands. */
export enum AssignmentState {
  CONFIRMED = 'CONFIRMED',
  IN_PROGRESS = 'IN_PROGRESS',
  DONE = 'DONE',
  VERIFIED = 'VERIFIED',
  MISSED = 'MISSED',
  CANCELLED = 'CANCELLED',
}
registerEnumType(AssignmentState, { name: 'AssignmentState', description: 'Where an assignment (服务指派) stands.' });

/** What came of a visit. */
export enum VisitOutcome {
  COMPLETED = 'COMPLETED',
  PARTLY_COMPLETED = 'PARTLY_COMPLETED',
  NOBODY_HOME = 'NOBODY_HOME',
  REFUSED_BY_HOUSEHOLD = 'REFUSED_BY_HOUSEHOLD',
}
registerEnumType(VisitOutcome, { name: 'VisitOutcome', description: 'What came of a visit.' });

/** 服务指派: one episode; the same pair may have many. */
@Entity('assignment')
@ObjectType({
  simpleResolvers: true,
  description: 'An accepted offer: one visit of one volunteer (服务指派). Read by staff of the area and by the volunteer.',
})
export class Assignment {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  offerId!: string;
  @Column('uuid')
  needId!: string;
  @Column('uuid')
  householdId!: string;
  @Column('uuid')
  volunteerId!: string;
  @Column('bigint')
  areaCode!: number;
  @Field(() => AssignmentState, { description: 'Where the assignment stands.' })
  @Column('text')
  state!: AssignmentState;
  @Field(() => Date, { description: 'Planned start (UTC).' })
  @Column('timestamptz')
  startsAt!: Date;
  @Field(() => Date, { description: 'Planned end (UTC).' })
  @Column('timestamptz')
  endsAt!: Date;
  @Column('tstzrange', { select: false })
  occupied!: string;
  @Field(() => Date, { nullable: true, description: 'Checked in at (UTC).' })
  @Detail()
  @Column('timestamptz', { nullable: true })
  checkedInAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'Checked out at (UTC).' })
  @Detail()
  @Column('timestamptz', { nullable: true })
  checkedOutAt!: Date | null;
  @Field(() => Int, { nullable: true, description: 'Minutes served, between check-in and check-out.' })
  @Detail()
  @Column('int', { nullable: true })
  minutesServed!: number | null;
  @Field(() => String, { nullable: true, description: "What was done, in the volunteer's words." })
  @Detail()
  @Column('text', { nullable: true })
  log!: string | null;
  @Field(() => VisitOutcome, { nullable: true, description: 'What came of the visit.' })
  @Detail()
  @Column('text', { nullable: true })
  outcome!: VisitOutcome | null;
  @Field(() => String, { nullable: true, description: 'Why it was cancelled or missed.' })
  @Detail()
  @Column('text', { nullable: true })
  cancelReason!: string | null;
  @Detail()
  @Column('uuid', { nullable: true })
  verifiedBy!: string | null;
  @Detail()
  @Column('timestamptz', { nullable: true })
  verifiedAt!: Date | null;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** Who goes along. */
@ObjectType({ simpleResolvers: true, description: 'Somebody who goes along on a visit, as whoever serves it may know.' })
export class VisitCompanion {
  @Field(() => String, { description: 'Name.' })
  name!: string;
  @Field(() => AssignmentState, { description: 'Where their own visit stands.' })
  state!: AssignmentState;
  @Field(() => Date, { nullable: true, description: 'Checked in at (UTC); null before.' })
  checkedInAt!: Date | null;
}

/** Whom a visit goes to. */
@ObjectType({ simpleResolvers: true, description: 'Where to go and whom to call, in clear text. Each reading is recorded.' })
export class HouseholdContact {
  @Field(() => String, { description: 'Name of the head of household.' })
  name!: string;
  @Field(() => String, { nullable: true, description: 'Telephone.' })
  phone!: string | null;
  @Field(() => String, { nullable: true, description: 'Full address.' })
  address!: string | null;
  @Field(() => GeoPoint, { nullable: true, description: 'The exact place.' })
  location!: GeoPoint | null;
  @Field(() => String, {
    nullable: true,
    description: 'What whoever goes there should mind: a dog, dark stairs; null when nothing is noted.',
  })
  safetyNote!: string | null;
}
