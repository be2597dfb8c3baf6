import type { Operation } from '../../platform/database/operation.js';
import { areaRange } from '../areas/index.js';
import { policyParameter } from '../../platform/policy-parameters.js';
import { fittingTeams } from './fitting.js';
import { grouped, loadNeeds, loadSetting } from './need-facts.js';
import type { Movable, NeedFacts, VolunteerFacts } from './pair.js';
import type { MatchRun } from './match-run.js';
import type { PlanInput } from './plan-input.js';
import { boundsOf } from './slots.js';
import { loadHistories, loadVolunteers } from './volunteer-facts.js';

/** Pairs that one plan looks at, at most: what a planning thread holds in memory. */
const MAX_PAIRS = 2_500_000;
/** A need always keeps so many of its nearest. */
const MIN_PER_NEED = 60;

/** All facts of the open needs of an area that fall due within the run's horizon: a constant number of statements. */
export async function loadRun(op: Operation, run: PlanOrder): Promise<PlanInput> {
  const [low, high] = areaRange(run.areaCode);
  const horizon = new Date(op.now.getTime() + run.horizonDays * 86_400_000);
  const [wanted, movable] = await Promise.all([
    op.rows<{ id: string }>(
      `select n.id from service_need n where n.state = 'UNMATCHED' and n.area_code >= $1 and n.area_code < $2 and n.due_at <= $3 order by n.id`,
      [low, high, horizon],
    ),
    run.replan ? movableIn(op, low, high, horizon) : [],
  ]);
  const accepted = grouped(movable);
  const needs = (await loadNeeds(op, [...new Set([...wanted.map((row) => row.id), ...accepted.keys()])]))
    .map((need) => opened(need, accepted.get(need.id) ?? []))
    .filter((need) => need.openSeats > 0);
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
  const [found, histories, pairs, seconds] = await Promise.all([
    loadVolunteers(op, ids, { needs, until, bufferMinutes: Math.max(0, ...policies.map((policy) => policy.bufferMinutes)) }),
    loadHistories(op, ids, needs),
    op.rows<{ id: string; volunteers: string | null }>('select need_id as id, volunteers from app.match_pairs($1, $2)', [
      needs.map((need) => need.id),
      ids,
    ]),
    policyParameter(op, 'match.solve.seconds'),
  ]);
  const volunteers = freed(found, movable);
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
    wishes: { locked: run.scenario.locked ?? [], left: run.scenario.left ?? [], mostVisits: run.mostVisits },
  };
}

/** What of a run decides which facts are loaded. */
export type PlanOrder = Pick<MatchRun, 'areaCode' | 'horizonDays' | 'replan' | 'mostVisits' | 'scenario'>;

/** Accepted visits of an area that begin after the frozen window and within the horizon, by need. */
async function movableIn(op: Operation, low: number, high: number, horizon: Date): Promise<(Movable & { id: string })[]> {
  const hours = await policyParameter(op, 'match.frozen.hours');
  return op.rows(
    `select a.need_id as id, a.id as "assignmentId", a.volunteer_id as "volunteerId", (extract(epoch from a.starts_at) * 1000)::float8 as start
     from assignment a join service_need n on n.id = a.need_id
     where a.state = 'CONFIRMED' and a.area_code >= $1 and a.area_code < $2 and a.starts_at > $3 and a.starts_at <= $4 and n.waived_reason is null order by a.need_id, a.id`,
    [low, high, new Date(op.now.getTime() + hours * 3_600_000), horizon],
  );
}

/** A need whose movable visits count as open; who goes there now holds nothing, and where nobody else does the time is open too. */
function opened(need: NeedFacts, movable: readonly Movable[]): NeedFacts {
  if (movable.length === 0) return need;
  const moving = new Set(movable.map((each) => each.volunteerId));
  const holders = need.holders.filter((id) => !moving.has(id));
  return {
    ...need,
    movable,
    holders,
    openSeats: need.openSeats + need.holders.length - holders.length,
    // People who go together keep the time that was agreed.
    fixedStart: need.seats > 1 ? (movable[0]?.start ?? null) : need.fixedStart,
  };
}

/** Volunteers without the visits that may move: the plan gives those back or not. */
function freed(volunteers: readonly VolunteerFacts[], movable: readonly Movable[]): VolunteerFacts[] {
  const starts = new Set(movable.map((each) => `${each.volunteerId} ${each.start}`));
  return volunteers.map((volunteer) =>
    volunteer.commitments.some((taken) => starts.has(`${volunteer.id} ${taken.start}`))
      ? { ...volunteer, commitments: volunteer.commitments.filter((taken) => !taken.open || !starts.has(`${volunteer.id} ${taken.start}`)) }
      : volunteer,
  );
}
