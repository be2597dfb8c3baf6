import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { decodeCursor, pageLength, toPage, type Page, type PageArgs } from '../../platform/graphql/connection.js';
import { areaRange, parseAreaCode } from '../areas/index.js';
import { AssistanceApplication } from './application.js';
import { DelegationOfAuthority } from './delegation.js';
import type { AssistanceApplicationFilter } from './inputs.js';

/** Submitted, prepared by somebody else, and under a power to decide that the actor holds now. */
export const AWAITS_ME =
  "a.state = 'SUBMITTED' and a.prepared_by <> (select app.actor_id()) and exists (select from app.authority(a.programme, a.area_code, app.now()))";

/** A page of applications, the oldest first: whoever waits longest stands on top. */
export async function listApplications(
  op: Operation,
  filter: AssistanceApplicationFilter,
  args: PageArgs,
): Promise<Page<AssistanceApplication>> {
  const values: unknown[] = [];
  const parts: string[] = [];
  if (filter.areaCode) {
    const [low, high] = areaRange(parseAreaCode(filter.areaCode, ['filter', 'areaCode']));
    parts.push(`a.area_code >= $${values.push(low)} and a.area_code < $${values.push(high)}`);
  }
  if (filter.states?.length) parts.push(`a.state = any ($${values.push(filter.states)}::text[])`);
  if (filter.programme) parts.push(`a.programme = $${values.push(filter.programme)}`);
  if (filter.awaitingMyDecision) parts.push(AWAITS_ME);
  const where = parts.length > 0 ? parts.join(' and ') : 'true';
  const all = [...values];
  const [at, id] = args.after ? decodeCursor(args.after, 2) : [];
  const seek = args.after ? ` and (a.created_at, a.id) > ($${all.push(at)}::timestamptz, $${all.push(id)}::uuid)` : '';
  const rows = await op.rows<AssistanceApplication>(
    `select ${columns(op, AssistanceApplication, 'a')} from assistance_application a where ${where}${seek} order by a.created_at, a.id limit $${all.push(pageLength(args.first) + 1)}`,
    all,
  );
  const total = async () =>
    (await op.row<{ n: number }>(`select count(*)::int n from assistance_application a where ${where}`, values))?.n ?? 0;
  return toPage(rows, args, (row) => [row.createdAt, row.id], total);
}

/** A page of delegations, the newest first day first. */
export async function listDelegations(op: Operation, areaCode: string | undefined, args: PageArgs): Promise<Page<DelegationOfAuthority>> {
  const values: unknown[] = [];
  const where = areaCode ? `app.area_range($${values.push(parseAreaCode(areaCode))}::bigint) && app.area_range(d.to_area_code)` : 'true';
  const all = [...values];
  const [day, id] = args.after ? decodeCursor(args.after, 2) : [];
  const seek = args.after ? ` and (d.valid_from, d.id) < ($${all.push(day)}::date, $${all.push(id)}::uuid)` : '';
  const rows = await op.rows<DelegationOfAuthority>(
    `select ${columns(op, DelegationOfAuthority, 'd')} from delegation_of_authority d where ${where}${seek} order by d.valid_from desc, d.id desc limit $${all.push(pageLength(args.first) + 1)}`,
    all,
  );
  const total = async () =>
    (await op.row<{ n: number }>(`select count(*)::int n from delegation_of_authority d where ${where}`, values))?.n ?? 0;
  return toPage(rows, args, (row) => [row.validFrom, row.id], total);
}
