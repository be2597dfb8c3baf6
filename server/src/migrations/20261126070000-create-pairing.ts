import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Pairing projects (结对帮扶): projects of an organisation, supporters, households that take part, and the pairings between them.
 * An organisation sees its own projects and, of a household, an anonymous profile; more only while a consent in force names it.
 */
export class CreatePairing20261126070000 implements MigrationInterface {
  name = 'CreatePairing20261126070000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create sequence pairing_project_number;
      grant usage on sequence pairing_project_number to finemesh_app;

      create table pairing_project (
        id uuid primary key,
        number text not null constraint pairing_project_number_taken unique,
        name text not null check (length(name) between 1 and 100),
        organisation_id uuid not null references organisation,
        area_code bigint not null references admin_area,
        season text check (length(season) <= 100),
        summary text not null check (length(summary) <= 4000),
        state text not null default 'DRAFT' check (state in ('DRAFT', 'RECRUITING', 'RUNNING', 'EVALUATED', 'CLOSED')),
        help_kinds text[] not null check (help_kinds <@ array['PRODUCE_SALES', 'SKILLS_JOBS', 'SCHOOL_HELP', 'COMPANIONSHIP', 'CARE'] and cardinality(help_kinds) > 0),
        target_households int not null check (target_households between 1 and 10000),
        target_income_fen bigint not null default 0 check (target_income_fen between 0 and 2000000000),
        target_order_fen bigint not null default 0 check (target_order_fen between 0 and 2000000000),
        starts_on date not null,
        ends_on date not null,
        report_due_on date,
        reported_on date,
        -- How many supporters a household may have at once in this project.
        max_supporters int not null default 1 check (max_supporters between 1 and 5),
        public_since timestamptz(3),
        sample boolean not null default false,
        created_by uuid not null references account,
        created_at timestamptz(3) not null default app.now(),
        version int not null default 1,
        constraint pairing_project_dates check (ends_on >= starts_on)
      );
      create index pairing_project_recent on pairing_project (created_at desc, id);
      create index pairing_project_organisation on pairing_project (organisation_id);
      call app.protect('pairing_project', 'select, insert, update');

      -- Projects of the actor's own organisation, and those that the actor may change; each asked once a statement.
      create function app.own_projects() returns setof uuid language sql stable security definer set search_path = public, app, pg_temp rows 20 as $$
        select id from pairing_project where (select app.can('project:own')) and organisation_id = any (app.organisations()) $$;
      create function app.worked_projects() returns setof uuid language sql stable security definer set search_path = public, app, pg_temp rows 20 as $$
        select id from pairing_project where (select app.scope('project:edit')) @> app.area_range(area_code)
          or ((select app.can('project:own')) and organisation_id = any (app.organisations())) $$;

      create policy read on pairing_project for select using ((select app.scope('project:read')) && app.area_range(area_code)
        or ((select app.can('project:own')) and organisation_id = any ((select app.organisations())::uuid[])));
      create policy add on pairing_project for insert with check (created_by = (select app.actor_id()) and ((select app.scope('project:edit')) @> app.area_range(area_code)
        or ((select app.can('project:own')) and organisation_id = any ((select app.organisations())::uuid[]))));
      create policy edit on pairing_project for update using ((select app.scope('project:edit')) @> app.area_range(area_code)
        or ((select app.can('project:own')) and organisation_id = any ((select app.organisations())::uuid[])));

      create table pairing_supporter (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        area_code bigint not null references admin_area,
        kind text not null check (kind in ('PERSON', 'FIRM', 'SCHOOL', 'PARTY_BRANCH', 'ASSOCIATION')),
        name text not null check (length(name) between 1 and 100),
        contact_name text check (length(contact_name) <= 50),
        phone text check (length(phone) <= 30),
        offers text[] not null check (offers <@ array['PRODUCE_SALES', 'SKILLS_JOBS', 'SCHOOL_HELP', 'COMPANIONSHIP', 'CARE'] and cardinality(offers) > 0),
        capacity int not null default 1 check (capacity between 1 and 500),
        -- Null until somebody looked into the supporter; a supporter may be paired up to this day.
        vetted_until date,
        vetted_by uuid references account,
        note text check (length(note) <= 1000),
        created_at timestamptz(3) not null default app.now(),
        version int not null default 1,
        check ((vetted_until is null) = (vetted_by is null))
      );
      create index pairing_supporter_recent on pairing_supporter (created_at desc, id);
      create index pairing_supporter_organisation on pairing_supporter (organisation_id);
      call app.protect('pairing_supporter', 'select, insert, update', '''contact_name'', ''phone''');
      create policy read on pairing_supporter for select using ((select app.scope('project:read')) @> area_code
        or ((select app.can('project:own')) and organisation_id = any ((select app.organisations())::uuid[])));
      create policy add on pairing_supporter for insert with check ((select app.scope('project:edit')) @> area_code
        or ((select app.can('project:own')) and organisation_id = any ((select app.organisations())::uuid[])));
      create policy edit on pairing_supporter for update using ((select app.scope('project:edit')) @> area_code
        or ((select app.can('project:own')) and organisation_id = any ((select app.organisations())::uuid[])));

      -- A household in a project. The code is all that the organisation calls it by before it consents.
      create table pairing_participant (
        id uuid primary key,
        project_id uuid not null references pairing_project,
        household_id uuid not null references household,
        area_code bigint not null,
        code text not null,
        need_kinds text[] not null check (need_kinds <@ array['PRODUCE_SALES', 'SKILLS_JOBS', 'SCHOOL_HELP', 'COMPANIONSHIP', 'CARE'] and cardinality(need_kinds) > 0),
        produce text check (length(produce) <= 200),
        target_income_fen bigint check (target_income_fen between 0 and 2000000000),
        nominated_by uuid not null references account,
        created_at timestamptz(3) not null default app.now(),
        version int not null default 1,
        constraint participant_once unique (project_id, household_id),
        constraint participant_code_once unique (project_id, code)
      );
      create index pairing_participant_household on pairing_participant (household_id);
      call app.protect('pairing_participant', 'select, insert, update');
      create policy read on pairing_participant for select using ((select app.scope('project:read')) @> area_code or project_id in (select app.own_projects()));
      create policy add on pairing_participant for insert with check ((select app.scope('project:nominate')) @> area_code and nominated_by = (select app.actor_id())
        and area_code = app.household_area(household_id)
        and exists (select from pairing_project p where p.id = project_id and app.area_range(p.area_code) @> pairing_participant.area_code));
      create policy edit on pairing_participant for update using ((select app.scope('project:nominate')) @> area_code);

      -- Codes given in a project, also to households elsewhere: the next one must differ from all of them.
      create function app.participant_codes(project uuid) returns setof text language sql stable security definer set search_path = public, app, pg_temp as $$
        select code from pairing_participant where project_id = $1 and (select app.can('project:nominate')) $$;

      create table pairing (
        id uuid primary key,
        project_id uuid not null references pairing_project,
        participant_id uuid not null references pairing_participant,
        supporter_id uuid not null references pairing_supporter,
        area_code bigint not null,
        slot int not null default 1 check (slot >= 1),
        state text not null default 'HELD' check (state in ('HELD', 'CONSENTED', 'ACTIVE', 'PAUSED', 'GRADUATED', 'ENDED')),
        held_by uuid not null references account,
        held_at timestamptz(3) not null,
        hold_expires_at timestamptz(3) not null,
        -- Until when the household's place is taken: a hold takes it up to the very instant at which it expires.
        occupied_until timestamptz(3),
        supporter_agreed_on date,
        consent_id uuid references consent,
        shows text[] not null default '{}' check (shows <@ array['NAME', 'PHONE', 'ADDRESS', 'MEMBERS', 'INCOME']),
        activated_at timestamptz(3),
        exit_criteria text check (length(exit_criteria) <= 1000),
        paused_until date,
        pause_reason text check (length(pause_reason) <= 500),
        graduated_at timestamptz(3),
        watch_until date,
        ended_at timestamptz(3),
        end_reason text check (end_reason in ('SUPPORTER_WITHDREW', 'HOUSEHOLD_WITHDREW', 'NO_RESPONSE', 'MOVED', 'CONFLICT', 'RELEASED', 'PROJECT_CLOSED', 'OTHER')),
        end_note text check (length(end_note) <= 1000),
        last_contact_at timestamptz(3),
        contact_due_at timestamptz(3),
        -- When somebody should look at it: what a list of pairings is sorted by.
        attention_at timestamptz(3) not null,
        measure_id uuid references plan_measure on delete set null,
        version int not null default 1,
        constraint pairing_hold_takes_time check (hold_expires_at > held_at),
        constraint pairing_both_consented check (state in ('HELD', 'ENDED') or (supporter_agreed_on is not null and consent_id is not null)),
        check (case when state = 'HELD' then occupied_until = hold_expires_at when state in ('CONSENTED', 'ACTIVE', 'PAUSED') then occupied_until is null else occupied_until is not null end),
        check ((state in ('ACTIVE', 'PAUSED', 'GRADUATED')) <= (activated_at is not null)),
        check ((state = 'PAUSED') = (paused_until is not null and pause_reason is not null)),
        check ((state = 'GRADUATED') <= (graduated_at is not null and watch_until is not null)),
        check ((state = 'ENDED') = (ended_at is not null and end_reason is not null)),
        -- One supporter in each place of a household at any instant, whoever writes and whenever.
        constraint pairing_one_at_a_time exclude using gist (participant_id with =, slot with =, tstzrange(held_at, occupied_until) with &&)
      );
      create index pairing_attention on pairing (attention_at, id);
      create index pairing_of_project on pairing (project_id, attention_at, id);
      create index pairing_supporter_taken on pairing (supporter_id);
      create index pairing_by_consent on pairing (consent_id) where consent_id is not null;
      create index pairing_by_measure on pairing (measure_id) where measure_id is not null;
      call app.protect('pairing', 'select, insert, update');
      create policy read on pairing for select using ((select app.scope('project:read')) @> area_code or project_id in (select app.own_projects()));
      create policy add on pairing for insert with check (held_by = (select app.actor_id()) and project_id in (select app.worked_projects()));
      create policy edit on pairing for update using (project_id in (select app.worked_projects()) or (select app.scope('project:nominate')) @> area_code);

      -- What a pairing must be held against under a lock: places of the project, the supporter's capacity and vetting, the hold's instant.
      create function app.pairing_limits() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare supporter record; project record; taken int;
        begin
          new.attention_at := case new.state when 'HELD' then new.hold_expires_at when 'CONSENTED' then new.held_at when 'ACTIVE' then coalesce(new.contact_due_at, new.activated_at)
            when 'PAUSED' then (new.paused_until + 1)::timestamp at time zone 'Asia/Shanghai' when 'GRADUATED' then (new.watch_until + 1)::timestamp at time zone 'Asia/Shanghai'
            else '9999-12-31T00:00:00Z' end;
          if tg_op = 'UPDATE' and old.state = 'HELD' and new.state = 'CONSENTED' and old.hold_expires_at <= app.now() then
            raise exception 'the hold has expired' using errcode = 'restrict_violation', constraint = 'pairing_hold_expired';
          end if;
          if tg_op = 'INSERT' then
            select * into project from pairing_project where id = new.project_id for share;
            select * into supporter from pairing_supporter where id = new.supporter_id for update;
            if project.state not in ('RECRUITING', 'RUNNING') then raise exception 'the project takes nobody now' using errcode = 'restrict_violation', constraint = 'pairing_project_open'; end if;
            if new.slot > project.max_supporters then raise exception 'no such place' using errcode = 'restrict_violation', constraint = 'pairing_one_at_a_time'; end if;
            if supporter.organisation_id <> project.organisation_id then raise exception 'another organisation' using errcode = 'restrict_violation', constraint = 'pairing_supporter_known'; end if;
            if supporter.vetted_until is null or supporter.vetted_until < app.today() then raise exception 'not vetted' using errcode = 'restrict_violation', constraint = 'pairing_supporter_vetted'; end if;
            select count(*) into taken from pairing p where p.supporter_id = new.supporter_id and (p.occupied_until is null or p.occupied_until > new.held_at);
            if taken >= supporter.capacity then raise exception 'no capacity' using errcode = 'restrict_violation', constraint = 'pairing_supporter_capacity'; end if;
            if not exists (select from pairing_participant p where p.id = new.participant_id and p.project_id = new.project_id and p.area_code = new.area_code) then
              raise exception 'another project' using errcode = 'restrict_violation', constraint = 'pairing_participant_known'; end if;
          end if;
          return new;
        end $$;
      create trigger limits before insert or update on pairing for each row execute function app.pairing_limits();

      -- A household that withdraws is let go of in the same transaction: nothing of it is shown from that instant on.
      create function app.pairing_consent_withdrawn() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          update pairing set state = 'ENDED', ended_at = app.now(), occupied_until = least(coalesce(occupied_until, app.now()), app.now()), end_reason = 'HOUSEHOLD_WITHDREW',
              paused_until = null, pause_reason = null, contact_due_at = null, version = version + 1
            where consent_id = new.id and state in ('HELD', 'CONSENTED', 'ACTIVE', 'PAUSED');
          return null;
        end $$;
      create trigger pairing_withdrawn after update of withdrawn_at on consent for each row when (old.withdrawn_at is null and new.withdrawn_at is not null)
        execute function app.pairing_consent_withdrawn();

      -- Which fields of a household its consents in force let a viewer of the project see. Nothing before, nothing after.
      create function app.pairing_shows(participants uuid[]) returns table (participant_id uuid, household_id uuid, shows text[])
        language sql stable security definer set search_path = public, app, pg_temp as $$
        select t.id, t.household_id, array(select distinct s from pairing p join consent c on c.id = p.consent_id cross join unnest(p.shows) s
            where p.participant_id = t.id and (p.state in ('CONSENTED', 'ACTIVE', 'PAUSED') or (p.state = 'GRADUATED' and p.watch_until >= app.today()))
              and c.withdrawn_at is null and c.granted_on <= app.today() and (c.expires_on is null or c.expires_on >= app.today()) order by s)
        from pairing_participant t where t.id = any (participants)
          and ((select app.scope('project:read')) @> t.area_code or t.project_id in (select app.own_projects())) $$;
      revoke execute on function app.pairing_shows from public;
      grant execute on function app.pairing_shows to finemesh_app;
      -- Those fields; null where no consent names them. Masked by the server before they leave.
      create function app.pairing_profiles(participants uuid[]) returns table (participant_id uuid, shows text[], head_name text, phone text, address text, member_count int)
        language sql stable security definer set search_path = public, app, pg_temp as $$
        select s.participant_id, s.shows, case when 'NAME' = any (s.shows) then h.head_name end, case when 'PHONE' = any (s.shows) then h.phone end,
          case when 'ADDRESS' = any (s.shows) then h.address end, case when 'MEMBERS' = any (s.shows) then h.member_count end
        from app.pairing_shows(participants) s join household h on h.id = s.household_id $$;
      -- The last day of the consent behind a pairing, for whoever sees the pairing; the consent itself is not the organisation's to read.
      create function app.pairing_consent_ends(pairing uuid) returns setof date language sql stable security definer set search_path = public, app, pg_temp rows 1 as $$
        select c.expires_on from pairing p join consent c on c.id = p.consent_id where p.id = $1 and c.expires_on is not null
          and ((select app.scope('project:read')) @> p.area_code or p.project_id in (select app.own_projects())) $$;
      create function app.pairing_consent_holds(pairing uuid) returns boolean language sql stable security definer set search_path = public, app, pg_temp as $$
        select exists (select from pairing p join consent c on c.id = p.consent_id where p.id = $1 and c.withdrawn_at is null and c.granted_on <= app.today()
          and (c.expires_on is null or c.expires_on >= app.today())) $$;
      -- The same in clear text, after who asked, when and why stands in the access log of the same transaction.
      create function app.pairing_reveal(participant uuid, event uuid, why text) returns table (head_name text, phone text, address text)
        language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare found record;
        begin
          select s.* into found from app.pairing_shows(array[participant]) s join pairing_participant t on t.id = s.participant_id
            where t.project_id in (select app.worked_projects());
          if found.household_id is null or not found.shows && array['NAME', 'PHONE', 'ADDRESS'] then return; end if;
          insert into access_event (id, at, account_id, subject_type, subject_id, purpose) values (event, app.now(), app.actor_id(), 'household', found.household_id, why);
          return query select p.head_name, p.phone, p.address from app.pairing_profiles(array[participant]) p;
        end $$;

      create table pairing_contact (
        id uuid primary key,
        pairing_id uuid not null references pairing,
        kind text not null check (kind in ('CALL', 'VISIT', 'MESSAGE', 'MEETING')),
        at timestamptz(3) not null,
        text text not null check (length(text) between 1 and 2000),
        recorded_by uuid not null references account,
        created_at timestamptz(3) not null default app.now()
      );
      create index pairing_contact_pairing on pairing_contact (pairing_id, at desc, id);
      call app.protect('pairing_contact', 'select, insert', '''text''');
      create policy read on pairing_contact for select using (exists (select from pairing p where p.id = pairing_id));
      create policy add on pairing_contact for insert with check (recorded_by = (select app.actor_id())
        and exists (select from pairing p where p.id = pairing_id and (p.project_id in (select app.worked_projects()) or (select app.scope('project:nominate')) @> p.area_code)));
      create trigger insert_only before update or delete or truncate on pairing_contact for each statement execute function app.refuse_change();

      create table pairing_milestone (
        id uuid primary key,
        project_id uuid not null references pairing_project,
        title text not null check (length(title) between 1 and 200),
        due_on date not null,
        done_on date,
        created_at timestamptz(3) not null default app.now(),
        version int not null default 1
      );
      create index pairing_milestone_project on pairing_milestone (project_id, due_on);
      create table pairing_fund (
        id uuid primary key,
        project_id uuid not null references pairing_project,
        kind text not null check (kind in ('FUNDING', 'BUDGET', 'SPENT')),
        title text not null check (length(title) between 1 and 200),
        amount_fen bigint not null check (amount_fen between 1 and 2000000000),
        on_day date not null,
        recorded_by uuid not null references account,
        created_at timestamptz(3) not null default app.now()
      );
      create index pairing_fund_project on pairing_fund (project_id, on_day, id);
      call app.protect('pairing_milestone', 'select, insert, update');
      call app.protect('pairing_fund', 'select, insert');
      create policy read on pairing_milestone for select using (exists (select from pairing_project p where p.id = project_id));
      create policy add on pairing_milestone for insert with check (project_id in (select app.worked_projects()));
      create policy edit on pairing_milestone for update using (project_id in (select app.worked_projects()));
      create policy read on pairing_fund for select using (exists (select from pairing_project p where p.id = project_id));
      create policy add on pairing_fund for insert with check (recorded_by = (select app.actor_id()) and project_id in (select app.worked_projects()));
      create trigger insert_only before update or delete or truncate on pairing_fund for each statement execute function app.refuse_change();

      insert into policy_parameter (id, key, value, unit, valid_from, sample) values
        (gen_random_uuid(), 'pairing.hold.hours', 72, 'hour', '2020-01-01', true),
        (gen_random_uuid(), 'pairing.silence.days', 14, 'day', '2020-01-01', true),
        (gen_random_uuid(), 'pairing.watch.days', 180, 'day', '2020-01-01', true),
        (gen_random_uuid(), 'pairing.consent.expiring.days', 30, 'day', '2020-01-01', true),
        (gen_random_uuid(), 'pairing.match.weight.kind', 50, 'point', '2020-01-01', true),
        (gen_random_uuid(), 'pairing.match.weight.near', 20, 'point', '2020-01-01', true),
        (gen_random_uuid(), 'pairing.match.weight.free', 20, 'point', '2020-01-01', true),
        (gen_random_uuid(), 'pairing.match.weight.record', 10, 'point', '2020-01-01', true);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger pairing_withdrawn on consent;
      drop table pairing_fund, pairing_milestone, pairing_contact, pairing, pairing_participant, pairing_supporter, pairing_project cascade;
      drop function app.participant_codes, app.pairing_reveal, app.pairing_consent_holds, app.pairing_consent_ends, app.pairing_profiles, app.pairing_shows, app.pairing_consent_withdrawn, app.pairing_limits, app.worked_projects, app.own_projects;
      drop sequence pairing_project_number;
      delete from policy_parameter where key like 'pairing.%'`);
  }
}
