import { newId } from '../../platform/database/ids.js';
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
    const id = newId();
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
    const entry = { accountId: job.accountId };
    const due = await operate(services, entry, (op) => stillDue(op, job.subjectId, job.id));
    for (let at = 0; at < due.length; at += CHUNK) {
      await job.progress(at, due.length, 'Opening reviews.');
      await operate(services, entry, (op) => openSome(op, job.subjectId, due.slice(at, at + CHUNK)));
    }
    await operate(services, entry, (op) =>
      op.rows(
        'update allowance_review_batch set state = $3, ended_at = $4 where id = $1 and job_id = $2 and ended_at is null returning id',
        [job.subjectId, job.id, ReviewBatchState.DONE, op.now],
      ),
    );
    return `${due.length} reviews opened.`;
  },

  async ended(op, id, _state, message) {
    await op.rows(
      'update allowance_review_batch set state = $3, failure = $2, ended_at = $4 where id = $1 and ended_at is null returning id',
      [id, message, ReviewBatchState.FAILED, op.now],
    );
  },
};

/** An allowance whose review is due, and since when its clock runs. */
interface Due {
  readonly statusId: string;
  readonly since: Date;
}

/** What is left to open, the earliest due first; nothing when the batch is not the job's any more. */
async function stillDue(op: Operation, id: string, jobId: string): Promise<Due[]> {
  const batch = await op.manager.findOneBy(AllowanceReviewBatch, { id, jobId, state: ReviewBatchState.RUNNING });
  if (!batch) return [];
  return op.rows<Due>('select d.status_id as "statusId", d.since from app.reviews_due($1, $2, $3::date) d order by d.due_on, d.status_id', [
    ...areaRange(batch.areaCode),
    lastDay(batch.month),
  ]);
}

/** Opens some with their clocks, unless the allowance has ended or somebody has opened its review meanwhile. */
async function openSome(op: Operation, id: string, due: readonly Due[]): Promise<void> {
  await op.rows(
    `with due as materialized (select gen_random_uuid() as id, s.id as status_id, s.household_id, h.area_code, x.since
         from unnest($1::uuid[], $2::timestamptz[]) x (status_id, since) join assistance_status s on s.id = x.status_id and s.until is null join household h on h.id = s.household_id),
       review as (insert into allowance_review (id, number, household_id, area_code, status_id, kind, state, opened_at, opened_by, batch_id)
         select d.id, 'FH' || lpad(nextval('allowance_review_number')::text, 7, '0'), d.household_id, d.area_code, d.status_id, 'PERIODIC', 'OPEN', $3, $4, $5 from due d
         on conflict (status_id) where state in ('OPEN', 'PROPOSED') do nothing returning id)
     insert into sla_clock (id, subject_kind, subject_id, rule_key, rule_id, household_id, area_code, owner_id, started_at, opened_by)
       select gen_random_uuid(), 'REVIEW', d.id, 'allowance.review', app.sla_rule_in_force('allowance.review', d.area_code, (d.since at time zone 'Asia/Shanghai')::date), d.household_id, d.area_code, $4, d.since, $4
       from due d join review r on r.id = d.id returning id`,
    [due.map((one) => one.statusId), due.map((one) => one.since), op.now, op.accountId, id],
  );
}
