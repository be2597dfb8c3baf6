import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { decodeCursor, pageLength, toPage, type Page, type PageArgs } from '../../platform/graphql/connection.js';
import { areaRange, parseAreaCode } from '../areas/index.js';
import type { HouseholdPlanFilter } from './inputs.js';
import { HouseholdPlan } from './plan.js';

/** A page of plans: those in force by their review day, others by when they were begun. */
export async function listPlans(op: Operation, filter: HouseholdPlanFilter, args: PageArgs): Promise<Page<HouseholdPlan>> {
  const values: unknown[] = [];
  const parts: string[] = [];
  if (filter.areaCode) {
    const [low, high] = areaRange(parseAreaCode(filter.areaCode, ['filter', 'areaCode']));
    parts.push(`p.area_code >= $${values.push(low)} and p.area_code < $${values.push(high)}`);
  }
  if (filter.states?.length) parts.push(`p.state = any ($${values.push(filter.states)}::text[])`);
  if (filter.reviewBy) parts.push(`p.state = 'ACTIVE' and p.review_due_on <= $${values.push(filter.reviewBy)}::date`);
  if (filter.awaitingMyApproval)
    parts.push("p.state = 'SUBMITTED' and p.author_id <> (select app.actor_id()) and (select app.scope('plan:approve')) @> p.area_code");
  const where = parts.length > 0 ? parts.join(' and ') : 'true';
  const key = filter.reviewBy ? 'p.review_due_on' : 'p.created_at';
  const type = filter.reviewBy ? 'date' : 'timestamptz';
  const [at, id] = args.after ? decodeCursor(args.after, 2) : [];
  const all = [...values];
  const seek = args.after ? ` and (${key}, p.id) > ($${all.push(at)}::${type}, $${all.push(id)}::uuid)` : '';
  const rows = await op.rows<HouseholdPlan>(
    `select ${columns(op, HouseholdPlan, 'p')} from household_plan p where ${where}${seek} order by ${key}, p.id limit $${all.push(pageLength(args.first) + 1)}`,
    all,
  );
  const total = async () => (await op.row<{ n: number }>(`select count(*) n from household_plan p where ${where}`, values))?.n ?? 0;
  return toPage(rows, args, (plan) => [filter.reviewBy ? (plan.reviewDueOn ?? '') : plan.createdAt, plan.id], total);
}
