import { batched, columns } from '../../platform/database/loaders.js';
import { GridAssignment, GridCover } from './grid.js';

/** The present assignment of a cell, or null. */
export const presentAssignment = batched<number, GridAssignment | null>(async (op, codes) => {
  const rows = await op.rows<GridAssignment>(
    `select ${columns(op, GridAssignment, 'a')} from grid_assignment a where a.cell_code = any ($1::bigint[]) and a.until_at is null`,
    [codes],
  );
  const byCell = new Map(rows.map((row) => [row.cellCode, row]));
  return codes.map((code) => byCell.get(code) ?? null);
});

/** Everybody who ever answered for a cell, the newest first. */
export const assignmentsOfCell = batched<number, GridAssignment[]>(async (op, codes) => {
  const rows = await op.rows<GridAssignment>(
    `select ${columns(op, GridAssignment, 'a')} from grid_assignment a where a.cell_code = any ($1::bigint[]) order by a.from_at desc, a.id`,
    [codes],
  );
  return codes.map((code) => rows.filter((row) => row.cellCode === code));
});

/** Cover of a cell that runs or is to come, the next first. */
export const coversOfCell = batched<number, GridCover[]>(async (op, codes) => {
  const rows = await op.rows<GridCover>(
    `select ${columns(op, GridCover, 'c')} from grid_cover c where c.cell_code = any ($1::bigint[]) and c.until_at > $2 order by c.from_at, c.id`,
    [codes, op.now],
  );
  return codes.map((code) => rows.filter((row) => row.cellCode === code));
});

/** Households of the roll in a cell by the ledger as it stands: all, and those that are overdue or a gap. */
export const householdsOfCell = batched<number, { households: number; behind: number }>(async (op, codes) => {
  const rows = await op.rows<{ code: number; households: number; behind: number }>(
    `select e.area_code code, count(*)::int households, count(*) filter (where e.state in ('OVERDUE', 'GAP'))::int behind
     from coverage_entry e where e.until_day is null and e.area_code = any ($1::bigint[]) group by 1`,
    [codes],
  );
  const byCell = new Map(rows.map((row) => [row.code, row]));
  return codes.map((code) => byCell.get(code) ?? { households: 0, behind: 0 });
});
