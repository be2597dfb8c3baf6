import { createHash } from 'node:crypto';
import { Field, ObjectType } from 'type-graphql';
import type { Operation } from '../database/operation.js';
import { refusalOf } from '../errors/constraints.js';
import { refuse, UserError, UserErrorCode } from '../errors/user-error.js';

/** Base of every mutation's payload. */
@ObjectType({ simpleResolvers: true })
export abstract class Payload {
  @Field(() => [UserError], { description: 'Why nothing was changed; empty on success.' })
  userErrors: UserError[] = [];
}

/**
 * Runs a mutation's work and turns a refusal (a rule's or a database constraint's) into the payload's errors,
 * with everything rolled back: nothing is ever half-applied.
 */
export async function mutate<P extends Payload>(op: Operation, type: new () => P, work: () => Promise<Partial<P>>): Promise<P> {
  const payload = new type();
  try {
    Object.assign(payload, await work());
    op.forgetLoaded();
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    await op.restart();
    payload.userErrors = refusal.errors;
  }
  return payload;
}

/**
 * Does a create once for each request id of an actor, however often it is sent: the second time answers with what
 * the first made. A concurrent twin waits for the first to commit.
 * @param create makes the object and returns its id
 * @returns the id of the object made now or before
 */
export async function once(
  op: Operation,
  requestId: string,
  operation: string,
  input: object,
  create: () => Promise<string>,
): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(input)).digest('hex');
  const fresh = await op.row<{ request_id: string }>(
    'insert into idempotency_key (actor_id, request_id, operation, input_hash) values ($1, $2, $3, $4) on conflict do nothing returning request_id',
    [op.accountId, requestId, operation, hash],
  );
  if (!fresh) {
    const before = await op.row<{ operation: string; input_hash: string; result_id: string }>(
      'select operation, input_hash, result_id from idempotency_key where actor_id = $1 and request_id = $2',
      [op.accountId, requestId],
    );
    if (!before || before.operation !== operation || before.input_hash !== hash)
      refuse(UserErrorCode.REQUEST_REUSED, 'This request id was used for something else.', ['requestId']);
    return before.result_id;
  }
  const id = await create();
  await op.rows('update idempotency_key set result_id = $3 where actor_id = $1 and request_id = $2 returning request_id', [
    op.accountId,
    requestId,
    id,
  ]);
  return id;
}

/**
 * Does an update that a phone may send twice once for its key, and at once where none was given: sent again it answers
 * as the first time, though the version that was read is long overtaken.
 * @returns the id of the object that it made or changed
 */
export function keyed(op: Operation, operation: string, input: { requestId?: string }, change: () => Promise<string>): Promise<string> {
  const { requestId, ...rest } = input;
  return requestId === undefined ? change() : once(op, requestId, operation, rest, change);
}
