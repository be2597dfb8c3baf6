import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { areaRange, parseAreaCode } from '../areas/index.js';
import { addDays } from '../calendars/index.js';
import { householdById } from '../households/index.js';
import { CoverageCorrection, CoverageDayState, CoverageExemption } from './coverage.js';
import { ledgerDay } from './days.js';
import type { CoverageDayCorrectInput, CoverageExemptionEndInput, CoverageExemptionGrantInput } from './inputs.js';

constraintMeans('exemption_once', UserErrorCode.DUPLICATE, 'The household is already exempt in that time.', ['householdId']);

/** A rule of the ledger in force today for an area, in days. */
async function ruleDays(op: Operation, key: string, areaCode: number): Promise<number> {
  const row = await op.row<{ days: number | null }>('select app.parameter($1, $2, app.today()) as days', [`coverage.${key}`, areaCode]);
  if (typeof row?.days !== 'number') throw new Error(`policy parameter coverage.${key} has no value`);
  return row.days;
}

/**
 * Exempts a household from today until a day.
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, OUT_OF_RANGE (no expiry after today, or later than policy allows), DUPLICATE, REQUEST_REUSED
 */
export async function grantExemption(op: Operation, input: CoverageExemptionGrantInput): Promise<string> {
  const household = await op.load(householdById, input.householdId);
  if (!household) refuse(UserErrorCode.NOT_FOUND, 'No such household.', ['householdId']);
  if (!op.actor.can('coverage:exempt', household.areaCode))
    refuse(UserErrorCode.NOT_ALLOWED, 'This household is outside what you may exempt.', ['householdId']);
  const today = civilDate(op.now);
  const latest = addDays(today, await ruleDays(op, 'exemption.max.days', household.areaCode));
  if (input.untilDay <= today || input.untilDay > latest)
    refuse(UserErrorCode.OUT_OF_RANGE, `An exemption ends after today and by ${latest}.`, ['untilDay']);
  return once(op, input.requestId, 'coverageExemptionGrant', input, async () => {
    const id = newId();
    await op.manager.insert(CoverageExemption, {
      id,
      householdId: household.id,
      areaCode: household.areaCode,
      reason: input.reason,
      note: input.note.trim(),
      fromDay: today,
      untilDay: input.untilDay,
      grantedBy: op.accountId,
    });
    return id;
  });
}

/** Ends an exemption today. @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION when it is over */
export async function endExemption(op: Operation, input: CoverageExemptionEndInput): Promise<void> {
  const exemption = await op.manager.findOne(CoverageExemption, { where: { id: input.id }, lock: { mode: 'pessimistic_write' } });
  if (!exemption) refuse(UserErrorCode.NOT_FOUND, 'No such exemption.', ['id']);
  assertVersion(exemption, input.expectedVersion);
  if (!op.actor.can('coverage:exempt', exemption.areaCode))
    refuse(UserErrorCode.NOT_ALLOWED, 'This exemption is outside what you may change.');
  const today = civilDate(op.now);
  if (exemption.untilDay <= today) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'This exemption is over.');
  await op.manager.save(Object.assign(exemption, { untilDay: today, endedAt: op.now }));
}

/**
 * Orders that a closed day is written anew for an area; the daily work does it. This is the only way in which the past of the ledger changes.
 * @throws Refusal NOT_FOUND (no closed day, or the newest), OUT_OF_RANGE (older than policy allows), NOT_ALLOWED, INVALID_FORMAT, REQUEST_REUSED
 */
export async function orderCorrection(op: Operation, input: CoverageDayCorrectInput): Promise<string> {
  const areaCode = parseAreaCode(input.areaCode);
  const [low, high] = areaRange(areaCode);
  if (!op.actor.can('coverage:correct', low) || !op.actor.can('coverage:correct', high - 1))
    refuse(UserErrorCode.NOT_ALLOWED, 'This area is outside what you may correct.', ['areaCode']);
  const [day, newest] = [await ledgerDay(op, input.day), await ledgerDay(op, undefined)];
  if (day?.state !== CoverageDayState.CLOSED || day.day === newest?.day)
    refuse(UserErrorCode.NOT_FOUND, 'The ledger has no such closed day.', ['day']);
  if (input.day < addDays(civilDate(op.now), -(await ruleDays(op, 'correct.days', areaCode))))
    refuse(UserErrorCode.OUT_OF_RANGE, 'This day is too long ago to be corrected.', ['day']);
  return once(op, input.requestId, 'coverageDayCorrect', input, async () => {
    const id = newId();
    await op.manager.insert(CoverageCorrection, {
      id,
      day: input.day,
      areaCode,
      reason: input.reason.trim(),
      orderedBy: op.accountId,
      orderedAt: op.now,
    });
    return id;
  });
}
