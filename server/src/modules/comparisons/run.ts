import { columns } from '../../platform/database/loaders.js';
import { operate, type Operation } from '../../platform/database/operation.js';
import type { Services } from '../../platform/graphql/module.js';
import type { JobHandler, RunningJob } from '../../platform/jobs/index.js';
import { AreaDirectory, forgetUpload, loadUpload, refusing } from '../imports/index.js';
import { ComparisonRun, ComparisonRunState, ListComparison, type ComparisonListKind } from './comparison.js';
import { differencesOf, type Result } from './differences.js';
import { pairLists } from './engine.js';
import { readFile, readRoll, type ReadList } from './lists.js';
import { stageRows, writeFindings } from './staging.js';

/** The statements of two large lists take longer than those of a request. */
const STATEMENT_SECONDS = 300;

interface Order {
  readonly run: ComparisonRun;
  readonly comparison: ListComparison;
}

/** Reads both lists, holds them against each other and writes what differs, all or nothing. */
export const comparisonRun: JobHandler = {
  idempotent: true,

  async run(job, services) {
    const entry = { accountId: job.accountId };
    const order = await operate(services, entry, (op) => orderOf(op, job));
    if (!order) return undefined;
    const { run, comparison } = order;
    const left = await readSide(services, job, order, {
      kind: comparison.leftKind,
      fileName: run.leftList.fileName,
      uploadId: run.leftUploadId,
    });
    const right = await readSide(services, job, order, {
      kind: comparison.rightKind,
      fileName: run.rightList.fileName,
      uploadId: run.rightUploadId,
    });
    const total = left.rows.length + right.rows.length;
    await job.progress(total, total * 2, 'Comparing.');
    const pairs = await pairLists(left.rows, right.rows, run.rules, (done) => job.progress(total, total * 2, `${done} pairs compared.`));
    const result = differencesOf(left.rows, right.rows, pairs, services.keyring);
    await operate(services, entry, (op) => settle(op, job, left, right, result));
    return `${left.rows.length} persons held against ${right.rows.length}.`;
  },

  async ended(op, runId, _state, message) {
    await op.rows('update comparison_run set state = $3, failure = $2 where id = $1 and state = $4 returning id', [
      runId,
      message,
      ComparisonRunState.FAILED,
      ComparisonRunState.RUNNING,
    ]);
  },
};

/** The run, if the job is still the one that works on it. */
async function orderOf(op: Operation, job: RunningJob): Promise<Order | undefined> {
  await op.rows("select set_config('statement_timeout', $1, true)", [`${STATEMENT_SECONDS}s`]);
  const run = await op.row<ComparisonRun>(
    `select ${columns(op, ComparisonRun, 'r')} from comparison_run r where r.id = $1 and r.job_id = $2 and r.state = 'RUNNING' for update`,
    [job.subjectId, job.id],
  );
  const comparison =
    run &&
    (await op.row<ListComparison>(`select ${columns(op, ListComparison, 'c')} from list_comparison c where c.id = $1`, [run.comparisonId]));
  return run && comparison && { run, comparison };
}

function readSide(
  services: Services,
  job: RunningJob,
  { run, comparison }: Order,
  { kind, fileName, uploadId }: { kind: ComparisonListKind; fileName: string | null; uploadId: string | null },
): Promise<ReadList> {
  return operate(services, { accountId: job.accountId }, async (op) => {
    // The platform's own roll has no file. One that came as a file may have been forgotten since; then nothing is compared.
    if (fileName === null) return readRoll(op, comparison.areaCode, run.asOf);
    const file = await loadUpload(op, uploadId);
    const areas = await AreaDirectory.load(op);
    const progress = (done: number) => job.progress(done, 0, 'Reading a list.');
    return refusing(() =>
      readFile(kind, file.name, file.content, { op, areas, areaCode: comparison.areaCode, billFen: run.rules.billFen, progress }),
    );
  });
}

async function settle(op: Operation, job: RunningJob, left: ReadList, right: ReadList, result: Result): Promise<void> {
  const order = await orderOf(op, job);
  if (!order) return;
  const { run, comparison } = order;
  const total = left.rows.length + right.rows.length;
  await op.rows('delete from comparison_row where run_id in (select r.id from comparison_run r where r.comparison_id = $1)', [
    comparison.id,
  ]);
  const keep = (base: number) => (done: number) => job.progress(total + base + done, total * 2, 'Keeping the result.');
  await stageRows(op, run.id, 'LEFT', left.rows, result.left, keep(0));
  await stageRows(op, run.id, 'RIGHT', right.rows, result.right, keep(left.rows.length));
  const change = await writeFindings(op, run, comparison.wanted, result.differences, () =>
    job.progress(total * 2, total * 2, 'Keeping the differences.'),
  );
  await op.rows(
    `update comparison_run set state = 'DONE', done_at = $2, left_list = $3::jsonb, right_list = $4::jsonb, left_rows = $5, right_rows = $6, matched = $7, matched_by_score = $8,
       unsure = $9, only_left = $10, only_right = $11, conflicts = $12, new_findings = $13, known_findings = $14, gone_findings = $15 where id = $1 returning id`,
    [
      run.id,
      op.now,
      JSON.stringify(left.list),
      JSON.stringify(right.list),
      left.rows.length,
      right.rows.length,
      result.matched,
      result.matchedByScore,
      result.unsure,
      ...['ONLY_LEFT', 'ONLY_RIGHT', 'CONFLICT'].map((kind) => result.differences.filter((difference) => difference.kind === kind).length),
      change.fresh,
      change.known,
      change.gone,
    ],
  );
  // What was needed of the files stands in the tables; the files are full of identity numbers.
  for (const uploadId of [run.leftUploadId, run.rightUploadId]) if (uploadId !== null) await forgetUpload(op, uploadId);
}
