import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { entityPage } from '../../platform/graphql/list-page.js';
import { whereInArea } from '../areas/index.js';
import { CareArrangement } from './arrangement.js';
import type { CareArrangementFilter } from './inputs.js';

/** Hours wait to be confirmed, or the last check found poor care. */
const TO_MEND = `(exists (select from care_hours h where h.arrangement_id = a.id and h.verified_by is null)
  or (select q.result from care_quality_check q where q.arrangement_id = a.id order by q.checked_on desc, q.recorded_at desc limit 1) = 'POOR')`;

/** A page of the arrangements that go on, the oldest first. */
export function listArrangements(op: Operation, filter: CareArrangementFilter, args: PageArgs): Promise<Page<CareArrangement>> {
  const where = new Where().and('a.ended_on is null');
  whereInArea(where, 'a.area_code', filter.areaCode);
  if (filter.toMend) where.and(TO_MEND);
  return entityPage(op, CareArrangement, 'a', { where, by: ['beganOn', 'id'] }, args);
}
