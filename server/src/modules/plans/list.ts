import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { entityPage } from '../../platform/graphql/list-page.js';
import { whereInArea } from '../areas/index.js';
import type { HouseholdPlanFilter } from './inputs.js';
import { HouseholdPlan } from './plan.js';

/** A page of plans: those in force by their review day, others by when they were begun. */
export function listPlans(op: Operation, filter: HouseholdPlanFilter, args: PageArgs): Promise<Page<HouseholdPlan>> {
  const where = whereInArea(new Where(), 'p.area_code', filter.areaCode);
  if (filter.states?.length) where.and('p.state = any (?::text[])', filter.states);
  if (filter.reviewBy) where.and("p.state = 'ACTIVE' and p.review_due_on <= ?::date", filter.reviewBy);
  if (filter.awaitingMyApproval)
    where.and("p.state = 'SUBMITTED' and p.author_id <> (select app.actor_id()) and (select app.scope('plan:approve')) @> p.area_code");
  return entityPage(op, HouseholdPlan, 'p', { where, by: [filter.reviewBy ? 'reviewDueOn' : 'createdAt', 'id'] }, args);
}
