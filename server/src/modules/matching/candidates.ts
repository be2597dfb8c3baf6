import type { Operation } from '../../platform/database/operation.js';
import type { PairAsked } from '../assignments/index.js';
import { RuleCheck, RuleCode } from '../assignments/index.js';
import { byRank, evaluate, pairOf, type Evaluation, type Outcome } from './evaluate.js';
import { fittingTeams, loadNeeds, loadSetting } from './need-facts.js';
import { NO_HISTORY, type NeedFacts, type Setting } from './pair.js';
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

async function evaluateAll(
  op: Operation,
  { need, setting }: Asked,
  ids: readonly string[],
  given?: { start: number; end: number },
): Promise<Evaluation[]> {
  const policy = setting.policies[need.areaCode];
  if (!policy) return [];
  const until = Math.max(boundsOf(need, policy, setting.now).until, given?.end ?? 0);
  const [volunteers, histories] = await Promise.all([
    loadVolunteers(op, ids, { needs: [need], until, bufferMinutes: policy.bufferMinutes }),
    loadHistories(op, ids, [need]),
  ]);
  return volunteers.map((volunteer) =>
    evaluate(pairOf(need, volunteer, setting), histories.get(volunteer.id) ?? NO_HISTORY, setting.now, given),
  );
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
    await evaluateAll(
      op,
      asked,
      reaching.map((row) => row.id),
    )
  ).toSorted(byRank);
  return { needId, evaluations, eligibleCount: evaluations.filter((each) => each.eligible).length, consideredCount: evaluations.length };
}

/** One pair explained, whoever it is: why, why not. Null when the actor may not see the need or the volunteer. */
export async function explain(op: Operation, needId: string, volunteerId: string): Promise<Evaluation | null> {
  const asked = await ask(op, needId);
  if (!asked) return null;
  const [evaluation] = await evaluateAll(op, asked, [volunteerId]);
  return evaluation ?? null;
}

/** The hard rules of a pair at a given time; a volunteer whom the actor may not see fails the first of them. */
export async function checkPair(op: Operation, { needId, volunteerId, startsAt, endsAt }: PairAsked): Promise<RuleCheck[]> {
  const asked = await ask(op, needId);
  const [evaluation] = asked ? await evaluateAll(op, asked, [volunteerId], { start: startsAt.getTime(), end: endsAt.getTime() }) : [];
  return evaluation ? evaluation.rules.map(ruleCheck) : [ruleCheck({ code: 'ACTIVE_VETTED', passed: false, evidence: null })];
}

/** An outcome as GraphQL shows it. */
export function ruleCheck({ code, passed, evidence }: Outcome): RuleCheck {
  return Object.assign(new RuleCheck(), { code: RuleCode[code], passed, evidence });
}
