import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { entityPage } from '../../platform/graphql/list-page.js';
import { whereInArea } from '../areas/index.js';
import { Household } from '../households/index.js';
import { CareThing, DispersedCare } from './care.js';
import type { DispersedCareFilter } from './inputs.js';

/** Lacks one of the five things today, or is to be visited since yesterday. */
const RED = `(app.care_things(c.id, app.today()) < ${Object.keys(CareThing).length}
  or exists (select from sla_clock k where k.subject_id = c.id and k.met_at is null and k.cancelled_at is null and k.due_at < app.now()))`;

/** A page of the cares that go on, the oldest first. */
export function listCares(op: Operation, filter: DispersedCareFilter, args: PageArgs): Promise<Page<DispersedCare>> {
  const where = new Where().and('c.ended_on is null');
  whereInArea(where, 'c.area_code', filter.areaCode);
  if (filter.redOnly) where.and(RED);
  return entityPage(op, DispersedCare, 'c', { where, by: ['beganOn', 'id'] }, args);
}

/**
 * A page of the households with extreme-hardship support today for which no care at home is recorded, by number: whoever lives in an
 * institution is exempted in the coverage ledger, everybody else is still to be asked after.
 */
export function listUnrecorded(op: Operation, areaCode: string | undefined, args: PageArgs): Promise<Page<Household>> {
  const where = new Where()
    .and(
      `exists (select from assistance_status s where s.household_id = h.id and s.programme = 'EXTREME_HARDSHIP' and s."from" <= app.today() and (s.until is null or s.until > app.today()))`,
    )
    .and('not exists (select from dispersed_care c where c.household_id = h.id and c.ended_on is null)')
    .and(
      "not exists (select from coverage_exemption x where x.household_id = h.id and x.reason = 'IN_INSTITUTION' and x.from_day <= app.today() and x.until_day > app.today())",
    )
    .and("(select app.scope('hardship:read')) @> h.area_code");
  whereInArea(where, 'h.area_code', areaCode, ['areaCode']);
  return entityPage(op, Household, 'h', { where, by: ['number'] }, args);
}
