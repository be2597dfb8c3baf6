import { batched, byKey, columns, groupBy, manyBy } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { ComparisonFinding, ComparisonRow, ComparisonRun, ListComparison } from './comparison.js';

/** A comparison by id. */
export const comparisonById = byKey<ListComparison>(() => ListComparison);
/** The runs of a comparison, the newest first. */
export const runsByComparison = manyBy<ComparisonRun>(() => ComparisonRun, 'comparisonId', 't.number desc');
/** A run by id. */
export const runById = byKey<ComparisonRun>(() => ComparisonRun);

/** Where a finding `f` with its lead `l` stands. */
export const FINDING_STATE = `case when f.settled_at is not null then 'SETTLED' when f.lead_id is not null then case when l.state is null or l.state = 'WAITING' then 'LEAD' else 'DECIDED' end
  when f.gone_run_id is not null then 'GONE' else 'OPEN' end`;
/** Findings as `f`, each with its lead as `l` where the viewer may read it. */
export const FINDINGS = 'comparison_finding f left join lead l on l.id = f.lead_id';
/** What is selected of findings. */
export function findingColumns(op: Operation): string {
  return `${columns(op, ComparisonFinding, 'f')}, ${FINDING_STATE} as state`;
}

/** A finding by id. */
export const findingById = batched<string, ComparisonFinding | null>(async (op, ids) => {
  const rows = await op.rows<ComparisonFinding>(`select ${findingColumns(op)} from ${FINDINGS} where f.id = any ($1::uuid[])`, [ids]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? null);
});

/** How many findings of a comparison are in which state. */
export const findingCounts = batched<string, { state: string; kind: string; count: number }[]>(async (op, ids) => {
  const rows = await op.rows<{ id: string; state: string; kind: string; count: number }>(
    `select f.comparison_id as id, ${FINDING_STATE} as state, f.kind, count(*)::int as count from ${FINDINGS} where f.comparison_id = any ($1::uuid[]) group by 1, 2, 3 order by 1, 2, 3`,
    [ids],
  );
  const groups = groupBy(rows, 'id');
  return ids.map((id) => groups.get(id) ?? []);
});

/** The row of the other list, by `run/side/ordinal`. */
export const rowByPlace = batched<string, ComparisonRow | null>(async (op, keys) => {
  const rows = await op.rows<ComparisonRow & { key: string }>(
    `select ${columns(op, ComparisonRow, 'r')}, k.key from unnest($1::text[]) k (key) join comparison_row r
       on r.run_id = split_part(k.key, '/', 1)::uuid and r.side = split_part(k.key, '/', 2) and r.ordinal = split_part(k.key, '/', 3)::int`,
    [keys],
  );
  const byPlace = new Map(rows.map((row) => [row.key, row]));
  return keys.map((key) => byPlace.get(key) ?? null);
});
