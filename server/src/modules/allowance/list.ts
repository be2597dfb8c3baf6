import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { entityPage } from '../../platform/graphql/list-page.js';
import { whereInArea } from '../areas/index.js';
import type { AllowanceReviewFilter, AllowanceWithdrawalFilter } from './inputs.js';
import { AllowanceReviewBatch } from './batch.js';
import { AllowanceReview } from './review.js';
import { AllowanceWithdrawal } from './withdrawal.js';

/** Proposed by somebody else, and under a power to decide that the actor holds now. */
const AWAITS_ME =
  "r.state = 'PROPOSED' and r.prepared_by <> (select app.actor_id()) and exists (select from app.authority('MINIMUM_LIVING_ALLOWANCE', r.area_code, app.now()))";

/** A page of reviews, the oldest first. */
export function listReviews(op: Operation, filter: AllowanceReviewFilter, args: PageArgs): Promise<Page<AllowanceReview>> {
  const where = whereInArea(new Where(), 'r.area_code', filter.areaCode);
  if (filter.states?.length) where.and('r.state = any (?::text[])', filter.states);
  if (filter.kind) where.and('r.kind = ?', filter.kind);
  if (filter.awaitingMyDecision) where.and(AWAITS_ME);
  return entityPage(op, AllowanceReview, 'r', { where, by: ['openedAt', 'id'] }, args);
}

/** A page of gradual withdrawals, the earliest end first. */
export function listWithdrawals(op: Operation, filter: AllowanceWithdrawalFilter, args: PageArgs): Promise<Page<AllowanceWithdrawal>> {
  const where = whereInArea(new Where(), 'w.area_code', filter.areaCode);
  if (filter.states?.length) where.and('w.state = any (?::text[])', filter.states);
  return entityPage(op, AllowanceWithdrawal, 'w', { where, by: ['endsOn', 'id'] }, args);
}

/** A page of openings of many reviews, the newest first. */
export function listBatches(op: Operation, args: PageArgs): Promise<Page<AllowanceReviewBatch>> {
  return entityPage(op, AllowanceReviewBatch, 'b', { where: new Where(), by: ['orderedAt', 'id'], descending: true }, args);
}
