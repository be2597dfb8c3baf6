import { newId } from '../../platform/database/ids.js';
import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { parseAreaCode } from '../areas/index.js';
import { DutyShift } from './alert.js';
import type { DutyShiftAddInput } from './inputs/duty.js';

/** Puts somebody on duty. @throws Refusal OUT_OF_RANGE, NOT_ALLOWED, INVALID_FORMAT, REQUEST_REUSED */
export async function addShift(op: Operation, input: DutyShiftAddInput): Promise<string> {
  const areaCode = parseAreaCode(input.areaCode);
  if (input.untilAt <= input.fromAt) refuse(UserErrorCode.OUT_OF_RANGE, 'The shift ends before it begins.', ['untilAt']);
  return once(op, input.requestId, 'dutyShiftAdd', input, async () => {
    const able = await op.row<{ able: boolean }>('select app.may_be_called($1) as able', [input.accountId]);
    if (!able?.able) refuse(UserErrorCode.INVALID_CHOICE, 'This account cannot handle alerts.', ['accountId']);
    const id = newId();
    await op.manager.insert(DutyShift, {
      id,
      areaCode,
      level: input.level,
      accountId: input.accountId,
      fromAt: input.fromAt,
      untilAt: input.untilAt,
    });
    return id;
  });
}

/** Takes a shift off the roster. @throws Refusal NOT_FOUND */
export async function removeShift(op: Operation, id: string): Promise<void> {
  const gone = await op.rows('delete from duty_shift where id = $1 returning id', [id]);
  if (gone.length === 0) refuse(UserErrorCode.NOT_FOUND, 'No such shift that you may take off.', ['id']);
}

/** Shifts that have not ended, in order; at most 200. */
export function listShifts(op: Operation): Promise<DutyShift[]> {
  return op.rows<DutyShift>(
    `select ${columns(op, DutyShift, 'd')} from duty_shift d where d.until_at > $1 order by d.from_at, d.level, d.id limit 200`,
    [op.now],
  );
}

/** One shift, for the answer of a change. */
export function shiftById(op: Operation, id: string): Promise<DutyShift | undefined> {
  return op.row<DutyShift>(`select ${columns(op, DutyShift, 'd')} from duty_shift d where d.id = $1`, [id]);
}
