import { IsNull } from 'typeorm';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { areaByCode, parseAreaCode } from '../areas/index.js';
import { balance, type BalanceCell } from './balance.js';
import { GridAssignment, GridCover, type GridMove } from './grid.js';
import { boundsOf } from './list.js';
import type { GridCellAssignInput, GridCoverAddInput } from './inputs.js';

constraintMeans('grid_one_worker', UserErrorCode.DUPLICATE, 'Somebody else was made responsible for this cell at the same moment.');
constraintMeans('grid_present_worker', UserErrorCode.DUPLICATE, 'Somebody else was made responsible for this cell at the same moment.');
constraintMeans('grid_one_cover', UserErrorCode.DUPLICATE, 'Somebody already covers this cell in that time.', ['fromAt']);
constraintMeans('grid_past_closed', UserErrorCode.ILLEGAL_TRANSITION, 'The past of the grid stays as it was.');
constraintMeans('grid_cover_is_another', UserErrorCode.SAME_PERSON, 'Nobody covers for themselves.', ['coverId']);
constraintMeans(
  'grid_cover_is_away',
  UserErrorCode.INVALID_CHOICE,
  'Whoever is to cover is away in that time, or covers already for each other.',
  ['coverId'],
);

/** Most moves that a proposal holds: what a person can look through. */
const MOVES = 20;

/** Whether somebody can answer for a place. @throws Refusal INVALID_CHOICE */
async function assertWorksIn(op: Operation, accountId: string, cellCode: number, field: string): Promise<void> {
  const row = await op.row<{ able: boolean }>('select app.grid_works_in($1, $2) as able', [accountId, cellCode]);
  if (!row?.able) refuse(UserErrorCode.INVALID_CHOICE, 'This account does not work in this cell.', [field]);
}

/** A cell that the actor may decide on. @throws Refusal NOT_FOUND, NOT_ALLOWED, INVALID_FORMAT */
async function decidableCell(op: Operation, text: string): Promise<number> {
  const code = parseAreaCode(text, ['cellCode']);
  const area = await op.load(areaByCode, code);
  if (!area || (area.level !== 'GRID_CELL' && area.level !== 'COMMUNITY')) refuse(UserErrorCode.NOT_FOUND, 'No such cell.', ['cellCode']);
  if (!op.actor.can('grid:edit', code)) refuse(UserErrorCode.NOT_ALLOWED, 'This cell is outside what you may change.', ['cellCode']);
  return code;
}

/**
 * Makes somebody responsible for a cell from now on. The one before ends at the same instant: duties, clocks and counts go by the cell
 * and move with it, what was done and counted before keeps its author.
 * @returns the cell's code
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, INVALID_CHOICE (does not work there), SAME_PERSON, STALE_VERSION (somebody else decided first), DUPLICATE, REQUEST_REUSED
 */
export async function assignCell(op: Operation, input: GridCellAssignInput): Promise<number> {
  const cellCode = await decidableCell(op, input.cellCode);
  await assertWorksIn(op, input.workerId, cellCode, 'workerId');
  await once(op, input.requestId, 'gridCellAssign', input, async () => {
    const present = await op.manager.findOne(GridAssignment, {
      where: { cellCode, untilAt: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
    if ((present?.workerId ?? null) !== (input.expectedWorkerId ?? null))
      refuse(UserErrorCode.STALE_VERSION, 'Somebody else decided on this cell first.', ['expectedWorkerId']);
    if (present?.workerId === input.workerId) refuse(UserErrorCode.SAME_PERSON, 'This worker already answers for the cell.', ['workerId']);
    if (present) await op.manager.update(GridAssignment, { id: present.id }, { untilAt: op.now });
    const id = newId();
    await op.manager.insert(GridAssignment, {
      id,
      cellCode,
      workerId: input.workerId,
      fromAt: op.now,
      untilAt: null,
      reason: input.reason,
      assignedBy: op.accountId,
    });
    return id;
  });
  return cellCode;
}

/**
 * Lets somebody answer for a cell for a time.
 * @returns the cell's code
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, INVALID_CHOICE, OUT_OF_RANGE, IN_THE_PAST, SAME_PERSON, DUPLICATE, REQUEST_REUSED
 */
export async function addCover(op: Operation, input: GridCoverAddInput): Promise<number> {
  const cellCode = await decidableCell(op, input.cellCode);
  if (input.untilAt <= input.fromAt) refuse(UserErrorCode.OUT_OF_RANGE, 'The cover ends before it begins.', ['untilAt']);
  if (input.untilAt <= op.now) refuse(UserErrorCode.IN_THE_PAST, 'The cover is over already.', ['untilAt']);
  await assertWorksIn(op, input.coverId, cellCode, 'coverId');
  await once(op, input.requestId, 'gridCoverAdd', input, async () => {
    const id = newId();
    await op.manager.insert(GridCover, {
      id,
      cellCode,
      coverId: input.coverId,
      // What is past was answered for by whoever answered for it.
      fromAt: input.fromAt < op.now ? op.now : input.fromAt,
      untilAt: input.untilAt,
      reason: input.reason,
      madeBy: op.accountId,
    });
    return id;
  });
  return cellCode;
}

/** Ends cover now; what has not begun never does. @returns the cell's code @throws Refusal NOT_FOUND, ILLEGAL_TRANSITION, NOT_ALLOWED */
export async function endCover(op: Operation, id: string): Promise<number> {
  const cover = await op.manager.findOne(GridCover, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!cover) refuse(UserErrorCode.NOT_FOUND, 'No such cover.', ['id']);
  if (!op.actor.can('grid:edit', cover.cellCode)) refuse(UserErrorCode.NOT_ALLOWED, 'This cell is outside what you may change.');
  if (cover.untilAt <= op.now) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'This cover has already ended.');
  await op.manager.update(GridCover, { id }, { untilAt: cover.fromAt > op.now ? cover.fromAt : op.now });
  return cover.cellCode;
}

/** Proposes moves of cells in an area that make shares fairer. @throws Refusal INVALID_FORMAT */
export async function proposeMoves(op: Operation, areaCode: string | undefined): Promise<GridMove[]> {
  const cells = await op.rows<Omit<BalanceCell, 'able'>>(
    `select a.code, g.worker_id as "workerId", coalesce(l.households, 0) households
     from admin_area a left join grid_assignment g on g.cell_code = a.code and g.until_at is null
       left join (select e.area_code, count(*)::int households from coverage_entry e where e.until_day is null and e.area_code >= $1 and e.area_code < $2 group by 1) l on l.area_code = a.code
     where a.code >= $1 and a.code < $2 and (a.level = 'GRID_CELL' or (a.level = 'COMMUNITY' and not exists (select from admin_area b where b.parent_code = a.code)))
       and (select app.scope('grid:edit')) @> a.code order by a.code limit 2000`,
    boundsOf(areaCode),
  );
  // Cells go to those who already work on the grid of the area: whoever only could is no share to even out.
  const working = [...new Set(cells.map((cell) => cell.workerId))].filter((worker) => worker !== null);
  const reach = await op.rows<{ place: number; worker: string }>(
    'select r.place, r.account_id worker from app.grid_able($1::bigint[], $2::uuid[]) r order by 1, 2',
    [cells.map((cell) => cell.code), working],
  );
  const able = new Map<number, string[]>(cells.map((cell) => [cell.code, []]));
  for (const { place, worker } of reach) able.get(place)?.push(worker);
  return balance(
    cells.map((cell) => ({ ...cell, able: able.get(cell.code) ?? [] })),
    MOVES,
  );
}
