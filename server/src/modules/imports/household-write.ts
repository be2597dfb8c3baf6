import { v7 as uuidv7 } from 'uuid';
import type { Operation } from '../../platform/database/operation.js';
import { civilDate } from '../../platform/clock.js';
import { householdNumber, householdTokens } from '../households/index.js';
import type { HouseholdRecord } from './household-record.js';

/** Writes a chunk of households: one statement a table. */
export async function writeHouseholds(op: Operation, records: readonly object[], batchId: string): Promise<void> {
  const households = records as HouseholdRecord[];
  const numbers = await newNumbers(op, households.filter((household) => household.number === null).length);
  const today = civilDate(op.now);
  const rows = households.map((household) => {
    const number = household.number ?? numbers.shift() ?? '';
    const names = household.members.map((member) => member.name);
    const phones = [household.phone, ...household.members.map((member) => member.phone)];
    const head = household.members.find((member) => member.relation === 'HEAD')?.name ?? '';
    return {
      ...household,
      number,
      head,
      count: names.length,
      search: householdTokens({ number, head, names, address: household.address, phones }),
    };
  });
  await op.rows(
    `insert into household (id, number, area_code, address, phone, latitude, longitude, hardship_tags, head_name, member_count, search, import_id, created_at, updated_at)
     select x.id, x.number, x."areaCode", x.address, x.phone, x.latitude, x.longitude, x.tags, x.head, x.count, x.search, $2, $3, $3
     from jsonb_to_recordset($1::jsonb) x (id uuid, number text, "areaCode" bigint, address text, phone text, latitude float8, longitude float8, tags text[], head text, count int, search text[])`,
    [JSON.stringify(rows), batchId, op.now],
  );
  const people = households.flatMap((household) =>
    household.members.map((member) => ({ ...member, areaCode: household.areaCode, householdId: household.id, membershipId: uuidv7() })),
  );
  await op.rows(
    `insert into person (id, name, sex, birth_date, identity_sealed, identity_hash, identity_tail, phone, dialects, disability_grade, home_area_code)
     select x.id, x.name, x.sex, x."birthDate", x."identitySealed", x."identityHash", x."identityTail", x.phone, x.dialects, x."disabilityGrade", x."areaCode"
     from jsonb_to_recordset($1::jsonb) x (id uuid, name text, sex text, "birthDate" date, "identitySealed" text, "identityHash" text, "identityTail" text, phone text, dialects text[], "disabilityGrade" int, "areaCode" bigint)`,
    [JSON.stringify(people)],
  );
  await op.rows(
    `insert into household_membership (id, household_id, person_id, relation, "from")
     select x."membershipId", x."householdId", x.id, x.relation, $2::date from jsonb_to_recordset($1::jsonb) x ("membershipId" uuid, "householdId" uuid, id uuid, relation text)`,
    [JSON.stringify(people.map(({ membershipId, householdId, id, relation }) => ({ membershipId, householdId, id, relation }))), today],
  );
  const statuses = households.flatMap((household) =>
    household.statuses.map((status) => ({ ...status, id: uuidv7(), householdId: household.id })),
  );
  if (statuses.length === 0) return;
  await op.rows(
    `insert into assistance_status (id, household_id, programme, "from", persons)
     select x.id, x."householdId", x.programme, x."from", x.persons from jsonb_to_recordset($1::jsonb) x (id uuid, "householdId" uuid, programme text, "from" date, persons int)`,
    [JSON.stringify(statuses)],
  );
}

async function newNumbers(op: Operation, count: number): Promise<string[]> {
  if (count === 0) return [];
  const rows = await op.rows<{ n: number }>("select nextval('household_number') n from generate_series(1, $1)", [count]);
  return rows.map((row) => householdNumber(row.n));
}
