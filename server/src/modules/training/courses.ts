import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { areaByCode, mayInAll, parseAreaCode } from '../areas/index.js';
import type {
  TrainingAttendanceRecordInput,
  TrainingCourseCreateInput,
  TrainingQuestionSaveInput,
  TrainingQuizBeginInput,
  TrainingQuizSubmitInput,
} from './inputs.js';
import { courseById } from './loaders.js';
import { TrainingAttempt, TrainingCourse, TrainingQuestion } from './training.js';

constraintMeans('training_attendance_by_another', UserErrorCode.SAME_PERSON, 'Nobody records that they were there themselves.', [
  'usernames',
]);
constraintMeans('training_attended_first', UserErrorCode.NOT_ALLOWED, 'Only who attended takes the quiz.');
constraintMeans('training_still_valid', UserErrorCode.ILLEGAL_TRANSITION, 'It was passed, and is still valid.');
constraintMeans('training_retest_wait', UserErrorCode.ILLEGAL_TRANSITION, 'It was not passed lately; it can be taken again later.');
constraintMeans('training_bank_short', UserErrorCode.IN_USE, 'The bank has fewer questions than a quiz.');
constraintMeans('training_attempt_final', UserErrorCode.ILLEGAL_TRANSITION, 'It was handed in and stays as it was marked.');
constraintMeans('training_answers_all', UserErrorCode.REQUIRED, 'Every question wants an answer.', ['answers']);
constraintMeans('training_answer_is_option', UserErrorCode.OUT_OF_RANGE, 'The right answer is none of the options.', ['answer']);

/** Announces a course. @throws Refusal NOT_FOUND (area), NOT_ALLOWED, REQUEST_REUSED */
export async function createCourse(op: Operation, input: TrainingCourseCreateInput): Promise<string> {
  const areaCode = parseAreaCode(input.areaCode);
  if (!(await op.load(areaByCode, areaCode))) refuse(UserErrorCode.NOT_FOUND, 'No such area.', ['areaCode']);
  if (!mayInAll(op.actor, 'training:manage', areaCode))
    refuse(UserErrorCode.NOT_ALLOWED, 'This area is outside what you may train.', ['areaCode']);
  return once(op, input.requestId, 'trainingCourseCreate', input, async () => {
    const id = newId();
    const { heldOn, minutes } = input;
    const texts = { title: input.title.trim(), summary: input.summary.trim() };
    await op.manager.insert(TrainingCourse, { id, areaCode, ...texts, heldOn, minutes, createdBy: op.accountId, createdAt: op.now });
    return id;
  });
}

/** Records who was there. @throws Refusal NOT_FOUND (course, somebody), NOT_ALLOWED, SAME_PERSON, REQUEST_REUSED */
export async function recordAttendance(op: Operation, input: TrainingAttendanceRecordInput): Promise<void> {
  const course = await op.load(courseById, input.courseId);
  if (!course) refuse(UserErrorCode.NOT_FOUND, 'No such course.', ['courseId']);
  if (!mayInAll(op.actor, 'training:manage', course.areaCode))
    refuse(UserErrorCode.NOT_ALLOWED, 'This course is outside what you may train.');
  await once(op, input.requestId, 'trainingAttendanceRecord', input, async () => {
    const names = [...new Set(input.usernames.map((name) => name.trim().toLowerCase()))];
    const people = await op.rows<{ id: string; number: string }>(
      'select account_id as id, number from app.training_named($1, $2::text[])',
      [course.areaCode, names],
    );
    const known = new Set(people.map((one) => one.number));
    const unknown = names.find((name) => !known.has(name));
    if (unknown !== undefined) refuse(UserErrorCode.NOT_FOUND, 'Somebody of these does not work in this area.', ['usernames']);
    await op.rows(
      `insert into training_attendance (id, course_id, account_id, area_code, recorded_by, recorded_at)
       select gen_random_uuid(), $1, a.id, $2, $3, $4 from unnest($5::uuid[]) a (id)
       where not exists (select from training_attendance t where t.course_id = $1 and t.account_id = a.id) returning id`,
      [course.id, course.areaCode, op.accountId, op.now, people.map((one) => one.id)],
    );
    return course.id;
  });
}

/**
 * Begins the quiz of a course, or answers with the one that was begun; the database draws its questions.
 * @throws Refusal NOT_FOUND, NOT_ALLOWED (was not there), ILLEGAL_TRANSITION (valid; too early), IN_USE (bank), REQUEST_REUSED
 */
export async function beginQuiz(op: Operation, input: TrainingQuizBeginInput): Promise<string> {
  const course = await op.load(courseById, input.courseId);
  if (!course) refuse(UserErrorCode.NOT_FOUND, 'No such course.', ['courseId']);
  return once(op, input.requestId, 'trainingQuizBegin', input, async () => {
    const open = await op.row<{ id: string }>(
      'select id from training_attempt where course_id = $1 and account_id = $2 and finished_at is null',
      [course.id, op.accountId],
    );
    if (open) return open.id;
    const id = newId();
    await op.rows(
      "insert into training_attempt (id, course_id, account_id, area_code, questions, key) values ($1, $2, $3, $4, '[]', '{}') returning id",
      [id, course.id, op.accountId, course.areaCode],
    );
    return id;
  });
}

/** Hands a quiz in; the database marks it. @throws Refusal NOT_FOUND, ILLEGAL_TRANSITION, REQUIRED */
export async function submitQuiz(op: Operation, input: TrainingQuizSubmitInput): Promise<void> {
  const attempt = await op.manager.findOneBy(TrainingAttempt, { id: input.id, accountId: op.accountId });
  if (!attempt) refuse(UserErrorCode.NOT_FOUND, 'No such quiz of yours.', ['id']);
  await op.rows('update training_attempt set answers = $2::int[] where id = $1 returning id', [input.id, input.answers]);
}

/** Makes or changes a question; whoever edits a sample makes it the city's own. @throws Refusal NOT_FOUND, STALE_VERSION, REQUIRED, OUT_OF_RANGE */
export async function saveQuestion(op: Operation, input: TrainingQuestionSaveInput): Promise<string> {
  const content = {
    text: input.text.trim(),
    options: input.options.map((option) => option.trim()),
    answer: input.answer,
    active: input.active,
    sample: false,
  };
  if (content.text === '' || content.options.includes(''))
    refuse(UserErrorCode.REQUIRED, 'A question and its answers have words.', ['text']);
  if (!input.id) {
    const id = newId();
    await op.manager.insert(TrainingQuestion, { ...content, id });
    return id;
  }
  const question = await op.manager.findOne(TrainingQuestion, { where: { id: input.id }, lock: { mode: 'pessimistic_write' } });
  if (!question) refuse(UserErrorCode.NOT_FOUND, 'No such question.', ['id']);
  assertVersion(question, input.expectedVersion ?? 0);
  await op.manager.save(Object.assign(question, content));
  return question.id;
}
