import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import { decodeCursor, pageLength, toPage, type Page, type PageArgs } from '../../platform/graphql/connection.js';
import { areaRange, parseAreaCode } from '../areas/index.js';
import { CareArrangement } from './arrangement.js';
import type { CareArrangementFilter } from './inputs.js';

/** Hours wait to be confirmed, or the last check found poor care. */
const TO_MEND = `(exists (select from care_hours h where h.arrangement_id = a.id and h.verified_by is null)
  or (select q.result from care_quality_check q where q.arrangement_id = a.id order by q.checked_on desc, q.recorded_at desc limit 1) = 'POOR')`;

/** A page of the arrangements that go on, the oldest first. */
export async function listArrangements(op: Operation, filter: CareArrangementFilter, args: PageArgs): Promise<Page<CareArrangement>> {
  const where = new Where().and('a.ended_on is null');
  if (filter.areaCode) {
    const [low, high] = areaRange(parseAreaCode(filter.areaCode, ['filter', 'areaCode']));
    where.and('a.area_code >= ? and a.area_code < ?', low, high);
  }
  if (filter.toMend) where.and(TO_MEND);
  const page = where.copy();
  if (args.after) {
    const [day, id] = decodeCursor(args.after, 2);
    page.and('(a.began_on, a.id) > (?::date, ?::uuid)', day, id);
  }
  const limit = page.bind(pageLength(args.first) + 1);
  const rows = await op.rows<CareArrangement>(
    `select ${columns(op, CareArrangement, 'a')} from care_arrangement a ${page.sql} order by a.began_on, a.id limit ${limit}`,
    page.values,
  );
  const total = async () =>
    (await op.row<{ n: number }>(`select count(*)::int n from care_arrangement a ${where.sql}`, where.values))?.n ?? 0;
  return toPage(rows, args, (row) => [row.beganOn, row.id], total);
}
