import { batched, columns } from '../../platform/database/loaders.js';
import { decodeCursor, pageLength, toPage, type Page, type PageArgs } from '../../platform/graphql/connection.js';
import type { Operation } from '../../platform/database/operation.js';
import { ServiceNeed } from './need.js';

interface PageKey {
  householdId: string;
  first: number;
  after: string | null;
}

/** Pages of many households' needs in one statement; keys are JSON so that equal pages are asked once. */
const needPages = batched<string, ServiceNeed[]>(async (op, keys) => {
  const wanted = keys.map((key) => JSON.parse(key) as PageKey);
  const seeks = wanted.map(({ after }) => (after ? decodeCursor(after, 2) : []));
  const rows = await op.rows<ServiceNeed & { at: number }>(
    `select w.at, ${columns(op, ServiceNeed, 'n')}
     from unnest($1::uuid[], $2::int[], $3::timestamptz[], $4::uuid[]) with ordinality w(household_id, wanted, due_at, id, at)
     cross join lateral (select * from service_need t where t.household_id = w.household_id and (w.due_at is null or (t.due_at, t.id) > (w.due_at, w.id))
       order by t.due_at, t.id limit w.wanted) n
     order by w.at, n.due_at, n.id`,
    [
      wanted.map((page) => page.householdId),
      wanted.map((page) => page.first + 1),
      seeks.map(([dueAt]) => dueAt ?? null),
      seeks.map(([, id]) => id ?? null),
    ],
  );
  const pages: ServiceNeed[][] = keys.map(() => []);
  for (const row of rows) pages[row.at - 1]?.push(row);
  return pages;
});

const needCounts = batched<string, number>(async (op, ids) => {
  const rows = await op.rows<{ id: string; n: number }>(
    'select household_id id, count(*) n from service_need where household_id = any ($1::uuid[]) group by 1',
    [ids],
  );
  const counts = new Map(rows.map((row) => [row.id, row.n]));
  return ids.map((id) => counts.get(id) ?? 0);
});

/** A page of one household's needs; many households of one operation share their statements. */
export async function needsOfHousehold(op: Operation, householdId: string, args: PageArgs): Promise<Page<ServiceNeed>> {
  const key: PageKey = { householdId, first: pageLength(args.first), after: args.after ?? null };
  const rows = await op.load(needPages, JSON.stringify(key));
  return toPage(
    rows,
    args,
    (need) => [need.dueAt, need.id],
    () => op.load(needCounts, householdId),
  );
}
