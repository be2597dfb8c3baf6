import { civilDate } from '../../platform/clock.js';
import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { entityPage } from '../../platform/graphql/list-page.js';
import { parseAreaCode, whereInArea } from '../areas/index.js';
import type { ResourceLinkFilter } from './inputs.js';
import { Resource, ResourceLink, type ResourceKind } from './resource.js';

/** Which resources a list shows. */
export interface ResourceQuestion {
  readonly kind?: ResourceKind | undefined;
  readonly available?: boolean | undefined;
  /** Only those that reach this area. */
  readonly reaching?: string | undefined;
}

/** A page of resources, the newest first. @throws Refusal INVALID_FORMAT */
export function listResources(op: Operation, question: ResourceQuestion, args: PageArgs): Promise<Page<Resource>> {
  const where = new Where();
  if (question.kind) where.and('r.kind = ?', question.kind);
  if (question.available)
    where.and('r.withdrawn_at is null and r.promised < r.offered and (r.until_day is null or r.until_day >= ?::date)', civilDate(op.now));
  if (question.reaching) where.and('app.area_range(r.area_code) @> ?::bigint', parseAreaCode(question.reaching));
  return entityPage(op, Resource, 'r', { where, by: ['createdAt', 'id'], descending: true }, args);
}

/** A page of promises, the earliest due first: what is late and undelivered stands on top until somebody delivers or cancels it. @throws Refusal INVALID_FORMAT */
export function listLinks(op: Operation, filter: ResourceLinkFilter, args: PageArgs): Promise<Page<ResourceLink>> {
  const where = new Where();
  whereInArea(where, 'l.area_code', filter.areaCode);
  if (filter.resourceId) where.and('l.resource_id = ?::uuid', filter.resourceId);
  if (filter.states?.length) where.and('l.state = any (?::text[])', filter.states);
  if (filter.overdue) where.and("l.state = 'PROMISED' and l.due_on < ?::date", civilDate(op.now));
  if (filter.withoutOutcome) where.and("l.state = 'DELIVERED' and l.outcome is null");
  return entityPage(op, ResourceLink, 'l', { where, by: ['dueOn', 'id'] }, args);
}
