import { setImmediate as breathe } from 'node:timers/promises';
import type { Operation } from '../../platform/database/operation.js';
import { newId } from '../../platform/database/ids.js';
import { civilDate } from '../../platform/clock.js';
import { renewed } from '../../platform/vault/envelope.js';
import { householdNumber, householdTokens, identityPlace } from '../households/index.js';
import type { HouseholdRecord } from './household-record.js';

/** Households made between two chances for what was made before to leave for the database, and for requests to be answered. */
const BREATH = 50;

/** Writes a chunk of households: one statement a table. Neither a search token nor the name of a tag holds a space. */
export async function writeHouseholds(op: Operation, records: readonly object[], batchId: string): Promise<void> {
  const households = records as HouseholdRecord[];
  const numbers = await newNumbers(op, households.filter((household) => household.number === null).length);
  const today = civilDate(op.now);
  const rows = [];
  for (const [at, household] of households.entries()) {
    if (at % BREATH === 0) await breathe();
    rows.push(rowOf(household, household.number ?? numbers.shift() ?? ''));
  }
  const people = households.flatMap((household) =>
    household.members.map((member) => ({
      ...member,
      // The keys may have changed since the check.
      identitySealed: member.identitySealed && renewed(op.runtime.keyring, identityPlace(member.id), member.identitySealed),
      areaCode: household.areaCode,
      householdId: household.id,
      membershipId: newId(),
    })),
  );
  const statuses = households.flatMap((household) =>
    household.statuses.map((status) => ({ ...status, id: newId(), householdId: household.id })),
  );
  // All are sent before the first is answered. Lists go as one text: reading it is half the work of reading a list of texts.
  await Promise.all([
    op.rows(
      `insert into household (id, number, area_code, address, phone, latitude, longitude, hardship_tags, head_name, member_count, search, import_id, created_at, updated_at)
       select x.id, x.number, x."areaCode", x.address, x.phone, x.latitude, x.longitude, string_to_array(x.tags, ' '), x.head, x.count, string_to_array(x.search, ' '), $2, $3, $3
       from json_to_recordset($1::json) x (id uuid, number text, "areaCode" bigint, address text, phone text, latitude float8, longitude float8, tags text, head text, count int, search text)`,
      [JSON.stringify(rows), batchId, op.now],
    ),
    op.rows(
      `insert into person (id, name, sex, birth_date, identity_sealed, identity_hash, identity_tail, phone, dialects, disability_grade, home_area_code)
       select x.id, x.name, x.sex, x."birthDate", x."identitySealed", x."identityHash", x."identityTail", x.phone, x.dialects, x."disabilityGrade", x."areaCode"
       from json_to_recordset($1::json) x (id uuid, name text, sex text, "birthDate" date, "identitySealed" text, "identityHash" text, "identityTail" text, phone text, dialects text[], "disabilityGrade" int, "areaCode" bigint)`,
      [JSON.stringify(people)],
    ),
    op.rows(
      `insert into household_membership (id, household_id, person_id, relation, "from")
       select x."membershipId", x."householdId", x.id, x.relation, $2::date from json_to_recordset($1::json) x ("membershipId" uuid, "householdId" uuid, id uuid, relation text)`,
      [JSON.stringify(people.map(({ membershipId, householdId, id, relation }) => ({ membershipId, householdId, id, relation }))), today],
    ),
    op.rows(
      `insert into assistance_status (id, household_id, programme, "from", persons)
       select x.id, x."householdId", x.programme, x."from", x.persons from json_to_recordset($1::json) x (id uuid, "householdId" uuid, programme text, "from" date, persons int)`,
      [JSON.stringify(statuses)],
    ),
  ]);
}

function rowOf({ members, tags, ...household }: HouseholdRecord, number: string) {
  const { id, areaCode, address, phone, latitude, longitude } = household;
  const names = members.map((member) => member.name);
  const phones = [phone, ...members.map((member) => member.phone)];
  const head = members.find((member) => member.relation === 'HEAD')?.name ?? '';
  const search = householdTokens({ number, head, names, address, phones }).join(' ');
  return { id, number, areaCode, address, phone, latitude, longitude, tags: tags.join(' '), head, count: names.length, search };
}

async function newNumbers(op: Operation, count: number): Promise<string[]> {
  if (count === 0) return [];
  const rows = await op.rows<{ n: number }>("select nextval('household_number') n from generate_series(1, $1)", [count]);
  return rows.map((row) => householdNumber(row.n));
}
