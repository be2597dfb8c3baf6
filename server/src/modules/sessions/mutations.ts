import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import type { Operation } from '../../platform/database/operation.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { acknowledgeAlert, assessAlert, closeAlert, raiseConcern, raiseFlag } from './alerts.js';
import { openGlass, reviewGlass } from './break-glass.js';
import { addShift, removeShift, shiftById } from './duty.js';
import { openAlertFile, openFile } from './file.js';
import {
  BreakGlassOpenInput,
  BreakGlassReviewInput,
  ConcernRaiseInput,
  DutyShiftAddInput,
  DutyShiftRemoveInput,
  RiskAlertAssessInput,
  RiskAlertCloseInput,
  RiskAlertMoveInput,
  RiskAlertOpenInput,
  RiskFlagRaiseInput,
  ScaleAdministrationRecordInput,
  SupportFileOpenInput,
  SupportReferralAcceptInput,
  SupportReferralCreateInput,
  SupportReferralEndInput,
  SupportReferralTransferInput,
  SupportSessionAddendumInput,
  SupportSessionDraftInput,
  SupportSessionMoveInput,
  SupportSessionUpdateInput,
} from './inputs.js';
import {
  administrationById,
  alertById,
  glassById,
  livingAlertsByReferral,
  referralById,
  sessionById,
  supportStatusByHousehold,
} from './loaders.js';
import {
  BreakGlassPayload,
  ConcernPayload,
  DutyShiftPayload,
  RiskAlertFilePayload,
  RiskAlertPayload,
  ScaleAdministrationPayload,
  SupportFilePayload,
  SupportReferralPayload,
  SupportSessionPayload,
} from './payloads.js';
import { ReferralState } from './referral.js';
import { acceptReferral, createReferral, endReferral, transferReferral } from './referrals.js';
import { recordScale } from './scales.js';
import { addAddendum, cosignSession, draftSession, signSession, updateSession } from './sessions.js';

function ofReferral(op: Operation, change: () => Promise<string>): Promise<SupportReferralPayload> {
  return mutate(op, SupportReferralPayload, async () => {
    const id = await change();
    op.forgetLoaded();
    return { referral: (await op.load(referralById, id)) ?? undefined };
  });
}

function ofSession(op: Operation, change: () => Promise<string>): Promise<SupportSessionPayload> {
  return mutate(op, SupportSessionPayload, async () => {
    const id = await change();
    op.forgetLoaded();
    return { session: (await op.load(sessionById, id)) ?? undefined };
  });
}

function ofAlert(op: Operation, change: () => Promise<string>): Promise<RiskAlertPayload> {
  return mutate(op, RiskAlertPayload, async () => {
    const id = await change();
    op.forgetLoaded();
    return { alert: (await op.load(alertById, id)) ?? undefined };
  });
}

/** Cases, sessions and scales. */
@Resolver()
export class CaseMutations {
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

/** Alerts, duty and emergency access. */
@Resolver()
export class AlertMutations {
  @Mutation(() => RiskAlertPayload, { description: "Opens an alert about one's own case. Codes: NOT_FOUND, NOT_ALLOWED, REQUEST_REUSED." })
  @Guard('care:work')
  riskFlagRaise(@Ctx() { op }: Context, @Arg('input', () => RiskFlagRaiseInput) input: RiskFlagRaiseInput): Promise<RiskAlertPayload> {
    return ofAlert(op, () => raiseFlag(op, input));
  }

  @Mutation(() => ConcernPayload, {
    description: 'A volunteer raises a concern about a household that it visits. Codes: NOT_FOUND, REQUEST_REUSED.',
  })
  @Guard('care:concern')
  concernRaise(@Ctx() { op }: Context, @Arg('input', () => ConcernRaiseInput) input: ConcernRaiseInput): Promise<ConcernPayload> {
    return mutate(op, ConcernPayload, async () => ({ received: (await raiseConcern(op, input)) !== '' }));
  }

  @Mutation(() => RiskAlertPayload, { description: 'Takes an alert upon oneself. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION.' })
  @Guard('care:alert')
  riskAlertAcknowledge(
    @Ctx() { op }: Context,
    @Arg('input', () => RiskAlertMoveInput) input: RiskAlertMoveInput,
  ): Promise<RiskAlertPayload> {
    return ofAlert(op, () => acknowledgeAlert(op, input));
  }

  @Mutation(() => RiskAlertPayload, {
    description: 'Records the structured assessment and the safety plan. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION.',
  })
  @Guard('care:alert')
  riskAlertAssess(
    @Ctx() { op }: Context,
    @Arg('input', () => RiskAlertAssessInput) input: RiskAlertAssessInput,
  ): Promise<RiskAlertPayload> {
    return ofAlert(op, () => assessAlert(op, input));
  }

  @Mutation(() => RiskAlertPayload, {
    description: 'Closes an alert as a second person. Codes: SAME_PERSON, IN_THE_PAST, NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION.',
  })
  @Guard('care:alert')
  riskAlertClose(@Ctx() { op }: Context, @Arg('input', () => RiskAlertCloseInput) input: RiskAlertCloseInput): Promise<RiskAlertPayload> {
    return ofAlert(op, () => closeAlert(op, input));
  }

  @Mutation(() => RiskAlertFilePayload, {
    description: 'Opens what was written about an alert; each reading is recorded. Codes: NOT_FOUND, REASON_REQUIRED.',
  })
  @Guard('care:alert')
  riskAlertOpen(@Ctx() { op }: Context, @Arg('input', () => RiskAlertOpenInput) input: RiskAlertOpenInput): Promise<RiskAlertFilePayload> {
    return mutate(op, RiskAlertFilePayload, async () => ({ file: await openAlertFile(op, input) }));
  }

  @Mutation(() => BreakGlassPayload, { description: 'Opens one case in an emergency. Codes: NOT_FOUND, REASON_REQUIRED, REQUEST_REUSED.' })
  @Guard('care:break_glass')
  breakGlassOpen(@Ctx() { op }: Context, @Arg('input', () => BreakGlassOpenInput) input: BreakGlassOpenInput): Promise<BreakGlassPayload> {
    return mutate(op, BreakGlassPayload, async () => {
      const glass = await op.load(glassById, await openGlass(op, input));
      return { glass: glass ?? undefined, referral: glass ? ((await op.load(referralById, glass.referralId)) ?? undefined) : undefined };
    });
  }

  @Mutation(() => BreakGlassPayload, { description: 'Reviews an emergency access. Codes: NOT_FOUND, SAME_PERSON, ILLEGAL_TRANSITION.' })
  @Guard('care:supervise')
  breakGlassReview(
    @Ctx() { op }: Context,
    @Arg('input', () => BreakGlassReviewInput) input: BreakGlassReviewInput,
  ): Promise<BreakGlassPayload> {
    return mutate(op, BreakGlassPayload, async () => {
      const id = await reviewGlass(op, input);
      op.forgetLoaded();
      return { glass: (await op.load(glassById, id)) ?? undefined };
    });
  }

  @Mutation(() => DutyShiftPayload, {
    description: 'Puts somebody on duty. Codes: OUT_OF_RANGE, INVALID_CHOICE, INVALID_FORMAT, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('care:supervise')
  dutyShiftAdd(@Ctx() { op }: Context, @Arg('input', () => DutyShiftAddInput) input: DutyShiftAddInput): Promise<DutyShiftPayload> {
    return mutate(op, DutyShiftPayload, async () => ({ shift: await shiftById(op, await addShift(op, input)), changed: true }));
  }

  @Mutation(() => DutyShiftPayload, { description: 'Takes a shift off the roster. Codes: NOT_FOUND.' })
  @Guard('care:supervise')
  dutyShiftRemove(
    @Ctx() { op }: Context,
    @Arg('input', () => DutyShiftRemoveInput) input: DutyShiftRemoveInput,
  ): Promise<DutyShiftPayload> {
    return mutate(op, DutyShiftPayload, async () => {
      await removeShift(op, input.id);
      return { changed: true };
    });
  }
}
