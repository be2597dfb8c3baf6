import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { decodeCursor, pageLength, toPage, type Page, type PageArgs } from '../../platform/graphql/connection.js';
import { queryTokens } from '../../platform/search/tokens.js';
import { areaRange, parseAreaCode } from '../areas/index.js';
import type { LeadFilter } from './inputs.js';
import { Lead } from './lead.js';

/** Ways in which a page of leads is ordered: what is owed first, or the newest first. */
const ORDERS = {
  triage: { key: 'l.triage_due_at', way: 'asc', after: '>', of: (lead: Lead) => lead.triageDueAt },
  callback: { key: 'l.callback_due_at', way: 'asc', after: '>', of: (lead: Lead) => lead.callbackDueAt ?? lead.createdAt },
  recent: { key: 'l.created_at', way: 'desc', after: '<', of: (lead: Lead) => lead.createdAt },
} as const;

/** A page of leads: those that wait by their triage, owed call backs by their promise, others the newest first. */
export async function listLeads(op: Operation, filter: LeadFilter, args: PageArgs): Promise<Page<Lead>> {
  const values: unknown[] = [];
  const parts: string[] = [];
  if (filter.areaCode) {
    const [low, high] = areaRange(parseAreaCode(filter.areaCode, ['filter', 'areaCode']));
    parts.push(`l.area_code >= $${values.push(low)} and l.area_code < $${values.push(high)}`);
  }
  const waiting = filter.overdueOnly || (filter.states?.length === 1 && filter.states[0] === 'WAITING');
  if (waiting) parts.push("l.state = 'WAITING'");
  else if (filter.states?.length) parts.push(`l.state = any ($${values.push(filter.states)}::text[])`);
  if (filter.overdueOnly) parts.push(`l.triage_due_at < $${values.push(op.now)}`);
  if (filter.channels?.length) parts.push(`l.channel = any ($${values.push(filter.channels)}::text[])`);
  if (filter.decisions?.length) parts.push(`l.decision = any ($${values.push(filter.decisions)}::text[])`);
  if (filter.callBackOwed) parts.push('l.callback_due_at is not null and l.callback_at is null');
  if (filter.callBackOwed && filter.callBackBefore) parts.push(`l.callback_due_at < $${values.push(filter.callBackBefore)}`);
  const text = filter.text?.trim();
  if (text) {
    const tokens = queryTokens(text);
    parts.push(
      `(l.number = upper($${values.push(text)}) or ${tokens.length > 0 ? `l.search @> $${values.push(tokens)}::text[]` : 'false'})`,
    );
  }
  const where = parts.length > 0 ? parts.join(' and ') : 'true';
  const order = filter.callBackOwed ? ORDERS.callback : waiting ? ORDERS.triage : ORDERS.recent;
  const [at, id] = args.after ? decodeCursor(args.after, 2) : [];
  const all = [...values];
  const seek = args.after ? ` and (${order.key}, l.id) ${order.after} ($${all.push(at)}::timestamptz, $${all.push(id)}::uuid)` : '';
  const rows = await op.rows<Lead>(
    `select ${columns(op, Lead, 'l')} from lead l where ${where}${seek} order by ${order.key} ${order.way}, l.id ${order.way} limit $${all.push(pageLength(args.first) + 1)}`,
    all,
  );
  const total = async () => (await op.row<{ n: number }>(`select count(*) n from lead l where ${where}`, values))?.n ?? 0;
  return toPage(rows, args, (lead) => [order.of(lead), lead.id], total);
}
