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
  PAUSED = 'PAUSED',
  MET = 'MET',
  MISSED = 'MISSED',
  CANCELLED = 'CANCELLED',
}
registerEnumType(DeadlineState, {
  name: 'DeadlineState',
  description:
    'Where a deadline stands. Open: on track, due soon (policy parameter deadline.due_soon.working_days), due today, overdue; paused while it stands still. Final: met in time, missed, or cancelled because the duty fell away in time.',
});

/** 时限. */
@ObjectType({ simpleResolvers: true, description: 'A deadline (时限) as it stands at this moment; computed by the server, never stored.' })
export class DeadlineClock {
  @Field(() => Date, {
    description:
      'The deadline (UTC); the earliest that it can be while `calendarKnown` is false, and while it is paused the one it would have if it went on now.',
  })
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

/** How a duty ended or why its clock does not run; all absent while it is simply open. */
export interface ClockEnd {
  /** When the work was done. */
  doneAt?: Date | null;
  /** When it fell away undone. */
  endedAt?: Date | null;
  /** Whether it stands still; the deadline given is then the one it would have if it went on now. */
  standing?: boolean;
}

/** The deadline of a piece of work as it stands in this operation. */
export async function deadlineClock(op: Operation, dueAt: Date, end: ClockEnd = {}): Promise<DeadlineClock> {
  const [calendar, dueSoonWorkingDays] = await Promise.all([calendarOf(op), policyParameter(op, 'deadline.due_soon.working_days')]);
  return Object.assign(
    new DeadlineClock(),
    computeDeadline({
      dueAt,
      now: op.now,
      completedAt: end.doneAt ?? null,
      cancelledAt: end.endedAt ?? null,
      paused: end.standing ?? false,
      calendar,
      dueSoonWorkingDays,
    }),
  );
}
