import type { Operation } from '../../platform/database/operation.js';
import {
  cancelClock,
  type ClocksOf,
  ClockSubject,
  handOverClocks,
  meetClock,
  openClock,
  PauseReason,
  pauseClocks,
  resumeClocks,
} from '../deadlines/index.js';
import { type Case, CaseEventKind } from './case.js';

const assessment = (id: string) => ({ kind: ClockSubject.CASE, id, rule: 'case.assessment' });

/** What stands still with a case: its own clocks, and the review of the plan that it works by. */
const stands = (found: Case): ClocksOf => ({ householdId: found.householdId, kinds: [ClockSubject.CASE, ClockSubject.PLAN] });

/** A case begins: its needs are to be assessed in time. */
export async function startClocks(op: Operation, found: Pick<Case, 'id' | 'householdId' | 'areaCode' | 'ownerId'>): Promise<void> {
  await openClock(op, { ...assessment(found.id), areaCode: found.areaCode, householdId: found.householdId, ownerId: found.ownerId });
}

/** The needs were assessed; the first time ends the clock. */
export async function assessed(op: Operation, caseId: string): Promise<void> {
  await meetClock(op, assessment(caseId));
}

/** A closed case owes nothing more; what was late by then stays so. */
export async function endClocks(op: Operation, found: Case, reason: string): Promise<void> {
  await cancelClock(op, assessment(found.id), reason);
}

/** Clocks of a case go with it to its new owner. */
export async function moveClocks(op: Operation, found: Case): Promise<void> {
  await handOverClocks(op, { subjectIds: [found.id] }, found.ownerId);
}

/** A case is set aside: its clocks stand still for the reason that was given; without one they go on. */
export async function stopClocks(op: Operation, found: Case, reason: PauseReason | undefined, note: string): Promise<void> {
  if (reason !== undefined) await pauseClocks(op, stands(found), reason, note);
}

/** A case is taken up again: the clocks that were stopped with it go on, with all the time that was left. */
export async function goOnClocks(op: Operation, found: Case): Promise<void> {
  const last = await op.row<{ at: Date }>('select at from case_event where case_id = $1 and kind = $2 order by ordinal desc limit 1', [
    found.id,
    CaseEventKind.SUSPENDED,
  ]);
  if (last) await resumeClocks(op, stands(found), last.at);
}
