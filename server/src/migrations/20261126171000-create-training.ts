import type { MigrationInterface, QueryRunner } from 'typeorm';
import { QUESTIONS } from './data/training-questions.js';

/**
 * Training (培训) and spot checks (抽查) of those who work in assistance: courses, who was there, quizzes from a bank, and telephone calls to people drawn
 * from a committed seed. The database draws the questions and marks the answers, so that nobody marks one's own.
 */
export class CreateTraining20261126171000 implements MigrationInterface {
  name = 'CreateTraining20261126171000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(COURSES);
    await db.query(CHECKS);
    await db.query(
      `insert into training_question (id, text, options, answer, sample)
         select gen_random_uuid(), q.text, array(select jsonb_array_elements_text(q.options)), q.answer, true from jsonb_to_recordset($1) as q (text text, options jsonb, answer int)`,
      [JSON.stringify(QUESTIONS)],
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table spot_call, spot_check_roll, spot_check, training_attempt, training_attendance, training_question, training_course cascade;
      drop function app.spot_call_follows, app.spot_call_scored, app.spot_call_placed, app.spot_check_commits, app.spot_roll, app.training_figures, app.training_named, app.training_graded, app.training_begun, app.training_draw, app.training_staff;
      delete from policy_parameter where key like 'training.%' or key like 'spotcheck.%';
    `);
  }
}

const COURSES = `
  create table training_course (
    id uuid primary key,
    area_code bigint not null references admin_area,
    title text not null check (length(title) between 1 and 100),
    summary text not null check (length(summary) between 1 and 2000),
    held_on date not null,
    minutes int not null check (minutes between 15 and 2400),
    created_by uuid not null references account,
    created_at timestamptz(3) not null default app.now(),
    demo boolean not null default false
  );
  create index training_course_recent on training_course (held_on desc, id desc);
  call app.protect('training_course', 'select, insert');
  -- A course of a district is of use to whoever works in a part of it.
  create policy read on training_course for select using ((select app.scope('training:read')) && int8multirange(app.area_range(area_code)));
  create policy add on training_course for insert with check ((select app.scope('training:manage')) @> app.area_range(area_code) and created_by = (select app.actor_id()));
  create trigger insert_only before update or delete or truncate on training_course for each statement execute function app.refuse_change();

  -- The bank. Whoever takes a quiz sees the questions drawn for it and never the bank.
  create table training_question (
    id uuid primary key,
    text text not null check (length(text) between 1 and 500),
    options text[] not null constraint training_options check (cardinality(options) between 2 and 6),
    answer int not null,
    active boolean not null default true,
    sample boolean not null default false,
    version int not null default 1,
    constraint training_answer_is_option check (answer between 0 and cardinality(options) - 1)
  );
  call app.protect('training_question', 'select, insert, update', '''answer''');
  create policy read on training_question for select using ((select app.can('training:manage')));
  create policy add on training_question for insert with check ((select app.can('training:manage')));
  create policy edit on training_question for update using ((select app.can('training:manage')));

  create table training_attendance (
    id uuid primary key,
    course_id uuid not null references training_course,
    account_id uuid not null references account,
    area_code bigint not null,
    recorded_by uuid not null references account,
    recorded_at timestamptz(3) not null default app.now(),
    constraint training_attendance_once unique (course_id, account_id),
    constraint training_attendance_by_another check (recorded_by <> account_id)
  );
  create index training_attendance_account on training_attendance (account_id);
  call app.protect('training_attendance', 'select, insert');
  create policy read on training_attendance for select using (account_id = (select app.actor_id()) or (select app.scope('training:manage')) @> app.area_range(area_code));
  create policy add on training_attendance for insert with check ((select app.scope('training:manage')) @> app.area_range(area_code) and recorded_by = (select app.actor_id())
    and exists (select from training_course c where c.id = course_id and c.area_code = training_attendance.area_code));
  create trigger insert_only before update or delete or truncate on training_attendance for each statement execute function app.refuse_change();

  create table training_attempt (
    id uuid primary key,
    course_id uuid not null references training_course,
    account_id uuid not null references account,
    area_code bigint not null,
    begun_at timestamptz(3) not null default app.now(),
    -- Texts and options as they were drawn; which are right stands apart and is shown to nobody.
    questions jsonb not null,
    key int[] not null,
    answers int[],
    correct int,
    percent int,
    passed boolean,
    finished_at timestamptz(3),
    -- First day on which it is worth nothing any more.
    valid_until date,
    check (num_nonnulls(answers, correct, percent, passed, finished_at) in (0, 5)),
    check ((valid_until is not null) = coalesce(passed, false))
  );
  create unique index training_attempt_open on training_attempt (course_id, account_id) where finished_at is null;
  create index training_attempt_account on training_attempt (account_id, valid_until desc);
  create index training_attempt_course on training_attempt (course_id, account_id, begun_at);
  call app.protect('training_attempt', 'select, insert, update', '''key'', ''answers''');
  create policy read on training_attempt for select using (account_id = (select app.actor_id()) or (select app.scope('training:manage')) @> app.area_range(area_code));
  create policy add on training_attempt for insert with check (account_id = (select app.actor_id()) and (select app.can('training:take')));
  create policy edit on training_attempt for update using (account_id = (select app.actor_id()));

  -- Questions of the bank, in an order that follows from the salt. Closed to the runtime role.
  create function app.training_draw(wanted int, salt uuid) returns setof training_question language sql stable security definer set search_path = public, app, pg_temp as $$
    select q.* from training_question q where q.active order by md5(q.id::text || salt::text) limit wanted $$;
  revoke execute on function app.training_draw from public;

  create function app.training_begun() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
    declare course training_course; last training_attempt; wanted int;
    begin
      select * into course from training_course where id = new.course_id;
      if not exists (select from training_attendance a where a.course_id = new.course_id and a.account_id = new.account_id) then
        raise exception 'was not there' using errcode = 'check_violation', constraint = 'training_attended_first';
      end if;
      select * into last from training_attempt t where t.course_id = new.course_id and t.account_id = new.account_id and t.finished_at is not null order by t.finished_at desc limit 1;
      if last.passed and last.valid_until > app.today() then raise exception 'still valid' using errcode = 'check_violation', constraint = 'training_still_valid'; end if;
      if not last.passed and (last.finished_at at time zone 'Asia/Shanghai')::date + app.parameter('training.retest.wait.days', course.area_code, app.today())::int > app.today() then
        raise exception 'too early' using errcode = 'check_violation', constraint = 'training_retest_wait';
      end if;
      wanted := app.parameter('training.quiz.questions', course.area_code, app.today());
      select coalesce(jsonb_agg(jsonb_build_object('text', q.text, 'options', q.options) order by q.n), '[]'), coalesce(array_agg(q.answer order by q.n), '{}') into new.questions, new.key
        from (select d.text, d.options, d.answer, row_number() over () n from app.training_draw(wanted, new.id) d) q;
      if jsonb_array_length(new.questions) < wanted then raise exception 'not enough questions' using errcode = 'check_violation', constraint = 'training_bank_short'; end if;
      new.area_code := course.area_code;
      new.begun_at := app.now();
      new.answers := null; new.correct := null; new.percent := null; new.passed := null; new.finished_at := null; new.valid_until := null;
      return new;
    end $$;
  create trigger begun before insert on training_attempt for each row execute function app.training_begun();

  create function app.training_graded() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
    declare given int[] := new.answers; total int := jsonb_array_length(old.questions);
    begin
      if old.finished_at is not null then raise exception 'marked' using errcode = 'check_violation', constraint = 'training_attempt_final'; end if;
      if given is null or cardinality(given) <> total then raise exception 'not all answered' using errcode = 'check_violation', constraint = 'training_answers_all'; end if;
      new := old;
      new.answers := given;
      new.correct := (select count(*) from generate_subscripts(given, 1) k where given[k] = old.key[k]);
      new.percent := 100 * new.correct / total;
      new.passed := new.percent >= app.parameter('training.pass.percent', old.area_code, app.today());
      new.finished_at := app.now();
      new.valid_until := case when new.passed then app.today() + app.parameter('training.valid.days', old.area_code, app.today())::int end;
      return new;
    end $$;
  create trigger graded before update on training_attempt for each row execute function app.training_graded();

  -- Those who work with households in an area: whom training is for, and whom a spot check may call. Closed to the runtime role.
  create function app.training_staff(area bigint) returns table (account_id uuid, number text, stratum text, area_code bigint)
    language sql stable security definer set search_path = public, app, pg_temp rows 100 as $$
    select a.id, a.username, min(g.role), min(g.area_code) from account a join role_grant g on g.account_id = a.id
    where a.state = 'ACTIVE' and g.role in ('COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER') and app.area_range(area) @> g.area_code group by a.id, a.username $$;
  revoke execute on function app.training_staff from public;
  -- Those of them with given sign-in names, for whoever records that they were there.
  create function app.training_named(area bigint, names text[]) returns table (account_id uuid, number text) language sql stable security definer set search_path = public, app, pg_temp rows 10 as $$
    select s.account_id, s.number from app.training_staff(area) s where s.number = any (names) and (select app.scope('training:manage')) @> app.area_range(area) $$;
  -- How many of them there are, and whose training is valid on a day. Only counts leave it.
  create function app.training_figures(area bigint, on_day date) returns table (staff int, valid int, never int)
    language sql stable security definer set search_path = public, app, pg_temp rows 1 as $$
    select count(*)::int, count(*) filter (where t.until > on_day)::int, count(*) filter (where t.until is null)::int
    from app.training_staff(area) s left join lateral (select max(x.valid_until) until from training_attempt x where x.account_id = s.account_id) t on true
    where (select app.scope('training:read')) @> app.area_range(area) $$;

  insert into policy_parameter (id, key, value, unit, valid_from, source, sample) values
    (gen_random_uuid(), 'training.valid.days', 365, 'day', '2000-01-01', '青岛市民政局新闻发布会 2020-08-17', false),
    (gen_random_uuid(), 'training.quiz.questions', 10, 'question', '2000-01-01', null, true),
    (gen_random_uuid(), 'training.pass.percent', 80, 'percent', '2000-01-01', null, true),
    (gen_random_uuid(), 'training.retest.wait.days', 1, 'day', '2000-01-01', null, true),
    (gen_random_uuid(), 'spotcheck.questions', 5, 'question', '2000-01-01', null, true),
    (gen_random_uuid(), 'spotcheck.pass.percent', 80, 'percent', '2000-01-01', null, true),
    (gen_random_uuid(), 'spotcheck.call.days', 7, 'day', '2000-01-01', null, true),
    (gen_random_uuid(), 'spotcheck.retest.days', 14, 'day', '2000-01-01', null, true);
`;

const CHECKS = `
  create table spot_check (
    id uuid primary key,
    area_code bigint not null references admin_area,
    title text not null check (length(title) between 1 and 100),
    wanted int not null check (wanted between 1 and 500),
    -- SHA-256 of the seed, in hex, known from the first moment; the seed lies sealed until the start, as an inspection's does.
    seed_hash text not null check (seed_hash ~ '^[0-9a-f]{64}$'),
    seed_sealed text not null,
    seed text,
    state text not null default 'PLANNED' check (state in ('PLANNED', 'STARTED', 'CLOSED', 'CANCELLED')),
    roll_count int,
    roll_hash text,
    started_at timestamptz(3),
    started_by uuid references account,
    ended_at timestamptz(3),
    cancel_reason text check (length(cancel_reason) between 1 and 500),
    created_by uuid not null references account,
    created_at timestamptz(3) not null default app.now(),
    demo boolean not null default false,
    version int not null default 1,
    constraint spot_check_seed_sealed check ((seed is null) = (started_at is null)),
    constraint spot_check_seed_committed check (seed is null or encode(sha256(convert_to(seed, 'UTF8')), 'hex') = seed_hash),
    check ((state in ('STARTED', 'CLOSED')) = (started_at is not null)),
    check ((state in ('CLOSED', 'CANCELLED')) = (ended_at is not null)),
    check ((state = 'CANCELLED') = (cancel_reason is not null))
  );
  create index spot_check_recent on spot_check (created_at desc, id desc);
  call app.protect('spot_check', 'select, insert, update', '''seed_sealed''');
  create policy read on spot_check for select using ((select app.scope('spotcheck:plan')) @> app.area_range(area_code));
  create policy add on spot_check for insert with check ((select app.scope('spotcheck:plan')) @> app.area_range(area_code) and created_by = (select app.actor_id()) and seed is null);
  create policy edit on spot_check for update using ((select app.scope('spotcheck:plan')) @> app.area_range(area_code));
  create function app.spot_check_commits() returns trigger language plpgsql as $$
    begin
      if (new.seed_hash, new.seed_sealed, new.wanted, new.area_code) is distinct from (old.seed_hash, old.seed_sealed, old.wanted, old.area_code)
        or (old.seed is not null and new.seed is distinct from old.seed) then
        raise exception 'a spot check stays as it was committed' using errcode = 'restrict_violation', constraint = 'spot_check_committed';
      end if;
      return new;
    end $$;
  create trigger committed before update on spot_check for each row execute function app.spot_check_commits();

  -- Sign-in names and roles of the day of the start, from which the sample was drawn.
  create table spot_check_roll (
    check_id uuid not null references spot_check,
    number text not null,
    stratum text not null,
    drawn boolean not null,
    primary key (check_id, number)
  );
  alter table spot_check_roll enable row level security;
  alter table spot_check_roll force row level security;
  create policy keeper on spot_check_roll to current_user using (true) with check (true);
  grant select, insert on spot_check_roll to finemesh_app;
  create policy read on spot_check_roll for select using (check_id in (select c.id from spot_check c));
  create policy add on spot_check_roll for insert with check (check_id in (select c.id from spot_check c where c.state = 'STARTED'));

  create table spot_call (
    id uuid primary key,
    check_id uuid not null references spot_check,
    account_id uuid not null references account,
    area_code bigint not null,
    position int not null,
    state text not null default 'TO_CALL' check (state in ('TO_CALL', 'SCORED')),
    -- Texts, options and what is right, for whoever rings.
    questions jsonb not null,
    due_on date not null,
    -- How often nobody answered.
    unreached int not null default 0,
    marks boolean[],
    percent int,
    passed boolean,
    note text check (length(note) <= 500),
    called_by uuid references account,
    called_at timestamptz(3),
    -- The call that was not passed, after which this one follows.
    retest_of uuid constraint spot_call_one_retest unique references spot_call,
    version int not null default 1,
    constraint spot_call_by_another check (called_by is distinct from account_id),
    check ((state = 'SCORED') = (percent is not null) and num_nonnulls(marks, percent, passed) in (0, 3)),
    check (state = 'TO_CALL' or called_by is not null)
  );
  create index spot_call_check on spot_call (check_id, position, id);
  create index spot_call_queue on spot_call (due_on, id) where state = 'TO_CALL';
  call app.protect('spot_call', 'select, insert, update', '''marks'', ''note''');
  -- Whom it will ring nobody on the spot learns; somebody's own result is shown once there is one.
  create policy read on spot_call for select using ((select app.scope('spotcheck:call')) @> area_code or (account_id = (select app.actor_id()) and state = 'SCORED'));
  create policy add on spot_call for insert with check ((select app.scope('spotcheck:plan')) @> area_code);
  create policy edit on spot_call for update using ((select app.scope('spotcheck:call')) @> area_code) with check (called_by = (select app.actor_id()));

  -- The roll of an area, for whoever plans there.
  create function app.spot_roll(area bigint) returns table (account_id uuid, number text, stratum text, area_code bigint)
    language sql stable security definer set search_path = public, app, pg_temp rows 100 as $$
    select s.* from app.training_staff(area) s where (select app.scope('spotcheck:plan')) @> app.area_range(area) order by s.number $$;

  create function app.spot_call_placed() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
    begin
      new.questions := coalesce((select jsonb_agg(jsonb_build_object('text', d.text, 'options', d.options, 'answer', d.answer))
        from app.training_draw(app.parameter('spotcheck.questions', new.area_code, app.today())::int, new.id) d), '[]');
      if jsonb_array_length(new.questions) = 0 then raise exception 'no questions' using errcode = 'check_violation', constraint = 'training_bank_short'; end if;
      return new;
    end $$;
  create trigger placed before insert on spot_call for each row execute function app.spot_call_placed();

  create function app.spot_call_scored() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
    declare given boolean[] := new.marks; caller uuid := new.called_by; rung timestamptz := new.called_at; said text := new.note; missed int := new.unreached; total int := jsonb_array_length(old.questions);
    begin
      if old.state <> 'TO_CALL' then raise exception 'scored' using errcode = 'check_violation', constraint = 'spot_call_final'; end if;
      new := old;
      new.version := old.version + 1;
      new.called_by := caller; new.called_at := rung; new.note := said;
      if given is null then
        new.unreached := missed;
        return new;
      end if;
      if cardinality(given) <> total then raise exception 'not all marked' using errcode = 'check_violation', constraint = 'spot_marks_all'; end if;
      new.marks := given;
      new.percent := 100 * (select count(*) from unnest(given) m where m) / total;
      new.passed := new.percent >= app.parameter('spotcheck.pass.percent', old.area_code, app.today());
      new.state := 'SCORED';
      return new;
    end $$;
  create trigger scored before update on spot_call for each row execute function app.spot_call_scored();

  -- Whoever does not pass is rung again.
  create function app.spot_call_follows() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
    begin
      insert into spot_call (id, check_id, account_id, area_code, position, questions, due_on, retest_of)
        values (gen_random_uuid(), new.check_id, new.account_id, new.area_code, new.position, '[]', app.today() + app.parameter('spotcheck.retest.days', new.area_code, app.today())::int, new.id);
      return null;
    end $$;
  create trigger follows after update on spot_call for each row when (old.state = 'TO_CALL' and new.state = 'SCORED' and not new.passed) execute function app.spot_call_follows();
`;
