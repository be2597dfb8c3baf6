import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import { byKey, columns, manyBy } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { photoOf } from '../../platform/photos/upload.js';
import { seal } from '../../platform/vault/envelope.js';
import { addDays, addMonths } from '../calendars/index.js';
import { qualificationTypeByCode } from '../catalogue/index.js';
import { Qualification, volunteerById } from '../volunteers/index.js';
import { ClaimState, QualificationClaim } from './claim.js';
import { CourseQuestion, MyCourse, Quiz, QuizQuestion, QuizResult, VolunteerCourse } from './course.js';
import type {
  CourseQuestionSaveInput,
  QualificationClaimDeclineInput,
  QualificationClaimSubmitInput,
  QualificationClaimVerifyInput,
  QuizBeginInput,
  QuizFinishInput,
  VolunteerCourseSaveInput,
} from './inputs.js';

constraintMeans('claim_second_person', UserErrorCode.SAME_PERSON, 'Nobody verifies a paper that they handed in.');
constraintMeans('volunteer_course_once', UserErrorCode.DUPLICATE, 'Another course gives this qualification.', ['qualificationCode']);
constraintMeans('course_question_options', UserErrorCode.INVALID_CHOICE, 'Both languages have as many answers, and one of them is right.', [
  'rightOption',
]);

/** A claim by id. */
export const claimById = byKey<QualificationClaim>(() => QualificationClaim);
/** Claims of a volunteer, the newest first. */
export const claimsByVolunteer = manyBy<QualificationClaim>(() => QualificationClaim, 'volunteerId', 't.submitted_at desc, t.id desc');
/** What a qualification rests on, if it is a paper. */
export const claimByQualification = byKey<QualificationClaim>(() => QualificationClaim, 'qualificationId');
/** A course by id. */
export const courseById = byKey<VolunteerCourse>(() => VolunteerCourse);
/** A question by id. */
export const questionById = byKey<CourseQuestion>(() => CourseQuestion);
/** The bank of a course. */
export const questionsByCourse = manyBy<CourseQuestion>(() => CourseQuestion, 'courseId', 't.id');

/** Largest paper that is kept, in bytes. */
const MOST_BYTES = 700_000;
/** Most papers that one answer lists. */
const WAITING = 200;

/** Where the paper of a claim is sealed. */
export const paperPlace = (id: string) => ({ table: 'qualification_claim', column: 'content_sealed', rowId: id });

/** A paper as it is kept: a PDF as it is, a photo cleaned of place and camera. @throws Refusal FILE_UNREADABLE, FILE_TOO_LARGE */
function paperOf(text: string): { mediaType: string; content: Buffer } {
  const file = Buffer.from(text, 'base64');
  if (file.length > MOST_BYTES) refuse(UserErrorCode.FILE_TOO_LARGE, 'At most 700,000 bytes.', ['paper']);
  if (file.subarray(0, 5).toString('latin1') === '%PDF-') return { mediaType: 'application/pdf', content: file };
  return { mediaType: 'image/jpeg', content: photoOf(text, ['paper']).content };
}

/** Papers that wait for somebody, the oldest first. */
export function claimsWaiting(op: Operation): Promise<QualificationClaim[]> {
  return op.rows<QualificationClaim>(
    `select ${columns(op, QualificationClaim, 't')} from qualification_claim t where t.state = 'SUBMITTED' order by t.submitted_at, t.id limit ${WAITING}`,
  );
}

/**
 * Keeps a paper, sealed; volunteers their own, staff those of their areas.
 * @throws Refusal NOT_FOUND, INVALID_CHOICE (kind), OUT_OF_RANGE (dates), IN_THE_PAST (expired), FILE_UNREADABLE, FILE_TOO_LARGE, NOT_ALLOWED, REQUEST_REUSED
 */
export function submitClaim(op: Operation, input: QualificationClaimSubmitInput): Promise<string> {
  return once(op, input.requestId, 'qualificationClaimSubmit', input, async () => {
    if (!(await op.load(volunteerById, input.volunteerId))) refuse(UserErrorCode.NOT_FOUND, 'No such volunteer.', ['volunteerId']);
    const type = await op.load(qualificationTypeByCode, input.qualificationCode);
    if (!type) refuse(UserErrorCode.INVALID_CHOICE, 'No kind of qualification has this code.', ['qualificationCode']);
    const { issuedOn } = input;
    const today = civilDate(op.now);
    const expiresOn = input.expiresOn ?? (type.validMonths === null ? null : addDays(addMonths(issuedOn, type.validMonths), -1));
    if (issuedOn > today) refuse(UserErrorCode.OUT_OF_RANGE, 'It is not issued yet.', ['issuedOn']);
    if (expiresOn !== null && expiresOn < issuedOn) refuse(UserErrorCode.OUT_OF_RANGE, 'It expires before it was issued.', ['expiresOn']);
    if (expiresOn !== null && expiresOn < today) refuse(UserErrorCode.IN_THE_PAST, 'It has expired.', ['expiresOn']);
    const { mediaType, content } = paperOf(input.paper);
    const id = newId();
    await op.manager.insert(QualificationClaim, {
      id,
      volunteerId: input.volunteerId,
      typeCode: type.code,
      issuedOn,
      expiresOn,
      mediaType,
      bytes: content.length,
      contentSealed: seal(op.runtime.keyring, paperPlace(id), content.toString('base64')),
      state: ClaimState.SUBMITTED,
      submittedBy: op.accountId,
      submittedAt: op.now,
    });
    return id;
  });
}

/** The claim, locked for its decision. @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, SAME_PERSON */
async function deciding(op: Operation, input: QualificationClaimVerifyInput): Promise<QualificationClaim> {
  if (!(await op.load(claimById, input.id))) refuse(UserErrorCode.NOT_FOUND, 'No such paper.', ['id']);
  const claim = await op.manager.findOne(QualificationClaim, { where: { id: input.id }, lock: { mode: 'pessimistic_write' } });
  if (!claim) refuse(UserErrorCode.NOT_ALLOWED, 'This paper is outside what you may decide.', ['id']);
  assertVersion(claim, input.expectedVersion);
  if (claim.state !== ClaimState.SUBMITTED) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'It has been decided.');
  const me = await op.row<{ id: string | null }>('select app.volunteer_id() as id');
  if (claim.submittedBy === op.accountId || claim.volunteerId === me?.id)
    refuse(UserErrorCode.SAME_PERSON, 'Nobody verifies a paper of their own.');
  return Object.assign(claim, { decidedBy: op.accountId, decidedAt: op.now });
}

/** The paper counts: the volunteer has the qualification. @throws Refusal as {@link deciding} */
export async function verifyClaim(op: Operation, input: QualificationClaimVerifyInput): Promise<void> {
  const claim = await deciding(op, input);
  const { volunteerId, typeCode, issuedOn, expiresOn } = claim;
  const qualificationId = newId();
  await op.manager.insert(Qualification, { id: qualificationId, volunteerId, typeCode, issuedOn, expiresOn });
  await op.manager.save(Object.assign(claim, { state: ClaimState.VERIFIED, qualificationId }));
}

/** The paper does not count. @throws Refusal as {@link deciding} */
export async function declineClaim(op: Operation, input: QualificationClaimDeclineInput): Promise<void> {
  const claim = await deciding(op, input);
  await op.manager.save(Object.assign(claim, { state: ClaimState.REFUSED, reason: input.reason.trim() }));
}

/** Courses on offer, and how the actor stands to each. */
export async function myCourses(op: Operation): Promise<MyCourse[]> {
  const rows = await op.rows<VolunteerCourse & { validUntil: string | null; valid: boolean; retestAt: Date | null }>(
    `select ${columns(op, VolunteerCourse, 't')}, q.until::text "validUntil", q.valid, r.at "retestAt" from volunteer_course t
     cross join lateral (select coalesce(bool_or(true), false) as valid, case when bool_and(x.expires_on is not null) then max(x.expires_on) end as until from qualification x
       where x.volunteer_id = app.volunteer_id() and x.type_code = t.type_code and x.issued_on <= app.today() and coalesce(x.expires_on, 'infinity') >= app.today()) q
     cross join lateral (select max(a.finished_at) + make_interval(hours => t.retest_hours) as at from quiz_attempt a where a.volunteer_id = app.volunteer_id() and a.course_id = t.id and not a.passed) r
     where t.active order by t.title, t.id`,
  );
  return rows.map(({ validUntil, valid, retestAt, ...course }) =>
    Object.assign(new MyCourse(), {
      course: Object.assign(new VolunteerCourse(), course),
      validUntil,
      valid,
      retestAt: retestAt !== null && retestAt > op.now ? retestAt : null,
    }),
  );
}

/** All courses, for administrators. */
export function listCourses(op: Operation): Promise<VolunteerCourse[]> {
  return op.rows<VolunteerCourse>(`select ${columns(op, VolunteerCourse, 't')} from volunteer_course t order by t.title, t.id`);
}

/** Begins an attempt, or goes on with the open one. @throws Refusal NOT_FOUND, TOO_MANY_ATTEMPTS (too soon after a failed one), ILLEGAL_TRANSITION (the bank is too small) */
export async function beginQuiz(op: Operation, input: QuizBeginInput): Promise<Quiz> {
  const id = await once(op, input.requestId, 'quizBegin', input, async () => {
    const begun = await op.row<{ id: string | null; outcome: string }>('select * from app.quiz_begin($1, $2)', [newId(), input.courseId]);
    if (begun?.outcome === 'TOO_SOON') refuse(UserErrorCode.TOO_MANY_ATTEMPTS, 'Wait before the next attempt, and read the text again.');
    if (begun?.outcome === 'NOT_READY') refuse(UserErrorCode.ILLEGAL_TRANSITION, 'The course has too few questions yet.');
    if (!begun?.id) refuse(UserErrorCode.NOT_FOUND, 'No such course.', ['courseId']);
    return begun.id;
  });
  const questions = await op.rows<QuizQuestion>(
    'select id, text, text_en "textEn", options, options_en "optionsEn" from app.quiz_questions($1)',
    [id],
  );
  return Object.assign(new Quiz(), { id, questions: questions.map((each) => Object.assign(new QuizQuestion(), each)) });
}

/** Ends an attempt; passing it gives the qualification. @throws Refusal NOT_FOUND (no open attempt of the actor, or not an answer to each question) */
export async function finishQuiz(op: Operation, input: QuizFinishInput): Promise<QuizResult> {
  const result = await op.row<QuizResult>('select right_count "rightCount", asked, passed, marks from app.quiz_finish($1, $2)', [
    input.id,
    input.answers,
  ]);
  if (!result) refuse(UserErrorCode.NOT_FOUND, 'No open attempt with as many questions.', ['id']);
  return Object.assign(new QuizResult(), result);
}

/** What is to be changed, with the version that was read; null for something new. @throws Refusal NOT_FOUND, REQUIRED (version), STALE_VERSION */
async function known<T extends { id: string; version: number }>(
  op: Operation,
  entity: new () => T,
  input: { id?: string | null; expectedVersion?: number | null },
): Promise<T | null> {
  if (!input.id) return null;
  const found = await op.manager
    .createQueryBuilder(entity, 't')
    .setLock('pessimistic_write')
    .where('t.id = :id', { id: input.id })
    .getOne();
  if (!found) refuse(UserErrorCode.NOT_FOUND, 'There is none with this id.', ['id']);
  if (input.expectedVersion === undefined || input.expectedVersion === null)
    refuse(UserErrorCode.REQUIRED, 'The version that was read is needed.', ['expectedVersion']);
  assertVersion(found, input.expectedVersion);
  return found;
}

/** Makes or changes a course. @throws Refusal NOT_FOUND, STALE_VERSION, REQUIRED, INVALID_CHOICE (kind), DUPLICATE, IN_USE (another kind) */
export async function saveCourse(op: Operation, input: VolunteerCourseSaveInput): Promise<string> {
  const { id: _id, expectedVersion: _version, qualificationCode, ...rest } = input;
  if (!(await op.load(qualificationTypeByCode, qualificationCode)))
    refuse(UserErrorCode.INVALID_CHOICE, 'No kind of qualification has this code.', ['qualificationCode']);
  const course = await known(op, VolunteerCourse, input);
  const values = { ...rest, validMonths: rest.validMonths ?? null, sample: false };
  if (course) {
    if (course.typeCode !== qualificationCode)
      refuse(UserErrorCode.IN_USE, 'What a course gives stays; make a new course instead.', ['qualificationCode']);
    await op.manager.save(Object.assign(course, values));
    return course.id;
  }
  const id = newId();
  await op.manager.insert(VolunteerCourse, { id, typeCode: qualificationCode, ...values });
  return id;
}

/** Makes or changes a question. @throws Refusal NOT_FOUND, STALE_VERSION, REQUIRED, INVALID_CHOICE (answers do not fit) */
export async function saveQuestion(op: Operation, input: CourseQuestionSaveInput): Promise<string> {
  const { id: _id, expectedVersion: _version, ...values } = input;
  if (!(await op.load(courseById, input.courseId))) refuse(UserErrorCode.NOT_FOUND, 'No such course.', ['courseId']);
  const question = await known(op, CourseQuestion, input);
  if (question) {
    await op.manager.save(Object.assign(question, values));
    return question.id;
  }
  const id = newId();
  await op.manager.insert(CourseQuestion, { id, ...values });
  return id;
}
