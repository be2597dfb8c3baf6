import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { areaByCode, parseAreaCode } from '../areas/index.js';
import { DelegationOfAuthority } from './delegation.js';
import type { DelegationAddInput, DelegationEndInput } from './inputs.js';

constraintMeans('delegation_downwards', UserErrorCode.INVALID_CHOICE, 'A power is delegated to an area within one’s own.', ['toAreaCode']);
constraintMeans('delegation_days', UserErrorCode.OUT_OF_RANGE, 'It would end before it begins.', ['validUntil']);
constraintMeans('delegation_once', UserErrorCode.DUPLICATE, 'This power is delegated to this area in that time already.', ['validFrom']);

/** Delegates the power to decide. @throws Refusal NOT_FOUND, INVALID_FORMAT, INVALID_CHOICE, OUT_OF_RANGE, DUPLICATE, NOT_ALLOWED, REQUEST_REUSED */
export async function addDelegation(op: Operation, input: DelegationAddInput): Promise<string> {
  const [fromAreaCode, toAreaCode] = [parseAreaCode(input.fromAreaCode, ['fromAreaCode']), parseAreaCode(input.toAreaCode, ['toAreaCode'])];
  for (const [code, field] of [
    [fromAreaCode, 'fromAreaCode'],
    [toAreaCode, 'toAreaCode'],
  ] as const)
    if (!(await op.load(areaByCode, code))) refuse(UserErrorCode.NOT_FOUND, 'No such area.', [field]);
  return once(op, input.requestId, 'delegationAdd', input, async () => {
    const id = newId();
    await op.manager.insert(DelegationOfAuthority, {
      id,
      programme: input.programme,
      fromAreaCode,
      toAreaCode,
      validFrom: input.validFrom,
      validUntil: input.validUntil ?? null,
      document: input.document.trim(),
      recordedBy: op.accountId,
      recordedAt: op.now,
    });
    return id;
  });
}

/** Ends a delegation now. @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED */
export async function endDelegation(op: Operation, input: DelegationEndInput): Promise<void> {
  const delegation = await op.manager.findOne(DelegationOfAuthority, { where: { id: input.id }, lock: { mode: 'pessimistic_write' } });
  if (!delegation) refuse(UserErrorCode.NOT_FOUND, 'No such delegation.', ['id']);
  assertVersion(delegation, input.expectedVersion);
  if (delegation.endedAt !== null) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'This delegation has ended.');
  await op.manager.save(Object.assign(delegation, { endedAt: op.now, endReason: input.reason.trim() }));
}
