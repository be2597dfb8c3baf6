import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';

/** 请假: days on which a worker is away. */
@Entity('care_absence')
@ObjectType({ simpleResolvers: true, description: 'Days on which a worker of psychological care is away (请假); its cases are covered.' })
export class CareAbsence {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  accountId!: string;
  @Field(() => LocalDate, { description: 'First day.' })
  @Column('date')
  fromOn!: string;
  @Field(() => LocalDate, { description: 'Last day.' })
  @Column('date')
  untilOn!: string;
  @Column('uuid')
  recordedBy!: string;
}
