import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Applications for assistance and what was decided on them: by whom, under which authority, once. The database holds the
 * rules that must survive every race: nobody decides what they prepared, a delegation must hold at that moment, temporary
 * assistance stays within the year's cap unless an individual decision is on record, and decisions are never changed.
 */
export class CreateAssistance20261126090100 implements MigrationInterface {
  name = 'CreateAssistance20261126090100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- A district hands its power to decide to a town or sub-district of its own, from one civil day to another.
      create table delegation_of_authority (
        id uuid primary key,
        programme text not null check (programme in ('MINIMUM_LIVING_ALLOWANCE', 'EXTREME_HARDSHIP', 'TEMPORARY_ASSISTANCE')),
        from_area_code bigint not null references admin_area,
        to_area_code bigint not null references admin_area,
        valid_from date not null,
        valid_until date,
        document text not null check (length(document) between 1 and 200),
        recorded_by uuid references account default app.actor_id(),
        recorded_at timestamptz(3) not null default app.now(),
        ended_at timestamptz(3),
        end_reason text,
        version int not null default 1,
        constraint delegation_downwards check (app.area_range(from_area_code) @> app.area_range(to_area_code) and from_area_code <> to_area_code),
        constraint delegation_days check (valid_until is null or valid_until > valid_from),
        constraint delegation_once exclude using gist (programme with =, to_area_code with =, daterange(valid_from, valid_until) with &&) where (ended_at is null)
      );
      call app.protect('delegation_of_authority', 'select, insert, update');
      create policy read on delegation_of_authority for select using ((select app.can('delegation:read')));
      create policy add on delegation_of_authority for insert with check ((select app.scope('delegation:edit')) @> app.area_range(from_area_code));
      create policy edit on delegation_of_authority for update using ((select app.scope('delegation:edit')) @> app.area_range(from_area_code));

      create sequence assistance_application_number;
      grant usage on sequence assistance_application_number to finemesh_app;
      create table assistance_application (
        id uuid primary key,
        number text not null constraint application_number_taken unique,
        household_id uuid not null references household,
        person_id uuid references person,
        area_code bigint not null references admin_area,
        programme text not null check (programme in ('MINIMUM_LIVING_ALLOWANCE', 'EXTREME_HARDSHIP', 'TEMPORARY_ASSISTANCE')),
        ground text not null check (ground in ('INCOME', 'EXPENDITURE', 'SINGLE_PERSON', 'NO_SUPPORT', 'CRISIS')),
        residence text check (residence in ('URBAN', 'RURAL')),
        resident boolean not null default true,
        persons int not null check (persons between 1 and 50),
        monthly_income_fen bigint check (monthly_income_fen between 0 and 10000000000),
        monthly_expenditure_fen bigint check (monthly_expenditure_fen between 0 and 10000000000),
        requested_fen bigint check (requested_fen between 1 and 10000000000),
        circumstances text not null check (length(circumstances) between 1 and 2000),
        state text not null default 'DRAFT' check (state in ('DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'REFUSED', 'WITHDRAWN')),
        prepared_by uuid not null references account,
        created_at timestamptz(3) not null default app.now(),
        submitted_at timestamptz(3),
        ended_at timestamptz(3),
        reason text,
        trips int not null default 0 check (trips >= 0),
        version int not null default 1,
        constraint application_names_person check ((ground = 'SINGLE_PERSON') <= (person_id is not null)),
        constraint application_ground_fits check (case programme when 'TEMPORARY_ASSISTANCE' then ground = 'CRISIS' and requested_fen is not null
          when 'EXTREME_HARDSHIP' then ground = 'NO_SUPPORT' else ground in ('INCOME', 'EXPENDITURE', 'SINGLE_PERSON') end),
        check ((state in ('SUBMITTED', 'APPROVED', 'REFUSED')) <= (submitted_at is not null))
      );
      create unique index application_one_open on assistance_application (household_id, programme, coalesce(person_id, household_id)) where state in ('DRAFT', 'SUBMITTED', 'RETURNED');
      create index application_household on assistance_application (household_id, created_at);
      create index application_queue on assistance_application (state, created_at, id);
      call app.protect('assistance_application', 'select, insert, update', '''circumstances''');
      create policy read on assistance_application for select using ((select app.scope('assistance:read')) @> area_code);
      create policy add on assistance_application for insert with check ((select app.scope('assistance:apply')) @> area_code and area_code = app.household_area(household_id)
        and prepared_by = (select app.actor_id()) and state = 'DRAFT');
      create policy edit on assistance_application for update using ((select app.scope('assistance:apply')) @> area_code or (select app.scope('assistance:decide')) @> area_code);
      create function app.application_area(application uuid) returns bigint language sql stable security definer set search_path = public, app, pg_temp
        as $$ select area_code from assistance_application a where a.id = $1 $$;

      -- What an application rests on. 'One document is enough': what is on file or comes from a department is not asked for again.
      create table application_document_kind (
        code text primary key check (code ~ '^[A-Z][A-Z0-9_]{1,49}$'),
        name text not null,
        name_en text not null,
        programmes text[] not null default '{}',
        required boolean not null default false,
        sample boolean not null default false,
        active boolean not null default true
      );
      call app.protect('application_document_kind', 'select');
      create policy read on application_document_kind for select using ((select app.actor_id()) is not null);
      create table application_document (
        id uuid primary key,
        application_id uuid not null references assistance_application,
        kind_code text not null references application_document_kind (code),
        source text not null check (source in ('APPLICANT', 'ON_FILE', 'DEPARTMENT')),
        recorded_by uuid not null references account default app.actor_id(),
        recorded_at timestamptz(3) not null default app.now(),
        constraint document_asked_once unique (application_id, kind_code)
      );
      call app.protect('application_document', 'select, insert');
      create policy read on application_document for select using (exists (select from assistance_application a where a.id = application_id));
      create policy add on application_document for insert with check ((select app.scope('assistance:apply')) @> app.application_area(application_id));

      -- 一事一议: what a meeting decided about one application that exceeds the cap.
      create table individual_decision (
        id uuid primary key,
        application_id uuid not null constraint individual_decision_once unique references assistance_application,
        held_on date not null,
        minutes text not null check (length(minutes) between 1 and 4000),
        participants text[] not null check (cardinality(participants) between 1 and 30),
        votes_for int not null check (votes_for >= 0),
        votes_against int not null check (votes_against >= 0),
        recorded_by uuid not null references account default app.actor_id(),
        recorded_at timestamptz(3) not null default app.now(),
        constraint individual_decision_votes check (votes_for > votes_against and votes_for + votes_against <= cardinality(participants))
      );
      call app.protect('individual_decision', 'select, insert', '''minutes'', ''participants''');
      create policy read on individual_decision for select using ((select app.scope('assistance:read')) @> app.application_area(application_id));
      create policy add on individual_decision for insert with check ((select app.scope('assistance:decide')) @> app.application_area(application_id));
      create trigger insert_only before update or delete or truncate on individual_decision for each statement execute function app.refuse_change();

      -- By which authority the actor may decide for a place at an instant: its own district's, or one delegated to its town.
      create function app.authority(wanted text, area bigint, at timestamptz) returns table (kind text, delegation_id uuid)
        language sql stable security definer set search_path = public, app, pg_temp rows 1 as $$
        select 'DISTRICT', null::uuid where (select app.scope('assistance:decide')) @> app.area_range(area / 1000000000 * 1000000000)
        union all
        (select 'DELEGATED', d.id from delegation_of_authority d
          where d.programme = wanted and app.area_range(d.to_area_code) @> area and (select app.scope('assistance:decide')) @> app.area_range(d.to_area_code)
            and daterange(d.valid_from, d.valid_until) @> (at at time zone 'Asia/Shanghai')::date and (d.ended_at is null or d.ended_at > at)
          order by d.valid_from desc limit 1)
        limit 1 $$;

      create table assistance_decision (
        id uuid primary key,
        application_id uuid not null constraint decision_once unique references assistance_application,
        outcome text not null check (outcome in ('APPROVED', 'REFUSED')),
        amount_fen bigint check (amount_fen between 1 and 10000000000),
        valid_from date,
        reason text not null check (length(reason) between 1 and 1000),
        decided_by uuid not null references account default app.actor_id(),
        decided_at timestamptz(3) not null default app.now(),
        authority text not null check (authority in ('DISTRICT', 'DELEGATED')),
        delegation_id uuid references delegation_of_authority,
        check ((authority = 'DELEGATED') = (delegation_id is not null)),
        check ((outcome = 'APPROVED') = (amount_fen is not null)),
        check ((outcome = 'APPROVED') = (valid_from is not null))
      );
      create index decision_day on assistance_decision (decided_at);
      call app.protect('assistance_decision', 'select, insert');
      create policy read on assistance_decision for select using ((select app.scope('assistance:read')) @> app.application_area(application_id));
      create policy add on assistance_decision for insert with check ((select app.scope('assistance:decide')) @> app.application_area(application_id));
      create trigger insert_only before update or delete or truncate on assistance_decision for each statement execute function app.refuse_change();

      -- Fen of temporary assistance granted to a household in the civil year of an instant.
      create function app.temporary_granted(household uuid, at timestamptz) returns bigint language sql stable security definer set search_path = public, app, pg_temp as $$
        select coalesce(sum(d.amount_fen), 0)::bigint from assistance_decision d join assistance_application a on a.id = d.application_id
        where a.household_id = household and a.programme = 'TEMPORARY_ASSISTANCE' and d.outcome = 'APPROVED'
          and extract(year from d.decided_at at time zone 'Asia/Shanghai') = extract(year from at at time zone 'Asia/Shanghai') $$;

      create function app.decision_made() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare asked assistance_application; power record; cap double precision;
        begin
          if new.decided_by is distinct from app.actor_id() or new.decided_at is distinct from app.now() then
            raise exception 'a decision is made by whoever records it, now' using errcode = 'check_violation', constraint = 'decision_by_actor';
          end if;
          select * into asked from assistance_application where id = new.application_id for update;
          if asked.state is distinct from 'SUBMITTED' then raise exception 'not submitted' using errcode = 'check_violation', constraint = 'decision_needs_submission'; end if;
          if asked.prepared_by = new.decided_by then raise exception 'prepared by the same person' using errcode = 'check_violation', constraint = 'decision_not_by_preparer'; end if;
          select * into power from app.authority(asked.programme, asked.area_code, new.decided_at);
          if power.kind is null then raise exception 'no authority' using errcode = 'check_violation', constraint = 'decision_without_authority'; end if;
          new.authority := power.kind;
          new.delegation_id := power.delegation_id;
          if new.outcome = 'APPROVED' and asked.programme = 'TEMPORARY_ASSISTANCE' then
            -- Two decisions for one household follow one another, so that the sum is the sum.
            perform 1 from household where id = asked.household_id for update;
            cap := app.parameter('temporary.cap.fen', asked.area_code, (new.decided_at at time zone 'Asia/Shanghai')::date);
            if app.temporary_granted(asked.household_id, new.decided_at) + new.amount_fen > cap and not exists (select from individual_decision i where i.application_id = asked.id) then
              raise exception 'above the cap' using errcode = 'check_violation', constraint = 'temporary_cap';
            end if;
          end if;
          -- The status is the fact that everything else reads; a household that has it keeps it as it is.
          if new.outcome = 'APPROVED' and asked.programme <> 'TEMPORARY_ASSISTANCE' and not exists (select from assistance_status s
            where s.household_id = asked.household_id and s.programme = asked.programme and (s.until is null or s.until > new.valid_from)) then
            insert into assistance_status (id, household_id, programme, "from", persons) values (gen_random_uuid(), asked.household_id, asked.programme, new.valid_from, asked.persons);
          end if;
          update assistance_application set state = new.outcome, ended_at = new.decided_at, version = version + 1 where id = asked.id;
          return new;
        end $$;
      create trigger decided before insert on assistance_decision for each row execute function app.decision_made();

      insert into application_document_kind (code, name, name_en, programmes, required, sample) values
        ('IDENTITY', '身份证件', 'Identity document', '{MINIMUM_LIVING_ALLOWANCE,EXTREME_HARDSHIP,TEMPORARY_ASSISTANCE}', true, true),
        ('HOUSEHOLD_REGISTER', '户口簿', 'Household register', '{MINIMUM_LIVING_ALLOWANCE,EXTREME_HARDSHIP}', false, true),
        ('INCOME_STATEMENT', '收入申报', 'Statement of income', '{MINIMUM_LIVING_ALLOWANCE}', false, true),
        ('EXPENDITURE_PROOF', '刚性支出凭证', 'Proof of essential expenditure', '{MINIMUM_LIVING_ALLOWANCE,TEMPORARY_ASSISTANCE}', false, true),
        ('DISABILITY_CERTIFICATE', '残疾证', 'Disability certificate', '{MINIMUM_LIVING_ALLOWANCE,EXTREME_HARDSHIP}', false, true),
        ('MEDICAL_RECORD', '病历或诊断证明', 'Medical record', '{MINIMUM_LIVING_ALLOWANCE,TEMPORARY_ASSISTANCE}', false, true);
      insert into policy_parameter (id, key, value, unit, valid_from, source, sample) values
        (gen_random_uuid(), 'assistance.trips.max', 1, 'trip', '2000-01-01', '青岛市民政局新闻发布会 2020-08-17', false);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table assistance_decision, individual_decision, application_document, application_document_kind, assistance_application, delegation_of_authority cascade;
      drop function app.decision_made, app.temporary_granted, app.authority, app.application_area;
      drop sequence assistance_application_number;
      delete from policy_parameter where key = 'assistance.trips.max';
    `);
  }
}
