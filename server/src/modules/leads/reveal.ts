import { logAccess } from '../../platform/access/log-access.js';
import type { Operation } from '../../platform/database/operation.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import type { LeadRevealInput } from './inputs.js';
import { leadById } from './loaders.js';
import { LeadClear } from './payloads.js';
import { clearIdentity } from './triage.js';

/** The clear text of a lead, after who, when and why stands in the access log. @throws Refusal NOT_FOUND, NOT_ALLOWED, REASON_REQUIRED */
export async function revealLead(op: Operation, input: LeadRevealInput): Promise<LeadClear> {
  const lead = await op.load(leadById, input.id);
  if (!lead) refuse(UserErrorCode.NOT_FOUND, 'No such lead.', ['id']);
  if (!op.actor.can('lead:reveal', lead.areaCode)) refuse(UserErrorCode.NOT_ALLOWED, 'Your role does not show clear text here.');
  await logAccess(op, 'lead', lead.id, input.purpose);
  const { subjectName, subjectPhone, subjectAddress, callerName, callerPhone } = lead;
  return Object.assign(new LeadClear(), {
    subjectName,
    subjectPhone,
    subjectAddress,
    callerName,
    callerPhone,
    identityNumber: clearIdentity(op, lead),
  });
}
