import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Operation } from '../../platform/database/operation.js';
import { policyParameter } from '../../platform/policy-parameters.js';
import { calendarOf } from './calendar.js';
import { deadlineClock as computeDeadline } from './deadline-clock.js';

/** Where a deadline stands. */
export enum DeadlineState {
  ON_TRACK = 'ON_TRACK',
  DUE_SOON = 'DUE_SOON',
  DUE_TODAY = 'DUE_TODAY',
  OVERDUE = 'OVERDUE',
  MET = 'MET',
  MISSED = 'MISSED',
}
registerEnumType(DeadlineState, {
  name: 'DeadlineState',
  description:
    'Where a deadline stands. Open: on track, due soon (policy parameter deadline.due_soon.working_days), due today, overdue. Final: met in time, or missed.',
});

/** 时限. */
@ObjectType({ simpleResolvers: true, description: 'A deadline (时限) as it stands at this moment; computed by the server, never stored.' })
export class DeadlineClock {
  @Field(() => Date, { description: 'The deadline (UTC).' })
  dueAt!: Date;
  @Field(() => DeadlineState, { description: 'Where it stands.' })
  state!: DeadlineState;
  @Field(() => Int, { description: 'Whole minutes to the deadline; negative once it has passed. Stands still when the work is done.' })
  minutesLeft!: number;
  @Field(() => Int, {
    nullable: true,
    description:
      'Working days after today up to the day it is due, negative when late; null when the official calendar of a year between is missing.',
  })
  workingDaysLeft!: number | null;
  @Field(() => Boolean, { description: 'Whether the official calendar of every year between is in the system.' })
  calendarKnown!: boolean;
}

/** The deadline of a piece of work as it stands in this operation. @param doneAt when the work was done; null while it is open */
export async function deadlineClock(op: Operation, dueAt: Date, doneAt: Date | null = null): Promise<DeadlineClock> {
  const [calendar, dueSoonWorkingDays] = await Promise.all([calendarOf(op), policyParameter(op, 'deadline.due_soon.working_days')]);
  return Object.assign(new DeadlineClock(), computeDeadline({ dueAt, now: op.now, completedAt: doneAt, calendar, dueSoonWorkingDays }));
}
