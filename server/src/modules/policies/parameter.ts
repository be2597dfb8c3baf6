import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';

/** Where a household is registered; the three county-level cities have a standard for each. */
export enum Residence {
  URBAN = 'URBAN',
  RURAL = 'RURAL',
}
registerEnumType(Residence, {
  name: 'Residence',
  description: 'Urban or rural registration (城镇 / 农村). The seven districts have one standard for both.',
});

/** 政策参数: a number of policy as dated data. Rows are never changed: a correction is a later record of the same first day. */
@Entity('policy_parameter')
@ObjectType({
  simpleResolvers: true,
  description:
    'A number of policy (政策参数) with the day from which it holds and the instant at which it was recorded. Read by every member of staff.',
})
export class PolicyParameter {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => String, { description: 'What it is, e.g. `allowance.standard.fen`.' })
  @Column('text')
  key!: string;
  @Column('bigint', { nullable: true })
  areaCode!: number | null;
  @Field(() => Residence, { nullable: true, description: 'For whom; null for urban and rural alike.' })
  @Column('text', { nullable: true })
  residence!: Residence | null;
  @Field(() => Float, { description: 'The value, in `unit`.' })
  @Column('float8')
  value!: number;
  @Field(() => String, { description: 'Unit of the value; money is fen.' })
  @Column('text')
  unit!: string;
  @Field(() => LocalDate, { description: 'First day on which it holds (Asia/Shanghai).' })
  @Column('date')
  validFrom!: string;
  @Field(() => String, { nullable: true, description: 'Where the value stands; null for a sample.' })
  @Column('text', { nullable: true })
  source!: string | null;
  @Field(() => Boolean, { description: 'Whether it stands in for a value that no source states.' })
  @Column('boolean')
  sample!: boolean;
  @Field(() => Boolean, { description: 'Whether this record takes the value of its first day back.' })
  @Column('boolean')
  void!: boolean;
  @Field(() => String, { nullable: true, description: 'Title or number of the document that set it.' })
  @Column('text', { nullable: true })
  document!: string | null;
  @Field(() => [String], { description: 'Bodies that issued the document.' })
  @Column('text', { array: true })
  issuedBy!: string[];
  @Field(() => Date, { description: 'Recorded at (UTC); 2000-01-01 for what came with the system.' })
  @Column('timestamptz')
  recordedAt!: Date;
  @Column('uuid', { nullable: true })
  recordedBy!: string | null;
}

/** Whom a change of a value touches. */
@ObjectType({
  simpleResolvers: true,
  description: 'Whom a change of a value would touch, counted today in the areas of the viewer. Nothing is changed by asking.',
})
export class PolicyParameterPreview {
  @Field(() => Float, { nullable: true, description: 'The value that holds on that day now; null when none does.' })
  before!: number | null;
  @Field(() => Float, { description: 'The value that would hold.' })
  after!: number;
  @Field(() => String, {
    description: 'What was counted: ALLOWANCE, EXTREME_HARDSHIP or TEMPORARY recipients, or NONE where a key touches no roll.',
  })
  basis!: string;
  @Field(() => Int, { description: 'Households on that roll today.' })
  households!: number;
  @Field(() => Int, { description: 'Persons covered.' })
  persons!: number;
  @Field(() => Float, {
    nullable: true,
    description:
      'Most that a month can cost more (or less) for those on the roll, in whole fen: persons times the difference. Null unless the value is an amount per person and month.',
  })
  monthlyFen!: number | null;
}
