import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { Detail } from '../../platform/database/brief.js';
import { LocalDate } from '../../platform/graphql/scalars.js';

/** Where a plan stands. */
export enum PlanState {
  DRAFT = 'DRAFT',
  SUBMITTED = 'SUBMITTED',
  RETURNED = 'RETURNED',
  APPROVED = 'APPROVED',
  ACTIVE = 'ACTIVE',
  SUPERSEDED = 'SUPERSEDED',
  COMPLETED = 'COMPLETED',
  TERMINATED = 'TERMINATED',
}
registerEnumType(PlanState, {
  name: 'PlanState',
  description: 'Where a plan stands. Exactly one plan of a household is ACTIVE (in force) at any time.',
});

/** Domain of life that a goal is about. */
export enum GoalDomain {
  INCOME = 'INCOME',
  HEALTH = 'HEALTH',
  EDUCATION = 'EDUCATION',
  HOUSING = 'HOUSING',
  EMPLOYMENT = 'EMPLOYMENT',
  CARE = 'CARE',
  MIND = 'MIND',
  INCLUSION = 'INCLUSION',
  OTHER = 'OTHER',
}
registerEnumType(GoalDomain, { name: 'GoalDomain', description: 'Domain of life that a goal is about.' });

/** What came of a measure. */
export enum MeasureResult {
  DONE = 'DONE',
  PARTLY = 'PARTLY',
  NOT_DONE = 'NOT_DONE',
}
registerEnumType(MeasureResult, { name: 'MeasureResult', description: 'What came of a measure.' });

/** What became of a goal. */
export enum GoalResult {
  MET = 'MET',
  PARTLY = 'PARTLY',
  MISSED = 'MISSED',
}
registerEnumType(GoalResult, { name: 'GoalResult', description: 'What became of a goal.' });

/** 一户一策. */
@Entity('household_plan')
@ObjectType({ simpleResolvers: true, description: "One version of a household's plan (一户一策). Read by staff of its area." })
export class HouseholdPlan {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  householdId!: string;
  @Column('bigint')
  areaCode!: number;
  @Field(() => Int, { description: 'Number of the version within the household, from 1.' })
  @Column('int')
  number!: number;
  @Detail()
  @Column('uuid', { nullable: true })
  previousId!: string | null;
  @Field(() => PlanState, { description: 'Where the plan stands.' })
  @Column('text')
  state!: PlanState;
  @Field(() => String, { description: 'Situation and direction in a few sentences. No clinical content belongs here.' })
  @Detail()
  @Column('text')
  summary!: string;
  @Field(() => String, { nullable: true, description: 'What the household itself wants, in its own words.' })
  @Detail()
  @Column('text', { nullable: true })
  householdWords!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Day on which the household agreed to the plan.' })
  @Detail()
  @Column('date', { nullable: true })
  agreedOn!: string | null;
  @Column('uuid')
  authorId!: string;
  @Field(() => Date, { nullable: true, description: 'Submitted at (UTC).' })
  @Detail()
  @Column('timestamptz', { nullable: true })
  submittedAt!: Date | null;
  @Detail()
  @Column('uuid', { nullable: true })
  approverId!: string | null;
  @Field(() => Date, { nullable: true, description: 'Approved at (UTC); never by its author.' })
  @Detail()
  @Column('timestamptz', { nullable: true })
  approvedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was returned to its author.' })
  @Detail()
  @Column('text', { nullable: true })
  returnReason!: string | null;
  @Field(() => Date, { nullable: true, description: 'In force from (UTC).' })
  @Detail()
  @Column('timestamptz', { nullable: true })
  activeFrom!: Date | null;
  @Field(() => Date, { nullable: true, description: 'Superseded, completed or terminated at (UTC).' })
  @Detail()
  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it ended.' })
  @Detail()
  @Column('text', { nullable: true })
  endReason!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Day by which the plan must be reviewed.' })
  @Column('date', { nullable: true })
  reviewDueOn!: string | null;
  @Field(() => Date, { description: 'Begun at (UTC).' })
  @Detail()
  @Column('timestamptz')
  createdAt!: Date;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** 目标. */
@Entity('plan_goal')
@ObjectType({ simpleResolvers: true, description: 'A goal of a plan (目标), measurable where it can be.' })
export class PlanGoal {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  planId!: string;
  @Field(() => Int, { description: 'Order within the plan, from 1.' })
  @Column('int')
  position!: number;
  @Field(() => GoalDomain, { description: 'Domain of life.' })
  @Column('text')
  domain!: GoalDomain;
  @Field(() => String, { description: 'The goal.' })
  @Column('text')
  text!: string;
  @Field(() => String, { nullable: true, description: 'What is measured.' })
  @Column('text', { nullable: true })
  indicator!: string | null;
  @Field(() => Float, { nullable: true, description: 'Value at the start, in `unit`.' })
  @Column('float8', { nullable: true })
  baseline!: number | null;
  @Field(() => Float, { nullable: true, description: 'Value to reach, in `unit`.' })
  @Column('float8', { nullable: true })
  target!: number | null;
  @Field(() => Float, { nullable: true, description: 'Value last recorded, in `unit`.' })
  @Column('float8', { nullable: true })
  reached!: number | null;
  @Field(() => String, { nullable: true, description: 'Unit of the three values; money is fen.' })
  @Column('text', { nullable: true })
  unit!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Day by which it is to be reached.' })
  @Column('date', { nullable: true })
  dueOn!: string | null;
  @Field(() => GoalResult, { nullable: true, description: 'What became of it; null while it is pursued.' })
  @Column('text', { nullable: true })
  result!: GoalResult | null;
  @Field(() => String, { nullable: true, description: 'Note on the result.' })
  @Column('text', { nullable: true })
  resultNote!: string | null;
}

/** 帮扶措施. */
@Entity('plan_measure')
@ObjectType({
  simpleResolvers: true,
  description: 'A measure of a plan (帮扶措施). One with a service and a cadence makes its needs in time.',
})
export class PlanMeasure {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  goalId!: string;
  @Field(() => Int, { description: 'Order within the goal, from 1.' })
  @Column('int')
  position!: number;
  @Field(() => String, { description: 'What is done.' })
  @Column('text')
  text!: string;
  @Column('text', { nullable: true })
  serviceCode!: string | null;
  @Field(() => Int, { nullable: true, description: 'Days from one visit to the next; null when it happens once.' })
  @Column('int', { nullable: true })
  everyDays!: number | null;
  @Field(() => LocalDate, { description: 'First day.' })
  @Column('date')
  startsOn!: string;
  @Field(() => LocalDate, { nullable: true, description: 'Last day; null while the plan is in force.' })
  @Column('date', { nullable: true })
  endsOn!: string | null;
  @Column('uuid', { nullable: true })
  ownerId!: string | null;
  @Column('date', { nullable: true })
  needsUntil!: string | null;
  @Field(() => Boolean, { description: "Whether it strengthens what the household's people can do themselves (自我能力)." })
  @Column('boolean')
  strengthens!: boolean;
  @Field(() => MeasureResult, { nullable: true, description: 'What came of it; null while it is carried out.' })
  @Column('text', { nullable: true })
  result!: MeasureResult | null;
  @Field(() => String, { nullable: true, description: 'Note on the result.' })
  @Column('text', { nullable: true })
  resultNote!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Day on which the result was last recorded.' })
  @Column('date', { nullable: true })
  resultOn!: string | null;
  @Column('uuid', { nullable: true })
  resultBy!: string | null;
}

/** What a review came to. */
export enum ReviewVerdict {
  GOES_ON = 'GOES_ON',
  CHANGE = 'CHANGE',
}
registerEnumType(ReviewVerdict, {
  name: 'ReviewVerdict',
  description: 'What a review came to: the plan goes on as it is, or a new version is to be written while it goes on.',
});

/** 方案复核. */
@Entity('plan_review_record')
@ObjectType({ simpleResolvers: true, description: 'A review of a plan in force (方案复核). Written once.' })
export class PlanReview {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  planId!: string;
  @Field(() => LocalDate, { description: 'Day of the review.' })
  @Column('date')
  reviewedOn!: string;
  @Field(() => ReviewVerdict, { description: 'What it came to.' })
  @Column('text')
  verdict!: ReviewVerdict;
  @Field(() => String, { description: 'What was found. No clinical content belongs here.' })
  @Column('text')
  note!: string;
  @Field(() => LocalDate, { description: 'Day by which the plan is reviewed again.' })
  @Column('date')
  nextDueOn!: string;
  @Column('uuid')
  reviewedBy!: string;
  @Column('timestamptz')
  createdAt!: Date;
}
