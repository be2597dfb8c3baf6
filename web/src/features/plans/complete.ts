import type { Plan } from './documents';

/** Whether a version may be submitted: a goal at least, and a measure for every goal. The server judges in the end. */
export function complete(plan: Plan): boolean {
  return plan.goals.length > 0 && plan.goals.every((goal) => goal.measures.length > 0);
}
