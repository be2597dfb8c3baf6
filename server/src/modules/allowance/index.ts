import type { DomainModule } from '../../platform/graphql/module.js';
import { AllowanceDecision } from './decision.js';
import { AllowanceDecisionFields, HouseholdReviewFields, ReviewFields, WithdrawalFields } from './fields.js';
import { ReviewResolver } from './resolver.js';
import { AllowanceReview } from './review.js';
import { AllowanceWithdrawal } from './withdrawal.js';

/** Periodic review and gradual withdrawal of the allowance: prepared by one, decided by another. */
export const allowanceModule: DomainModule = {
  name: 'allowance',
  entities: [AllowanceReview, AllowanceDecision, AllowanceWithdrawal],
  resolvers: [ReviewResolver, ReviewFields, AllowanceDecisionFields, WithdrawalFields, HouseholdReviewFields],
};
