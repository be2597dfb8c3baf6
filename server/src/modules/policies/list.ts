import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { decodeCursor, pageLength, toPage, type Page, type PageArgs } from '../../platform/graphql/connection.js';
import { parseAreaCode } from '../areas/index.js';
import type { PolicyParameterFilter } from './inputs.js';
import { PolicyParameter } from './parameter.js';

/** Whether a later record of the same first day, known by then, stands in the place of `p`. */
const CORRECTED = `exists (select from policy_parameter q where q.key = p.key and q.area_code is not distinct from p.area_code
  and q.residence is not distinct from p.residence and q.valid_from = p.valid_from and q.recorded_at > p.recorded_at and q.recorded_at <= $1)`;
/** Whether a newer first day, not taken back by then, has begun on the day asked for. */
const FOLLOWED = `exists (select from policy_parameter n where n.key = p.key and n.area_code is not distinct from p.area_code
  and n.residence is not distinct from p.residence and n.valid_from > p.valid_from and n.valid_from <= $2::date and n.recorded_at <= $1 and not n.void
  and not exists (select from policy_parameter q where q.key = n.key and q.area_code is not distinct from n.area_code
    and q.residence is not distinct from n.residence and q.valid_from = n.valid_from and q.recorded_at > n.recorded_at and q.recorded_at <= $1))`;
const ORDER = "p.key, coalesce(p.area_code, 0), coalesce(p.residence, ''), p.valid_from, p.recorded_at, p.id";

/** A page of policy parameters by key, area, residence and first day. @throws Refusal INVALID_FORMAT of the area code */
export async function listParameters(op: Operation, filter: PolicyParameterFilter, args: PageArgs): Promise<Page<PolicyParameter>> {
  const values: unknown[] = [filter.knownAt ?? op.now, filter.inForceOn ?? null];
  const parts = ['p.recorded_at <= $1', '$2::date is null or (not p.void and p.valid_from <= $2::date)'];
  if (filter.inForceOn) parts.push(`not ${CORRECTED}`, `not ${FOLLOWED}`);
  if (filter.keyPrefix) parts.push(`starts_with(p.key, $${values.push(filter.keyPrefix)})`);
  if (filter.areaCode) {
    const area = values.push(parseAreaCode(filter.areaCode, ['filter', 'areaCode']));
    parts.push(`p.area_code is null or app.area_range(p.area_code) @> $${area}::bigint`);
  }
  const where = parts.map((part) => `(${part})`).join(' and ');
  const all = [...values];
  const seek = args.after
    ? ` and (${ORDER}) > (${decodeCursor(args.after, 6)
        .map((value, at) => `$${all.push(value)}::${['text', 'bigint', 'text', 'date', 'timestamptz', 'uuid'][at]}`)
        .join(', ')})`
    : '';
  const rows = await op.rows<PolicyParameter>(
    `select ${columns(op, PolicyParameter, 'p')} from policy_parameter p where ${where}${seek} order by ${ORDER} limit $${all.push(pageLength(args.first) + 1)}`,
    all,
  );
  const total = async () => (await op.row<{ n: number }>(`select count(*)::int n from policy_parameter p where ${where}`, values))?.n ?? 0;
  return toPage(rows, args, (row) => [row.key, row.areaCode ?? 0, row.residence ?? '', row.validFrom, row.recordedAt, row.id], total);
}
