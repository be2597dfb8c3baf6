import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';

/** Where a verification stands. */
export enum VerificationState {
  RUNNING = 'RUNNING',
  WAITING = 'WAITING',
  DONE = 'DONE',
  STOPPED = 'STOPPED',
}
registerEnumType(VerificationState, {
  name: 'VerificationState',
  description:
    'Where an economic verification stands: RUNNING asks, WAITING has asked everything and some answers come later, STOPPED ended before all were asked.',
});

/** Where a question stands. */
export enum VerificationRequestState {
  WAITING = 'WAITING',
  SENT = 'SENT',
  ANSWERED = 'ANSWERED',
  FAILED = 'FAILED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(VerificationRequestState, {
  name: 'VerificationRequestState',
  description: 'Where a question stands: to be asked, asked with an answer to come, answered, failed, or the consent was withdrawn.',
});

/** Why a question failed. */
export enum VerificationFailure {
  TIMEOUT = 'TIMEOUT',
  UNREACHABLE = 'UNREACHABLE',
  UNAVAILABLE = 'UNAVAILABLE',
  REFUSED = 'REFUSED',
  SIGNATURE = 'SIGNATURE',
  STALE = 'STALE',
  REPLAYED = 'REPLAYED',
  MALFORMED = 'MALFORMED',
  TOO_LARGE = 'TOO_LARGE',
  NO_CONNECTOR = 'NO_CONNECTOR',
  NO_IDENTITY_NUMBER = 'NO_IDENTITY_NUMBER',
  NO_ANSWER = 'NO_ANSWER',
}
registerEnumType(VerificationFailure, {
  name: 'VerificationFailure',
  description:
    'Why a question failed: no answer in time, no way there, the department is away or refuses, an answer with a wrong signature, too old, of another question, not readable or too long; no connector, no identity number on file, no answer until it was asked again.',
});

/** 经济状况核对. */
@Entity('verification')
@ObjectType({
  simpleResolvers: true,
  description:
    'The economic verification (经济状况核对) of an application: departments are asked about each person who consents. It decides nothing. Read by case workers and the bureau of its area.',
})
export class Verification {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => String, { description: 'Number, e.g. HD0000012.' })
  @Column('text')
  number!: string;
  @Column('uuid')
  applicationId!: string;
  @Column('uuid')
  householdId!: string;
  @Column('bigint')
  areaCode!: number;
  @Field(() => VerificationState, { description: 'Where it stands.' })
  @Column('text')
  state!: VerificationState;
  @Field(() => Int, { description: 'How often it was asked; only what is missing or has expired is asked again.' })
  @Column('int')
  round!: number;
  @Column('uuid', { nullable: true })
  jobId!: string | null;
  @Column('uuid')
  orderedBy!: string;
  @Field(() => Date, { description: 'Ordered at (UTC), the last time.' })
  @Column('timestamptz')
  orderedAt!: Date;
  @Field(() => Date, { nullable: true, description: 'Done or stopped at (UTC); null while it runs or waits.' })
  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;
  @Field(() => Int, { description: 'Version of the row.' })
  @VersionColumn()
  version!: number;
}

/** One item asked about one person. */
@Entity('verification_request')
@ObjectType({ simpleResolvers: true, description: 'One item of the catalogue, asked about one person.' })
export class VerificationRequest {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  verificationId!: string;
  @Column('bigint')
  areaCode!: number;
  @Column('uuid')
  personId!: string;
  @Column('text')
  itemCode!: string;
  @Field(() => Int, { description: 'In which round it was asked.' })
  @Column('int')
  round!: number;
  @Field(() => VerificationRequestState, { description: 'Where it stands.' })
  @Column('text')
  state!: VerificationRequestState;
  @Field(() => String, { nullable: true, description: 'Connector through which it is asked; null where there is none.' })
  @Column('text', { nullable: true })
  connector!: string | null;
  @Field(() => Int, { description: 'Tries so far.' })
  @Column('int')
  attempts!: number;
  @Column('text', { nullable: true })
  nonce!: string | null;
  @Field(() => Date, { nullable: true, description: 'Last asked at (UTC); null before.' })
  @Column('timestamptz', { nullable: true })
  askedAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'Answered, failed or withdrawn at (UTC).' })
  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;
  @Field(() => VerificationFailure, {
    nullable: true,
    description: 'Why it failed; of one that still waits, why the last try or the last answer was worth nothing.',
  })
  @Column('text', { nullable: true })
  failure!: VerificationFailure | null;
}

/** What a department answered. Never changed. */
@Entity('verification_answer')
@ObjectType({
  simpleResolvers: true,
  description: 'What a department answered: evidence, never changed. Its text is shown by `verificationEvidenceReveal` alone.',
})
export class VerificationAnswer {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  requestId!: string;
  @Column('bigint')
  areaCode!: number;
  @Field(() => Boolean, { description: 'Whether the department has anything about the person.' })
  @Column('boolean')
  found!: boolean;
  @Field(() => Float, { nullable: true, description: 'Whole fen or things, as the item measures; null for yes or no.' })
  @Column('bigint', { nullable: true })
  value!: number | null;
  @Field(() => LocalDate, { description: 'Civil day that the department speaks of.' })
  @Column('date')
  asOf!: string;
  @Column('text', { select: false })
  bodySealed!: string;
  @Field(() => String, { description: 'SHA-256 of the answer exactly as it came, in hex.' })
  @Column('text')
  bodyHash!: string;
  @Field(() => String, { description: 'Connector through which it came.' })
  @Column('text')
  connector!: string;
  @Field(() => String, { description: 'Id of the key with which the department signed it.' })
  @Column('text')
  keyId!: string;
  @Column('text', { select: false })
  signature!: string;
  @Field(() => Date, { description: 'Signed at (UTC), by the clock of the department.' })
  @Column('timestamptz')
  signedAt!: Date;
  @Field(() => Date, { description: 'Received at (UTC).' })
  @Column('timestamptz')
  receivedAt!: Date;
  @Field(() => LocalDate, {
    description: 'First day on which it is worth nothing any more (policy parameter verification.valid.days on the day it came).',
  })
  @Column('date')
  expiresOn!: string;
}
