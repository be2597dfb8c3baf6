import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';

/** Kind of a resource. */
export enum ResourceKind {
  GOODS = 'GOODS',
  MONEY = 'MONEY',
  SKILL = 'SKILL',
  PLACE = 'PLACE',
  FIRM = 'FIRM',
  FOUNDATION = 'FOUNDATION',
}
registerEnumType(ResourceKind, {
  name: 'ResourceKind',
  description: 'Goods; money; a skill that somebody gives; places (rooms, seats); what a firm or a foundation offers beside these.',
});

/** Where a promise stands. */
export enum ResourceLinkState {
  PROMISED = 'PROMISED',
  DELIVERED = 'DELIVERED',
  CANCELLED = 'CANCELLED',
}
registerEnumType(ResourceLinkState, {
  name: 'ResourceLinkState',
  description: 'Promised to a household; delivered with a receipt; cancelled with a reason.',
});

/** What a delivery came to. */
export enum ResourceOutcome {
  HELPED = 'HELPED',
  PARTLY = 'PARTLY',
  NO_EFFECT = 'NO_EFFECT',
}
registerEnumType(ResourceOutcome, { name: 'ResourceOutcome', description: 'What a delivery came to for the household.' });

/** Something that somebody offers. */
@Entity('resource')
@ObjectType({
  simpleResolvers: true,
  description: 'Something that somebody offers to households (资源). Read by staff who work in its area.',
})
export class Resource {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => String, { description: 'What it is.' })
  @Column('text')
  name!: string;
  @Field(() => ResourceKind, { description: 'Kind.' })
  @Column('text')
  kind!: ResourceKind;
  @Field(() => String, {
    description: 'The organisation, firm or foundation that offers it; of a private giver only what the giver agreed to show.',
  })
  @Column('text')
  provider!: string;
  @Column('bigint')
  areaCode!: number;
  @Field(() => String, { description: 'Unit of the quantities; `fen` for money.' })
  @Column('text')
  unit!: string;
  @Column('bigint')
  offered!: number;
  @Column({ type: 'bigint', insert: false, update: false })
  promised!: number;
  @Column({ type: 'bigint', insert: false, update: false })
  delivered!: number;
  @Field(() => LocalDate, { description: 'First day of the offer.' })
  @Column('date')
  fromDay!: string;
  @Field(() => LocalDate, { nullable: true, description: 'Last day of the offer; null when it has no end.' })
  @Column('date', { nullable: true })
  untilDay!: string | null;
  @Field(() => String, { nullable: true, description: 'Conditions in a sentence.' })
  @Column('text', { nullable: true })
  note!: string | null;
  @Field(() => Date, { nullable: true, description: 'Withdrawn at (UTC): no new promises from then on.' })
  @Column('timestamptz', { nullable: true })
  withdrawnAt!: Date | null;
  @Column('uuid')
  createdBy!: string;
  @Column('timestamptz')
  createdAt!: Date;
  @Field(() => Int, { description: 'Version, for updates.' })
  @VersionColumn()
  version!: number;
}

/** A promise to a household and what became of it. */
@Entity('resource_link')
@ObjectType({
  simpleResolvers: true,
  description: 'A resource promised to a household (资源链接) and what became of it. Read by staff of its area.',
})
export class ResourceLink {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  resourceId!: string;
  @Column('uuid')
  householdId!: string;
  @Column('uuid', { nullable: true })
  needId!: string | null;
  @Column('uuid', { nullable: true })
  measureId!: string | null;
  @Column('bigint')
  areaCode!: number;
  @Field(() => String, { description: 'What it is for. No clinical content belongs here.' })
  @Column('text')
  purpose!: string;
  @Column('bigint')
  quantity!: number;
  @Field(() => ResourceLinkState, { description: 'Where it stands.' })
  @Column('text')
  state!: ResourceLinkState;
  @Field(() => LocalDate, { description: 'Day by which it is to be delivered.' })
  @Column('date')
  dueOn!: string;
  @Column('uuid')
  promisedBy!: string;
  @Field(() => Date, { description: 'Promised at (UTC).' })
  @Column('timestamptz')
  promisedAt!: Date;
  @Column('bigint', { nullable: true })
  deliveredQuantity!: number | null;
  @Field(() => LocalDate, { nullable: true, description: 'Day of delivery; null until then.' })
  @Column('date', { nullable: true })
  deliveredOn!: string | null;
  @Field(() => String, { nullable: true, description: 'Number of the receipt, or how the household confirmed it; no name.' })
  @Column('text', { nullable: true })
  receipt!: string | null;
  @Column('uuid', { nullable: true })
  recordedBy!: string | null;
  @Field(() => ResourceOutcome, { nullable: true, description: 'What it came to; null until somebody asked.' })
  @Column('text', { nullable: true })
  outcome!: ResourceOutcome | null;
  @Field(() => String, { nullable: true, description: 'Words on the outcome.' })
  @Column('text', { nullable: true })
  outcomeNote!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Day on which the outcome was recorded.' })
  @Column('date', { nullable: true })
  outcomeOn!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was cancelled.' })
  @Column('text', { nullable: true })
  cancelReason!: string | null;
  @Field(() => Int, { description: 'Version, for updates.' })
  @VersionColumn()
  version!: number;
}
