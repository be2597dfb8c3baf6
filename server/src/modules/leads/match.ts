import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { householdById } from '../households/index.js';
import type { LeadLinkUndoInput, LeadMatchInput } from './inputs.js';
import { Lead, LeadEventKind, LeadState } from './lead.js';
import { leadById, leadsMergedInto } from './loaders.js';
import { LeadLink, recordLeadEvent } from './trail.js';
import { lockLead } from './triage.js';

constraintMeans('lead_link_household', UserErrorCode.DUPLICATE, 'There is a verdict on this pair; take it back first.', ['householdId']);
constraintMeans('lead_link_lead', UserErrorCode.DUPLICATE, 'There is a verdict on this pair; take it back first.', ['otherLeadId']);
constraintMeans('lead_link_one_household', UserErrorCode.DUPLICATE, 'The lead is matched with another household; take that back first.', [
  'householdId',
]);
constraintMeans('lead_link_one_lead', UserErrorCode.DUPLICATE, 'The lead is merged into another lead; take that back first.', [
  'otherLeadId',
]);
constraintMeans('lead_link_not_to_itself', UserErrorCode.INVALID_CHOICE, 'A lead is no duplicate of itself.', ['otherLeadId']);

/** @throws Refusal REQUIRED, NOT_FOUND */
async function target(op: Operation, input: LeadMatchInput): Promise<{ householdId: string | null; otherLeadId: string | null }> {
  if ((input.householdId === undefined) === (input.otherLeadId === undefined))
    refuse(UserErrorCode.REQUIRED, 'Name a household or another lead, one of the two.', ['householdId']);
  if (input.otherLeadId === input.id) refuse(UserErrorCode.INVALID_CHOICE, 'A lead is no duplicate of itself.', ['otherLeadId']);
  if (input.householdId && !(await op.load(householdById, input.householdId)))
    refuse(UserErrorCode.NOT_FOUND, 'No such household.', ['householdId']);
  if (input.otherLeadId && !(await op.load(leadById, input.otherLeadId))) refuse(UserErrorCode.NOT_FOUND, 'No such lead.', ['otherLeadId']);
  return { householdId: input.householdId ?? null, otherLeadId: input.otherLeadId ?? null };
}

async function link(op: Operation, leadId: string, to: { householdId: string | null; otherLeadId: string | null }, same: boolean) {
  await op.manager.insert(LeadLink, { id: newId(), leadId, ...to, same, decidedBy: op.accountId, decidedAt: op.now });
}

/**
 * The lead speaks of a household that is known, or of the same as another lead: into a household it is matched and still wants its
 * decision; into a lead it is merged and shares that one's.
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, REQUIRED, INVALID_CHOICE, DUPLICATE, IN_USE (others are merged into it)
 */
export async function mergeLead(op: Operation, input: LeadMatchInput): Promise<void> {
  const to = await target(op, input);
  const lead = await lockLead(op, input.id, input.expectedVersion, 'lead:triage');
  if (lead.state !== LeadState.WAITING) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'Only a lead that waits is merged.');
  if (to.otherLeadId) {
    // Held, so that the other is not merged away at the same moment.
    const other = await op.manager.findOne(Lead, { where: { id: to.otherLeadId }, lock: { mode: 'pessimistic_write' } });
    if (!other || !op.actor.can('lead:triage', other.areaCode))
      refuse(UserErrorCode.NOT_ALLOWED, 'The other lead is outside what you triage.');
    if (other.state === LeadState.MERGED)
      refuse(UserErrorCode.ILLEGAL_TRANSITION, 'The other lead was merged itself; choose the one it went into.', ['otherLeadId']);
    if ((await op.load(leadsMergedInto, lead.id)).length > 0)
      refuse(UserErrorCode.IN_USE, 'Others were merged into this lead; merge the other way round.', ['otherLeadId']);
    await link(op, lead.id, to, true);
    Object.assign(lead, { state: LeadState.MERGED, mergedIntoId: other.id, decidedBy: op.accountId, decidedAt: op.now });
    await recordLeadEvent(op, { leadId: lead.id, kind: LeadEventKind.MERGED, note: other.number });
    await op.manager.save(lead);
    return;
  }
  await link(op, lead.id, to, true);
  lead.householdId = to.householdId;
  const household = await op.load(householdById, to.householdId ?? '');
  await recordLeadEvent(op, { leadId: lead.id, kind: LeadEventKind.MATCHED, note: household?.number ?? null });
  await op.manager.save(lead);
}

/** Somebody looked, and the two are not the same. @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, REQUIRED, INVALID_CHOICE, DUPLICATE */
export async function markDifferent(op: Operation, input: LeadMatchInput): Promise<void> {
  const to = await target(op, input);
  const lead = await lockLead(op, input.id, input.expectedVersion, 'lead:triage');
  await link(op, lead.id, to, false);
  const number = to.householdId
    ? (await op.load(householdById, to.householdId))?.number
    : (await op.load(leadById, to.otherLeadId ?? ''))?.number;
  await recordLeadEvent(op, { leadId: lead.id, kind: LeadEventKind.DIFFERENT, note: number ?? null });
}

/**
 * Takes a verdict back: what was merged waits again, with its own clock as before.
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION (taken back before, or a decision hangs on the match)
 */
export async function undoLink(op: Operation, input: LeadLinkUndoInput): Promise<string> {
  const verdict = await op.manager.findOne(LeadLink, { where: { id: input.linkId }, lock: { mode: 'pessimistic_write' } });
  if (!verdict) refuse(UserErrorCode.NOT_FOUND, 'No such verdict.', ['linkId']);
  const lead = await lockLead(op, verdict.leadId, null, 'lead:triage');
  if (verdict.undoneAt !== null) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'This verdict was taken back before.');
  if (verdict.same && verdict.householdId && lead.state !== LeadState.WAITING)
    refuse(UserErrorCode.ILLEGAL_TRANSITION, 'The decision on the lead hangs on this household; take the decision back first.');
  Object.assign(verdict, { undoneBy: op.accountId, undoneAt: op.now, undoReason: input.reason.trim() });
  await op.manager.save(verdict);
  if (verdict.same && verdict.otherLeadId) {
    Object.assign(lead, { state: LeadState.WAITING, mergedIntoId: null, decidedBy: null, decidedAt: null });
    await op.manager.save(lead);
  } else if (verdict.same) {
    lead.householdId = null;
    await op.manager.save(lead);
  }
  await recordLeadEvent(op, { leadId: lead.id, kind: LeadEventKind.TAKEN_BACK, note: input.reason.trim() });
  return lead.id;
}
