import { batched, byKey, columns, groupBy, manyBy } from '../../platform/database/loaders.js';
import { SpotCall, SpotCheck } from './spot-check.js';
import { TrainingAttempt, TrainingAttendance, TrainingCourse, TrainingQuestion } from './training.js';

/** A course by id. */
export const courseById = byKey<TrainingCourse>(() => TrainingCourse);
/** A question by id. */
export const questionById = byKey<TrainingQuestion>(() => TrainingQuestion);
/** A quiz by id. */
export const attemptById = byKey<TrainingAttempt>(() => TrainingAttempt);
/** A spot check by id. */
export const checkById = byKey<SpotCheck>(() => SpotCheck);
/** A call by id. */
export const callById = byKey<SpotCall>(() => SpotCall);
/** Attendances of a course that the viewer may see. */
export const attendancesByCourse = manyBy<TrainingAttendance>(() => TrainingAttendance, 'courseId', 't.recorded_at, t.id');

/** The viewer's own quizzes of each course, the newest first. */
export const ownAttemptsByCourse = batched<string, TrainingAttempt[]>(async (op, ids) => {
  const rows = await op.rows<TrainingAttempt>(
    `select ${columns(op, TrainingAttempt, 't')} from training_attempt t where t.course_id = any ($1::uuid[]) and t.account_id = $2 order by t.begun_at desc, t.id`,
    [ids, op.accountId],
  );
  const groups = groupBy(rows, 'courseId');
  return ids.map((id) => groups.get(id) ?? []);
});

/** How many people passed the quiz of each course, of those whom the viewer may see. */
export const passedByCourse = batched<string, number>(async (op, ids) => {
  const rows = await op.rows<{ id: string; n: number }>(
    'select course_id as id, count(distinct account_id)::int n from training_attempt where course_id = any ($1::uuid[]) and passed group by 1',
    [ids],
  );
  const byId = new Map(rows.map((row) => [row.id, row.n]));
  return ids.map((id) => byId.get(id) ?? 0);
});

/** How far a spot check has come. */
export interface CheckCounts {
  readonly calls: number;
  readonly toCall: number;
  readonly passed: number;
  readonly failed: number;
}

/** How far spot checks have come. */
export const countsByCheck = batched<string, CheckCounts>(async (op, ids) => {
  const rows = await op.rows<CheckCounts & { id: string }>(
    `select check_id as id, count(*)::int calls, count(*) filter (where state = 'TO_CALL')::int "toCall", count(*) filter (where passed)::int passed, count(*) filter (where not passed)::int failed
     from spot_call where check_id = any ($1::uuid[]) group by 1`,
    [ids],
  );
  const byId = new Map(rows.map(({ id, ...counts }) => [id, counts]));
  return ids.map((id) => byId.get(id) ?? { calls: 0, toCall: 0, passed: 0, failed: 0 });
});

/** The rolls that spot checks drew from. */
export const rollByCheck = batched<string, { number: string; stratum: string; drawn: boolean }[]>(async (op, ids) => {
  const rows = await op.rows<{ id: string; number: string; stratum: string; drawn: boolean }>(
    'select check_id as id, number, stratum, drawn from spot_check_roll where check_id = any ($1::uuid[]) order by check_id, number',
    [ids],
  );
  const groups = groupBy(rows, 'id');
  return ids.map((id) => groups.get(id) ?? []);
});
