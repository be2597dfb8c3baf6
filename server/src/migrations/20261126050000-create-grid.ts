import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who answers for a cell (网格): dated facts, one worker a cell at an instant, cover while somebody is away. A cell is a
 * grid cell, or a community where there are no cells yet.
 */
export class CreateGrid20261126050000 implements MigrationInterface {
  name = 'CreateGrid20261126050000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Whether an account may answer for a place: it works there, so that it sees the households it answers for.
      create function app.grid_works_in(account uuid, place bigint) returns boolean language sql stable security definer set search_path = public, app, pg_temp as $$
        select exists (select from role_grant g join account a on a.id = g.account_id
          where g.account_id = $1 and a.state = 'ACTIVE' and g.role in ('GRID_WORKER', 'COORDINATOR') and (g.area_code is null or app.area_range(g.area_code) @> place)) $$;

      create table grid_assignment (
        id uuid primary key,
        cell_code bigint not null references admin_area,
        worker_id uuid not null references account,
        from_at timestamptz(3) not null,
        until_at timestamptz(3),
        reason text not null check (reason in ('FIRST', 'MOVE', 'BALANCE', 'LEFT', 'OTHER')),
        assigned_by uuid not null references account,
        created_at timestamptz(3) not null default app.now(),
        check (until_at is null or until_at >= from_at),
        constraint grid_one_worker exclude using gist (cell_code with =, tstzrange(from_at, until_at) with &&)
      );
      create unique index grid_present_worker on grid_assignment (cell_code) where until_at is null;
      create index grid_assignment_worker on grid_assignment (worker_id, cell_code) where until_at is null;
      call app.protect('grid_assignment', 'select, insert, update');
      create policy read on grid_assignment for select using ((select app.scope('grid:read')) @> cell_code);
      create policy add on grid_assignment for insert with check ((select app.scope('grid:edit')) @> cell_code and assigned_by = (select app.actor_id()) and app.grid_works_in(worker_id, cell_code));
      create policy edit on grid_assignment for update using ((select app.scope('grid:edit')) @> cell_code);

      create table grid_cover (
        id uuid primary key,
        cell_code bigint not null references admin_area,
        cover_id uuid not null references account,
        from_at timestamptz(3) not null,
        until_at timestamptz(3) not null,
        reason text not null check (reason in ('LEAVE', 'SICK', 'TRAINING', 'OTHER')),
        made_by uuid not null references account,
        created_at timestamptz(3) not null default app.now(),
        check (until_at >= from_at),
        constraint grid_one_cover exclude using gist (cell_code with =, tstzrange(from_at, until_at) with &&)
      );
      create index grid_cover_person on grid_cover (cover_id, until_at);
      call app.protect('grid_cover', 'select, insert, update');
      create policy read on grid_cover for select using ((select app.scope('grid:read')) @> cell_code);
      create policy add on grid_cover for insert with check ((select app.scope('grid:edit')) @> cell_code and made_by = (select app.actor_id()) and app.grid_works_in(cover_id, cell_code));
      create policy edit on grid_cover for update using ((select app.scope('grid:edit')) @> cell_code);

      -- What was true of the past stays true: only the end of what still runs may be set, and it is not set backwards.
      create function app.refuse_grid_rewrite() returns trigger language plpgsql as $$
        begin
          if (to_jsonb(old) - 'until_at') <> (to_jsonb(new) - 'until_at') or (old.until_at is not null and old.until_at <= app.now())
            or (new.until_at is distinct from old.until_at and (new.until_at is null or new.until_at < app.now())) then
            raise exception 'the past of the grid stays as it was' using errcode = 'restrict_violation', constraint = 'grid_past_closed';
          end if;
          return new;
        end $$;
      create trigger past_closed before update on grid_assignment for each row execute function app.refuse_grid_rewrite();
      create trigger past_closed before update on grid_cover for each row execute function app.refuse_grid_rewrite();

      -- Nobody covers for somebody while others cover for them: one at a time decides, so that two cannot cover for each other.
      create function app.refuse_absent_cover() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          perform pg_advisory_xact_lock(hashtextextended('grid_cover', 0));
          if exists (select from grid_assignment a where a.cell_code = new.cell_code and a.worker_id = new.cover_id and tstzrange(a.from_at, a.until_at) && tstzrange(new.from_at, new.until_at)) then
            raise exception 'nobody covers for themselves' using errcode = 'restrict_violation', constraint = 'grid_cover_is_another';
          end if;
          if exists (select from grid_cover c join grid_assignment a on a.cell_code = c.cell_code and tstzrange(a.from_at, a.until_at) && tstzrange(c.from_at, c.until_at)
            where c.id <> new.id and tstzrange(c.from_at, c.until_at) && tstzrange(new.from_at, new.until_at)
              and (a.worker_id = new.cover_id
                or c.cover_id in (select o.worker_id from grid_assignment o where o.cell_code = new.cell_code and tstzrange(o.from_at, o.until_at) && tstzrange(new.from_at, new.until_at)))) then
            raise exception 'whoever covers is away' using errcode = 'restrict_violation', constraint = 'grid_cover_is_away';
          end if;
          return new;
        end $$;
      create trigger cover_present before insert on grid_cover for each row execute function app.refuse_absent_cover();

      -- Who answers for places at an instant: whoever covers, else the worker of the cell, else of its community, else the
      -- coordinator whose area is the narrowest around it. One row a place; a place for which nobody answers has none.
      create function app.grid_answers(places bigint[], at timestamptz) returns table (area_code bigint, account_id uuid)
        language sql stable security definer set search_path = public, app, pg_temp as $$
        with coordinator as materialized (select g.account_id, coalesce(lower(app.area_range(g.area_code)), 0) low, coalesce(upper(app.area_range(g.area_code)), 1000000000000000) high, g.created_at, g.id
          from role_grant g join account a on a.id = g.account_id where g.role = 'COORDINATOR' and a.state = 'ACTIVE')
        select p.code, coalesce(own_cover.cover_id, own.worker_id, above_cover.cover_id, above.worker_id, case when own.id is null and above.id is null then (
          select c.account_id from coordinator c where p.code >= c.low and p.code < c.high order by c.high - c.low, c.created_at, c.id limit 1) end)
        from unnest(places) p (code)
        left join grid_assignment own on own.cell_code = p.code and own.from_at <= at and (own.until_at is null or own.until_at > at)
        left join grid_cover own_cover on own_cover.cell_code = p.code and own_cover.from_at <= at and own_cover.until_at > at
        left join grid_assignment above on above.cell_code = p.code / 1000 * 1000 and above.cell_code <> p.code and above.from_at <= at and (above.until_at is null or above.until_at > at)
        left join grid_cover above_cover on above_cover.cell_code = above.cell_code and above_cover.from_at <= at and above_cover.until_at > at $$;
      revoke execute on function app.grid_answers from public;

      -- The places for which the actor answers now, as the responsible worker or as cover.
      create function app.grid_own_places() returns setof bigint language sql stable security definer set search_path = public, app, pg_temp rows 5 as $$
        select a.cell_code from grid_assignment a where a.worker_id = app.actor_id() and a.until_at is null
          and not exists (select from grid_cover c where c.cell_code = a.cell_code and c.from_at <= app.now() and c.until_at > app.now())
        union select c.cell_code from grid_cover c where c.cover_id = app.actor_id() and c.from_at <= app.now() and c.until_at > app.now() $$;

      -- Who could answer for a place: ids alone leave it, for someone who may decide there.
      create function app.grid_candidates(place bigint) returns setof uuid language sql stable security definer set search_path = public, app, pg_temp rows 50 as $$
        select g.account_id from role_grant g join account a on a.id = g.account_id
        where (select app.scope('grid:edit')) @> place and a.state = 'ACTIVE' and g.role in ('GRID_WORKER', 'COORDINATOR') and (g.area_code is null or app.area_range(g.area_code) @> place)
        group by g.account_id
        order by bool_or(g.role = 'GRID_WORKER') desc, min(coalesce(upper(app.area_range(g.area_code)) - lower(app.area_range(g.area_code)), 1000000000000)), g.account_id limit 50 $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table grid_cover, grid_assignment cascade;
      drop function app.grid_works_in, app.refuse_grid_rewrite, app.refuse_absent_cover, app.grid_answers, app.grid_own_places, app.grid_candidates`);
  }
}
