import { newId } from '../../platform/database/ids.js';
import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { AlertSource } from './alert.js';
import { openAlert } from './alerts.js';
import type { ScaleAdministrationRecordInput } from './inputs/scale.js';
import { scaleById, sessionById } from './loaders.js';
import { ScaleOutcome } from './payloads.js';
import { ScaleVersion, type ScaleDefinition } from './scale.js';
import { answerFault, scoreOf, type Answers } from './scoring.js';
import { ScaleAdministration, SessionState } from './session.js';
import { fingerprint, putPaper } from './vault.js';

/** The versions in use, by code. */
export function activeScales(op: Operation): Promise<ScaleVersion[]> {
  return op.rows<ScaleVersion>(`select ${columns(op, ScaleVersion, 's')} from scale_version s where s.active order by s.code`);
}

/** What answers come to under a definition. */
export function outcomeOf(definition: ScaleDefinition, answers: Answers): ScaleOutcome {
  const { score, band, missing, risk } = scoreOf(definition, answers);
  return Object.assign(new ScaleOutcome(), {
    answers: answers.map((value, at) => ({ item: at + 1, value })),
    score,
    band: band === null ? null : (definition.bands[band] ?? null),
    missing,
    risk,
  });
}

/**
 * Records the answers to a scale. An item that speaks of danger, answered above zero, opens an alert in the same
 * transaction, however many other answers are missing.
 * @returns the id of the record
 * @throws Refusal NOT_FOUND, INVALID_CHOICE, ILLEGAL_TRANSITION, NOT_ALLOWED, REQUEST_REUSED
 */
export async function recordScale(op: Operation, input: ScaleAdministrationRecordInput): Promise<{ id: string; outcome: ScaleOutcome }> {
  const [session, scale] = await Promise.all([op.load(sessionById, input.sessionId), op.load(scaleById, input.scaleVersionId)]);
  if (!session) refuse(UserErrorCode.NOT_FOUND, 'No such session.', ['sessionId']);
  if (!scale) refuse(UserErrorCode.NOT_FOUND, 'No such scale.', ['scaleVersionId']);
  if (session.workerId !== op.accountId) refuse(UserErrorCode.NOT_ALLOWED, 'A draft is written by its author alone.');
  if (session.state !== SessionState.DRAFT) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'What is signed stays as it is.');
  const fault = answerFault(scale.definition, input.answers);
  if (fault !== null)
    refuse(UserErrorCode.INVALID_CHOICE, 'These are not answers to this scale.', fault === -1 ? ['answers'] : ['answers', String(fault)]);
  const outcome = outcomeOf(scale.definition, input.answers);
  const id = await once(op, input.requestId, 'scaleAdministrationRecord', fingerprint(op, input), async () => {
    const made = newId();
    await op.manager.insert(ScaleAdministration, {
      id: made,
      referralId: session.referralId,
      sessionId: session.id,
      scaleVersionId: scale.id,
      recordedBy: op.accountId,
      recordedAt: op.now,
    });
    await putPaper(op, { kind: 'ANSWERS', subjectId: made }, JSON.stringify({ answers: input.answers, score: outcome.score }));
    if (outcome.risk) await openAlert(op, { source: AlertSource.ITEM9, referralId: session.referralId, administrationId: made });
    return made;
  });
  return { id, outcome };
}
