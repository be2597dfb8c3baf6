import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import { byKey, columns } from '../../platform/database/loaders.js';
import { logAccess } from '../../platform/access/log-access.js';
import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { entityPage } from '../../platform/graphql/list-page.js';
import { assertMove } from '../../platform/moves.js';
import { AdminArea, areaByCode, parseAreaCode, whereInArea } from '../areas/index.js';
import { readPhone } from '../households/index.js';
import { createVolunteer, vetVolunteer } from '../volunteers/index.js';
import { ApplicationState, JoinForm, VolunteerAgreement, VolunteerApplication } from './application.js';
import type {
  VolunteerApplicationAcceptInput,
  VolunteerApplicationDeclineInput,
  VolunteerApplicationFilter,
  VolunteerApplicationAdvanceInput,
  VolunteerApplicationRevealInput,
  VolunteerApplyInput,
} from './inputs.js';
import { applicationMoves } from './states.js';

/** An application by id. */
export const applicationById = byKey<VolunteerApplication>(() => VolunteerApplication);

/** What the public form shows. @throws Error when no agreement is in force */
export async function joinForm(op: Operation): Promise<JoinForm> {
  const areas = await op.rows<AdminArea>(
    `select ${columns(op, AdminArea, 't')} from admin_area t where t.level = 'DISTRICT' order by t.code`,
  );
  const [agreement] = await op.rows<VolunteerAgreement>(
    `select ${columns(op, VolunteerAgreement, 't')} from volunteer_agreement t where t.valid_from <= $1::date order by t.valid_from desc limit 1`,
    [civilDate(op.now)],
  );
  if (!agreement) throw new Error('no agreement of volunteers is in force');
  return Object.assign(new JoinForm(), { areas, agreement });
}

/**
 * Receives an application from anybody. A telephone number that waits already is answered like a new one.
 * @throws Refusal REQUIRED, INVALID_FORMAT, NOT_FOUND (the district), STALE_VERSION (another agreement is in force), TOO_MANY_ATTEMPTS (enough for today)
 */
export async function applyAsVolunteer(op: Operation, input: VolunteerApplyInput): Promise<void> {
  const [name, motive] = [input.name.trim(), input.motive.trim()];
  if (name === '') refuse(UserErrorCode.REQUIRED, 'Write your name.', ['name']);
  if (motive === '') refuse(UserErrorCode.REQUIRED, 'Say in a sentence why.', ['motive']);
  const phone = readPhone(input.phone, ['phone']);
  if (phone === null) refuse(UserErrorCode.REQUIRED, 'A telephone number is needed to call you back.', ['phone']);
  const { areas, agreement } = await joinForm(op);
  const code = parseAreaCode(input.areaCode, ['areaCode']);
  if (!areas.some((area) => area.code === code)) refuse(UserErrorCode.NOT_FOUND, 'No such district.', ['areaCode']);
  if (agreement.id !== input.agreementId) refuse(UserErrorCode.STALE_VERSION, 'The agreement has changed; read it again.', ['agreementId']);
  // Digits alone, so that one number written in two ways waits once.
  const reached = phone.replaceAll(/[\s()-]/g, '');
  const answer = await op.row<{ received: boolean }>('select app.apply_as_volunteer($1, $2, $3, $4, $5, $6, $7, $8, $9) as received', [
    newId(),
    name,
    reached,
    code,
    input.teamKind ?? null,
    input.languages?.trim() ?? '',
    input.times?.trim() ?? '',
    motive,
    agreement.id,
  ]);
  if (!answer?.received)
    refuse(UserErrorCode.TOO_MANY_ATTEMPTS, 'This district has received as many as it can take today; come back tomorrow.');
}

/** A page of applications: those that wait by when they came, others the newest first. @throws Refusal INVALID_FORMAT */
export function listApplications(op: Operation, filter: VolunteerApplicationFilter, args: PageArgs): Promise<Page<VolunteerApplication>> {
  const where = new Where();
  const waiting = filter.states === undefined;
  if (waiting) where.and("t.state in ('RECEIVED', 'INTERVIEW')");
  else where.and('t.state = any (?::text[])', filter.states);
  whereInArea(where, 't.area_code', filter.areaCode);
  return entityPage(op, VolunteerApplication, 't', { where, by: ['createdAt', 'id'], descending: !waiting }, args);
}

/** The application, locked, on its way to another state. @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION */
async function moving(op: Operation, input: { id: string; expectedVersion: number }, to: ApplicationState): Promise<VolunteerApplication> {
  const application = await op.manager.findOne(VolunteerApplication, { where: { id: input.id }, lock: { mode: 'pessimistic_write' } });
  if (!application) refuse(UserErrorCode.NOT_FOUND, 'No such application.', ['id']);
  assertVersion(application, input.expectedVersion);
  assertMove(applicationMoves, application.state, to);
  application.state = to;
  return application;
}

/** Agrees on a talk, or notes what it showed. @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION */
export async function interviewApplicant(op: Operation, input: VolunteerApplicationAdvanceInput): Promise<void> {
  const application = await moving(op, input, ApplicationState.INTERVIEW);
  await op.manager.save(Object.assign(application, { interviewAt: input.at, interviewNote: input.note?.trim() || null }));
}

/**
 * Takes an applicant in: a volunteer in state VETTING, whom nobody sends before the vetting is done.
 * @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, INVALID_CHOICE (teams), NOT_ALLOWED
 */
export async function acceptApplicant(op: Operation, input: VolunteerApplicationAcceptInput): Promise<void> {
  const application = await moving(op, input, ApplicationState.ACCEPTED);
  if (application.interviewAt === null || application.interviewAt > op.now)
    refuse(UserErrorCode.ILLEGAL_TRANSITION, 'The talk is still to come.');
  const home = parseAreaCode(input.homeAreaCode, ['homeAreaCode']);
  if (!(await op.load(areaByCode, home))) refuse(UserErrorCode.NOT_FOUND, 'No area has this code.', ['homeAreaCode']);
  const volunteerId = await createVolunteer(op, {
    requestId: application.id,
    name: application.name,
    phone: application.phone,
    homeAreaCode: input.homeAreaCode,
    teamIds: input.teamIds,
    skillCodes: [],
    languages: application.languages.split(/[、，,;；\s]+/).filter((each) => each !== ''),
  });
  await vetVolunteer(op, volunteerId);
  await op.manager.save(Object.assign(application, { volunteerId, decidedBy: op.accountId, decidedAt: op.now }));
}

/** Declines an application. @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION */
export async function declineApplicant(op: Operation, input: VolunteerApplicationDeclineInput): Promise<void> {
  const application = await moving(op, input, ApplicationState.DECLINED);
  await op.manager.save(Object.assign(application, { reason: input.reason.trim(), decidedBy: op.accountId, decidedAt: op.now }));
}

/** The telephone number in clear, after who, when and why stands in the access log. @throws Refusal NOT_FOUND, REASON_REQUIRED */
export async function revealApplicant(op: Operation, input: VolunteerApplicationRevealInput): Promise<string> {
  const application = await op.load(applicationById, input.id);
  if (!application) refuse(UserErrorCode.NOT_FOUND, 'No such application.', ['id']);
  await logAccess(op, 'volunteer_application', application.id, input.purpose);
  return application.phone;
}
