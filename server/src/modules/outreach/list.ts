import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import { decodeCursor, pageLength, toPage, type Page, type PageArgs } from '../../platform/graphql/connection.js';
import { areaRange, parseAreaCode } from '../areas/index.js';
import { Household } from '../households/index.js';
import { MEANT, TOLD } from './loaders.js';
import { OutreachRecord, PolicyNotice } from './notice.js';

/** A page of versions, the newest first. */
export async function listNotices(op: Operation, args: PageArgs): Promise<Page<PolicyNotice>> {
  const page = new Where();
  if (args.after) page.and('(n.published_at, n.id) < (?::timestamptz, ?::uuid)', ...decodeCursor(args.after, 2));
  const rows = await op.rows<PolicyNotice>(
    `select ${columns(op, PolicyNotice, 'n')} from policy_notice n ${page.sql} order by n.published_at desc, n.id desc limit ${page.bind(pageLength(args.first) + 1)}`,
    page.values,
  );
  const total = async () => (await op.row<{ n: number }>('select count(*)::int n from policy_notice'))?.n ?? 0;
  return toPage(rows, args, (row) => [row.publishedAt, row.id], total);
}

/** A page of who was told, the newest first. */
export async function listRecords(op: Operation, noticeId: string | undefined, args: PageArgs): Promise<Page<OutreachRecord>> {
  const where = new Where();
  if (noticeId) where.and('r.notice_id = ?::uuid', noticeId);
  const page = where.copy();
  if (args.after) page.and('(r.told_on, r.id) < (?::date, ?::uuid)', ...decodeCursor(args.after, 2));
  const rows = await op.rows<OutreachRecord>(
    `select ${columns(op, OutreachRecord, 'r')} from outreach_record r ${page.sql} order by r.told_on desc, r.id desc limit ${page.bind(pageLength(args.first) + 1)}`,
    page.values,
  );
  const total = async () =>
    (await op.row<{ n: number }>(`select count(*)::int n from outreach_record r ${where.sql}`, where.values))?.n ?? 0;
  return toPage(rows, args, (row) => [row.toldOn, row.id], total);
}

/** A page of households whom a version is for and nobody has told, by number. @throws Refusal INVALID_FORMAT */
export async function listUnreached(
  op: Operation,
  noticeId: string,
  areaCode: string | undefined,
  args: PageArgs,
): Promise<Page<Household>> {
  const where = new Where().and('n.id = ?::uuid', noticeId).and(`not ${TOLD}`);
  if (areaCode) where.and('h.area_code >= ? and h.area_code < ?', ...areaRange(parseAreaCode(areaCode)));
  const page = where.copy();
  if (args.after) page.and('h.number > ?', ...decodeCursor(args.after, 1));
  const rows = await op.rows<Household>(
    `select ${columns(op, Household, 'h')} from policy_notice n ${MEANT} ${page.sql} order by h.number limit ${page.bind(pageLength(args.first) + 1)}`,
    page.values,
  );
  const total = async () =>
    (await op.row<{ n: number }>(`select count(*)::int n from policy_notice n ${MEANT} ${where.sql}`, where.values))?.n ?? 0;
  return toPage(rows, args, (row) => [row.number], total);
}
