import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DOT } from '../../access/qualifying.js';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, MONDAY, SHINAN, World } from '../../testkit/world.js';

let world: World;
let volunteer: Actor & { volunteerId: string };
let coordinator: Actor;
let courseId = '';
beforeAll(async () => {
  world = await World.start();
  coordinator = await world.actor('COORDINATOR', { area: LAOSHAN.district });
  courseId = (await world.sql<{ id: string }>("select id from volunteer_course where type_code = 'MINORS_TRAINING'"))[0]?.id ?? '';
});
afterAll(() => world.stop());
beforeEach(async () => {
  world.clock.set(MONDAY);
  volunteer = await world.volunteerActor();
});

interface Quiz {
  id: string;
  questions: { id: string; text: string; options: string[] }[];
}
const begin = (actor: Actor, course = courseId) =>
  actor.mutate<{ quiz: Quiz | null }>(
    'quizBegin',
    'QuizBeginInput',
    { requestId: randomUUID(), courseId: course },
    'quiz { id questions { id text options } }',
  );
const finish = (actor: Actor, id: string, answers: number[]) =>
  actor.mutate<{ result: { rightCount: number; asked: number; passed: boolean; marks: boolean[] } | null }>(
    'quizFinish',
    'QuizFinishInput',
    { id, answers },
    'result { rightCount asked passed marks }',
  );
/** The right answers, with some of them wrong. */
async function answersTo(quiz: Quiz | null, wrong = 0): Promise<number[]> {
  const bank = await world.sql<{ id: string; right_option: number }>('select id, right_option from course_question');
  return (quiz?.questions ?? []).map(({ id }, at) => {
    const right = bank.find((each) => each.id === id)?.right_option ?? -1;
    return at < wrong ? (right === 0 ? 1 : 0) : right;
  });
}
const mine = async (actor: Actor) =>
  (
    await actor.get<{ myCourses: { course: { title: string }; valid: boolean; validUntil: string | null; retestAt: string | null }[] }>(
      '{ myCourses { course { title } valid validUntil retestAt } }',
    )
  ).myCourses[0];

describe('a quiz', () => {
  it('asks of the bank without the answers, and gives the qualification to whoever passes', async () => {
    const { quiz } = await begin(volunteer);
    expect(quiz?.questions).toHaveLength(5);
    expect(JSON.stringify(quiz)).not.toContain('right');
    // 4 of 5 are the 80 per cent that the course asks for.
    expect(await finish(volunteer, quiz?.id ?? '', await answersTo(quiz, 1))).toMatchObject({
      result: { rightCount: 4, asked: 5, passed: true, marks: [false, true, true, true, true] },
    });
    expect(await mine(volunteer)).toEqual({ course: { title: '未成年人保护培训' }, valid: true, validUntil: '2027-06-07', retestAt: null });
    expect(
      await world.sql('select type_code, issued_on::text, expires_on::text from qualification where volunteer_id = $1', [
        volunteer.volunteerId,
      ]),
    ).toEqual([{ type_code: 'MINORS_TRAINING', issued_on: '2026-06-08', expires_on: '2027-06-07' }]);
    world.clock.set(new Date('2027-06-08T01:00:00Z'));
    expect(await mine(volunteer)).toMatchObject({ valid: false, validUntil: null });
  });

  it('is failed below the mark, and tried again after the time that the course sets', async () => {
    const { quiz } = await begin(volunteer);
    expect(await finish(volunteer, quiz?.id ?? '', await answersTo(quiz, 2))).toMatchObject({ result: { rightCount: 3, passed: false } });
    expect(await mine(volunteer)).toMatchObject({ valid: false, retestAt: '2026-06-09T01:00:00.000Z' });
    expect((await begin(volunteer)).userErrors).toMatchObject([{ code: 'TOO_MANY_ATTEMPTS' }]);
    world.clock.advance(24 * 3_600_000);
    const again = await begin(volunteer);
    expect(again.userErrors).toEqual([]);
    expect(again.quiz?.id).not.toBe(quiz?.id);
    expect(await finish(volunteer, again.quiz?.id ?? '', await answersTo(again.quiz))).toMatchObject({ result: { passed: true } });
  });

  it('goes on when it is begun again, asks everything once, and is answered by its volunteer alone', async () => {
    const [first, second] = [await begin(volunteer), await begin(volunteer)];
    expect(second.quiz).toEqual(first.quiz);
    const id = first.quiz?.id ?? '';
    const other = await world.volunteerActor();
    expect((await finish(other, id, await answersTo(first.quiz))).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await finish(volunteer, id, [1])).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await finish(volunteer, id, await answersTo(first.quiz))).userErrors).toEqual([]);
    expect((await finish(volunteer, id, await answersTo(first.quiz))).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('shows its bank to administrators alone, in SQL too', async () => {
    const admin = await world.actor('ADMIN');
    const { volunteerCourses } = await admin.get<{ volunteerCourses: { questions: { rightOption: number }[] }[] }>(
      '{ volunteerCourses { questions { rightOption } } }',
    );
    expect(volunteerCourses[0]?.questions.length).toBeGreaterThan(5);
    expect(await volunteer.get('{ myCourses { course { questions { rightOption } } } }')).toEqual({
      myCourses: [{ course: { questions: [] } }],
    });
    for (const actor of [volunteer, coordinator])
      await world.asRuntimeRole(actor.accountId, async (client) => {
        expect((await client.query('select * from course_question')).rows).toEqual([]);
      });
  });

  it('is kept by an administrator: a bank that is too small asks nobody', async () => {
    const admin = await world.actor('ADMIN');
    const words = { title: '政策培训', titleEn: 'Policy', body: '读一读', bodyEn: 'Read' };
    const made = await admin.mutate<{ course: { id: string; version: number } | null }>(
      'volunteerCourseSave',
      'VolunteerCourseSaveInput',
      { ...words, qualificationCode: 'POLICY_TRAINING', passPercent: 100, asked: 1, retestHours: 0, active: true },
      'course { id version }',
    );
    expect(made.userErrors).toEqual([]);
    const id = made.course?.id ?? '';
    expect((await begin(volunteer, id)).userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
    const ask = (more: object) =>
      admin.mutate(
        'courseQuestionSave',
        'CourseQuestionSaveInput',
        { courseId: id, text: '?', textEn: '?', options: ['是', '否'], optionsEn: ['Yes', 'No'], rightOption: 0, active: true, ...more },
        'question { id }',
      );
    for (const more of [{ rightOption: 2 }, { optionsEn: ['Yes', 'No', 'Maybe'] }])
      expect((await ask(more)).userErrors).toMatchObject([{ code: 'INVALID_CHOICE' }]);
    expect((await ask({})).userErrors).toEqual([]);
    expect((await begin(volunteer, id)).quiz?.questions).toHaveLength(1);
  });
});

describe('a paper', () => {
  const submit = (actor: Actor, volunteerId: string, more: object = {}) =>
    actor.mutate<{ claim: { id: string; version: number } | null }>(
      'qualificationClaimSubmit',
      'QualificationClaimSubmitInput',
      { requestId: randomUUID(), volunteerId, qualificationCode: 'HEALTH_CERT', issuedOn: '2026-03-01', paper: DOT, ...more },
      'claim { id version }',
    );
  const verify = (actor: Actor, id: string) =>
    actor.mutate(
      'qualificationClaimVerify',
      'QualificationClaimVerifyInput',
      { id, expectedVersion: 1 },
      'claim { state qualification: type { code } }',
    );

  it('counts when another person has looked at it, and is shown only with a record of who looked', async () => {
    const { claim } = await submit(volunteer, volunteer.volunteerId);
    const id = claim?.id ?? '';
    const { qualificationClaims } = await coordinator.get<{ qualificationClaims: { id: string }[] }>('{ qualificationClaims { id } }');
    expect(qualificationClaims.map((each) => each.id)).toContain(id);
    const paper = await coordinator.send('GET', `/evidence/${id}`);
    expect([paper.statusCode, paper.headers['content-type'], paper.rawPayload.toString('base64')]).toEqual([200, 'image/jpeg', DOT]);
    expect(
      await world.sql("select account_id from access_event where subject_type = 'qualification_claim' and subject_id = $1", [id]),
    ).toEqual([{ account_id: coordinator.accountId }]);
    expect((await verify(coordinator, id)).userErrors).toEqual([]);
    const { volunteer: seen } = await coordinator.get<{ volunteer: object }>(
      'query V($id: ID!) { volunteer(id: $id) { qualifications { type { code } expiresOn evidence { id state } } } }',
      { id: volunteer.volunteerId },
    );
    expect(seen).toEqual({
      qualifications: [{ type: { code: 'HEALTH_CERT' }, expiresOn: '2027-02-28', evidence: { id, state: 'VERIFIED' } }],
    });
    expect((await verify(coordinator, id)).userErrors).toMatchObject([{ code: 'STALE_VERSION' }]);
    const [{ kept }] = (await world.sql<{ kept: string }>(
      "select (select content_sealed from qualification_claim where id = $1) || coalesce((select string_agg(after::text, '') from audit_event where table_name = 'qualification_claim'), '') kept",
      [id],
    )) as [{ kept: string }];
    expect(kept).not.toContain(DOT.slice(20, 60));
  });

  it('is seen by its volunteer and by whoever keeps volunteers of the area, and decided on by nobody who handed it in', async () => {
    const id = (await submit(volunteer, volunteer.volunteerId)).claim?.id ?? '';
    const others = [
      await world.volunteerActor(),
      await world.actor('COORDINATOR', { area: SHINAN.district }),
      await world.actor('SOCIAL_WORKER'),
      world.anonymous,
    ];
    for (const actor of others) expect((await actor.send('GET', `/evidence/${id}`)).statusCode).toBe(404);
    expect((await verify(others[1] as Actor, id)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await volunteer.send('GET', `/evidence/${id}`)).statusCode).toBe(200);
    const own = (await submit(coordinator, volunteer.volunteerId)).claim?.id ?? '';
    expect((await verify(coordinator, own)).userErrors).toMatchObject([{ code: 'SAME_PERSON' }]);
    expect((await submit(await world.volunteerActor(), volunteer.volunteerId)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const declined = await coordinator.mutate(
      'qualificationClaimDecline',
      'QualificationClaimDeclineInput',
      { id, expectedVersion: 1, reason: '看不清' },
      'claim { state reason }',
    );
    expect(declined).toMatchObject({ userErrors: [], claim: { state: 'REFUSED', reason: '看不清' } });
    expect(await world.sql('select id from qualification where volunteer_id = $1', [volunteer.volunteerId])).toEqual([]);
  });

  it('is read by its first bytes, and must hold today', async () => {
    const refused = async (more: object) =>
      (await submit(volunteer, volunteer.volunteerId, more)).userErrors.map(({ code, field }) => [code, field?.[0]]);
    expect(await refused({ paper: Buffer.from('<svg onload="x"/>').toString('base64') })).toEqual([['FILE_UNREADABLE', 'paper']]);
    expect(await refused({ paper: Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(700_000)]).toString('base64') })).toEqual([
      ['FILE_TOO_LARGE', 'paper'],
    ]);
    expect(await refused({ issuedOn: '2026-06-09' })).toEqual([['OUT_OF_RANGE', 'issuedOn']]);
    expect(await refused({ issuedOn: '2020-01-01' })).toEqual([['IN_THE_PAST', 'expiresOn']]);
    expect(await refused({ expiresOn: '2026-02-01' })).toEqual([['OUT_OF_RANGE', 'expiresOn']]);
    expect(await refused({ qualificationCode: 'NONE' })).toEqual([['INVALID_CHOICE', 'qualificationCode']]);
  });
});
