import type { Action } from '../../platform/access/catalogue.js';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { assertMove } from '../../platform/moves.js';
import { cancelClock, ClockSubject, handOverClocks, meetClock, openClock } from '../deadlines/index.js';
import { householdById } from '../households/index.js';
import type {
  ObligationEscalateInput,
  ObligationMeetInput,
  ReliefCancelInput,
  ReliefDeliverInput,
  ReliefDispatchInput,
  ReliefRequestInput,
} from './inputs.js';
import { EmergencyRelief, Obligation, ObligationState, ReliefState } from './relief.js';
import { obligationMoves, reliefMoves } from './states.js';

constraintMeans('relief_one_awaited', UserErrorCode.DUPLICATE, 'Relief for this household is already under way.', ['householdId']);
constraintMeans('relief_moves', UserErrorCode.ILLEGAL_TRANSITION, 'What was requested and given stays as it was.');
constraintMeans('relief_given_after_request', UserErrorCode.OUT_OF_RANGE, 'Help cannot be there before it was asked for.', ['relievedAt']);
constraintMeans('obligation_moves', UserErrorCode.ILLEGAL_TRANSITION, 'An obligation is met or escalated.');

const deliverClock = (id: string) => ({ kind: ClockSubject.RELIEF, id, rule: 'relief.deliver' });
const paperworkClock = (id: string) => ({ kind: ClockSubject.OBLIGATION, id, rule: 'relief.paperwork' });

/**
 * Asks for relief; its clock begins in the same transaction.
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, DUPLICATE while relief is under way, REQUEST_REUSED
 */
export async function requestRelief(op: Operation, input: ReliefRequestInput): Promise<string> {
  const household = await op.load(householdById, input.householdId);
  if (!household) refuse(UserErrorCode.NOT_FOUND, 'No such household.', ['householdId']);
  return once(op, input.requestId, 'reliefRequest', input, async () => {
    const id = newId();
    await op.manager.insert(EmergencyRelief, {
      id,
      householdId: household.id,
      areaCode: household.areaCode,
      leadId: input.leadId ?? null,
      state: ReliefState.REQUESTED,
      situation: input.situation.trim(),
      requestedAt: op.now,
      requestedBy: op.accountId,
    });
    await openClock(op, { ...deliverClock(id), areaCode: household.areaCode, householdId: household.id, ownerId: op.accountId });
    return id;
  });
}

/** Says who goes; whoever says so answers for the clock from now on. @throws Refusal NOT_FOUND, STALE_VERSION, NOT_ALLOWED, ILLEGAL_TRANSITION */
export async function dispatchRelief(op: Operation, input: ReliefDispatchInput): Promise<void> {
  const relief = await moveRelief(op, input, ReliefState.DISPATCHED);
  Object.assign(relief, { helper: input.helper.trim(), dispatchedAt: op.now, dispatchedBy: op.accountId });
  await op.manager.save(relief);
  await handOverClocks(op, { subjectIds: [relief.id] }, op.accountId);
}

/**
 * Records that help was there: the clock stops at that moment, and the paperwork is owed from then on.
 * @throws Refusal NOT_FOUND, STALE_VERSION, NOT_ALLOWED, ILLEGAL_TRANSITION, OUT_OF_RANGE
 */
export async function deliverRelief(op: Operation, input: ReliefDeliverInput): Promise<void> {
  const relief = await moveRelief(op, input, ReliefState.RELIEVED);
  const at = input.relievedAt ?? op.now;
  if (at > op.now) refuse(UserErrorCode.OUT_OF_RANGE, 'Help that was there cannot lie in the future.', ['relievedAt']);
  if (input.amountFen !== undefined && input.amountFen !== null && !Number.isInteger(input.amountFen))
    refuse(UserErrorCode.INVALID_FORMAT, 'Money is whole fen.', ['amountFen']);
  Object.assign(relief, {
    given: input.given.trim(),
    amountFen: input.amountFen ?? null,
    paperwork: input.paperwork.trim(),
    relievedAt: at,
    relievedBy: op.accountId,
  });
  await op.manager.save(relief);
  await meetClock(op, deliverClock(relief.id), at);
  const owed = await op.row<{ id: string }>('select id from obligation where relief_id = $1', [relief.id]);
  if (!owed) throw new Error('relief without an obligation');
  await openClock(op, {
    ...paperworkClock(owed.id),
    areaCode: relief.areaCode,
    householdId: relief.householdId,
    ownerId: op.accountId,
    startedAt: at,
  });
}

/** Cancels relief that was not given. @throws Refusal NOT_FOUND, STALE_VERSION, NOT_ALLOWED, ILLEGAL_TRANSITION */
export async function cancelRelief(op: Operation, input: ReliefCancelInput): Promise<void> {
  const relief = await moveRelief(op, input, ReliefState.CANCELLED);
  Object.assign(relief, { cancelReason: input.reason.trim(), cancelledAt: op.now, cancelledBy: op.accountId });
  await op.manager.save(relief);
  await cancelClock(op, deliverClock(relief.id), input.reason.trim());
}

/** Meets an obligation; its relief is complete with it. @throws Refusal NOT_FOUND, STALE_VERSION, NOT_ALLOWED, ILLEGAL_TRANSITION */
export async function meetObligation(op: Operation, input: ObligationMeetInput): Promise<void> {
  const obligation = await moveObligation(op, input, ObligationState.MET, 'obligation:meet');
  Object.assign(obligation, { metAt: op.now, metBy: op.accountId, evidence: input.evidence.trim() });
  await op.manager.save(obligation);
  await meetClock(op, paperworkClock(obligation.id));
}

/** Escalates an obligation; it stays owed and its clock runs on. @throws Refusal NOT_FOUND, STALE_VERSION, NOT_ALLOWED, ILLEGAL_TRANSITION */
export async function escalateObligation(op: Operation, input: ObligationEscalateInput): Promise<void> {
  const obligation = await moveObligation(op, input, ObligationState.ESCALATED, 'obligation:escalate');
  Object.assign(obligation, { escalatedAt: op.now, escalatedBy: op.accountId, escalationReason: input.reason.trim() });
  await op.manager.save(obligation);
}

async function moveRelief(op: Operation, input: { id: string; expectedVersion: number }, to: ReliefState): Promise<EmergencyRelief> {
  const relief = await op.manager.findOne(EmergencyRelief, { where: { id: input.id }, lock: { mode: 'pessimistic_write' } });
  if (!relief) refuse(UserErrorCode.NOT_FOUND, 'No such relief.', ['id']);
  assertVersion(relief, input.expectedVersion);
  if (!op.actor.can('relief:work', relief.areaCode)) refuse(UserErrorCode.NOT_ALLOWED, 'This relief is outside what you may change.');
  assertMove(reliefMoves, relief.state, to);
  relief.state = to;
  return relief;
}

async function moveObligation(
  op: Operation,
  input: { id: string; expectedVersion: number },
  to: ObligationState,
  action: Action,
): Promise<Obligation> {
  const obligation = await op.manager.findOne(Obligation, { where: { id: input.id }, lock: { mode: 'pessimistic_write' } });
  if (!obligation) refuse(UserErrorCode.NOT_FOUND, 'No such obligation.', ['id']);
  assertVersion(obligation, input.expectedVersion);
  if (!op.actor.can(action, obligation.areaCode)) refuse(UserErrorCode.NOT_ALLOWED, 'This obligation is outside what you may change.');
  assertMove(obligationMoves, obligation.state, to);
  obligation.state = to;
  return obligation;
}
