import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Programme } from '../households/index.js';

/** How a household was told. */
export enum NoticeMeans {
  VISIT = 'VISIT',
  PHONE = 'PHONE',
  MESSAGE = 'MESSAGE',
  MEETING = 'MEETING',
  LETTER = 'LETTER',
}
registerEnumType(NoticeMeans, { name: 'NoticeMeans', description: 'How a household was told.' });

/** 物价联动. Never changed. */
@Entity('price_trigger')
@ObjectType({
  simpleResolvers: true,
  description: 'The price index triggered the subsidy (物价联动) for a month in an area. Sums are those of the areas of the viewer.',
})
export class PriceTrigger {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('bigint')
  areaCode!: number;
  @Field(() => LocalDate, { description: 'First day of the month for which it is.' })
  @Column('date')
  month!: string;
  @Field(() => Float, { description: 'Rise of the price index over a year, in percent.' })
  @Column('float8')
  indexPercent!: number;
  @Field(() => Float, { description: 'Subsidy per person, in whole fen.' })
  @Column('bigint')
  perPersonFen!: number;
  @Field(() => LocalDate, { description: 'Day whose roll is eligible.' })
  @Column('date')
  rollOn!: string;
  @Field(() => String, { description: 'Document that triggers it.' })
  @Column('text')
  document!: string;
  @Column('uuid', { nullable: true })
  recordedBy!: string | null;
  @Field(() => Date, { description: 'Recorded at (UTC).' })
  @Column('timestamptz')
  recordedAt!: Date;
}

/** That a household was told. Never changed. */
@Entity('subsidy_notice')
@ObjectType({ simpleResolvers: true, description: 'That a household was told of the subsidy of a month.' })
export class SubsidyNotice {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  triggerId!: string;
  @Column('uuid')
  householdId!: string;
  @Column('bigint')
  areaCode!: number;
  @Field(() => LocalDate, { description: 'Day.' })
  @Column('date')
  toldOn!: string;
  @Field(() => NoticeMeans, { description: 'How.' })
  @Column('text')
  how!: NoticeMeans;
  @Column('uuid')
  toldBy!: string;
  @Field(() => Date, { description: 'Recorded at (UTC).' })
  @Column('timestamptz')
  recordedAt!: Date;
}

/** A household of the roll. */
@ObjectType({ simpleResolvers: true, description: 'A household that is due the subsidy of a month, by its status on the day of the roll.' })
export class SubsidyDue {
  @Field(() => ID, { description: 'Id of the household.' })
  id!: string;
  number!: string;
  noticeId!: string | null;
  @Field(() => Programme, { description: 'Programme on that day.' })
  programme!: Programme;
  @Field(() => Int, { description: 'Persons covered on that day.' })
  persons!: number;
  @Field(() => Float, { description: 'Persons times the amount per person, in whole fen.' })
  amountFen!: number;
}
