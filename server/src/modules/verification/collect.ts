import { civilDate } from '../../platform/clock.js';
import { ConnectorFault, verifyAnswer, type Connector, type SignedMessage } from '../../platform/connectors/index.js';
import { operate, type Operation } from '../../platform/database/operation.js';
import type { Tick } from '../../platform/graphql/module.js';
import type { JobHandler } from '../../platform/jobs/index.js';
import { questionOf, readAnswer } from './answer.js';
import type { VerificationMeasure } from './catalogue.js';
import { keepAnswer } from './keep.js';
import { VerificationRequestState } from './verification.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const EVERY_MS = 15_000;

type Outcome = Parameters<Connector['finish']>[1];

/** Which question a file that arrived belongs to, before its signature is looked at. @throws ConnectorFault MALFORMED, TOO_LARGE */
async function arrival(way: Connector, name: string): Promise<{ id: string; message: SignedMessage }> {
  const message = await way.read(name);
  return { id: questionOf(message.body), message };
}

/**
 * Looks for answers that have arrived, orders their taking as whoever ordered the verification, and sets aside what belongs to no question. Questions that
 * have ended (a consent was withdrawn) are taken back, if nobody has fetched them.
 */
export const verificationTick: Tick = {
  everyMs: EVERY_MS,
  async run(op) {
    for (const way of op.runtime.connectors?.values() ?? []) {
      for (const name of await way.arrived()) {
        const outcome = await order(op, way, name);
        if (outcome !== null) await way.finish(name, outcome);
      }
      const lying = (await way.pending()).filter((id) => UUID.test(id));
      if (lying.length === 0) continue;
      const open = await op.rows<{ id: string }>('select id from app.verification_open($1::uuid[]) id', [lying]);
      const wanted = new Set(open.map((row) => row.id));
      for (const id of lying) if (!wanted.has(id)) await way.takeBack(id);
    }
  },
};

/** @returns what becomes of the file at once; null when a job takes it */
async function order(op: Operation, way: Connector, name: string): Promise<Outcome | null> {
  try {
    const { id } = await arrival(way, name);
    const state = UUID.test(id)
      ? (await op.row<{ state: string }>('select app.verification_collection($1) as state', [id]))?.state
      : undefined;
    if (state === undefined || state === 'UNKNOWN') return { aside: 'It belongs to no question of ours.' };
    return ended(state as VerificationRequestState);
  } catch (error) {
    return asideFor(error);
  }
}

/** What becomes of an answer to a question that has ended: about somebody who has withdrawn nothing is kept, not even aside. */
function ended(state: VerificationRequestState): Outcome | null {
  if (state === VerificationRequestState.WITHDRAWN) return 'taken';
  return state === VerificationRequestState.ANSWERED || state === VerificationRequestState.FAILED
    ? { aside: `The question has ended: ${state}.` }
    : null;
}

function asideFor(error: unknown): Outcome {
  if (error instanceof ConnectorFault) return { aside: `It cannot be used: ${error.code}.` };
  throw error;
}

/** Takes the answers of one verification that have arrived; each once, for a question ends with its answer. */
export const verificationCollect: JobHandler = {
  idempotent: true,

  async run(job, services) {
    let taken = 0;
    for (const [connector, way] of services.connectors ?? []) {
      for (const name of await way.arrived()) {
        await job.progress(taken, 0, 'Taking answers.');
        const found = await arrival(way, name).catch(() => null);
        if (found === null) continue;
        const outcome = await operate(services, { accountId: job.accountId }, (op) =>
          settle(op, { verificationId: job.subjectId, connector, way, ...found }),
        );
        if (outcome === null) continue;
        await way.finish(name, outcome);
        if (outcome === 'taken') taken += 1;
      }
    }
    return `${taken} answers taken.`;
  },
};

interface Arrived {
  readonly verificationId: string;
  readonly connector: string;
  readonly way: Connector;
  readonly id: string;
  readonly message: SignedMessage;
}

/** @returns what becomes of the file; null when it belongs to another verification or its question has not been settled yet */
async function settle(op: Operation, { verificationId, connector, way, id, message }: Arrived): Promise<Outcome | null> {
  const asked =
    UUID.test(id) &&
    (await op.row<{ state: VerificationRequestState; connector: string; nonce: string; item: string; measure: VerificationMeasure }>(
      `select r.state, r.connector, r.nonce, i.code as item, i.measure from verification_request r join verification_item i on i.code = r.item_code
       where r.id = $1 and r.verification_id = $2 for update of r`,
      [id, verificationId],
    ));
  if (!asked) return null;
  if (asked.state !== VerificationRequestState.SENT) return ended(asked.state);
  if (asked.connector !== connector) return { aside: 'The question was asked through another connector.' };
  try {
    verifyAnswer(way, message, { nonce: asked.nonce, now: op.now });
    const read = readAnswer(message.body, { id, item: asked.item, measure: asked.measure, today: civilDate(op.now) });
    await keepAnswer(op, { id, connector }, message, read);
    return 'taken';
  } catch (error) {
    const outcome = asideFor(error);
    // The question goes on waiting: whoever can write to the folder must not be able to end it.
    await op.rows('update verification_request set failure = $2 where id = $1 returning id', [id, (error as ConnectorFault).code]);
    return outcome;
  }
}
