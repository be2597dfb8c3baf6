import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';

/** Where a plan stands. */
export enum InspectionState {
  PLANNED = 'PLANNED',
  STARTED = 'STARTED',
  CLOSED = 'CLOSED',
  CANCELLED = 'CANCELLED',
}
registerEnumType(InspectionState, {
  name: 'InspectionState',
  description:
    'Where a plan stands. Its sample is drawn with the start; it closes when every household was visited and no finding is open.',
});

/** By what a roll is layered. */
export enum InspectionStrata {
  AREA = 'AREA',
  PROGRAMME = 'PROGRAMME',
}
registerEnumType(InspectionStrata, {
  name: 'InspectionStrata',
  description: 'By what the roll is layered: the areas directly below, or the programme.',
});

/** What came of a visit. */
export enum InspectionOutcome {
  SEEN = 'SEEN',
  NOBODY_HOME = 'NOBODY_HOME',
  MOVED_AWAY = 'MOVED_AWAY',
  REFUSED = 'REFUSED',
}
registerEnumType(InspectionOutcome, { name: 'InspectionOutcome', description: 'What came of a visit.' });

/** Where a finding stands. */
export enum InspectionFindingState {
  OPEN = 'OPEN',
  RECTIFIED = 'RECTIFIED',
  VERIFIED = 'VERIFIED',
}
registerEnumType(InspectionFindingState, {
  name: 'InspectionFindingState',
  description: 'Where a finding stands: open, mended, or verified by another person than who mended it.',
});

/** What drawing again comes to. */
export enum InspectionProof {
  SEALED = 'SEALED',
  AGREES = 'AGREES',
  DIFFERS = 'DIFFERS',
}
registerEnumType(InspectionProof, {
  name: 'InspectionProof',
  description:
    'What drawing again from the seed and the kept roll comes to: sealed until the start; exactly this sample from what was committed; or something else.',
});

/** An item of the checklist. */
@ObjectType({ simpleResolvers: true, description: 'An item of the checklist.' })
export class InspectionItem {
  @Field(() => String, { description: 'Code within the plan.' })
  code!: string;
  @Field(() => String, { description: 'What is looked at.' })
  text!: string;
}

/** What was seen of an item. */
@ObjectType({ simpleResolvers: true, description: 'What was seen of an item.' })
export class InspectionAnswer {
  @Field(() => String, { description: 'Code of the item.' })
  code!: string;
  @Field(() => Boolean, { description: 'Whether it is as it should be.' })
  ok!: boolean;
}

/** 督查计划. */
@Entity('inspection_plan')
@ObjectType({
  simpleResolvers: true,
  description:
    'A plan of unannounced visits to a sample that nobody knows before the start (督查计划). Read by inspectors of its whole area.',
})
export class InspectionPlan {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('bigint')
  areaCode!: number;
  @Field(() => String, { description: 'What it is about.' })
  @Column('text')
  title!: string;
  @Field(() => LocalDate, { description: 'First day of visits.' })
  @Column('date')
  fromDay!: string;
  @Field(() => LocalDate, { description: 'Last day of visits.' })
  @Column('date')
  untilDay!: string;
  @Field(() => Int, { description: 'Households wanted.' })
  @Column('int')
  wanted!: number;
  @Field(() => InspectionStrata, { description: 'By what the roll is layered.' })
  @Column('text')
  strata!: InspectionStrata;
  @Field(() => [InspectionItem], { description: 'Checklist, in order.' })
  @Column('jsonb')
  checklist!: InspectionItem[];
  @Field(() => String, { description: 'SHA-256 of the seed in hex, committed with the plan.' })
  @Column('text')
  seedHash!: string;
  @Column('text')
  seedSealed!: string;
  @Field(() => String, { nullable: true, description: 'The seed; sealed, and null, until the start.' })
  @Column('text', { nullable: true })
  seed!: string | null;
  @Field(() => InspectionState, { description: 'Where it stands.' })
  @Column('text')
  state!: InspectionState;
  @Field(() => Int, { nullable: true, description: 'Households of the roll at the start.' })
  @Column('int', { nullable: true })
  rollCount!: number | null;
  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 in hex of that roll, its lines `stratum,number` in the order of the numbers.',
  })
  @Column('text', { nullable: true })
  rollHash!: string | null;
  @Field(() => Date, { nullable: true, description: 'Started at (UTC).' })
  @Column('timestamptz', { nullable: true })
  startedAt!: Date | null;
  @Column('uuid', { nullable: true })
  startedBy!: string | null;
  @Field(() => Date, { nullable: true, description: 'Closed with nothing open at (UTC).' })
  @Column('timestamptz', { nullable: true })
  closedAt!: Date | null;
  @Column('uuid', { nullable: true })
  closedBy!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was called off.' })
  @Column('text', { nullable: true })
  cancelReason!: string | null;
  @Column('uuid')
  createdBy!: string;
  @Field(() => Date, { description: 'Committed at (UTC).' })
  @Column('timestamptz')
  createdAt!: Date;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** A visit of the sample. */
@Entity('inspection_visit')
@ObjectType({ simpleResolvers: true, description: 'A household of the sample and what was seen there. Read by inspectors alone.' })
export class InspectionVisit {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  planId!: string;
  @Column('uuid')
  householdId!: string;
  @Column('bigint')
  areaCode!: number;
  @Field(() => String, { description: 'Layer from which it was drawn: code of an area or a programme.' })
  @Column('text')
  stratum!: string;
  @Field(() => Int, { description: 'Place in the order of visits, from 1.' })
  @Column('int')
  position!: number;
  @Field(() => InspectionOutcome, { nullable: true, description: 'What came of it; null before.' })
  @Column('text', { nullable: true })
  outcome!: InspectionOutcome | null;
  @Field(() => [InspectionAnswer], { description: 'What was seen of each item; empty before, and where nobody was seen.' })
  @Column('jsonb')
  answers!: InspectionAnswer[];
  @Field(() => String, { nullable: true, description: 'Note.' })
  @Column('text', { nullable: true })
  note!: string | null;
  @Field(() => Date, { nullable: true, description: 'Visited at (UTC).' })
  @Column('timestamptz', { nullable: true })
  visitedAt!: Date | null;
  @Column('uuid', { nullable: true })
  inspectorId!: string | null;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** 问题. */
@Entity('inspection_finding')
@ObjectType({
  simpleResolvers: true,
  description: 'A finding of a visit (问题): mended by those on the spot, verified by another person. Read by staff of its area.',
})
export class InspectionFinding {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => String, { description: 'Number that people quote.' })
  @Column('text')
  number!: string;
  @Column('uuid')
  planId!: string;
  @Column('uuid')
  visitId!: string;
  @Column('uuid')
  householdId!: string;
  @Column('bigint')
  areaCode!: number;
  @Field(() => String, { description: 'Item of the checklist, as it was worded.' })
  @Column('text')
  item!: string;
  @Field(() => String, { description: 'What was found.' })
  @Column('text')
  text!: string;
  @Field(() => InspectionFindingState, { description: 'Where it stands.' })
  @Column('text')
  state!: InspectionFindingState;
  @Column('uuid')
  foundBy!: string;
  @Field(() => Date, { description: 'Found at (UTC).' })
  @Column('timestamptz')
  foundAt!: Date;
  @Column('uuid', { nullable: true })
  rectifiedBy!: string | null;
  @Field(() => Date, { nullable: true, description: 'Mended at (UTC).' })
  @Column('timestamptz', { nullable: true })
  rectifiedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'What was done.' })
  @Column('text', { nullable: true })
  rectifyNote!: string | null;
  @Field(() => Int, { description: 'How often it was sent back.' })
  @Column('int')
  returns!: number;
  @Field(() => String, { nullable: true, description: 'Why it was sent back last.' })
  @Column('text', { nullable: true })
  returnReason!: string | null;
  @Column('uuid', { nullable: true })
  verifiedBy!: string | null;
  @Field(() => Date, { nullable: true, description: 'Verified at (UTC).' })
  @Column('timestamptz', { nullable: true })
  verifiedAt!: Date | null;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}
