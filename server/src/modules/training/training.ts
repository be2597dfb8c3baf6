import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';

/** A course. */
@Entity('training_course')
@ObjectType({
  simpleResolvers: true,
  description: 'A course (培训) for those who work in assistance. Read by them where it touches their area.',
})
export class TrainingCourse {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('bigint')
  areaCode!: number;
  @Field(() => String, { description: 'Title.' })
  @Column('text')
  title!: string;
  @Field(() => String, { description: 'What it is about.' })
  @Column('text')
  summary!: string;
  @Field(() => LocalDate, { description: 'Civil day on which it is held.' })
  @Column('date')
  heldOn!: string;
  @Field(() => Int, { description: 'Length in minutes.' })
  @Column('int')
  minutes!: number;
  @Column('uuid')
  createdBy!: string;
  @Column('timestamptz')
  createdAt!: Date;
}

/** A question of the bank. */
@Entity('training_question')
@ObjectType({
  simpleResolvers: true,
  description:
    'A question of the bank, read by whoever manages training. Nobody publishes the questions: those that came with the system are samples.',
})
export class TrainingQuestion {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => String, { description: 'What is asked.' })
  @Column('text')
  text!: string;
  @Field(() => [String], { description: 'Answers to choose from, 2 to 6.' })
  @Column('text', { array: true })
  options!: string[];
  @Field(() => Int, { description: 'Which of them is right, from 0.' })
  @Column('int')
  answer!: number;
  @Field(() => Boolean, { description: 'Whether it is drawn.' })
  @Column('boolean')
  active!: boolean;
  @Field(() => Boolean, { description: 'Whether it came with the system as a sample.' })
  @Column('boolean')
  sample!: boolean;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** That somebody was there. */
@Entity('training_attendance')
@ObjectType({ simpleResolvers: true, description: 'That somebody attended a course; recorded by somebody else.' })
export class TrainingAttendance {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  courseId!: string;
  @Column('uuid')
  accountId!: string;
  @Column('bigint')
  areaCode!: number;
  @Column('uuid')
  recordedBy!: string;
  @Field(() => Date, { description: 'Recorded at (UTC).' })
  @Column('timestamptz')
  recordedAt!: Date;
}

/** A question as it was drawn for somebody. */
@ObjectType({ simpleResolvers: true, description: 'A question as it was drawn for a quiz; which answer is right is not said.' })
export class TrainingQuizQuestion {
  @Field(() => String, { description: 'What is asked.' })
  text!: string;
  @Field(() => [String], { description: 'Answers to choose from.' })
  options!: string[];
}

/** A quiz that somebody took. */
@Entity('training_attempt')
@ObjectType({
  simpleResolvers: true,
  description: 'A quiz that somebody took after a course, marked by the database. Read by that person and whoever manages training there.',
})
export class TrainingAttempt {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  courseId!: string;
  @Column('uuid')
  accountId!: string;
  @Column('bigint')
  areaCode!: number;
  @Field(() => Date, { description: 'Begun at (UTC).' })
  @Column('timestamptz')
  begunAt!: Date;
  @Field(() => [TrainingQuizQuestion], { description: 'Questions as they were drawn.' })
  @Column('jsonb')
  questions!: TrainingQuizQuestion[];
  @Field(() => Int, { nullable: true, description: 'Right answers; null before it is handed in.' })
  @Column('int', { nullable: true })
  correct!: number | null;
  @Field(() => Int, { nullable: true, description: 'Percent right, rounded down.' })
  @Column('int', { nullable: true })
  percent!: number | null;
  @Column('boolean', { nullable: true })
  passed!: boolean | null;
  @Field(() => Date, { nullable: true, description: 'Handed in at (UTC).' })
  @Column('timestamptz', { nullable: true })
  finishedAt!: Date | null;
  @Field(() => LocalDate, { nullable: true, description: 'First day on which it is worth nothing any more; null unless passed.' })
  @Column('date', { nullable: true })
  validUntil!: string | null;
}
