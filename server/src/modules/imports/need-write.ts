import type { Operation } from '../../platform/database/operation.js';
import { needNumber } from '../tasks/index.js';
import type { NeedRecord } from './need-rules.js';

/** Writes a chunk of needs. */
export async function writeNeeds(op: Operation, records: readonly object[], batchId: string): Promise<void> {
  const sequence = await op.rows<{ n: number }>("select nextval('service_need_number') n from generate_series(1, $1)", [records.length]);
  const rows = (records as NeedRecord[]).map((need, at) => Object.assign(need, { number: needNumber(sequence[at]?.n ?? 0) }));
  await op.rows(
    `insert into service_need (id, number, household_id, person_id, service_code, area_code, tier, window_start, window_end, due_at, minutes, seats,
       required_sex, required_dialect, prefer_continuity, note, verified_by, verified_on, import_id, created_by, created_at)
     select x.id, x.number, x."householdId", x."personId", x."serviceCode", x."areaCode", x.tier, x."windowStart", x."windowEnd", x."dueAt", x.minutes, x.seats,
       x."requiredSex", x."requiredDialect", x."preferContinuity", x.note, x."verifiedBy", x."verifiedOn", $2, $3, $4
     from jsonb_to_recordset($1::jsonb) x (id uuid, number text, "householdId" uuid, "personId" uuid, "serviceCode" text, "areaCode" bigint, tier text, "windowStart" timestamptz, "windowEnd" timestamptz,
       "dueAt" timestamptz, minutes int, seats int, "requiredSex" text, "requiredDialect" text, "preferContinuity" boolean, note text, "verifiedBy" text, "verifiedOn" date)`,
    [JSON.stringify(rows), batchId, op.accountId, op.now],
  );
}
