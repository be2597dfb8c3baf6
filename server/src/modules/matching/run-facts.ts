import type { Operation } from '../../platform/database/operation.js';
import { areaRange } from '../areas/index.js';
import { policyParameter } from '../../platform/policy-parameters.js';
import { fittingTeams, loadNeeds, loadSetting } from './need-facts.js';
import type { MatchRun } from './match-run.js';
import type { PlanInput } from './plan-input.js';
import { boundsOf } from './slots.js';
import { loadHistories, loadVolunteers } from './volunteer-facts.js';

/** Pairs that one plan looks at, at most: what a planning thread holds in memory. */
const MAX_PAIRS = 2_500_000;
/** A need always keeps so many of its nearest. */
const MIN_PER_NEED = 60;

/** All facts of the open needs of an area that fall due within the run's horizon: a constant number of statements. */
export async function loadRun(op: Operation, run: MatchRun): Promise<PlanInput> {
  const [low, high] = areaRange(run.areaCode);
  const horizon = new Date(op.now.getTime() + run.horizonDays * 86_400_000);
  const wanted = await op.rows<{ id: string }>(
    `select n.id from service_need n where n.state = 'UNMATCHED' and n.area_code >= $1 and n.area_code < $2 and n.due_at <= $3 order by n.id`,
    [low, high, horizon],
  );
  const needs = (
    await loadNeeds(
      op,
      wanted.map((row) => row.id),
    )
  ).filter((need) => need.openSeats > 0);
  const setting = await loadSetting(op, needs);
  const teams = needs.map((need) => fittingTeams(need, setting.teams));
  const pool = await op.rows<{ id: string }>(
    `select v.id from volunteer v where v.state = 'ACTIVE' and v.id in (select m.volunteer_id from team_member m where m.team_id = any ($1::uuid[])) order by v.id`,
    [[...new Set(teams.flat())]],
  );
  const ids = pool.map((row) => row.id);
  const policies = Object.values(setting.policies);
  const until = needs.reduce((latest, need) => {
    const policy = setting.policies[need.areaCode];
    return policy ? Math.max(latest, boundsOf(need, policy, setting.now).until) : latest;
  }, setting.now);
  const [volunteers, histories, pairs, seconds] = await Promise.all([
    loadVolunteers(op, ids, { needs, until, bufferMinutes: Math.max(0, ...policies.map((policy) => policy.bufferMinutes)) }),
    loadHistories(op, ids, needs),
    op.rows<{ id: string; volunteers: string | null }>('select need_id as id, volunteers from app.match_pairs($1, $2)', [
      needs.map((need) => need.id),
      ids,
    ]),
    policyParameter(op, 'match.solve.seconds'),
  ]);
  const reaching = new Map(pairs.map((pair) => [pair.id, pair.volunteers ?? '']));
  return {
    setting,
    needs,
    volunteers,
    histories: Object.fromEntries(histories),
    reaching: needs.map((need) => reaching.get(need.id) ?? ''),
    mostPerNeed: Math.max(MIN_PER_NEED, Math.floor(MAX_PAIRS / Math.max(1, needs.length))),
    served: teams.map((fitting) => fitting.length > 0),
    timeLimitMs: seconds * 1000,
  };
}
