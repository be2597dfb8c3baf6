import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { PriorityTier } from '../tasks/index.js';

/** How a lead reached the platform. */
export enum LeadChannel {
  HOTLINE = 'HOTLINE',
  GRID_WORKER = 'GRID_WORKER',
  COMMUNITY = 'COMMUNITY',
  POSTED_CADRE = 'POSTED_CADRE',
  VOLUNTEER = 'VOLUNTEER',
  SELF = 'SELF',
  MEDICAL_AID_LIST = 'MEDICAL_AID_LIST',
  LIST_COMPARISON = 'LIST_COMPARISON',
}
registerEnumType(LeadChannel, {
  name: 'LeadChannel',
  description:
    'How a lead came: the 12349 hotline, a grid worker, a village or community committee, a cadre posted to a village, a volunteer, the person itself, the list of high self-paid medical bills, a comparison of lists.',
});

/** Where a lead stands. */
export enum LeadState {
  WAITING = 'WAITING',
  DECIDED = 'DECIDED',
  MERGED = 'MERGED',
}
registerEnumType(LeadState, {
  name: 'LeadState',
  description:
    'Where a lead stands: it waits for a decision, a person decided, or it was merged into another lead and shares its decision.',
});

/** What a person decided on a lead. */
export enum LeadDecision {
  EMERGENCY = 'EMERGENCY',
  CASE = 'CASE',
  REFERRED = 'REFERRED',
  NO_NEED = 'NO_NEED',
}
registerEnumType(LeadDecision, {
  name: 'LeadDecision',
  description:
    'What a person decided: an emergency with its need at once, a case, a referral elsewhere, or that nothing is needed. Each with a reason.',
});

/** What can happen to a lead. */
export enum LeadEventKind {
  REPORTED = 'REPORTED',
  CALLED_BACK = 'CALLED_BACK',
  CALL_FAILED = 'CALL_FAILED',
  DECIDED = 'DECIDED',
  REOPENED = 'REOPENED',
  MERGED = 'MERGED',
  MATCHED = 'MATCHED',
  DIFFERENT = 'DIFFERENT',
  TAKEN_BACK = 'TAKEN_BACK',
}
registerEnumType(LeadEventKind, {
  name: 'LeadEventKind',
  description:
    'What happened to a lead. MERGED: into another lead; MATCHED: with a household; DIFFERENT: said not to be the same; TAKEN_BACK: one of these three undone.',
});

/** 线索. */
@Entity('lead')
@ObjectType({
  simpleResolvers: true,
  description: 'A lead (线索): somebody says that a household may need help. Read by staff of its area; never deleted.',
})
export class Lead {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => String, { description: 'Number that people quote.' })
  @Column('text')
  number!: string;
  @Field(() => LeadChannel, { description: 'How it came.' })
  @Column('text')
  channel!: LeadChannel;
  @Column('bigint')
  areaCode!: number;
  @Column('text', { nullable: true })
  subjectName!: string | null;
  @Column('text', { nullable: true })
  subjectPhone!: string | null;
  @Column('text', { nullable: true })
  subjectAddress!: string | null;
  @Column('text', { nullable: true })
  identitySealed!: string | null;
  @Column('text', { nullable: true })
  identityHash!: string | null;
  @Column('text', { nullable: true })
  identityTail!: string | null;
  @Field(() => String, { description: 'What was told. No diagnosis belongs here.' })
  @Column('text')
  content!: string;
  @Field(() => PriorityTier, { description: 'Urgency as whoever reported it saw it; the triage has the last word.' })
  @Column('text')
  tier!: PriorityTier;
  @Column('text', { nullable: true })
  callerName!: string | null;
  @Column('text', { nullable: true })
  callerPhone!: string | null;
  @Field(() => String, { nullable: true, description: 'What the caller is to the person, e.g. neighbour.' })
  @Column('text', { nullable: true })
  callerRelation!: string | null;
  @Column('uuid')
  reporterId!: string;
  @Column('timestamptz')
  triageDueAt!: Date;
  @Column('timestamptz', { nullable: true })
  callbackDueAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'When the caller was reached (UTC); null before that or without a promise.' })
  @Column('timestamptz', { nullable: true })
  callbackAt!: Date | null;
  @Column('uuid', { nullable: true })
  callbackBy!: string | null;
  @Field(() => Int, { description: 'Calls in which the caller was not reached.' })
  @Column('int')
  callbackTries!: number;
  @Field(() => LeadState, { description: 'Where it stands.' })
  @Column('text')
  state!: LeadState;
  @Field(() => LeadDecision, { nullable: true, description: 'What was decided; null while it waits or where it was merged.' })
  @Column('text', { nullable: true })
  decision!: LeadDecision | null;
  @Field(() => String, { nullable: true, description: 'Why; for staff, not for whoever reported.' })
  @Column('text', { nullable: true })
  reason!: string | null;
  @Field(() => String, { nullable: true, description: 'Answer to whoever reported.' })
  @Column('text', { nullable: true })
  reply!: string | null;
  @Field(() => String, { nullable: true, description: 'Where it was referred to.' })
  @Column('text', { nullable: true })
  referredTo!: string | null;
  @Column('uuid', { nullable: true })
  decidedBy!: string | null;
  @Field(() => Date, { nullable: true, description: 'Decided or merged at (UTC).' })
  @Column('timestamptz', { nullable: true })
  decidedAt!: Date | null;
  @Column('uuid', { nullable: true })
  mergedIntoId!: string | null;
  @Column('uuid', { nullable: true })
  householdId!: string | null;
  @Column('uuid', { nullable: true })
  needId!: string | null;
  @Column('uuid', { nullable: true })
  caseId!: string | null;
  @Field(() => Date, { description: 'Reported at (UTC).' })
  @Column('timestamptz')
  createdAt!: Date;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}
