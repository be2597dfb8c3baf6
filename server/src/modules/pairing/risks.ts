import type { Operation } from '../../platform/database/operation.js';
import { civilDate } from '../../platform/clock.js';
import { policyParameter } from '../../platform/policy-parameters.js';
import { addDays } from '../calendars/index.js';
import { PairingRisk, PairingState } from './enums.js';
import { consentEndByPairing, supporterById } from './loaders.js';
import type { Pairing } from './pairing.js';
import { stateAt } from './states.js';

/** Why a pairing is at risk at the instant of the operation; empty when it is not. `AT_RISK` of loaders.ts asks the same in SQL. */
export async function risksOf(op: Operation, pairing: Pairing): Promise<PairingRisk[]> {
  const today = civilDate(op.now);
  const state = stateAt(pairing, op.now);
  const risks: PairingRisk[] = [];
  if (state === PairingState.HELD && civilDate(pairing.holdExpiresAt) <= today) risks.push(PairingRisk.HOLD_EXPIRING);
  if (state === PairingState.CONSENTED) risks.push(PairingRisk.WAITING_TO_START);
  if (state === PairingState.ACTIVE && pairing.contactDueAt !== null && pairing.contactDueAt < op.now) risks.push(PairingRisk.SILENT);
  if (state === PairingState.PAUSED && pairing.pausedUntil !== null && pairing.pausedUntil < today) risks.push(PairingRisk.PAUSE_OVER);
  if (state === PairingState.ACTIVE || state === PairingState.PAUSED) {
    const [end, days] = await Promise.all([op.load(consentEndByPairing, pairing.id), policyParameter(op, 'pairing.consent.expiring.days')]);
    if (end !== null && end < today) risks.push(PairingRisk.CONSENT_GONE);
    else if (end !== null && end <= addDays(today, days)) risks.push(PairingRisk.CONSENT_EXPIRING);
  }
  if (state === PairingState.CONSENTED || state === PairingState.ACTIVE || state === PairingState.PAUSED) {
    const supporter = await op.load(supporterById, pairing.supporterId);
    if (supporter && (supporter.vettedUntil ?? '') < today) risks.push(PairingRisk.VETTING_EXPIRED);
  }
  return risks;
}
