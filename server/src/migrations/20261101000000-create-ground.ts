import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How rows came into the audit trail at first; a later migration makes their images once, and returns here when it is undone. */
export const AUDIT = `
      -- Columns named as trigger arguments are personal: that they changed is kept, their value is not.
      create or replace function app.audited(image jsonb, personal text[]) returns jsonb language sql immutable as $$
        select case when cardinality(personal) = 0 then image
          else image || coalesce((select jsonb_object_agg(p, '•') from unnest(personal) p where image -> p <> 'null'), '{}') end $$;

      create or replace function app.audit() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare personal text[] := coalesce(tg_argv::text[], '{}');
        begin
          if tg_op = 'INSERT' then
            insert into audit_event (at, actor_id, operation_id, table_name, row_id, verb, after)
              select app.now(), app.actor_id(), app.operation_id(), tg_table_name, coalesce(to_jsonb(n) ->> 'id', to_jsonb(n) ->> 'code'), 'INSERT', app.audited(to_jsonb(n), personal) from new_rows n;
          elsif tg_op = 'DELETE' then
            insert into audit_event (at, actor_id, operation_id, table_name, row_id, verb, before)
              select app.now(), app.actor_id(), app.operation_id(), tg_table_name, coalesce(to_jsonb(o) ->> 'id', to_jsonb(o) ->> 'code'), 'DELETE', app.audited(to_jsonb(o), personal) from old_rows o;
          else
            insert into audit_event (at, actor_id, operation_id, table_name, row_id, verb, before, after)
              select app.now(), app.actor_id(), app.operation_id(), tg_table_name, o.id, 'UPDATE', app.audited(o.image, personal), app.audited(n.image, personal)
              from (select coalesce(to_jsonb(x) ->> 'id', to_jsonb(x) ->> 'code') id, to_jsonb(x) image from old_rows x) o
              join (select coalesce(to_jsonb(x) ->> 'id', to_jsonb(x) ->> 'code') id, to_jsonb(x) image from new_rows x) n using (id)
              where o.image <> n.image;
          end if;
          return null;
        end $$;`;

/**
 * The ground that every table stands on: the runtime role, who acts, when, and the audit trail.
 *
 * The server runs each operation in one transaction that starts with `app.begin_session` (a browser) or
 * `app.begin_actor` (a job). Both put the actor and its scopes into transaction-local settings, which the
 * one-line row policies of all tables read through `app.scope(action)` and `app.can(action)`.
 */
export class CreateGround20261101000000 implements MigrationInterface {
  name = 'CreateGround20261101000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin
        if not exists (select from pg_roles where rolname = 'finemesh_app') then
          create role finemesh_app login nosuperuser nobypassrls nocreatedb nocreaterole;
        end if;
      end $$;
      create extension if not exists btree_gist;
      create schema app;
      grant usage on schema app, public to finemesh_app;
      revoke create on schema public from public;

      create function app.actor_id() returns uuid language sql stable
        as $$ select nullif(current_setting('app.actor_id', true), '')::uuid $$;
      create function app.operation_id() returns uuid language sql stable
        as $$ select nullif(current_setting('app.operation_id', true), '')::uuid $$;
      -- The server's clock, so that tests can set it; the database's own where nobody did.
      create function app.now() returns timestamptz language sql stable
        as $$ select coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) $$;
      create function app.today() returns date language sql stable
        as $$ select (app.now() at time zone 'Asia/Shanghai')::date $$;

      -- Areas (as ranges of 15-digit codes) in which the actor holds an action; empty when it does not.
      create function app.scope(action text) returns int8multirange language sql stable
        as $$ select coalesce((nullif(current_setting('app.scopes', true), '')::jsonb ->> action)::int8multirange, '{}') $$;
      -- Whether the actor holds an action anywhere.
      create function app.can(action text) returns boolean language sql stable
        as $$ select coalesce(nullif(current_setting('app.scopes', true), '')::jsonb ? action, false) $$;
      -- Organisations for which the actor acts (NGO staff); empty for others.
      create function app.organisations() returns uuid[] language sql stable
        as $$ select coalesce(nullif(current_setting('app.organisations', true), ''), '{}')::uuid[] $$;

      -- The interval of codes below an area: trailing zero groups of a 15-digit code are 'everything below'.
      create function app.area_range(code bigint) returns int8range language sql immutable as $$
        select int8range(code, code + case
          when code % 100000000000 = 0 then 100000000000
          when code % 1000000000 = 0 then 1000000000
          when code % 1000000 = 0 then 1000000
          when code % 1000 = 0 then 1000
          else 1 end) $$;

      create table audit_event (
        id bigint generated always as identity primary key,
        at timestamptz(3) not null,
        actor_id uuid,
        operation_id uuid,
        table_name text not null,
        row_id text,
        verb text not null check (verb in ('INSERT', 'UPDATE', 'DELETE')),
        before jsonb,
        after jsonb
      );
      create index audit_event_row on audit_event (table_name, row_id, id);
      create index audit_event_actor on audit_event (actor_id, id);
      alter table audit_event enable row level security;
      alter table audit_event force row level security;
      create policy read on audit_event for select using ((select app.can('audit:read')));
      create policy keep on audit_event to current_user using (true) with check (true);
      grant select on audit_event to finemesh_app;

      create function app.refuse_change() returns trigger language plpgsql as $$
        begin raise exception '% is insert-only', tg_table_name using errcode = 'restrict_violation'; end $$;
      create trigger insert_only before update or delete or truncate on audit_event
        for each statement execute function app.refuse_change();

      ${AUDIT}

      -- One call makes a table safe: forced row security, the runtime role's grants, the audit trigger.
      create procedure app.protect(target regclass, privileges text, personal text default '') language plpgsql as $$
        declare args text := personal;
        begin
          execute format('alter table %s enable row level security', target);
          execute format('alter table %s force row level security', target);
          -- The owner runs migrations and the definer functions; it may be an ordinary role, which FORCE would shut out.
          execute format('create policy keeper on %s to current_user using (true) with check (true)', target);
          execute format('grant %s on %s to finemesh_app', privileges, target);
          execute format('create trigger audit_insert after insert on %s referencing new table as new_rows for each statement execute function app.audit(%s)', target, args);
          execute format('create trigger audit_update after update on %s referencing old table as old_rows new table as new_rows for each statement execute function app.audit(%s)', target, args);
          execute format('create trigger audit_delete after delete on %s referencing old table as old_rows for each statement execute function app.audit(%s)', target, args);
        end $$;
      revoke execute on procedure app.protect from public;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table audit_event; drop schema app cascade');
  }
}
