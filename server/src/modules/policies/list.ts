import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { listPage } from '../../platform/graphql/list-page.js';
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
/** A page of policy parameters by key, area, residence and first day. @throws Refusal INVALID_FORMAT of the area code */
export function listParameters(op: Operation, filter: PolicyParameterFilter, args: PageArgs): Promise<Page<PolicyParameter>> {
  // The conditions above name these two places.
  const where = new Where()
    .and('p.recorded_at <= ?', filter.knownAt ?? op.now)
    .and('(?::date is null or (not p.void and p.valid_from <= $2::date))', filter.inForceOn ?? null);
  if (filter.inForceOn) where.and(`not ${CORRECTED}`).and(`not ${FOLLOWED}`);
  if (filter.keyPrefix) where.and('starts_with(p.key, ?)', filter.keyPrefix);
  if (filter.areaCode)
    where.and('(p.area_code is null or app.area_range(p.area_code) @> ?::bigint)', parseAreaCode(filter.areaCode, ['filter', 'areaCode']));
  return listPage<PolicyParameter>(
    op,
    {
      select: columns(op, PolicyParameter, 'p'),
      from: 'policy_parameter p',
      where,
      order: [
        ['p.key', 'text', (row) => row.key],
        ['coalesce(p.area_code, 0)', 'bigint', (row) => row.areaCode ?? 0],
        ["coalesce(p.residence, '')", 'text', (row) => row.residence ?? ''],
        ['p.valid_from', 'date', (row) => row.validFrom],
        ['p.recorded_at', 'timestamptz', (row) => row.recordedAt],
        ['p.id', 'uuid', (row) => row.id],
      ],
    },
    args,
  );
}
