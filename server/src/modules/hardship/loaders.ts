import { batched, byKey, columns, groupBy, manyBy } from '../../platform/database/loaders.js';
import { CareCheck, CareCheckItem, CareEvidence, DispersedCare, DispersedVisit } from './care.js';

/** A care by id. */
export const careById = byKey<DispersedCare>(() => DispersedCare);
/** The cares of a household, the newest first. */
export const caresByHousehold = manyBy<DispersedCare>(() => DispersedCare, 'householdId', 't.began_on desc, t.id');
/** Evidence of a care, the newest first. */
export const evidenceByCare = manyBy<CareEvidence>(() => CareEvidence, 'careId', 't.recorded_at desc, t.id');
/** Visits of a care, the newest first. */
export const visitsByCare = manyBy<DispersedVisit>(() => DispersedVisit, 'careId', 't.visited_on desc, t.id');
/** An item of the checklist by id. */
export const itemById = byKey<CareCheckItem>(() => CareCheckItem);

/** The last answer to each item that is asked today, by the place of the item; items without an answer are left out. */
export const checksByCare = batched<string, CareCheck[]>(async (op, ids) => {
  const rows = await op.rows<CareCheck>(
    `select distinct on (x.care_id, i.position, x.item_id) ${columns(op, CareCheck, 'x')} from care_check x join care_check_item i on i.id = x.item_id and i.active
     where x.care_id = any ($1::uuid[]) order by x.care_id, i.position, x.item_id, x.checked_at desc`,
    [ids],
  );
  const groups = groupBy(rows, 'careId');
  return ids.map((id) => groups.get(id) ?? []);
});
