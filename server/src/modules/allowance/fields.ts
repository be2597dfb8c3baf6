import { Ctx, FieldResolver, Float, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/graphql/context.js';
import { accountName } from '../accounts/index.js';
import { AdminArea, areaByCode } from '../areas/index.js';
import { DelegationOfAuthority, delegationById, EligibilityHint, eligibilityHint } from '../assistance/index.js';
import { clocksBySubject, SlaClock } from '../deadlines/index.js';
import { Household, householdById } from '../households/index.js';
import { AllowanceReviewBatch } from './batch.js';
import { AllowanceDecision } from './decision.js';
import {
  authorityByReview,
  decisionByReview,
  groundByReview,
  onAllowance,
  openedByBatch,
  reviewsByHousehold,
  withdrawalsByHousehold,
} from './loaders.js';
import { AllowanceReview, ReviewState } from './review.js';
import { AllowanceWithdrawal, WithdrawalState } from './withdrawal.js';

/** Fields of reviews. */
@Resolver(() => AllowanceReview)
export class ReviewFields {
  @FieldResolver(() => Household, { nullable: true, description: 'The household, masked.' })
  household(@Ctx() { op }: Context, @Root() review: AllowanceReview): Promise<Household | null> {
    return op.load(householdById, review.householdId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever prepared it; null before that.' })
  async preparedByName(@Ctx() { op }: Context, @Root() review: AllowanceReview): Promise<string | null> {
    return review.preparedBy === null ? null : op.load(accountName, review.preparedBy);
  }

  @FieldResolver(() => SlaClock, { nullable: true, description: 'The clock by which it is to be decided.' })
  async clock(@Ctx() { op }: Context, @Root() review: AllowanceReview): Promise<SlaClock | null> {
    return (await op.load(clocksBySubject, review.id)).at(-1) ?? null;
  }

  @FieldResolver(() => AllowanceDecision, { nullable: true, description: 'The decision; null before it.' })
  decision(@Ctx() { op }: Context, @Root() review: AllowanceReview): Promise<AllowanceDecision | null> {
    return op.load(decisionByReview, review.id);
  }

  @FieldResolver(() => EligibilityHint, {
    nullable: true,
    description: 'The arithmetic of what was found, with every number shown; null before that. A hint, never a decision.',
  })
  async hint(@Ctx() { op }: Context, @Root() review: AllowanceReview): Promise<EligibilityHint | null> {
    if (review.persons === null) return null;
    return eligibilityHint({
      standardFen: (await op.load(groundByReview, review.id)).standard,
      persons: review.persons,
      incomeFen: review.monthlyIncomeFen,
      expenditureFen: review.monthlyExpenditureFen,
      byExpenditure: review.monthlyExpenditureFen !== null,
    });
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'Amount a month by the last decision, in whole fen; null when none is on record.',
  })
  async currentFen(@Ctx() { op }: Context, @Root() review: AllowanceReview): Promise<number | null> {
    return (await op.load(groundByReview, review.id)).amount;
  }

  @FieldResolver(() => Int, { nullable: true, description: 'Fewest months of a gradual withdrawal by policy.' })
  async monthsMin(@Ctx() { op }: Context, @Root() review: AllowanceReview): Promise<number | null> {
    return (await op.load(groundByReview, review.id)).monthsMin;
  }

  @FieldResolver(() => Int, { nullable: true, description: 'Most months of a gradual withdrawal by policy.' })
  async monthsMax(@Ctx() { op }: Context, @Root() review: AllowanceReview): Promise<number | null> {
    return (await op.load(groundByReview, review.id)).monthsMax;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may propose an outcome now.' })
  viewerCanPropose(@Ctx() { op }: Context, @Root() review: AllowanceReview): boolean {
    return review.state === ReviewState.OPEN && op.actor.can('assistance:apply', review.areaCode);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the viewer may decide it now: proposed by somebody else, and under a power that is held at this moment.',
  })
  async viewerCanDecide(@Ctx() { op }: Context, @Root() review: AllowanceReview): Promise<boolean> {
    return (
      review.state === ReviewState.PROPOSED && review.preparedBy !== op.actor.accountId && (await op.load(authorityByReview, review.id))
    );
  }
}

/** Fields of decisions. */
@Resolver(() => AllowanceDecision)
export class AllowanceDecisionFields {
  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever decided.' })
  decidedByName(@Ctx() { op }: Context, @Root() decision: AllowanceDecision): Promise<string | null> {
    return op.load(accountName, decision.decidedBy);
  }

  @FieldResolver(() => DelegationOfAuthority, {
    nullable: true,
    description: "The delegation it rests on; null for the district's own power.",
  })
  async delegation(@Ctx() { op }: Context, @Root() decision: AllowanceDecision): Promise<DelegationOfAuthority | null> {
    return decision.delegationId === null ? null : op.load(delegationById, decision.delegationId);
  }
}

/** Fields of withdrawals. */
@Resolver(() => AllowanceWithdrawal)
export class WithdrawalFields {
  @FieldResolver(() => Household, { nullable: true, description: 'The household, masked.' })
  household(@Ctx() { op }: Context, @Root() withdrawal: AllowanceWithdrawal): Promise<Household | null> {
    return op.load(householdById, withdrawal.householdId);
  }

  @FieldResolver(() => [AllowanceReview], {
    description: 'The review that began it and those that followed for the same allowance, the newest first.',
  })
  async reviews(@Ctx() { op }: Context, @Root() withdrawal: AllowanceWithdrawal): Promise<AllowanceReview[]> {
    return (await op.load(reviewsByHousehold, withdrawal.householdId)).filter((review) => review.statusId === withdrawal.statusId);
  }

  @FieldResolver(() => SlaClock, { nullable: true, description: 'The clock of the watch after the exit; null before that.' })
  async clock(@Ctx() { op }: Context, @Root() withdrawal: AllowanceWithdrawal): Promise<SlaClock | null> {
    return (await op.load(clocksBySubject, withdrawal.id)).at(-1) ?? null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may say now how they get along and close the watch.' })
  async viewerCanClose(@Ctx() { op }: Context, @Root() withdrawal: AllowanceWithdrawal): Promise<boolean> {
    return (
      withdrawal.state === WithdrawalState.WATCH &&
      op.actor.can('assistance:apply', withdrawal.areaCode) &&
      ((await op.load(clocksBySubject, withdrawal.id)).at(-1)?.startedAt ?? op.now) <= op.now
    );
  }
}

/** Reviews of households. */
@Resolver(() => Household)
export class HouseholdReviewFields {
  @FieldResolver(() => [AllowanceReview], {
    description: 'Reviews of its allowance, the newest first; empty when the viewer may not read them.',
  })
  allowanceReviews(@Ctx() { op }: Context, @Root() household: Household): Promise<AllowanceReview[]> {
    return op.load(reviewsByHousehold, household.id);
  }

  @FieldResolver(() => [AllowanceWithdrawal], {
    description: 'Gradual withdrawals, the newest first; empty when the viewer may not read them.',
  })
  allowanceWithdrawals(@Ctx() { op }: Context, @Root() household: Household): Promise<AllowanceWithdrawal[]> {
    return op.load(withdrawalsByHousehold, household.id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may open a review of its allowance now.' })
  async viewerCanReview(@Ctx() { op }: Context, @Root() household: Household): Promise<boolean> {
    if (!op.actor.can('assistance:apply', household.areaCode) || !(await op.load(onAllowance, household.id))) return false;
    const open: readonly ReviewState[] = [ReviewState.OPEN, ReviewState.PROPOSED];
    return !(await op.load(reviewsByHousehold, household.id)).some((review) => open.includes(review.state));
  }
}

/** Fields of openings of many reviews. */
@Resolver(() => AllowanceReviewBatch)
export class ReviewBatchFields {
  @FieldResolver(() => AdminArea, { nullable: true, description: 'The area.' })
  area(@Ctx() { op }: Context, @Root() batch: AllowanceReviewBatch): Promise<AdminArea | null> {
    return op.load(areaByCode, batch.areaCode);
  }

  @FieldResolver(() => Int, { description: 'How many were opened so far.' })
  opened(@Ctx() { op }: Context, @Root() batch: AllowanceReviewBatch): Promise<number> {
    return op.load(openedByBatch, batch.id);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever ordered it.' })
  orderedByName(@Ctx() { op }: Context, @Root() batch: AllowanceReviewBatch): Promise<string | null> {
    return op.load(accountName, batch.orderedBy);
  }
}
