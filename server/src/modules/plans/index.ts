import type { DomainModule } from '../../platform/graphql/module.js';
import { GoalFields, HouseholdPlanFields, MeasureFields, PlanFields, ReviewFields } from './fields.js';
import { makeNeeds } from './needs.js';
import { HouseholdPlan, PlanGoal, PlanMeasure, PlanReview } from './plan.js';
import { PlanResolver } from './resolver.js';

export { activePlanByHousehold, planMeasureById } from './loaders.js';
export { GoalDomain, PlanMeasure } from './plan.js';

/** One policy per household: exactly one plan in force, and its measures make their needs in time. */
export const plansModule: DomainModule = {
  name: 'plans',
  entities: [HouseholdPlan, PlanGoal, PlanMeasure, PlanReview],
  resolvers: [PlanResolver, PlanFields, GoalFields, MeasureFields, ReviewFields, HouseholdPlanFields],
  ticks: [{ everyMs: 600_000, run: async (op) => void (await makeNeeds(op, null)) }],
};
