import { randomUUID } from 'node:crypto';
import type { World } from '../testkit/world.js';
import type { Aim } from './mutation-fixtures.js';
import type { QueryFixture } from './query-fixtures.js';
import { inArea, only, type Row } from './reach.js';
import type { TableAccess } from './rows.js';

/** A photo of sixteen pixels by eight: a paper as small as they come. */
export const DOT =
  '/9j/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAIABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAP/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAgP/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwC4AoP/2Q==';

/** Volunteers learn and hand in; who keeps volunteers of the area looks at papers; administrators keep courses. */
export const qualifyingMatrix: Readonly<Record<string, Row>> = {
  qualificationClaims: inArea('ADMIN', 'COORDINATOR'),
  qualificationClaimSubmit: { reach: { ADMIN: 'area', COORDINATOR: 'area', VOLUNTEER: 'mine' } },
  qualificationClaimVerify: inArea('ADMIN', 'COORDINATOR'),
  qualificationClaimDecline: inArea('ADMIN', 'COORDINATOR'),
  // Always one's own, for there is no target to aim elsewhere.
  myCourses: only('all', 'VOLUNTEER'),
  quizBegin: only('all', 'VOLUNTEER'),
  quizFinish: only('mine', 'VOLUNTEER'),
  volunteerCourses: only('all', 'ADMIN'),
  volunteerCourseSave: only('all', 'ADMIN'),
  courseQuestionSave: only('all', 'ADMIN'),
};

export const qualifyingQueries: Readonly<Record<string, QueryFixture>> = {
  qualificationClaims: {
    kind: 'rows',
    selection: '{ id }',
    sql: "select id from qualification_claim where state = 'SUBMITTED'",
    id: (side) => side.claimId,
  },
  myCourses: { kind: 'rows', selection: '{ course { id } }', sql: 'select id from volunteer_course where active', id: () => '' },
  volunteerCourses: { kind: 'rows', selection: '{ id }', sql: 'select id from volunteer_course', id: () => '' },
};

const accountOfVolunteer = '(select v.account_id from volunteer v where v.id = t.volunteer_id)';
const areaOfVolunteer = '(select v.home_area_code from volunteer v where v.id = t.volunteer_id)';

export const qualifyingTables: Readonly<Record<string, TableAccess>> = {
  volunteer_course: { area: null, see: 'signed in', add: ['ADMIN'], change: ['ADMIN'] },
  course_question: { area: null, see: ['ADMIN'], add: ['ADMIN'], change: ['ADMIN'] },
  quiz_attempt: { area: areaOfVolunteer, owner: accountOfVolunteer, see: ['ADMIN', 'COORDINATOR', 'SOCIAL_WORKER', 'BUREAU_SUPERVISOR'] },
  qualification_claim: {
    area: areaOfVolunteer,
    owner: accountOfVolunteer,
    see: ['ADMIN', 'COORDINATOR'],
    writesAskedIn: 'the matrix and tests/api/qualifying: a paper names who handed it in',
  },
};

export const qualifyingGrants: Readonly<Record<string, string>> = {
  volunteer_course: 'INSERT SELECT UPDATE',
  course_question: 'INSERT SELECT UPDATE',
  quiz_attempt: 'SELECT',
  qualification_claim: 'INSERT SELECT UPDATE',
};

export const qualifyingFunctions: Readonly<Record<string, string>> = {
  'app.quiz_begin': 'asks of a bank that the actor may not read; its own attempts alone',
  'app.quiz_questions': 'questions of an open attempt of the actor, without the answers',
  'app.quiz_finish': 'compares with answers that the actor may not read, and gives what was passed; its own attempt alone',
};

/** A paper that waits, of a volunteer. */
export async function claimIn(world: World, volunteerId: string): Promise<string> {
  const id = randomUUID();
  await world.sql(
    "insert into qualification_claim (id, volunteer_id, type_code, issued_on, media_type, bytes, content_sealed, submitted_by, submitted_at) values ($1, $2, 'HEALTH_CERT', '2026-01-01', 'image/jpeg', 10, 'sealed', $3, now())",
    [id, volunteerId, (await world.actor('COORDINATOR')).accountId],
  );
  return id;
}

/** An attempt of a volunteer, open or over. */
export async function attemptIn(world: World, volunteerId: string, over = false): Promise<string> {
  const id = randomUUID();
  await world.sql(
    `insert into quiz_attempt (id, volunteer_id, course_id, question_ids, started_at, answers, finished_at, right_count, passed)
     select $1, $2, c.id, array(select q.id from course_question q where q.course_id = c.id order by q.id limit c.asked), now(),
       case when $3 then array[0] end, case when $3 then now() end, case when $3 then 0 end, case when $3 then false end
     from volunteer_course c where c.type_code = 'MINORS_TRAINING'`,
    [id, volunteerId, over],
  );
  return id;
}

const course = async ({ stage }: Aim) => {
  const [row] = await stage.world.sql<{ id: string; version: number }>(
    "select id, version from volunteer_course where type_code = 'MINORS_TRAINING'",
  );
  return { id: row?.id ?? '', version: row?.version ?? 1 };
};

export const qualifyingMutations: Readonly<Record<string, (aim: Aim) => Promise<object>>> = {
  qualificationClaimSubmit: async (aim) => ({
    requestId: randomUUID(),
    volunteerId: await aim.volunteerId(),
    qualificationCode: 'HEALTH_CERT',
    issuedOn: '2026-03-01',
    paper: DOT,
  }),
  qualificationClaimVerify: async ({ stage, area }) => ({
    id: await claimIn(stage.world, await stage.world.volunteer({ area: area.code })),
    expectedVersion: 1,
  }),
  qualificationClaimDecline: async ({ stage, area }) => ({
    id: await claimIn(stage.world, await stage.world.volunteer({ area: area.code })),
    expectedVersion: 1,
    reason: '照片看不清',
  }),
  quizBegin: async (aim) => ({ requestId: randomUUID(), courseId: (await course(aim)).id }),
  quizFinish: async ({ stage, mine }) => {
    await stage.world.sql('delete from quiz_attempt where volunteer_id = $1', [stage.ownVolunteerId]);
    return { id: await attemptIn(stage.world, mine ? stage.ownVolunteerId : await stage.world.volunteer()), answers: [0, 0, 0, 0, 0] };
  },
  volunteerCourseSave: async (aim) => {
    const { id, version } = await course(aim);
    const words = `未成年人保护培训 ${randomUUID().slice(0, 4)}`;
    return {
      id,
      expectedVersion: version,
      qualificationCode: 'MINORS_TRAINING',
      title: words,
      titleEn: words,
      body: words,
      bodyEn: words,
      passPercent: 80,
      asked: 5,
      validMonths: 12,
      retestHours: 24,
      active: true,
    };
  },
  courseQuestionSave: async (aim) => ({
    courseId: (await course(aim)).id,
    text: '几人同行？',
    textEn: 'How many go?',
    options: ['一人', '两人'],
    optionsEn: ['One', 'Two'],
    rightOption: 1,
    active: false,
  }),
};
