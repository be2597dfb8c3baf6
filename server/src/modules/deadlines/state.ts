import type { Operation } from '../../platform/database/operation.js';
import { deadlineClock, type DeadlineClock } from '../calendars/index.js';
import type { SlaClock } from './clock.js';
import { dueIfResumed } from './loaders.js';

/** Where a clock stands at the beginning of this operation: a function of rule version, calendar, pauses and now. */
export async function deadlineOf(op: Operation, clock: SlaClock): Promise<DeadlineClock> {
  const dueAt = clock.dueAt ?? (await op.load(dueIfResumed, clock.id));
  if (!dueAt) throw new Error(`clock ${clock.id} has no deadline`);
  const standing = clock.dueAt === null;
  const deadline = await deadlineClock(op, dueAt, { doneAt: clock.metAt, endedAt: clock.cancelledAt, standing });
  return clock.calendarKnown ? deadline : Object.assign(deadline, { calendarKnown: false });
}
