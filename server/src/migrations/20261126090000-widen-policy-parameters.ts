import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Policy parameters in two times: the day from which a value holds, and the instant at which it was recorded. A correction
 * is a new row for the same first day; a row that voids takes a first day back. Nothing is overwritten, so that 'what held
 * on day D as it was known at instant T' has an answer for ever.
 */
export class WidenPolicyParameters20261126090000 implements MigrationInterface {
  name = 'WidenPolicyParameters20261126090000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What migrations lay was known from the beginning, whenever they happen to run.
      create function app.recorded_at() returns timestamptz language sql stable
        as $$ select case when app.actor_id() is null then '2000-01-01T00:00:00Z'::timestamptz else app.now() end $$;
      alter table policy_parameter
        add column residence text check (residence in ('URBAN', 'RURAL')),
        add column void boolean not null default false,
        add column document text check (length(document) between 1 and 200),
        add column issued_by text[] not null default '{}',
        add column recorded_at timestamptz(3) not null default app.recorded_at(),
        add column recorded_by uuid references account default app.actor_id(),
        drop constraint parameter_once,
        add constraint parameter_recorded_once unique nulls not distinct (key, area_code, residence, valid_from, recorded_at),
        add constraint parameter_finite check (value between -1e15 and 1e15);
      create index policy_parameter_key on policy_parameter (key, area_code, valid_from);

      -- The value in force on a day as it was known at an instant: of each first day the row recorded last, the narrowest
      -- area first, then the residence asked for before the rule for both, then the newest first day.
      create function app.parameter_row(wanted text, area bigint, lives text, on_day date, known_at timestamptz) returns policy_parameter
        language sql stable security definer set search_path = public, app, pg_temp as $$
        select p from policy_parameter p
        where p.key = wanted and p.valid_from <= on_day and p.recorded_at <= known_at and not p.void
          and (p.area_code is null or app.area_range(p.area_code) @> area)
          and (p.residence is null or p.residence = lives)
          and not exists (select from policy_parameter q where q.key = p.key and q.area_code is not distinct from p.area_code
            and q.residence is not distinct from p.residence and q.valid_from = p.valid_from and q.recorded_at > p.recorded_at and q.recorded_at <= known_at)
        order by p.area_code is null, upper(app.area_range(p.area_code)) - lower(app.area_range(p.area_code)), p.residence is null, p.valid_from desc limit 1 $$;
      create or replace function app.parameter(wanted text, area bigint, on_day date) returns double precision
        language sql stable security definer set search_path = public, app, pg_temp as $$
        select (app.parameter_row(wanted, area, null, on_day, 'infinity')).value $$;

      -- Whom a change of a key would touch today, in the area it is for. Only counts and sums leave this function.
      create function app.parameter_reach(wanted text, area bigint, lives text) returns table (basis text, households int, persons int)
        language sql stable security definer set search_path = public, app, pg_temp as $$
        select b.basis, count(distinct s.household_id)::int, coalesce(sum(s.persons), 0)::int
        from (select case when wanted like 'allowance.%' then 'ALLOWANCE' when wanted like 'extreme.%' then 'EXTREME_HARDSHIP' when wanted like 'temporary.%' then 'TEMPORARY' else 'NONE' end basis) b
        left join lateral (select a.household_id, a.persons from assistance_status a join household h on h.id = a.household_id
          where a.programme = case b.basis when 'ALLOWANCE' then 'MINIMUM_LIVING_ALLOWANCE' when 'EXTREME_HARDSHIP' then 'EXTREME_HARDSHIP' when 'TEMPORARY' then 'TEMPORARY_ASSISTANCE' end
            and a."from" <= app.today() and (a.until is null or a.until > app.today())
            and (area is null or app.area_range(area) @> h.area_code) and (select app.scope('policy:read')) @> h.area_code) s on true
        group by b.basis $$;

      insert into policy_parameter (id, key, area_code, residence, value, unit, valid_from, source, document, issued_by)
        select gen_random_uuid(), 'allowance.standard.fen', area, residence, value, 'fen per person and month', '2020-04-01', '青岛市民政局新闻发布会 2020-08-17', null, '{青岛市民政局}'
        from (select code, null, 70000 from unnest(array[370202, 370203, 370211, 370212, 370213, 370214, 370215]) code
          union all select code, lives, case lives when 'URBAN' then 63000 else 52000 end from unnest(array[370281, 370283, 370285]) code, unnest(array['URBAN', 'RURAL']) lives) s (code, residence, value),
          lateral (select code::bigint * 1000000000) a (area)
        where exists (select from admin_area x where x.code = area);
      insert into policy_parameter (id, key, value, unit, valid_from, source, sample) values
        (gen_random_uuid(), 'temporary.cap.fen', 2000000, 'fen per household and year', '2000-01-01', '青岛市民政局新闻发布会 2020-08-17', false),
        (gen_random_uuid(), 'temporary.cap.fen', 3000000, 'fen per household and year', '2020-01-01', '青岛市民政局新闻发布会 2020-08-17', false),
        (gen_random_uuid(), 'assistance.decision.working_days', 33, 'working day', '2000-01-01', '青岛市民政局新闻发布会 2020-08-17', false),
        -- The source gives 33 and 20 days; the day of the change is a sample.
        (gen_random_uuid(), 'assistance.decision.working_days', 20, 'working day', '2020-01-01', '青岛市民政局新闻发布会 2020-08-17', true),
        (gen_random_uuid(), 'allowance.withdrawal.months.min', 3, 'month', '2000-01-01', '青岛市民政局新闻发布会 2020-08-17', false),
        (gen_random_uuid(), 'allowance.withdrawal.months.max', 6, 'month', '2000-01-01', '青岛市民政局新闻发布会 2020-08-17', false);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      delete from policy_parameter where key in ('allowance.standard.fen', 'temporary.cap.fen', 'assistance.decision.working_days', 'allowance.withdrawal.months.min', 'allowance.withdrawal.months.max');
      create or replace function app.parameter(wanted text, area bigint, on_day date) returns double precision language sql stable security definer set search_path = public, app, pg_temp as $$
        select p.value from policy_parameter p
        where p.key = wanted and p.valid_from <= on_day and (p.area_code is null or app.area_range(p.area_code) @> area)
        order by p.area_code is null, upper(app.area_range(p.area_code)) - lower(app.area_range(p.area_code)), p.valid_from desc limit 1 $$;
      drop function app.parameter_reach, app.parameter_row;
      delete from policy_parameter where void or residence is not null;
      drop index policy_parameter_key;
      alter table policy_parameter drop constraint parameter_recorded_once, drop constraint parameter_finite,
        add constraint parameter_once unique nulls not distinct (key, area_code, valid_from),
        drop column residence, drop column void, drop column document, drop column issued_by, drop column recorded_at, drop column recorded_by;
      drop function app.recorded_at;
    `);
  }
}
