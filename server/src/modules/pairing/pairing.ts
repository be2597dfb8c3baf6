import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { PairingContactKind, PairingEndReason, PairingState, SharedField } from './enums.js';

/** 结对. */
@Entity('pairing')
@ObjectType({ simpleResolvers: true, description: 'A supporter and a household in a project (结对), from the hold to its end.' })
export class Pairing {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  projectId!: string;
  @Column('uuid')
  participantId!: string;
  @Column('uuid')
  supporterId!: string;
  @Column('bigint')
  areaCode!: number;
  @Column('int')
  slot!: number;
  /** As stored; what leaves the server is computed at the instant of the answer (fields.ts). */
  @Column('text')
  state!: PairingState;
  @Column('uuid')
  heldBy!: string;
  @Field(() => Date, { description: 'Held since (UTC).' })
  @Column('timestamptz')
  heldAt!: Date;
  @Field(() => Date, { description: 'The instant (UTC) at which the hold ends unless both sides agree before.' })
  @Column('timestamptz')
  holdExpiresAt!: Date;
  @Column('timestamptz', { nullable: true })
  occupiedUntil!: Date | null;
  @Field(() => LocalDate, { nullable: true, description: 'Day on which the supporter agreed; null before.' })
  @Column('date', { nullable: true })
  supporterAgreedOn!: string | null;
  @Column('uuid', { nullable: true })
  consentId!: string | null;
  @Field(() => [SharedField], { description: "What the household's consent named; empty before it." })
  @Column('text', { array: true })
  shows!: SharedField[];
  @Field(() => Date, { nullable: true, description: 'Active since (UTC).' })
  @Column('timestamptz', { nullable: true })
  activatedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'What must hold before it can end well.' })
  @Column('text', { nullable: true })
  exitCriteria!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Last day of the pause; null while it is not paused.' })
  @Column('date', { nullable: true })
  pausedUntil!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it is paused.' })
  @Column('text', { nullable: true })
  pauseReason!: string | null;
  @Field(() => Date, { nullable: true, description: 'Graduated at (UTC).' })
  @Column('timestamptz', { nullable: true })
  graduatedAt!: Date | null;
  @Field(() => LocalDate, { nullable: true, description: 'Last day of the watch after graduation.' })
  @Column('date', { nullable: true })
  watchUntil!: string | null;
  @Field(() => Date, { nullable: true, description: 'Ended at (UTC).' })
  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;
  @Field(() => PairingEndReason, { nullable: true, description: 'Why it ended.' })
  @Column('text', { nullable: true })
  endReason!: PairingEndReason | null;
  @Field(() => String, { nullable: true, description: 'Note on its end.' })
  @Column('text', { nullable: true })
  endNote!: string | null;
  @Field(() => Date, { nullable: true, description: 'Last contact (UTC); null before the first.' })
  @Column('timestamptz', { nullable: true })
  lastContactAt!: Date | null;
  @Column('timestamptz', { nullable: true })
  contactDueAt!: Date | null;
  /** Kept by the database with every write. */
  @Column({ type: 'timestamptz', insert: false, update: false })
  attentionAt!: Date;
  @Column('uuid', { nullable: true })
  measureId!: string | null;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** 联系记录. */
@Entity('pairing_contact')
@ObjectType({ simpleResolvers: true, description: 'One contact between supporter and household. Written once.' })
export class PairingContact {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  pairingId!: string;
  @Field(() => PairingContactKind, { description: 'How.' })
  @Column('text')
  kind!: PairingContactKind;
  @Field(() => Date, { description: 'When (UTC).' })
  @Column('timestamptz')
  at!: Date;
  @Field(() => String, { description: 'What it was about.' })
  @Column('text')
  text!: string;
  @Column('uuid')
  recordedBy!: string;
}
