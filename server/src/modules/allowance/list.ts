import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import { decodeCursor, pageLength, toPage, type Page, type PageArgs } from '../../platform/graphql/connection.js';
import { areaRange, parseAreaCode } from '../areas/index.js';
import type { AllowanceReviewFilter, AllowanceWithdrawalFilter } from './inputs.js';
import { AllowanceReview } from './review.js';
import { AllowanceWithdrawal } from './withdrawal.js';

/** Proposed by somebody else, and under a power to decide that the actor holds now. */
const AWAITS_ME =
  "r.state = 'PROPOSED' and r.prepared_by <> (select app.actor_id()) and exists (select from app.authority('MINIMUM_LIVING_ALLOWANCE', r.area_code, app.now()))";

function within(where: Where, alias: string, areaCode: string | undefined): void {
  if (!areaCode) return;
  const [low, high] = areaRange(parseAreaCode(areaCode, ['filter', 'areaCode']));
  where.and(`${alias}.area_code >= ? and ${alias}.area_code < ?`, low, high);
}

/** A page of reviews, the oldest first. */
export async function listReviews(op: Operation, filter: AllowanceReviewFilter, args: PageArgs): Promise<Page<AllowanceReview>> {
  const where = new Where();
  within(where, 'r', filter.areaCode);
  if (filter.states?.length) where.and('r.state = any (?::text[])', filter.states);
  if (filter.kind) where.and('r.kind = ?', filter.kind);
  if (filter.awaitingMyDecision) where.and(AWAITS_ME);
  const page = where.copy();
  if (args.after) {
    const [at, id] = decodeCursor(args.after, 2);
    page.and('(r.opened_at, r.id) > (?::timestamptz, ?::uuid)', at, id);
  }
  const limit = page.bind(pageLength(args.first) + 1);
  const rows = await op.rows<AllowanceReview>(
    `select ${columns(op, AllowanceReview, 'r')} from allowance_review r ${page.sql} order by r.opened_at, r.id limit ${limit}`,
    page.values,
  );
  const total = async () =>
    (await op.row<{ n: number }>(`select count(*)::int n from allowance_review r ${where.sql}`, where.values))?.n ?? 0;
  return toPage(rows, args, (row) => [row.openedAt, row.id], total);
}

/** A page of gradual withdrawals, the earliest end first. */
export async function listWithdrawals(
  op: Operation,
  filter: AllowanceWithdrawalFilter,
  args: PageArgs,
): Promise<Page<AllowanceWithdrawal>> {
  const where = new Where();
  within(where, 'w', filter.areaCode);
  if (filter.states?.length) where.and('w.state = any (?::text[])', filter.states);
  const page = where.copy();
  if (args.after) {
    const [day, id] = decodeCursor(args.after, 2);
    page.and('(w.ends_on, w.id) > (?::date, ?::uuid)', day, id);
  }
  const limit = page.bind(pageLength(args.first) + 1);
  const rows = await op.rows<AllowanceWithdrawal>(
    `select ${columns(op, AllowanceWithdrawal, 'w')} from allowance_withdrawal w ${page.sql} order by w.ends_on, w.id limit ${limit}`,
    page.values,
  );
  const total = async () =>
    (await op.row<{ n: number }>(`select count(*)::int n from allowance_withdrawal w ${where.sql}`, where.values))?.n ?? 0;
  return toPage(rows, args, (row) => [row.endsOn, row.id], total);
}
