import { batched, byKey } from '../../platform/database/loaders.js';
import { PolicyNotice } from './notice.js';

/** A version by id. */
export const noticeById = byKey<PolicyNotice>(() => PolicyNotice);

/** Households of the roll whom a version `n` is for today: `h`, as far as the viewer sees them. */
export const MEANT = `join household h on app.area_range(n.area_code) @> h.area_code and exists (select from assistance_status s where s.household_id = h.id
  and s.programme = any (n.programmes) and s."from" <= app.today() and (s.until is null or s.until > app.today()))`;
/** That such a household was told. */
export const TOLD = 'exists (select from outreach_record r where r.household_id = h.id and r.notice_id = n.id)';

/** How far versions have come. */
export const reachByNotice = batched<string, { meant: number; told: number }>(async (op, ids) => {
  const rows = await op.rows<{ id: string; meant: number; told: number }>(
    `select n.id, count(*)::int meant, count(*) filter (where ${TOLD})::int told from policy_notice n ${MEANT} where n.id = any ($1::uuid[]) group by n.id`,
    [ids],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? { meant: 0, told: 0 });
});
