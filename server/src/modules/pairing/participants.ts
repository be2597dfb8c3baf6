import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { areaRange } from '../areas/index.js';
import { householdById } from '../households/index.js';
import { PairingProjectState } from './enums.js';
import type { PairingParticipantAddInput, PairingRevealInput } from './inputs.js';
import { participantById } from './loaders.js';
import { type PairingClear, PairingParticipant } from './participant.js';
import { PairingProject } from './project.js';

constraintMeans('participant_once', UserErrorCode.DUPLICATE, 'This household is in the project already.', ['householdId']);
constraintMeans('participant_code_once', UserErrorCode.DUPLICATE, 'Another household came into the project at the same moment.');

/**
 * Brings a household into a project, anonymous to the organisation.
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, DUPLICATE, ILLEGAL_TRANSITION, INVALID_CHOICE (a kind of help the project does not give), REQUEST_REUSED
 */
export async function addParticipant(op: Operation, input: PairingParticipantAddInput): Promise<string> {
  const household = await op.load(householdById, input.householdId);
  if (!household) refuse(UserErrorCode.NOT_FOUND, 'No such household.', ['householdId']);
  const project = await op.manager.findOneBy(PairingProject, { id: input.projectId });
  if (!project) refuse(UserErrorCode.NOT_FOUND, 'No such project.', ['projectId']);
  if (project.state !== PairingProjectState.RECRUITING && project.state !== PairingProjectState.RUNNING)
    refuse(UserErrorCode.ILLEGAL_TRANSITION, 'The project takes nobody now.', ['projectId']);
  const [low, high] = areaRange(project.areaCode);
  if (household.areaCode < low || household.areaCode >= high)
    refuse(UserErrorCode.OUT_OF_RANGE, "The household lives outside the project's area.", ['householdId']);
  if (!input.needKinds.every((kind) => project.helpKinds.includes(kind)))
    refuse(UserErrorCode.INVALID_CHOICE, 'The project does not give this kind of help.', ['needKinds']);
  return once(op, input.requestId, 'pairingParticipantAdd', input, async () => {
    const id = newId();
    // The next free code: the row is held by the unique pair of project and code.
    const next = await op.row<{ n: number }>(
      "select coalesce(max(substring(code from '\\d+')::int), 0) + 1 n from app.participant_codes($1) code",
      [project.id],
    );
    await op.manager.insert(PairingParticipant, {
      id,
      projectId: project.id,
      householdId: household.id,
      areaCode: household.areaCode,
      code: `户${String(next?.n ?? 1).padStart(2, '0')}`,
      needKinds: input.needKinds,
      produce: input.produce?.trim() || null,
      targetIncomeFen: input.targetIncomeFen ?? null,
      nominatedBy: op.accountId,
      createdAt: op.now,
    });
    return id;
  });
}

/**
 * The clear text that a consent names, after who, when and why stands in the access log of the same transaction.
 * @throws Refusal NOT_FOUND, CONSENT_MISSING when no consent in force names any of it
 */
export async function revealParticipant(
  op: Operation,
  input: PairingRevealInput,
): Promise<{ participant: PairingParticipant; clear: PairingClear }> {
  const participant = await op.load(participantById, input.id);
  if (!participant) refuse(UserErrorCode.NOT_FOUND, 'No such household in a project.', ['id']);
  const clear = await op.row<PairingClear>('select head_name "headName", phone, address from app.pairing_reveal($1, $2, $3)', [
    participant.id,
    newId(),
    input.purpose.trim(),
  ]);
  if (!clear) refuse(UserErrorCode.CONSENT_MISSING, 'No consent in force names its name, telephone number or address.', ['id']);
  return { participant, clear };
}
