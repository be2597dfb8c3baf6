import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';

/** How care was found. */
export enum CareQuality {
  GOOD = 'GOOD',
  ADEQUATE = 'ADEQUATE',
  POOR = 'POOR',
}
registerEnumType(CareQuality, { name: 'CareQuality', description: 'How care was found: good, adequate, or poor and to be mended.' });

/** 照护安排. */
@Entity('care_arrangement')
@ObjectType({
  simpleResolvers: true,
  description:
    'Care that is arranged for a disabled person in hardship (困难失能人员照护). Read by case workers and the bureau of its area.',
})
export class CareArrangement {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  householdId!: string;
  @Column('uuid')
  personId!: string;
  @Column('bigint')
  areaCode!: number;
  @Column('uuid')
  assessmentId!: string;
  @Field(() => String, { description: 'Who provides the care.' })
  @Column('text')
  provider!: string;
  @Field(() => LocalDate, { description: 'First day.' })
  @Column('date')
  beganOn!: string;
  @Field(() => LocalDate, { nullable: true, description: 'Last day; null while it goes on.' })
  @Column('date', { nullable: true })
  endedOn!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it ended.' })
  @Column('text', { nullable: true })
  endReason!: string | null;
  @Column('uuid')
  recordedBy!: string;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** A time of the week. */
@Entity('care_slot')
@ObjectType({ simpleResolvers: true, description: 'A time of the week at which care comes (Asia/Shanghai).' })
export class CareSlot {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  arrangementId!: string;
  @Field(() => Int, { description: 'Day of the week, 1 is Monday.' })
  @Column('int')
  weekday!: number;
  @Field(() => Int, { description: 'Minute of the day at which it begins.' })
  @Column('int')
  startsMinute!: number;
  @Field(() => Int, { description: 'Minutes.' })
  @Column('int')
  minutes!: number;
  @Field(() => String, { description: 'What is done.' })
  @Column('text')
  task!: string;
}

/** Hours served. */
@Entity('care_hours')
@ObjectType({
  simpleResolvers: true,
  description: 'Care that was given. It counts when somebody else than who recorded it has confirmed it.',
})
export class CareHours {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  arrangementId!: string;
  @Field(() => Date, { description: 'Began at (UTC).' })
  @Column('timestamptz')
  startsAt!: Date;
  @Field(() => Int, { description: 'Minutes.' })
  @Column('int')
  minutes!: number;
  @Field(() => String, { description: 'Who cared.' })
  @Column('text')
  carer!: string;
  @Field(() => String, { description: 'What was done.' })
  @Column('text')
  task!: string;
  @Column('uuid')
  recordedBy!: string;
  @Column('uuid', { nullable: true })
  verifiedBy!: string | null;
  @Field(() => Date, { nullable: true, description: 'Confirmed at (UTC); null before that.' })
  @Column('timestamptz', { nullable: true })
  verifiedAt!: Date | null;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** A check of quality. Never changed. */
@Entity('care_quality_check')
@ObjectType({ simpleResolvers: true, description: 'A check of how care is given, by somebody who recorded none of its hours.' })
export class CareQualityCheck {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  arrangementId!: string;
  @Field(() => LocalDate, { description: 'Day.' })
  @Column('date')
  checkedOn!: string;
  @Field(() => CareQuality, { description: 'How it was found.' })
  @Column('text')
  result!: CareQuality;
  @Field(() => Boolean, { description: 'Whether it came unannounced.' })
  @Column('boolean')
  unannounced!: boolean;
  @Field(() => String, { description: 'What was found; no clinical content.' })
  @Column('text')
  findings!: string;
  @Column('uuid')
  checkedBy!: string;
  @Field(() => Date, { description: 'Recorded at (UTC).' })
  @Column('timestamptz')
  recordedAt!: Date;
}
