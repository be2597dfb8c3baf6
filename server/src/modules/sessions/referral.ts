import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';

/** Kind of psychological help. */
export enum SupportKind {
  COMFORT = 'COMFORT',
  COUNSELLING = 'COUNSELLING',
  INTEGRATION = 'INTEGRATION',
}
registerEnumType(SupportKind, {
  name: 'SupportKind',
  description: 'Kind of psychological help: comfort (情绪抚慰), counselling (心理疏导), social integration (社会融入).',
});

/** How soon help is wanted. */
export enum SupportUrgency {
  ROUTINE = 'ROUTINE',
  SOON = 'SOON',
  URGENT = 'URGENT',
}
registerEnumType(SupportUrgency, { name: 'SupportUrgency', description: 'How soon help is wanted.' });

/** Where a referral stands. */
export enum ReferralState {
  REFERRED = 'REFERRED',
  ACCEPTED = 'ACCEPTED',
  DECLINED = 'DECLINED',
  CLOSED = 'CLOSED',
}
registerEnumType(ReferralState, { name: 'ReferralState', description: 'Where a referral for psychological support stands.' });

/** Why support ended or never began. */
export enum SupportEndReason {
  GOALS_REACHED = 'GOALS_REACHED',
  REFERRED_ON = 'REFERRED_ON',
  PERSON_WITHDREW = 'PERSON_WITHDREW',
  NOT_REACHABLE = 'NOT_REACHABLE',
  OUT_OF_SCOPE = 'OUT_OF_SCOPE',
  NO_CAPACITY = 'NO_CAPACITY',
}
registerEnumType(SupportEndReason, {
  name: 'SupportEndReason',
  description: 'Why support ended or never began. A closed list: nothing confidential is written here.',
});

/** 转介: that a person gets psychological support, from whom, and when next. */
@Entity('support_referral')
@ObjectType({
  simpleResolvers: true,
  description:
    'That a person gets psychological support (心理支持). Read by the worker of the case, whoever covers, and the clinical supervisor of the area; what was said lies in the vault.',
})
export class SupportReferral {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  householdId!: string;
  @Column('uuid')
  personId!: string;
  @Column('bigint')
  areaCode!: number;
  @Field(() => SupportKind, { description: 'Kind of help.' })
  @Column('text')
  kind!: SupportKind;
  @Field(() => SupportUrgency, { description: 'How soon.' })
  @Column('text')
  urgency!: SupportUrgency;
  @Field(() => ReferralState, { description: 'Where it stands.' })
  @Column('text')
  state!: ReferralState;
  @Field(() => LocalDate, { nullable: true, description: 'Day on which the limits of confidentiality were told.' })
  @Column('date', { nullable: true })
  limitsToldOn!: string | null;
  @Column('uuid')
  referredBy!: string;
  @Column('uuid', { nullable: true })
  workerId!: string | null;
  @Column('uuid', { nullable: true })
  coverId!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'First day of the cover; null when it began at once.' })
  @Column('date', { nullable: true })
  coverFrom!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Last day of the cover; null without one.' })
  @Column('date', { nullable: true })
  coverUntil!: string | null;
  @Field(() => Date, { nullable: true, description: 'Next session (UTC); null when none is agreed.' })
  @Column('timestamptz', { nullable: true })
  nextAt!: Date | null;
  @Field(() => SupportEndReason, { nullable: true, description: 'Why it ended.' })
  @Column('text', { nullable: true })
  endReason!: SupportEndReason | null;
  @Field(() => Date, { description: 'Referred at (UTC).' })
  @Column('timestamptz')
  createdAt!: Date;
  @Field(() => Date, { nullable: true, description: 'Accepted at (UTC).' })
  @Column('timestamptz', { nullable: true })
  acceptedAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'Declined or closed at (UTC).' })
  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** Whether somebody covers a case on a civil day. */
export function coveredOn({ coverId, coverFrom, coverUntil }: SupportReferral, day: string): boolean {
  return coverId !== null && (coverFrom === null || coverFrom <= day) && coverUntil !== null && coverUntil >= day;
}

/** All that others learn of support. */
@ObjectType({ simpleResolvers: true, description: 'All that those outside the care learn of it: whether, when next, how urgent.' })
export class SupportStatus {
  @Field(() => Boolean, { description: 'Whether somebody of the household is referred or supported.' })
  supported!: boolean;
  @Field(() => LocalDate, { nullable: true, description: 'Civil day of the next session (Asia/Shanghai).' })
  nextOn!: string | null;
  @Field(() => SupportUrgency, { nullable: true, description: 'The most urgent one.' })
  urgency!: SupportUrgency | null;
}
