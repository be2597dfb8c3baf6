import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Guard } from '../../../platform/access/guard.js';
import type { Operation } from '../../../platform/database/operation.js';
import type { Context } from '../../../platform/graphql/context.js';
import { mutate } from '../../../platform/graphql/mutation.js';
import { acknowledgeAlert, assessAlert, closeAlert, raiseConcern, raiseFlag } from '../alerts.js';
import { openAlertFile } from '../file.js';
import {
  ConcernRaiseInput,
  RiskAlertAssessInput,
  RiskAlertCloseInput,
  RiskAlertMoveInput,
  RiskAlertOpenInput,
  RiskFlagRaiseInput,
} from '../inputs/alert.js';
import { alertById } from '../loaders.js';
import { ConcernPayload, RiskAlertFilePayload, RiskAlertPayload } from '../payloads.js';

function ofAlert(op: Operation, change: () => Promise<string>): Promise<RiskAlertPayload> {
  return mutate(op, RiskAlertPayload, async () => {
    const id = await change();
    op.forgetLoaded();
    return { alert: (await op.load(alertById, id)) ?? undefined };
  });
}

/** Alerts from their opening to their closing. */
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
}
