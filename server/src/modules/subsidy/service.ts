import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { areaByCode, parseAreaCode } from '../areas/index.js';
import type { PriceTriggerRecordInput, SubsidyNoticeRecordInput } from './inputs.js';
import { triggerById } from './roll.js';
import { PriceTrigger } from './subsidy.js';

constraintMeans('price_trigger_once', UserErrorCode.DUPLICATE, 'The subsidy of this month is triggered for this area already.', ['month']);

/** Records that the price index triggered the subsidy of a month. @throws Refusal NOT_FOUND, INVALID_FORMAT, OUT_OF_RANGE, DUPLICATE, NOT_ALLOWED, REQUEST_REUSED */
export async function recordTrigger(op: Operation, input: PriceTriggerRecordInput): Promise<string> {
  const areaCode = parseAreaCode(input.areaCode, ['areaCode']);
  if (!(await op.load(areaByCode, areaCode))) refuse(UserErrorCode.NOT_FOUND, 'No such area.', ['areaCode']);
  if (!op.actor.can('subsidy:trigger', areaCode))
    refuse(UserErrorCode.NOT_ALLOWED, 'This area is outside what you may change.', ['areaCode']);
  if (!Number.isInteger(input.perPersonFen)) refuse(UserErrorCode.OUT_OF_RANGE, 'An amount is a whole number of fen.', ['perPersonFen']);
  if (input.rollOn > civilDate(op.now)) refuse(UserErrorCode.OUT_OF_RANGE, 'The roll of a day to come is not known yet.', ['rollOn']);
  return once(op, input.requestId, 'priceTriggerRecord', input, async () => {
    const id = newId();
    await op.manager.insert(PriceTrigger, {
      id,
      areaCode,
      month: `${input.month}-01`,
      indexPercent: input.indexPercent,
      perPersonFen: input.perPersonFen,
      rollOn: input.rollOn,
      document: input.document.trim(),
      recordedBy: op.accountId,
      recordedAt: op.now,
    });
    return id;
  });
}

/**
 * Records that households were told, in one statement: those that are due, in the area of the actor; told before, they stay as they are.
 * @throws Refusal NOT_FOUND (trigger, or a household that is not on its roll), OUT_OF_RANGE
 */
export async function recordNotices(op: Operation, input: SubsidyNoticeRecordInput): Promise<void> {
  const trigger = await op.load(triggerById, input.triggerId);
  if (!trigger) refuse(UserErrorCode.NOT_FOUND, 'No such trigger.', ['triggerId']);
  if (input.toldOn > civilDate(op.now) || input.toldOn < trigger.month)
    refuse(UserErrorCode.OUT_OF_RANGE, 'They were told between the month and today.', ['toldOn']);
  const ids = [...new Set(input.householdIds)];
  const due = await op.rows<{ id: string; areaCode: number }>(
    `select h.id, h.area_code as "areaCode" from price_trigger t join household h on app.area_range(t.area_code) @> h.area_code and app.trigger_holds(t.id, h.area_code)
     where t.id = $1 and h.id = any ($2::uuid[]) and (select app.scope('subsidy:tell')) @> h.area_code
       and exists (select from assistance_status s where s.household_id = h.id and s.programme in ('MINIMUM_LIVING_ALLOWANCE', 'EXTREME_HARDSHIP') and s."from" <= t.roll_on and (s.until is null or s.until > t.roll_on))`,
    [trigger.id, ids],
  );
  if (due.length < ids.length) refuse(UserErrorCode.NOT_FOUND, 'A household is not on the roll of this month.', ['householdIds']);
  await op.rows(
    `insert into subsidy_notice (id, trigger_id, household_id, area_code, told_on, how, told_by, recorded_at)
     select x.id, $1, x.household, x.area, $5, $6, $7, $8 from unnest($2::uuid[], $3::uuid[], $4::bigint[]) x (id, household, area) on conflict (trigger_id, household_id) do nothing returning id`,
    [
      trigger.id,
      due.map(() => newId()),
      due.map((row) => row.id),
      due.map((row) => row.areaCode),
      input.toldOn,
      input.how,
      op.accountId,
      op.now,
    ],
  );
}
