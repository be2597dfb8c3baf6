import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { entityPage } from '../../platform/graphql/list-page.js';
import { whereInArea } from '../areas/index.js';
import { CoverageEntry } from './coverage.js';
import { askedDay, holdsOn } from './days.js';
import type { CoverageFilter } from './inputs.js';

/**
 * A page of the ledger as of a day, the earliest date first. The rows are exactly those that the figures of the same day and place count.
 * @throws Refusal INVALID_FORMAT for a wrong area code
 */
export async function listEntries(op: Operation, filter: CoverageFilter, args: PageArgs): Promise<Page<CoverageEntry>> {
  const where = await conditions(op, filter);
  return entityPage(op, CoverageEntry, 'e', { where, by: ['dueOn', 'id'] }, args);
}

async function conditions(op: Operation, filter: CoverageFilter): Promise<Where> {
  const asked = await askedDay(op, filter.day);
  const where = holdsOn(new Where(), asked);
  whereInArea(where, 'e.area_code', filter.areaCode);
  if (filter.states?.length) where.and('e.state = any (?::text[])', filter.states);
  if (filter.unitId) where.and('e.unit_id = ?::uuid', filter.unitId);
  if (filter.withoutUnit) where.and('e.unit_id is null');
  if (filter.mine)
    where.and(
      '(e.area_code in (select app.grid_own_places()) or (e.area_code / 1000 * 1000 in (select app.grid_own_places()) and not exists (select from grid_assignment g where g.cell_code = e.area_code and g.until_at is null)))',
    );
  if (filter.noContactDays)
    where.and('(e.last_contact_on is null or e.last_contact_on <= ?::date - ?::int)', asked.day, filter.noContactDays);
  return where;
}
