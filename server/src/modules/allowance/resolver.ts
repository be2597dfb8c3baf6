import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import type { Operation } from '../../platform/database/operation.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import {
  AllowanceReviewFilter,
  AllowanceReviewOpenInput,
  AllowanceReviewProposeInput,
  AllowanceReviewReasonInput,
  AllowanceReviewsOpenInput,
  AllowanceWatchCloseInput,
  AllowanceWithdrawalFilter,
} from './inputs.js';
import { listBatches, listReviews, listWithdrawals } from './list.js';
import { batchById, reviewById, withdrawalById } from './loaders.js';
import { openMany } from './open-many.js';
import {
  AllowanceReviewBatchConnection,
  AllowanceReviewBatchPayload,
  AllowanceReviewConnection,
  AllowanceReviewPayload,
  AllowanceWithdrawalConnection,
  AllowanceWithdrawalPayload,
} from './payloads.js';
import { AllowanceReview } from './review.js';
import { closeWatch, decideReview, openReview, proposeReview, returnReview } from './service.js';
import { AllowanceWithdrawal } from './withdrawal.js';

/** Runs a change and answers with the review after it. */
function changed(op: Operation, change: () => Promise<string | void>, id = ''): Promise<AllowanceReviewPayload> {
  return mutate(op, AllowanceReviewPayload, async () => {
    const made = await change();
    op.forgetLoaded();
    return { review: (await op.load(reviewById, made ?? id)) ?? undefined };
  });
}

/** Reviews of the allowance and gradual withdrawals. */
@Resolver()
export class ReviewResolver {
  @Query(() => AllowanceReview, { nullable: true, description: 'A review; null when it does not exist for the viewer.' })
  @Guard('assistance:read')
  allowanceReview(@Ctx() { op }: Context, @Arg('id', () => ID) id: string): Promise<AllowanceReview | null> {
    return op.load(reviewById, id);
  }

  @Query(() => AllowanceReviewConnection, { description: 'Reviews of the allowance, the oldest first.' })
  @Guard('assistance:read')
  async allowanceReviews(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => AllowanceReviewFilter, { nullable: true, description: 'Which ones; all conditions hold together.' })
    filter?: AllowanceReviewFilter,
  ) {
    return AllowanceReviewConnection.of(await listReviews(op, filter ?? {}, page));
  }

  @Query(() => AllowanceWithdrawal, { nullable: true, description: 'A gradual withdrawal; null when it does not exist for the viewer.' })
  @Guard('assistance:read')
  allowanceWithdrawal(@Ctx() { op }: Context, @Arg('id', () => ID) id: string): Promise<AllowanceWithdrawal | null> {
    return op.load(withdrawalById, id);
  }

  @Query(() => AllowanceWithdrawalConnection, { description: 'Gradual withdrawals, the earliest end first.' })
  @Guard('assistance:read')
  async allowanceWithdrawals(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => AllowanceWithdrawalFilter, { nullable: true, description: 'Which ones; all conditions hold together.' })
    filter?: AllowanceWithdrawalFilter,
  ) {
    return AllowanceWithdrawalConnection.of(await listWithdrawals(op, filter ?? {}, page));
  }

  @Mutation(() => AllowanceReviewPayload, {
    description:
      'Opens a review of a household on the allowance; its clock runs from the last decision. Codes: NOT_FOUND, ILLEGAL_TRANSITION, DUPLICATE, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('assistance:apply')
  allowanceReviewOpen(
    @Ctx() { op }: Context,
    @Arg('input', () => AllowanceReviewOpenInput) input: AllowanceReviewOpenInput,
  ): Promise<AllowanceReviewPayload> {
    return changed(op, () => openReview(op, input));
  }

  @Query(() => AllowanceReviewBatchConnection, { description: 'Openings of many reviews, the newest first.' })
  @Guard('assistance:read')
  async allowanceReviewBatches(@Ctx() { op }: Context, @Args(() => PageArgs) page: PageArgs) {
    return AllowanceReviewBatchConnection.of(await listBatches(op, page));
  }

  @Mutation(() => AllowanceReviewBatchPayload, {
    description:
      'Opens all reviews of an area that fall due by the end of a month, in the background. Codes: NOT_FOUND, INVALID_FORMAT, NOT_ALLOWED, OUT_OF_RANGE, IN_USE, ILLEGAL_TRANSITION, REQUEST_REUSED.',
  })
  @Guard('assistance:apply')
  allowanceReviewsOpen(
    @Ctx() { op }: Context,
    @Arg('input', () => AllowanceReviewsOpenInput) input: AllowanceReviewsOpenInput,
  ): Promise<AllowanceReviewBatchPayload> {
    return mutate(op, AllowanceReviewBatchPayload, async () => {
      const id = await openMany(op, input);
      op.forgetLoaded();
      return { batch: (await op.load(batchById, id)) ?? undefined };
    });
  }

  @Mutation(() => AllowanceReviewPayload, {
    description:
      'Proposes what becomes of an allowance. Codes: REQUIRED, INVALID_CHOICE, OUT_OF_RANGE, NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED.',
  })
  @Guard('assistance:apply')
  allowanceReviewPropose(
    @Ctx() { op }: Context,
    @Arg('input', () => AllowanceReviewProposeInput) input: AllowanceReviewProposeInput,
  ): Promise<AllowanceReviewPayload> {
    return changed(op, () => proposeReview(op, input), input.id);
  }

  @Mutation(() => AllowanceReviewPayload, {
    description: 'Gives a proposal back to be mended. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED.',
  })
  @Guard('assistance:decide')
  allowanceReviewReturn(
    @Ctx() { op }: Context,
    @Arg('input', () => AllowanceReviewReasonInput) input: AllowanceReviewReasonInput,
  ): Promise<AllowanceReviewPayload> {
    return changed(op, () => returnReview(op, input), input.id);
  }

  @Mutation(() => AllowanceReviewPayload, {
    description:
      'Decides as it was proposed; never by who prepared it, never changed. Codes: SAME_PERSON, NOT_ALLOWED (no authority now), OUT_OF_RANGE, ILLEGAL_TRANSITION, DUPLICATE, NOT_FOUND, STALE_VERSION.',
  })
  @Guard('assistance:decide')
  allowanceReviewDecide(
    @Ctx() { op }: Context,
    @Arg('input', () => AllowanceReviewReasonInput) input: AllowanceReviewReasonInput,
  ): Promise<AllowanceReviewPayload> {
    return changed(op, () => decideReview(op, input), input.id);
  }

  @Mutation(() => AllowanceWithdrawalPayload, {
    description: 'Ends the watch after an exit. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, INVALID_CHOICE, NOT_ALLOWED.',
  })
  @Guard('assistance:apply')
  allowanceWatchClose(
    @Ctx() { op }: Context,
    @Arg('input', () => AllowanceWatchCloseInput) input: AllowanceWatchCloseInput,
  ): Promise<AllowanceWithdrawalPayload> {
    return mutate(op, AllowanceWithdrawalPayload, async () => {
      await closeWatch(op, input);
      op.forgetLoaded();
      return { withdrawal: (await op.load(withdrawalById, input.id)) ?? undefined };
    });
  }
}
