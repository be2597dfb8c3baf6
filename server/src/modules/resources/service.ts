import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { assertMove, type Moves } from '../../platform/moves.js';
import { areaByCode, areaRange, parseAreaCode } from '../areas/index.js';
import { householdById } from '../households/index.js';
import type {
  ResourceCancelInput,
  ResourceDeliverInput,
  ResourceOutcomeInput,
  ResourcePromiseInput,
  ResourceRegisterInput,
  ResourceWithdrawInput,
} from './inputs.js';
import { resourceById } from './loaders.js';
import { Resource, ResourceKind, ResourceLink, ResourceLinkState } from './resource.js';

constraintMeans('resource_not_over_promised', UserErrorCode.OUT_OF_RANGE, 'More than is left of the offer.', ['quantity']);
constraintMeans(
  'resource_reaches_household',
  UserErrorCode.INVALID_CHOICE,
  'The resource, need or measure is not one for this household.',
  ['resourceId'],
);
constraintMeans('resource_offered_then', UserErrorCode.OUT_OF_RANGE, 'The resource is not offered on that day, or not any more.', [
  'dueOn',
]);
constraintMeans('resource_promise_stays', UserErrorCode.ILLEGAL_TRANSITION, 'A promise stays as it was given.');

/** From where each promise may go. */
const linkMoves: Moves<ResourceLinkState> = {
  PROMISED: [ResourceLinkState.DELIVERED, ResourceLinkState.CANCELLED],
  DELIVERED: [],
  CANCELLED: [],
};

/** Registers an offer. @throws Refusal NOT_FOUND (area), NOT_ALLOWED, OUT_OF_RANGE, REQUIRED (unit), INVALID_FORMAT, REQUEST_REUSED */
export async function registerResource(op: Operation, input: ResourceRegisterInput): Promise<string> {
  const areaCode = parseAreaCode(input.areaCode);
  if (!(await op.load(areaByCode, areaCode))) refuse(UserErrorCode.NOT_FOUND, 'No such area.', ['areaCode']);
  const [low, high] = areaRange(areaCode);
  if (!op.actor.can('resource:edit', low) || !op.actor.can('resource:edit', high - 1))
    refuse(UserErrorCode.NOT_ALLOWED, 'This area is outside what you may offer for.', ['areaCode']);
  if (input.untilDay && input.untilDay < input.fromDay)
    refuse(UserErrorCode.OUT_OF_RANGE, 'The offer ends before it begins.', ['untilDay']);
  assertWhole(input.offered, 'offered');
  const unit = input.kind === ResourceKind.MONEY ? 'fen' : input.unit?.trim();
  if (!unit || (unit === 'fen' && input.kind !== ResourceKind.MONEY)) refuse(UserErrorCode.REQUIRED, 'Say what is counted.', ['unit']);
  return once(op, input.requestId, 'resourceRegister', input, async () => {
    const id = newId();
    await op.manager.insert(Resource, {
      id,
      name: input.name.trim(),
      kind: input.kind,
      provider: input.provider.trim(),
      areaCode,
      unit,
      offered: input.offered,
      fromDay: input.fromDay,
      untilDay: input.untilDay ?? null,
      note: input.note?.trim() || null,
      createdBy: op.accountId,
      createdAt: op.now,
    });
    return id;
  });
}

/** Withdraws an offer. @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION */
export async function withdrawResource(op: Operation, input: ResourceWithdrawInput): Promise<void> {
  const resource = await op.manager.findOne(Resource, { where: { id: input.id }, lock: { mode: 'pessimistic_write' } });
  if (!resource) refuse(UserErrorCode.NOT_FOUND, 'No such resource.', ['id']);
  if (!op.actor.can('resource:edit', resource.areaCode)) refuse(UserErrorCode.NOT_ALLOWED, 'This resource is outside what you may change.');
  assertVersion(resource, input.expectedVersion);
  if (resource.withdrawnAt) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'It has been withdrawn already.');
  await op.manager.save(Object.assign(resource, { withdrawnAt: op.now }));
}

/**
 * Promises a resource to a household. The database judges races for what is left.
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, OUT_OF_RANGE (more than is left; not offered then), INVALID_CHOICE (does not reach there), IN_THE_PAST, REQUEST_REUSED
 */
export async function promiseResource(op: Operation, input: ResourcePromiseInput): Promise<string> {
  const household = await op.load(householdById, input.householdId);
  if (!household) refuse(UserErrorCode.NOT_FOUND, 'No such household.', ['householdId']);
  if (!(await op.load(resourceById, input.resourceId))) refuse(UserErrorCode.NOT_FOUND, 'No such resource.', ['resourceId']);
  if (!op.actor.can('resource:link', household.areaCode))
    refuse(UserErrorCode.NOT_ALLOWED, 'This household is outside what you may link.', ['householdId']);
  if (input.dueOn < civilDate(op.now)) refuse(UserErrorCode.IN_THE_PAST, 'A promise is for today or later.', ['dueOn']);
  assertWhole(input.quantity, 'quantity');
  return once(op, input.requestId, 'resourcePromise', input, async () => {
    const id = newId();
    await op.manager.insert(ResourceLink, {
      id,
      resourceId: input.resourceId,
      householdId: household.id,
      needId: input.needId ?? null,
      measureId: input.measureId ?? null,
      areaCode: household.areaCode,
      purpose: input.purpose.trim(),
      quantity: input.quantity,
      state: ResourceLinkState.PROMISED,
      dueOn: input.dueOn,
      promisedBy: op.accountId,
      promisedAt: op.now,
    });
    return id;
  });
}

/** Records a delivery. @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, OUT_OF_RANGE (more than promised, or a day to come) */
export async function deliverResource(op: Operation, input: ResourceDeliverInput): Promise<void> {
  const link = await lockLink(op, input);
  assertMove(linkMoves, link.state, ResourceLinkState.DELIVERED);
  assertWhole(input.quantity, 'quantity');
  if (input.quantity > link.quantity) refuse(UserErrorCode.OUT_OF_RANGE, 'More than was promised.', ['quantity']);
  if (input.deliveredOn > civilDate(op.now))
    refuse(UserErrorCode.OUT_OF_RANGE, 'A delivery is recorded when it has happened.', ['deliveredOn']);
  await op.manager.save(
    Object.assign(link, {
      state: ResourceLinkState.DELIVERED,
      deliveredQuantity: input.quantity,
      deliveredOn: input.deliveredOn,
      receipt: input.receipt.trim(),
      recordedBy: op.accountId,
    }),
  );
}

/** Records what a delivery came to; later words replace earlier ones. @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION before delivery */
export async function recordOutcome(op: Operation, input: ResourceOutcomeInput): Promise<void> {
  const link = await lockLink(op, input);
  if (link.state !== ResourceLinkState.DELIVERED) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'Only what was delivered has an outcome.');
  await op.manager.save(
    Object.assign(link, { outcome: input.outcome, outcomeNote: input.note?.trim() || null, outcomeOn: civilDate(op.now) }),
  );
}

/** Cancels a promise; it stays on record. @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION */
export async function cancelPromise(op: Operation, input: ResourceCancelInput): Promise<void> {
  const link = await lockLink(op, input);
  assertMove(linkMoves, link.state, ResourceLinkState.CANCELLED);
  await op.manager.save(Object.assign(link, { state: ResourceLinkState.CANCELLED, cancelReason: input.reason.trim() }));
}

async function lockLink(op: Operation, { id, expectedVersion }: { id: string; expectedVersion: number }): Promise<ResourceLink> {
  const link = await op.manager.findOne(ResourceLink, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!link) refuse(UserErrorCode.NOT_FOUND, 'No such promise.', ['id']);
  if (!op.actor.can('resource:link', link.areaCode)) refuse(UserErrorCode.NOT_ALLOWED, 'This promise is outside what you may change.');
  assertVersion(link, expectedVersion);
  return link;
}

function assertWhole(quantity: number, field: string): void {
  if (!Number.isInteger(quantity)) refuse(UserErrorCode.OUT_OF_RANGE, 'Quantities are whole numbers; money is in fen.', [field]);
}
