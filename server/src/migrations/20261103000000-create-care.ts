import type { MigrationInterface, QueryRunner } from 'typeorm';
import { careScales } from './data/care-scales.js';

/**
 * Psychological care (心理支持) outside the vault: who is supported by whom and when, the scales as data, alerts with
 * their ladder, duty, break-glass. None of these tables holds a note, an answer or a score; those lie in schema `vault`.
 */
export class CreateCare20261103000000 implements MigrationInterface {
  name = 'CreateCare20261103000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The person's own consent, or the household's when that very person gave it; a minor's guardian gives it.
      create function app.care_consent(household uuid, person uuid, on_day date) returns boolean language sql stable security definer set search_path = public, app, pg_temp as $$
        select exists (select from consent c join person p on p.id = $2 where c.household_id = $1 and c.purpose = 'PSYCHOLOGICAL_CARE'
          and c.withdrawn_at is null and c.granted_on <= on_day and (c.expires_on is null or c.expires_on >= on_day)
          and case when p.birth_date > on_day - make_interval(years => app.parameter('person.adult_age', null, on_day)::int)
            then c.given_by <> p.name and (c.person_id = p.id or c.person_id is null)
            else c.person_id = p.id or (c.person_id is null and c.given_by = p.name) end) $$;

      create table support_referral (
        id uuid primary key,
        household_id uuid not null references household,
        person_id uuid not null references person,
        area_code bigint not null,
        kind text not null check (kind in ('COMFORT', 'COUNSELLING', 'INTEGRATION')),
        urgency text not null check (urgency in ('ROUTINE', 'SOON', 'URGENT')),
        state text not null check (state in ('REFERRED', 'ACCEPTED', 'DECLINED', 'CLOSED')),
        limits_told_on date,
        referred_by uuid not null references account,
        worker_id uuid references account,
        cover_id uuid references account,
        cover_until date,
        next_at timestamptz(3),
        end_reason text check (end_reason in ('GOALS_REACHED', 'REFERRED_ON', 'PERSON_WITHDREW', 'NOT_REACHABLE', 'OUT_OF_SCOPE', 'NO_CAPACITY')),
        created_at timestamptz(3) not null default app.now(),
        accepted_at timestamptz(3),
        ended_at timestamptz(3),
        version int not null default 1,
        check ((state = 'REFERRED') = (worker_id is null)),
        check ((state in ('DECLINED', 'CLOSED')) = (end_reason is not null and ended_at is not null)),
        check ((cover_id is null) = (cover_until is null)),
        -- Nobody is worked with before the limits of confidentiality were told.
        constraint referral_limits_told check (state <> 'ACCEPTED' or limits_told_on is not null)
      );
      create unique index referral_one_open on support_referral (person_id, kind) where state in ('REFERRED', 'ACCEPTED');
      create index support_referral_worker on support_referral (worker_id, next_at, id) where state = 'ACCEPTED';
      create index support_referral_household on support_referral (household_id, created_at desc);
      create index support_referral_open on support_referral (area_code, created_at, id) where state = 'REFERRED';
      call app.protect('support_referral', 'select, insert, update');

      create table break_glass (
        id uuid primary key,
        referral_id uuid not null references support_referral,
        area_code bigint not null,
        opened_by uuid not null references account,
        reason text not null check (length(reason) between 10 and 1000),
        opened_at timestamptz(3) not null,
        until timestamptz(3) not null,
        review_due_on date,
        reviewed_by uuid references account,
        reviewed_at timestamptz(3),
        finding text check (finding in ('JUSTIFIED', 'NOT_JUSTIFIED')),
        constraint glass_at_most_an_hour check (until > opened_at and until <= opened_at + interval '60 minutes'),
        constraint glass_second_person check (reviewed_by is distinct from opened_by),
        check ((reviewed_by is null) = (finding is null) and (reviewed_by is null) = (reviewed_at is null))
      );
      create index break_glass_opened on break_glass (opened_at desc, id);
      create index break_glass_own on break_glass (opened_by, until);
      call app.protect('break_glass', 'select, update', '''reason''');
      create policy read on break_glass for select using (opened_by = (select app.actor_id()) or (select app.scope('care:supervise')) @> area_code or (select app.can('audit:read')));
      create policy review on break_glass for update using ((select app.scope('care:supervise')) @> area_code);
      create function app.own_glass() returns setof uuid language sql stable security definer set search_path = public, app, pg_temp rows 2 as $$
        select referral_id from break_glass where opened_by = app.actor_id() and until > app.now() and app.can('care:break_glass') $$;

      -- The worker of the case, whoever covers until a day, the clinical supervisor of the area, an open referral's area, a broken glass.
      create policy read on support_referral for select using (
        ((worker_id = (select app.actor_id()) or (cover_id = (select app.actor_id()) and cover_until >= (select app.today())) or state = 'REFERRED') and (select app.scope('care:work')) @> area_code)
        or (select app.scope('care:supervise')) @> area_code
        or id in (select app.own_glass()));
      create policy add on support_referral for insert with check ((select app.scope('care:refer')) @> area_code and referred_by = (select app.actor_id()) and state = 'REFERRED'
        and area_code = app.household_area(household_id) and app.care_consent(household_id, person_id, (select app.today())));
      create policy edit on support_referral for update using (
        ((worker_id = (select app.actor_id()) or state = 'REFERRED') and (select app.scope('care:work')) @> area_code) or (select app.scope('care:supervise')) @> area_code);

      -- One record of support opens, for an hour at most. The opener learns nothing else; refused by null.
      create function app.open_glass(glass uuid, household uuid, person uuid, why text, minutes int, review_on date) returns uuid
        language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare found record;
        begin
          select r.id, r.area_code into found from support_referral r where r.household_id = household and (person is null or r.person_id = person)
            and app.scope('care:break_glass') @> r.area_code order by r.state = 'ACCEPTED' desc, r.created_at desc limit 1;
          if found.id is null then return null; end if;
          insert into break_glass (id, referral_id, area_code, opened_by, reason, opened_at, until, review_due_on)
            values (glass, found.id, found.area_code, app.actor_id(), why, app.now(), app.now() + make_interval(mins => minutes), review_on);
          return found.id;
        end $$;

      -- What everybody else learns of support: that it exists, its next day and how urgent it is.
      create function app.support_status(households uuid[]) returns table (household_id uuid, supported boolean, next_on date, urgency text)
        language sql stable security definer set search_path = public, app, pg_temp as $$
        select h.id, count(r.id) > 0, min((r.next_at at time zone 'Asia/Shanghai')::date),
          (array_agg(r.urgency order by array_position(array['URGENT', 'SOON', 'ROUTINE'], r.urgency)))[1]
        from household h left join support_referral r on r.household_id = h.id and r.state in ('REFERRED', 'ACCEPTED')
        where h.id = any (households) and (select app.scope('care:status')) @> h.area_code group by h.id $$;

      create table support_session (
        id uuid primary key,
        referral_id uuid not null references support_referral,
        worker_id uuid not null references account,
        kind text not null check (kind in ('PHONE', 'VISIT', 'OFFICE', 'GROUP')),
        starts_at timestamptz(3) not null,
        minutes int not null check (minutes between 1 and 600),
        present text[] not null check (present <@ array['PERSON', 'FAMILY', 'GUARDIAN', 'COLLEAGUE', 'OTHER']),
        next_step text not null check (next_step in ('CONTINUE', 'PAUSE', 'ADVISE_HOSPITAL', 'REFER_ON', 'CLOSE')),
        next_at timestamptz(3),
        state text not null default 'DRAFT' check (state in ('DRAFT', 'SIGNED')),
        -- Revision of the sealed note that belongs to this row: an older sealed text put back is noticed.
        note_revision int not null default 1,
        signed_at timestamptz(3),
        cosigned_by uuid references account,
        cosigned_at timestamptz(3),
        created_at timestamptz(3) not null default app.now(),
        version int not null default 1,
        check ((state = 'SIGNED') = (signed_at is not null)),
        constraint session_cosigned_by_another check (cosigned_by is distinct from worker_id),
        check (cosigned_by is null or state = 'SIGNED')
      );
      create index support_session_referral on support_session (referral_id, starts_at desc, id);
      create index support_session_worker on support_session (worker_id, starts_at desc);
      call app.protect('support_session', 'select, insert, update');
      create policy read on support_session for select using (exists (select from support_referral r where r.id = referral_id));
      create policy add on support_session for insert with check (worker_id = (select app.actor_id()) and exists (select from support_referral r where r.id = referral_id and r.state = 'ACCEPTED'
        and (r.worker_id = (select app.actor_id()) or r.cover_id = (select app.actor_id())) and app.care_consent(r.household_id, r.person_id, (select app.today()))));
      create policy edit on support_session for update using (exists (select from support_referral r where r.id = referral_id
        and (worker_id = (select app.actor_id()) or (select app.scope('care:supervise')) @> r.area_code)));
      create function app.refuse_signed_session() returns trigger language plpgsql as $$
        begin
          if old.state = 'SIGNED' and (to_jsonb(old) - '{cosigned_by,cosigned_at,version}'::text[]) <> (to_jsonb(new) - '{cosigned_by,cosigned_at,version}'::text[]) then
            raise exception 'the record is signed' using errcode = 'restrict_violation', constraint = 'session_signed';
          end if;
          return new;
        end $$;
      create trigger signed_stays before update on support_session for each row execute function app.refuse_signed_session();

      create table scale_version (
        id uuid primary key,
        code text not null check (code ~ '^[A-Z0-9_]{2,20}$'),
        number int not null check (number >= 1),
        definition jsonb not null,
        active boolean not null default true,
        created_at timestamptz(3) not null default app.now(),
        constraint scale_version_once unique (code, number)
      );
      create unique index scale_one_active on scale_version (code) where active;
      call app.protect('scale_version', 'select, insert, update');
      create policy read on scale_version for select using ((select app.can('care:open')) or (select app.can('care:configure')));
      create policy add on scale_version for insert with check ((select app.can('care:configure')));
      create policy edit on scale_version for update using ((select app.can('care:configure')));
      -- A version that was used stays what it was: a score must be computable again.
      create function app.refuse_scale_change() returns trigger language plpgsql as $$
        begin
          if (to_jsonb(old) - 'active') <> (to_jsonb(new) - 'active') then raise exception 'a version of a scale does not change' using errcode = 'restrict_violation', constraint = 'scale_unchanged'; end if;
          return new;
        end $$;
      create trigger unchanged before update on scale_version for each row execute function app.refuse_scale_change();

      create table scale_administration (
        id uuid primary key,
        referral_id uuid not null references support_referral,
        session_id uuid not null references support_session,
        scale_version_id uuid not null references scale_version,
        recorded_by uuid not null references account,
        recorded_at timestamptz(3) not null
      );
      create index scale_administration_referral on scale_administration (referral_id, recorded_at, id);
      create index scale_administration_session on scale_administration (session_id);
      call app.protect('scale_administration', 'select, insert');
      create policy read on scale_administration for select using (exists (select from support_referral r where r.id = referral_id));
      create policy add on scale_administration for insert with check (recorded_by = (select app.actor_id())
        and exists (select from support_session s where s.id = session_id and s.referral_id = scale_administration.referral_id and s.worker_id = (select app.actor_id()) and s.state = 'DRAFT'));
      create trigger insert_only before update or delete or truncate on scale_administration for each statement execute function app.refuse_change();

      -- Whether an account holds an action in an area: to whom a case may be handed, who may be called.
      create function app.care_worker(account uuid, area bigint) returns boolean language sql stable security definer set search_path = public, app, pg_temp as $$
        select exists (select from account a join role_grant g on g.account_id = a.id join role_action ra on ra.role = g.role and ra.action = 'care:work'
          where a.id = $1 and a.state = 'ACTIVE' and coalesce(app.area_range(g.area_code), int8range(null, null)) @> $2) $$;
      create function app.may_be_called(account uuid) returns boolean language sql stable security definer set search_path = public, app, pg_temp as $$
        select exists (select from account a join role_grant g on g.account_id = a.id join role_action ra on ra.role = g.role and ra.action = 'care:alert' where a.id = $1 and a.state = 'ACTIVE') $$;

      create table duty_shift (
        id uuid primary key,
        area_code bigint not null references admin_area,
        level int not null check (level between 1 and 3),
        account_id uuid not null references account,
        from_at timestamptz(3) not null,
        until_at timestamptz(3) not null check (until_at > from_at)
      );
      create index duty_shift_times on duty_shift (level, from_at, until_at);
      call app.protect('duty_shift', 'select, insert, delete');
      create policy read on duty_shift for select using (account_id = (select app.actor_id()) or (select app.can('care:alert')));
      create policy add on duty_shift for insert with check ((select app.scope('care:supervise')) @> app.area_range(area_code));
      create policy remove on duty_shift for delete using ((select app.scope('care:supervise')) @> app.area_range(area_code));

      create table risk_alert (
        id uuid primary key,
        household_id uuid not null references household,
        referral_id uuid references support_referral,
        administration_id uuid references scale_administration,
        area_code bigint not null,
        source text not null check (source in ('ITEM9', 'MANUAL', 'FIELD')),
        raised_by uuid not null references account,
        raised_at timestamptz(3) not null,
        state text not null default 'OPEN' check (state in ('OPEN', 'ACKNOWLEDGED', 'ASSESSED', 'CLOSED')),
        level int not null default 0 check (level between 0 and 3),
        next_step_at timestamptz(3),
        acknowledge_due_at timestamptz(3) not null,
        acknowledged_by uuid references account,
        acknowledged_at timestamptz(3),
        assess_due_at timestamptz(3) not null,
        assessed_by uuid references account,
        assessed_at timestamptz(3),
        follow_up_on date,
        closed_by uuid references account,
        closed_at timestamptz(3),
        version int not null default 1,
        constraint alert_once_an_administration unique (administration_id),
        check ((source = 'ITEM9') = (administration_id is not null)),
        check (state = 'OPEN' or (acknowledged_by is not null and acknowledged_at is not null)),
        check (state not in ('ASSESSED', 'CLOSED') or (assessed_by is not null and assessed_at is not null)),
        constraint alert_closed_whole check ((state = 'CLOSED') = (closed_by is not null and closed_at is not null) and (state <> 'CLOSED' or follow_up_on is not null)),
        constraint alert_second_person check (closed_by is null or closed_by <> assessed_by)
      );
      create index risk_alert_living on risk_alert (raised_at desc, id);
      create index risk_alert_ladder on risk_alert (next_step_at) where state = 'OPEN' and next_step_at is not null;
      create index risk_alert_referral on risk_alert (referral_id);
      call app.protect('risk_alert', 'select, insert, update');

      -- Who was called at which step of the ladder: on duty, next person, bureau duty. Each step happens once.
      create table alert_step (
        alert_id uuid not null references risk_alert,
        level int not null check (level between 1 and 3),
        account_id uuid references account,
        at timestamptz(3) not null,
        id uuid primary key,
        constraint alert_step_once unique nulls not distinct (alert_id, level, account_id)
      );
      call app.protect('alert_step', 'select');
      create policy read on alert_step for select using (exists (select from risk_alert a where a.id = alert_id));
      create trigger insert_only before update or delete or truncate on alert_step for each statement execute function app.refuse_change();

      create function app.called_alerts() returns setof uuid language sql stable security definer set search_path = public, app, pg_temp rows 10 as $$
        select alert_id from alert_step where account_id = app.actor_id() $$;
      create function app.own_cases() returns setof uuid language sql stable security definer set search_path = public, app, pg_temp rows 50 as $$
        select id from support_referral where (worker_id = app.actor_id() or (cover_id = app.actor_id() and cover_until >= app.today())) and app.scope('care:work') @> area_code $$;
      -- A volunteer raises a concern where a visit of one's own is or was.
      create function app.visits_household(household uuid) returns boolean language sql stable security definer set search_path = public, app, pg_temp as $$
        select exists (select from assignment a where a.household_id = $1 and a.volunteer_id = app.volunteer_id() and a.state in ('CONFIRMED', 'IN_PROGRESS', 'DONE', 'VERIFIED')) $$;
      create policy read on risk_alert for select using (raised_by = (select app.actor_id())
        or ((select app.can('care:alert')) and ((select app.scope('care:supervise')) @> area_code or referral_id in (select app.own_cases()) or id in (select app.called_alerts()))));
      create policy add on risk_alert for insert with check (raised_by = (select app.actor_id()) and area_code = app.household_area(household_id) and state = 'OPEN'
        and case when source = 'FIELD' then app.visits_household(household_id) else referral_id in (select app.own_cases()) end);
      create policy edit on risk_alert for update using ((select app.can('care:alert'))
        and ((select app.scope('care:supervise')) @> area_code or referral_id in (select app.own_cases()) or id in (select app.called_alerts())));

      -- Calls whoever is on duty at the next step. A step without anybody on duty is recorded and the next follows at once:
      -- an empty roster delays nothing. Takes alerts that nobody else is working on, at most 200.
      create function app.climb_alerts() returns int language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare a record; called int; made int := 0; wait double precision;
        begin
          for a in select r.id, r.area_code, r.level from risk_alert r where r.state = 'OPEN' and r.next_step_at <= app.now() and r.level < 3
            order by r.next_step_at limit 200 for update skip locked
          loop
            loop
              a.level := a.level + 1;
              insert into alert_step (id, alert_id, level, account_id, at)
                select gen_random_uuid(), a.id, a.level, d.account_id, app.now() from (select distinct s.account_id from duty_shift s join account c on c.id = s.account_id and c.state = 'ACTIVE'
                  where s.level = a.level and s.from_at <= app.now() and s.until_at > app.now() and app.area_range(s.area_code) @> a.area_code) d;
              get diagnostics called = row_count;
              if called = 0 then insert into alert_step (id, alert_id, level, account_id, at) values (gen_random_uuid(), a.id, a.level, null, app.now()); end if;
              made := made + 1;
              exit when called > 0 or a.level = 3;
            end loop;
            wait := app.parameter('care.alert.step.minutes', a.area_code, app.today());
            update risk_alert set level = a.level, next_step_at = case when a.level < 3 then app.now() + make_interval(mins => wait::int) end where id = a.id;
          end loop;
          return made;
        end $$;
      create function app.alert_opening() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          new.raised_at := app.now();
          new.level := 0;
          new.next_step_at := app.now();
          new.acknowledge_due_at := app.now() + make_interval(mins => app.parameter('care.alert.acknowledge.minutes', new.area_code, app.today())::int);
          new.assess_due_at := app.now() + make_interval(hours => app.parameter('care.alert.assess.hours', new.area_code, app.today())::int);
          if new.referral_id is null then
            new.referral_id := (select r.id from support_referral r where r.household_id = new.household_id and r.state = 'ACCEPTED' order by r.created_at desc limit 1);
          end if;
          return new;
        end $$;
      create trigger opening before insert on risk_alert for each row execute function app.alert_opening();
      create function app.alert_opened() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin perform app.climb_alerts(); return null; end $$;
      create trigger first_call after insert on risk_alert for each statement execute function app.alert_opened();

      -- Work that weighs on people, over the last days of policy: sessions held and alerts handled. Rows as their reader may see them.
      create view care_load with (security_invoker = true) as
        select account_id, sum(sessions)::int sessions, sum(minutes)::int minutes, sum(alerts)::int alerts from (
          select s.worker_id account_id, 1 sessions, s.minutes, 0 alerts from support_session s where s.starts_at > app.now() - make_interval(days => app.parameter('care.load.days', null, app.today())::int) and s.starts_at <= app.now()
          union all
          select unnest(array[a.acknowledged_by, a.assessed_by]), 0, 0, 1 from risk_alert a where a.raised_at > app.now() - make_interval(days => app.parameter('care.load.days', null, app.today())::int)
        ) work where account_id is not null group by account_id;
      grant select on care_load to finemesh_app;

      insert into policy_parameter (id, key, value, unit, valid_from, source, sample) values
        (gen_random_uuid(), 'care.alert.acknowledge.minutes', 15, 'minute', '2000-01-01', null, true),
        (gen_random_uuid(), 'care.alert.step.minutes', 15, 'minute', '2000-01-01', null, true),
        (gen_random_uuid(), 'care.alert.assess.hours', 24, 'hour', '2000-01-01', null, true),
        (gen_random_uuid(), 'care.break_glass.review.working_days', 2, 'working day', '2000-01-01', null, true),
        (gen_random_uuid(), 'care.hotline.from_minute', 480, 'minute of the day', '2000-01-01', null, true),
        (gen_random_uuid(), 'care.hotline.until_minute', 1320, 'minute of the day', '2000-01-01', null, true),
        (gen_random_uuid(), 'care.lock.minutes', 5, 'minute', '2000-01-01', null, true),
        (gen_random_uuid(), 'care.load.days', 14, 'day', '2000-01-01', null, true);
    `);
    await db.query(
      'insert into scale_version (id, code, number, definition) select gen_random_uuid(), code, 1, definition from jsonb_to_recordset($1) as s (code text, definition jsonb)',
      [JSON.stringify(careScales)],
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop view care_load; drop table alert_step, risk_alert, duty_shift, scale_administration, scale_version, support_session, break_glass, support_referral cascade;
      drop function app.care_consent, app.own_glass, app.open_glass, app.support_status, app.refuse_signed_session, app.refuse_scale_change, app.called_alerts, app.own_cases, app.visits_household, app.care_worker, app.may_be_called, app.climb_alerts, app.alert_opening, app.alert_opened;
      delete from policy_parameter where key like 'care.%'`);
  }
}
