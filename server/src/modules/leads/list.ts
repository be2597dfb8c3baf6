import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { entityPage } from '../../platform/graphql/list-page.js';
import { queryTokens } from '../../platform/search/tokens.js';
import { whereInArea } from '../areas/index.js';
import type { LeadFilter } from './inputs.js';
import { Lead } from './lead.js';

/** A page of leads: those that wait by their triage, owed call backs by their promise, others the newest first. */
export function listLeads(op: Operation, filter: LeadFilter, args: PageArgs): Promise<Page<Lead>> {
  const where = whereInArea(new Where(), 'l.area_code', filter.areaCode);
  const waiting = filter.overdueOnly || (filter.states?.length === 1 && filter.states[0] === 'WAITING');
  if (waiting) where.and("l.state = 'WAITING'");
  else if (filter.states?.length) where.and('l.state = any (?::text[])', filter.states);
  if (filter.overdueOnly) where.and('l.triage_due_at < ?', op.now);
  if (filter.channels?.length) where.and('l.channel = any (?::text[])', filter.channels);
  if (filter.decisions?.length) where.and('l.decision = any (?::text[])', filter.decisions);
  if (filter.callBackOwed) where.and('l.callback_due_at is not null and l.callback_at is null');
  if (filter.callBackOwed && filter.callBackBefore) where.and('l.callback_due_at < ?', filter.callBackBefore);
  const text = filter.text?.trim();
  if (text) {
    const tokens = queryTokens(text);
    if (tokens.length > 0) where.and('(l.number = upper(?) or l.search @> ?::text[])', text, tokens);
    else where.and('l.number = upper(?)', text);
  }
  // What is owed stands first.
  const first = filter.callBackOwed ? 'callbackDueAt' : waiting ? 'triageDueAt' : 'createdAt';
  return entityPage(op, Lead, 'l', { where, by: [first, 'id'], descending: first === 'createdAt' }, args);
}
