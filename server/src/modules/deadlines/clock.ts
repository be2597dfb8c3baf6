import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ClockSubject, PauseReason } from './kinds.js';

/** 时限: facts, and what the database derives from them. Where it stands is computed by {@link deadlineOf}. */
@Entity('sla_clock')
@ObjectType({
  simpleResolvers: true,
  description:
    'A clock (时限) of one rule about one thing. It keeps when it began, stood still and ended; where it stands is computed on reading. A breach survives late completion.',
})
export class SlaClock {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => ClockSubject, { description: 'What it is about.' })
  @Column('text')
  subjectKind!: ClockSubject;
  @Column('uuid')
  subjectId!: string;
  @Column('uuid', { nullable: true })
  householdId!: string | null;
  @Column('bigint')
  areaCode!: number;
  @Column('uuid')
  ruleId!: string;
  @Column('text')
  ruleKey!: string;
  @Column('uuid', { nullable: true })
  ownerId!: string | null;
  @Field(() => Date, { description: 'When it began (UTC).' })
  @Column('timestamptz')
  startedAt!: Date;
  @Column('uuid', { nullable: true })
  openedBy!: string | null;
  @Field(() => Date, { nullable: true, description: 'When the duty was done (UTC); null before that.' })
  @Column('timestamptz', { nullable: true })
  metAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'When the duty fell away (UTC); null unless it did.' })
  @Column('timestamptz', { nullable: true })
  cancelledAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it fell away.' })
  @Column('text', { nullable: true })
  cancelReason!: string | null;
  @Column('timestamptz', { nullable: true })
  dueAt!: Date | null;
  @Column('boolean')
  calendarKnown!: boolean;
  @Field(() => Int, { description: 'Steps of the ladder taken so far.' })
  @Column('int')
  level!: number;
  @Field(() => Date, { nullable: true, description: 'When the next step of the ladder is due (UTC); null when none is.' })
  @Column('timestamptz', { nullable: true })
  nextStepAt!: Date | null;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @Column('int')
  version!: number;
}

/** A time in which a clock stood still. */
@Entity('clock_pause')
@ObjectType({ simpleResolvers: true, description: 'A time in which a clock stood still: its deadline moved by as much.' })
export class ClockPause {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  clockId!: string;
  @Field(() => PauseReason, { description: 'Why.' })
  @Column('text')
  reason!: PauseReason;
  @Field(() => String, { nullable: true, description: 'Note on the reason.' })
  @Column('text', { nullable: true })
  note!: string | null;
  @Field(() => Date, { description: 'From (UTC).' })
  @Column('timestamptz')
  pausedAt!: Date;
  @Column('uuid', { nullable: true })
  pausedBy!: string | null;
  @Field(() => Date, { nullable: true, description: 'Until (UTC); null while it stands still.' })
  @Column('timestamptz', { nullable: true })
  resumedAt!: Date | null;
  @Column('uuid', { nullable: true })
  resumedBy!: string | null;
}

/** Somebody was called. */
@Entity('clock_step')
@ObjectType({ simpleResolvers: true, description: 'A step of the ladder that was taken: somebody was called.' })
export class ClockStep {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  clockId!: string;
  @Field(() => Int, { description: 'The step, from 1.' })
  @Column('int')
  level!: number;
  @Field(() => String, { description: 'OWNER, or the role that was called.' })
  @Column('text')
  who!: string;
  @Column('uuid', { nullable: true })
  accountId!: string | null;
  @Field(() => Date, { description: 'When (UTC).' })
  @Column('timestamptz')
  at!: Date;
}
