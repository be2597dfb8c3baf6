import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertMove } from '../../platform/moves.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { keyed } from '../../platform/graphql/mutation.js';
import { Assignment, AssignmentState } from './assignment.js';
import type {
  AssignmentCancelInput,
  AssignmentFinishInput,
  AssignmentMissInput,
  AssignmentStartInput,
  AssignmentVerifyInput,
} from './inputs.js';
import { happenedAt, putMark, VisitMarkKind } from './marks.js';
import { assignmentMoves } from './states.js';

constraintMeans('hours_overlap', UserErrorCode.OUT_OF_RANGE, 'These hours overlap with another visit of the same volunteer.');

interface Wanted {
  id: string;
  expectedVersion: number;
}

/** The volunteer checks in. @throws Refusal NOT_FOUND, STALE_VERSION, NOT_ALLOWED, ILLEGAL_TRANSITION, OUT_OF_RANGE (told too late), REQUEST_REUSED */
export async function startVisit(op: Operation, input: AssignmentStartInput): Promise<void> {
  await keyed(op, 'assignmentStart', input, async () => {
    const visit = await own(op, input);
    move(visit, AssignmentState.IN_PROGRESS);
    visit.checkedInAt = await happenedAt(op, input.happenedAt);
    await op.manager.save(visit);
    await putMark(op, { assignmentId: visit.id, kind: VisitMarkKind.START, at: visit.checkedInAt, place: input.place });
    return visit.id;
  });
}

/** The volunteer checks out and logs. @throws Refusal as {@link startVisit}, REQUIRED (an empty log), OUT_OF_RANGE (more minutes than passed) */
export async function finishVisit(op: Operation, input: AssignmentFinishInput): Promise<void> {
  await keyed(op, 'assignmentFinish', input, async () => {
    const visit = await own(op, input);
    move(visit, AssignmentState.DONE);
    if (!input.log.trim()) refuse(UserErrorCode.REQUIRED, 'Say in a few words what was done.', ['log']);
    const ended = await happenedAt(op, input.happenedAt);
    const begun = visit.checkedInAt ?? ended;
    if (ended < begun) refuse(UserErrorCode.OUT_OF_RANGE, 'The visit would end before it began.', ['happenedAt']);
    const passed = Math.ceil((ended.getTime() - begun.getTime()) / 60_000);
    if (input.minutesServed !== undefined && input.minutesServed > passed)
      refuse(UserErrorCode.OUT_OF_RANGE, 'More minutes than passed since the check-in.', ['minutesServed']);
    visit.checkedOutAt = ended;
    visit.minutesServed = Math.min(input.minutesServed ?? passed, 1440);
    visit.outcome = input.outcome;
    visit.log = input.log.trim();
    await op.manager.save(visit);
    await putMark(op, { assignmentId: visit.id, kind: VisitMarkKind.FINISH, at: ended });
    return visit.id;
  });
}

/** Staff verify a finished visit; never whoever served. @throws Refusal NOT_FOUND, STALE_VERSION, NOT_ALLOWED, ILLEGAL_TRANSITION */
export async function verifyVisit(op: Operation, input: AssignmentVerifyInput): Promise<void> {
  const visit = await byStaff(op, input);
  const me = await op.row<{ id: string | null }>('select app.volunteer_id() as id');
  if (visit.volunteerId === me?.id) refuse(UserErrorCode.SAME_PERSON, 'Nobody verifies their own visit.');
  move(visit, AssignmentState.VERIFIED);
  visit.verifiedBy = op.accountId;
  visit.verifiedAt = op.now;
  await op.manager.save(visit);
}

/** Cancels before the end. The volunteer or staff of the area may. @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION */
export async function cancelVisit(op: Operation, input: AssignmentCancelInput): Promise<void> {
  const visit = await find(op, input);
  if (!op.actor.can('assignment:edit', visit.areaCode)) await assertOwn(op, visit);
  move(visit, AssignmentState.CANCELLED);
  visit.cancelReason = input.reason.trim();
  await op.manager.save(visit);
}

/** Records that nobody came. @throws Refusal NOT_FOUND, STALE_VERSION, NOT_ALLOWED, ILLEGAL_TRANSITION, OUT_OF_RANGE before its start */
export async function missVisit(op: Operation, input: AssignmentMissInput): Promise<void> {
  const visit = await byStaff(op, input);
  if (visit.startsAt > op.now) refuse(UserErrorCode.OUT_OF_RANGE, 'The visit has not begun yet; cancel it instead.');
  move(visit, AssignmentState.MISSED);
  visit.cancelReason = input.reason.trim();
  await op.manager.save(visit);
}

function move(visit: Assignment, to: AssignmentState): void {
  assertMove(assignmentMoves, visit.state, to);
  visit.state = to;
}

async function find(op: Operation, wanted: Wanted): Promise<Assignment> {
  const visit = await op.manager.findOne(Assignment, { where: { id: wanted.id }, lock: { mode: 'pessimistic_write' } });
  if (!visit) refuse(UserErrorCode.NOT_FOUND, 'No such assignment.', ['id']);
  assertVersion(visit, wanted.expectedVersion);
  return visit;
}

async function own(op: Operation, wanted: Wanted): Promise<Assignment> {
  const visit = await find(op, wanted);
  await assertOwn(op, visit);
  return visit;
}

async function assertOwn(op: Operation, visit: Assignment): Promise<void> {
  const me = await op.row<{ id: string | null }>('select app.volunteer_id() as id');
  if (visit.volunteerId !== me?.id) refuse(UserErrorCode.NOT_ALLOWED, 'Only the volunteer who was assigned may do this.');
}

async function byStaff(op: Operation, wanted: Wanted): Promise<Assignment> {
  const visit = await find(op, wanted);
  if (!op.actor.can('assignment:edit', visit.areaCode)) refuse(UserErrorCode.NOT_ALLOWED, 'This visit is outside what you may change.');
  return visit;
}
