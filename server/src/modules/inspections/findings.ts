import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { assertMove } from '../../platform/moves.js';
import { ClockSubject, meetClock, openClock } from '../deadlines/index.js';
import { InspectionFinding, InspectionFindingState, InspectionOutcome, InspectionState, InspectionVisit } from './inspection.js';
import type {
  InspectionFindingMoveInput,
  InspectionFindingCorrectInput,
  InspectionFindingReturnInput,
  InspectionVisitRecordInput,
} from './inputs.js';
import { planById } from './loaders.js';
import { findingMoves } from './states.js';

constraintMeans('inspection_verifier_is_another', UserErrorCode.SAME_PERSON, 'Nobody verifies what they mended themselves.');
constraintMeans('inspection_finding_stays', UserErrorCode.ILLEGAL_TRANSITION, 'A finding stays as it was found.');

/** The number that a finding bears for good, from its place in the sequence. */
export function findingNumber(sequence: number): string {
  return `DC${String(sequence).padStart(6, '0')}`;
}

const clockOf = (id: string) => ({ kind: ClockSubject.INSPECTION_FINDING, id, rule: 'inspection.rectify' });

/**
 * Records a visit; each item that is not as it should be becomes a finding with a clock for mending it.
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION (recorded before; plan not running), REQUIRED (an item, a finding's words), INVALID_CHOICE
 */
export async function recordVisit(op: Operation, input: InspectionVisitRecordInput): Promise<void> {
  const visit = await op.manager.findOne(InspectionVisit, { where: { id: input.id }, lock: { mode: 'pessimistic_write' } });
  const plan = visit && (await op.load(planById, visit.planId));
  if (!visit || !plan) refuse(UserErrorCode.NOT_FOUND, 'No such visit.', ['id']);
  if (!op.actor.can('inspection:plan', visit.areaCode)) refuse(UserErrorCode.NOT_ALLOWED, 'This visit is outside what you inspect.');
  assertVersion(visit, input.expectedVersion);
  if (visit.outcome !== null || plan.state !== InspectionState.STARTED)
    refuse(UserErrorCode.ILLEGAL_TRANSITION, 'This visit has been recorded, or its plan is not running.');
  const seen = input.outcome === InspectionOutcome.SEEN;
  if (!seen && input.answers.length > 0) refuse(UserErrorCode.INVALID_CHOICE, 'Nobody was seen: there is nothing to answer.', ['answers']);
  const findings: Partial<InspectionFinding>[] = [];
  for (const item of seen ? plan.checklist : []) {
    const at = input.answers.findIndex((answer) => answer.code === item.code);
    const answer = input.answers[at];
    if (!answer) refuse(UserErrorCode.REQUIRED, `Item ${item.code} has no answer.`, ['answers']);
    if (answer.ok) continue;
    const text = answer.text?.trim();
    if (!text) refuse(UserErrorCode.REQUIRED, 'Say what was found.', ['answers', String(at), 'text']);
    findings.push({ item: item.text, text });
  }
  const unknown = input.answers.findIndex((answer) => !plan.checklist.some((item) => item.code === answer.code));
  if (unknown >= 0) refuse(UserErrorCode.INVALID_CHOICE, 'The checklist has no such item.', ['answers', String(unknown), 'code']);
  await op.manager.save(
    Object.assign(visit, {
      outcome: input.outcome,
      answers: input.answers.map(({ code, ok }) => ({ code, ok })),
      note: input.note?.trim() || null,
      visitedAt: op.now,
      inspectorId: op.accountId,
    }),
  );
  for (const found of findings) {
    const id = newId();
    const sequence = await op.row<{ n: number }>("select nextval('inspection_finding_number')::int n");
    await op.manager.insert(InspectionFinding, {
      ...found,
      id,
      number: findingNumber(sequence?.n ?? 0),
      planId: plan.id,
      visitId: visit.id,
      householdId: visit.householdId,
      areaCode: visit.areaCode,
      state: InspectionFindingState.OPEN,
      foundBy: op.accountId,
      foundAt: op.now,
      returns: 0,
    });
    await openClock(op, { ...clockOf(id), areaCode: visit.areaCode, householdId: visit.householdId });
  }
}

/** Says what was done about a finding. @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, REQUIRED */
export async function correctFinding(op: Operation, input: InspectionFindingCorrectInput): Promise<void> {
  const finding = await lockFinding(op, input, 'inspection:rectify');
  assertMove(findingMoves, finding.state, InspectionFindingState.RECTIFIED);
  const note = input.note.trim();
  if (note === '') refuse(UserErrorCode.REQUIRED, 'Say what was done.', ['note']);
  await op.manager.save(
    Object.assign(finding, { state: InspectionFindingState.RECTIFIED, rectifiedBy: op.accountId, rectifiedAt: op.now, rectifyNote: note }),
  );
}

/** Verifies what was mended; never by who mended it. Its clock ends when it was mended: late is late. @throws Refusal SAME_PERSON, NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION */
export async function verifyFinding(op: Operation, input: InspectionFindingMoveInput): Promise<void> {
  const finding = await lockFinding(op, input, 'inspection:plan');
  assertMove(findingMoves, finding.state, InspectionFindingState.VERIFIED);
  if (finding.rectifiedBy === op.accountId) refuse(UserErrorCode.SAME_PERSON, 'Nobody verifies what they mended themselves.');
  await op.manager.save(Object.assign(finding, { state: InspectionFindingState.VERIFIED, verifiedBy: op.accountId, verifiedAt: op.now }));
  await meetClock(op, clockOf(finding.id), finding.rectifiedAt ?? op.now);
}

/** Sends a finding back; its clock has never stopped. @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, SAME_PERSON, REASON_REQUIRED */
export async function returnFinding(op: Operation, input: InspectionFindingReturnInput): Promise<void> {
  const finding = await lockFinding(op, input, 'inspection:plan');
  assertMove(findingMoves, finding.state, InspectionFindingState.OPEN);
  if (finding.rectifiedBy === op.accountId) refuse(UserErrorCode.SAME_PERSON, 'Nobody judges what they mended themselves.');
  const reason = input.reason.trim();
  if (reason === '') refuse(UserErrorCode.REASON_REQUIRED, 'Say why it is not enough.', ['reason']);
  await op.manager.save(
    Object.assign(finding, {
      state: InspectionFindingState.OPEN,
      rectifiedBy: null,
      rectifiedAt: null,
      rectifyNote: null,
      returns: finding.returns + 1,
      returnReason: reason,
    }),
  );
}

async function lockFinding(
  op: Operation,
  input: InspectionFindingMoveInput,
  action: 'inspection:rectify' | 'inspection:plan',
): Promise<InspectionFinding> {
  const finding = await op.manager.findOne(InspectionFinding, { where: { id: input.id }, lock: { mode: 'pessimistic_write' } });
  if (!finding) refuse(UserErrorCode.NOT_FOUND, 'No such finding.', ['id']);
  if (!op.actor.can(action, finding.areaCode)) refuse(UserErrorCode.NOT_ALLOWED, 'This finding is outside what you may change.');
  assertVersion(finding, input.expectedVersion);
  return finding;
}
