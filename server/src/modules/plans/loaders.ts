import { ahead, alongside, batched, byKey, columns, manyBy } from '../../platform/database/loaders.js';
import { householdById } from '../households/index.js';
import { HouseholdPlan, PlanGoal, PlanMeasure, PlanReview } from './plan.js';

/** A plan by id. */
export const planById = byKey<HouseholdPlan>(() => HouseholdPlan);
/** A goal by id. */
export const goalById = byKey<PlanGoal>(() => PlanGoal);
/** All versions of a household's plan, the newest first. */
export const plansByHousehold = manyBy<HouseholdPlan>(() => HouseholdPlan, 'householdId', 't.number desc');
/** A measure by id. */
export const planMeasureById = byKey<PlanMeasure>(() => PlanMeasure);
/** The goals of a plan in order. */
export const goalsByPlan = manyBy<PlanGoal>(() => PlanGoal, 'planId', 't.position');
/** The measures of a goal in order. */
export const measuresByGoal = manyBy<PlanMeasure>(() => PlanMeasure, 'goalId', 't.position');
/** The reviews of a plan, the last first. */
export const reviewsByPlan = manyBy<PlanReview>(() => PlanReview, 'planId', 't.created_at desc, t.id');
/** The plan in force of a household, or null. */
export const activePlanByHousehold = batched<string, HouseholdPlan | null>(async (op, ids) => {
  const rows = await op.rows<HouseholdPlan>(
    `select ${columns(op, HouseholdPlan, 'p')} from household_plan p where p.household_id = any ($1::uuid[]) and p.state = 'ACTIVE'`,
    [ids],
  );
  const byHousehold = new Map(rows.map((row) => [row.householdId, row]));
  return ids.map((id) => byHousehold.get(id) ?? null);
});

alongside(householdById, 'Household.plan', activePlanByHousehold);
alongside(householdById, 'Household.plans', plansByHousehold);
ahead(goalsByPlan, 'PlanGoal.measures', measuresByGoal, 'select id from plan_goal where plan_id = any ($1::uuid[])');

/** Visits of a measure: done, and due until now. */
export const progressByMeasure = batched<string, { done: number; due: number }>(async (op, ids) => {
  const rows = await op.rows<{ id: string; done: number; due: number }>(
    `select measure_id id, count(*) filter (where state = 'DONE')::int done, count(*) filter (where state = 'DONE' or due_at <= $2)::int due from service_need where measure_id = any ($1::uuid[]) group by 1`,
    [ids, op.now],
  );
  const byMeasure = new Map(rows.map(({ id, ...progress }) => [id, progress]));
  return ids.map((id) => byMeasure.get(id) ?? { done: 0, due: 0 });
});
