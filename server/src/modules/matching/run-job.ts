import { newId } from '../../platform/database/ids.js';
import { operate, type Operation } from '../../platform/database/operation.js';
import type { JobHandler } from '../../platform/jobs/index.js';
import { runById } from './loaders.js';
import { areaRange } from '../areas/index.js';
import { MatchRunKind, MatchRunState, type MatchRun, type Scenario } from './match-run.js';
import type { PlanResult } from './plan-input.js';
import { planInThread, tryInThread } from './plan-thread.js';
import type { Difference, Trial } from './trial.js';
import { loadRun } from './run-facts.js';

/** Steps that the progress bar counts: loading is one part in ten, planning the rest. */
const STEPS = 100;
const LOADED = 10;

/** Computes a plan: facts in one operation, the plan in a thread, the result in another operation. */
export const matchRunJob: JobHandler = {
  idempotent: true,
  async run(job, services) {
    const entry = { accountId: job.accountId };
    await job.progress(0, STEPS, 'Loading needs and volunteers');
    const { input, run } = await operate(services, entry, async (op) => {
      const found = await runOf(op, job.subjectId);
      return { run: found, input: await loadRun(op, found) };
    });
    await job.progress(LOADED, STEPS, `${input.needs.length} needs, ${input.volunteers.length} volunteers`);
    const look = (done: number): Promise<void> => job.progress(LOADED + Math.floor(done * (STEPS - LOADED)), STEPS, 'Planning');
    if (run.kind === MatchRunKind.TRIAL) {
      const difference = await tryInThread(input, trialOf(run.scenario), look);
      await operate(services, entry, (op) => storeDifference(op, run.id, difference));
      return 'difference found';
    }
    const result = await planInThread(input, look);
    await operate(services, entry, (op) => store(op, job.subjectId, result));
    return `${result.proposals.length} visits planned`;
  },
  async ended(op, subjectId, state) {
    await op.rows(
      `update match_run set state = $2, finished_at = $3, version = version + 1 where id = $1 and state = 'RUNNING' returning id`,
      [subjectId, state, op.now],
    );
  },
};

async function runOf(op: Operation, id: string): Promise<MatchRun> {
  const run = await op.load(runById, id);
  if (!run) throw new Error('the plan does not exist for its owner');
  return run;
}

function trialOf({ force, extra }: Scenario): Trial {
  if (extra) return { extra: { kind: extra.kind, area: areaRange(extra.areaCode), count: extra.count } };
  return force ? { force } : {};
}

async function storeDifference(op: Operation, id: string, difference: Difference): Promise<void> {
  await op.rows(
    `update match_run set state = '${MatchRunState.READY}', difference = $2, finished_at = $3, version = version + 1 where id = $1 and state = '${MatchRunState.RUNNING}' returning id`,
    [id, JSON.stringify(difference), op.now],
  );
}

/** Writes a plan in three statements, however many lines it has. */
async function store(
  op: Operation,
  runId: string,
  { proposals, unfilled, filled, score, optimal, gap, giniLoad, neverAsked, kept, takenBack }: PlanResult,
): Promise<void> {
  const ready = await op.rows(
    `update match_run set state = '${MatchRunState.READY}', filled = $2, unfilled = $3, score = $4, optimal = $5, gap = $6, gini_load = $7, finished_at = $8, never_asked = $9, kept = $10, version = version + 1
     where id = $1 and state = '${MatchRunState.RUNNING}' returning id`,
    [runId, JSON.stringify(filled), JSON.stringify(unfilled), score, optimal, gap, giniLoad, op.now, neverAsked, kept],
  );
  // A second attempt after a crash finds the plan of the first.
  if (ready.length === 0) return;
  const rows = proposals.map(({ needId, volunteerId, score: points, parts, slot }) => ({
    id: newId(),
    need_id: needId,
    volunteer_id: volunteerId,
    score: points,
    parts,
    starts_at: new Date(slot.start),
    ends_at: new Date(slot.end),
  }));
  await op.rows(
    `insert into match_proposal (id, run_id, need_id, volunteer_id, score, parts, starts_at, ends_at)
     select p.id, $1, p.need_id, p.volunteer_id, p.score, p.parts, p.starts_at, p.ends_at
     from jsonb_to_recordset($2) p (id uuid, need_id uuid, volunteer_id uuid, score double precision, parts jsonb, starts_at timestamptz, ends_at timestamptz) returning id`,
    [runId, JSON.stringify(rows)],
  );
  if (takenBack.length === 0) return;
  await op.rows(
    `insert into match_proposal (id, run_id, need_id, volunteer_id, score, parts, starts_at, ends_at, takes_back)
     select b.line_id, $1, a.need_id, a.volunteer_id, 0, '[]', a.starts_at, a.ends_at, a.id
     from unnest($2::uuid[], $3::uuid[]) b (line_id, visit_id) join assignment a on a.id = b.visit_id returning id`,
    [runId, takenBack.map(() => newId()), takenBack],
  );
}
