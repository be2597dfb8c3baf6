import { byKey, manyBy } from '../../platform/database/loaders.js';
import { Lead } from './lead.js';
import { LeadEvent, LeadLink } from './trail.js';

/** A lead by id. */
export const leadById = byKey<Lead>(() => Lead);
/** The leads that were merged into a lead. */
export const leadsMergedInto = manyBy<Lead>(() => Lead, 'mergedIntoId', 't.created_at, t.id');
/** The leads of a case. */
export const leadsByCase = manyBy<Lead>(() => Lead, 'caseId', 't.created_at, t.id');
/** The leads of a household. */
export const leadsByHousehold = manyBy<Lead>(() => Lead, 'householdId', 't.created_at, t.id');
/** The trail of a lead, oldest first. */
export const eventsByLead = manyBy<LeadEvent>(() => LeadEvent, 'leadId', 't.ordinal');
/** All verdicts on duplicates of a lead, oldest first. */
export const linksByLead = manyBy<LeadLink>(() => LeadLink, 'leadId', 't.decided_at, t.id');
