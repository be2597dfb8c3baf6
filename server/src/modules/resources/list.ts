import { columns } from '../../platform/database/loaders.js';
import { civilDate } from '../../platform/clock.js';
import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import { decodeCursor, pageLength, toPage, type Page, type PageArgs } from '../../platform/graphql/connection.js';
import { areaRange, parseAreaCode } from '../areas/index.js';
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
export async function listResources(op: Operation, question: ResourceQuestion, args: PageArgs): Promise<Page<Resource>> {
  const where = new Where();
  if (question.kind) where.and('r.kind = ?', question.kind);
  if (question.available)
    where.and('r.withdrawn_at is null and r.promised < r.offered and (r.until_day is null or r.until_day >= ?::date)', civilDate(op.now));
  if (question.reaching) where.and('app.area_range(r.area_code) @> ?::bigint', parseAreaCode(question.reaching));
  const page = where.copy();
  if (args.after) page.and('(r.created_at, r.id) < (?::timestamptz, ?::uuid)', ...decodeCursor(args.after, 2));
  const rows = await op.rows<Resource>(
    `select ${columns(op, Resource, 'r')} from resource r ${page.sql} order by r.created_at desc, r.id desc limit ${page.bind(pageLength(args.first) + 1)}`,
    page.values,
  );
  return toPage(
    rows,
    args,
    (row) => [row.createdAt, row.id],
    async () => (await op.row<{ n: number }>(`select count(*) n from resource r ${where.sql}`, where.values))?.n ?? 0,
  );
}

/** A page of promises, the earliest due first: what is late and undelivered stands on top until somebody delivers or cancels it. @throws Refusal INVALID_FORMAT */
export async function listLinks(op: Operation, filter: ResourceLinkFilter, args: PageArgs): Promise<Page<ResourceLink>> {
  const where = new Where();
  if (filter.areaCode)
    where.and('l.area_code >= ? and l.area_code < ?', ...areaRange(parseAreaCode(filter.areaCode, ['filter', 'areaCode'])));
  if (filter.resourceId) where.and('l.resource_id = ?::uuid', filter.resourceId);
  if (filter.states?.length) where.and('l.state = any (?::text[])', filter.states);
  if (filter.overdue) where.and("l.state = 'PROMISED' and l.due_on < ?::date", civilDate(op.now));
  if (filter.withoutOutcome) where.and("l.state = 'DELIVERED' and l.outcome is null");
  const page = where.copy();
  if (args.after) page.and('(l.due_on, l.id) > (?::date, ?::uuid)', ...decodeCursor(args.after, 2));
  const rows = await op.rows<ResourceLink>(
    `select ${columns(op, ResourceLink, 'l')} from resource_link l ${page.sql} order by l.due_on, l.id limit ${page.bind(pageLength(args.first) + 1)}`,
    page.values,
  );
  return toPage(
    rows,
    args,
    (row) => [row.dueOn, row.id],
    async () => (await op.row<{ n: number }>(`select count(*) n from resource_link l ${where.sql}`, where.values))?.n ?? 0,
  );
}
