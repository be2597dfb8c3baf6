import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { UserErrorCode } from '../errors/user-error.js';

/** What kind of long work a job is; each kind has one handler. */
export enum JobKind {
  IMPORT_CHECK = 'IMPORT_CHECK',
  IMPORT_APPLY = 'IMPORT_APPLY',
  IMPORT_UNDO = 'IMPORT_UNDO',
  MATCH_RUN = 'MATCH_RUN',
  EXPORT = 'EXPORT',
  LIST_COMPARISON = 'LIST_COMPARISON',
  COMPARISON_LEADS = 'COMPARISON_LEADS',
  NOTIFICATIONS = 'NOTIFICATIONS',
  VERIFICATION = 'VERIFICATION',
  VERIFICATION_COLLECT = 'VERIFICATION_COLLECT',
  ALLOWANCE_REVIEWS = 'ALLOWANCE_REVIEWS',
}
registerEnumType(JobKind, { name: 'JobKind', description: 'Kind of long work.' });

/** Where a job stands. */
export enum JobState {
  QUEUED = 'QUEUED',
  RUNNING = 'RUNNING',
  SUCCEEDED = 'SUCCEEDED',
  FAILED = 'FAILED',
  CANCELLED = 'CANCELLED',
}
registerEnumType(JobState, { name: 'JobState', description: 'Where a job stands. SUCCEEDED, FAILED and CANCELLED are final.' });

/** Long work that was ordered, with its progress. */
@Entity('job_run')
@ObjectType({
  simpleResolvers: true,
  description: 'Long work in the background (an import, a matching run) and how far it is. Read by whoever ordered it.',
})
export class Job {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => JobKind, { description: 'Kind of work.' })
  @Column('text')
  kind!: JobKind;
  @Field(() => JobState, { description: 'Where it stands.' })
  @Column('text')
  state!: JobState;
  /** The row that the work is about, e.g. the import batch. */
  @Column('uuid', { nullable: true })
  subjectId!: string | null;
  @Field(() => Int, { description: 'Units done so far, e.g. rows.' })
  @Column('int')
  done!: number;
  @Field(() => Int, { description: 'Units in all; 0 while that is not known.' })
  @Column('int')
  total!: number;
  @Field(() => String, {
    nullable: true,
    description: 'English sentence on what is being done, or why it failed; safe to show, without personal data.',
  })
  @Column('text', { nullable: true })
  message!: string | null;
  @Field(() => UserErrorCode, {
    nullable: true,
    description: 'Why it failed, where it was refused as a command would have been; null otherwise.',
  })
  @Column('text', { nullable: true })
  failureCode!: `${UserErrorCode}` | null;
  @Column('boolean')
  cancelRequested!: boolean;
  @Column('uuid')
  createdBy!: string;
  @Field(() => Date, { description: 'Ordered at (UTC).' })
  @Column('timestamptz')
  createdAt!: Date;
  @Field(() => Date, { nullable: true, description: 'Ended at (UTC); null while queued or running.' })
  @Column('timestamptz', { nullable: true })
  finishedAt!: Date | null;
}
