import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was paid (a fact that the paying office reports; the platform pays nothing), and sums over facts of every kind for whoever may read
 * figures: only counts and sums leave these functions.
 */
export class CreateFigures20261126121000 implements MigrationInterface {
  name = 'CreateFigures20261126121000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table benefit_payment (
        id uuid primary key,
        household_id uuid not null references household,
        -- Where it lived when it was paid.
        area_code bigint not null,
        programme text not null check (programme in ('MINIMUM_LIVING_ALLOWANCE', 'EXTREME_HARDSHIP', 'TEMPORARY_ASSISTANCE', 'PRICE_SUBSIDY')),
        month date not null check (extract(day from month) = 1),
        persons int not null check (persons > 0),
        -- Below zero for money that came back: what was reported stays, a correction is a row of its own.
        amount_fen bigint not null check (amount_fen <> 0),
        reference text not null check (length(reference) between 1 and 50),
        recorded_by uuid references account,
        recorded_at timestamptz(3) not null default app.now(),
        demo boolean not null default false,
        constraint benefit_payment_once unique (household_id, programme, month, reference)
      );
      create index benefit_payment_list on benefit_payment (programme, month desc, id);
      call app.protect('benefit_payment', 'select, insert');
      create policy read on benefit_payment for select using ((select app.scope('payment:read')) @> area_code);
      create policy add on benefit_payment for insert with check ((select app.scope('payment:record')) @> area_code and recorded_by = (select app.actor_id())
        and app.household_area(household_id) = area_code);
      create trigger insert_only before update or delete or truncate on benefit_payment for each statement execute function app.refuse_change();

      -- Households and persons of each programme on days, by areas so wide.
      create function app.status_sums(low bigint, high bigint, days date[], step bigint) returns table (day date, area_code bigint, programme text, households int, persons int)
        language sql stable security definer set search_path = public, app, pg_temp as $$
        select d.day, h.area_code / step * step, s.programme, count(distinct s.household_id)::int, sum(s.persons)::int
        from unnest(days) d (day) join assistance_status s on s."from" <= d.day and (s.until is null or s.until > d.day) join household h on h.id = s.household_id
        where h.area_code >= low and h.area_code < high and (select app.scope('figures:read')) @> h.area_code
        group by 1, 2, 3 $$;
      -- What was paid from one month to another, by areas so wide; by month, or all months together.
      create function app.payment_sums(low bigint, high bigint, first_month date, last_month date, step bigint, monthly boolean)
        returns table (month date, area_code bigint, programme text, households int, amount_fen bigint)
        language sql stable security definer set search_path = public, app, pg_temp as $$
        select case when monthly then p.month end, p.area_code / step * step, p.programme, count(distinct p.household_id)::int, sum(p.amount_fen)::bigint
        from benefit_payment p
        where p.programme = any (array['MINIMUM_LIVING_ALLOWANCE', 'EXTREME_HARDSHIP', 'TEMPORARY_ASSISTANCE', 'PRICE_SUBSIDY']) and p.month between first_month and last_month
          and p.area_code >= low and p.area_code < high and (select app.scope('figures:read')) @> p.area_code
        group by 1, 2, 3 $$;
      -- The newest comparison of registered poor with the roll of exactly this area that was done by the end of a day.
      create function app.comparison_sums(low bigint, high bigint, on_day date) returns table (comparison_id uuid, as_of date, listed int, matched int)
        language sql stable security definer set search_path = public, app, pg_temp as $$
        select c.id, r.as_of, r.left_rows, r.matched from comparison_run r join list_comparison c on c.id = r.comparison_id
        where c.area_code = low and app.area_range(c.area_code) = int8range(low, high) and c.left_kind = 'REGISTERED_POOR' and c.right_kind = 'ASSISTED_ROLL'
          and r.state = 'DONE' and r.as_of <= on_day and (select app.scope('figures:read')) @> app.area_range(c.area_code)
        order by r.as_of desc, r.number desc limit 1 $$;
      -- Cells that a worker answers for on a day, and the communities they lie in.
      create function app.grid_sums(low bigint, high bigint, on_day date, step bigint) returns table (area_code bigint, workers int, communities int)
        language sql stable security definer set search_path = public, app, pg_temp as $$
        select g.cell_code / step * step, count(distinct g.worker_id)::int, count(distinct g.cell_code / 1000)::int from grid_assignment g
        where g.from_at < ((on_day + 1)::timestamp at time zone 'Asia/Shanghai') and (g.until_at is null or g.until_at >= ((on_day + 1)::timestamp at time zone 'Asia/Shanghai'))
          and g.cell_code >= low and g.cell_code < high and (select app.scope('figures:read')) @> g.cell_code group by 1 $$;
      -- The same households counted twice: by the facts behind the figures, and by the coverage ledger of the day; null where the ledger has no such day.
      create function app.roll_sums(low bigint, high bigint, on_day date) returns table (households int, ledger int)
        language sql stable security definer set search_path = public, app, pg_temp as $$
        select (select count(distinct s.household_id)::int from assistance_status s join household h on h.id = s.household_id
            where s."from" <= on_day and (s.until is null or s.until > on_day) and h.area_code >= low and h.area_code < high and (select app.scope('figures:read')) @> h.area_code),
          (select count(*)::int from coverage_entry e where e.from_day <= on_day and (e.until_day is null or e.until_day > on_day)
            and e.area_code >= low and e.area_code < high and (select app.scope('figures:read')) @> e.area_code
            having exists (select from coverage_day d where d.day = on_day)) $$;
      revoke execute on function app.status_sums, app.payment_sums, app.comparison_sums, app.grid_sums, app.roll_sums from public;
      grant execute on function app.status_sums, app.payment_sums, app.comparison_sums, app.grid_sums, app.roll_sums to finemesh_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `drop function app.roll_sums, app.grid_sums, app.comparison_sums, app.payment_sums, app.status_sums; drop table benefit_payment`,
    );
  }
}
