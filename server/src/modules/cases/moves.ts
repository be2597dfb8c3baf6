import type { Operation } from '../../platform/database/operation.js';
import { civilDate } from '../../platform/clock.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { assertMove } from '../../platform/moves.js';
import { activePlanByHousehold } from '../plans/index.js';
import { assessmentsByCase } from './assessments.js';
import { Case, CaseEventKind, CaseState } from './case.js';
import { endClocks, goOnClocks, moveClocks, stopClocks } from './clocks.js';
import { recordCaseEvent } from './events.js';
import type {
  CaseCloseInput,
  CaseHandOverAnswerInput,
  CaseHandOverInput,
  CaseMoveInput,
  CaseReasonInput,
  CaseReopenInput,
  CaseSuspendInput,
} from './inputs.js';
import { assertMayOwn } from './open.js';
import { caseMoves, STEPS } from './states.js';

/** Loads a case for a change and holds it until the end of the operation. @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION */
async function lockCase(op: Operation, id: string, expectedVersion: number): Promise<Case> {
  const found = await op.manager.findOne(Case, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!found) refuse(UserErrorCode.NOT_FOUND, 'No such case.', ['id']);
  if (!op.actor.can('case:edit', found.areaCode)) refuse(UserErrorCode.NOT_ALLOWED, 'This case is outside what you may change.');
  assertVersion(found, expectedVersion);
  return found;
}

/** Takes a step and writes it into the trail. @throws Refusal ILLEGAL_TRANSITION */
async function go(
  op: Operation,
  found: Case,
  to: CaseState,
  kind: CaseEventKind,
  more: { note?: string | null; otherId?: string } = {},
): Promise<void> {
  const from = found.state;
  assertMove(caseMoves, from, to);
  found.state = to;
  await op.manager.save(found);
  await recordCaseEvent(op, { caseId: found.id, kind, fromState: from, toState: to, ...more });
}

/**
 * Takes the next step of the work: an assessment stands before planning, a plan in force before the intervention.
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, REQUIRED (assessment, plan in force)
 */
export async function moveCase(op: Operation, input: CaseMoveInput): Promise<string> {
  const found = await lockCase(op, input.id, input.expectedVersion);
  if (!STEPS.includes(input.to) || found.heldState !== null)
    refuse(UserErrorCode.ILLEGAL_TRANSITION, 'This is no step of the work itself.', ['to']);
  if (input.to === CaseState.PLANNING && (await op.load(assessmentsByCase, found.id)).length === 0)
    refuse(UserErrorCode.REQUIRED, 'Assess the needs first.', ['to']);
  if (input.to === CaseState.INTERVENTION && !(await op.load(activePlanByHousehold, found.householdId)))
    refuse(UserErrorCode.REQUIRED, 'The household needs a plan in force first.', ['to']);
  await go(op, found, input.to, CaseEventKind.MOVED, { note: input.note?.trim() || null });
  return found.id;
}

/** Sets a case aside until a day; its duties stay open, its clocks stand still when a reason for that is given. @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, IN_THE_PAST */
export async function suspendCase(op: Operation, input: CaseSuspendInput): Promise<string> {
  const found = await lockCase(op, input.id, input.expectedVersion);
  if (input.resumeOn <= civilDate(op.now)) refuse(UserErrorCode.IN_THE_PAST, 'The day lies after today.', ['resumeOn']);
  assertMove(caseMoves, found.state, CaseState.SUSPENDED);
  Object.assign(found, { heldState: found.state, resumeOn: input.resumeOn });
  await go(op, found, CaseState.SUSPENDED, CaseEventKind.SUSPENDED, { note: input.reason.trim() });
  await stopClocks(op, found, input.pauseReason ?? undefined, input.reason.trim());
  return found.id;
}

/** Takes a suspended case up again where it stood. @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION */
export async function resumeCase(op: Operation, input: CaseReasonInput): Promise<string> {
  const found = await lockCase(op, input.id, input.expectedVersion);
  if (found.state !== CaseState.SUSPENDED || found.heldState === null)
    refuse(UserErrorCode.ILLEGAL_TRANSITION, 'The case is not suspended.');
  const back = found.heldState;
  Object.assign(found, { heldState: null, resumeOn: null });
  await goOnClocks(op, found);
  await go(op, found, back, CaseEventKind.RESUMED, { note: input.reason.trim() });
  return found.id;
}

/** Closes a case without open duties. @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, IN_USE (open duties) */
export async function closeCase(op: Operation, input: CaseCloseInput): Promise<string> {
  const found = await lockCase(op, input.id, input.expectedVersion);
  Object.assign(found, { closedAt: op.now, closeReason: input.reason.trim() });
  await go(op, found, CaseState.CLOSED, CaseEventKind.CLOSED, { note: input.reason.trim() });
  await endClocks(op, found, input.reason.trim());
  return found.id;
}

/** Opens a closed case again, with an owner. @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, DUPLICATE (another case is open) */
export async function reopenCase(op: Operation, input: CaseReopenInput): Promise<string> {
  const found = await lockCase(op, input.id, input.expectedVersion);
  const ownerId = input.ownerId ?? op.accountId;
  await assertMayOwn(op, ownerId, found.areaCode, ['ownerId']);
  Object.assign(found, { ownerId, closedAt: null, closeReason: null });
  await go(op, found, CaseState.REOPENED, CaseEventKind.REOPENED, { note: input.reason.trim(), otherId: ownerId });
  return found.id;
}

/**
 * Hands a case over: by whoever distributes cases at once, by its owner as a proposal that the receiver answers. Every open duty, its clock and
 * the counts move with the case at the one instant of its change of owner; what was done and what was missed stays with whom it happened.
 * @throws Refusal NOT_FOUND (also a receiver who may not own it), NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, SAME_PERSON
 */
export async function handOverCase(op: Operation, input: CaseHandOverInput): Promise<string> {
  const found = await lockCase(op, input.id, input.expectedVersion);
  if (found.state === CaseState.CLOSED || found.state === CaseState.TRANSFERRING)
    refuse(UserErrorCode.ILLEGAL_TRANSITION, 'A closed case, or one that is being handed over, is not handed over.');
  const assigns = op.actor.can('case:assign', found.areaCode);
  if (!assigns && found.ownerId !== op.accountId)
    refuse(UserErrorCode.NOT_ALLOWED, 'Its owner, or whoever distributes cases, hands it over.');
  if (input.toAccountId === found.ownerId) refuse(UserErrorCode.SAME_PERSON, 'This is the owner already.', ['toAccountId']);
  await assertMayOwn(op, input.toAccountId, found.areaCode, ['toAccountId']);
  const note = input.reason.trim();
  if (assigns) {
    found.ownerId = input.toAccountId;
    await op.manager.save(found);
    await moveClocks(op, found);
    await recordCaseEvent(op, { caseId: found.id, kind: CaseEventKind.HANDED_OVER, otherId: input.toAccountId, note });
    return found.id;
  }
  assertMove(caseMoves, found.state, CaseState.TRANSFERRING);
  Object.assign(found, { heldState: found.state, receiverId: input.toAccountId });
  await go(op, found, CaseState.TRANSFERRING, CaseEventKind.TRANSFER_PROPOSED, { note, otherId: input.toAccountId });
  return found.id;
}

/**
 * Answers a proposed hand-over: its receiver takes the case or declines, its owner may withdraw.
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION
 */
export async function answerHandOver(op: Operation, input: CaseHandOverAnswerInput): Promise<string> {
  const found = await lockCase(op, input.id, input.expectedVersion);
  const { heldState, receiverId } = found;
  if (found.state !== CaseState.TRANSFERRING || heldState === null || receiverId === null)
    refuse(UserErrorCode.ILLEGAL_TRANSITION, 'The case is not being handed over.');
  const mine = receiverId === op.accountId;
  if (!mine && !(found.ownerId === op.accountId && !input.accept))
    refuse(UserErrorCode.NOT_ALLOWED, 'The receiver answers; the owner may only withdraw.');
  Object.assign(found, { heldState: null, receiverId: null, ...(input.accept ? { ownerId: receiverId } : {}) });
  const kind = input.accept ? CaseEventKind.HANDED_OVER : CaseEventKind.TRANSFER_DECLINED;
  if (input.accept) await moveClocks(op, found);
  await go(op, found, heldState, kind, { note: input.note?.trim() || null, otherId: receiverId });
  return found.id;
}
