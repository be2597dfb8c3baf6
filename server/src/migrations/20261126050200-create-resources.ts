import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The register of resources (资源链接, Red Seagull): who offers what, where, until when, and what became of each promise
 * to a household. Never more promised than offered; what was promised and not delivered stays.
 */
export class CreateResources20261126050200 implements MigrationInterface {
  name = 'CreateResources20261126050200';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table resource (
        id uuid primary key,
        name text not null check (length(name) between 1 and 100),
        kind text not null check (kind in ('GOODS', 'MONEY', 'SKILL', 'PLACE', 'FIRM', 'FOUNDATION')),
        provider text not null check (length(provider) between 1 and 100),
        area_code bigint not null references admin_area,
        unit text not null check (length(unit) between 1 and 20),
        -- Whole units; money in fen.
        offered bigint not null check (offered between 1 and 100000000000),
        promised bigint not null default 0 check (promised >= 0),
        delivered bigint not null default 0 check (delivered >= 0),
        from_day date not null,
        until_day date,
        note text check (length(note) <= 1000),
        withdrawn_at timestamptz(3),
        demo boolean not null default false,
        created_by uuid not null references account,
        created_at timestamptz(3) not null default app.now(),
        version int not null default 1,
        check (until_day is null or until_day >= from_day),
        check ((kind = 'MONEY') = (unit = 'fen')),
        -- The counts follow from the links, under the row's lock: whoever promises what another took last is refused here.
        constraint resource_not_over_promised check (promised <= offered),
        constraint resource_delivery_was_promised check (delivered <= promised)
      );
      create index resource_list on resource (created_at desc, id);
      create index resource_area on resource (area_code);
      call app.protect('resource', 'select, insert, update');
      -- An offer of the whole city is seen by everybody who links resources in it, and one of a district by whoever works below.
      create policy read on resource for select using ((select app.scope('resource:read')) && app.area_range(area_code));
      create policy add on resource for insert with check ((select app.scope('resource:edit')) @> app.area_range(area_code) and created_by = (select app.actor_id()) and promised = 0 and delivered = 0);
      create policy edit on resource for update using ((select app.scope('resource:edit')) @> app.area_range(area_code));

      create table resource_link (
        id uuid primary key,
        resource_id uuid not null references resource,
        household_id uuid not null references household,
        need_id uuid references service_need,
        measure_id uuid references plan_measure,
        area_code bigint not null references admin_area,
        purpose text not null check (length(purpose) between 1 and 500),
        quantity bigint not null check (quantity between 1 and 100000000000),
        state text not null default 'PROMISED' check (state in ('PROMISED', 'DELIVERED', 'CANCELLED')),
        due_on date not null,
        promised_by uuid not null references account,
        promised_at timestamptz(3) not null default app.now(),
        delivered_quantity bigint check (delivered_quantity between 0 and quantity),
        delivered_on date,
        receipt text check (length(receipt) between 1 and 200),
        recorded_by uuid references account,
        outcome text check (outcome in ('HELPED', 'PARTLY', 'NO_EFFECT')),
        outcome_note text check (length(outcome_note) <= 1000),
        outcome_on date,
        cancel_reason text check (length(cancel_reason) between 1 and 500),
        demo boolean not null default false,
        version int not null default 1,
        check ((state = 'DELIVERED') = (delivered_on is not null)),
        check ((delivered_on is null) = (delivered_quantity is null)),
        constraint resource_delivery_has_receipt check (delivered_on is null or receipt is not null),
        check ((state = 'CANCELLED') = (cancel_reason is not null)),
        check (outcome is null or state = 'DELIVERED')
      );
      create index resource_link_open on resource_link (due_on, id) where state = 'PROMISED';
      create index resource_link_resource on resource_link (resource_id, promised_at desc);
      create index resource_link_household on resource_link (household_id, promised_at desc);
      create index resource_link_recent on resource_link (promised_at desc, id);
      call app.protect('resource_link', 'select, insert, update', '''receipt'', ''outcome_note''');
      create policy read on resource_link for select using ((select app.scope('resource:read')) @> area_code);
      create policy add on resource_link for insert with check ((select app.scope('resource:link')) @> area_code and promised_by = (select app.actor_id()));
      create policy edit on resource_link for update using ((select app.scope('resource:link')) @> area_code);

      -- Foreign keys look past row security: a link stands where its household lives, and its resource reaches there while it is offered.
      create function app.resource_link_fits() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare r record;
        begin
          if tg_op = 'UPDATE' then
            if (new.resource_id, new.household_id, new.quantity, new.due_on, new.promised_by) is distinct from (old.resource_id, old.household_id, old.quantity, old.due_on, old.promised_by)
              or (old.state <> 'PROMISED' and new.state <> old.state) then
              raise exception 'a promise stays as it was given' using errcode = 'restrict_violation', constraint = 'resource_promise_stays';
            end if;
            return new;
          end if;
          select * into r from resource x where x.id = new.resource_id;
          if app.household_area(new.household_id) <> new.area_code or not app.area_range(r.area_code) @> new.area_code
            or exists (select from service_need n where n.id = new.need_id and n.household_id <> new.household_id)
            or (new.measure_id is not null and not exists (select from plan_measure m join plan_goal g on g.id = m.goal_id join household_plan p on p.id = g.plan_id where m.id = new.measure_id and p.household_id = new.household_id)) then
            raise exception 'the resource does not reach there' using errcode = 'restrict_violation', constraint = 'resource_reaches_household';
          end if;
          if r.withdrawn_at is not null or new.due_on < r.from_day or new.due_on > r.until_day then
            raise exception 'the resource is not offered then' using errcode = 'restrict_violation', constraint = 'resource_offered_then';
          end if;
          return new;
        end $$;
      create trigger link_fits before insert or update on resource_link for each row execute function app.resource_link_fits();

      -- Counts of a resource: what is promised holds until it is cancelled; of what was delivered in part only that part stays taken.
      create function app.resource_link_counted() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          update resource r set
            promised = r.promised + (case new.state when 'PROMISED' then new.quantity when 'DELIVERED' then new.delivered_quantity else 0 end)
              - (case when tg_op = 'INSERT' then 0 when old.state = 'PROMISED' then old.quantity when old.state = 'DELIVERED' then old.delivered_quantity else 0 end),
            delivered = r.delivered + (case when new.state = 'DELIVERED' then new.delivered_quantity else 0 end)
              - (case when tg_op = 'UPDATE' and old.state = 'DELIVERED' then old.delivered_quantity else 0 end)
            where r.id = new.resource_id;
          return null;
        end $$;
      create trigger link_counted after insert or update on resource_link for each row execute function app.resource_link_counted();

      -- A measure is a step of which something comes: what came of it is a fact about the plan, and moves on while the plan is in force.
      alter table plan_measure add column strengthens boolean not null default false, add column result text check (result in ('DONE', 'PARTLY', 'NOT_DONE')),
        add column result_note text check (length(result_note) <= 1000), add column result_on date;
      create or replace function app.refuse_closed_measure() returns trigger language plpgsql as $$
        begin
          if tg_op = 'UPDATE' and (to_jsonb(old) - '{needs_until,strengthens,result,result_note,result_on}'::text[]) = (to_jsonb(new) - '{needs_until,strengthens,result,result_note,result_on}'::text[]) then return new; end if;
          -- A goal that is being removed takes its measures with it; it was checked itself.
          if tg_op = 'DELETE' and not exists (select from plan_goal where id = old.goal_id) then return old; end if;
          if not app.plan_content_open((select plan_id from plan_goal where id = coalesce(new.goal_id, old.goal_id))) then raise exception 'the plan is closed' using errcode = 'restrict_violation', constraint = 'plan_content_closed'; end if;
          return coalesce(new, old);
        end $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table resource_link, resource cascade; drop function app.resource_link_fits, app.resource_link_counted;
      alter table plan_measure drop column strengthens, drop column result, drop column result_note, drop column result_on;
      create or replace function app.refuse_closed_measure() returns trigger language plpgsql as $$
        begin
          if tg_op = 'UPDATE' and (to_jsonb(old) - 'needs_until') = (to_jsonb(new) - 'needs_until') then return new; end if;
          if tg_op = 'DELETE' and not exists (select from plan_goal where id = old.goal_id) then return old; end if;
          if not app.plan_content_open((select plan_id from plan_goal where id = coalesce(new.goal_id, old.goal_id))) then raise exception 'the plan is closed' using errcode = 'restrict_violation', constraint = 'plan_content_closed'; end if;
          return coalesce(new, old);
        end $$`);
  }
}
