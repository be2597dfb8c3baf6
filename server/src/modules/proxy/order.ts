import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where an order stands. */
export enum ProxyOrderState {
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
  CANCELLED = 'CANCELLED',
}
registerEnumType(ProxyOrderState, {
  name: 'ProxyOrderState',
  description: 'Open, closed with a result, or cancelled; neither ends while papers are out.',
});

/** Where a step happened. */
export enum ProxyPlace {
  COUNTER = 'COUNTER',
  ONLINE = 'ONLINE',
  PHONE = 'PHONE',
  HOME = 'HOME',
}
registerEnumType(ProxyPlace, { name: 'ProxyPlace', description: 'Where a step happened.' });

/** What happened to a paper. */
export enum CustodyVerb {
  TAKEN = 'TAKEN',
  PASSED = 'PASSED',
  RETURNED = 'RETURNED',
}
registerEnumType(CustodyVerb, {
  name: 'CustodyVerb',
  description: 'What happened to a paper: taken from the household, passed on, returned.',
});

/** 代办单. */
@Entity('proxy_order')
@ObjectType({
  simpleResolvers: true,
  description: 'An order of proxy service (代办单): something done for a household at an office, under a mandate.',
})
export class ProxyServiceOrder {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => String, { description: 'Number that people quote.' })
  @Column('text')
  number!: string;
  @Column('uuid')
  householdId!: string;
  @Column('uuid')
  mandateId!: string;
  @Column('bigint')
  areaCode!: number;
  @Column('text')
  serviceCode!: string;
  @Field(() => String, { description: 'What is to be done.' })
  @Column('text')
  matter!: string;
  @Field(() => ProxyOrderState, { description: 'Where it stands.' })
  @Column('text')
  state!: ProxyOrderState;
  @Column('uuid', { nullable: true })
  ownerId!: string | null;
  @Field(() => Date, { description: 'When it was opened (UTC).' })
  @Column('timestamptz')
  openedAt!: Date;
  @Field(() => Date, { nullable: true, description: 'When it ended (UTC).' })
  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Result, or why it was cancelled.' })
  @Column('text', { nullable: true })
  result!: string | null;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @Column('int')
  version!: number;
}

/** A step. */
@Entity('proxy_step')
@ObjectType({ simpleResolvers: true, description: 'A step of an order, at the counter or elsewhere.' })
export class ProxyStep {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  orderId!: string;
  @Field(() => Date, { description: 'When (UTC).' })
  @Column('timestamptz')
  at!: Date;
  @Column('uuid')
  byId!: string;
  @Field(() => ProxyPlace, { description: 'Where.' })
  @Column('text')
  place!: ProxyPlace;
  @Field(() => String, { description: 'What was done.' })
  @Column('text')
  text!: string;
  @Field(() => Boolean, { description: 'Whether the resident had to come along: a trip.' })
  @Column('boolean')
  residentCame!: boolean;
  @Field(() => String, { nullable: true, description: 'Why a trip more than promised was needed.' })
  @Column('text', { nullable: true })
  overReason!: string | null;
}

/** 材料交接. */
@Entity('document_custody')
@ObjectType({ simpleResolvers: true, description: 'A paper in custody (材料交接), with its whole chain.' })
export class DocumentCustody {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  orderId!: string;
  @Column('text')
  kindCode!: string;
  @Field(() => String, { description: 'What it is; no identity number belongs here.' })
  @Column('text')
  label!: string;
  @Field(() => String, { nullable: true, description: 'Why it was asked for although it should not have been.' })
  @Column('text', { nullable: true })
  askedReason!: string | null;
  @Field(() => Date, { description: 'When it was taken (UTC).' })
  @Column('timestamptz')
  takenAt!: Date;
  @Field(() => Date, { nullable: true, description: 'When it was returned (UTC); null while it is out.' })
  @Column('timestamptz', { nullable: true })
  returnedAt!: Date | null;
}

/** A link of the chain. */
@Entity('custody_event')
@ObjectType({ simpleResolvers: true, description: 'A link in the chain of custody of a paper, with its receipt.' })
export class CustodyEvent {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  documentId!: string;
  @Field(() => Int, { description: 'Order in the chain, from 1.' })
  @Column('int')
  number!: number;
  @Field(() => CustodyVerb, { description: 'What happened.' })
  @Column('text')
  verb!: CustodyVerb;
  @Field(() => Date, { description: 'When (UTC).' })
  @Column('timestamptz')
  at!: Date;
  @Field(() => String, { description: 'Who gave it.' })
  @Column('text')
  giver!: string;
  @Field(() => String, { description: 'Who received it.' })
  @Column('text')
  receiver!: string;
  @Field(() => String, { description: 'Number of the receipt.' })
  @Column('text')
  receipt!: string;
}

/** A kind of paper. */
@Entity('document_kind')
@ObjectType({
  simpleResolvers: true,
  description: 'A kind of paper. One that an office has must not be asked for (one document, 一证办理).',
})
export class DocumentKind {
  @Field(() => ID, { description: 'Its code.' })
  @PrimaryColumn('text')
  code!: string;
  @Field(() => String, { description: 'Chinese name.' })
  @Column('text')
  name!: string;
  @Field(() => String, { description: 'English name.' })
  @Column('text')
  nameEn!: string;
  @Field(() => String, { nullable: true, description: 'Office that has it; null when only the resident does.' })
  @Column('text', { nullable: true })
  heldBy!: string | null;
  @Column('int')
  sort!: number;
  @Field(() => Boolean, { description: 'Whether the row is a sample that the city has to replace.' })
  @Column('boolean')
  sample!: boolean;
}

/** A line of the checklist. */
@ObjectType({ simpleResolvers: true, description: 'Whether a kind of paper may be asked for in an order.' })
export class ProxyCheck {
  @Field(() => DocumentKind, { description: 'The kind.' })
  kind!: DocumentKind;
  @Field(() => Boolean, { description: 'Whether it may be asked for: no office has it, and this household never handed one over.' })
  mayAsk!: boolean;
  @Field(() => Date, { nullable: true, description: 'When this household handed one over last (UTC).' })
  lastTakenAt!: Date | null;
}
