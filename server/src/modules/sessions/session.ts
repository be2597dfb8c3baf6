import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** How a session was held. */
export enum SessionKind {
  PHONE = 'PHONE',
  VISIT = 'VISIT',
  OFFICE = 'OFFICE',
  GROUP = 'GROUP',
}
registerEnumType(SessionKind, {
  name: 'SupportSessionKind',
  description: 'How a session was held. A group session is recorded for each person separately.',
});

/** Who was there. */
export enum Present {
  PERSON = 'PERSON',
  FAMILY = 'FAMILY',
  GUARDIAN = 'GUARDIAN',
  COLLEAGUE = 'COLLEAGUE',
  OTHER = 'OTHER',
}
registerEnumType(Present, { name: 'SessionPresent', description: 'Who was there beside the worker.' });

/** What follows. */
export enum NextStep {
  CONTINUE = 'CONTINUE',
  PAUSE = 'PAUSE',
  ADVISE_HOSPITAL = 'ADVISE_HOSPITAL',
  REFER_ON = 'REFER_ON',
  CLOSE = 'CLOSE',
}
registerEnumType(NextStep, { name: 'SessionNextStep', description: 'What follows a session.' });

/** Whether a record may still be written. */
export enum SessionState {
  DRAFT = 'DRAFT',
  SIGNED = 'SIGNED',
}
registerEnumType(SessionState, {
  name: 'SupportSessionState',
  description: 'A draft is written by its author alone; what is signed takes addenda only.',
});

/** 心理服务记录, its structured part; the note lies in the vault. */
@Entity('support_session')
@ObjectType({
  simpleResolvers: true,
  description: 'A session of psychological support (心理服务记录), without the note: that is read through `supportFileOpen`.',
})
export class SupportSession {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  referralId!: string;
  @Column('uuid')
  workerId!: string;
  @Field(() => SessionKind, { description: 'How it was held.' })
  @Column('text')
  kind!: SessionKind;
  @Field(() => Date, { description: 'Began at (UTC).' })
  @Column('timestamptz')
  startsAt!: Date;
  @Field(() => Int, { description: 'Length in minutes.' })
  @Column('int')
  minutes!: number;
  @Field(() => [Present], { description: 'Who was there.' })
  @Column('text', { array: true })
  present!: Present[];
  @Field(() => NextStep, { description: 'What follows.' })
  @Column('text')
  nextStep!: NextStep;
  @Field(() => Date, { nullable: true, description: 'Next session as agreed (UTC).' })
  @Column('timestamptz', { nullable: true })
  nextAt!: Date | null;
  @Field(() => SessionState, { description: 'Whether it may still be written.' })
  @Column('text')
  state!: SessionState;
  @Field(() => String, { nullable: true, description: 'Common to the records of one group session; null otherwise.' })
  @Column('uuid', { nullable: true })
  groupId!: string | null;
  @Column('int')
  noteRevision!: number;
  @Field(() => Date, { nullable: true, description: 'Signed at (UTC).' })
  @Column('timestamptz', { nullable: true })
  signedAt!: Date | null;
  @Column('uuid', { nullable: true })
  cosignedBy!: string | null;
  @Field(() => Date, { nullable: true, description: 'Co-signed at (UTC).' })
  @Column('timestamptz', { nullable: true })
  cosignedAt!: Date | null;
  @Column('timestamptz')
  createdAt!: Date;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** 测评: that a scale was given. */
@Entity('scale_administration')
@ObjectType({ simpleResolvers: true, description: 'That a scale was given in a session (测评). Answers and score lie in the vault.' })
export class ScaleAdministration {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  referralId!: string;
  @Column('uuid')
  sessionId!: string;
  @Column('uuid')
  scaleVersionId!: string;
  @Column('uuid')
  recordedBy!: string;
  @Field(() => Date, { description: 'Recorded at (UTC).' })
  @Column('timestamptz')
  recordedAt!: Date;
}
