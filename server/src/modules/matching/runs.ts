import { newId } from '../../platform/database/ids.js';
import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { enqueueJob, JobKind } from '../../platform/jobs/index.js';
import { areaByCode, parseAreaCode } from '../areas/index.js';
import { sendMany, takeBackMany } from '../assignments/index.js';
import { needById } from '../tasks/index.js';
import { volunteerById } from '../volunteers/index.js';
import { policyParameter } from '../../platform/policy-parameters.js';
import type {
  MatchLockSetInput,
  MatchProposalToggleInput,
  MatchRepeatStartInput,
  MatchRunStartInput,
  MatchTrialStartInput,
} from './inputs.js';
import type { PlanOrder } from './run-facts.js';
import { proposalById, proposalsByRun, runById } from './loaders.js';
import { MatchRun, MatchRunKind, MatchRunState, ProposalOutcome, type MatchProposal, type Scenario } from './match-run.js';

/** The newest plans that the actor may see. */
export function recentRuns(op: Operation, first: number): Promise<MatchRun[]> {
  return op.rows<MatchRun>(
    `select ${columns(op, MatchRun, 'r')} from match_run r where r.kind = 'PLAN' order by r.created_at desc, r.id limit $1`,
    [first],
  );
}

/** Orders a plan. @throws Refusal INVALID_FORMAT, NOT_FOUND (area), NOT_ALLOWED (area outside the actor's), REQUEST_REUSED */
export function startRun(op: Operation, input: MatchRunStartInput): Promise<string> {
  return once(op, input.requestId, 'matchRunStart', input, async () => {
    const areaCode = parseAreaCode(input.areaCode);
    if (!(await op.load(areaByCode, areaCode))) refuse(UserErrorCode.NOT_FOUND, 'No area has this code.', ['areaCode']);
    return order(op, {
      areaCode,
      horizonDays: input.horizonDays,
      replan: input.replan ?? false,
      mostVisits: input.mostVisits ?? null,
      kind: MatchRunKind.PLAN,
      basedOn: null,
      scenario: {},
    });
  });
}

/** Writes the order down and hands it to a job. */
async function order(
  op: Operation,
  { areaCode, horizonDays, replan, mostVisits, kind, basedOn, scenario }: PlanOrder & Pick<MatchRun, 'kind' | 'basedOn'>,
): Promise<string> {
  const id = newId();
  await op.rows(
    `insert into match_run (id, area_code, horizon_days, state, kind, replan, most_visits, based_on, scenario, created_by, created_at)
     values ($1, $2, $3, '${MatchRunState.RUNNING}', $4, $5, $6, $7, $8, $9, $10) returning id`,
    [id, areaCode, horizonDays, kind, replan, mostVisits, basedOn, JSON.stringify(scenario), op.accountId, op.now],
  );
  const job = await enqueueJob(op, { kind: JobKind.MATCH_RUN, subjectId: id });
  await op.rows('update match_run set job_id = $2 where id = $1 returning id', [id, job.id]);
  return id;
}

/** The plan, locked for a change. @throws Refusal NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION */
async function lockedRun(op: Operation, id: string, from: readonly MatchRunState[]): Promise<MatchRun> {
  const run = await op.load(runById, id);
  if (!run) refuse(UserErrorCode.NOT_FOUND, 'No such plan.', ['id']);
  const [locked] = await op.rows<{ state: MatchRunState }>('select state from match_run where id = $1 for update', [id]);
  if (!locked) refuse(UserErrorCode.NOT_ALLOWED, 'This plan is outside what you may change.', ['id']);
  if (!from.includes(locked.state))
    refuse(UserErrorCode.ILLEGAL_TRANSITION, `A plan in state ${locked.state} cannot do this step.`, ['id']);
  return run;
}

/** Takes a line in or out, with those who go together. Returns the plan's id. @throws Refusal NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION */
export async function toggleProposal(op: Operation, input: MatchProposalToggleInput): Promise<string> {
  const line = await lineToChange(op, input.id);
  // A line that is taken out cannot stay whatever comes.
  await op.rows(
    `update match_proposal set included = $3, locked = locked and $3 where run_id = $1 and need_id = $2 and takes_back is not distinct from $4 returning id`,
    [line.runId, line.needId, input.included, line.takesBack],
  );
  return line.runId;
}

/** Locks a line or unlocks it, with those who go together. Returns the plan's id. @throws Refusal NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION */
export async function lockProposal(op: Operation, input: MatchLockSetInput): Promise<string> {
  const line = await lineToChange(op, input.id);
  if (line.takesBack !== null)
    refuse(UserErrorCode.ILLEGAL_TRANSITION, 'A visit that is taken back cannot be locked; take the line out.', ['id']);
  await op.rows(
    'update match_proposal set locked = $3, included = included or $3 where run_id = $1 and need_id = $2 and takes_back is null returning id',
    [line.runId, line.needId, input.locked],
  );
  return line.runId;
}

async function lineToChange(op: Operation, id: string): Promise<MatchProposal> {
  const proposal = await op.load(proposalById, id);
  if (!proposal) refuse(UserErrorCode.NOT_FOUND, 'No such line.', ['id']);
  await lockedRun(op, proposal.runId, [MatchRunState.READY]);
  return proposal;
}

/**
 * Sends the included lines as offers and takes back what they replace, all in this transaction and in a constant number of
 * statements. A line whose need or volunteer has changed so that it cannot be sent any more is marked and does not hold up
 * the others; nothing within the frozen window is taken back.
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION
 */
export async function commitRun(op: Operation, id: string): Promise<void> {
  const run = await lockedRun(op, id, [MatchRunState.READY]);
  if (run.kind !== MatchRunKind.PLAN) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'A trial is not sent.', ['id']);
  const lines = (await op.load(proposalsByRun, run.id)).filter((line) => line.included);
  const [back, forth] = [lines.filter((line) => line.takesBack !== null), lines.filter((line) => line.takesBack === null)];
  const after = new Date(op.now.getTime() + (await policyParameter(op, 'match.frozen.hours')) * 3_600_000);
  const taken = await takeBackMany(
    op,
    back.flatMap((line) => line.takesBack ?? []),
    after,
    TAKEN_BACK,
  );
  const sent = await sendMany(
    op,
    forth.map(({ needId, volunteerId, startsAt, endsAt }) => ({ needId, volunteerId, startsAt, endsAt })),
  );
  const done = [...back.map((line) => taken.has(line.takesBack ?? '')), ...sent];
  await op.rows(
    'update match_proposal p set outcome = o.outcome from unnest($1::uuid[], $2::text[]) o (id, outcome) where p.id = o.id returning p.id',
    [[...back, ...forth].map((line) => line.id), done.map((each) => (each ? ProposalOutcome.SENT : ProposalOutcome.CHANGED_MEANWHILE))],
  );
  await close(op, run.id, MatchRunState.COMMITTED);
}

/** What decides which facts a run loads. */
function sameFacts({ areaCode, horizonDays, replan, mostVisits }: MatchRun): Omit<PlanOrder, 'scenario'> {
  return { areaCode, horizonDays, replan, mostVisits };
}

/** Stands as the reason of a visit that a new plan took back; people read it. */
const TAKEN_BACK = '方案调整，重新安排';

/**
 * Plans again what a plan was for, from the present facts: locked lines stay, lines that were taken out do not come back.
 * The old plan is put aside. @throws Refusal NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION, REQUEST_REUSED
 */
export function planAgain(op: Operation, input: MatchRepeatStartInput): Promise<string> {
  return once(op, input.requestId, 'matchRepeatStart', input, async () => {
    const run = await lockedRun(op, input.id, [MatchRunState.READY]);
    if (run.kind !== MatchRunKind.PLAN) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'A trial is not planned again.', ['id']);
    const scenario = await reviewed(op, run, true);
    await close(op, run.id, MatchRunState.DISCARDED);
    return order(op, { ...sameFacts(run), scenario, basedOn: run.id, kind: MatchRunKind.PLAN });
  });
}

/**
 * Asks what a plan would be like with one pair that has to stand, or with more volunteers; a job answers.
 * @throws Refusal NOT_FOUND (plan, need, volunteer, area), NOT_ALLOWED, ILLEGAL_TRANSITION, REQUIRED, REQUEST_REUSED
 */
export function startTrial(op: Operation, input: MatchTrialStartInput): Promise<string> {
  return once(op, input.requestId, 'matchTrialStart', input, async () => {
    const run = await lockedRun(op, input.id, [MatchRunState.READY]);
    const { force, extra } = input;
    if (!force === !extra) refuse(UserErrorCode.REQUIRED, 'Either a pair or more volunteers.', ['force']);
    const scenario = await reviewed(op, run, false);
    if (force) {
      if (!(await op.load(needById, force.needId))) refuse(UserErrorCode.NOT_FOUND, 'No such need.', ['force', 'needId']);
      if (!(await op.load(volunteerById, force.volunteerId)))
        refuse(UserErrorCode.NOT_FOUND, 'No such volunteer.', ['force', 'volunteerId']);
      scenario.force = [force.needId, force.volunteerId];
    }
    if (extra) {
      const areaCode = parseAreaCode(extra.areaCode);
      if (!(await op.load(areaByCode, areaCode))) refuse(UserErrorCode.NOT_FOUND, 'No area has this code.', ['extra', 'areaCode']);
      scenario.extra = { kind: extra.team, areaCode, count: extra.count };
    }
    return order(op, { ...sameFacts(run), scenario, basedOn: run.id, kind: MatchRunKind.TRIAL });
  });
}

/** What a person said of the lines of a plan, and of those before it. Of a plan that is tried out nothing is left out: it stands as it was made. */
async function reviewed(op: Operation, run: MatchRun, again: boolean): Promise<Scenario> {
  const lines = (await op.load(proposalsByRun, run.id)).filter((line) => line.takesBack === null);
  const pairs = (chosen: MatchProposal[]) => chosen.map((line): [string, string] => [line.needId, line.volunteerId]);
  return {
    locked: pairs(lines.filter((line) => line.locked)),
    left: [...(run.scenario.left ?? []), ...(again ? pairs(lines.filter((line) => !line.included)) : [])],
  };
}

/** Puts a plan aside. @throws Refusal NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION (running, committed) */
export async function discardRun(op: Operation, id: string): Promise<void> {
  const run = await lockedRun(op, id, [MatchRunState.READY, MatchRunState.FAILED, MatchRunState.CANCELLED]);
  await close(op, run.id, MatchRunState.DISCARDED);
}

async function close(op: Operation, id: string, state: MatchRunState): Promise<void> {
  await op.rows('update match_run set state = $2, version = version + 1 where id = $1 returning id', [id, state]);
}
