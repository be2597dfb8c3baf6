import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { CareAbsence } from './absence.js';
import type { CareAbsenceRecordInput } from './inputs/duty.js';
import type { CareColleague } from './payloads.js';

constraintMeans('care_absence_overlap', UserErrorCode.DUPLICATE, 'This worker is recorded as away on some of these days.');

/** How the cases of whoever is away came out. */
export interface Covered {
  covered: number;
  uncovered: number;
}

/**
 * Records that a worker is away and gives each of its running cases somebody who steps in on these days: the colleague
 * named, or whoever works there, is not away and has least to carry. A worker records its own absence, a clinical
 * supervisor those of the area. @throws Refusal OUT_OF_RANGE, IN_THE_PAST, NOT_ALLOWED, DUPLICATE, REQUEST_REUSED
 */
export async function recordAbsence(op: Operation, input: CareAbsenceRecordInput): Promise<{ id: string } & Covered> {
  const accountId = input.workerId ?? op.accountId;
  if (input.untilOn < input.fromOn) refuse(UserErrorCode.OUT_OF_RANGE, 'The last day is before the first.', ['untilOn']);
  if (input.untilOn < civilDate(op.now)) refuse(UserErrorCode.IN_THE_PAST, 'These days are over.', ['untilOn']);
  if (accountId !== op.accountId || !op.actor.can('care:work')) {
    const mine = await op.row<{ supervises: boolean }>('select app.supervises($1) as supervises', [accountId]);
    if (!mine?.supervises)
      refuse(UserErrorCode.NOT_ALLOWED, 'Only the clinical supervisor of the area records the absence of others.', ['workerId']);
  }
  let covered: Covered = { covered: 0, uncovered: 0 };
  const id = await once(op, input.requestId, 'careAbsenceRecord', input, async () => {
    const made = newId();
    await op.manager.insert(CareAbsence, {
      id: made,
      accountId,
      fromOn: input.fromOn,
      untilOn: input.untilOn,
      recordedBy: op.accountId,
    });
    covered =
      (await op.row<Covered>('select covered, uncovered from app.cover_cases($1, $2::date, $3::date, $4)', [
        accountId,
        input.fromOn,
        input.untilOn,
        input.coverId ?? null,
      ])) ?? covered;
    return made;
  });
  return { id, ...covered };
}

/** Absences that are not over: one's own, and for a clinical supervisor those of the area; at most 200. */
export function listAbsences(op: Operation): Promise<CareAbsence[]> {
  return op.rows<CareAbsence>(
    `select ${columns(op, CareAbsence, 'a')} from care_absence a where a.until_on >= $1::date order by a.from_on, a.id limit 200`,
    [civilDate(op.now)],
  );
}

/** Who works with cases or handles alerts where the viewer does; at most 500. */
export function listColleagues(op: Operation): Promise<CareColleague[]> {
  return op.rows<CareColleague>('select id, name, works, called from app.care_colleagues()');
}
