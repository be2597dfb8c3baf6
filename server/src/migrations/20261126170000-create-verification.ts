import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DEPARTMENTS } from './data/verification-items.js';

/**
 * Economic verification (经济状况核对): which department is asked what, of whom, and what it answered. Nobody is asked about without a consent that
 * holds at that moment. Answers are evidence: never changed, sealed, and worth something for as many days as policy says.
 */
export class CreateVerification20261126170000 implements MigrationInterface {
  name = 'CreateVerification20261126170000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    await db.query(RULES);
    await db.query(
      `insert into verification_department (code, name, name_en, position, sample)
         select d.code, d.name, d."nameEn", d.n, true from jsonb_to_recordset($1) as d (n int, code text, name text, "nameEn" text)`,
      [JSON.stringify(DEPARTMENTS.map((department, n) => ({ ...department, n: n + 1 })))],
    );
    await db.query(
      `insert into verification_item (code, department_code, name, name_en, position, measure, declared, same_as, sample)
         select i.code, i.department, i.name, i."nameEn", i.n, i.measure, i.declared, i."sameAs", true
         from jsonb_to_recordset($1) as i (n int, department text, code text, name text, "nameEn" text, measure text, declared text, "sameAs" text)`,
      [
        JSON.stringify(
          DEPARTMENTS.flatMap((department) => department.items.map((item) => ({ ...item, department: department.code }))).map(
            (item, n) => ({
              ...item,
              n: n + 1,
            }),
          ),
        ),
      ],
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger verification_withdrawn on consent;
      drop table verification_answer, verification_request, verification, verification_item, verification_department cascade;
      drop sequence verification_number;
      drop function app.person_consent, app.verification_withdrawn, app.verification_settled, app.verification_collection, app.verification_open, app.verification_item_answered;
      delete from policy_parameter where key like 'verification.%';
      delete from job_run where kind in ('VERIFICATION', 'VERIFICATION_COLLECT');
      alter table assistance_application drop column declared_savings_fen, drop column declared_vehicles, drop column declared_dwellings;
    `);
  }
}

const TABLES = `
  -- Another kind of long work, whatever others there are by now.
  do $$ declare known text; begin
    select string_agg(quote_literal(m[1]), ', ') into known from pg_constraint c, regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g') m where c.conname = 'job_run_kind_check';
    execute 'alter table job_run drop constraint job_run_kind_check, add constraint job_run_kind_check check (kind in (' || known || ', ''VERIFICATION'', ''VERIFICATION_COLLECT''))';
  end $$;

  -- What a household declares to own, beside its income: what answers are held against.
  alter table assistance_application
    add column declared_savings_fen bigint constraint application_savings check (declared_savings_fen between 0 and 1000000000000),
    add column declared_vehicles int constraint application_vehicles check (declared_vehicles between 0 and 100),
    add column declared_dwellings int constraint application_dwellings check (declared_dwellings between 0 and 100);

  create table verification_department (
    code text primary key check (code ~ '^[A-Z][A-Z0-9_]{1,49}$'),
    name text not null check (length(name) between 1 and 60),
    name_en text not null check (length(name_en) between 1 and 120),
    position int not null,
    -- A connector by the name that the operator's settings give it; addresses and keys stand in no table. Null: nobody asks it.
    connector text check (connector ~ '^[a-z][a-z0-9-]{0,39}$'),
    active boolean not null default true,
    sample boolean not null default false,
    version int not null default 1
  );
  call app.protect('verification_department', 'select, insert, update');
  create policy read on verification_department for select using ((select app.can('verification:browse')));
  create policy add on verification_department for insert with check ((select app.can('verification:configure')));
  create policy edit on verification_department for update using ((select app.can('verification:configure')));

  create table verification_item (
    code text primary key check (code ~ '^[A-Z][A-Z0-9_]{1,49}$'),
    department_code text not null references verification_department (code),
    name text not null check (length(name) between 1 and 60),
    name_en text not null check (length(name_en) between 1 and 120),
    position int not null,
    measure text not null check (measure in ('FEN_A_MONTH', 'FEN', 'COUNT', 'YES_NO')),
    -- What a household declares, against which the answers are held; null where nothing is declared.
    declared text check (declared in ('INCOME', 'SAVINGS', 'VEHICLES', 'DWELLINGS')),
    -- Items of one group are about the same money or thing: of a person the largest counts, once.
    same_as text check (same_as ~ '^[A-Z][A-Z0-9_]{1,49}$'),
    active boolean not null default true,
    sample boolean not null default false,
    version int not null default 1,
    constraint verification_item_measures check (declared is null or measure = case declared when 'INCOME' then 'FEN_A_MONTH' when 'SAVINGS' then 'FEN' else 'COUNT' end)
  );
  create index verification_item_department on verification_item (department_code, position);
  call app.protect('verification_item', 'select, insert, update');
  create policy read on verification_item for select using ((select app.can('verification:browse')));
  create policy add on verification_item for insert with check ((select app.can('verification:configure')));
  create policy edit on verification_item for update using ((select app.can('verification:configure')));

  create sequence verification_number;
  grant usage on sequence verification_number to finemesh_app;
  create table verification (
    id uuid primary key,
    number text not null constraint verification_number_taken unique,
    application_id uuid not null constraint verification_once unique references assistance_application,
    household_id uuid not null references household,
    area_code bigint not null references admin_area,
    -- RUNNING: being asked. WAITING: all are asked, some answers come later. STOPPED: the work ended before all were asked.
    state text not null check (state in ('RUNNING', 'WAITING', 'DONE', 'STOPPED')),
    -- How often it was asked; only what is missing or has expired is asked again.
    round int not null default 1 check (round >= 1),
    job_id uuid references job_run,
    ordered_by uuid not null references account,
    ordered_at timestamptz(3) not null default app.now(),
    ended_at timestamptz(3),
    demo boolean not null default false,
    version int not null default 1,
    check ((state in ('DONE', 'STOPPED')) = (ended_at is not null))
  );
  create index verification_household on verification (household_id);
  call app.protect('verification', 'select, insert, update');
  create policy read on verification for select using ((select app.scope('verification:read')) @> area_code);
  create policy add on verification for insert with check ((select app.scope('verification:start')) @> area_code and ordered_by = (select app.actor_id())
    and area_code = app.application_area(application_id));
  create policy edit on verification for update using ((select app.scope('verification:start')) @> area_code);

  create table verification_request (
    id uuid primary key,
    verification_id uuid not null references verification,
    area_code bigint not null,
    person_id uuid not null references person,
    item_code text not null references verification_item (code),
    round int not null,
    state text not null default 'WAITING' check (state in ('WAITING', 'SENT', 'ANSWERED', 'FAILED', 'WITHDRAWN')),
    connector text,
    attempts int not null default 0,
    -- Random text of the last question: an answer to another question is worth nothing.
    nonce text,
    asked_at timestamptz(3),
    ended_at timestamptz(3),
    -- Why it failed; of one that still waits, why the last try or the last answer was worth nothing.
    failure text check (failure in ('TIMEOUT', 'UNREACHABLE', 'UNAVAILABLE', 'REFUSED', 'SIGNATURE', 'STALE', 'REPLAYED', 'MALFORMED', 'TOO_LARGE', 'NO_CONNECTOR', 'NO_IDENTITY_NUMBER', 'NO_ANSWER')),
    constraint verification_request_once unique (verification_id, person_id, item_code, round),
    check ((state = 'FAILED') <= (failure is not null)),
    check ((state in ('ANSWERED', 'FAILED', 'WITHDRAWN')) = (ended_at is not null))
  );
  create index verification_request_open on verification_request (verification_id) where state in ('WAITING', 'SENT');
  call app.protect('verification_request', 'select, insert, update', '''nonce''');
  create policy read on verification_request for select using ((select app.scope('verification:read')) @> area_code);
  create policy add on verification_request for insert with check ((select app.scope('verification:start')) @> area_code);
  create policy edit on verification_request for update using ((select app.scope('verification:start')) @> area_code);

  create table verification_answer (
    id uuid primary key,
    request_id uuid not null constraint verification_answered_once unique references verification_request,
    area_code bigint not null,
    found boolean not null,
    -- Fen or things, as the item measures; null for yes or no.
    value bigint check (value between 0 and 1000000000000),
    -- Civil day that the department speaks of.
    as_of date not null,
    -- Evidence: the answer exactly as it was signed, sealed, and its SHA-256 in hex.
    body_sealed text not null,
    body_hash text not null check (body_hash ~ '^[0-9a-f]{64}$'),
    connector text not null,
    key_id text not null,
    signature text not null,
    signed_at timestamptz(3) not null,
    received_at timestamptz(3) not null default app.now(),
    -- First day on which it is worth nothing any more.
    expires_on date not null
  );
  call app.protect('verification_answer', 'select, insert', '''found'', ''value'', ''body_sealed''');
  create policy read on verification_answer for select using ((select app.scope('verification:read')) @> area_code);
  create policy add on verification_answer for insert with check ((select app.scope('verification:start')) @> area_code
    and exists (select from verification_request r where r.id = request_id and r.area_code = verification_answer.area_code and r.state in ('WAITING', 'SENT')));
  create trigger insert_only before update or delete or truncate on verification_answer for each statement execute function app.refuse_change();
`;

const RULES = `
  -- The person's own consent to a purpose, or the household's when that very person gave it; a minor's guardian gives it.
  create function app.person_consent(household uuid, person uuid, wanted text, on_day date) returns boolean language sql stable security definer set search_path = public, app, pg_temp as $$
    select exists (select from consent c join person p on p.id = $2 where c.household_id = $1 and c.purpose = wanted
      and c.withdrawn_at is null and c.granted_on <= on_day and (c.expires_on is null or c.expires_on >= on_day)
      and case when p.birth_date > on_day - make_interval(years => app.parameter('person.adult_age', null, on_day)::int)
        then c.given_by <> p.name and (c.person_id = p.id or c.person_id is null)
        else c.person_id = p.id or (c.person_id is null and c.given_by = p.name) end) $$;

  -- A verification in which nothing waits any more is done, whoever or whatever ended the last question.
  create function app.verification_settled() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
    begin
      -- Two that end at once follow one another: the second sees the first.
      perform 1 from verification v where v.id = new.verification_id for update;
      update verification v set state = 'DONE', ended_at = app.now(), version = version + 1 where v.id = new.verification_id and v.state = 'WAITING'
        and not exists (select from verification_request r where r.verification_id = v.id and r.state in ('WAITING', 'SENT'));
      return null;
    end $$;
  create trigger settled after update of state on verification_request for each row when (old.state = 'SENT' and new.state <> 'SENT') execute function app.verification_settled();

  -- From the moment of a withdrawal nobody is asked about those who gave it.
  create function app.verification_withdrawn() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
    begin
      update verification_request r set state = 'WITHDRAWN', ended_at = app.now() from verification v
        where v.household_id = new.household_id and r.verification_id = v.id and r.state in ('WAITING', 'SENT')
          and not app.person_consent(new.household_id, r.person_id, 'ECONOMIC_VERIFICATION', app.today());
      return null;
    end $$;
  create trigger verification_withdrawn after update of withdrawn_at on consent for each row
    when (new.purpose = 'ECONOMIC_VERIFICATION' and old.withdrawn_at is null and new.withdrawn_at is not null) execute function app.verification_withdrawn();

  -- Orders that answers which have arrived be taken, as the account that ordered the verification; once, however often it is asked. Regular work belongs
  -- to nobody: it learns the state of the question and nothing else.
  create function app.verification_collection(request uuid) returns text language plpgsql security definer set search_path = public, app, pg_temp as $$
    declare asked record; job uuid := gen_random_uuid();
    begin
      select r.state, v.id, v.ordered_by, a.state = 'ACTIVE' as active into asked from verification_request r join verification v on v.id = r.verification_id join account a on a.id = v.ordered_by where r.id = request;
      if not found then return 'UNKNOWN'; end if;
      if asked.state <> 'SENT' or not asked.active then return asked.state; end if;
      perform pg_advisory_xact_lock(hashtextextended(asked.id::text, 712028));
      if not exists (select from job_run j where j.subject_id = asked.id and j.kind = 'VERIFICATION_COLLECT' and j.state in ('QUEUED', 'RUNNING')) then
        insert into job_run (id, kind, subject_id, created_by) values (job, 'VERIFICATION_COLLECT', asked.id, asked.ordered_by);
        perform graphile_worker.add_job('finemesh', json_build_object('jobId', job), job_key := job::text);
      end if;
      return 'SENT';
    end $$;

  -- Which questions are still open: the others are taken back from wherever they lie.
  create function app.verification_open(requests uuid[]) returns setof uuid language sql stable security definer set search_path = public, app, pg_temp rows 100 as $$
    select r.id from verification_request r where r.id = any (requests) and r.state in ('WAITING', 'SENT') $$;

  -- Whether anybody was ever answered about an item: its measure stays then. Yes or no for administrators, who see no answers.
  create function app.verification_item_answered(item text) returns boolean language sql stable security definer set search_path = public, app, pg_temp as $$
    select (select app.can('verification:configure')) and exists (select from verification_request r where r.item_code = item and r.state = 'ANSWERED') $$;

  insert into policy_parameter (id, key, value, unit, valid_from, sample) values
    (gen_random_uuid(), 'verification.valid.days', 180, 'day', '2000-01-01', true),
    (gen_random_uuid(), 'verification.tolerance.income.fen', 10000, 'fen', '2000-01-01', true),
    (gen_random_uuid(), 'verification.tolerance.savings.fen', 500000, 'fen', '2000-01-01', true);
`;
