import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';

/** A choice of an item. */
@ObjectType({ simpleResolvers: true, description: 'A choice of an item.' })
export class AbilityOption {
  @Field(() => Int, { description: 'Points.' })
  points!: number;
  @Field(() => String, { description: 'Text in Chinese.' })
  label!: string;
  @Field(() => String, { description: 'Text in English.' })
  labelEn!: string;
}

/** An item of a scale. */
@ObjectType({ simpleResolvers: true, description: 'An item of a scale.' })
export class AbilityItem {
  @Field(() => String, { description: 'Code.' })
  code!: string;
  @Field(() => String, { description: 'Text in Chinese.' })
  name!: string;
  @Field(() => String, { description: 'Text in English.' })
  nameEn!: string;
  @Field(() => [AbilityOption], { description: 'Choices, the fewest points first.' })
  options!: AbilityOption[];
}

/** A band of totals. */
@ObjectType({ simpleResolvers: true, description: 'What a total means.' })
export class AbilityBand {
  @Field(() => Int, { description: 'Lowest total.' })
  from!: number;
  @Field(() => Int, { description: 'Highest total.' })
  to!: number;
  @Field(() => String, { description: 'Code of the level.' })
  level!: string;
  @Field(() => String, { description: 'Name in Chinese.' })
  name!: string;
  @Field(() => String, { description: 'Name in English.' })
  nameEn!: string;
}

/** A version of a scale. Never changed. */
@Entity('ability_scale')
@ObjectType({
  simpleResolvers: true,
  description: 'A version of a scale of daily living (Barthel index) with its items and bands as data. Versions are never changed.',
})
export class AbilityScale {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => String, { description: 'Code, e.g. BARTHEL.' })
  @Column('text')
  code!: string;
  @Field(() => Int, { description: 'Number of the version, from 1.' })
  @Column('int')
  number!: number;
  @Field(() => String, { description: 'Name in Chinese.' })
  @Column('text')
  name!: string;
  @Field(() => String, { description: 'Name in English.' })
  @Column('text')
  nameEn!: string;
  @Field(() => [AbilityItem], { description: 'Items in order.' })
  @Column('jsonb')
  items!: AbilityItem[];
  @Field(() => [AbilityBand], { description: 'What totals mean.' })
  @Column('jsonb')
  bands!: AbilityBand[];
  @Field(() => LocalDate, { description: 'First day on which it is used.' })
  @Column('date')
  validFrom!: string;
  @Field(() => Boolean, { description: 'Whether bands stand in for those that the city sets.' })
  @Column('boolean')
  sample!: boolean;
}

/** An assessment. Never changed. */
@Entity('ability_assessment')
@ObjectType({
  simpleResolvers: true,
  description:
    'An assessment of daily living: answers, and the total and level that the database computes from them by the version of the scale.',
})
export class AbilityAssessment {
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
  scaleId!: string;
  @Column('jsonb')
  answers!: Record<string, number>;
  @Field(() => Int, { description: 'Sum of the points.' })
  @Column('int')
  total!: number;
  @Field(() => String, { description: 'Code of the level in the bands of the scale.' })
  @Column('text')
  level!: string;
  @Field(() => LocalDate, { description: 'Day of the assessment.' })
  @Column('date')
  assessedOn!: string;
  @Field(() => String, { nullable: true, description: 'Note.' })
  @Column('text', { nullable: true })
  note!: string | null;
  @Column('uuid')
  assessorId!: string;
  @Field(() => Date, { description: 'Recorded at (UTC).' })
  @Column('timestamptz')
  recordedAt!: Date;
}

/** An answer as it is shown. */
@ObjectType({ simpleResolvers: true, description: 'An answer to an item.' })
export class AbilityAnswer {
  @Field(() => String, { description: 'Code of the item.' })
  item!: string;
  @Field(() => Int, { description: 'Points.' })
  points!: number;
}
