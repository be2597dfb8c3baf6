import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';

/** Where an opening of many reviews stands. */
export enum ReviewBatchState {
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  FAILED = 'FAILED',
}
registerEnumType(ReviewBatchState, { name: 'ReviewBatchState', description: 'Where an opening of many reviews stands.' });

/** Reviews that were opened together. */
@Entity('allowance_review_batch')
@ObjectType({
  simpleResolvers: true,
  description:
    'The opening of all reviews of the allowance in an area that fall due by the end of a month, in the background. Read by those who work or decide in all of the area.',
})
export class AllowanceReviewBatch {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('bigint')
  areaCode!: number;
  @Field(() => LocalDate, { description: 'First day of the month.' })
  @Column('date')
  month!: string;
  @Field(() => ReviewBatchState, { description: 'Where it stands.' })
  @Column('text')
  state!: ReviewBatchState;
  @Field(() => Int, { description: 'How many were due when it was ordered.' })
  @Column('int')
  due!: number;
  @Field(() => String, { nullable: true, description: 'English sentence on why it ended early; what was opened until then stays open.' })
  @Column('text', { nullable: true })
  failure!: string | null;
  @Column('uuid', { nullable: true })
  jobId!: string | null;
  @Column('uuid')
  orderedBy!: string;
  @Field(() => Date, { description: 'Ordered at (UTC).' })
  @Column('timestamptz')
  orderedAt!: Date;
  @Field(() => Date, { nullable: true, description: 'Ended at (UTC); null while it runs.' })
  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;
}
