import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { assertMove } from '../../platform/moves.js';
import { cancelClock, handOverClocks, openClock, PauseReason } from '../deadlines/index.js';
import { householdById } from '../households/index.js';
import { ApplicationDocument, ApplicationState, AssistanceApplication, DocumentSource } from './application.js';
import { decisionClock, goOn, standStill } from './clock.js';
import type {
  ApplicationDocumentAddInput,
  ApplicationTripRecordInput,
  AssistanceApplicationCreateInput,
  AssistanceApplicationMoveInput,
  AssistanceApplicationReasonInput,
  AssistanceApplicationReturnInput,
  AssistanceApplicationUpdateInput,
} from './inputs.js';
import { documentKindByCode } from './loaders.js';
import { applicationMoves, BEING_WRITTEN } from './states.js';

constraintMeans('application_one_open', UserErrorCode.DUPLICATE, 'An application of this household for this programme is open already.', [
  'householdId',
]);
constraintMeans('application_names_person', UserErrorCode.REQUIRED, 'Name the member who applies alone.', ['personId']);
constraintMeans('application_ground_fits', UserErrorCode.INVALID_CHOICE, 'This ground does not belong to this programme.', ['ground']);
constraintMeans('document_asked_once', UserErrorCode.DUPLICATE, 'This document is there already; it is not asked for again.', ['kindCode']);

const whole = (value: number | null | undefined): number | null => (value == null ? null : Math.round(value));

/** Begins an application. @throws Refusal NOT_FOUND, DUPLICATE, REQUIRED, INVALID_CHOICE, NOT_ALLOWED, REQUEST_REUSED */
export async function createApplication(op: Operation, input: AssistanceApplicationCreateInput): Promise<string> {
  const household = await op.load(householdById, input.householdId);
  if (!household) refuse(UserErrorCode.NOT_FOUND, 'No such household.', ['householdId']);
  return once(op, input.requestId, 'assistanceApplicationCreate', input, async () => {
    if (input.personId) await assertMember(op, household.id, input.personId);
    const id = newId();
    const number = (await op.row<{ n: number }>("select nextval('assistance_application_number')::int n"))?.n ?? 0;
    await op.manager.insert(AssistanceApplication, {
      id,
      number: `SQ${String(number).padStart(7, '0')}`,
      householdId: household.id,
      personId: input.personId ?? null,
      areaCode: household.areaCode,
      programme: input.programme,
      ground: input.ground,
      ...content(input),
      state: ApplicationState.DRAFT,
      preparedBy: op.accountId,
      createdAt: op.now,
    });
    return id;
  });
}

/** Changes the content while it is being written. @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED, INVALID_CHOICE */
export async function updateApplication(op: Operation, input: AssistanceApplicationUpdateInput): Promise<void> {
  const application = await lockApplication(op, input);
  assertMayPrepare(op, application);
  if (!BEING_WRITTEN.includes(application.state))
    refuse(UserErrorCode.ILLEGAL_TRANSITION, 'What was submitted is not changed; it has to be returned first.');
  await op.manager.save(Object.assign(application, content(input)));
}

/**
 * Submits an application: whoever submits it has prepared it and cannot decide it. The clock of the decision begins with the
 * first time, and goes on with each later one.
 * @throws Refusal REQUIRED (a document that is needed or was found missing), NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED
 */
export async function submitApplication(op: Operation, input: AssistanceApplicationMoveInput): Promise<void> {
  const application = await lockApplication(op, input);
  assertMayPrepare(op, application);
  assertMove(applicationMoves, application.state, ApplicationState.SUBMITTED);
  const missing = await op.row<{ name: string }>(
    `select k.name from application_document_kind k where ((k.active and k.required and $2 = any (k.programmes)) or k.code = any ($3::text[]))
       and not exists (select from application_document d where d.application_id = $1 and d.kind_code = k.code) order by k.code limit 1`,
    [application.id, application.programme, application.missingKinds],
  );
  if (missing) refuse(UserErrorCode.REQUIRED, `A document is missing: ${missing.name}.`, ['documents']);
  const first = application.submittedAt === null;
  Object.assign(application, {
    state: ApplicationState.SUBMITTED,
    submittedAt: op.now,
    preparedBy: op.accountId,
    reason: null,
    missingKinds: [],
  });
  await op.manager.save(application);
  const { areaCode, householdId } = application;
  if (first) await openClock(op, { ...decisionClock(application.id), areaCode, householdId, ownerId: op.accountId });
  else {
    await goOn(op, decisionClock(application.id));
    await handOverClocks(op, { subjectIds: [application.id] }, op.accountId);
  }
}

/**
 * Returns an application to be mended; its clock stands still meanwhile.
 * @throws Refusal NOT_FOUND (application, kind of document), STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED
 */
export async function returnApplication(op: Operation, input: AssistanceApplicationReturnInput): Promise<void> {
  const application = await lockApplication(op, input);
  if (!op.actor.can('assistance:decide', application.areaCode))
    refuse(UserErrorCode.NOT_ALLOWED, 'This application is outside what you may decide.');
  assertMove(applicationMoves, application.state, ApplicationState.RETURNED);
  const missingKinds = [...new Set(input.missingKindCodes ?? [])];
  for (const code of missingKinds)
    if (!(await op.load(documentKindByCode, code))) refuse(UserErrorCode.NOT_FOUND, 'No such kind of document.', ['missingKindCodes']);
  const reason = input.reason.trim();
  await op.manager.save(Object.assign(application, { state: ApplicationState.RETURNED, reason, missingKinds }));
  await standStill(op, decisionClock(application.id), input.pauseReason ?? PauseReason.AWAITING_HOUSEHOLD, reason);
}

/** The applicant does not want it any more. @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED */
export async function withdrawApplication(op: Operation, input: AssistanceApplicationReasonInput): Promise<void> {
  const application = await lockApplication(op, input);
  assertMayPrepare(op, application);
  assertMove(applicationMoves, application.state, ApplicationState.WITHDRAWN);
  const reason = input.reason.trim();
  Object.assign(application, { state: ApplicationState.WITHDRAWN, reason, endedAt: op.now });
  await op.manager.save(application);
  await cancelClock(op, decisionClock(application.id), reason);
}

/** Counts a trip of the applicant. @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED */
export async function recordTrip(op: Operation, input: ApplicationTripRecordInput): Promise<void> {
  const application = await lockApplication(op, input);
  assertMayPrepare(op, application);
  if (application.endedAt !== null) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'This application has ended.');
  await op.manager.save(Object.assign(application, { trips: application.trips + 1 }));
}

/** Adds a document to an application that is open. @throws Refusal NOT_FOUND, DUPLICATE, ILLEGAL_TRANSITION, NOT_ALLOWED */
export async function addDocument(op: Operation, input: ApplicationDocumentAddInput): Promise<void> {
  const application = await op.manager.findOneBy(AssistanceApplication, { id: input.applicationId });
  if (!application) refuse(UserErrorCode.NOT_FOUND, 'No such application.', ['applicationId']);
  assertMayPrepare(op, application);
  if (application.endedAt !== null) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'This application has ended.');
  if (!(await op.load(documentKindByCode, input.kindCode))) refuse(UserErrorCode.NOT_FOUND, 'No such kind of document.', ['kindCode']);
  await op.manager.insert(ApplicationDocument, {
    id: newId(),
    applicationId: application.id,
    kindCode: input.kindCode,
    source: input.source ?? DocumentSource.APPLICANT,
    recordedBy: op.accountId,
    recordedAt: op.now,
  });
}

/** Loads an application for a change and holds it until the operation ends. @throws Refusal NOT_FOUND, STALE_VERSION */
export async function lockApplication(
  op: Operation,
  { id, expectedVersion }: AssistanceApplicationMoveInput,
): Promise<AssistanceApplication> {
  const application = await op.manager.findOne(AssistanceApplication, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!application) refuse(UserErrorCode.NOT_FOUND, 'No such application.', ['id']);
  assertVersion(application, expectedVersion);
  return application;
}

function assertMayPrepare(op: Operation, application: AssistanceApplication): void {
  if (!op.actor.can('assistance:apply', application.areaCode))
    refuse(UserErrorCode.NOT_ALLOWED, 'This application is outside what you may change.');
}

async function assertMember(op: Operation, householdId: string, personId: string): Promise<void> {
  const member = await op.row(
    'select 1 as one from household_membership where household_id = $1 and person_id = $2 and "from" <= $3::date and (until is null or until > $3::date)',
    [householdId, personId, civilDate(op.now)],
  );
  if (!member) refuse(UserErrorCode.NOT_FOUND, 'This person is not a member of the household.', ['personId']);
}

function content(input: AssistanceApplicationUpdateInput | AssistanceApplicationCreateInput): Partial<AssistanceApplication> {
  return {
    residence: input.residence ?? null,
    resident: input.resident ?? true,
    persons: input.persons,
    monthlyIncomeFen: whole(input.monthlyIncomeFen),
    monthlyExpenditureFen: whole(input.monthlyExpenditureFen),
    declaredSavingsFen: whole(input.declaredSavingsFen),
    declaredVehicles: input.declaredVehicles ?? null,
    declaredDwellings: input.declaredDwellings ?? null,
    requestedFen: whole(input.requestedFen),
    circumstances: input.circumstances.trim(),
  };
}
