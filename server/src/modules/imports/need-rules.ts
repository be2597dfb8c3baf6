import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { UserErrorCode } from '../../platform/errors/user-error.js';
import { identityHash } from '../households/index.js';
import { type Draft, duplicate, fault, valueOf } from './draft.js';
import type { ImportedIdentity } from './cell-types.js';
import type { JudgeContext, KindRules } from './kinds.js';
import { writeNeeds } from './need-write.js';
import { catalogueReferences } from './references.js';

/** A need as apply writes it. Instants as ISO 8601 texts. */
export interface NeedRecord {
  id: string;
  householdId: string;
  personId: string | null;
  serviceCode: string;
  areaCode: number;
  tier: string;
  windowStart: string | null;
  windowEnd: string | null;
  dueAt: string;
  minutes: number;
  seats: number;
  requiredSex: string | null;
  requiredDialect: string | null;
  preferContinuity: boolean;
  note: string | null;
  verifiedBy: string | null;
  verifiedOn: string | null;
}

interface Home {
  id: string;
  number: string;
  areaCode: number;
  personId: string | null;
}

interface Service {
  code: string;
  minutes: number;
  seats: number;
}

const BREATH = 500;

/** One need a row. The household is named by its number or by a member's identity number; the same service for it at the same time is the same need. */
export const needRules: KindRules = {
  async judge(op, drafts, context) {
    const homes = await homesOf(op, drafts, context);
    const references = await catalogueReferences(op, 'service_type');
    const services = new Map(
      (await op.rows<Service>('select code, usual_minutes as minutes, people_needed as seats from service_type where active')).map(
        (service) => [service.code, service],
      ),
    );
    const hours = new Map<string, number | null>();
    let done = 0;
    for (const draft of drafts) {
      const home = homes.get(draft);
      const named = valueOf<string>(draft, 'service');
      const service = named === undefined ? undefined : services.get(references.find(named) ?? '');
      judgeNeed(op, draft, home, named, service);
      if (draft.faults.length === 0 && home && service) draft.resolved = await resolveNeed(op, draft, home, service, hours);
      done += 1;
      if (done % BREATH === 0) await context.breathe();
    }
    await markRepeated(op, drafts);
  },
  write: writeNeeds,
};

async function homesOf(op: Operation, drafts: readonly Draft[], { keyring }: JudgeContext): Promise<Map<Draft, Home>> {
  const numbers = drafts.flatMap((draft) => valueOf<string>(draft, 'householdNumber') ?? []);
  const byNumber = new Map(
    (
      await op.rows<Home>('select id, number, area_code as "areaCode", null::uuid as "personId" from household where number = any ($1)', [
        numbers,
      ])
    ).map((home) => [home.number, home]),
  );
  const hashOf = (draft: Draft) => {
    const identity = valueOf<ImportedIdentity>(draft, 'identityNumber');
    return identity && identityHash(keyring, identity.number);
  };
  const people = await op.rows<Home & { hash: string }>(
    `select h.id, h.number, h.area_code as "areaCode", p.id as "personId", p.identity_hash as hash from person p
     join household_membership m on m.person_id = p.id and (m.until is null or m.until > app.today()) join household h on h.id = m.household_id where p.identity_hash = any ($1)`,
    [drafts.flatMap((draft) => hashOf(draft) ?? [])],
  );
  const byHash = new Map(people.map((home) => [home.hash, home]));
  const homes = new Map<Draft, Home>();
  for (const draft of drafts) {
    const number = valueOf<string>(draft, 'householdNumber');
    const hash = hashOf(draft);
    const home = number === undefined ? undefined : byNumber.get(number);
    const person = hash === undefined ? undefined : byHash.get(hash);
    if (number !== undefined && !home)
      fault(draft, 'householdNumber', UserErrorCode.NOT_FOUND, 'No household that you can see has this number.');
    if (hash !== undefined && !person)
      fault(draft, 'identityNumber', UserErrorCode.NOT_FOUND, 'No member of a household that you can see has this identity number.');
    if (home && person && home.id !== person.id)
      fault(draft, 'identityNumber', UserErrorCode.INVALID_CHOICE, 'This person is not a member of that household.');
    const found = person ?? home;
    if (found) homes.set(draft, found);
  }
  return homes;
}

function judgeNeed(op: Operation, draft: Draft, home: Home | undefined, named: string | undefined, service: Service | undefined): void {
  const has = (...fields: string[]) => draft.faults.some((found) => found.field !== null && fields.includes(found.field));
  if (!home && !has('householdNumber', 'identityNumber'))
    fault(draft, 'householdNumber', UserErrorCode.REQUIRED, "Name the household by its number or by a member's identity number.");
  if (home && !op.actor.can('need:edit', home.areaCode))
    fault(draft, 'householdNumber', UserErrorCode.NOT_ALLOWED, 'This household is outside what you may change.');
  if (named === undefined && !has('service')) fault(draft, 'service', UserErrorCode.REQUIRED, 'This cell may not be empty.');
  if (named !== undefined && !service)
    fault(draft, 'service', UserErrorCode.NOT_FOUND, 'The catalogue has no active service of this name or code.');
  if (draft.values['tier'] === undefined && !has('tier')) fault(draft, 'tier', UserErrorCode.REQUIRED, 'This cell may not be empty.');
  const start = valueOf<Date>(draft, 'windowStart');
  const end = valueOf<Date>(draft, 'windowEnd');
  const due = valueOf<Date>(draft, 'dueAt');
  if ((start === undefined) !== (end === undefined) && !has('windowStart', 'windowEnd'))
    fault(draft, start ? 'windowEnd' : 'windowStart', UserErrorCode.REQUIRED, 'Give both ends of the window or none.');
  if (end && end <= op.now) fault(draft, 'windowEnd', UserErrorCode.IN_THE_PAST, 'The window has passed.');
  if (start && end && service && end.getTime() - start.getTime() < (valueOf<number>(draft, 'minutes') ?? service.minutes) * 60_000)
    fault(draft, 'windowEnd', UserErrorCode.OUT_OF_RANGE, 'The window is shorter than the service.');
  if (end && due && due < end) fault(draft, 'dueAt', UserErrorCode.OUT_OF_RANGE, 'Due before the window ends.');
}

async function resolveNeed(
  op: Operation,
  draft: Draft,
  home: Home,
  service: Service,
  hours: Map<string, number | null>,
): Promise<NeedRecord | undefined> {
  const tier = valueOf<string>(draft, 'tier') ?? '';
  const windowEnd = valueOf<Date>(draft, 'windowEnd');
  const dueAt = valueOf<Date>(draft, 'dueAt') ?? windowEnd ?? (await dueByPolicy(op, home.areaCode, tier, hours));
  if (!dueAt) {
    fault(draft, 'dueAt', UserErrorCode.REQUIRED, 'Policy gives no time for this tier here; say when it is due.');
    return undefined;
  }
  return {
    id: newId(),
    householdId: home.id,
    personId: home.personId,
    serviceCode: service.code,
    areaCode: home.areaCode,
    tier,
    windowStart: valueOf<Date>(draft, 'windowStart')?.toISOString() ?? null,
    windowEnd: windowEnd?.toISOString() ?? null,
    dueAt: dueAt.toISOString(),
    minutes: valueOf(draft, 'minutes') ?? service.minutes,
    seats: valueOf(draft, 'seats') ?? service.seats,
    requiredSex: valueOf(draft, 'requiredSex') ?? null,
    requiredDialect: valueOf(draft, 'requiredDialect') ?? null,
    preferContinuity: valueOf(draft, 'preferContinuity') ?? false,
    note: valueOf(draft, 'note') ?? null,
    verifiedBy: valueOf(draft, 'verifiedBy') ?? null,
    verifiedOn: valueOf(draft, 'verifiedOn') ?? null,
  };
}

/** The time that policy gives a tier, asked once for each area and tier of a file. */
async function dueByPolicy(op: Operation, areaCode: number, tier: string, known: Map<string, number | null>): Promise<Date | undefined> {
  const key = `${tier} ${areaCode}`;
  let hours = known.get(key);
  if (hours === undefined) {
    hours =
      (
        await op.row<{ hours: number | null }>('select app.parameter($1, $2, app.today()) as hours', [
          `need.due.hours.${tier.toLowerCase()}`,
          areaCode,
        ])
      )?.hours ?? null;
    known.set(key, hours);
  }
  return hours === null ? undefined : new Date(op.now.getTime() + hours * 3_600_000);
}

/** The same service for the same household, due at the same time; a row without a time repeats any open one. */
async function markRepeated(op: Operation, drafts: readonly Draft[]): Promise<void> {
  const records = drafts.flatMap((draft) => (draft.resolved ? [draft.resolved as NeedRecord] : []));
  const open = await op.rows<{ household_id: string; service_code: string; due_at: Date; number: string }>(
    "select household_id, service_code, due_at, number from service_need where household_id = any ($1::uuid[]) and state not in ('DONE', 'WAIVED')",
    [[...new Set(records.map((record) => record.householdId))]],
  );
  const onFile = new Map(
    open.flatMap((need) => [
      [`${need.household_id} ${need.service_code} ${need.due_at.toISOString()}`, need.number],
      [`${need.household_id} ${need.service_code}`, need.number],
    ]),
  );
  const first = new Map<string, Draft>();
  for (const draft of drafts) {
    const record = draft.resolved as NeedRecord | undefined;
    if (!record) continue;
    const timed = draft.values['dueAt'] !== undefined || draft.values['windowEnd'] !== undefined;
    const key = `${record.householdId} ${record.serviceCode}${timed ? ` ${record.dueAt}` : ''}`;
    const earlier = first.get(key);
    const number = onFile.get(key);
    if (earlier) duplicate(draft, 'service', UserErrorCode.DUPLICATE, `Row ${earlier.rowNumber} is this need.`, { row: earlier.rowNumber });
    else if (number !== undefined)
      duplicate(draft, 'service', UserErrorCode.DUPLICATE, 'An open need of this household for this service is on file.', {
        onFile: number,
      });
    else first.set(key, draft);
  }
}
