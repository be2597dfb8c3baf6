import { v7 as uuidv7 } from 'uuid';
import { civilDate } from '../../platform/clock.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { householdById } from '../households/index.js';
import type { BereavementRecordInput } from './inputs/duty.js';
import type { CareLoad } from './payloads.js';

constraintMeans('bereavement_once', UserErrorCode.DUPLICATE, 'This death is recorded.');

/** What weighs on whom in the days of policy up to today, the heaviest first; at most 200. */
export function listLoads(op: Operation): Promise<CareLoad[]> {
  return op.rows<CareLoad>(
    'select id, volunteer, name, sessions, minutes, bereavements, alerts, points, rest from app.care_loads($1::date)',
    [civilDate(op.now)],
  );
}

/** Records a death in a household. @throws Refusal NOT_FOUND, NOT_ALLOWED, OUT_OF_RANGE, DUPLICATE, REQUEST_REUSED */
export async function recordBereavement(op: Operation, input: BereavementRecordInput): Promise<string> {
  const household = await op.load(householdById, input.householdId);
  if (!household) refuse(UserErrorCode.NOT_FOUND, 'No such household.', ['householdId']);
  if (!op.actor.can('care:bereavement', household.areaCode)) refuse(UserErrorCode.NOT_ALLOWED, 'This household is outside your area.');
  if (input.diedOn > civilDate(op.now)) refuse(UserErrorCode.OUT_OF_RANGE, 'The day lies in the future.', ['diedOn']);
  return once(op, input.requestId, 'bereavementRecord', input, async () => {
    const id = uuidv7();
    await op.rows(
      'insert into bereavement (id, household_id, area_code, died_on, recorded_by, created_at) values ($1, $2, $3, $4::date, $5, $6)',
      [id, household.id, household.areaCode, input.diedOn, op.accountId, op.now],
    );
    return id;
  });
}
