import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';

/** 五有: what must exist for a person in extreme hardship who lives at home. */
export enum CareThing {
  AGREEMENT = 'AGREEMENT',
  STANDARD = 'STANDARD',
  VISITS = 'VISITS',
  EMERGENCY_PLAN = 'EMERGENCY_PLAN',
  DYNAMIC_MANAGEMENT = 'DYNAMIC_MANAGEMENT',
}
registerEnumType(CareThing, {
  name: 'CareThing',
  description:
    'One of the five things that must exist (五有): care agreement, service standard, regular visits, emergency plan, dynamic management.',
});

/** Where one of the five things stands today. */
export enum ThingState {
  OK = 'OK',
  EXPIRING = 'EXPIRING',
  EXPIRED = 'EXPIRED',
  MISSING = 'MISSING',
}
registerEnumType(ThingState, {
  name: 'ThingState',
  description:
    'In force; in force and about to run out (policy parameter hardship.evidence.expiring.days); run out; never recorded or not in force yet.',
});

/** 分散供养照料. */
@Entity('dispersed_care')
@ObjectType({
  simpleResolvers: true,
  description: 'Care of a person in extreme hardship who lives at home (分散供养照料). Read by case workers and the bureau of its area.',
})
export class DispersedCare {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  householdId!: string;
  @Column('uuid')
  personId!: string;
  @Column('bigint')
  areaCode!: number;
  @Field(() => String, { description: 'Who cares under the agreement, as it names them.' })
  @Column('text')
  carer!: string;
  @Field(() => LocalDate, { description: 'First day.' })
  @Column('date')
  beganOn!: string;
  @Field(() => LocalDate, { nullable: true, description: 'Last day; null while it goes on.' })
  @Column('date', { nullable: true })
  endedOn!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it ended.' })
  @Column('text', { nullable: true })
  endReason!: string | null;
  @Column('uuid')
  recordedBy!: string;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** Evidence. Never changed. */
@Entity('care_evidence')
@ObjectType({ simpleResolvers: true, description: 'Evidence that one of the five things exists, until a day.' })
export class CareEvidence {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  careId!: string;
  @Field(() => CareThing, { description: 'Of which thing.' })
  @Column('text')
  kind!: CareThing;
  @Field(() => String, { description: 'What it is: title, number, where it is kept.' })
  @Column('text')
  what!: string;
  @Field(() => LocalDate, { description: 'First day.' })
  @Column('date')
  validFrom!: string;
  @Field(() => LocalDate, { description: 'Last day on which it holds.' })
  @Column('date')
  expiresOn!: string;
  @Column('uuid')
  recordedBy!: string;
  @Field(() => Date, { description: 'Recorded at (UTC).' })
  @Column('timestamptz')
  recordedAt!: Date;
}

/** A visit. Never changed. */
@Entity('dispersed_visit')
@ObjectType({ simpleResolvers: true, description: 'A visit to a person in dispersed care.' })
export class DispersedVisit {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  careId!: string;
  @Field(() => LocalDate, { description: 'Day.' })
  @Column('date')
  visitedOn!: string;
  @Field(() => String, { description: 'What was found; no clinical content.' })
  @Column('text')
  found!: string;
  @Column('uuid')
  recordedBy!: string;
  @Field(() => Date, { description: 'Recorded at (UTC).' })
  @Column('timestamptz')
  recordedAt!: Date;
}

/** An item of the checklist. */
@Entity('care_check_item')
@ObjectType({
  simpleResolvers: true,
  description:
    "An item of the checklist of the 'three clears' (三清). The source does not itemise it: sample data until the city replaces it.",
})
export class CareCheckItem {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => Int, { description: 'Place in the list, from 1.' })
  @Column('int')
  position!: number;
  @Field(() => String, { description: 'Text in Chinese.' })
  @Column('text')
  name!: string;
  @Field(() => String, { description: 'Text in English.' })
  @Column('text')
  nameEn!: string;
  @Field(() => Boolean, { description: 'Whether it stands in for a list that the source does not give.' })
  @Column('boolean')
  sample!: boolean;
  @Field(() => Boolean, { description: 'Whether it is asked.' })
  @Column('boolean')
  active!: boolean;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** An answer to an item. Never changed. */
@Entity('care_check')
@ObjectType({ simpleResolvers: true, description: 'An answer to an item of the checklist; it keeps the text that was asked.' })
export class CareCheck {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  careId!: string;
  @Column('uuid')
  itemId!: string;
  @Field(() => String, { description: 'What was asked.' })
  @Column('text')
  asked!: string;
  @Field(() => Boolean, { description: 'Whether it is clear.' })
  @Column('boolean')
  clear!: boolean;
  @Field(() => String, { nullable: true, description: 'What is missing; null when it is clear.' })
  @Column('text', { nullable: true })
  note!: string | null;
  @Column('uuid')
  checkedBy!: string;
  @Field(() => Date, { description: 'Checked at (UTC).' })
  @Column('timestamptz')
  checkedAt!: Date;
}

/** One of the five things as it stands. */
@ObjectType({ simpleResolvers: true, description: 'One of the five things as it stands today.' })
export class CareThingStanding {
  @Field(() => CareThing, { description: 'Which thing.' })
  kind!: CareThing;
  @Field(() => ThingState, { description: 'Where it stands.' })
  state!: ThingState;
  @Field(() => CareEvidence, { nullable: true, description: 'The evidence that reaches furthest; null when there is none.' })
  evidence!: CareEvidence | null;
}
