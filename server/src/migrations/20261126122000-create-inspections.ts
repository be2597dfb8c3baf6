import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Inspection (督查): a plan whose sample nobody knows before its start, visits without notice, findings that somebody mends and somebody else
 * verifies. The seed is committed by its hash with the plan and revealed at the start; the roll it draws from is kept, so that anyone can draw again.
 */
export class CreateInspections20261126122000 implements MigrationInterface {
  name = 'CreateInspections20261126122000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table inspection_plan (
        id uuid primary key,
        area_code bigint not null references admin_area,
        title text not null check (length(title) between 1 and 100),
        from_day date not null,
        until_day date not null,
        wanted int not null check (wanted between 1 and 2000),
        strata text not null check (strata in ('AREA', 'PROGRAMME')),
        checklist jsonb not null check (jsonb_array_length(checklist) between 1 and 30),
        -- SHA-256 of the seed, in hex; known from the first moment. The seed itself is sealed until the start.
        seed_hash text not null check (seed_hash ~ '^[0-9a-f]{64}$'),
        seed_sealed text not null,
        seed text,
        state text not null default 'PLANNED' check (state in ('PLANNED', 'STARTED', 'CLOSED', 'CANCELLED')),
        roll_count int,
        roll_hash text,
        started_at timestamptz(3),
        started_by uuid references account,
        closed_at timestamptz(3),
        closed_by uuid references account,
        cancel_reason text check (length(cancel_reason) between 1 and 500),
        created_by uuid not null references account,
        created_at timestamptz(3) not null default app.now(),
        demo boolean not null default false,
        version int not null default 1,
        constraint inspection_days check (until_day >= from_day),
        -- The seed is revealed with the start, never before, and it is the one that was committed.
        constraint inspection_seed_sealed check ((seed is null) = (started_at is null)),
        constraint inspection_seed_committed check (seed is null or encode(sha256(convert_to(seed, 'UTF8')), 'hex') = seed_hash),
        check ((state in ('STARTED', 'CLOSED')) = (started_at is not null)),
        check ((state = 'CLOSED') = (closed_at is not null)),
        check ((state = 'CANCELLED') = (cancel_reason is not null))
      );
      create index inspection_plan_recent on inspection_plan (created_at desc, id desc);
      call app.protect('inspection_plan', 'select, insert, update', '''seed_sealed''');
      create policy read on inspection_plan for select using ((select app.scope('inspection:plan')) @> app.area_range(area_code));
      create policy add on inspection_plan for insert with check ((select app.scope('inspection:plan')) @> app.area_range(area_code) and created_by = (select app.actor_id()) and seed is null);
      create policy edit on inspection_plan for update using ((select app.scope('inspection:plan')) @> app.area_range(area_code));
      -- What was committed stays: nobody changes seed, size, layers or checklist of a plan.
      create function app.inspection_commits() returns trigger language plpgsql as $$
        begin
          if (new.seed_hash, new.seed_sealed, new.wanted, new.strata, new.checklist, new.area_code) is distinct from (old.seed_hash, old.seed_sealed, old.wanted, old.strata, old.checklist, old.area_code)
            or (old.seed is not null and new.seed is distinct from old.seed) then
            raise exception 'a plan stays as it was committed' using errcode = 'restrict_violation', constraint = 'inspection_committed';
          end if;
          return new;
        end $$;
      create trigger committed before update on inspection_plan for each row execute function app.inspection_commits();

      -- The roll of the day of the start, from which the sample was drawn; numbers of households and their layers, no more.
      create table inspection_roll (
        plan_id uuid not null references inspection_plan,
        number text not null,
        stratum text not null,
        drawn boolean not null,
        primary key (plan_id, number)
      );
      alter table inspection_roll enable row level security;
      alter table inspection_roll force row level security;
      create policy keeper on inspection_roll to current_user using (true) with check (true);
      grant select, insert on inspection_roll to finemesh_app;
      create policy read on inspection_roll for select using (plan_id in (select p.id from inspection_plan p));
      create policy add on inspection_roll for insert with check (plan_id in (select p.id from inspection_plan p where p.state = 'STARTED'));

      create table inspection_visit (
        id uuid primary key,
        plan_id uuid not null references inspection_plan,
        household_id uuid not null references household,
        area_code bigint not null,
        stratum text not null,
        position int not null,
        outcome text check (outcome in ('SEEN', 'NOBODY_HOME', 'MOVED_AWAY', 'REFUSED')),
        answers jsonb not null default '[]',
        note text check (length(note) <= 1000),
        visited_at timestamptz(3),
        inspector_id uuid references account,
        version int not null default 1,
        constraint inspection_visit_once unique (plan_id, household_id),
        check ((outcome is null) = (visited_at is null) and (outcome is null) = (inspector_id is null))
      );
      create index inspection_visit_list on inspection_visit (plan_id, position);
      call app.protect('inspection_visit', 'select, insert, update', '''note''');
      -- Nobody on the spot learns where the inspection will come: only inspectors see visits.
      create policy read on inspection_visit for select using ((select app.scope('inspection:plan')) @> area_code);
      create policy add on inspection_visit for insert with check ((select app.scope('inspection:plan')) @> area_code);
      create policy edit on inspection_visit for update using ((select app.scope('inspection:plan')) @> area_code);

      create sequence inspection_finding_number;
      grant usage on sequence inspection_finding_number to finemesh_app;
      create table inspection_finding (
        id uuid primary key,
        number text not null constraint inspection_finding_number_taken unique,
        plan_id uuid not null references inspection_plan,
        visit_id uuid not null references inspection_visit,
        household_id uuid not null references household,
        area_code bigint not null,
        item text not null,
        text text not null check (length(text) between 1 and 1000),
        state text not null default 'OPEN' check (state in ('OPEN', 'RECTIFIED', 'VERIFIED')),
        found_by uuid not null references account,
        found_at timestamptz(3) not null default app.now(),
        rectified_by uuid references account,
        rectified_at timestamptz(3),
        rectify_note text check (length(rectify_note) between 1 and 1000),
        returns int not null default 0,
        return_reason text check (length(return_reason) between 1 and 500),
        verified_by uuid references account,
        verified_at timestamptz(3),
        demo boolean not null default false,
        version int not null default 1,
        constraint inspection_verifier_is_another check (verified_by is distinct from rectified_by or verified_by is null),
        check ((state = 'OPEN') = (rectified_by is null) and num_nonnulls(rectified_by, rectified_at, rectify_note) in (0, 3)),
        check ((state = 'VERIFIED') = (verified_by is not null) and num_nonnulls(verified_by, verified_at) in (0, 2))
      );
      create index inspection_finding_list on inspection_finding (found_at desc, id desc);
      create index inspection_finding_plan on inspection_finding (plan_id, found_at desc, id desc);
      create index inspection_finding_visit on inspection_finding (visit_id);
      create index inspection_finding_open on inspection_finding (area_code, found_at, id) where state <> 'VERIFIED';
      call app.protect('inspection_finding', 'select, insert, update', '''text'', ''rectify_note''');
      create policy read on inspection_finding for select using ((select app.scope('inspection:read')) @> area_code);
      create policy add on inspection_finding for insert with check ((select app.scope('inspection:plan')) @> area_code and found_by = (select app.actor_id()));
      create policy edit on inspection_finding for update using ((select app.scope('inspection:rectify')) @> area_code or (select app.scope('inspection:plan')) @> area_code);
      -- What was found is not rewritten, and each part is written by whoever may: mending by those on the spot, verifying by inspectors.
      create function app.inspection_finding_stays() returns trigger language plpgsql as $$
        begin
          if (new.plan_id, new.visit_id, new.household_id, new.area_code, new.item, new.text, new.found_by, new.found_at) is distinct from
             (old.plan_id, old.visit_id, old.household_id, old.area_code, old.item, old.text, old.found_by, old.found_at) or old.state = 'VERIFIED' then
            raise exception 'a finding stays as it was found' using errcode = 'restrict_violation', constraint = 'inspection_finding_stays';
          end if;
          if new.state = 'VERIFIED' and (old.state <> 'RECTIFIED' or app.actor_id() is not null and not app.scope('inspection:plan') @> new.area_code) then
            raise exception 'only inspectors verify what was mended' using errcode = 'restrict_violation', constraint = 'inspection_finding_stays';
          end if;
          return new;
        end $$;
      create trigger stays before update on inspection_finding for each row execute function app.inspection_finding_stays();

      -- No source states how long mending may take: a sample.
      with rule as (insert into sla_rule (id, key, number, valid_from, amount, unit, pausable, sample) values (gen_random_uuid(), 'inspection.rectify', 1, '2000-01-01', 10, 'WORKING_DAY', false, true) returning id)
        insert into sla_rule_step (id, rule_id, level, offset_amount, who)
          select gen_random_uuid(), rule.id, s.level, s.at, s.who from rule, (values (1, -3, 'COORDINATOR'), (2, 0, 'BUREAU_SUPERVISOR')) s (level, at, who);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table inspection_finding, inspection_visit, inspection_roll, inspection_plan cascade; drop sequence inspection_finding_number;
      drop function app.inspection_finding_stays, app.inspection_commits;
      alter table sla_rule disable trigger insert_only; alter table sla_rule_step disable trigger insert_only;
      delete from sla_clock where rule_key = 'inspection.rectify'; delete from sla_rule_step where rule_id in (select id from sla_rule where key = 'inspection.rectify'); delete from sla_rule where key = 'inspection.rectify';
      alter table sla_rule enable trigger insert_only; alter table sla_rule_step enable trigger insert_only`);
  }
}
