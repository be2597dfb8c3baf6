import type { DomainModule } from '../../platform/graphql/module.js';
import { JobKind } from '../../platform/jobs/index.js';
import { AllowanceReviewBatch } from './batch.js';
import { AllowanceDecision } from './decision.js';
import { AllowanceDecisionFields, HouseholdReviewFields, ReviewBatchFields, ReviewFields, WithdrawalFields } from './fields.js';
import { reviewsOpening } from './open-many.js';
import { ReviewResolver } from './resolver.js';
import { AllowanceReview } from './review.js';
import { AllowanceWithdrawal } from './withdrawal.js';

/** Periodic review and gradual withdrawal of the allowance: prepared by one, decided by another. */
export const allowanceModule: DomainModule = {
  name: 'allowance',
  entities: [AllowanceReview, AllowanceReviewBatch, AllowanceDecision, AllowanceWithdrawal],
  resolvers: [ReviewResolver, ReviewFields, AllowanceDecisionFields, WithdrawalFields, HouseholdReviewFields, ReviewBatchFields],
  jobs: { [JobKind.ALLOWANCE_REVIEWS]: reviewsOpening },
};
