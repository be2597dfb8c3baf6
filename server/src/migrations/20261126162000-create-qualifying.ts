import type { MigrationInterface, QueryRunner } from 'typeorm';

interface Question {
  text: readonly [zh: string, en: string];
  options: readonly (readonly [zh: string, en: string])[];
  /** Index of the right option. */
  right: number;
}

/** A first bank for the training that every volunteer who meets minors needs; a sample for the city to replace. */
const QUESTIONS: readonly Question[] = [
  {
    text: ['上门时发现只有孩子一人在家，应当怎么做？', 'A child is alone at home when you arrive. What do you do?'],
    options: [
      ['进屋陪孩子等家长', 'Go in and wait with the child'],
      ['不单独进屋，联系协调员和监护人', 'Do not go in alone; call the coordinator and the guardian'],
      ['把孩子带到自己家', 'Take the child to your own home'],
    ],
    right: 1,
  },
  {
    text: ['孩子身上有不明伤痕，应当怎么做？', 'A child has bruises that nobody explains. What do you do?'],
    options: [
      ['追问孩子直到说清楚', 'Question the child until it explains'],
      ['拍照发到工作群', 'Take a picture and post it to the group'],
      ['当天报告，不自行调查', 'Report it the same day and do not investigate'],
    ],
    right: 2,
  },
  {
    text: ['可以和孩子私下加社交账号吗？', 'May you connect with a child privately on social media?'],
    options: [
      ['可以，方便联系', 'Yes, to keep in touch'],
      ['不可以，联系经由监护人和机构', 'No; contact goes through the guardian and the organisation'],
    ],
    right: 1,
  },
  {
    text: ['孩子要求你替他保守一个让你担心的秘密，应当怎么说？', 'A child asks you to keep a secret that worries you. What do you say?'],
    options: [
      ['答应保密', 'Promise to keep it'],
      ['说明有些事必须告诉能帮忙的大人', 'Say that some things must be told to adults who can help'],
      ['当没听见', 'Pretend not to have heard'],
    ],
    right: 1,
  },
  {
    text: ['为未成年人服务时，至少几人同行？', 'How many go at least to serve a minor?'],
    options: [
      ['一人', 'One'],
      ['两人', 'Two'],
      ['四人', 'Four'],
    ],
    right: 1,
  },
  {
    text: ['可以发布孩子的照片吗？', 'May you publish a picture of a child?'],
    options: [
      ['打了马赛克就可以', 'Yes, when the face is blurred'],
      ['不可以', 'No'],
      ['家长口头同意就可以', 'Yes, when a parent agrees by word'],
    ],
    right: 1,
  },
];

/**
 * How volunteers become qualified (培训与资质): courses with a bank of questions, of which the right answers never leave the
 * database before an attempt is over; and papers that another person looks at before they count.
 */
export class CreateQualifying20261126162000 implements MigrationInterface {
  name = 'CreateQualifying20261126162000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table volunteer_course (
        id uuid primary key,
        type_code text not null constraint volunteer_course_once unique references qualification_type (code),
        title text not null check (char_length(title) between 1 and 80),
        title_en text not null check (char_length(title_en) between 1 and 120),
        body text not null check (char_length(body) between 1 and 8000),
        body_en text not null check (char_length(body_en) between 1 and 8000),
        pass_percent int not null check (pass_percent between 1 and 100),
        asked int not null check (asked between 1 and 50),
        valid_months int check (valid_months between 1 and 120),
        retest_hours int not null check (retest_hours between 0 and 2160),
        active boolean not null default true,
        sample boolean not null default false,
        version int not null default 1
      );
      call app.protect('volunteer_course', 'select, insert, update');
      create policy read on volunteer_course for select using ((select app.actor_id()) is not null);
      create policy add on volunteer_course for insert with check ((select app.can('catalogue:edit')));
      create policy edit on volunteer_course for update using ((select app.can('catalogue:edit')));

      -- The bank. Whoever is asked reads questions through an attempt alone, without the answers.
      create table course_question (
        id uuid primary key,
        course_id uuid not null references volunteer_course,
        text text not null check (char_length(text) between 1 and 500),
        text_en text not null check (char_length(text_en) between 1 and 500),
        options text[] not null check (cardinality(options) between 2 and 6),
        options_en text[] not null,
        right_option int not null check (right_option >= 0),
        active boolean not null default true,
        version int not null default 1,
        constraint course_question_options check (cardinality(options) = cardinality(options_en) and right_option < cardinality(options))
      );
      create index course_question_course on course_question (course_id, id);
      call app.protect('course_question', 'select, insert, update');
      create policy read on course_question for select using ((select app.can('catalogue:edit')));
      create policy add on course_question for insert with check ((select app.can('catalogue:edit')));
      create policy edit on course_question for update using ((select app.can('catalogue:edit')));

      create table quiz_attempt (
        id uuid primary key,
        volunteer_id uuid not null references volunteer,
        course_id uuid not null references volunteer_course,
        question_ids uuid[] not null,
        started_at timestamptz(3) not null,
        answers int[],
        finished_at timestamptz(3),
        right_count int,
        passed boolean,
        check ((finished_at is null) = (answers is null) and (finished_at is null) = (passed is null))
      );
      create unique index quiz_attempt_open on quiz_attempt (volunteer_id, course_id) where finished_at is null;
      create index quiz_attempt_volunteer on quiz_attempt (volunteer_id, course_id, finished_at desc);
      call app.protect('quiz_attempt', 'select');
      create policy read on quiz_attempt for select using (volunteer_id = (select app.volunteer_id()) or (select app.scope('volunteer:read')) @> app.volunteer_area(volunteer_id));

      -- Begins an attempt of the actor, or answers with the one that is open. Which questions are asked follows from the attempt's id.
      create function app.quiz_begin(attempt uuid, course uuid) returns table (id uuid, outcome text) language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare me uuid := app.volunteer_id(); c record; ids uuid[]; open_id uuid; failed_at timestamptz;
        begin
          select * into c from volunteer_course x where x.id = course and x.active;
          if me is null or c.id is null then return query select null::uuid, 'NOT_FOUND'; return; end if;
          perform from volunteer v where v.id = me for no key update;
          select a.id into open_id from quiz_attempt a where a.volunteer_id = me and a.course_id = course and a.finished_at is null;
          if open_id is not null then return query select open_id, 'OK'; return; end if;
          select max(a.finished_at) into failed_at from quiz_attempt a where a.volunteer_id = me and a.course_id = course and not a.passed;
          if failed_at + make_interval(hours => c.retest_hours) > app.now() then return query select null::uuid, 'TOO_SOON'; return; end if;
          select array_agg(q.id) into ids from (select q.id from course_question q where q.course_id = course and q.active order by md5(attempt::text || q.id::text) limit c.asked) q;
          if coalesce(cardinality(ids), 0) < c.asked then return query select null::uuid, 'NOT_READY'; return; end if;
          insert into quiz_attempt (id, volunteer_id, course_id, question_ids, started_at) values (attempt, me, course, ids, app.now());
          return query select attempt, 'OK';
        end $$;
      create function app.quiz_questions(attempt uuid) returns table (id uuid, text text, text_en text, options text[], options_en text[])
        language sql stable security definer set search_path = public, app, pg_temp as $$
        select q.id, q.text, q.text_en, q.options, q.options_en from quiz_attempt a cross join lateral unnest(a.question_ids) with ordinality w (question, n) join course_question q on q.id = w.question
        where a.id = attempt and a.volunteer_id = app.volunteer_id() and a.finished_at is null order by w.n $$;
      -- Ends an attempt of the actor. What was passed becomes a qualification, until it expires.
      create function app.quiz_finish(attempt uuid, given int[]) returns table (right_count int, asked int, passed boolean, marks boolean[])
        language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare a record; c record; found boolean[]; n int; ok boolean; today date := app.today();
        begin
          select * into a from quiz_attempt x where x.id = attempt and x.volunteer_id = app.volunteer_id() and x.finished_at is null for update;
          if a.id is null or cardinality(given) <> cardinality(a.question_ids) then return; end if;
          select * into c from volunteer_course x where x.id = a.course_id;
          select array_agg(q.right_option = given[w.n] order by w.n) into found from unnest(a.question_ids) with ordinality w (question, n) join course_question q on q.id = w.question;
          n := (select count(*) from unnest(found) f where f);
          ok := n * 100 >= c.pass_percent * cardinality(found);
          update quiz_attempt x set answers = given, finished_at = app.now(), right_count = n, passed = ok where x.id = attempt;
          if ok then insert into qualification (id, volunteer_id, type_code, issued_on, expires_on)
            values (gen_random_uuid(), a.volunteer_id, c.type_code, today, case when c.valid_months is not null then (today + make_interval(months => c.valid_months))::date - 1 end); end if;
          return query select n, cardinality(found), ok, found;
        end $$;

      -- A paper that is to count as a qualification: kept sealed, looked at by another person.
      create table qualification_claim (
        id uuid primary key,
        volunteer_id uuid not null references volunteer on delete cascade,
        type_code text not null references qualification_type (code),
        issued_on date not null,
        expires_on date,
        media_type text not null check (media_type in ('image/jpeg', 'application/pdf')),
        bytes int not null check (bytes between 1 and 700000),
        content_sealed text not null,
        state text not null default 'SUBMITTED' check (state in ('SUBMITTED', 'VERIFIED', 'REFUSED')),
        submitted_by uuid not null references account,
        submitted_at timestamptz(3) not null,
        decided_by uuid references account,
        decided_at timestamptz(3),
        reason text check (char_length(reason) between 1 and 500),
        qualification_id uuid references qualification on delete set null,
        version int not null default 1,
        check (expires_on is null or expires_on >= issued_on),
        check ((state = 'SUBMITTED') = (decided_at is null)),
        check (state <> 'REFUSED' or reason is not null),
        constraint claim_second_person check (decided_by <> submitted_by)
      );
      create index qualification_claim_waiting on qualification_claim (submitted_at, id) where state = 'SUBMITTED';
      create index qualification_claim_volunteer on qualification_claim (volunteer_id, submitted_at desc, id desc);
      create index qualification_claim_qualification on qualification_claim (qualification_id) where qualification_id is not null;
      call app.protect('qualification_claim', 'select, insert, update', '''content_sealed'', ''reason''');
      create policy read on qualification_claim for select using (volunteer_id = (select app.volunteer_id()) or (select app.scope('volunteer:edit')) @> app.volunteer_area(volunteer_id));
      create policy add on qualification_claim for insert with check (submitted_by = (select app.actor_id()) and state = 'SUBMITTED'
        and (volunteer_id = (select app.volunteer_id()) or (select app.scope('volunteer:edit')) @> app.volunteer_area(volunteer_id)));
      create policy decide on qualification_claim for update using ((select app.scope('volunteer:edit')) @> app.volunteer_area(volunteer_id));
    `);
    await db.query(
      `with course as (
         insert into volunteer_course (id, type_code, title, title_en, body, body_en, pass_percent, asked, valid_months, retest_hours, sample)
         select gen_random_uuid(), code, '未成年人保护培训', 'Child protection', $1, $2, 80, 5, 12, 24, true from qualification_type where code = 'MINORS_TRAINING' returning id)
       insert into course_question (id, course_id, text, text_en, options, options_en, right_option)
       select gen_random_uuid(), course.id, q.text ->> 0, q.text ->> 1, array(select o ->> 0 from jsonb_array_elements(q.options) o), array(select o ->> 1 from jsonb_array_elements(q.options) o), q."right"
       from course cross join jsonb_to_recordset($3) q (text jsonb, options jsonb, "right" int)`,
      [
        '为未成年人服务，安全永远在前。不单独与孩子相处：至少两人同行，门保持敞开。不私下联系：一切联系经由监护人和机构。不承诺保守可能伤害孩子的秘密。发现伤痕、饥饿、恐惧或危险，当天报告，不自行调查。不拍照、不发布。',
        'In serving minors, safety comes first. Never be alone with a child: two go together, the door stays open. No private contact: everything goes through the guardian and the organisation. Promise no secret that may harm the child. Injuries, hunger, fear or danger are reported the same day, not investigated. No pictures are taken or published.',
        JSON.stringify(QUESTIONS),
      ],
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table qualification_claim, quiz_attempt, course_question, volunteer_course;
      drop function app.quiz_begin, app.quiz_questions, app.quiz_finish`);
  }
}
