import { createHash } from 'node:crypto';
import type { SignedMessage } from '../../platform/connectors/index.js';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { seal } from '../../platform/vault/envelope.js';
import type { ReadAnswer } from './answer.js';

/** Where the text of an answer lies sealed. */
export const sealedBody = (id: string) => ({ table: 'verification_answer', column: 'body_sealed', rowId: id });

/**
 * Keeps an answer as evidence and ends its question, unless that has ended meanwhile: an answer about somebody whose consent was withdrawn is not kept.
 * @param message verified before
 */
export async function keepAnswer(
  op: Operation,
  question: { readonly id: string; readonly connector: string },
  message: SignedMessage,
  read: ReadAnswer,
): Promise<void> {
  const open = await op.row<{ areaCode: number }>(
    `select area_code as "areaCode" from verification_request where id = $1 and state in ('WAITING', 'SENT') for update`,
    [question.id],
  );
  if (!open) return;
  const id = newId();
  await op.rows(
    `insert into verification_answer (id, request_id, area_code, found, value, as_of, body_sealed, body_hash, connector, key_id, signature, signed_at, received_at, expires_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, app.today() + app.parameter('verification.valid.days', $3, app.today())::int) returning id`,
    [
      id,
      question.id,
      open.areaCode,
      read.found,
      read.value,
      read.asOf,
      seal(op.runtime.keyring, sealedBody(id), message.body),
      createHash('sha256').update(message.body).digest('hex'),
      question.connector,
      message.keyId,
      message.signature,
      message.timestamp,
      op.now,
    ],
  );
  await op.rows("update verification_request set state = 'ANSWERED', failure = null, ended_at = $2 where id = $1 returning id", [
    question.id,
    op.now,
  ]);
}
