import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';

/** The states of the ledger. */
export enum CoverageState {
  IN_DATE = 'IN_DATE',
  OVERDUE = 'OVERDUE',
  WAITING = 'WAITING',
  EXEMPT = 'EXEMPT',
  GAP = 'GAP',
}
registerEnumType(CoverageState, {
  name: 'CoverageState',
  description:
    'Every household on the roll is in exactly one on each civil day: in care and visited in time; in care and overdue; waiting for somebody who is to come; exempt with reason and expiry; a gap, for which somebody answers by a date.',
});

/** Why a household is in its state. */
export enum CoverageBasis {
  CONTACT = 'CONTACT',
  PLAN = 'PLAN',
  NEED = 'NEED',
  VERIFICATION = 'VERIFICATION',
  FIRST_CONTACT = 'FIRST_CONTACT',
  NEVER = 'NEVER',
  LAPSED = 'LAPSED',
  REFUSES_VISITS = 'REFUSES_VISITS',
  AWAY = 'AWAY',
  IN_INSTITUTION = 'IN_INSTITUTION',
  SERVED_ELSEWHERE = 'SERVED_ELSEWHERE',
  OTHER = 'OTHER',
}
registerEnumType(CoverageBasis, {
  name: 'CoverageBasis',
  description:
    'What decided the state: a verified contact, a plan in force, an open need in time, a visit to be verified, the first days on the roll; never contacted, contact lapsed; or the reason of an exemption.',
});

/** Why a household need not be visited for a time. */
export enum ExemptionReason {
  REFUSES_VISITS = 'REFUSES_VISITS',
  AWAY = 'AWAY',
  IN_INSTITUTION = 'IN_INSTITUTION',
  SERVED_ELSEWHERE = 'SERVED_ELSEWHERE',
  OTHER = 'OTHER',
}
registerEnumType(ExemptionReason, { name: 'ExemptionReason', description: 'Why a household need not be visited for a time.' });

/** Where the work of a day stands. */
export enum CoverageDayState {
  RUNNING = 'RUNNING',
  /** @public set by the database */
  PROVISIONAL = 'PROVISIONAL',
  CLOSED = 'CLOSED',
}
registerEnumType(CoverageDayState, {
  name: 'CoverageDayState',
  description: 'RUNNING while it is being written; PROVISIONAL until the civil day is over; then CLOSED with what was known at its end.',
});

/** 覆盖台账: the state of a household from a day until a day. */
@Entity('coverage_entry')
@ObjectType({
  simpleResolvers: true,
  description: 'The state of one household in the coverage ledger (覆盖台账), from a day until a day. Read by staff of its area.',
})
export class CoverageEntry {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('bigint')
  id!: number;
  @Column('uuid')
  householdId!: string;
  @Field(() => LocalDate, { description: 'First day of this state (Asia/Shanghai); of a gap, since when.' })
  @Column('date')
  fromDay!: string;
  @Column('date', { nullable: true })
  untilDay!: string | null;
  @Column('bigint')
  areaCode!: number;
  @Column('uuid', { nullable: true })
  unitId!: string | null;
  @Column('uuid', { nullable: true })
  responsibleId!: string | null;
  @Field(() => CoverageState, { description: 'The state.' })
  @Column('text')
  state!: CoverageState;
  @Field(() => CoverageBasis, { description: 'What decided it.' })
  @Column('text')
  basis!: CoverageBasis;
  @Field(() => Int, { description: 'Longest time between two contacts that its programmes and its plan allow, in days.' })
  @Column('int')
  cadenceDays!: number;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Civil day of the last verified contact that was known on the day; null when there was none.',
  })
  @Column('date', { nullable: true })
  lastContactOn!: string | null;
  @Field(() => LocalDate, {
    description:
      'In date: until when. Overdue: since when it was due. Waiting: by when somebody is to come. Exempt: first day after it. Gap: by when it is to be closed.',
  })
  @Column('date')
  dueOn!: string;
}

/** That a household need not be visited, with reason and expiry. */
@Entity('coverage_exemption')
@ObjectType({
  simpleResolvers: true,
  description: 'That a household need not be visited for a time, with reason and expiry. Read by staff of its area.',
})
export class CoverageExemption {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  householdId!: string;
  @Column('bigint')
  areaCode!: number;
  @Field(() => ExemptionReason, { description: 'Why.' })
  @Column('text')
  reason!: ExemptionReason;
  @Field(() => String, { description: 'What was found out, in a sentence. No clinical content belongs here.' })
  @Column('text')
  note!: string;
  @Field(() => LocalDate, { description: 'First day.' })
  @Column('date')
  fromDay!: string;
  @Field(() => LocalDate, { description: 'Expiry: the first day on which it does not hold any more.' })
  @Column('date')
  untilDay!: string;
  @Column('uuid')
  grantedBy!: string;
  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;
  @Field(() => Int, { description: 'Version, for updates.' })
  @VersionColumn()
  version!: number;
}

/** How far the work of a day is. */
@Entity('coverage_day')
@ObjectType({ simpleResolvers: true, description: 'The work of one day of the ledger and how far it is.' })
export class CoverageDay {
  @Field(() => LocalDate, { description: 'The civil day (Asia/Shanghai).' })
  @PrimaryColumn('date')
  day!: string;
  @Field(() => CoverageDayState, { description: 'Where it stands.' })
  @Column('text')
  state!: CoverageDayState;
  @Field(() => Date, { description: 'What was known before this instant (UTC) counts.' })
  @Column('timestamptz')
  cutoff!: Date;
  @Field(() => Int, { description: 'Parts written.' })
  @Column('int')
  partsDone!: number;
  @Field(() => Int, { description: 'Parts in all.' })
  @Column('int')
  partsTotal!: number;
  @Field(() => Date, { nullable: true, description: 'When its figures were last complete (UTC).' })
  @Column('timestamptz', { nullable: true })
  computedAt!: Date | null;
}

/** An order to write a past day anew. */
@Entity('coverage_correction')
@ObjectType({
  simpleResolvers: true,
  description: 'An order to write a past day of the ledger anew, with its reason. The figures before are kept.',
})
export class CoverageCorrection {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => LocalDate, { description: 'The day.' })
  @Column('date')
  day!: string;
  @Column('bigint')
  areaCode!: number;
  @Field(() => String, { description: 'Why.' })
  @Column('text')
  reason!: string;
  @Column('uuid')
  orderedBy!: string;
  @Field(() => Date, { description: 'Ordered at (UTC).' })
  @Column('timestamptz')
  orderedAt!: Date;
  @Field(() => Date, { nullable: true, description: 'Done at (UTC); null while it waits for the daily work.' })
  @Column({ type: 'timestamptz', nullable: true, insert: false, update: false })
  doneAt!: Date | null;
  @Field(() => Int, { nullable: true, description: 'Households whose state of the day changed; null until done.' })
  @Column({ type: 'int', nullable: true, insert: false, update: false })
  changed!: number | null;
}
