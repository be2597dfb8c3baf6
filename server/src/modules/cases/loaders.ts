import { batched, byKey, columns, manyBy } from '../../platform/database/loaders.js';
import { Case } from './case.js';

/** A case by id. */
export const caseById = byKey<Case>(() => Case);
/** All cases of a household, the newest first. */
export const casesByHousehold = manyBy<Case>(() => Case, 'householdId', 't.opened_at desc, t.id');
/** The open case of a household, or null. */
export const openCaseByHousehold = batched<string, Case | null>(async (op, ids) => {
  const rows = await op.rows<Case>(
    `select ${columns(op, Case, 'c')} from social_case c where c.household_id = any ($1::uuid[]) and c.state <> 'CLOSED'`,
    [ids],
  );
  const byHousehold = new Map(rows.map((row) => [row.householdId, row]));
  return ids.map((id) => byHousehold.get(id) ?? null);
});
