import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import { decodeCursor, pageLength, toPage, type Page, type PageArgs } from '../../platform/graphql/connection.js';
import { areaRange, parseAreaCode } from '../areas/index.js';
import { Household } from '../households/index.js';
import { CareThing, DispersedCare } from './care.js';
import type { DispersedCareFilter } from './inputs.js';

/** Lacks one of the five things today, or is to be visited since yesterday. */
const RED = `(app.care_things(c.id, app.today()) < ${Object.keys(CareThing).length}
  or exists (select from sla_clock k where k.subject_id = c.id and k.met_at is null and k.cancelled_at is null and k.due_at < app.now()))`;

/** A page of the cares that go on, the oldest first. */
export async function listCares(op: Operation, filter: DispersedCareFilter, args: PageArgs): Promise<Page<DispersedCare>> {
  const where = new Where().and('c.ended_on is null');
  if (filter.areaCode) {
    const [low, high] = areaRange(parseAreaCode(filter.areaCode, ['filter', 'areaCode']));
    where.and('c.area_code >= ? and c.area_code < ?', low, high);
  }
  if (filter.redOnly) where.and(RED);
  const page = where.copy();
  if (args.after) {
    const [day, id] = decodeCursor(args.after, 2);
    page.and('(c.began_on, c.id) > (?::date, ?::uuid)', day, id);
  }
  const limit = page.bind(pageLength(args.first) + 1);
  const rows = await op.rows<DispersedCare>(
    `select ${columns(op, DispersedCare, 'c')} from dispersed_care c ${page.sql} order by c.began_on, c.id limit ${limit}`,
    page.values,
  );
  const total = async () =>
    (await op.row<{ n: number }>(`select count(*)::int n from dispersed_care c ${where.sql}`, where.values))?.n ?? 0;
  return toPage(rows, args, (row) => [row.beganOn, row.id], total);
}

/**
 * A page of the households with extreme-hardship support today for which no care at home is recorded, by number: whoever lives in an
 * institution is exempted in the coverage ledger, everybody else is still to be asked after.
 */
export async function listUnrecorded(op: Operation, areaCode: string | undefined, args: PageArgs): Promise<Page<Household>> {
  const where = new Where()
    .and(
      `exists (select from assistance_status s where s.household_id = h.id and s.programme = 'EXTREME_HARDSHIP' and s."from" <= app.today() and (s.until is null or s.until > app.today()))`,
    )
    .and('not exists (select from dispersed_care c where c.household_id = h.id and c.ended_on is null)')
    .and(
      "not exists (select from coverage_exemption x where x.household_id = h.id and x.reason = 'IN_INSTITUTION' and x.from_day <= app.today() and x.until_day > app.today())",
    )
    .and("(select app.scope('hardship:read')) @> h.area_code");
  if (areaCode) {
    const [low, high] = areaRange(parseAreaCode(areaCode));
    where.and('h.area_code >= ? and h.area_code < ?', low, high);
  }
  const page = where.copy();
  if (args.after) page.and('h.number > ?', decodeCursor(args.after, 1)[0]);
  const limit = page.bind(pageLength(args.first) + 1);
  const rows = await op.rows<Household>(
    `select ${columns(op, Household, 'h')} from household h ${page.sql} order by h.number limit ${limit}`,
    page.values,
  );
  const total = async () => (await op.row<{ n: number }>(`select count(*)::int n from household h ${where.sql}`, where.values))?.n ?? 0;
  return toPage(rows, args, (row) => [row.number], total);
}
