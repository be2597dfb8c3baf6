import type { Action } from '../../platform/access/catalogue.js';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { assertMove } from '../../platform/moves.js';
import { open } from '../../platform/vault/envelope.js';
import { areaByCode } from '../areas/index.js';
import { caseById, openCase, openCaseByHousehold } from '../cases/index.js';
import { createHousehold, householdById, Relation } from '../households/index.js';
import { openNeed, PriorityTier } from '../tasks/index.js';
import type { LeadCallBackInput, LeadReopenInput, LeadTriageInput } from './inputs.js';
import { Lead, LeadDecision, LeadEventKind, LeadState } from './lead.js';
import { leadMoves } from './states.js';
import { recordLeadEvent } from './trail.js';

/** Loads a lead for a change and holds it until the end of the operation. @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION */
export async function lockLead(op: Operation, id: string, expectedVersion: number | null, action: Action): Promise<Lead> {
  const lead = await op.manager.findOne(Lead, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!lead) refuse(UserErrorCode.NOT_FOUND, 'No such lead.', ['id']);
  if (!op.actor.can(action, lead.areaCode)) refuse(UserErrorCode.NOT_ALLOWED, 'This lead is outside what you may change.');
  if (expectedVersion !== null) assertVersion(lead, expectedVersion);
  return lead;
}

/**
 * Decides on a lead. An emergency opens its need at once, a case its case (or joins the one that is open); what was told becomes a household where none is known.
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, REQUIRED (service, where it is referred to, name of a new household)
 */
export async function triageLead(op: Operation, input: LeadTriageInput): Promise<void> {
  const lead = await lockLead(op, input.id, input.expectedVersion, 'lead:triage');
  assertMove(leadMoves, lead.state, LeadState.DECIDED);
  const reason = input.reason.trim();
  if (reason === '') refuse(UserErrorCode.REASON_REQUIRED, 'Say why.', ['reason']);
  if (input.decision === LeadDecision.EMERGENCY || input.decision === LeadDecision.CASE)
    lead.householdId = await householdOf(op, lead, input.householdId);
  if (input.decision === LeadDecision.EMERGENCY) lead.needId = await emergencyNeed(op, lead, input.serviceCode);
  if (input.decision === LeadDecision.CASE) lead.caseId = await caseOf(op, lead, reason, input.ownerId);
  if (input.decision === LeadDecision.REFERRED && !input.referredTo?.trim())
    refuse(UserErrorCode.REQUIRED, 'Say where it is referred to.', ['referredTo']);
  Object.assign(lead, {
    state: LeadState.DECIDED,
    decision: input.decision,
    reason,
    reply: input.reply?.trim() || null,
    referredTo: input.decision === LeadDecision.REFERRED ? input.referredTo?.trim() : null,
    decidedBy: op.accountId,
    decidedAt: op.now,
  });
  await op.manager.save(lead);
  await recordLeadEvent(op, { leadId: lead.id, kind: LeadEventKind.DECIDED, decision: input.decision, note: reason });
}

/** The open case of the household takes the lead in; a household without one gets one. */
async function caseOf(op: Operation, lead: Lead, reason: string, ownerId: string | undefined): Promise<string> {
  const householdId = lead.householdId ?? '';
  const known = await op.load(openCaseByHousehold, householdId);
  return known?.id ?? openCase(op, { requestId: newId(), householdId, reason, ...(ownerId ? { ownerId } : {}) });
}

async function emergencyNeed(op: Operation, lead: Lead, serviceCode: string | undefined): Promise<string> {
  if (!serviceCode) refuse(UserErrorCode.REQUIRED, 'Say which service is needed at once.', ['serviceCode']);
  return openNeed(op, {
    requestId: newId(),
    householdId: lead.householdId ?? '',
    serviceCode,
    tier: PriorityTier.EMERGENCY,
    note: lead.content,
  });
}

/** The household of a lead: the one named, the one it was matched with, or a new one from what was told. */
async function householdOf(op: Operation, lead: Lead, named: string | undefined): Promise<string> {
  const id = named ?? lead.householdId;
  if (id) {
    if (!(await op.load(householdById, id))) refuse(UserErrorCode.NOT_FOUND, 'No such household.', ['householdId']);
    return id;
  }
  if (!lead.subjectName) refuse(UserErrorCode.REQUIRED, 'Choose a household: the lead has no name to record one by.', ['householdId']);
  const area = await op.load(areaByCode, lead.areaCode);
  const identityNumber = clearIdentity(op, lead);
  return createHousehold(op, {
    requestId: newId(),
    areaCode: String(area?.code ?? lead.areaCode),
    members: [{ name: lead.subjectName, relation: Relation.HEAD, ...(identityNumber ? { identityNumber } : {}) }],
    ...(lead.subjectAddress ? { address: lead.subjectAddress } : {}),
    ...(lead.subjectPhone ? { phone: lead.subjectPhone } : {}),
  });
}

/** The identity number of a lead in clear text; for the row it is written to or a reveal, nothing else. */
export function clearIdentity(op: Operation, lead: Lead): string | null {
  return lead.identitySealed === null
    ? null
    : open(op.runtime.keyring, { table: 'lead', column: 'identity_sealed', rowId: lead.id }, lead.identitySealed);
}

/**
 * Takes back a decision that opened neither need nor case; the lead waits again, with its own clock as before.
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, IN_USE (a need or an open case hangs on it)
 */
export async function reopenLead(op: Operation, input: LeadReopenInput): Promise<void> {
  const lead = await lockLead(op, input.id, input.expectedVersion, 'lead:triage');
  if (lead.state === LeadState.MERGED) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'Take the merge back instead.');
  assertMove(leadMoves, lead.state, LeadState.WAITING);
  if (lead.needId !== null || (lead.caseId !== null && (await op.load(caseById, lead.caseId)) !== null))
    refuse(UserErrorCode.IN_USE, 'A need or a case was opened by this decision; end that instead.');
  await recordLeadEvent(op, { leadId: lead.id, kind: LeadEventKind.REOPENED, decision: lead.decision, note: input.reason.trim() });
  Object.assign(lead, {
    state: LeadState.WAITING,
    decision: null,
    reason: null,
    reply: null,
    referredTo: null,
    decidedBy: null,
    decidedAt: null,
  });
  await op.manager.save(lead);
}

/** Records a call back: reached ends the promise, late or not; not reached leaves it. @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION */
export async function callBack(op: Operation, input: LeadCallBackInput): Promise<void> {
  const lead = await lockLead(op, input.id, input.expectedVersion, 'lead:call');
  if (lead.callbackDueAt === null || lead.callbackAt !== null)
    refuse(UserErrorCode.ILLEGAL_TRANSITION, 'No call back is owed on this lead.');
  if (input.reached) Object.assign(lead, { callbackAt: op.now, callbackBy: op.accountId });
  else lead.callbackTries += 1;
  await op.manager.save(lead);
  await recordLeadEvent(op, {
    leadId: lead.id,
    kind: input.reached ? LeadEventKind.CALLED_BACK : LeadEventKind.CALL_FAILED,
    note: input.note?.trim() || null,
  });
}
