import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * List comparison (数据比对): two lists held against each other, run after run, and what a person decides on each difference. What was in the
 * lists is kept for the newest run alone, identity numbers as keyed hashes; of earlier runs the figures stay.
 */
export class CreateComparisons20261126120000 implements MigrationInterface {
  name = 'CreateComparisons20261126120000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table job_run drop constraint job_run_kind_check;
      alter table job_run add constraint job_run_kind_check check (kind in ('IMPORT_CHECK', 'IMPORT_APPLY', 'MATCH_RUN', 'EXPORT', 'LIST_COMPARISON', 'COMPARISON_LEADS'));

      create table list_comparison (
        id uuid primary key,
        area_code bigint not null references admin_area,
        left_kind text not null check (left_kind in ('REGISTERED_POOR', 'MEDICAL_BILLS', 'DISABLED_REGISTER', 'ASSISTED_ROLL')),
        right_kind text not null check (right_kind in ('REGISTERED_POOR', 'MEDICAL_BILLS', 'DISABLED_REGISTER', 'ASSISTED_ROLL')),
        -- Which kinds of difference become findings; all are counted.
        wanted text[] not null check (wanted <@ array['ONLY_LEFT', 'ONLY_RIGHT', 'CONFLICT'] and cardinality(wanted) > 0),
        created_by uuid not null references account,
        created_at timestamptz(3) not null default app.now(),
        demo boolean not null default false,
        version int not null default 1,
        constraint list_comparison_two_lists check (left_kind <> right_kind),
        constraint list_comparison_pair_once unique (area_code, left_kind, right_kind)
      );
      create index list_comparison_recent on list_comparison (created_at desc, id desc);
      call app.protect('list_comparison', 'select, insert, update');
      create policy read on list_comparison for select using ((select app.scope('comparison:read')) @> app.area_range(area_code));
      create policy add on list_comparison for insert with check ((select app.scope('comparison:run')) @> app.area_range(area_code) and created_by = (select app.actor_id()));
      create policy edit on list_comparison for update using ((select app.scope('comparison:run')) @> app.area_range(area_code));

      create table comparison_run (
        id uuid primary key,
        comparison_id uuid not null references list_comparison,
        number int not null check (number >= 1),
        as_of date not null,
        state text not null default 'RUNNING' check (state in ('RUNNING', 'DONE', 'FAILED')),
        failure text,
        left_upload_id uuid references upload on delete set null,
        right_upload_id uuid references upload on delete set null,
        -- File, columns, and rows that were left out and why.
        left_list jsonb not null,
        right_list jsonb not null,
        -- Points and thresholds that were in force on the day.
        rules jsonb not null,
        left_rows int not null default 0,
        right_rows int not null default 0,
        matched int not null default 0,
        matched_by_score int not null default 0,
        unsure int not null default 0,
        only_left int not null default 0,
        only_right int not null default 0,
        conflicts int not null default 0,
        new_findings int not null default 0,
        known_findings int not null default 0,
        gone_findings int not null default 0,
        job_id uuid references job_run,
        ordered_by uuid not null references account,
        ordered_at timestamptz(3) not null default app.now(),
        done_at timestamptz(3),
        constraint comparison_run_once unique (comparison_id, number),
        -- Every person of a list is in exactly one part.
        constraint comparison_left_adds_up check (left_rows = matched + unsure + only_left),
        constraint comparison_right_adds_up check (right_rows = matched + unsure + only_right),
        constraint comparison_score_within_matched check (matched_by_score <= matched),
        check ((state = 'DONE') = (done_at is not null))
      );
      create unique index comparison_one_running on comparison_run (comparison_id) where state = 'RUNNING';
      create index comparison_run_uploads on comparison_run (left_upload_id, right_upload_id);
      call app.protect('comparison_run', 'select, insert, update');
      create policy read on comparison_run for select using (exists (select from list_comparison c where c.id = comparison_id));
      create policy add on comparison_run for insert with check (ordered_by = (select app.actor_id())
        and exists (select from list_comparison c where c.id = comparison_id and (select app.scope('comparison:run')) @> app.area_range(c.area_code)));
      create policy edit on comparison_run for update using (exists (select from list_comparison c where c.id = comparison_id and (select app.scope('comparison:run')) @> app.area_range(c.area_code)));

      -- Persons of the two lists of the newest run. Never audited by value; no identity number but its keyed hash and last four characters.
      create table comparison_row (
        id bigint generated by default as identity primary key,
        run_id uuid not null references comparison_run on delete cascade,
        side text not null check (side in ('LEFT', 'RIGHT')),
        ordinal int not null,
        name text,
        birth_date date,
        address text,
        area_code bigint not null,
        identity_hash text,
        identity_tail text,
        amount_fen bigint,
        household_id uuid references household on delete set null,
        outcome text not null check (outcome in ('MATCHED', 'UNSURE', 'ONLY')),
        -- The row of the other list, by its ordinal.
        other int,
        score int check (score between 0 and 100),
        constraint comparison_row_once unique (run_id, side, ordinal),
        constraint comparison_row_other check ((outcome = 'ONLY') = (other is null))
      );
      create index comparison_row_outcome on comparison_row (run_id, side, outcome, ordinal);
      alter table comparison_row enable row level security;
      alter table comparison_row force row level security;
      create policy keeper on comparison_row to current_user using (true) with check (true);
      grant select, insert, delete on comparison_row to finemesh_app;
      create policy read on comparison_row for select using (run_id in (select r.id from comparison_run r));
      create policy add on comparison_row for insert with check (run_id in (select r.id from comparison_run r join list_comparison c on c.id = r.comparison_id where (select app.scope('comparison:run')) @> app.area_range(c.area_code)));
      create policy remove on comparison_row for delete using (run_id in (select r.id from comparison_run r join list_comparison c on c.id = r.comparison_id where (select app.scope('comparison:run')) @> app.area_range(c.area_code)));

      -- A difference that a person decides on, through all runs of its pair: found in one, still there in later ones, gone in another.
      create table comparison_finding (
        id uuid primary key,
        comparison_id uuid not null references list_comparison,
        -- Keyed hash of who and what differs: the same difference has the same key in every run.
        key text not null,
        kind text not null check (kind in ('ONLY_LEFT', 'ONLY_RIGHT', 'CONFLICT')),
        reasons text[] not null default '{}' check (reasons <@ array['NAME', 'BIRTH_DATE', 'IDENTITY_NUMBER', 'UNSURE']),
        area_code bigint not null references admin_area,
        left_name text,
        left_birth_date date,
        left_address text,
        left_tail text,
        left_amount_fen bigint,
        right_name text,
        right_birth_date date,
        right_address text,
        right_tail text,
        right_amount_fen bigint,
        identity_sealed text,
        identity_hash text,
        household_id uuid references household,
        score int,
        first_run_id uuid not null references comparison_run,
        last_run_id uuid not null references comparison_run,
        gone_run_id uuid references comparison_run,
        -- A person asked for a lead; work in the background makes it.
        lead_wanted boolean not null default false,
        lead_id uuid references lead,
        settled_by uuid references account,
        settled_at timestamptz(3),
        settle_reason text check (length(settle_reason) between 1 and 500),
        demo boolean not null default false,
        version int not null default 1,
        constraint finding_conflict_says_why check ((kind = 'CONFLICT') = (cardinality(reasons) > 0)),
        constraint finding_settled_says_why check (num_nonnulls(settled_by, settled_at, settle_reason) in (0, 3)),
        constraint finding_one_way check (lead_id is null or settled_at is null)
      );
      create unique index finding_once on comparison_finding (comparison_id, key) where gone_run_id is null;
      create index comparison_finding_list on comparison_finding (comparison_id, id);
      create index comparison_finding_kind on comparison_finding (comparison_id, kind, id);
      create index comparison_finding_first on comparison_finding (first_run_id, id);
      create index comparison_finding_gone on comparison_finding (gone_run_id, id) where gone_run_id is not null;
      create index comparison_finding_lead on comparison_finding (lead_id) where lead_id is not null;
      create index comparison_finding_wanted on comparison_finding (comparison_id, id) where lead_wanted and lead_id is null;
      call app.protect('comparison_finding', 'select, insert, update', '''left_name'', ''left_birth_date'', ''left_address'', ''left_tail'', ''right_name'', ''right_birth_date'', ''right_address'', ''right_tail'', ''identity_sealed'', ''identity_hash'', ''key''');
      create policy read on comparison_finding for select using (exists (select from list_comparison c where c.id = comparison_id));
      create policy add on comparison_finding for insert with check (exists (select from list_comparison c where c.id = comparison_id and (select app.scope('comparison:run')) @> app.area_range(c.area_code)));
      create policy edit on comparison_finding for update using (exists (select from list_comparison c where c.id = comparison_id and (select app.scope('comparison:run')) @> app.area_range(c.area_code)));

      insert into policy_parameter (id, key, value, unit, valid_from, sample) values
        (gen_random_uuid(), 'comparison.points.name', 40, 'point', '2020-01-01', true),
        (gen_random_uuid(), 'comparison.points.birth', 35, 'point', '2020-01-01', true),
        (gen_random_uuid(), 'comparison.points.address', 25, 'point', '2020-01-01', true),
        (gen_random_uuid(), 'comparison.points.missing.percent', 30, 'percent', '2020-01-01', true),
        (gen_random_uuid(), 'comparison.points.match', 85, 'point', '2020-01-01', true),
        (gen_random_uuid(), 'comparison.points.unsure', 65, 'point', '2020-01-01', true),
        (gen_random_uuid(), 'comparison.bill.fen', 3000000, 'fen', '2020-01-01', true),
        (gen_random_uuid(), 'comparison.lead.days', 14, 'day', '2020-01-01', true);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table comparison_finding, comparison_row, comparison_run, list_comparison cascade;
      delete from policy_parameter where key like 'comparison.%';
      delete from job_run where kind in ('LIST_COMPARISON', 'COMPARISON_LEADS');
      alter table job_run drop constraint job_run_kind_check;
      alter table job_run add constraint job_run_kind_check check (kind in ('IMPORT_CHECK', 'IMPORT_APPLY', 'MATCH_RUN', 'EXPORT'))`);
  }
}
