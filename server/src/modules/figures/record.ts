import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { BenefitPayment } from './figure.js';
import type { BenefitPaymentsRecordInput } from './inputs.js';

constraintMeans('benefit_payment_once', UserErrorCode.DUPLICATE, 'A household is on this pay list already.', ['rows']);

/**
 * Reports what was paid, all lines or none.
 * @throws Refusal NOT_FOUND (a household), NOT_ALLOWED, DUPLICATE, OUT_OF_RANGE (a month to come; no whole fen), REQUEST_REUSED
 */
export async function recordPayments(op: Operation, input: BenefitPaymentsRecordInput): Promise<string[]> {
  const month = `${input.month.slice(0, 7)}-01`;
  if (month > civilDate(op.now)) refuse(UserErrorCode.OUT_OF_RANGE, 'This month has not come yet.', ['month']);
  const numbers = input.rows.map((row) => row.householdNumber.trim());
  const repeated = numbers.findIndex((number, at) => numbers.indexOf(number) !== at);
  if (repeated >= 0)
    refuse(UserErrorCode.DUPLICATE, 'A household is on this pay list twice.', ['rows', String(repeated), 'householdNumber']);
  const found = await op.rows<{ id: string; number: string; areaCode: number }>(
    'select h.id, h.number, h.area_code as "areaCode" from household h where h.number = any ($1::text[])',
    [numbers],
  );
  const byNumber = new Map(found.map((household) => [household.number, household]));
  const payments = input.rows.map((row, at): Partial<BenefitPayment> => {
    const household = byNumber.get(row.householdNumber.trim());
    const place = ['rows', String(at)];
    if (!household) refuse(UserErrorCode.NOT_FOUND, 'No such household.', [...place, 'householdNumber']);
    if (!op.actor.can('payment:record', household.areaCode))
      refuse(UserErrorCode.NOT_ALLOWED, 'This household is outside what you may report for.', [...place, 'householdNumber']);
    if (!Number.isInteger(row.amountFen) || row.amountFen === 0)
      refuse(UserErrorCode.OUT_OF_RANGE, 'An amount is a whole number of fen and not zero.', [...place, 'amountFen']);
    return {
      id: newId(),
      householdId: household.id,
      areaCode: household.areaCode,
      programme: input.programme,
      month,
      persons: row.persons,
      amountFen: row.amountFen,
      reference: input.reference.trim(),
      recordedBy: op.accountId,
      recordedAt: op.now,
    };
  });
  await once(op, input.requestId, 'benefitPaymentsRecord', input, async () => {
    await op.manager.insert(BenefitPayment, payments);
    return payments[0]?.id ?? '';
  });
  const made = await op.rows<{ id: string }>(
    'select p.id from benefit_payment p where p.programme = $1 and p.month = $2::date and p.reference = $3 and p.household_id = any ($4::uuid[]) order by p.id',
    [input.programme, month, input.reference.trim(), payments.map((payment) => payment.householdId)],
  );
  return made.map((row) => row.id);
}
