import { v7 as uuidv7 } from 'uuid';
import { operate, type Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { enqueueJob, JobKind, type JobHandler } from '../../platform/jobs/index.js';
import { areaByCode, areaRange, mayInAll, parseAreaCode } from '../areas/index.js';
import { addDays, addMonths } from '../calendars/index.js';
import { AllowanceReviewBatch, ReviewBatchState } from './batch.js';
import type { AllowanceReviewsOpenInput } from './inputs.js';

constraintMeans('review_batch_one_running', UserErrorCode.IN_USE, 'The reviews of this month are being opened at this moment.');

/** Reviews opened in one transaction. */
const CHUNK = 200;

const lastDay = (month: string): string => addDays(addMonths(month, 1), -1);

/**
 * Orders that all reviews of an area which fall due by the end of a month be opened, those that are late already included.
 * @throws Refusal NOT_FOUND (area), NOT_ALLOWED, INVALID_FORMAT, OUT_OF_RANGE (no first day of a month), IN_USE, ILLEGAL_TRANSITION (none is due), REQUEST_REUSED
 */
export async function openMany(op: Operation, input: AllowanceReviewsOpenInput): Promise<string> {
  const areaCode = parseAreaCode(input.areaCode);
  if (!(await op.load(areaByCode, areaCode))) refuse(UserErrorCode.NOT_FOUND, 'No such area.', ['areaCode']);
  if (!mayInAll(op.actor, 'assistance:apply', areaCode))
    refuse(UserErrorCode.NOT_ALLOWED, 'This area is outside what you may change.', ['areaCode']);
  if (!input.month.endsWith('-01')) refuse(UserErrorCode.OUT_OF_RANGE, 'A month is given by its first day.', ['month']);
  return once(op, input.requestId, 'allowanceReviewsOpen', input, async () => {
    const due = await op.row<{ n: number }>('select count(*)::int n from app.reviews_due($1, $2, $3::date)', [
      ...areaRange(areaCode),
      lastDay(input.month),
    ]);
    if (!due?.n) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'Nothing falls due in this month that is not open already.', ['month']);
    const id = uuidv7();
    await op.manager.insert(AllowanceReviewBatch, {
      id,
      areaCode,
      month: input.month,
      state: ReviewBatchState.RUNNING,
      due: due.n,
      orderedBy: op.accountId,
      orderedAt: op.now,
    });
    const job = await enqueueJob(op, { kind: JobKind.ALLOWANCE_REVIEWS, subjectId: id });
    await op.rows('update allowance_review_batch set job_id = $2 where id = $1 returning id', [id, job.id]);
    return id;
  });
}

/** Opens them, some hundred in each transaction; what was opened stays open, and after a crash it goes on with the rest. */
export const reviewsOpening: JobHandler = {
  idempotent: true,

  async run(job, services) {
    let opened = 0;
    for (;;) {
      const step = await operate(services, { accountId: job.accountId }, (op) => openSome(op, job.subjectId, job.id));
      if (step === null) return `${opened} reviews opened.`;
      opened = step.opened;
      await job.progress(opened, step.due, 'Opening reviews.');
    }
  },

  async ended(op, id, _state, message) {
    await op.rows(
      'update allowance_review_batch set state = $3, failure = $2, ended_at = $4 where id = $1 and ended_at is null returning id',
      [id, message, ReviewBatchState.FAILED, op.now],
    );
  },
};

/** Opens the next ones with their clocks, the earliest due first. @returns null when none is left, and then the batch is done */
async function openSome(op: Operation, id: string, jobId: string): Promise<{ opened: number; due: number } | null> {
  const batch = await op.manager.findOne(AllowanceReviewBatch, {
    where: { id, jobId, state: ReviewBatchState.RUNNING },
    lock: { mode: 'pessimistic_write' },
  });
  if (!batch) return null;
  const made = await op.rows(
    `with due as materialized (select *, gen_random_uuid() as id from app.reviews_due($1, $2, $3::date) order by due_on, status_id limit $4),
       review as (insert into allowance_review (id, number, household_id, area_code, status_id, kind, state, opened_at, opened_by, batch_id)
         select d.id, 'FH' || lpad(nextval('allowance_review_number')::text, 7, '0'), d.household_id, d.area_code, d.status_id, 'PERIODIC', 'OPEN', $5, $6, $7 from due d
         on conflict (status_id) where state in ('OPEN', 'PROPOSED') do nothing returning id)
     insert into sla_clock (id, subject_kind, subject_id, rule_key, rule_id, household_id, area_code, owner_id, started_at, opened_by)
       select gen_random_uuid(), 'REVIEW', d.id, 'allowance.review', app.sla_rule_in_force('allowance.review', d.area_code, (d.since at time zone 'Asia/Shanghai')::date), d.household_id, d.area_code, $6, d.since, $6
       from due d join review r on r.id = d.id returning id`,
    [...areaRange(batch.areaCode), lastDay(batch.month), CHUNK, op.now, op.accountId, id],
  );
  if (made.length === 0) {
    await op.manager.update(AllowanceReviewBatch, { id }, { state: ReviewBatchState.DONE, endedAt: op.now });
    return null;
  }
  const counted = await op.row<{ n: number }>('select count(*)::int n from allowance_review where batch_id = $1', [id]);
  return { opened: counted?.n ?? 0, due: batch.due };
}
