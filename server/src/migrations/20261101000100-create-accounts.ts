import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Areas, organisations, accounts, grants, sessions, and the access that follows from them. */
export class CreateAccounts20261101000100 implements MigrationInterface {
  name = 'CreateAccounts20261101000100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table admin_area (
        code bigint primary key check (code between 100000000000000 and 999999999999999),
        name text not null,
        name_en text,
        level text not null check (level in ('CITY', 'DISTRICT', 'TOWN', 'COMMUNITY', 'GRID_CELL')),
        parent_code bigint references admin_area,
        sample boolean not null default false
      );
      create index admin_area_parent on admin_area (parent_code, code);
      call app.protect('admin_area', 'select, insert, update');
      -- Names of places are public knowledge; only who may edit them is restricted.
      create policy read on admin_area for select using (true);
      create policy edit on admin_area for all using ((select app.can('area:edit'))) with check ((select app.can('area:edit')));

      create table organisation (
        id uuid primary key,
        name text not null unique,
        kind text not null check (kind in ('GOVERNMENT', 'NGO', 'COMMUNITY', 'SOCIAL_WORK_STATION')),
        area_code bigint references admin_area,
        version int not null default 1
      );
      call app.protect('organisation', 'select, insert, update');
      create policy read on organisation for select using ((select app.actor_id()) is not null);
      create policy edit on organisation for all using ((select app.can('organisation:edit'))) with check ((select app.can('organisation:edit')));

      create table account (
        id uuid primary key,
        username text not null check (username = lower(username)),
        display_name text not null,
        password_hash text not null,
        state text not null default 'ACTIVE' check (state in ('ACTIVE', 'DISABLED')),
        last_sign_in_at timestamptz(3),
        demo boolean not null default false,
        created_at timestamptz(3) not null default app.now(),
        version int not null default 1,
        constraint account_username_taken unique (username)
      );
      call app.protect('account', 'select, insert, update', '''password_hash''');

      create table role_grant (
        id uuid primary key,
        account_id uuid not null references account,
        role text not null,
        area_code bigint references admin_area,
        organisation_id uuid references organisation,
        created_at timestamptz(3) not null default app.now()
      );
      create index role_grant_account on role_grant (account_id);
      call app.protect('role_grant', 'select, insert, delete');

      -- The action catalogue of the code, mirrored at start so that policies and resolvers ask the same table.
      create table role_action (role text not null, action text not null, primary key (role, action));
      alter table role_action enable row level security;
      alter table role_action force row level security;
      create policy read on role_action for select using (true);
      create policy sync on role_action for all to current_user using (true) with check (true);
      grant select on role_action to finemesh_app;

      -- What an account's grants add up to, kept by trigger: one indexed look-up at the start of an operation.
      create table account_access (
        account_id uuid primary key references account,
        scopes jsonb not null,
        organisations uuid[] not null
      );
      alter table account_access enable row level security;
      alter table account_access force row level security;
      create policy keep on account_access for all to current_user using (true) with check (true);

      create function app.refresh_access(only_account uuid default null) returns void
        language sql security definer set search_path = public, app, pg_temp as $$
        insert into account_access (account_id, scopes, organisations)
        select a.id,
          coalesce((select jsonb_object_agg(s.action, s.ranges) from (
            select ra.action, range_agg(coalesce(app.area_range(g.area_code), int8range(null, null)))::text ranges
            from role_grant g join role_action ra using (role) where g.account_id = a.id group by ra.action) s), '{}'),
          coalesce((select array_agg(distinct g.organisation_id) from role_grant g where g.account_id = a.id and g.organisation_id is not null), '{}')
        from account a where only_account is null or a.id = only_account
        on conflict (account_id) do update set scopes = excluded.scopes, organisations = excluded.organisations
      $$;
      revoke execute on function app.refresh_access from public;
      create function app.role_grant_changed() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin perform app.refresh_access(coalesce(new.account_id, old.account_id)); return null; end $$;
      create trigger refresh_access after insert or update or delete on role_grant for each row execute function app.role_grant_changed();

      create policy read on account for select using (
        id = (select app.actor_id()) or (select app.can('account:read')));
      create policy add on account for insert with check ((select app.can('account:edit')));
      -- Whom an administrator manages: accounts none of whose roles reaches further than the administrator's own area.
      create function app.may_manage(account uuid) returns boolean language sql stable security definer set search_path = public, app, pg_temp as $$
        select app.can('account:edit') and not exists (select from role_grant g where g.account_id = $1
          and not app.scope('account:edit') @> coalesce(app.area_range(g.area_code), int8range(null, null))) $$;
      create policy edit on account for update using (id = (select app.actor_id()) or app.may_manage(id));
      create policy read on role_grant for select using (
        account_id = (select app.actor_id()) or (select app.can('account:read')));
      -- Nobody hands out more area than they hold: an unlimited grant needs an unlimited scope.
      create policy add on role_grant for insert with check (
        (select app.scope('account:edit')) @> coalesce(app.area_range(area_code), int8range(null, null)));
      create policy remove on role_grant for delete using (
        (select app.scope('account:edit')) @> coalesce(app.area_range(area_code), int8range(null, null)));

      create table session (
        id uuid primary key,
        account_id uuid not null references account,
        token_hash bytea not null unique,
        device text,
        created_at timestamptz(3) not null,
        last_seen_at timestamptz(3) not null,
        expires_at timestamptz(3) not null,
        ended_at timestamptz(3)
      );
      create index session_account on session (account_id) where ended_at is null;
      call app.protect('session', 'select, update', '''token_hash''');
      create policy own on session for select using (account_id = (select app.actor_id()) or app.may_manage(account_id));
      create policy finish on session for update using (account_id = (select app.actor_id()) or app.may_manage(account_id));

      -- Failures are counted per account and source together, so that an attacker elsewhere cannot lock the owner out.
      create table sign_in_failure (
        username text not null,
        source text not null,
        failures int not null,
        last_at timestamptz(3) not null,
        primary key (username, source)
      );
      alter table sign_in_failure enable row level security;
      alter table sign_in_failure force row level security;
      create policy keep on sign_in_failure for all to current_user using (true) with check (true);

      create function app.sign_in_candidate(wanted text, from_source text) returns table (account_id uuid, password_hash text, failures int, last_failure_at timestamptz)
        language sql stable security definer set search_path = public, app, pg_temp as $$
        select a.id, a.password_hash, coalesce(f.failures, 0), f.last_at
        from (select lower(wanted) username) w
        left join account a on a.username = w.username and a.state = 'ACTIVE'
        left join sign_in_failure f on f.username = w.username and f.source = from_source $$;
      create function app.sign_in_failed(wanted text, from_source text, at timestamptz) returns void
        language sql security definer set search_path = public, app, pg_temp as $$
        insert into sign_in_failure values (lower(wanted), from_source, 1, at)
        on conflict (username, source) do update set failures = case when sign_in_failure.last_at < at - interval '15 minutes' then 1 else sign_in_failure.failures + 1 end, last_at = at $$;
      create function app.session_open(session_id uuid, who uuid, hash bytea, device text, at timestamptz, until timestamptz, from_source text) returns void
        language sql security definer set search_path = public, app, pg_temp as $$
        insert into session (id, account_id, token_hash, device, created_at, last_seen_at, expires_at) values (session_id, who, hash, device, at, at, until);
        update account set last_sign_in_at = at where id = who;
        delete from sign_in_failure f using account a where a.id = who and f.username = a.username and f.source = from_source $$;

      create function app.enter(account uuid, operation uuid, at timestamptz) returns void language plpgsql as $$
        declare access record;
        begin
          select aa.scopes, aa.organisations into access from account_access aa where aa.account_id = account;
          perform set_config('app.actor_id', coalesce(account::text, ''), true),
                  set_config('app.operation_id', operation::text, true),
                  set_config('app.now', at::text, true),
                  set_config('app.scopes', coalesce(access.scopes, '{}')::text, true),
                  set_config('app.organisations', coalesce(access.organisations, '{}')::text, true);
        end $$;
      revoke execute on function app.enter from public;

      -- First statement of every operation of a browser: resolves the session and becomes its account in one round trip.
      create function app.begin_session(hash bytea, operation uuid, at timestamptz) returns table (account_id uuid, session_id uuid, scopes jsonb)
        language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare found record;
        begin
          select s.id, s.account_id, s.last_seen_at into found from session s join account a on a.id = s.account_id
            where s.token_hash = hash and s.ended_at is null and s.expires_at > at and a.state = 'ACTIVE';
          perform app.enter(found.account_id, operation, at);
          return query select found.account_id, found.id, coalesce((select aa.scopes from account_access aa where aa.account_id = found.account_id), '{}');
        end $$;
      -- The same for work that no browser asked for at this moment: jobs act as the account that ordered them.
      create function app.begin_actor(account uuid, operation uuid, at timestamptz) returns table (account_id uuid, session_id uuid, scopes jsonb)
        language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          perform app.enter(account, operation, at);
          return query select account, null::uuid, coalesce((select aa.scopes from account_access aa where aa.account_id = account), '{}');
        end $$;

      -- Which demo world was laid, if any: the console flags every page of such a database.
      create table world (id int primary key default 1 check (id = 1), kind text not null, laid_at timestamptz(3) not null default app.now());
      alter table world enable row level security;
      alter table world force row level security;
      create policy read on world for select using (true);
      create policy keeper on world to current_user using (true) with check (true);
      grant select on world to finemesh_app;
      create function app.has_accounts() returns boolean language sql stable security definer set search_path = public, app, pg_temp
        as $$ select exists (select from account) $$;
      create function app.demo_sign_ins() returns table (username text, role text, area_code bigint) language sql stable security definer set search_path = public, app, pg_temp as $$
        select a.username, g.role, g.area_code from account a join role_grant g on g.account_id = a.id
        where a.demo and a.username like 'demo.%' and exists (select from world) order by a.username $$;
      -- Colleagues see one another's names, and nothing else of accounts.
      create function app.display_name(who uuid) returns text language sql stable security definer set search_path = public, app, pg_temp
        as $$ select display_name from account where id = who and (app.can('today:read') or id = app.actor_id()) $$;
      -- The very first administrator of an empty system; refused as soon as any account exists.
      create function app.first_admin(account uuid, grant_id uuid, wanted text, display text, hash text) returns boolean
        language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          lock table public.account in share row exclusive mode;
          if exists (select from public.account) then return false; end if;
          insert into public.account (id, username, display_name, password_hash) values (account, lower(wanted), display, hash);
          insert into role_grant (id, account_id, role) values (grant_id, account, 'ADMIN');
          return true;
        end $$;

      create table idempotency_key (
        actor_id uuid not null,
        request_id uuid not null,
        operation text not null,
        input_hash text not null,
        result_id uuid,
        created_at timestamptz(3) not null default app.now(),
        primary key (actor_id, request_id)
      );
      alter table idempotency_key enable row level security;
      alter table idempotency_key force row level security;
      create policy own on idempotency_key for all using (actor_id = (select app.actor_id())) with check (actor_id = (select app.actor_id()));
      grant select, insert, update on idempotency_key to finemesh_app;

      -- A person looked at personal data in clear text: who, what, why, when. Written before the answer leaves.
      create table access_event (
        id uuid primary key,
        at timestamptz(3) not null default app.now(),
        account_id uuid not null references account,
        subject_type text not null,
        subject_id uuid not null,
        purpose text not null
      );
      create index access_event_subject on access_event (subject_type, subject_id, at);
      call app.protect('access_event', 'select, insert');
      create policy read on access_event for select using ((select app.can('audit:read')) or account_id = (select app.actor_id()));
      create policy add on access_event for insert with check (account_id = (select app.actor_id()));
      create trigger insert_only before update or delete or truncate on access_event for each statement execute function app.refuse_change();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `drop table access_event, idempotency_key, sign_in_failure, session, account_access, role_action, role_grant, account, organisation, admin_area cascade`,
    );
  }
}
