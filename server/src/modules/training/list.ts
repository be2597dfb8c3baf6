import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { entityPage } from '../../platform/graphql/list-page.js';
import type { SpotCallFilter } from './inputs.js';
import { SpotCall, SpotCheck } from './spot-check.js';
import { TrainingCourse, TrainingQuestion } from './training.js';

/** A page of courses, the newest first. */
export function listCourses(op: Operation, args: PageArgs): Promise<Page<TrainingCourse>> {
  return entityPage(op, TrainingCourse, 'c', { where: new Where(), by: ['heldOn', 'id'], descending: true }, args);
}

/** A page of the bank. */
export function listQuestions(op: Operation, args: PageArgs): Promise<Page<TrainingQuestion>> {
  return entityPage(op, TrainingQuestion, 'q', { where: new Where(), by: ['id'] }, args);
}

/** A page of spot checks, the newest first. */
export function listChecks(op: Operation, args: PageArgs): Promise<Page<SpotCheck>> {
  return entityPage(op, SpotCheck, 's', { where: new Where(), by: ['createdAt', 'id'], descending: true }, args);
}

/** A page of calls: of one check in the order of its sample, else those that are due first. */
export function listCalls(op: Operation, filter: SpotCallFilter, args: PageArgs): Promise<Page<SpotCall>> {
  const where = new Where();
  if (filter.checkId) where.and('c.check_id = ?::uuid', filter.checkId);
  if (filter.states?.length) where.and('c.state = any (?::text[])', filter.states);
  return entityPage(op, SpotCall, 'c', { where, by: filter.checkId ? ['position', 'id'] : ['dueOn', 'id'] }, args);
}
