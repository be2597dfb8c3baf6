import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import type { Operation } from '../../platform/database/operation.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { endStatus, recordConsent, startStatus, withdrawConsent } from './dated-changes.js';
import {
  AssistanceStatusEndInput,
  AssistanceStatusStartInput,
  ConsentRecordInput,
  ConsentWithdrawInput,
  HouseholdCreateInput,
  HouseholdMemberAddInput,
  HouseholdMemberRemoveInput,
  HouseholdRevealInput,
  HouseholdUpdateInput,
} from './inputs.js';
import { householdById } from './loaders.js';
import { addMember, removeMember } from './members.js';
import { HouseholdPayload, HouseholdRevealPayload } from './payloads.js';
import { revealHousehold } from './reveal.js';
import { createHousehold, updateHousehold } from './service.js';

/** Runs a change and answers with the household as it is afterwards. */
function change(op: Operation, work: () => Promise<string>): Promise<HouseholdPayload> {
  return mutate(op, HouseholdPayload, async () => {
    const id = await work();
    op.forgetLoaded();
    return { household: (await op.load(householdById, id)) ?? undefined };
  });
}

/** Changing households. */
@Resolver()
export class HouseholdMutations {
  @Mutation(() => HouseholdPayload, {
    description:
      'Records a household with its members. Codes: NOT_FOUND, REQUIRED, INVALID_CHOICE, INVALID_FORMAT, IDENTITY_NUMBER_CHECK_DIGIT, OUT_OF_RANGE, SAME_PERSON, MEMBER_ELSEWHERE, NOT_ALLOWED.',
  })
  @Guard('household:edit')
  householdCreate(
    @Ctx() { op }: Context,
    @Arg('input', () => HouseholdCreateInput) input: HouseholdCreateInput,
  ): Promise<HouseholdPayload> {
    return change(op, () => createHousehold(op, input));
  }

  @Mutation(() => HouseholdPayload, {
    description: 'Changes a household. Codes: NOT_FOUND, STALE_VERSION, INVALID_FORMAT, OUT_OF_RANGE, REQUIRED.',
  })
  @Guard('household:edit')
  householdUpdate(
    @Ctx() { op }: Context,
    @Arg('input', () => HouseholdUpdateInput) input: HouseholdUpdateInput,
  ): Promise<HouseholdPayload> {
    return change(op, async () => {
      await updateHousehold(op, input);
      return input.id;
    });
  }

  @Mutation(() => HouseholdPayload, {
    description:
      'A person joins a household. Codes: NOT_FOUND, OUT_OF_RANGE, MEMBER_ELSEWHERE, SAME_PERSON, DUPLICATE, IDENTITY_NUMBER_CHECK_DIGIT, INVALID_FORMAT, INVALID_CHOICE.',
  })
  @Guard('household:edit')
  householdMemberAdd(
    @Ctx() { op }: Context,
    @Arg('input', () => HouseholdMemberAddInput) input: HouseholdMemberAddInput,
  ): Promise<HouseholdPayload> {
    return change(op, () => addMember(op, input));
  }

  @Mutation(() => HouseholdPayload, {
    description:
      'A person leaves a household. Codes: NOT_FOUND, OUT_OF_RANGE, ILLEGAL_TRANSITION, NOT_ALLOWED (a head while others remain).',
  })
  @Guard('household:edit')
  householdMemberRemove(
    @Ctx() { op }: Context,
    @Arg('input', () => HouseholdMemberRemoveInput) input: HouseholdMemberRemoveInput,
  ): Promise<HouseholdPayload> {
    return change(op, () => removeMember(op, input));
  }

  @Mutation(() => HouseholdRevealPayload, {
    description: 'Shows the clear text of a household and records who asked, when and why. Codes: NOT_FOUND, NOT_ALLOWED, REASON_REQUIRED.',
  })
  @Guard('household:reveal')
  householdReveal(
    @Ctx() { op }: Context,
    @Arg('input', () => HouseholdRevealInput) input: HouseholdRevealInput,
  ): Promise<HouseholdRevealPayload> {
    return mutate(op, HouseholdRevealPayload, () => revealHousehold(op, input));
  }

  @Mutation(() => HouseholdPayload, { description: 'A household enters a programme. Codes: NOT_FOUND, DUPLICATE, INVALID_CHOICE.' })
  @Guard('household:edit')
  assistanceStatusStart(
    @Ctx() { op }: Context,
    @Arg('input', () => AssistanceStatusStartInput) input: AssistanceStatusStartInput,
  ): Promise<HouseholdPayload> {
    return change(op, () => startStatus(op, input));
  }

  @Mutation(() => HouseholdPayload, {
    description: 'A household leaves a programme. Codes: NOT_FOUND, ILLEGAL_TRANSITION, OUT_OF_RANGE, REASON_REQUIRED.',
  })
  @Guard('household:edit')
  assistanceStatusEnd(
    @Ctx() { op }: Context,
    @Arg('input', () => AssistanceStatusEndInput) input: AssistanceStatusEndInput,
  ): Promise<HouseholdPayload> {
    return change(op, () => endStatus(op, input));
  }

  @Mutation(() => HouseholdPayload, { description: 'Records a consent. Codes: NOT_FOUND, OUT_OF_RANGE, REQUIRED, NOT_ALLOWED.' })
  @Guard('household:edit')
  consentRecord(@Ctx() { op }: Context, @Arg('input', () => ConsentRecordInput) input: ConsentRecordInput): Promise<HouseholdPayload> {
    return change(op, () => recordConsent(op, input));
  }

  @Mutation(() => HouseholdPayload, { description: 'Withdraws a consent at once. Codes: NOT_FOUND, ILLEGAL_TRANSITION.' })
  @Guard('household:edit')
  consentWithdraw(
    @Ctx() { op }: Context,
    @Arg('input', () => ConsentWithdrawInput) input: ConsentWithdrawInput,
  ): Promise<HouseholdPayload> {
    return change(op, () => withdrawConsent(op, input));
  }
}
