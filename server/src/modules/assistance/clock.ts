import type { Operation } from '../../platform/database/operation.js';
import {
  type ClockOf,
  clocksBySubject,
  ClockSubject,
  pausesByClock,
  type PauseReason,
  pauseClock,
  resumeClock,
  type SlaClock,
} from '../deadlines/index.js';

/**
 * The clock of a decision on an application: it begins when the application is first submitted and is met by the decision.
 * Rule: 审批, 20 working days (33 before the reform), as dated data under `assistance.decision`.
 */
export const decisionClock = (applicationId: string): ClockOf => ({
  kind: ClockSubject.APPLICATION,
  id: applicationId,
  rule: 'assistance.decision',
});

async function runningClock(op: Operation, { id, rule }: ClockOf): Promise<SlaClock | undefined> {
  op.forgetLoaded();
  return (await op.load(clocksBySubject, id)).find((one) => one.ruleKey === rule && one.metAt === null && one.cancelledAt === null);
}

/** Lets the clock stand still while papers are missing; one that somebody let stand still before does so for the new reason from now on. */
export async function standStill(op: Operation, clock: ClockOf, reason: PauseReason, note: string): Promise<void> {
  await goOn(op, clock);
  if (await runningClock(op, clock)) await pauseClock(op, clock, reason, note.slice(0, 500));
}

/** Lets the clock go on if it stands still. */
export async function goOn(op: Operation, clock: ClockOf): Promise<void> {
  const running = await runningClock(op, clock);
  const pauses = running ? await op.load(pausesByClock, running.id) : [];
  if (pauses.some((pause) => pause.resumedAt === null)) await resumeClock(op, clock);
}
