import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { GoalDomain } from '../plans/index.js';

/** One question of a form. */
@ObjectType({ simpleResolvers: true, description: 'One question of an assessment form.' })
export class AssessmentItem {
  @Field(() => String, { description: 'Code of the question within its form.' })
  code!: string;
  @Field(() => GoalDomain, { description: 'Domain of life.' })
  domain!: GoalDomain;
  @Field(() => String, { description: 'The question.' })
  text!: string;
  @Field(() => String, { description: 'The question in English.' })
  textEn!: string;
}

/** A version of the questions. */
@Entity('assessment_form')
@ObjectType({ simpleResolvers: true, description: 'A version of the questions of a needs assessment; kept as data.' })
export class AssessmentForm {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('text')
  code!: string;
  @Field(() => Int, { description: 'Number of the version.' })
  @Column('int')
  number!: number;
  @Field(() => [AssessmentItem], { description: 'Questions in order.' })
  @Column('jsonb')
  items!: AssessmentItem[];
  @Column('boolean')
  active!: boolean;
  @Field(() => Boolean, { description: 'Whether the questions are a sample for the city to replace.' })
  @Column('boolean')
  sample!: boolean;
}

/** One answer. */
@ObjectType({ simpleResolvers: true, description: 'One answer of a needs assessment.' })
export class AssessmentAnswer {
  @Field(() => String, { description: 'Code of the question.' })
  code!: string;
  @Field(() => Int, { description: 'How hard it is: 0 not at all, 1 a little, 2 clearly, 3 very.' })
  level!: number;
  @Field(() => String, { nullable: true, description: 'What was seen or told. No diagnosis belongs here.' })
  note!: string | null;
}

/** 需求评估. */
@Entity('needs_assessment')
@ObjectType({
  simpleResolvers: true,
  description: 'A needs assessment (需求评估) of a case; insert-only, a later one follows. Read by staff of its area.',
})
export class NeedsAssessment {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  caseId!: string;
  @Column('uuid')
  formId!: string;
  @Field(() => Int, { description: 'Number within the case, from 1.' })
  @Column('int')
  number!: number;
  @Field(() => [AssessmentAnswer], { description: 'Answers in the order of the form.' })
  @Column('jsonb')
  answers!: AssessmentAnswer[];
  @Field(() => String, { nullable: true, description: 'What the household can build on.' })
  @Column('text', { nullable: true })
  strengths!: string | null;
  @Field(() => String, { description: 'What follows from it.' })
  @Column('text')
  conclusion!: string;
  @Field(() => LocalDate, { description: 'Day of the assessment.' })
  @Column('date')
  assessedOn!: string;
  @Column('uuid')
  assessorId!: string;
}
