import { createHash } from 'node:crypto';
import { logAccess } from '../../platform/access/log-access.js';
import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { enqueueJob, JobKind } from '../../platform/jobs/index.js';
import { open } from '../../platform/vault/envelope.js';
import { applicationById } from '../assistance/index.js';
import type { VerificationEvidenceRevealInput, VerificationStartInput } from './inputs.js';
import { sealedBody } from './keep.js';
import { answerById, peopleByApplication } from './loaders.js';
import { VerificationEvidence } from './payloads.js';
import { Verification, VerificationAnswer, VerificationState } from './verification.js';

constraintMeans('verification_once', UserErrorCode.IN_USE, 'Somebody began to verify this application at the same moment.');

/**
 * Orders that the departments be asked about everybody whom the application is about and whose consent holds: everything the first time, later what
 * is missing or has expired. What comes of it decides nothing.
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION (ended; nothing to ask), IN_USE (running), CONSENT_MISSING, REQUEST_REUSED
 */
export async function startVerification(op: Operation, input: VerificationStartInput): Promise<string> {
  const application = await op.load(applicationById, input.applicationId);
  if (!application) refuse(UserErrorCode.NOT_FOUND, 'No such application.', ['applicationId']);
  if (!op.actor.can('verification:start', application.areaCode))
    refuse(UserErrorCode.NOT_ALLOWED, 'This application is outside what you may verify.');
  return once(op, input.requestId, 'verificationStart', input, async () => {
    if (application.endedAt !== null) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'This application has ended.');
    const people = (await op.load(peopleByApplication, application.id)).filter((one) => one.consented);
    if (people.length === 0) refuse(UserErrorCode.CONSENT_MISSING, 'Nobody of the household consents to be asked about.');
    const before = await op.manager.findOne(Verification, {
      where: { applicationId: application.id },
      lock: { mode: 'pessimistic_write' },
    });
    if (before?.state === VerificationState.RUNNING) refuse(UserErrorCode.IN_USE, 'The departments are being asked at this moment.');
    const again = { state: VerificationState.RUNNING, orderedBy: op.accountId, orderedAt: op.now, endedAt: null };
    const verification = await op.manager.save(
      before
        ? Object.assign(before, again, { round: before.round + 1 })
        : op.manager.create(Verification, {
            ...again,
            id: newId(),
            number: await nextNumber(op),
            applicationId: application.id,
            householdId: application.householdId,
            areaCode: application.areaCode,
            round: 1,
            jobId: null,
          }),
    );
    await placeRequests(
      op,
      verification,
      people.map((one) => one.personId),
    );
    const job = await enqueueJob(op, { kind: JobKind.VERIFICATION, subjectId: verification.id });
    await op.rows('update verification set job_id = $2 where id = $1 returning id', [verification.id, job.id]);
    return verification.id;
  });
}

async function nextNumber(op: Operation): Promise<string> {
  const row = await op.row<{ n: number }>("select nextval('verification_number')::int n");
  return `HD${String(row?.n ?? 0).padStart(7, '0')}`;
}

/** Questions that are missing. One that was never answered ends now; one that was never sent is sent this time. */
async function placeRequests(op: Operation, { id, areaCode, round }: Verification, people: string[]): Promise<void> {
  await op.rows(
    "update verification_request set state = 'FAILED', failure = 'NO_ANSWER', ended_at = $2 where verification_id = $1 and state = 'SENT' returning id",
    [id, op.now],
  );
  const placed = await op.rows(
    `insert into verification_request (id, verification_id, area_code, person_id, item_code, round, connector, state, failure, ended_at)
     select gen_random_uuid(), $1, $2, p.id, i.code, $3, d.connector, case when d.connector is null then 'FAILED' else 'WAITING' end,
       case when d.connector is null then 'NO_CONNECTOR' end, case when d.connector is null then $6::timestamptz end
     from unnest($4::uuid[]) p (id) cross join verification_item i join verification_department d on d.code = i.department_code
     where i.active and d.active and not exists (select from verification_request r left join verification_answer a on a.request_id = r.id
       where r.verification_id = $1 and r.person_id = p.id and r.item_code = i.code and (r.state = 'WAITING' or a.expires_on > $5::date)) returning id`,
    [id, areaCode, round, people, civilDate(op.now), op.now],
  );
  const left = await op.row("select 1 as one from verification_request where verification_id = $1 and state = 'WAITING' limit 1", [id]);
  if (placed.length === 0 && !left) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'Every answer is here and still valid.');
}

/**
 * An answer as it came, after who looks at it and why is on record in the same transaction.
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, REASON_REQUIRED
 */
export async function revealEvidence(
  op: Operation,
  input: VerificationEvidenceRevealInput,
): Promise<{ answer: VerificationAnswer; clear: VerificationEvidence }> {
  const answer = await op.load(answerById, input.id);
  if (!answer) refuse(UserErrorCode.NOT_FOUND, 'No such answer.', ['id']);
  if (!op.actor.can('verification:reveal', answer.areaCode)) refuse(UserErrorCode.NOT_ALLOWED, 'Your role does not show evidence here.');
  await logAccess(op, 'verification_answer', answer.id, input.purpose);
  const row = await op.row<{ sealed: string }>('select body_sealed as sealed from verification_answer where id = $1', [answer.id]);
  const body = open(op.runtime.keyring, sealedBody(answer.id), row?.sealed ?? '');
  const intact = createHash('sha256').update(body).digest('hex') === answer.bodyHash;
  return { answer, clear: Object.assign(new VerificationEvidence(), { body, intact }) };
}
