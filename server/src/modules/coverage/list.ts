import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import { decodeCursor, pageLength, toPage, type Page, type PageArgs } from '../../platform/graphql/connection.js';
import { areaRange, parseAreaCode } from '../areas/index.js';
import { CoverageEntry } from './coverage.js';
import { askedDay, holdsOn } from './days.js';
import type { CoverageFilter } from './inputs.js';

/**
 * A page of the ledger as of a day, the earliest date first. The rows are exactly those that the figures of the same day and place count.
 * @throws Refusal INVALID_FORMAT for a wrong area code
 */
export async function listEntries(op: Operation, filter: CoverageFilter, args: PageArgs): Promise<Page<CoverageEntry>> {
  const where = await conditions(op, filter);
  const page = where.copy();
  if (args.after) page.and('(e.due_on, e.id) > (?::date, ?::bigint)', ...decodeCursor(args.after, 2));
  const rows = await op.rows<CoverageEntry>(
    `select ${columns(op, CoverageEntry, 'e')} from coverage_entry e ${page.sql} order by e.due_on, e.id limit ${page.bind(pageLength(args.first) + 1)}`,
    page.values,
  );
  return toPage(
    rows,
    args,
    (entry) => [entry.dueOn, entry.id],
    async () => (await op.row<{ n: number }>(`select count(*) n from coverage_entry e ${where.sql}`, where.values))?.n ?? 0,
  );
}

async function conditions(op: Operation, filter: CoverageFilter): Promise<Where> {
  const asked = await askedDay(op, filter.day);
  const where = holdsOn(new Where(), asked);
  if (filter.areaCode)
    where.and('e.area_code >= ? and e.area_code < ?', ...areaRange(parseAreaCode(filter.areaCode, ['filter', 'areaCode'])));
  if (filter.states?.length) where.and('e.state = any (?::text[])', filter.states);
  if (filter.unitId) where.and('e.unit_id = ?::uuid', filter.unitId);
  if (filter.withoutUnit) where.and('e.unit_id is null');
  if (filter.mine)
    where.and(
      '(e.area_code in (select app.grid_own_places()) or (e.area_code / 1000 * 1000 in (select app.grid_own_places()) and not exists (select from grid_assignment g where g.cell_code = e.area_code and g.until_at is null)))',
    );
  if (filter.noContactDays)
    where.and('(e.last_contact_on is null or e.last_contact_on <= ?::date - ?::int)', asked.day, filter.noContactDays);
  return where;
}
