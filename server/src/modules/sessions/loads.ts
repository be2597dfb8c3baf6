import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import { batched, columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { householdById } from '../households/index.js';
import type { BereavementRecordInput, CareDebriefRecordInput } from './inputs/duty.js';
import type { CareLoad } from './payloads.js';
import { SupportSession } from './session.js';

constraintMeans('debrief_by_another', UserErrorCode.SAME_PERSON, 'Nobody debriefs themselves.');
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
    const id = newId();
    await op.rows(
      'insert into bereavement (id, household_id, area_code, died_on, recorded_by, created_at) values ($1, $2, $3, $4::date, $5, $6)',
      [id, household.id, household.areaCode, input.diedOn, op.accountId, op.now],
    );
    return id;
  });
}

/** Records a debrief. @throws Refusal OUT_OF_RANGE, NOT_ALLOWED, SAME_PERSON, REQUEST_REUSED */
export async function recordDebrief(op: Operation, input: CareDebriefRecordInput): Promise<string> {
  if (input.heldOn > civilDate(op.now)) refuse(UserErrorCode.OUT_OF_RANGE, 'The day lies in the future.', ['heldOn']);
  if (!(await listLoads(op)).some((load) => load.id === input.subjectId && load.volunteer === input.volunteer))
    refuse(UserErrorCode.NOT_FOUND, 'Nobody of your line.', ['subjectId']);
  return once(op, input.requestId, 'careDebriefRecord', input, async () => {
    const id = newId();
    await op.rows(
      'insert into care_debrief (id, account_id, volunteer_id, cause, held_on, held_by, created_at) values ($1, $2, $3, $4, $5::date, $6, $7)',
      [
        id,
        input.volunteer ? null : input.subjectId,
        input.volunteer ? input.subjectId : null,
        input.cause,
        input.heldOn,
        op.accountId,
        op.now,
      ],
    );
    return id;
  });
}

/** The last debrief of each of some workers or volunteers. */
export const lastDebrief = batched<string, string | null>(async (op, ids) => {
  const rows = await op.rows<{ id: string; day: string }>(
    'select coalesce(account_id, volunteer_id) as id, max(held_on)::text as day from care_debrief where account_id = any ($1::uuid[]) or volunteer_id = any ($1::uuid[]) group by 1',
    [ids],
  );
  const days = new Map(rows.map((row) => [row.id, row.day]));
  return ids.map((id) => days.get(id) ?? null);
});

/** Signed records that wait for a supervisor's co-signature, the oldest first; at most 100. */
export function sessionsToCosign(op: Operation): Promise<SupportSession[]> {
  return op.rows<SupportSession>(
    `select ${columns(op, SupportSession, 's')} from support_session s where s.state = 'SIGNED' and s.cosigned_by is null and s.worker_id <> $1 and app.cosign_due(s) order by s.signed_at, s.id limit 100`,
    [op.accountId],
  );
}
