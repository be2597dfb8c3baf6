import { randomUUID } from 'node:crypto';
import type { World } from '../testkit/world.js';

/** A plan with one goal and one measure in a state, written by somebody else than any actor of the test. */
export async function planIn(
  world: World,
  state: string,
  householdId: string,
  area: number,
): Promise<{ id: string; goalId: string; measureId: string }> {
  const [id, goalId, measureId] = [randomUUID(), randomUUID(), randomUUID()];
  const author = (await world.actor('SOCIAL_WORKER')).accountId;
  const approver = (await world.actor('COORDINATOR')).accountId;
  await world.sql(
    "insert into household_plan (id, household_id, area_code, number, state, summary, agreed_on, author_id) values ($1, $2, $3, 1, 'DRAFT', '现状与方向', '2026-06-01', $4)",
    [id, householdId, area, author],
  );
  await world.sql("insert into plan_goal (id, plan_id, position, domain, text) values ($1, $2, 1, 'HEALTH', '目标')", [goalId, id]);
  await world.sql("insert into plan_measure (id, goal_id, position, text, starts_on) values ($1, $2, 1, '措施', '2026-06-10')", [
    measureId,
    goalId,
  ]);
  await world.sql(
    "insert into plan_review_record (id, plan_id, reviewed_on, verdict, note, next_due_on, reviewed_by) values ($1, $2, '2026-06-05', 'GOES_ON', '入户核对', '2026-12-01', $3)",
    [randomUUID(), id, author],
  );
  const decided = ['APPROVED', 'ACTIVE', 'COMPLETED', 'TERMINATED'].includes(state);
  await world.sql(
    `update household_plan set state = $2, submitted_at = case when $2 <> 'DRAFT' then now() end, approver_id = case when $3 then $4::uuid end, approved_at = case when $3 then now() end,
       active_from = case when $2 = 'ACTIVE' then now() end, review_due_on = case when $2 = 'ACTIVE' then '2026-12-01'::date end where id = $1`,
    [id, state, decided, approver],
  );
  return { id, goalId, measureId };
}
