import { batched, byKey, columns } from '../../platform/database/loaders.js';
import { CoverageCorrection, CoverageEntry, CoverageExemption } from './coverage.js';

/** An exemption by id. */
export const exemptionById = byKey<CoverageExemption>(() => CoverageExemption);
/** A correction by id. */
export const correctionById = byKey<CoverageCorrection>(() => CoverageCorrection);

/** The present entry of a household, or null when it is not on the roll. */
export const presentEntry = batched<string, CoverageEntry | null>(async (op, ids) => {
  const rows = await op.rows<CoverageEntry>(
    `select ${columns(op, CoverageEntry, 'e')} from coverage_entry e where e.household_id = any ($1::uuid[]) and e.until_day is null`,
    [ids],
  );
  const byHousehold = new Map(rows.map((row) => [row.householdId, row]));
  return ids.map((id) => byHousehold.get(id) ?? null);
});

/** The exemption of a household that holds today or is to come, or null. */
export const presentExemption = batched<string, CoverageExemption | null>(async (op, ids) => {
  const rows = await op.rows<CoverageExemption>(
    `select ${columns(op, CoverageExemption, 'e')} from coverage_exemption e where e.household_id = any ($1::uuid[]) and e.until_day > app.today() order by e.from_day desc`,
    [ids],
  );
  const byHousehold = new Map(rows.map((row) => [row.householdId, row]));
  return ids.map((id) => byHousehold.get(id) ?? null);
});
