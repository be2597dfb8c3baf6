import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Duties of a case, who was absent and who covers, and needs assessments: what a hand-over moves and what it must not lose. */
export class CreateCaseDuties20261126030200 implements MigrationInterface {
  name = 'CreateCaseDuties20261126030200';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- A duty belongs to the case; whoever owns the case holds it. What was done, and what was missed, stays with the ownership of that moment.
      create table case_duty (
        id uuid primary key,
        case_id uuid not null references social_case,
        kind text not null check (kind in ('NEED', 'VISIT', 'TASK')),
        title text check (length(title) between 1 and 200),
        need_id uuid references service_need on delete cascade,
        assignment_id uuid references assignment,
        due_at timestamptz(3) not null,
        created_at timestamptz(3) not null default app.now(),
        created_by uuid references account,
        done_at timestamptz(3),
        done_by uuid references account,
        note text check (length(note) <= 1000),
        done_ownership_id uuid references case_ownership,
        missed_ownership_id uuid references case_ownership,
        version int not null default 1,
        constraint case_duty_of_its_kind check ((kind = 'NEED') = (need_id is not null) and (kind = 'VISIT') = (assignment_id is not null) and (kind = 'TASK') = (title is not null)),
        constraint case_duty_done_whole check ((done_at is null) = (done_ownership_id is null))
      );
      create unique index case_duty_need on case_duty (need_id) where need_id is not null and done_at is null;
      create unique index case_duty_visit on case_duty (assignment_id) where assignment_id is not null and done_at is null;
      create index case_duty_case on case_duty (case_id, due_at, id);
      create index case_duty_open on case_duty (due_at, id) where done_at is null;
      call app.protect('case_duty', 'select, insert, update', '''note''');
      create function app.case_area(case_id uuid) returns bigint language sql stable security definer set search_path = public, app, pg_temp
        as $$ select area_code from social_case c where c.id = $1 $$;
      create policy read on case_duty for select using (exists (select from social_case c where c.id = case_id));
      create policy add on case_duty for insert with check (kind = 'TASK' and created_by = (select app.actor_id()) and (select app.scope('case:edit')) @> app.case_area(case_id));
      create policy edit on case_duty for update using ((select app.scope('case:edit')) @> app.case_area(case_id));

      -- The ownership that held a case at an instant; of several at one instant the last. Where clocks of servers differ, the one next to it.
      create function app.ownership_at(of_case uuid, at timestamptz) returns uuid language sql stable security definer set search_path = public, app, pg_temp as $$
        select id from case_ownership o where o.case_id = of_case and (o.until is null or o.until > at) order by o.since limit 1 $$;
      create function app.duty_kept() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          if tg_op = 'INSERT' then
            if (select state from social_case where id = new.case_id) = 'CLOSED' then raise exception 'the case is closed' using errcode = 'restrict_violation', constraint = 'case_duty_case_closed'; end if;
            new.done_at := null; new.done_by := null; new.done_ownership_id := null; new.missed_ownership_id := null;
            return new;
          end if;
          -- What was done is done; what was missed is not dated away.
          if old.done_at is not null then raise exception 'the duty is done' using errcode = 'restrict_violation', constraint = 'case_duty_is_done'; end if;
          if new.due_at <> old.due_at and old.due_at < app.now() then new.due_at := old.due_at; end if;
          if new.done_at is not null then
            new.done_at := app.now();
            new.done_ownership_id := app.ownership_at(new.case_id, app.now());
            if new.done_at > new.due_at then new.missed_ownership_id := app.ownership_at(new.case_id, greatest(new.due_at, new.created_at)); end if;
          end if;
          return new;
        end $$;
      create trigger kept before insert or update on case_duty for each row execute function app.duty_kept();

      insert into policy_parameter (id, key, value, unit, valid_from, sample) values (gen_random_uuid(), 'case.visit.settle.hours', 48, 'hour', '2000-01-01', true);
      create function app.visit_settled_by(ends_at timestamptz, area bigint) returns timestamptz language sql stable security definer set search_path = public, app, pg_temp
        as $$ select ends_at + make_interval(hours => coalesce(app.parameter('case.visit.settle.hours', area, app.today()), 0)::int) $$;

      -- An open case answers for every open need and every unsettled visit of its household.
      create function app.adopt_duties(of_case uuid) returns void language sql security definer set search_path = public, app, pg_temp as $$
        insert into case_duty (id, case_id, kind, need_id, due_at, created_at)
          select gen_random_uuid(), c.id, 'NEED', n.id, n.due_at, app.now() from social_case c join service_need n on n.household_id = c.household_id
          where c.id = of_case and n.state in ('UNMATCHED', 'OFFERED', 'ASSIGNED') on conflict do nothing;
        insert into case_duty (id, case_id, kind, assignment_id, due_at, created_at)
          select gen_random_uuid(), c.id, 'VISIT', a.id, app.visit_settled_by(a.ends_at, a.area_code), app.now() from social_case c join assignment a on a.household_id = c.household_id
          where c.id = of_case and a.state in ('CONFIRMED', 'IN_PROGRESS', 'DONE') on conflict do nothing $$;
      revoke execute on function app.adopt_duties from public;
      create function app.case_adopts() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin perform app.adopt_duties(new.id); return null; end $$;
      -- After the trigger that writes the ownership: triggers of one event run by name.
      create trigger owns_duties after insert on social_case for each row execute function app.case_adopts();
      create trigger owns_duties_again after update of state on social_case for each row when (old.state = 'CLOSED' and new.state <> 'CLOSED') execute function app.case_adopts();

      create function app.needs_made() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          insert into case_duty (id, case_id, kind, need_id, due_at, created_at)
            select gen_random_uuid(), c.id, 'NEED', n.id, n.due_at, app.now() from new_rows n join social_case c on c.household_id = n.household_id and c.state <> 'CLOSED'
            where n.state in ('UNMATCHED', 'OFFERED', 'ASSIGNED') on conflict do nothing;
          return null;
        end $$;
      create trigger case_duties after insert on service_need referencing new table as new_rows for each statement execute function app.needs_made();
      create function app.need_moved() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          if new.state in ('DONE', 'WAIVED') then
            update case_duty set done_at = app.now(), done_by = app.actor_id(), version = version + 1 where need_id = new.id and done_at is null;
          else
            update case_duty set due_at = new.due_at, version = version + 1 where need_id = new.id and done_at is null and due_at <> new.due_at and due_at >= app.now();
            insert into case_duty (id, case_id, kind, need_id, due_at, created_at)
              select gen_random_uuid(), c.id, 'NEED', new.id, new.due_at, app.now() from social_case c where c.household_id = new.household_id and c.state <> 'CLOSED' on conflict do nothing;
          end if;
          return null;
        end $$;
      create trigger case_duties_follow after update on service_need for each row when (old.state <> new.state or old.due_at <> new.due_at) execute function app.need_moved();

      -- A visit that nobody settled is a duty; one that was missed stays a duty until somebody says what was done about it.
      create function app.visit_moved() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          if new.state in ('VERIFIED', 'CANCELLED') then
            update case_duty set done_at = app.now(), done_by = app.actor_id(), version = version + 1 where assignment_id = new.id and done_at is null;
          elsif tg_op = 'INSERT' then
            insert into case_duty (id, case_id, kind, assignment_id, due_at, created_at)
              select gen_random_uuid(), c.id, 'VISIT', new.id, app.visit_settled_by(new.ends_at, new.area_code), app.now()
              from social_case c where c.household_id = new.household_id and c.state <> 'CLOSED' on conflict do nothing;
          end if;
          return null;
        end $$;
      create trigger case_duties after insert or update of state on assignment for each row execute function app.visit_moved();

      -- Away from a day until a day, or for good; somebody covers every open duty.
      create table staff_absence (
        id uuid primary key,
        account_id uuid not null references account,
        "from" date not null,
        until date,
        cover_id uuid references account,
        recorded_by uuid not null references account,
        created_at timestamptz(3) not null default app.now(),
        ended_at timestamptz(3),
        version int not null default 1,
        constraint staff_absence_in_order check (until is null or until >= "from"),
        constraint staff_absence_covered_by_another check (cover_id <> account_id),
        constraint staff_absence_once exclude using gist (account_id with =, daterange("from", until, '[]') with &&) where (ended_at is null)
      );
      call app.protect('staff_absence', 'select, insert, update');
      -- Whether the actor answers for every open case of an account.
      create function app.answers_for(account uuid) returns boolean language sql stable security definer set search_path = public, app, pg_temp as $$
        select app.can('case:assign') and not exists (select from social_case c where c.owner_id = $1 and c.state <> 'CLOSED' and not app.scope('case:assign') @> c.area_code) $$;
      create policy read on staff_absence for select using ((select app.can('case:read')));
      create policy add on staff_absence for insert with check ((select app.can('case:edit')) and recorded_by = (select app.actor_id()) and (account_id = (select app.actor_id()) or app.answers_for(account_id)));
      create policy edit on staff_absence for update using ((select app.can('case:edit')) and (account_id = (select app.actor_id()) or app.answers_for(account_id)));
      -- Another cover than the general one, for one case.
      create table absence_cover (
        id uuid primary key,
        absence_id uuid not null references staff_absence,
        case_id uuid not null references social_case,
        cover_id uuid not null references account,
        constraint absence_cover_once unique (absence_id, case_id)
      );
      create index absence_cover_case on absence_cover (case_id);
      call app.protect('absence_cover', 'select, insert');
      create policy read on absence_cover for select using (exists (select from social_case c where c.id = case_id));
      create policy add on absence_cover for insert with check ((select app.scope('case:edit')) @> app.case_area(case_id) and exists (select from staff_absence s where s.id = absence_id and s.recorded_by = (select app.actor_id())));

      -- Who covers a case on a day while its owner is away; null when the owner is there, or when nobody does.
      create function app.case_cover(of_case uuid, on_day date) returns uuid language sql stable security definer set search_path = public, app, pg_temp as $$
        select coalesce((select v.cover_id from absence_cover v where v.absence_id = s.id and v.case_id = c.id), s.cover_id)
        from social_case c join staff_absence s on s.account_id = c.owner_id and s.ended_at is null and s."from" <= on_day and (s.until is null or s.until >= on_day)
        where c.id = of_case and (app.scope('case:read') @> c.area_code) limit 1 $$;
      -- Open cases of an account with open duties for which an absence names nobody.
      create function app.uncovered_cases(account uuid, absence uuid) returns setof uuid language sql stable security definer set search_path = public, app, pg_temp as $$
        select c.id from social_case c where c.owner_id = $1 and c.state <> 'CLOSED' and exists (select from case_duty d where d.case_id = c.id and d.done_at is null)
          and not exists (select from staff_absence s where s.id = $2 and (s.cover_id is not null or exists (select from absence_cover v where v.absence_id = s.id and v.case_id = c.id))) $$;
      revoke execute on function app.uncovered_cases from public;
      grant execute on function app.uncovered_cases to finemesh_app;

      -- Nobody leaves while a duty of theirs has no cover, their own or one that they cover.
      create function app.account_leaves() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare away uuid;
        begin
          select id into away from staff_absence s where s.account_id = new.id and s.ended_at is null and s."from" <= app.today() and s.until is null;
          if exists (select from app.uncovered_cases(new.id, away))
            or exists (select from social_case c join case_duty d on d.case_id = c.id and d.done_at is null
              join staff_absence s on s.account_id = c.owner_id and s.ended_at is null and (s.until is null or s.until >= app.today())
              where c.state <> 'CLOSED' and coalesce((select v.cover_id from absence_cover v where v.absence_id = s.id and v.case_id = c.id), s.cover_id) = new.id)
          then raise exception 'open duties without cover' using errcode = 'restrict_violation', constraint = 'account_duties_need_cover'; end if;
          return new;
        end $$;
      create trigger duties_covered before update of state on account for each row when (old.state = 'ACTIVE' and new.state = 'DISABLED') execute function app.account_leaves();

      create table assessment_form (
        id uuid primary key,
        code text not null,
        number int not null,
        items jsonb not null,
        active boolean not null default true,
        sample boolean not null default false,
        constraint assessment_form_once unique (code, number)
      );
      call app.protect('assessment_form', 'select');
      create policy read on assessment_form for select using ((select app.can('case:read')));
      insert into assessment_form (id, code, number, items, sample) values (gen_random_uuid(), 'HOUSEHOLD', 1, '[
        {"code": "INCOME_ENOUGH", "domain": "INCOME", "text": "收入能否支付基本生活", "textEn": "Income pays for basic living"},
        {"code": "INCOME_BENEFITS", "domain": "INCOME", "text": "应享受的救助和补贴是否到位", "textEn": "Benefits due are received"},
        {"code": "HEALTH_CARE", "domain": "HEALTH", "text": "就医、用药和自付费用", "textEn": "Treatment, medicine, and what is paid for it"},
        {"code": "CARE_DAILY", "domain": "CARE", "text": "日常生活照料", "textEn": "Help in daily life"},
        {"code": "EDUCATION_CHILDREN", "domain": "EDUCATION", "text": "孩子上学和课业", "textEn": "Schooling of children"},
        {"code": "HOUSING_SAFE", "domain": "HOUSING", "text": "住房安全、取暖与卫生", "textEn": "Safe, warm and clean housing"},
        {"code": "WORK_ABLE", "domain": "EMPLOYMENT", "text": "劳动能力与就业机会", "textEn": "Ability and chance to work"},
        {"code": "MIND_COMPANY", "domain": "MIND", "text": "陪伴与情绪（不写诊断）", "textEn": "Company and mood (no diagnosis)"},
        {"code": "INCLUSION_TIES", "domain": "INCLUSION", "text": "与亲友、邻里和社区的联系", "textEn": "Ties to relatives, neighbours and community"}
      ]', true);
      create table needs_assessment (
        id uuid primary key,
        case_id uuid not null references social_case,
        form_id uuid not null references assessment_form,
        number int not null check (number >= 1),
        answers jsonb not null,
        strengths text check (length(strengths) <= 2000),
        conclusion text not null check (length(conclusion) between 1 and 2000),
        assessed_on date not null,
        assessor_id uuid not null references account,
        created_at timestamptz(3) not null default app.now(),
        constraint needs_assessment_number_once unique (case_id, number)
      );
      call app.protect('needs_assessment', 'select, insert', '''answers'', ''strengths'', ''conclusion''');
      create policy read on needs_assessment for select using (exists (select from social_case c where c.id = case_id));
      create policy add on needs_assessment for insert with check (assessor_id = (select app.actor_id()) and (select app.scope('case:edit')) @> app.case_area(case_id));
      create trigger insert_only before update or delete or truncate on needs_assessment for each statement execute function app.refuse_change();

      -- Ownerships of no length are remembered too: what was done in one hangs on it. Clocks of servers may differ a little; time does not go back.
      create or replace function app.case_owned() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare at timestamptz := greatest(app.now(), (select max(since) from case_ownership where case_id = new.id));
        begin
          if tg_op = 'UPDATE' then
            if new.state = 'CLOSED' and old.state <> 'CLOSED' then
              if exists (select from case_duty d where d.case_id = new.id and d.done_at is null) then
                raise exception 'open duties' using errcode = 'restrict_violation', constraint = 'case_has_open_duties'; end if;
              update case_ownership set until = at where case_id = new.id and until is null;
              return null;
            end if;
            if not (new.owner_id <> old.owner_id or (old.state = 'CLOSED' and new.state <> 'CLOSED')) then return null; end if;
            update case_ownership set until = at where case_id = new.id and until is null;
          end if;
          insert into case_ownership (id, case_id, owner_id, since) values (gen_random_uuid(), new.id, new.owner_id, at);
          return null;
        end $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger duties_covered on account; drop trigger case_duties on assignment; drop trigger case_duties on service_need; drop trigger case_duties_follow on service_need;
      drop trigger owns_duties on social_case; drop trigger owns_duties_again on social_case;
      drop table needs_assessment, assessment_form, absence_cover, staff_absence, case_duty cascade;
      drop function if exists app.account_leaves, app.uncovered_cases, app.case_cover, app.answers_for, app.visit_moved, app.need_moved, app.needs_made, app.case_adopts, app.adopt_duties, app.visit_settled_by, app.duty_kept, app.ownership_at, app.case_area;
      delete from policy_parameter where key = 'case.visit.settle.hours'`);
  }
}
