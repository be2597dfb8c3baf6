import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import type { Operation } from '../../platform/database/operation.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import {
  activatePairing,
  addContact,
  completePairing,
  endPairing,
  holdPairing,
  recordConsent,
  recordSupporterAgreement,
  resumePairing,
  setMeasure,
  suspendPairing,
} from './course.js';
import {
  PairingActivateInput,
  PairingCompleteInput,
  PairingConsentInput,
  PairingContactAddInput,
  PairingEndInput,
  PairingFilter,
  PairingHoldInput,
  PairingMeasureInput,
  PairingMoveInput,
  PairingSupporterAgreementInput,
  PairingSuspendInput,
} from './inputs.js';
import { listPairings } from './list.js';
import { pairingById } from './loaders.js';
import { Pairing } from './pairing.js';
import { PairingConnection, PairingPayload } from './payloads.js';

/** Runs a change of a pairing and answers with the pairing after it. */
function changed(op: Operation, id: string, change: () => Promise<string | void>): Promise<PairingPayload> {
  return mutate(op, PairingPayload, async () => {
    const made = await change();
    op.forgetLoaded();
    return { pairing: (await op.load(pairingById, made ?? id)) ?? undefined };
  });
}

/** Pairings, from the hold to the end. */
@Resolver()
export class PairingResolver {
  @Query(() => PairingConnection, { description: 'Pairings: those whose time has come first, the longest overdue before all.' })
  @Guard('project:browse')
  async pairings(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => PairingFilter, { nullable: true, description: 'Which pairings; all conditions hold together.' })
    filter?: PairingFilter,
  ) {
    return PairingConnection.of(await listPairings(op, filter ?? {}, page));
  }

  @Query(() => Pairing, { nullable: true, description: 'A pairing; null when it does not exist for the viewer.' })
  @Guard('project:browse')
  pairing(@Ctx() { op }: Context, @Arg('id', () => ID) id: string): Promise<Pairing | null> {
    return op.load(pairingById, id);
  }

  @Mutation(() => PairingPayload, {
    description:
      'Holds a supporter for a household until the instant that policy gives (pairing.hold.hours). Codes: NOT_FOUND, NOT_ALLOWED, SEAT_TAKEN, VOLUNTEER_INELIGIBLE, ILLEGAL_TRANSITION, REQUEST_REUSED.',
  })
  @Guard('project:work')
  pairingHold(@Ctx() { op }: Context, @Arg('input', () => PairingHoldInput) input: PairingHoldInput): Promise<PairingPayload> {
    return changed(op, '', () => holdPairing(op, input));
  }

  @Mutation(() => PairingPayload, {
    description:
      'Records that the supporter agreed. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, OFFER_EXPIRED, ILLEGAL_TRANSITION, OUT_OF_RANGE.',
  })
  @Guard('project:work')
  pairingSupporterAgreementRecord(
    @Ctx() { op }: Context,
    @Arg('input', () => PairingSupporterAgreementInput) input: PairingSupporterAgreementInput,
  ): Promise<PairingPayload> {
    return changed(op, input.id, () => recordSupporterAgreement(op, input));
  }

  @Mutation(() => PairingPayload, {
    description:
      'Records the consent of the household and what it lets the organisation see. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, OFFER_EXPIRED, ILLEGAL_TRANSITION, OUT_OF_RANGE.',
  })
  @Guard('project:nominate')
  pairingConsentRecord(
    @Ctx() { op }: Context,
    @Arg('input', () => PairingConsentInput) input: PairingConsentInput,
  ): Promise<PairingPayload> {
    return changed(op, input.id, () => recordConsent(op, input));
  }

  @Mutation(() => PairingPayload, {
    description:
      'Starts a pairing that both sides agreed to. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, CONSENT_MISSING.',
  })
  @Guard('project:work')
  pairingActivate(@Ctx() { op }: Context, @Arg('input', () => PairingActivateInput) input: PairingActivateInput): Promise<PairingPayload> {
    return changed(op, input.id, () => activatePairing(op, input));
  }

  @Mutation(() => PairingPayload, {
    description: 'Pauses a pairing. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, IN_THE_PAST.',
  })
  @Guard('project:work')
  pairingSuspend(@Ctx() { op }: Context, @Arg('input', () => PairingSuspendInput) input: PairingSuspendInput): Promise<PairingPayload> {
    return changed(op, input.id, () => suspendPairing(op, input));
  }

  @Mutation(() => PairingPayload, {
    description: 'Resumes a paused pairing. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, CONSENT_MISSING.',
  })
  @Guard('project:work')
  pairingResume(@Ctx() { op }: Context, @Arg('input', () => PairingMoveInput) input: PairingMoveInput): Promise<PairingPayload> {
    return changed(op, input.id, () => resumePairing(op, input));
  }

  @Mutation(() => PairingPayload, {
    description:
      'Ends a pairing well (毕业); the household is watched for pairing.watch.days. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION.',
  })
  @Guard('project:work')
  pairingComplete(@Ctx() { op }: Context, @Arg('input', () => PairingCompleteInput) input: PairingCompleteInput): Promise<PairingPayload> {
    return changed(op, input.id, () => completePairing(op, input));
  }

  @Mutation(() => PairingPayload, {
    description:
      'Ends a pairing with a reason, or gives a hold back. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, OFFER_EXPIRED, ILLEGAL_TRANSITION, INVALID_CHOICE.',
  })
  @Guard('project:change')
  pairingEnd(@Ctx() { op }: Context, @Arg('input', () => PairingEndInput) input: PairingEndInput): Promise<PairingPayload> {
    return changed(op, input.id, () => endPairing(op, input));
  }

  @Mutation(() => PairingPayload, {
    description: 'Records a contact; the clock of silence starts anew. Codes: NOT_FOUND, NOT_ALLOWED, OUT_OF_RANGE, REQUEST_REUSED.',
  })
  @Guard('project:change')
  pairingContactAdd(
    @Ctx() { op }: Context,
    @Arg('input', () => PairingContactAddInput) input: PairingContactAddInput,
  ): Promise<PairingPayload> {
    return changed(op, input.pairingId, () => addContact(op, input));
  }

  @Mutation(() => PairingPayload, {
    description:
      "Says which measure of the household's plan a pairing serves. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, INVALID_CHOICE.",
  })
  @Guard('project:nominate')
  pairingMeasureSave(@Ctx() { op }: Context, @Arg('input', () => PairingMeasureInput) input: PairingMeasureInput): Promise<PairingPayload> {
    return changed(op, input.id, () => setMeasure(op, input));
  }
}
