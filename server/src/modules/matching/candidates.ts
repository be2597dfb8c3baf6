import type { Operation } from '../../platform/database/operation.js';
import type { PairAsked } from '../assignments/index.js';
import { RuleCheck, RuleCode } from '../assignments/index.js';
import { byRank, evaluate, outcomesAt, pairOf, type Evaluation, type Outcome } from './evaluate.js';
import { fittingTeams } from './fitting.js';
import { loadNeeds, loadSetting } from './need-facts.js';
import { NO_HISTORY, type NeedFacts, type Pair, type Setting } from './pair.js';
import { changesFor, type PairChange } from './relaxation.js';
import { withVisits } from './schedule.js';
import { boundsOf } from './slots.js';
import { loadHistories, loadVolunteers } from './volunteer-facts.js';

/** A need's ranking. */
export interface Ranking {
  needId: string;
  /** The best first; the eligible before all others. */
  evaluations: Evaluation[];
  eligibleCount: number;
  consideredCount: number;
}

interface Asked {
  need: NeedFacts;
  setting: Setting;
}

async function ask(op: Operation, needId: string): Promise<Asked | null> {
  const [need] = await loadNeeds(op, [needId]);
  return need ? { need, setting: await loadSetting(op, [need]) } : null;
}

/** A pair asked for alone. */
export interface Explanation extends Evaluation {
  changes: PairChange[];
  mayFit: boolean;
}

async function weighAll(
  op: Operation,
  { need, setting }: Asked,
  ids: readonly string[],
): Promise<{ pair: Pair; evaluation: Evaluation }[]> {
  const policy = setting.policies[need.areaCode];
  if (!policy) return [];
  const { until } = boundsOf(need, policy, setting.now);
  const [volunteers, histories] = await Promise.all([
    loadVolunteers(op, ids, { needs: [need], until, bufferMinutes: policy.bufferMinutes }),
    loadHistories(op, ids, [need]),
  ]);
  return volunteers.map((volunteer) => {
    const pair = pairOf(need, volunteer, setting);
    return { pair, evaluation: evaluate(pair, histories.get(volunteer.id) ?? NO_HISTORY, setting.now) };
  });
}

/**
 * Everyone whom the actor may see, who belongs to a team that could serve the need and who reaches it, ranked.
 * Null when the actor may not see the need.
 */
export async function rank(op: Operation, needId: string): Promise<Ranking | null> {
  const asked = await ask(op, needId);
  if (!asked) return null;
  const { need, setting } = asked;
  const reaching = await op.rows<{ id: string }>(
    'select v.id from volunteer v where v.id in (select app.volunteers_reaching($1, $2, $3, $4)) order by v.id',
    [fittingTeams(need, setting.teams), need.areaCode, need.latitude, need.longitude],
  );
  const evaluations = (
    await weighAll(
      op,
      asked,
      reaching.map((row) => row.id),
    )
  )
    .map((each) => each.evaluation)
    .toSorted(byRank);
  return { needId, evaluations, eligibleCount: evaluations.filter((each) => each.eligible).length, consideredCount: evaluations.length };
}

/**
 * One pair explained, whoever it is: why, why not, and what would have to change. Null when the actor may not see the need or
 * the volunteer.
 */
export async function explain(op: Operation, needId: string, volunteerId: string): Promise<Explanation | null> {
  const asked = await ask(op, needId);
  const [found] = asked ? await weighAll(op, asked, [volunteerId]) : [];
  if (!found || !asked) return null;
  const changes = changesFor(found.pair, asked.setting.now);
  return { ...found.evaluation, changes: changes ?? [], mayFit: changes !== null };
}

/**
 * The hard rules of pairs at given times, each as if those before it that hold stood already; a volunteer or need that the
 * actor may not see fails the first of them. A constant number of statements.
 */
export async function checkPairs(op: Operation, pairs: readonly PairAsked[]): Promise<RuleCheck[][]> {
  if (pairs.length === 0) return [];
  const needs = await loadNeeds(op, [...new Set(pairs.map((pair) => pair.needId))]);
  const setting = await loadSetting(op, needs);
  const until = Math.max(...pairs.map((pair) => pair.endsAt.getTime()));
  const bufferMinutes = Math.max(0, ...Object.values(setting.policies).map((policy) => policy.bufferMinutes));
  const volunteers = await loadVolunteers(op, [...new Set(pairs.map((pair) => pair.volunteerId))], { needs, until, bufferMinutes });
  const needById = new Map(needs.map((need) => [need.id, need]));
  const volunteerById = new Map(volunteers.map((volunteer) => [volunteer.id, volunteer]));
  return pairs.map(({ needId, volunteerId, startsAt, endsAt }) => {
    const [need, volunteer] = [needById.get(needId), volunteerById.get(volunteerId)];
    if (!need || !volunteer) return [ruleCheck({ code: 'ACTIVE_VETTED', passed: false, evidence: null })];
    const slot = { start: startsAt.getTime(), end: endsAt.getTime() };
    const outcomes = outcomesAt(pairOf(need, volunteer, setting), slot);
    if (outcomes.every((outcome) => outcome.passed)) {
      needById.set(needId, { ...need, holders: [...need.holders, volunteerId] });
      volunteerById.set(volunteerId, withVisits(volunteer, [need], new Map([[0, slot]]), setting));
    }
    return outcomes.map(ruleCheck);
  });
}

/** An outcome as GraphQL shows it. */
export function ruleCheck({ code, passed, evidence }: Outcome): RuleCheck {
  return Object.assign(new RuleCheck(), { code: RuleCode[code], passed, evidence });
}
