import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';

/** 培训课程. */
@Entity('volunteer_course')
@ObjectType({
  simpleResolvers: true,
  description: 'A course for volunteers (培训课程). Who passes its quiz has the qualification until it expires.',
})
export class VolunteerCourse {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('text')
  typeCode!: string;
  @Field(() => String, { description: 'Title in Chinese.' })
  @Column('text')
  title!: string;
  @Field(() => String, { description: 'Title in English.' })
  @Column('text')
  titleEn!: string;
  @Field(() => String, { description: 'What to learn, in Chinese.' })
  @Column('text')
  body!: string;
  @Field(() => String, { description: 'What to learn, in English.' })
  @Column('text')
  bodyEn!: string;
  @Field(() => Int, { description: 'Per cent of the questions that must be right.' })
  @Column('int')
  passPercent!: number;
  @Field(() => Int, { description: 'Questions asked of the bank in one attempt.' })
  @Column('int')
  asked!: number;
  @Field(() => Int, { nullable: true, description: 'Months for which passing holds; null: without end.' })
  @Column('int', { nullable: true })
  validMonths!: number | null;
  @Field(() => Int, { description: 'Hours to wait after a failed attempt.' })
  @Column('int')
  retestHours!: number;
  @Field(() => Boolean, { description: 'Whether it is offered.' })
  @Column('boolean')
  active!: boolean;
  @Field(() => Boolean, { description: 'Whether it is a sample that the city has not gone over yet.' })
  @Column('boolean')
  sample!: boolean;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** 题目. */
@Entity('course_question')
@ObjectType({
  simpleResolvers: true,
  description: 'A question of the bank of a course, with its right answer. Read by administrators alone.',
})
export class CourseQuestion {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  courseId!: string;
  @Field(() => String, { description: 'Question in Chinese.' })
  @Column('text')
  text!: string;
  @Field(() => String, { description: 'Question in English.' })
  @Column('text')
  textEn!: string;
  @Field(() => [String], { description: 'Answers to choose from, in Chinese.' })
  @Column('text', { array: true })
  options!: string[];
  @Field(() => [String], { description: 'The same in English, in the same order.' })
  @Column('text', { array: true })
  optionsEn!: string[];
  @Field(() => Int, { description: 'Place of the right answer, from 0.' })
  @Column('int')
  rightOption!: number;
  @Field(() => Boolean, { description: 'Whether it is asked.' })
  @Column('boolean')
  active!: boolean;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** A question as it is asked. */
@ObjectType({ simpleResolvers: true, description: 'A question as it is asked, without the answer.' })
export class QuizQuestion {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;
  @Field(() => String, { description: 'Question in Chinese.' })
  text!: string;
  @Field(() => String, { description: 'Question in English.' })
  textEn!: string;
  @Field(() => [String], { description: 'Answers to choose from, in Chinese.' })
  options!: string[];
  @Field(() => [String], { description: 'The same in English, in the same order.' })
  optionsEn!: string[];
}

/** An attempt that is open. */
@ObjectType({ simpleResolvers: true, description: 'An attempt at a quiz that is open.' })
export class Quiz {
  @Field(() => ID, { description: 'Opaque id of the attempt.' })
  id!: string;
  @Field(() => [QuizQuestion], { description: 'What is asked, in order.' })
  questions!: QuizQuestion[];
}

/** How an attempt ended. */
@ObjectType({ simpleResolvers: true, description: 'How an attempt ended.' })
export class QuizResult {
  @Field(() => Int, { description: 'Right answers.' })
  rightCount!: number;
  @Field(() => Int, { description: 'Questions asked.' })
  asked!: number;
  @Field(() => Boolean, { description: 'Whether it was passed.' })
  passed!: boolean;
  @Field(() => [Boolean], { description: 'Of each question in order whether it was answered right.' })
  marks!: boolean[];
}

/** A course as its volunteer stands to it. */
@ObjectType({ simpleResolvers: true, description: 'A course, and how the viewer stands to it.' })
export class MyCourse {
  @Field(() => VolunteerCourse, { description: 'The course.' })
  course!: VolunteerCourse;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Last day on which passing holds; null when it was not passed, or holds without end.',
  })
  validUntil!: string | null;
  @Field(() => Boolean, { description: 'Whether the viewer has the qualification today.' })
  valid!: boolean;
  @Field(() => Date, { nullable: true, description: 'When the next attempt may begin (UTC); null: now.' })
  retestAt!: Date | null;
}
