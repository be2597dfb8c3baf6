import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { serviceTypeByCode, type ServiceType } from '../catalogue/index.js';
import { householdById } from '../households/index.js';
import type { ServiceNeedOpenInput, ServiceNeedUpdateInput, ServiceNeedWaiveInput } from './inputs.js';
import { needById } from './loaders.js';
import { RequiredSex, ServiceNeed } from './need.js';

type Facts = Pick<
  ServiceNeedOpenInput,
  | 'tier'
  | 'windowStart'
  | 'windowEnd'
  | 'dueAt'
  | 'minutes'
  | 'seats'
  | 'requiredSex'
  | 'requiredDialect'
  | 'preferContinuity'
  | 'note'
  | 'verifiedBy'
  | 'verifiedOn'
>;

/** The number that a need bears for good, from its place in the sequence. */
export function needNumber(sequence: number): string {
  return `XQ${String(sequence).padStart(7, '0')}`;
}

/**
 * Records a need of a household.
 * @throws Refusal NOT_FOUND (household, person, service), OUT_OF_RANGE (times), INVALID_CHOICE, REQUEST_REUSED
 */
export async function openNeed(op: Operation, input: ServiceNeedOpenInput): Promise<string> {
  const household = await op.load(householdById, input.householdId);
  if (!household) refuse(UserErrorCode.NOT_FOUND, 'No such household.', ['householdId']);
  const service = await activeService(op, input.serviceCode);
  if (input.personId) await assertMember(op, household.id, input.personId);
  return once(op, input.requestId, 'serviceNeedOpen', input, async () => {
    const id = newId();
    const sequence = await op.row<{ n: number }>("select nextval('service_need_number') n");
    const facts = await settle(op, household.areaCode, service, input);
    await op.manager.insert(ServiceNeed, {
      id,
      number: needNumber(sequence?.n ?? 0),
      householdId: household.id,
      personId: input.personId ?? null,
      serviceCode: service.code,
      areaCode: household.areaCode,
      ...facts,
      createdBy: op.accountId,
      createdAt: op.now,
    });
    return id;
  });
}

/** Replaces the facts of a need. @throws Refusal NOT_FOUND, STALE_VERSION, OUT_OF_RANGE, IN_USE (fewer seats than are taken) */
export async function updateNeed(op: Operation, input: ServiceNeedUpdateInput): Promise<void> {
  const need = await editable(op, input.id, input.expectedVersion);
  const service = await activeService(op, need.serviceCode);
  const facts = await settle(op, need.areaCode, service, input);
  if (facts.seats < need.seatsFilled + need.seatsOffered)
    refuse(UserErrorCode.IN_USE, 'More seats are already offered or filled.', ['seats']);
  await op.manager.save(Object.assign(need, facts));
}

/** Waives a need. @throws Refusal NOT_FOUND, STALE_VERSION, IN_USE while someone is offered or assigned */
export async function waiveNeed(op: Operation, input: ServiceNeedWaiveInput): Promise<void> {
  const need = await editable(op, input.id, input.expectedVersion);
  if (need.seatsFilled + need.seatsOffered > 0)
    refuse(UserErrorCode.IN_USE, 'Withdraw the offers and cancel the assignments of this need first.');
  need.waivedReason = input.reason;
  await op.manager.save(need);
}

async function editable(op: Operation, id: string, expectedVersion: number): Promise<ServiceNeed> {
  if (!(await op.load(needById, id))) refuse(UserErrorCode.NOT_FOUND, 'No such need.', ['id']);
  const need = await op.manager.findOne(ServiceNeed, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!need || !op.actor.can('need:edit', need.areaCode)) refuse(UserErrorCode.NOT_ALLOWED, 'This need is outside what you may change.');
  assertVersion(need, expectedVersion);
  if (need.waivedReason !== null || need.doneAt !== null)
    refuse(UserErrorCode.ILLEGAL_TRANSITION, 'A need that is done or waived is not changed any more.');
  return need;
}

async function activeService(op: Operation, code: string): Promise<ServiceType> {
  const service = await op.load(serviceTypeByCode, code);
  if (!service?.active) refuse(UserErrorCode.NOT_FOUND, 'No active service has this code.', ['serviceCode']);
  return service;
}

async function assertMember(op: Operation, householdId: string, personId: string): Promise<void> {
  const member = await op.row(
    'select 1 as yes from household_membership where household_id = $1 and person_id = $2 and (until is null or until > app.today())',
    [householdId, personId],
  );
  if (!member) refuse(UserErrorCode.NOT_FOUND, 'This person is not a member of the household.', ['personId']);
}

/** Fills what was left open from the catalogue and from policy, and checks that the times fit together. */
async function settle(op: Operation, areaCode: number, service: ServiceType, facts: Facts) {
  const minutes = facts.minutes ?? service.usualMinutes;
  const windowStart = facts.windowStart ?? null;
  const windowEnd = facts.windowEnd ?? null;
  if ((windowStart === null) !== (windowEnd === null))
    refuse(UserErrorCode.REQUIRED, 'Give both ends of the window or none.', [windowStart ? 'windowEnd' : 'windowStart']);
  if (windowStart && windowEnd && windowEnd.getTime() - windowStart.getTime() < minutes * 60_000)
    refuse(UserErrorCode.OUT_OF_RANGE, 'The window is shorter than the service.', ['windowEnd']);
  if (windowEnd && windowEnd <= op.now) refuse(UserErrorCode.IN_THE_PAST, 'The window has passed.', ['windowEnd']);
  const dueAt = facts.dueAt ?? windowEnd ?? (await dueByPolicy(op, areaCode, facts.tier));
  if (windowEnd && dueAt < windowEnd) refuse(UserErrorCode.OUT_OF_RANGE, 'Due before the window ends.', ['dueAt']);
  if (facts.requiredSex && !Object.values<string>(RequiredSex).includes(facts.requiredSex))
    refuse(UserErrorCode.INVALID_CHOICE, 'FEMALE or MALE.', ['requiredSex']);
  return {
    tier: facts.tier,
    windowStart,
    windowEnd,
    dueAt,
    minutes,
    seats: facts.seats ?? service.peopleNeeded,
    requiredSex: (facts.requiredSex as RequiredSex | undefined) ?? null,
    requiredDialect: facts.requiredDialect?.trim() || null,
    preferContinuity: facts.preferContinuity ?? false,
    note: facts.note?.trim() || null,
    verifiedBy: facts.verifiedBy?.trim() || null,
    verifiedOn: facts.verifiedOn ?? null,
  };
}

async function dueByPolicy(op: Operation, areaCode: number, tier: string): Promise<Date> {
  const hours = await op.row<{ hours: number | null }>('select app.parameter($1, $2, app.today()) as hours', [
    `need.due.hours.${tier.toLowerCase()}`,
    areaCode,
  ]);
  if (!hours?.hours) refuse(UserErrorCode.REQUIRED, 'Policy gives no time for this tier here; say when it is due.', ['dueAt']);
  return new Date(op.now.getTime() + hours.hours * 3_600_000);
}
