import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables of reference: the same for everyone who is signed in, and small enough that every server process keeps them. */
const REFERENCE = ['admin_area', 'service_type', 'skill', 'qualification_type', 'policy_parameter'];

/** What the pages that are open all day ask again and again: indexes that answer them, and the version of what processes keep. */
export class ServeLists20261126010000 implements MigrationInterface {
  name = 'ServeLists20261126010000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- A city's open needs are one in a hundred of all; walked in the order of the lists, counted without the table.
      create index service_need_open on service_need (due_at, id, area_code) include (state, tier) where state in ('UNMATCHED', 'OFFERED', 'ASSIGNED');
      create index offer_declined on offer (answered_at) include (area_code) where state = 'DECLINED';
      create index assignment_unverified on assignment (area_code) where state = 'DONE';

      create table reference_version (id int primary key default 1 check (id = 1), n bigint not null);
      alter table reference_version enable row level security;
      alter table reference_version force row level security;
      create policy keeper on reference_version to current_user using (true) with check (true);
      insert into reference_version (n) values (1);
      -- In the transaction of the change: whoever sees the new version sees the change.
      create function app.reference_changed() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin update reference_version set n = n + 1; return null; end $$;

      drop function app.begin_session, app.begin_actor;
      create function app.begin_session(hash bytea, operation uuid, at timestamptz) returns table (account_id uuid, session_id uuid, scopes jsonb, reference_version bigint)
        language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare found record;
        begin
          select s.id, s.account_id, s.last_seen_at into found from session s join account a on a.id = s.account_id
            where s.token_hash = hash and s.ended_at is null and s.expires_at > at and a.state = 'ACTIVE';
          perform app.enter(found.account_id, operation, at);
          return query select found.account_id, found.id, coalesce((select aa.scopes from account_access aa where aa.account_id = found.account_id), '{}'), (select v.n from reference_version v);
        end $$;
      create function app.begin_actor(account uuid, operation uuid, at timestamptz) returns table (account_id uuid, session_id uuid, scopes jsonb, reference_version bigint)
        language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          perform app.enter(account, operation, at);
          return query select account, null::uuid, coalesce((select aa.scopes from account_access aa where aa.account_id = account), '{}'), (select v.n from reference_version v);
        end $$;
    `);
    for (const table of REFERENCE)
      await db.query(
        `create trigger reference_changed after insert or update or delete or truncate on ${table} for each statement execute function app.reference_changed()`,
      );
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of REFERENCE) await db.query(`drop trigger reference_changed on ${table}`);
    await db.query(`
      drop function app.begin_session, app.begin_actor, app.reference_changed;
      create function app.begin_session(hash bytea, operation uuid, at timestamptz) returns table (account_id uuid, session_id uuid, scopes jsonb)
        language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare found record;
        begin
          select s.id, s.account_id, s.last_seen_at into found from session s join account a on a.id = s.account_id
            where s.token_hash = hash and s.ended_at is null and s.expires_at > at and a.state = 'ACTIVE';
          perform app.enter(found.account_id, operation, at);
          return query select found.account_id, found.id, coalesce((select aa.scopes from account_access aa where aa.account_id = found.account_id), '{}');
        end $$;
      create function app.begin_actor(account uuid, operation uuid, at timestamptz) returns table (account_id uuid, session_id uuid, scopes jsonb)
        language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          perform app.enter(account, operation, at);
          return query select account, null::uuid, coalesce((select aa.scopes from account_access aa where aa.account_id = account), '{}');
        end $$;
      drop table reference_version;
      drop index assignment_unverified, offer_declined, service_need_open;
    `);
  }
}
