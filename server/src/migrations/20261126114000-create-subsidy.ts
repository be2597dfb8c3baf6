import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Price-linked subsidy (物价联动): the price index triggers it for a month, in an area, for whoever is on the allowance or extreme-hardship
 * support on a day. The roll is asked of the statuses of that day; kept is only who was told. No money is paid here.
 */
export class CreateSubsidy20261126114000 implements MigrationInterface {
  name = 'CreateSubsidy20261126114000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table price_trigger (
        id uuid primary key,
        area_code bigint not null references admin_area,
        month date not null check (extract(day from month) = 1),
        index_percent numeric(6, 2) not null check (index_percent between -50 and 500),
        per_person_fen bigint not null check (per_person_fen between 1 and 100000000),
        roll_on date not null,
        document text not null check (length(document) between 1 and 200),
        recorded_by uuid references account default app.actor_id(),
        recorded_at timestamptz(3) not null default app.now(),
        constraint price_trigger_once unique (area_code, month)
      );
      create index price_trigger_month on price_trigger (month, id);
      call app.protect('price_trigger', 'select, insert');
      create policy read on price_trigger for select using ((select app.can('subsidy:read')));
      create policy add on price_trigger for insert with check ((select app.scope('subsidy:trigger')) @> app.area_range(area_code) and recorded_by = (select app.actor_id()));
      create trigger insert_only before update or delete or truncate on price_trigger for each statement execute function app.refuse_change();
      -- What was triggered for a place in a month: the narrowest area decides, so that nobody is due twice.
      create function app.trigger_holds(wanted uuid, area bigint) returns boolean language sql stable set search_path = public, app, pg_temp as $$
        select (select o.id from price_trigger o where o.month = t.month and app.area_range(o.area_code) @> area
          order by upper(app.area_range(o.area_code)) - lower(app.area_range(o.area_code)) limit 1) = t.id from price_trigger t where t.id = wanted $$;

      create table subsidy_notice (
        id uuid primary key,
        trigger_id uuid not null references price_trigger,
        household_id uuid not null references household,
        area_code bigint not null references admin_area,
        told_on date not null,
        how text not null check (how in ('VISIT', 'PHONE', 'MESSAGE', 'MEETING', 'LETTER')),
        told_by uuid not null references account default app.actor_id(),
        recorded_at timestamptz(3) not null default app.now(),
        constraint subsidy_told_once unique (trigger_id, household_id)
      );
      create index subsidy_notice_household on subsidy_notice (household_id);
      call app.protect('subsidy_notice', 'select, insert');
      create policy read on subsidy_notice for select using ((select app.scope('subsidy:read')) @> area_code);
      create policy add on subsidy_notice for insert with check ((select app.scope('subsidy:tell')) @> area_code and area_code = app.household_area(household_id) and told_by = (select app.actor_id()));
      create trigger insert_only before update or delete or truncate on subsidy_notice for each statement execute function app.refuse_change();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table subsidy_notice, price_trigger cascade; drop function app.trigger_holds');
  }
}
