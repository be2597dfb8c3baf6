import { civilDate } from '../../platform/clock.js';
import { logAccess } from '../../platform/access/log-access.js';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { entityPage } from '../../platform/graphql/list-page.js';
import { once } from '../../platform/graphql/mutation.js';
import { organisationById } from '../accounts/index.js';
import { areaByCode, parseAreaCode } from '../areas/index.js';
import type { PairingRevealInput, SupporterCreateInput, SupporterUpdateInput, SupporterVerifyInput } from './inputs.js';
import { takenBySupporter } from './loaders.js';
import { Supporter, SupporterClear } from './supporter.js';

/** Records a supporter; it may be paired once it was looked into. @throws Refusal NOT_FOUND, NOT_ALLOWED, REQUEST_REUSED */
export async function createSupporter(op: Operation, input: SupporterCreateInput): Promise<string> {
  const areaCode = parseAreaCode(input.areaCode);
  const [organisation, area] = await Promise.all([op.load(organisationById, input.organisationId), op.load(areaByCode, areaCode)]);
  if (!organisation) refuse(UserErrorCode.NOT_FOUND, 'No such organisation.', ['organisationId']);
  if (!area) refuse(UserErrorCode.NOT_FOUND, 'No such area.', ['areaCode']);
  return once(op, input.requestId, 'supporterCreate', input, async () => {
    const id = newId();
    await op.manager.insert(Supporter, {
      id,
      organisationId: organisation.id,
      areaCode,
      kind: input.kind,
      name: input.name.trim(),
      contactName: input.contactName?.trim() || null,
      phone: input.phone?.trim() || null,
      offers: input.offers,
      capacity: input.capacity,
      note: input.note?.trim() || null,
      createdAt: op.now,
    });
    return id;
  });
}

/** Records that a supporter was looked into. @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, IN_THE_PAST */
export async function verifySupporter(op: Operation, input: SupporterVerifyInput): Promise<void> {
  const supporter = await op.manager.findOneBy(Supporter, { id: input.id });
  if (!supporter) refuse(UserErrorCode.NOT_FOUND, 'No such supporter.', ['id']);
  assertVersion(supporter, input.expectedVersion);
  if (input.vettedUntil < civilDate(op.now)) refuse(UserErrorCode.IN_THE_PAST, 'This day has passed.', ['vettedUntil']);
  await op.manager.save(Object.assign(supporter, { vettedUntil: input.vettedUntil, vettedBy: op.accountId }));
}

/** Loads a supporter and holds it: the database finds it so only for those who may change it. @throws Refusal NOT_FOUND */
async function workedWith(op: Operation, id: string): Promise<Supporter> {
  const supporter = await op.manager.findOne(Supporter, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!supporter) refuse(UserErrorCode.NOT_FOUND, 'No such supporter.', ['id']);
  return supporter;
}

/**
 * Changes a supporter. Name, contact and telephone number are masked to whoever edits: left out they stay.
 * @throws Refusal NOT_FOUND, STALE_VERSION, OUT_OF_RANGE (fewer places than are taken)
 */
export async function updateSupporter(op: Operation, input: SupporterUpdateInput): Promise<void> {
  const supporter = await workedWith(op, input.id);
  assertVersion(supporter, input.expectedVersion);
  // The row is held: whoever takes a place now waits for this.
  if (input.capacity < (await op.load(takenBySupporter, supporter.id)))
    refuse(UserErrorCode.OUT_OF_RANGE, 'More households are supported already.', ['capacity']);
  await op.manager.save(
    Object.assign(supporter, {
      kind: input.kind,
      name: input.name?.trim() || supporter.name,
      contactName: input.contactName?.trim() || supporter.contactName,
      phone: input.phone?.trim() || supporter.phone,
      offers: input.offers,
      capacity: input.capacity,
      note: input.note?.trim() || null,
    }),
  );
}

/** The clear text of a supporter, after who, when and why stands in the access log. @throws Refusal NOT_FOUND, REASON_REQUIRED */
export async function revealSupporter(op: Operation, input: PairingRevealInput): Promise<{ supporter: Supporter; clear: SupporterClear }> {
  const supporter = await workedWith(op, input.id);
  await logAccess(op, 'supporter', supporter.id, input.purpose);
  const { name, contactName, phone } = supporter;
  return { supporter, clear: Object.assign(new SupporterClear(), { name, contactName, phone }) };
}

/** A page of supporters, the newest first. */
export function listSupporters(op: Operation, args: PageArgs): Promise<Page<Supporter>> {
  return entityPage(op, Supporter, 's', { where: new Where(), by: ['createdAt', 'id'], descending: true }, args);
}
