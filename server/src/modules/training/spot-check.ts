import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';

/** Where a spot check stands. */
export enum SpotCheckState {
  PLANNED = 'PLANNED',
  STARTED = 'STARTED',
  CLOSED = 'CLOSED',
  CANCELLED = 'CANCELLED',
}
registerEnumType(SpotCheckState, {
  name: 'SpotCheckState',
  description: 'Where a spot check stands. Whom it calls is drawn with the start; it closes when nobody is left to be called.',
});

/** Where a call stands. */
export enum SpotCallState {
  TO_CALL = 'TO_CALL',
  SCORED = 'SCORED',
}
registerEnumType(SpotCallState, { name: 'SpotCallState', description: 'Where a call stands.' });

/** Whether drawing again comes to the same. */
export enum SpotCheckProof {
  SEALED = 'SEALED',
  AGREES = 'AGREES',
  DIFFERS = 'DIFFERS',
}
registerEnumType(SpotCheckProof, {
  name: 'SpotCheckProof',
  description: 'Whether drawing again from the seed and the roll comes to the same people; SEALED before the start.',
});

/** 抽查. */
@Entity('spot_check')
@ObjectType({
  simpleResolvers: true,
  description:
    'A spot check by telephone (电话抽查) of what staff know: a sample drawn from a seed that was committed before. Read by the bureau.',
})
export class SpotCheck {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('bigint')
  areaCode!: number;
  @Field(() => String, { description: 'Title.' })
  @Column('text')
  title!: string;
  @Field(() => Int, { description: 'People wanted.' })
  @Column('int')
  wanted!: number;
  @Field(() => String, { description: 'SHA-256 of the seed, in hex; known from the first moment.' })
  @Column('text')
  seedHash!: string;
  @Column('text', { select: false })
  seedSealed!: string;
  @Field(() => String, { nullable: true, description: 'The seed; null before the start.' })
  @Column('text', { nullable: true })
  seed!: string | null;
  @Field(() => SpotCheckState, { description: 'Where it stands.' })
  @Column('text')
  state!: SpotCheckState;
  @Field(() => Int, { nullable: true, description: 'People on the roll of the day of the start.' })
  @Column('int', { nullable: true })
  rollCount!: number | null;
  @Field(() => String, { nullable: true, description: 'SHA-256 of the roll, in hex.' })
  @Column('text', { nullable: true })
  rollHash!: string | null;
  @Field(() => Date, { nullable: true, description: 'Started at (UTC).' })
  @Column('timestamptz', { nullable: true })
  startedAt!: Date | null;
  @Column('uuid', { nullable: true })
  startedBy!: string | null;
  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was called off.' })
  @Column('text', { nullable: true })
  cancelReason!: string | null;
  @Column('uuid')
  createdBy!: string;
  @Field(() => Date, { description: 'Committed at (UTC).' })
  @Column('timestamptz')
  createdAt!: Date;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** A question of a call. */
@ObjectType({ simpleResolvers: true, description: 'A question of a call, with what is right, for whoever rings.' })
export class SpotQuestion {
  @Field(() => String, { description: 'What is asked.' })
  text!: string;
  @Field(() => [String], { description: 'Answers to choose from.' })
  options!: string[];
  @Field(() => Int, { description: 'Which of them is right, from 0.' })
  answer!: number;
}

/** A call to one person. */
@Entity('spot_call')
@ObjectType({
  simpleResolvers: true,
  description: 'A call to one person of a sample. Read by the hotline and the bureau, and once there is a result by that person.',
})
export class SpotCall {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  checkId!: string;
  @Column('uuid')
  accountId!: string;
  @Column('bigint')
  areaCode!: number;
  @Field(() => Int, { description: 'Place in the sample.' })
  @Column('int')
  position!: number;
  @Field(() => SpotCallState, { description: 'Where it stands.' })
  @Column('text')
  state!: SpotCallState;
  @Field(() => [SpotQuestion], { description: 'Questions as they were drawn.' })
  @Column('jsonb')
  questions!: SpotQuestion[];
  @Field(() => LocalDate, { description: 'Civil day by which it is to be made.' })
  @Column('date')
  dueOn!: string;
  @Field(() => Int, { description: 'How often nobody answered.' })
  @Column('int')
  unreached!: number;
  @Field(() => Int, { nullable: true, description: 'Percent right, rounded down; null before.' })
  @Column('int', { nullable: true })
  percent!: number | null;
  @Column('boolean', { nullable: true })
  passed!: boolean | null;
  @Field(() => String, { nullable: true, description: 'Note of whoever rang.' })
  @Column('text', { nullable: true })
  note!: string | null;
  @Column('uuid', { nullable: true })
  calledBy!: string | null;
  @Field(() => Date, { nullable: true, description: 'Last rung at (UTC).' })
  @Column('timestamptz', { nullable: true })
  calledAt!: Date | null;
  @Column('uuid', { nullable: true })
  retestOf!: string | null;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}
