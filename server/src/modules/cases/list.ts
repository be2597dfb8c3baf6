import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { decodeCursor, pageLength, toPage, type Page, type PageArgs } from '../../platform/graphql/connection.js';
import { areaRange, parseAreaCode } from '../areas/index.js';
import { Case } from './case.js';
import type { CaseFilter } from './inputs.js';
import type { CaseWorker } from './payloads.js';

/** A page of cases, the last opened first. */
export async function listCases(op: Operation, filter: CaseFilter, args: PageArgs): Promise<Page<Case>> {
  const values: unknown[] = [];
  const parts: string[] = [];
  if (filter.areaCode) {
    const [low, high] = areaRange(parseAreaCode(filter.areaCode, ['filter', 'areaCode']));
    parts.push(`c.area_code >= $${values.push(low)} and c.area_code < $${values.push(high)}`);
  }
  if (filter.states?.length) parts.push(`c.state = any ($${values.push(filter.states)}::text[])`);
  if (filter.open) parts.push("c.state <> 'CLOSED'");
  if (filter.mine) parts.push('(c.owner_id = (select app.actor_id()) or c.receiver_id = (select app.actor_id()))');
  const where = parts.length > 0 ? parts.join(' and ') : 'true';
  const [at, id] = args.after ? decodeCursor(args.after, 2) : [];
  const all = [...values];
  const seek = args.after ? ` and (c.opened_at, c.id) < ($${all.push(at)}::timestamptz, $${all.push(id)}::uuid)` : '';
  const rows = await op.rows<Case>(
    `select ${columns(op, Case, 'c')} from social_case c where ${where}${seek} order by c.opened_at desc, c.id desc limit $${all.push(pageLength(args.first) + 1)}`,
    all,
  );
  const total = async () => (await op.row<{ n: number }>(`select count(*) n from social_case c where ${where}`, values))?.n ?? 0;
  return toPage(rows, args, (found) => [found.openedAt, found.id], total);
}

/** Who may own cases of an area, by name; nobody where the actor keeps no cases. */
export async function caseWorkers(op: Operation, areaCode: string): Promise<CaseWorker[]> {
  return op.rows<CaseWorker>('select id, name, cases from app.case_workers($1)', [parseAreaCode(areaCode)]);
}
