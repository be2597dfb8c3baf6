import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Payload } from '../../platform/graphql/mutation.js';
import { AllowanceReviewBatch } from './batch.js';
import { AllowanceReview } from './review.js';
import { AllowanceWithdrawal } from './withdrawal.js';

/** Page of reviews. */
export const AllowanceReviewConnection = connectionOf(AllowanceReview, 'AllowanceReview');
/** Page of withdrawals. */
export const AllowanceWithdrawalConnection = connectionOf(AllowanceWithdrawal, 'AllowanceWithdrawal');

/** Page of openings of many reviews. */
export const AllowanceReviewBatchConnection = connectionOf(AllowanceReviewBatch, 'AllowanceReviewBatch');

/** Payload of mutations on reviews. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to a review.' })
export class AllowanceReviewPayload extends Payload {
  @Field(() => AllowanceReview, { nullable: true, description: 'The review as it is now.' })
  review?: AllowanceReview;
}

/** Payload of mutations on withdrawals. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to a gradual withdrawal.' })
export class AllowanceWithdrawalPayload extends Payload {
  @Field(() => AllowanceWithdrawal, { nullable: true, description: 'The withdrawal as it is now.' })
  withdrawal?: AllowanceWithdrawal;
}

/** Payload of openings of many reviews. */
@ObjectType({ simpleResolvers: true, description: 'Result of ordering that many reviews be opened.' })
export class AllowanceReviewBatchPayload extends Payload {
  @Field(() => AllowanceReviewBatch, { nullable: true, description: 'The opening as it is now.' })
  batch?: AllowanceReviewBatch;
}
