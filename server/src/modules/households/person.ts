import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Relation, Sex } from './enums.js';

/**
 * 人员. The identity number is stored sealed, with a keyed hash for exact look-up and its last four characters.
 * The birth date stays inside: together with the area and those four characters it would spell out the number.
 */
@Entity('person')
@ObjectType({
  simpleResolvers: true,
  description: 'A person (人员) of a household. Personal fields are masked; `householdReveal` shows the clear text and is recorded.',
})
export class Person {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('text')
  name!: string;
  @Field(() => Sex, { nullable: true, description: 'Sex; null when not known.' })
  @Column('text', { nullable: true })
  sex!: Sex | null;
  @Column('date', { nullable: true })
  birthDate!: string | null;
  @Column('text', { nullable: true, select: false })
  identitySealed!: string | null;
  @Column('text', { nullable: true, select: false })
  identityHash!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Last four characters of the identity number, asked for on the telephone; null when the number is not known.',
  })
  @Column('text', { nullable: true })
  identityTail!: string | null;
  @Column('text', { nullable: true })
  phone!: string | null;
  @Field(() => [String], { description: 'Languages and dialects the person speaks with ease.' })
  @Column('text', { array: true })
  dialects!: string[];
  @Field(() => Int, { nullable: true, description: 'Grade of disability, 1 (most severe) to 4; null without one.' })
  @Column('int', { nullable: true })
  disabilityGrade!: number | null;
  @Column('bigint')
  homeAreaCode!: number;
  @Column('boolean', { default: false })
  demo!: boolean;
  @Field(() => Int, { description: 'Version of the row.' })
  @VersionColumn()
  version!: number;
}

/** 家庭成员关系: a person belongs to one household at any instant (exclusion constraint). */
@Entity('household_membership')
@ObjectType({ simpleResolvers: true, description: 'That a person belongs to a household (家庭成员关系), from one civil day to another.' })
export class HouseholdMembership {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  householdId!: string;
  @Column('uuid')
  personId!: string;
  @Field(() => Relation, { description: 'Relation to the head of the household.' })
  @Column('text')
  relation!: Relation;
  @Field(() => LocalDate, { description: 'First day (Asia/Shanghai).' })
  @Column('date')
  from!: string;
  @Field(() => LocalDate, { nullable: true, description: 'First day on which it no longer holds; null while it does.' })
  @Column('date', { nullable: true })
  until!: string | null;
}
