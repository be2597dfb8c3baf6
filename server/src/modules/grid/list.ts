import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { listPage } from '../../platform/graphql/list-page.js';
import { areaRange, parseAreaCode, whereInArea } from '../areas/index.js';
import type { GridCell, GridLoad, GridPerson } from './grid.js';

/** Places for which somebody should answer: grid cells, communities that have none, and communities for which somebody answers all the same. */
const IS_CELL = `(a.level = 'GRID_CELL' or (a.level = 'COMMUNITY' and (not exists (select from admin_area b where b.parent_code = a.code)
  or exists (select from grid_assignment g where g.cell_code = a.code and g.until_at is null))))`;

/** Bounds of an area, or of everything. @throws Refusal INVALID_FORMAT */
export function boundsOf(areaCode: string | undefined): [low: number, high: number] {
  return areaCode ? areaRange(parseAreaCode(areaCode)) : [0, 1e15];
}

/** Which cells a list shows. */
export interface CellFilter {
  readonly areaCode?: string | undefined;
  readonly workerId?: string | undefined;
  readonly unassigned?: boolean | undefined;
}

/** A page of cells by code, within what the actor sees of the grid. @throws Refusal INVALID_FORMAT */
export function listCells(op: Operation, filter: CellFilter, args: PageArgs): Promise<Page<GridCell>> {
  const where = new Where().and(IS_CELL).and("(select app.scope('grid:read')) @> a.code");
  whereInArea(where, 'a.code', filter.areaCode, ['areaCode']);
  const present = 'select from grid_assignment g where g.cell_code = a.code and g.until_at is null';
  if (filter.workerId) where.and(`exists (${present} and g.worker_id = ?::uuid)`, filter.workerId);
  if (filter.unassigned) where.and(`not exists (${present})`);
  return listPage<GridCell>(
    op,
    { select: 'a.code as "areaCode"', from: 'admin_area a', where, order: [['a.code', 'bigint', (row) => row.areaCode]] },
    args,
  );
}

/** What each worker of an area looks after, the heaviest first; at most 1,000. @throws Refusal INVALID_FORMAT */
export function loadsIn(op: Operation, areaCode: string | undefined): Promise<GridLoad[]> {
  return op.rows<GridLoad>(
    `with own as (select g.worker_id, g.cell_code from grid_assignment g where g.until_at is null and g.cell_code >= $1 and g.cell_code < $2),
     load as (select e.area_code, count(*)::int households, count(*) filter (where e.state in ('OVERDUE', 'GAP'))::int behind
       from coverage_entry e where e.until_day is null and e.area_code >= $1 and e.area_code < $2 group by 1)
     select o.worker_id as "workerId", count(*)::int cells, coalesce(sum(l.households), 0)::int households, coalesce(sum(l.behind), 0)::int behind,
       (select count(*)::int from grid_cover c where c.cover_id = o.worker_id and c.from_at <= $3 and c.until_at > $3) covered
     from own o left join load l on l.area_code = o.cell_code group by 1 order by 3 desc, 1 limit 1000`,
    [...boundsOf(areaCode), op.now],
  );
}

/** Who could answer for a cell, grid workers first; nobody for someone who may not decide there. */
export function candidatesFor(op: Operation, code: string): Promise<GridPerson[]> {
  return op.rows<GridPerson>('select c as id from app.grid_candidates($1) c', [parseAreaCode(code, ['code'])]);
}
