import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { assertMove } from '../../platform/moves.js';
import { addDays } from '../calendars/index.js';
import { CONSENT_TEXT_VERSION } from '../households/index.js';
import { PairingEndReason, PairingState } from './enums.js';
import type {
  PairingActivateInput,
  PairingCompleteInput,
  PairingConsentInput,
  PairingContactAddInput,
  PairingEndInput,
  PairingHoldInput,
  PairingMeasureInput,
  PairingMoveInput,
  PairingSupporterAgreementInput,
  PairingSuspendInput,
} from './inputs.js';
import { participantById } from './loaders.js';
import { Pairing, PairingContact } from './pairing.js';
import { PairingParticipant } from './participant.js';
import { PairingProject } from './project.js';
import { mayWork, notAfterToday, openProject } from './projects.js';
import { pairingMoves, stateAt } from './states.js';
import { Supporter } from './supporter.js';

constraintMeans('pairing_one_at_a_time', UserErrorCode.SEAT_TAKEN, 'Somebody supports or holds this household already.', ['participantId']);
constraintMeans('pairing_hold_expired', UserErrorCode.OFFER_EXPIRED, 'The hold has expired; hold anew.');
constraintMeans('pairing_project_open', UserErrorCode.ILLEGAL_TRANSITION, 'Pairings begin while the project is recruiting or running.');
constraintMeans('pairing_supporter_known', UserErrorCode.NOT_FOUND, 'The organisation of this project has no such supporter.', [
  'supporterId',
]);
constraintMeans('pairing_supporter_vetted', UserErrorCode.VOLUNTEER_INELIGIBLE, 'This supporter was not looked into, or too long ago.', [
  'supporterId',
]);
constraintMeans('pairing_supporter_capacity', UserErrorCode.SEAT_TAKEN, 'This supporter has no place left.', ['supporterId']);
constraintMeans('pairing_participant_known', UserErrorCode.NOT_FOUND, 'No such household in this project.', ['participantId']);

async function parameter(op: Operation, key: string, areaCode: number): Promise<number> {
  return (await op.row<{ value: number | null }>('select app.parameter($1, $2, app.today()) as value', [key, areaCode]))?.value ?? 0;
}

/**
 * Holds a supporter for a household until the instant that policy gives. The database judges races.
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, SEAT_TAKEN, VOLUNTEER_INELIGIBLE (not vetted), ILLEGAL_TRANSITION, REQUEST_REUSED
 */
export async function holdPairing(op: Operation, input: PairingHoldInput): Promise<string> {
  const participant = await op.manager.findOneBy(PairingParticipant, { id: input.participantId });
  if (!participant) refuse(UserErrorCode.NOT_FOUND, 'No such household in a project.', ['participantId']);
  const supporter = await op.manager.findOneBy(Supporter, { id: input.supporterId });
  if (!supporter) refuse(UserErrorCode.NOT_FOUND, 'No such supporter.', ['supporterId']);
  const project = await openProject(op, participant.projectId, ['participantId']);
  return once(op, input.requestId, 'pairingHold', input, async () => {
    const hours = await parameter(op, 'pairing.hold.hours', participant.areaCode);
    const expires = new Date(op.now.getTime() + hours * 3_600_000);
    const id = newId();
    await op.manager.insert(Pairing, {
      id,
      projectId: project.id,
      participantId: participant.id,
      supporterId: supporter.id,
      areaCode: participant.areaCode,
      slot: await freeSlot(op, participant.id, project),
      state: PairingState.HELD,
      heldBy: op.accountId,
      heldAt: op.now,
      holdExpiresAt: expires,
      occupiedUntil: expires,
      shows: [],
    });
    return id;
  });
}

/** The first place of a household that is free now; the first of all when none is, for the database to refuse. */
async function freeSlot(op: Operation, participantId: string, project: PairingProject): Promise<number> {
  const row = await op.row<{ slot: number | null }>(
    `select min(s) slot from generate_series(1, $2::int) s
     where not exists (select from pairing p where p.participant_id = $1 and p.slot = s and (p.occupied_until is null or p.occupied_until > $3))`,
    [participantId, project.maxSupporters, op.now],
  );
  return row?.slot ?? 1;
}

/** Loads a pairing for a change and holds it. @throws Refusal NOT_FOUND, STALE_VERSION, OFFER_EXPIRED, NOT_ALLOWED */
async function lock(op: Operation, input: PairingMoveInput, by: 'worker' | 'nominator' | 'either'): Promise<Pairing> {
  const pairing = await op.manager.findOne(Pairing, { where: { id: input.id }, lock: { mode: 'pessimistic_write' } });
  if (!pairing) refuse(UserErrorCode.NOT_FOUND, 'No such pairing.', ['id']);
  const nominator = op.actor.can('project:nominate', pairing.areaCode);
  const allowed = (by !== 'worker' && nominator) || (by !== 'nominator' && (await mayWork(op, pairing.projectId)));
  if (!allowed) refuse(UserErrorCode.NOT_ALLOWED, 'This pairing is outside what you may change.');
  assertVersion(pairing, input.expectedVersion);
  if (stateAt(pairing, op.now) === PairingState.EXPIRED) refuse(UserErrorCode.OFFER_EXPIRED, 'The hold has expired; hold anew.', ['id']);
  return pairing;
}

/** Once both sides agreed the place is theirs without an end. */
function agreed(pairing: Pairing): Partial<Pairing> {
  const both = pairing.supporterAgreedOn !== null && pairing.consentId !== null;
  return both ? { state: PairingState.CONSENTED, occupiedUntil: null } : {};
}

/** The supporter agrees. @throws Refusal NOT_FOUND, STALE_VERSION, OFFER_EXPIRED, ILLEGAL_TRANSITION, OUT_OF_RANGE, NOT_ALLOWED */
export async function recordSupporterAgreement(op: Operation, input: PairingSupporterAgreementInput): Promise<void> {
  const pairing = await lock(op, input, 'worker');
  if (pairing.state !== PairingState.HELD || pairing.supporterAgreedOn !== null)
    refuse(UserErrorCode.ILLEGAL_TRANSITION, 'The supporter agreed before.');
  notAfterToday(op, input.agreedOn, 'agreedOn');
  pairing.supporterAgreedOn = input.agreedOn;
  await op.manager.save(Object.assign(pairing, agreed(pairing)));
}

/**
 * The household consents: a consent of the ledger for purpose PAIRING, for this organisation alone, and what it shows.
 * @throws Refusal NOT_FOUND, STALE_VERSION, OFFER_EXPIRED, ILLEGAL_TRANSITION, OUT_OF_RANGE, NOT_ALLOWED
 */
export async function recordConsent(op: Operation, input: PairingConsentInput): Promise<void> {
  const pairing = await lock(op, input, 'nominator');
  if (pairing.state !== PairingState.HELD || pairing.consentId !== null)
    refuse(UserErrorCode.ILLEGAL_TRANSITION, 'The household consented before.');
  notAfterToday(op, input.grantedOn, 'grantedOn');
  if (input.expiresOn && input.expiresOn < civilDate(op.now))
    refuse(UserErrorCode.OUT_OF_RANGE, 'The consent would be over already.', ['expiresOn']);
  const participant = await op.load(participantById, pairing.participantId);
  const project = await op.manager.findOneBy(PairingProject, { id: pairing.projectId });
  if (!participant || !project) refuse(UserErrorCode.NOT_FOUND, 'No such household in a project.', ['id']);
  const id = newId();
  await op.rows(
    `insert into consent (id, household_id, purpose, organisation_id, granted_on, expires_on, given_by, text_version)
     values ($1, $2, 'PAIRING', $3, $4, $5, $6, $7) returning id`,
    [
      id,
      participant.householdId,
      project.organisationId,
      input.grantedOn,
      input.expiresOn ?? null,
      input.givenBy.trim(),
      CONSENT_TEXT_VERSION,
    ],
  );
  pairing.consentId = id;
  pairing.shows = input.shows;
  await op.manager.save(Object.assign(pairing, agreed(pairing)));
}

/** Starts a pairing. @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, CONSENT_MISSING, NOT_ALLOWED */
export async function activatePairing(op: Operation, input: PairingActivateInput): Promise<void> {
  const pairing = await lock(op, input, 'worker');
  assertMove(pairingMoves, pairing.state, PairingState.ACTIVE);
  if (pairing.state === PairingState.PAUSED) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'A paused pairing is resumed.');
  await assertConsented(op, pairing);
  await op.manager.save(
    Object.assign(pairing, {
      state: PairingState.ACTIVE,
      activatedAt: op.now,
      exitCriteria: input.exitCriteria.trim(),
      contactDueAt: await contactDue(op, pairing, op.now),
    }),
  );
}

/** A consent that ran out or was withdrawn carries nothing. @throws Refusal CONSENT_MISSING */
async function assertConsented(op: Operation, pairing: Pairing): Promise<void> {
  const row = await op.row<{ ok: boolean }>('select app.pairing_consent_holds($1) as ok', [pairing.id]);
  if (!row?.ok) refuse(UserErrorCode.CONSENT_MISSING, "The household's consent does not hold today.");
}

async function contactDue(op: Operation, pairing: Pairing, since: Date): Promise<Date> {
  const days = await parameter(op, 'pairing.silence.days', pairing.areaCode);
  return new Date(since.getTime() + days * 86_400_000);
}

/** Pauses a pairing. @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, IN_THE_PAST, NOT_ALLOWED */
export async function suspendPairing(op: Operation, input: PairingSuspendInput): Promise<void> {
  const pairing = await lock(op, input, 'worker');
  assertMove(pairingMoves, pairing.state, PairingState.PAUSED);
  if (input.until < civilDate(op.now)) refuse(UserErrorCode.IN_THE_PAST, 'This day has passed.', ['until']);
  await op.manager.save(
    Object.assign(pairing, { state: PairingState.PAUSED, pausedUntil: input.until, pauseReason: input.reason.trim(), contactDueAt: null }),
  );
}

/** Resumes a paused pairing; the silence is counted from now. @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, CONSENT_MISSING */
export async function resumePairing(op: Operation, input: PairingMoveInput): Promise<void> {
  const pairing = await lock(op, input, 'worker');
  if (pairing.state !== PairingState.PAUSED) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'It is not paused.');
  await assertConsented(op, pairing);
  await op.manager.save(
    Object.assign(pairing, {
      state: PairingState.ACTIVE,
      pausedUntil: null,
      pauseReason: null,
      contactDueAt: await contactDue(op, pairing, op.now),
    }),
  );
}

/** Ends a pairing well; the household is watched for a while. @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED */
export async function completePairing(op: Operation, input: PairingCompleteInput): Promise<void> {
  const pairing = await lock(op, input, 'worker');
  assertMove(pairingMoves, pairing.state, PairingState.GRADUATED);
  const days = await parameter(op, 'pairing.watch.days', pairing.areaCode);
  await op.manager.save(
    Object.assign(pairing, {
      state: PairingState.GRADUATED,
      graduatedAt: op.now,
      watchUntil: addDays(civilDate(op.now), days),
      occupiedUntil: op.now,
      contactDueAt: null,
      endNote: input.note.trim(),
    }),
  );
}

/** Ends a pairing with a reason, or gives a hold back. @throws Refusal NOT_FOUND, STALE_VERSION, OFFER_EXPIRED, ILLEGAL_TRANSITION, INVALID_CHOICE, NOT_ALLOWED */
export async function endPairing(op: Operation, input: PairingEndInput): Promise<void> {
  const pairing = await lock(op, input, 'either');
  assertMove(pairingMoves, pairing.state, PairingState.ENDED);
  const begun = pairing.state !== PairingState.HELD && pairing.state !== PairingState.CONSENTED;
  if (begun && input.reason === PairingEndReason.RELEASED)
    refuse(UserErrorCode.INVALID_CHOICE, 'What has begun is not released; say why it ends.', ['reason']);
  await op.manager.save(
    Object.assign(pairing, {
      state: PairingState.ENDED,
      endedAt: op.now,
      occupiedUntil: op.now,
      endReason: input.reason,
      endNote: input.note?.trim() || null,
      pausedUntil: null,
      pauseReason: null,
      contactDueAt: null,
    }),
  );
}

/** Records a contact; the clock of silence starts anew. @throws Refusal NOT_FOUND, NOT_ALLOWED, IN_THE_PAST, OUT_OF_RANGE, REQUEST_REUSED */
export async function addContact(op: Operation, input: PairingContactAddInput): Promise<void> {
  const pairing = await op.manager.findOne(Pairing, { where: { id: input.pairingId }, lock: { mode: 'pessimistic_write' } });
  if (!pairing) refuse(UserErrorCode.NOT_FOUND, 'No such pairing.', ['pairingId']);
  if (!op.actor.can('project:nominate', pairing.areaCode) && !(await mayWork(op, pairing.projectId)))
    refuse(UserErrorCode.NOT_ALLOWED, 'This pairing is outside what you may change.');
  if (input.at > op.now) refuse(UserErrorCode.OUT_OF_RANGE, 'This has not happened yet.', ['at']);
  if (input.at < pairing.heldAt) refuse(UserErrorCode.OUT_OF_RANGE, 'The pairing is younger than that.', ['at']);
  await once(op, input.requestId, 'pairingContactAdd', input, async () => {
    const id = newId();
    const { kind, at } = input;
    await op.manager.insert(PairingContact, { id, pairingId: pairing.id, kind, at, text: input.text.trim(), recordedBy: op.accountId });
    if (pairing.lastContactAt === null || at > pairing.lastContactAt) {
      const contactDueAt = pairing.state === PairingState.ACTIVE ? await contactDue(op, pairing, at) : pairing.contactDueAt;
      await op.manager.save(Object.assign(pairing, { lastContactAt: at, contactDueAt }));
    }
    return id;
  });
}

/** Says which measure of the household's plan a pairing serves. @throws Refusal NOT_FOUND, STALE_VERSION, NOT_ALLOWED, INVALID_CHOICE (of another household) */
export async function setMeasure(op: Operation, input: PairingMeasureInput): Promise<void> {
  const pairing = await lock(op, input, 'nominator');
  const measureId = input.measureId ?? null;
  if (measureId !== null) {
    const own = await op.row(
      `select 1 from plan_measure m join plan_goal g on g.id = m.goal_id join household_plan h on h.id = g.plan_id join pairing_participant t on t.household_id = h.household_id
       where m.id = $1 and t.id = $2`,
      [measureId, pairing.participantId],
    );
    if (!own) refuse(UserErrorCode.INVALID_CHOICE, 'This measure is in no plan of the household.', ['measureId']);
  }
  await op.manager.save(Object.assign(pairing, { measureId }));
}
