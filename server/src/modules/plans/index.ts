import type { DomainModule } from '../../platform/graphql/module.js';
import { GoalFields, HouseholdPlanFields, MeasureFields, PlanFields } from './fields.js';
import { makeNeeds } from './needs.js';
import { HouseholdPlan, PlanGoal, PlanMeasure } from './plan.js';
import { PlanResolver } from './resolver.js';

export { activePlanByHousehold, planMeasureById } from './loaders.js';
export { GoalDomain, PlanMeasure } from './plan.js';

/** One policy per household: exactly one plan in force, and its measures make their needs in time. */
export const plansModule: DomainModule = {
  name: 'plans',
  entities: [HouseholdPlan, PlanGoal, PlanMeasure],
  resolvers: [PlanResolver, PlanFields, GoalFields, MeasureFields, HouseholdPlanFields],
  ticks: [{ everyMs: 600_000, run: async (op) => void (await makeNeeds(op, null)) }],
};
