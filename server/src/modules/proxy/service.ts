import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { ClockSubject, meetClock, openClock } from '../deadlines/index.js';
import { householdById } from '../households/index.js';
import type {
  DocumentPassInput,
  DocumentTakeInput,
  MandateRecordInput,
  MandateWithdrawInput,
  ProxyOrderCloseInput,
  ProxyOrderOpenInput,
  ProxyStepAddInput,
} from './inputs.js';
import { chainByDocument, documentById, mandateById, orderById } from './loaders.js';
import { CustodyVerb, ProxyOrderState } from './order.js';

constraintMeans('mandate_stays', UserErrorCode.ILLEGAL_TRANSITION, 'A mandate is withdrawn, never changed.');
constraintMeans(
  'proxy_without_mandate',
  UserErrorCode.CONSENT_MISSING,
  'No mandate covers this now: it ended, was withdrawn or does not name the service.',
);
constraintMeans('proxy_order_ended', UserErrorCode.ILLEGAL_TRANSITION, 'The order has ended.');
constraintMeans('proxy_papers_out', UserErrorCode.IN_USE, 'Papers are still out; return them first.');
constraintMeans('proxy_trip_over', UserErrorCode.REASON_REQUIRED, 'This is a trip more than promised; say why.', ['overReason']);
constraintMeans('proxy_must_not_ask', UserErrorCode.REASON_REQUIRED, 'An office has this paper; say why it is asked for.', ['askedReason']);
constraintMeans('proxy_asked_again', UserErrorCode.REASON_REQUIRED, 'This household handed one over before; say why it is asked again.', [
  'askedReason',
]);
constraintMeans('custody_chain', UserErrorCode.ILLEGAL_TRANSITION, 'Only who has a paper gives it on.');
constraintMeans('proxy_order_service_code_fkey', UserErrorCode.NOT_FOUND, 'No service has this code.', ['serviceCode']);
constraintMeans('document_custody_kind_code_fkey', UserErrorCode.NOT_FOUND, 'No paper has this code.', ['kindCode']);

const paperClock = (id: string) => ({ kind: ClockSubject.DOCUMENT, id, rule: 'proxy.papers_back' });

/** Records a mandate. @throws Refusal NOT_FOUND (household, person, service), IN_THE_PAST, OUT_OF_RANGE, NOT_ALLOWED, REQUEST_REUSED */
export async function recordMandate(op: Operation, input: MandateRecordInput): Promise<string> {
  const household = await op.load(householdById, input.householdId);
  if (!household) refuse(UserErrorCode.NOT_FOUND, 'No such household.', ['householdId']);
  const member = await op.row(
    'select 1 as yes from household_membership where household_id = $1 and person_id = $2 and (until is null or until > app.today())',
    [household.id, input.personId],
  );
  if (!member) refuse(UserErrorCode.NOT_FOUND, 'This person is not a member of the household.', ['personId']);
  if (input.validUntil < input.validFrom) refuse(UserErrorCode.OUT_OF_RANGE, 'It ends before it begins.', ['validUntil']);
  if (input.validUntil < civilDate(op.now)) refuse(UserErrorCode.IN_THE_PAST, 'It has ended already.', ['validUntil']);
  const scope = [...new Set(input.scope)];
  const services = await op.rows('select code from service_type where code = any ($1::text[])', [scope]);
  if (services.length < scope.length) refuse(UserErrorCode.NOT_FOUND, 'No service has this code.', ['scope']);
  return once(op, input.requestId, 'mandateRecord', input, async () => {
    const id = newId();
    await op.rows(
      `insert into mandate (id, household_id, person_id, area_code, agent, scope, valid_from, valid_until, recorded_at, recorded_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        id,
        household.id,
        input.personId,
        household.areaCode,
        input.agent.trim(),
        scope,
        input.validFrom,
        input.validUntil,
        op.now,
        op.accountId,
      ],
    );
    return id;
  });
}

/** Withdraws a mandate: from this moment nobody acts under it. @throws Refusal NOT_FOUND, STALE_VERSION, NOT_ALLOWED, ILLEGAL_TRANSITION */
export async function withdrawMandate(op: Operation, input: MandateWithdrawInput): Promise<void> {
  await op.row('select id from mandate where id = $1 for update', [input.id]);
  const mandate = await op.load(mandateById, input.id);
  if (!mandate) refuse(UserErrorCode.NOT_FOUND, 'No such mandate.', ['id']);
  assertVersion(mandate, input.expectedVersion);
  if (!op.actor.can('mandate:withdraw', mandate.areaCode))
    refuse(UserErrorCode.NOT_ALLOWED, 'This mandate is outside what you may change.');
  await op.rows('update mandate set withdrawn_at = $2, withdrawn_by = $3, withdraw_reason = $4, version = version + 1 where id = $1', [
    input.id,
    op.now,
    op.accountId,
    input.reason.trim(),
  ]);
}

/** Opens an order. @throws Refusal NOT_FOUND, CONSENT_MISSING when no mandate covers it now, NOT_ALLOWED, REQUEST_REUSED */
export async function openOrder(op: Operation, input: ProxyOrderOpenInput): Promise<string> {
  const mandate = await op.load(mandateById, input.mandateId);
  if (!mandate) refuse(UserErrorCode.NOT_FOUND, 'No such mandate.', ['mandateId']);
  return once(op, input.requestId, 'proxyOrderOpen', input, async () => {
    const id = newId();
    await op.rows(
      `insert into proxy_order (id, household_id, mandate_id, area_code, service_code, matter, owner_id, opened_at, opened_by)
       values ($1, $2, $3, app.household_area($2), $4, $5, $6, $7, $6)`,
      [id, mandate.householdId, mandate.id, input.serviceCode, input.matter.trim(), op.accountId, op.now],
    );
    return id;
  });
}

/** Records a step. @throws Refusal NOT_FOUND, CONSENT_MISSING, REASON_REQUIRED for a trip more than promised, ILLEGAL_TRANSITION, NOT_ALLOWED, REQUEST_REUSED */
export async function addStep(op: Operation, input: ProxyStepAddInput): Promise<void> {
  await known(op, input.orderId);
  await once(op, input.requestId, 'proxyStepAdd', input, async () => {
    const id = newId();
    await op.rows(
      'insert into proxy_step (id, order_id, at, by_id, place, text, resident_came, over_reason) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [id, input.orderId, op.now, op.accountId, input.place, input.text.trim(), input.residentCame, input.overReason?.trim() || null],
    );
    return id;
  });
}

/**
 * Takes a paper, with a receipt; the clock of its return begins.
 * @throws Refusal NOT_FOUND, CONSENT_MISSING, REASON_REQUIRED when it must not be asked for, ILLEGAL_TRANSITION, NOT_ALLOWED, REQUEST_REUSED
 */
export async function takeDocument(op: Operation, input: DocumentTakeInput): Promise<void> {
  const order = await known(op, input.orderId);
  await once(op, input.requestId, 'documentTake', input, async () => {
    const id = newId();
    await op.rows('insert into document_custody (id, order_id, kind_code, label, asked_reason, taken_at) values ($1, $2, $3, $4, $5, $6)', [
      id,
      order.id,
      input.kindCode,
      input.label.trim(),
      input.askedReason?.trim() || null,
      op.now,
    ]);
    await chain(op, id, CustodyVerb.TAKEN, input.giver.trim(), input.receiver.trim());
    await openClock(op, { ...paperClock(id), areaCode: order.areaCode, householdId: order.householdId, ownerId: order.ownerId });
    return id;
  });
}

/** Passes a paper on, or returns it: also without a mandate, for papers must come home. @returns the order @throws Refusal NOT_FOUND, ILLEGAL_TRANSITION, NOT_ALLOWED */
export async function moveDocument(
  op: Operation,
  input: DocumentPassInput,
  verb: CustodyVerb.PASSED | CustodyVerb.RETURNED,
): Promise<string> {
  const document = await op.load(documentById, input.id);
  if (!document) refuse(UserErrorCode.NOT_FOUND, 'No such paper.', ['id']);
  await op.row('select id from document_custody where id = $1 for update', [document.id]);
  const holder = (await op.load(chainByDocument, document.id)).at(-1)?.receiver ?? '';
  await chain(op, document.id, verb, holder, input.receiver.trim());
  if (verb === CustodyVerb.RETURNED) await meetClock(op, paperClock(document.id));
  return document.orderId;
}

/** Ends an order. @throws Refusal NOT_FOUND, STALE_VERSION, IN_USE while papers are out, ILLEGAL_TRANSITION, NOT_ALLOWED */
export async function endOrder(
  op: Operation,
  input: ProxyOrderCloseInput,
  state: ProxyOrderState.CLOSED | ProxyOrderState.CANCELLED,
): Promise<void> {
  await op.row('select id from proxy_order where id = $1 for update', [input.id]);
  const order = await known(op, input.id);
  assertVersion(order, input.expectedVersion);
  if (!op.actor.can('proxy:work', order.areaCode)) refuse(UserErrorCode.NOT_ALLOWED, 'This order is outside what you may change.');
  await op.rows('update proxy_order set state = $2, ended_at = $3, result = $4, version = version + 1 where id = $1', [
    order.id,
    state,
    op.now,
    input.result.trim(),
  ]);
}

async function known(op: Operation, id: string) {
  const order = await op.load(orderById, id);
  if (!order) refuse(UserErrorCode.NOT_FOUND, 'No such order.', ['orderId']);
  return order;
}

async function chain(op: Operation, documentId: string, verb: CustodyVerb, giver: string, receiver: string): Promise<void> {
  await op.rows(
    'insert into custody_event (id, document_id, number, verb, at, giver, receiver, by_id) values ($1, $2, 1, $3, $4, $5, $6, $7)',
    [newId(), documentId, verb, op.now, giver, receiver, op.accountId],
  );
}
