import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Programme } from './enums.js';

/** 救助身份: a dated fact. Statuses that contradict one another never hold at once (exclusion constraint). */
@Entity('assistance_status')
@ObjectType({
  simpleResolvers: true,
  description: 'That a household is in an assistance programme (救助身份), from one civil day to another.',
})
export class AssistanceStatus {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  householdId!: string;
  @Field(() => Programme, { description: 'The programme or register.' })
  @Column('text')
  programme!: Programme;
  @Field(() => LocalDate, { description: 'First day (Asia/Shanghai).' })
  @Column('date')
  from!: string;
  @Field(() => LocalDate, { nullable: true, description: 'First day on which it no longer holds; null while no end is set.' })
  @Column('date', { nullable: true })
  until!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it ended.' })
  @Column('text', { nullable: true })
  endReason!: string | null;
  @Field(() => Int, { description: 'Persons whom the decision covers: the members of the household on the day it was recorded.' })
  @Column('int')
  persons!: number;
}

/** Households and persons in one programme. */
@ObjectType({ simpleResolvers: true, description: 'Households and persons in one programme on one day.' })
export class AssistanceFigure {
  @Field(() => Programme, { description: 'The programme or register.' })
  programme!: Programme;
  @Field(() => Int, { description: 'Households.' })
  households!: number;
  @Field(() => Int, { description: 'Persons covered.' })
  persons!: number;
}
