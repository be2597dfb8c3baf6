import { setTimeout as sleep } from 'node:timers/promises';
import { civilDate } from '../../platform/clock.js';
import { ConnectorFault, newNonce, signQuestion, verifyAnswer, type Connector } from '../../platform/connectors/index.js';
import { operate, type Operation } from '../../platform/database/operation.js';
import type { Services } from '../../platform/graphql/module.js';
import type { JobHandler, RunningJob } from '../../platform/jobs/index.js';
import { open } from '../../platform/vault/envelope.js';
import { identityPlace } from '../households/index.js';
import { readAnswer } from './answer.js';
import type { VerificationMeasure } from './catalogue.js';
import { keepAnswer } from './keep.js';
import { VerificationFailure, VerificationState } from './verification.js';

/** Questions that are under way at once: departments are not to be flooded. */
const AT_ONCE = 4;
/** Longest wait between two tries, in milliseconds: a server process that goes down waits for its jobs some seconds. */
const LONGEST_WAIT_MS = 8000;

/** A question that is about to be sent. */
interface Question {
  readonly id: string;
  readonly item: string;
  readonly department: string;
  readonly measure: VerificationMeasure;
  readonly name: string;
  readonly identityNumber: string;
  readonly connector: string;
  readonly way: Connector;
  readonly nonce: string;
}

/**
 * Asks what waits to be asked, each question on its own: what was answered stays, whatever becomes of the rest. After a crash it goes on with what still waits;
 * a question whose answer was lost in the crash is asked again, which changes nothing at the department.
 */
export const verificationRun: JobHandler = {
  idempotent: true,

  async run(job, services) {
    const entry = { accountId: job.accountId };
    const waiting = await operate(services, entry, (op) =>
      op.rows<{ id: string }>(
        `select r.id from verification_request r join verification v on v.id = r.verification_id
         where v.id = $1 and v.job_id = $2 and v.state = 'RUNNING' and r.state = 'WAITING' order by r.person_id, r.item_code`,
        [job.subjectId, job.id],
      ),
    );
    let done = 0;
    const queue = waiting[Symbol.iterator]();
    const worker = async (): Promise<void> => {
      for (const { id } of queue) {
        await job.progress(done, waiting.length, 'Asking the departments.');
        await ask(services, job, id);
        done += 1;
      }
    };
    // All come to an end before the job does: none goes on writing after it.
    const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed) throw failed.reason;
    await operate(services, entry, (op) =>
      op.rows(
        `update verification v set state = case when x.later then $4 else $5 end, ended_at = case when not x.later then $3::timestamptz end, version = version + 1
         from (select exists (select from verification_request r where r.verification_id = $1 and r.state = 'SENT') as later) x
         where v.id = $1 and v.job_id = $2 and v.state = 'RUNNING' returning v.id`,
        [job.subjectId, job.id, op.now, VerificationState.WAITING, VerificationState.DONE],
      ),
    );
    return `${waiting.length} questions asked.`;
  },

  async ended(op, id) {
    await op.rows(
      "update verification set state = $3, ended_at = $2, version = version + 1 where id = $1 and state = 'RUNNING' returning id",
      [id, op.now, VerificationState.STOPPED],
    );
  },
};

/** Asks one question until there is an answer, a fault that stays, or no try left. */
async function ask(services: Services, job: RunningJob, id: string): Promise<void> {
  const within = <T>(work: (op: Operation) => Promise<T>): Promise<T> => operate(services, { accountId: job.accountId }, work);
  for (let attempt = 1; ; attempt += 1) {
    const question = await within((op) => take(op, id));
    if (!question) return;
    try {
      await exchange(services, within, question);
      return;
    } catch (error) {
      if (!(error instanceof ConnectorFault)) throw error;
      const last = !error.passing || attempt >= question.way.attempts;
      await within((op) => fail(op, id, VerificationFailure[error.code], last));
      if (last) return;
      await sleep(Math.min(question.way.backoffMs * 2 ** (attempt - 1), LONGEST_WAIT_MS));
    }
  }
}

/** Sends a question and keeps the answer, if it comes at once. @throws ConnectorFault */
async function exchange(
  services: Services,
  within: <T>(work: (op: Operation) => Promise<T>) => Promise<T>,
  { id, item, department, measure, name, identityNumber, connector, way, nonce }: Question,
): Promise<void> {
  const today = civilDate(services.clock.now());
  const body = JSON.stringify({
    requestId: id,
    department,
    item,
    purpose: 'ECONOMIC_VERIFICATION',
    asOf: today,
    person: { name, identityNumber },
  });
  const answer = await way.send(id, signQuestion(way.signWith, { body, nonce, now: services.clock.now() }));
  if (answer === null) {
    await within((op) =>
      op.rows("update verification_request set state = 'SENT', failure = null where id = $1 and state = 'WAITING' returning id", [id]),
    );
    return;
  }
  verifyAnswer(way, answer, { nonce, now: services.clock.now() });
  const read = readAnswer(answer.body, { id, item, measure, today });
  await within((op) => keepAnswer(op, { id, connector }, answer, read));
}

/**
 * Takes a question that waits, counts the try and makes sure that it may be asked at this moment. The identity number is opened here, for the connector alone.
 * @returns null when it may not be asked, or not any more
 */
async function take(op: Operation, id: string): Promise<Question | null> {
  const row = await op.row<Omit<Question, 'way' | 'identityNumber'> & { personId: string; sealed: string | null; consented: boolean }>(
    `select r.id, r.item_code as item, i.department_code as department, i.measure, p.id as "personId", p.name, p.identity_sealed as sealed, r.connector, r.nonce,
       app.person_consent(v.household_id, p.id, 'ECONOMIC_VERIFICATION', app.today()) as consented
     from verification_request r join verification v on v.id = r.verification_id join verification_item i on i.code = r.item_code join person p on p.id = r.person_id
     where r.id = $1 and r.state = 'WAITING' and v.state = 'RUNNING' for update of r`,
    [id],
  );
  if (!row) return null;
  if (!row.consented) {
    await op.rows("update verification_request set state = 'WITHDRAWN', ended_at = $2 where id = $1 returning id", [id, op.now]);
    return null;
  }
  const way = op.runtime.connectors?.get(row.connector);
  if (!way || row.sealed === null) {
    await fail(op, id, way ? VerificationFailure.NO_IDENTITY_NUMBER : VerificationFailure.NO_CONNECTOR, true);
    return null;
  }
  // A file that was written before a crash may have been fetched: its answer has to fit. Whoever answers at once is asked anew.
  const nonce = way.kind === 'files' && row.nonce !== null ? row.nonce : newNonce();
  await op.rows('update verification_request set attempts = attempts + 1, nonce = $2, asked_at = $3 where id = $1 returning id', [
    id,
    nonce,
    op.now,
  ]);
  const identityNumber = open(op.runtime.keyring, identityPlace(row.personId), row.sealed);
  return { ...row, identityNumber, way, nonce };
}

/** Notes why a try came to nothing; the last one ends the question. */
async function fail(op: Operation, id: string, failure: VerificationFailure, last: boolean): Promise<void> {
  await op.rows(
    `update verification_request set failure = $2, state = case when $3 then 'FAILED' else state end, ended_at = case when $3 then $4::timestamptz end
     where id = $1 and state = 'WAITING' returning id`,
    [id, failure, last, op.now],
  );
}
