import type { Operation } from '../../platform/database/operation.js';

/** Waives what a plan that has just ended still owed and nobody was asked for. */
export async function endNeeds(op: Operation, planId: string, reason: string): Promise<void> {
  await op.rows('select app.end_plan_needs($1, $2)', [planId, reason]);
}

/**
 * Makes the needs of measures in force that fall due within the horizon of policy, each exactly once: what has been
 * made is remembered on the measure, and rows being worked on by another process are skipped.
 * @param planId one plan, or null for all that are due; then at most 500 measures
 * @returns how many needs were made
 */
export async function makeNeeds(op: Operation, planId: string | null): Promise<number> {
  const made = await op.row<{ made: number }>('select app.make_plan_needs($1) as made', [planId]);
  return made?.made ?? 0;
}
