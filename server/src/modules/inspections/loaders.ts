import { batched, byKey, groupBy, manyBy } from '../../platform/database/loaders.js';
import { InspectionFinding, InspectionPlan, InspectionVisit } from './inspection.js';

/** A plan by id. */
export const planById = byKey<InspectionPlan>(() => InspectionPlan);
/** A visit by id. */
export const visitById = byKey<InspectionVisit>(() => InspectionVisit);
/** A finding by id. */
export const findingById = byKey<InspectionFinding>(() => InspectionFinding);
/** The findings of a visit, in order. */
export const findingsByVisit = manyBy<InspectionFinding>(() => InspectionFinding, 'visitId', 't.number');

/** How far a plan has come. */
export interface PlanProgress {
  readonly visits: number;
  readonly visited: number;
  readonly findings: number;
  readonly open: number;
  readonly rectified: number;
}

/** How far plans have come. */
export const progressByPlan = batched<string, PlanProgress>(async (op, ids) => {
  const rows = await op.rows<PlanProgress & { id: string }>(
    `select k.id, v.visits, v.visited, f.findings, f.open, f.rectified from unnest($1::uuid[]) k (id)
     cross join lateral (select count(*)::int visits, count(*) filter (where v.outcome is not null)::int visited from inspection_visit v where v.plan_id = k.id) v
     cross join lateral (select count(*)::int findings, count(*) filter (where f.state = 'OPEN')::int open, count(*) filter (where f.state = 'RECTIFIED')::int rectified from inspection_finding f where f.plan_id = k.id) f`,
    [ids],
  );
  const byId = new Map(rows.map(({ id, ...progress }) => [id, progress]));
  return ids.map((id) => byId.get(id) ?? { visits: 0, visited: 0, findings: 0, open: 0, rectified: 0 });
});

/** A layer of the roll of a plan: how many it has and how many were drawn. */
export interface Layer {
  readonly stratum: string;
  readonly households: number;
  readonly drawn: number;
}

/** The layers of plans that were started. */
export const layersByPlan = batched<string, Layer[]>(async (op, ids) => {
  const rows = await op.rows<Layer & { id: string }>(
    `select plan_id id, stratum, count(*)::int households, count(*) filter (where drawn)::int drawn from inspection_roll where plan_id = any ($1::uuid[]) group by 1, 2 order by 1, 2`,
    [ids],
  );
  return ids.map((id) => rows.filter((row) => row.id === id));
});

/** The rolls that plans drew from. */
export const rollByPlan = batched<string, { number: string; stratum: string; drawn: boolean }[]>(async (op, ids) => {
  const rows = await op.rows<{ id: string; number: string; stratum: string; drawn: boolean }>(
    'select plan_id as id, number, stratum, drawn from inspection_roll where plan_id = any ($1::uuid[]) order by plan_id, number',
    [ids],
  );
  const groups = groupBy(rows, 'id');
  return ids.map((id) => groups.get(id) ?? []);
});
