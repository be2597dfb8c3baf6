import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a band advises. */
export enum ScaleAdvice {
  NONE = 'NONE',
  TALK = 'TALK',
  HOSPITAL = 'HOSPITAL',
}
registerEnumType(ScaleAdvice, {
  name: 'ScaleAdvice',
  description: 'What a band of a screening scale advises. A scale never says what somebody has: it may advise a hospital.',
});

/** An item or an answer. */
@ObjectType({ simpleResolvers: true, description: 'A text of a scale in both languages.' })
export class ScaleText {
  @Field(() => String, { description: 'Chinese.' })
  zh!: string;
  @Field(() => String, { description: 'English.' })
  en!: string;
}

/** A possible answer. */
@ObjectType({ simpleResolvers: true, description: 'An answer that may be given.' })
export class ScaleOption extends ScaleText {
  @Field(() => Int, { description: 'Its value; also its key.' })
  value!: number;
}

/** A range of scores. */
@ObjectType({ simpleResolvers: true, description: 'A range of scores and what it says, as screening.' })
export class ScaleBand extends ScaleText {
  @Field(() => Int, { description: 'Least score.' })
  from!: number;
  @Field(() => Int, { description: 'Greatest score.' })
  to!: number;
  @Field(() => ScaleAdvice, { description: 'What it advises.' })
  advice!: ScaleAdvice;
}

/** A scale as data, one version of it. */
@ObjectType({ simpleResolvers: true, description: 'Everything needed to show a scale and to score it.' })
export class ScaleDefinition {
  @Field(() => ScaleText, { description: 'Name.' })
  name!: ScaleText;
  @Field(() => ScaleText, { description: 'Sentence above the items.' })
  lead!: ScaleText;
  @Field(() => [ScaleText], { description: 'Items in order.' })
  items!: ScaleText[];
  @Field(() => [ScaleOption], { description: 'Answers, by rising value.' })
  options!: ScaleOption[];
  /** Items, from 1, that are scored the other way round; absent for none. */
  reverseItems?: number[];
  @Field(() => Float, { description: 'By which the sum is multiplied.' })
  factor!: number;
  @Field(() => Int, { description: 'Answers that may be missing; their mean is then taken. A missing answer is never zero.' })
  missingAllowed!: number;
  @Field(() => [ScaleBand], { description: 'Ranges of the score.' })
  bands!: ScaleBand[];
  @Field(() => [Int], { description: 'Items, from 1, of which any answer above zero opens an alert.' })
  riskItems!: number[];
  @Field(() => Boolean, { description: 'Whether a higher score is better.' })
  higherIsBetter!: boolean;
  @Field(() => Int, { description: 'Least change that is more than chance.' })
  reliableChange!: number;
  @Field(() => String, { description: 'Source of that difference.' })
  reliableSource!: string;
  @Field(() => String, { description: 'Source of the bands.' })
  bandSource!: string;
  @Field(() => ScaleText, { description: 'Who made it and how it may be used.' })
  licence!: ScaleText;
}

/** 量表. */
@Entity('scale_version')
@ObjectType({
  simpleResolvers: true,
  description: 'A version of a screening scale (量表). It never changes: a score can be computed again.',
})
export class ScaleVersion {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => String, { description: 'Code, e.g. PHQ9.' })
  @Column('text')
  code!: string;
  @Field(() => Int, { description: 'Number of the version.' })
  @Column('int')
  number!: number;
  @Field(() => ScaleDefinition, { description: 'Its content.' })
  @Column('jsonb')
  definition!: ScaleDefinition;
  @Field(() => Boolean, { description: 'Whether it is the version in use.' })
  @Column('boolean')
  active!: boolean;
}
