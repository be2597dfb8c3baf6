import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Guard } from '../../../platform/access/guard.js';
import type { Operation } from '../../../platform/database/operation.js';
import type { Context } from '../../../platform/graphql/context.js';
import { mutate } from '../../../platform/graphql/mutation.js';
import { openFile } from '../file.js';
import {
  SupportFileOpenInput,
  SupportReferralAcceptInput,
  SupportReferralCreateInput,
  SupportReferralEndInput,
  SupportReferralTransferInput,
} from '../inputs/referral.js';
import { referralById, supportStatusByHousehold } from '../loaders.js';
import { SupportFilePayload, SupportReferralPayload } from '../payloads.js';
import { ReferralState } from '../referral.js';
import { acceptReferral, createReferral, endReferral, transferReferral } from '../referrals.js';

function ofReferral(op: Operation, change: () => Promise<string>): Promise<SupportReferralPayload> {
  return mutate(op, SupportReferralPayload, async () => {
    const id = await change();
    op.forgetLoaded();
    return { referral: (await op.load(referralById, id)) ?? undefined };
  });
}

/** Referrals, hand-over, and opening a case. */
@Resolver()
export class ReferralMutations {
  @Mutation(() => SupportReferralPayload, {
    description: 'Refers a person for psychological support. Codes: NOT_FOUND, CONSENT_MISSING, DUPLICATE, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('care:refer')
  supportReferralCreate(
    @Ctx() { op }: Context,
    @Arg('input', () => SupportReferralCreateInput) input: SupportReferralCreateInput,
  ): Promise<SupportReferralPayload> {
    return mutate(op, SupportReferralPayload, async () => {
      const id = await createReferral(op, input);
      op.forgetLoaded();
      const [referral, status] = await Promise.all([op.load(referralById, id), op.load(supportStatusByHousehold, input.householdId)]);
      return { referral: referral ?? undefined, status: status ?? undefined };
    });
  }

  @Mutation(() => SupportReferralPayload, {
    description: 'Takes a referral. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, CONSENT_MISSING, OUT_OF_RANGE.',
  })
  @Guard('care:work')
  supportReferralAccept(
    @Ctx() { op }: Context,
    @Arg('input', () => SupportReferralAcceptInput) input: SupportReferralAcceptInput,
  ): Promise<SupportReferralPayload> {
    return ofReferral(op, () => acceptReferral(op, input));
  }

  @Mutation(() => SupportReferralPayload, { description: 'Declines a referral. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION.' })
  @Guard('care:work')
  supportReferralDecline(
    @Ctx() { op }: Context,
    @Arg('input', () => SupportReferralEndInput) input: SupportReferralEndInput,
  ): Promise<SupportReferralPayload> {
    return ofReferral(op, () => endReferral(op, input, ReferralState.DECLINED));
  }

  @Mutation(() => SupportReferralPayload, {
    description: 'Ends the support. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, IN_USE while a session is a draft.',
  })
  @Guard('care:work')
  supportReferralClose(
    @Ctx() { op }: Context,
    @Arg('input', () => SupportReferralEndInput) input: SupportReferralEndInput,
  ): Promise<SupportReferralPayload> {
    return ofReferral(op, () => endReferral(op, input, ReferralState.CLOSED));
  }

  @Mutation(() => SupportReferralPayload, {
    description:
      'Hands a case over or has it covered. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, INVALID_CHOICE, IN_THE_PAST, IN_USE, NOT_ALLOWED.',
  })
  @Guard('care:supervise')
  supportReferralTransfer(
    @Ctx() { op }: Context,
    @Arg('input', () => SupportReferralTransferInput) input: SupportReferralTransferInput,
  ): Promise<SupportReferralPayload> {
    return ofReferral(op, () => transferReferral(op, input));
  }

  @Mutation(() => SupportFilePayload, {
    description: 'Opens the notes and scores of a case; each reading is recorded. Codes: NOT_FOUND, REASON_REQUIRED.',
  })
  @Guard('care:open')
  supportFileOpen(
    @Ctx() { op }: Context,
    @Arg('input', () => SupportFileOpenInput) input: SupportFileOpenInput,
  ): Promise<SupportFilePayload> {
    return mutate(op, SupportFilePayload, async () => ({ file: await openFile(op, input) }));
  }
}
