import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import type {
  SupportGroupDraftInput,
  SupportSessionAddendumInput,
  SupportSessionDraftInput,
  SupportSessionMoveInput,
  SupportSessionUpdateInput,
} from './inputs/session.js';
import { consentByReferral, referralById, sessionById } from './loaders.js';
import { assertCareConsent } from './referrals.js';
import { ReferralState } from './referral.js';
import { Present, SessionKind, SessionState, SupportSession } from './session.js';
import { fingerprint, putPaper } from './vault.js';

constraintMeans('session_signed', UserErrorCode.ILLEGAL_TRANSITION, 'What is signed stays as it is; add to it instead.');
constraintMeans('session_cosigned_by_another', UserErrorCode.SAME_PERSON, 'Nobody co-signs their own record.');

/** Begins the record of a session. @throws Refusal NOT_FOUND, CONSENT_MISSING, ILLEGAL_TRANSITION, NOT_ALLOWED, REQUEST_REUSED */
export async function draftSession(op: Operation, input: SupportSessionDraftInput): Promise<string> {
  const referral = await op.load(referralById, input.referralId);
  if (!referral) refuse(UserErrorCode.NOT_FOUND, 'No such case.', ['referralId']);
  if (referral.state !== ReferralState.ACCEPTED)
    refuse(UserErrorCode.ILLEGAL_TRANSITION, 'Only a case that is being worked on has sessions.');
  await assertCareConsent(op, referral);
  return once(op, input.requestId, 'supportSessionDraft', fingerprint(op, input), () =>
    begin(op, referral.id, structured(input), input.note),
  );
}

/**
 * Begins the records of a group session: one for each person, so that nobody's record names another. The text is the
 * beginning of each note. @throws Refusal NOT_FOUND, CONSENT_MISSING, ILLEGAL_TRANSITION, NOT_ALLOWED, REQUEST_REUSED
 */
export async function draftGroup(op: Operation, input: SupportGroupDraftInput): Promise<string> {
  const ids = [...new Set(input.referralIds)];
  if (ids.length < 2) refuse(UserErrorCode.OUT_OF_RANGE, 'A group has two people at least.', ['referralIds']);
  const referrals = await Promise.all(ids.map((id) => op.load(referralById, id)));
  for (const referral of referrals) {
    if (!referral) refuse(UserErrorCode.NOT_FOUND, 'No such case.', ['referralIds']);
    if (referral.state !== ReferralState.ACCEPTED)
      refuse(UserErrorCode.ILLEGAL_TRANSITION, 'Only a case that is being worked on has sessions.', ['referralIds']);
    if (!(await op.load(consentByReferral, referral.id)))
      refuse(UserErrorCode.CONSENT_MISSING, 'The consent to psychological care does not hold today.', ['referralIds']);
  }
  return once(op, input.requestId, 'supportGroupDraft', fingerprint(op, input), async () => {
    const groupId = newId();
    const { startsAt, minutes, nextStep } = input;
    const common = {
      ...structured({
        startsAt,
        minutes,
        nextStep,
        kind: SessionKind.GROUP,
        present: [Present.PERSON],
        ...(input.nextAt ? { nextAt: input.nextAt } : {}),
      }),
      groupId,
    };
    for (const id of ids) await begin(op, id, common, input.note);
    return groupId;
  });
}

async function begin(op: Operation, referralId: string, content: Partial<SupportSession>, note: string): Promise<string> {
  const id = newId();
  await op.manager.insert(SupportSession, {
    id,
    referralId,
    workerId: op.accountId,
    state: SessionState.DRAFT,
    noteRevision: 1,
    createdAt: op.now,
    ...content,
  });
  await putPaper(op, { kind: 'NOTE', subjectId: id }, note);
  return id;
}

/** Saves a draft. @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED, REQUEST_REUSED */
export async function updateSession(op: Operation, input: SupportSessionUpdateInput): Promise<string> {
  return once(op, input.requestId, 'supportSessionUpdate', fingerprint(op, input), async () => {
    const session = await lockDraft(op, input.id, input.expectedVersion);
    Object.assign(session, structured(input), { noteRevision: session.noteRevision + 1 });
    await op.manager.save(session);
    await putPaper(op, { kind: 'NOTE', subjectId: session.id, revision: session.noteRevision }, input.note);
    return session.id;
  });
}

/** Signs a draft: from now on it takes addenda only, and its next session becomes the case's. @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED */
export async function signSession(op: Operation, input: SupportSessionMoveInput): Promise<string> {
  const session = await lockDraft(op, input.id, input.expectedVersion);
  Object.assign(session, { state: SessionState.SIGNED, signedAt: op.now });
  await op.manager.save(session);
  await op.rows('update support_referral set next_at = $2, version = version + 1 where id = $1 and worker_id = $3 returning id', [
    session.referralId,
    session.nextAt,
    op.accountId,
  ]);
  return session.id;
}

/** Co-signs as the clinical supervisor of the area. @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED, SAME_PERSON */
export async function cosignSession(op: Operation, input: SupportSessionMoveInput): Promise<string> {
  const session = await lockSession(op, input.id, input.expectedVersion);
  if (session.state !== SessionState.SIGNED || session.cosignedBy !== null)
    refuse(UserErrorCode.ILLEGAL_TRANSITION, 'Only a signed record is co-signed, and once.');
  Object.assign(session, { cosignedBy: op.accountId, cosignedAt: op.now });
  await op.manager.save(session);
  return session.id;
}

/** Adds to a signed record. @throws Refusal NOT_FOUND, ILLEGAL_TRANSITION, NOT_ALLOWED, REQUEST_REUSED */
export async function addAddendum(op: Operation, input: SupportSessionAddendumInput): Promise<string> {
  const session = await op.load(sessionById, input.sessionId);
  if (!session) refuse(UserErrorCode.NOT_FOUND, 'No such session.', ['sessionId']);
  if (session.state !== SessionState.SIGNED) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'A draft is changed, not added to.');
  return once(op, input.requestId, 'supportSessionAddendumAdd', fingerprint(op, input), async () => {
    await putPaper(op, { kind: 'ADDENDUM', subjectId: session.id }, input.text.trim());
    return session.id;
  });
}

function structured(input: Pick<SupportSessionDraftInput, 'kind' | 'startsAt' | 'minutes' | 'nextStep' | 'present' | 'nextAt'>) {
  const { kind, startsAt, minutes, nextStep } = input;
  return { kind, startsAt, minutes, nextStep, present: [...new Set(input.present)], nextAt: input.nextAt ?? null };
}

async function lockSession(op: Operation, id: string, expectedVersion: number): Promise<SupportSession> {
  const session = await op.manager.findOne(SupportSession, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!session) refuse(UserErrorCode.NOT_FOUND, 'No such session.', ['id']);
  assertVersion(session, expectedVersion);
  return session;
}

async function lockDraft(op: Operation, id: string, expectedVersion: number): Promise<SupportSession> {
  const session = await lockSession(op, id, expectedVersion);
  if (session.workerId !== op.accountId) refuse(UserErrorCode.NOT_ALLOWED, 'A draft is written by its author alone.');
  if (session.state !== SessionState.DRAFT) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'What is signed stays as it is; add to it instead.');
  return session;
}
