import { v7 as uuidv7 } from 'uuid';
import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { Refusal, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { enqueueJob, JobKind } from '../../platform/jobs/index.js';
import { areaByCode, parseAreaCode } from '../areas/index.js';
import { sendOnce } from '../assignments/index.js';
import type { MatchProposalToggleInput, MatchRunStartInput } from './inputs.js';
import { proposalById, proposalsByRun, runById } from './loaders.js';
import { MatchRun, MatchRunState, ProposalOutcome, type MatchProposal } from './match-run.js';

/** The newest plans that the actor may see. */
export function recentRuns(op: Operation, first: number): Promise<MatchRun[]> {
  return op.rows<MatchRun>(`select ${columns(op, MatchRun, 'r')} from match_run r order by r.created_at desc, r.id limit $1`, [first]);
}

/** Orders a plan. @throws Refusal INVALID_FORMAT, NOT_FOUND (area), NOT_ALLOWED (area outside the actor's), REQUEST_REUSED */
export function startRun(op: Operation, input: MatchRunStartInput): Promise<string> {
  return once(op, input.requestId, 'matchRunStart', input, async () => {
    const areaCode = parseAreaCode(input.areaCode);
    if (!(await op.load(areaByCode, areaCode))) refuse(UserErrorCode.NOT_FOUND, 'No area has this code.', ['areaCode']);
    const id = uuidv7();
    await op.manager.insert(MatchRun, {
      id,
      areaCode,
      horizonDays: input.horizonDays,
      state: MatchRunState.RUNNING,
      createdBy: op.accountId,
      createdAt: op.now,
    });
    const job = await enqueueJob(op, { kind: JobKind.MATCH_RUN, subjectId: id });
    await op.rows('update match_run set job_id = $2 where id = $1 returning id', [id, job.id]);
    return id;
  });
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

/** Takes a line in or out. Returns the plan's id. @throws Refusal NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION */
export async function toggleProposal(op: Operation, input: MatchProposalToggleInput): Promise<string> {
  const proposal = await op.load(proposalById, input.id);
  if (!proposal) refuse(UserErrorCode.NOT_FOUND, 'No such line.', ['id']);
  await lockedRun(op, proposal.runId, [MatchRunState.READY]);
  await op.rows('update match_proposal set included = $2 where id = $1 returning id', [proposal.id, input.included]);
  return proposal.runId;
}

/**
 * Sends the included lines as offers, all in this transaction. A line whose need or volunteer has changed so that it
 * cannot be sent any more is marked and does not hold up the others.
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION
 */
export async function commitRun(op: Operation, id: string): Promise<void> {
  const run = await lockedRun(op, id, [MatchRunState.READY]);
  const lines = (await op.load(proposalsByRun, run.id)).filter((line) => line.included);
  const outcomes: ProposalOutcome[] = [];
  for (const line of lines) outcomes.push(await sendLine(op, line));
  await op.rows(
    'update match_proposal p set outcome = o.outcome from unnest($1::uuid[], $2::text[]) o (id, outcome) where p.id = o.id returning p.id',
    [lines.map((line) => line.id), outcomes],
  );
  await close(op, run.id, MatchRunState.COMMITTED);
}

/** Rules and seats are asked before anything is written, so a refusal leaves the transaction whole. */
async function sendLine(op: Operation, line: MatchProposal): Promise<ProposalOutcome> {
  try {
    await sendOnce(op, { needId: line.needId, volunteerId: line.volunteerId, startsAt: line.startsAt, endsAt: line.endsAt });
    return ProposalOutcome.SENT;
  } catch (error) {
    if (error instanceof Refusal) return ProposalOutcome.CHANGED_MEANWHILE;
    throw error;
  }
}

/** Puts a plan aside. @throws Refusal NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION (running, committed) */
export async function discardRun(op: Operation, id: string): Promise<void> {
  const run = await lockedRun(op, id, [MatchRunState.READY, MatchRunState.FAILED, MatchRunState.CANCELLED]);
  await close(op, run.id, MatchRunState.DISCARDED);
}

async function close(op: Operation, id: string, state: MatchRunState): Promise<void> {
  await op.rows('update match_run set state = $2, version = version + 1 where id = $1 returning id', [id, state]);
}
