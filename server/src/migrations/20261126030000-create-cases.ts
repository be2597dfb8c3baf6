import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases (个案) and who owned each, when: duties hang on a case, so that a hand-over moves all of them with one row at one instant. */
export class CreateCases20261126030000 implements MigrationInterface {
  name = 'CreateCases20261126030000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create sequence social_case_number;
      grant usage on sequence social_case_number to finemesh_app;
      create table social_case (
        id uuid primary key,
        number text not null constraint case_number_taken unique,
        household_id uuid not null references household,
        area_code bigint not null references admin_area,
        state text not null default 'INTAKE' check (state in ('INTAKE', 'ASSESSMENT', 'PLANNING', 'INTERVENTION', 'REVIEW', 'CLOSING', 'CLOSED', 'REOPENED', 'TRANSFERRING', 'SUSPENDED')),
        -- The state to go back to from the two that stand aside.
        held_state text check (held_state in ('INTAKE', 'ASSESSMENT', 'PLANNING', 'INTERVENTION', 'REVIEW', 'CLOSING', 'REOPENED')),
        owner_id uuid not null references account,
        receiver_id uuid references account,
        resume_on date,
        reason text not null check (length(reason) between 1 and 2000),
        opened_by uuid references account,
        opened_at timestamptz(3) not null default app.now(),
        closed_at timestamptz(3),
        close_reason text check (length(close_reason) <= 2000),
        demo boolean not null default false,
        version int not null default 1,
        constraint case_aside_holds_its_state check ((state in ('TRANSFERRING', 'SUSPENDED')) = (held_state is not null)),
        constraint case_transfer_has_receiver check ((state = 'TRANSFERRING') = (receiver_id is not null)),
        constraint case_closed_says_why check ((state = 'CLOSED') = (closed_at is not null and close_reason is not null))
      );
      create unique index case_one_open on social_case (household_id) where state <> 'CLOSED';
      create index social_case_household on social_case (household_id, opened_at desc);
      create index social_case_queue on social_case (opened_at desc, id desc);
      create index social_case_owner on social_case (owner_id, opened_at desc) where state <> 'CLOSED';
      create index social_case_receiver on social_case (receiver_id) where receiver_id is not null;
      call app.protect('social_case', 'select, insert, update');
      create policy read on social_case for select using ((select app.scope('case:read')) @> area_code);
      create policy add on social_case for insert with check ((select app.scope('case:edit')) @> area_code);
      create policy edit on social_case for update using ((select app.scope('case:edit')) @> area_code);

      -- Who owned a case, from an instant until an instant: no gap, no overlap, and nobody's past is rewritten.
      create table case_ownership (
        id uuid primary key,
        case_id uuid not null references social_case,
        owner_id uuid not null references account,
        since timestamptz(3) not null,
        until timestamptz(3),
        constraint case_ownership_in_order check (until is null or until >= since),
        constraint case_one_owner exclude using gist (case_id with =, tstzrange(since, until) with &&)
      );
      create index case_ownership_owner on case_ownership (owner_id);
      call app.protect('case_ownership', 'select');
      create policy read on case_ownership for select using (exists (select from social_case c where c.id = case_id));

      create function app.case_owned() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          if tg_op = 'UPDATE' then
            if new.state = 'CLOSED' and old.state <> 'CLOSED' then
              update case_ownership set until = app.now() where case_id = new.id and until is null;
              return null;
            end if;
            if not (new.owner_id <> old.owner_id or (old.state = 'CLOSED' and new.state <> 'CLOSED')) then return null; end if;
            update case_ownership set until = app.now() where case_id = new.id and until is null;
          end if;
          -- A case that is laid as closed has an owner of the past, and nobody's now.
          insert into case_ownership (id, case_id, owner_id, since, until) values (gen_random_uuid(), new.id, new.owner_id, app.now(), case when new.state = 'CLOSED' then app.now() end);
          return null;
        end $$;
      create trigger owned after insert or update of owner_id, state on social_case for each row execute function app.case_owned();

      -- What happened to a case and who did it.
      create table case_event (
        id uuid primary key,
        case_id uuid not null references social_case,
        at timestamptz(3) not null default app.now(),
        account_id uuid references account,
        kind text not null,
        from_state text,
        to_state text,
        other_id uuid references account,
        note text check (length(note) <= 2000),
        -- Several entries may bear one instant.
        ordinal bigint generated by default as identity
      );
      create index case_event_case on case_event (case_id, ordinal);
      call app.protect('case_event', 'select, insert', '''note''');
      create policy read on case_event for select using (exists (select from social_case c where c.id = case_id));
      create policy add on case_event for insert with check (account_id = (select app.actor_id()) and exists (select from social_case c where c.id = case_id and (select app.scope('case:edit')) @> c.area_code));
      create trigger insert_only before update or delete or truncate on case_event for each statement execute function app.refuse_change();

      -- Whether an account may own a case of an area; grants of others are not the actor's to read.
      create function app.may_own_case(account uuid, area bigint) returns boolean language sql stable security definer set search_path = public, app, pg_temp as $$
        select app.can('case:edit') and exists (select from account a join account_access x on x.account_id = a.id
          where a.id = $1 and a.state = 'ACTIVE' and (x.scopes ->> 'case:edit')::int8multirange @> area) $$;
      create function app.case_workers(area bigint) returns table (id uuid, name text, cases int) language sql stable security definer set search_path = public, app, pg_temp as $$
        select a.id, a.display_name, (select count(*)::int from social_case c where c.owner_id = a.id and c.state <> 'CLOSED')
        from account a join account_access x on x.account_id = a.id
        where (app.scope('case:edit') @> area) and a.state = 'ACTIVE' and (x.scopes ->> 'case:edit')::int8multirange @> area
        order by a.display_name, a.id limit 200 $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function app.may_own_case, app.case_workers; drop table case_event, case_ownership, social_case cascade;
      drop function app.case_owned; drop sequence social_case_number`);
  }
}
