import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { policyParameter } from '../../platform/policy-parameters.js';
import { addWorkingDays, calendarOf } from '../calendars/index.js';
import { BreakGlass, GlassFinding } from './alert.js';
import type { BreakGlassOpenInput, BreakGlassReviewInput } from './inputs/glass.js';

constraintMeans('glass_second_person', UserErrorCode.SAME_PERSON, 'Nobody reviews their own emergency access.');

/** Opens one case in an emergency, for an hour at most. @throws Refusal NOT_FOUND, REASON_REQUIRED, REQUEST_REUSED */
export async function openGlass(op: Operation, input: BreakGlassOpenInput): Promise<string> {
  const reason = input.reason.trim();
  if (Array.from(reason).length < 10) refuse(UserErrorCode.REASON_REQUIRED, 'Say why, in at least ten characters.', ['reason']);
  return once(op, input.requestId, 'breakGlassOpen', input, async () => {
    const [calendar, days] = await Promise.all([calendarOf(op), policyParameter(op, 'care.break_glass.review.working_days')]);
    const due = addWorkingDays(calendar, civilDate(op.now), days);
    const id = newId();
    const opened = await op.row<{ id: string | null }>('select app.open_glass($1, $2, $3, $4, $5, $6) as id', [
      id,
      input.householdId,
      input.personId ?? null,
      reason,
      input.minutes,
      due.known ? due.value : null,
    ]);
    if (!opened?.id) refuse(UserErrorCode.NOT_FOUND, 'There is no case of this household that you may open.', ['householdId']);
    return id;
  });
}

/** Reviews somebody else's emergency access. @throws Refusal NOT_FOUND, SAME_PERSON, ILLEGAL_TRANSITION */
export async function reviewGlass(op: Operation, input: BreakGlassReviewInput): Promise<string> {
  const glass = await op.manager.findOne(BreakGlass, { where: { id: input.id }, lock: { mode: 'pessimistic_write' } });
  if (!glass) refuse(UserErrorCode.NOT_FOUND, 'No such emergency access.', ['id']);
  if (glass.reviewedBy !== null) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'It has been reviewed.');
  Object.assign(glass, {
    reviewedBy: op.accountId,
    reviewedAt: op.now,
    finding: input.justified ? GlassFinding.JUSTIFIED : GlassFinding.NOT_JUSTIFIED,
  });
  await op.manager.save(glass);
  return glass.id;
}

/** The last hundred emergency accesses, those to be reviewed first. */
export function listGlasses(op: Operation): Promise<BreakGlass[]> {
  return op.rows<BreakGlass>(
    `select ${columns(op, BreakGlass, 'g')} from break_glass g order by g.reviewed_at is not null, g.opened_at desc, g.id limit 100`,
  );
}
