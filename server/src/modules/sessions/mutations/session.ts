import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Guard } from '../../../platform/access/guard.js';
import type { Operation } from '../../../platform/database/operation.js';
import type { Context } from '../../../platform/graphql/context.js';
import { mutate } from '../../../platform/graphql/mutation.js';
import { ScaleAdministrationRecordInput } from '../inputs/scale.js';
import {
  SupportSessionAddendumInput,
  SupportSessionDraftInput,
  SupportSessionMoveInput,
  SupportSessionUpdateInput,
} from '../inputs/session.js';
import { administrationById, livingAlertsByReferral, sessionById } from '../loaders.js';
import { ScaleAdministrationPayload, SupportSessionPayload } from '../payloads.js';
import { recordScale } from '../scales.js';
import { addAddendum, cosignSession, draftSession, signSession, updateSession } from '../sessions.js';

function ofSession(op: Operation, change: () => Promise<string>): Promise<SupportSessionPayload> {
  return mutate(op, SupportSessionPayload, async () => {
    const id = await change();
    op.forgetLoaded();
    return { session: (await op.load(sessionById, id)) ?? undefined };
  });
}

/** Records of sessions and the scales given in them. */
@Resolver()
export class SessionMutations {
  @Mutation(() => SupportSessionPayload, {
    description: 'Begins a record. Codes: NOT_FOUND, CONSENT_MISSING, ILLEGAL_TRANSITION, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('care:work')
  supportSessionDraft(
    @Ctx() { op }: Context,
    @Arg('input', () => SupportSessionDraftInput) input: SupportSessionDraftInput,
  ): Promise<SupportSessionPayload> {
    return ofSession(op, () => draftSession(op, input));
  }

  @Mutation(() => SupportSessionPayload, {
    description: 'Saves a draft. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('care:work')
  supportSessionUpdate(
    @Ctx() { op }: Context,
    @Arg('input', () => SupportSessionUpdateInput) input: SupportSessionUpdateInput,
  ): Promise<SupportSessionPayload> {
    return ofSession(op, () => updateSession(op, input));
  }

  @Mutation(() => SupportSessionPayload, {
    description: 'Signs a draft; afterwards addenda only. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED.',
  })
  @Guard('care:work')
  supportSessionSign(
    @Ctx() { op }: Context,
    @Arg('input', () => SupportSessionMoveInput) input: SupportSessionMoveInput,
  ): Promise<SupportSessionPayload> {
    return ofSession(op, () => signSession(op, input));
  }

  @Mutation(() => SupportSessionPayload, {
    description: 'Co-signs a signed record. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, SAME_PERSON.',
  })
  @Guard('care:supervise')
  supportSessionCosign(
    @Ctx() { op }: Context,
    @Arg('input', () => SupportSessionMoveInput) input: SupportSessionMoveInput,
  ): Promise<SupportSessionPayload> {
    return ofSession(op, () => cosignSession(op, input));
  }

  @Mutation(() => SupportSessionPayload, {
    description: 'Adds to a signed record. Codes: NOT_FOUND, ILLEGAL_TRANSITION, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('care:work')
  supportSessionAddendumAdd(
    @Ctx() { op }: Context,
    @Arg('input', () => SupportSessionAddendumInput) input: SupportSessionAddendumInput,
  ): Promise<SupportSessionPayload> {
    return ofSession(op, () => addAddendum(op, input));
  }

  @Mutation(() => ScaleAdministrationPayload, {
    description:
      'Records the answers to a scale; a dangerous answer opens an alert in the same transaction. Codes: NOT_FOUND, INVALID_CHOICE, ILLEGAL_TRANSITION, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('care:work')
  scaleAdministrationRecord(
    @Ctx() { op }: Context,
    @Arg('input', () => ScaleAdministrationRecordInput) input: ScaleAdministrationRecordInput,
  ): Promise<ScaleAdministrationPayload> {
    return mutate(op, ScaleAdministrationPayload, async () => {
      const { id, outcome } = await recordScale(op, input);
      op.forgetLoaded();
      const administration = await op.load(administrationById, id);
      const alerts = administration ? await op.load(livingAlertsByReferral, administration.referralId) : [];
      return { administration: administration ?? undefined, outcome, alert: alerts.find((alert) => alert.administrationId === id) };
    });
  }
}
