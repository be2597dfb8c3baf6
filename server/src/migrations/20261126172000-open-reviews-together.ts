import type { MigrationInterface, QueryRunner } from 'typeorm';

/** All reviews of the allowance that fall due in a month, opened together in the background. */
export class OpenReviewsTogether20261126172000 implements MigrationInterface {
  name = 'OpenReviewsTogether20261126172000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ declare known text; begin
        select string_agg(quote_literal(m[1]), ', ') into known from pg_constraint c, regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g') m where c.conname = 'job_run_kind_check';
        execute 'alter table job_run drop constraint job_run_kind_check, add constraint job_run_kind_check check (kind in (' || known || ', ''ALLOWANCE_REVIEWS''))';
      end $$;
      create table allowance_review_batch (
        id uuid primary key,
        area_code bigint not null references admin_area,
        -- First day of the month by whose end they are due.
        month date not null check (extract(day from month) = 1),
        state text not null default 'RUNNING' check (state in ('RUNNING', 'DONE', 'FAILED')),
        -- How many were due when it was ordered.
        due int not null check (due >= 0),
        failure text,
        job_id uuid references job_run,
        ordered_by uuid not null references account,
        ordered_at timestamptz(3) not null default app.now(),
        ended_at timestamptz(3),
        check ((state = 'RUNNING') = (ended_at is null))
      );
      create index allowance_review_batch_recent on allowance_review_batch (ordered_at desc, id desc);
      create unique index review_batch_one_running on allowance_review_batch (area_code, month) where state = 'RUNNING';
      call app.protect('allowance_review_batch', 'select, insert, update');
      create policy read on allowance_review_batch for select using ((select app.scope('assistance:read')) @> app.area_range(area_code));
      create policy add on allowance_review_batch for insert with check ((select app.scope('assistance:apply')) @> app.area_range(area_code) and ordered_by = (select app.actor_id()));
      create policy edit on allowance_review_batch for update using (ordered_by = (select app.actor_id()));
      alter table allowance_review add column batch_id uuid references allowance_review_batch;
      create index allowance_review_batch_rows on allowance_review (batch_id) where batch_id is not null;

      -- Allowances whose review falls due by a day and for which none is open: since when the clock runs, and the day. Whoever asks sees its own areas.
      create function app.reviews_due(low bigint, high bigint, by_day date) returns table (status_id uuid, household_id uuid, area_code bigint, since timestamptz, due_on date)
        language sql stable set search_path = public, app, pg_temp rows 1000 as $$
        select x.status_id, x.household_id, x.area_code, x.since, x.since_day + r.amount from (
          select s.id as status_id, s.household_id, h.area_code, b.since, (b.since at time zone 'Asia/Shanghai')::date as since_day
          from assistance_status s join household h on h.id = s.household_id
          cross join lateral (select greatest(s."from"::timestamp at time zone 'Asia/Shanghai',
            (select max(d.decided_at) from allowance_decision d join allowance_review w on w.id = d.review_id where w.status_id = s.id)) as since) b
          where s.programme = 'MINIMUM_LIVING_ALLOWANCE' and s."from" <= app.today() and s.until is null and h.area_code >= low and h.area_code < high
            and not exists (select from allowance_review o where o.status_id = s.id and o.state in ('OPEN', 'PROPOSED'))) x
        join sla_rule r on r.id = app.sla_rule_in_force('allowance.review', x.area_code, x.since_day)
        where x.since_day + r.amount <= by_day $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function app.reviews_due; alter table allowance_review drop column batch_id; drop table allowance_review_batch cascade;
      delete from job_run where kind = 'ALLOWANCE_REVIEWS'`);
  }
}
