import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Policy parameters, service needs, offers and assignments; the database judges seats and overlaps. */
export class CreateNeeds20261101000400 implements MigrationInterface {
  name = 'CreateNeeds20261101000400';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table policy_parameter (
        id uuid primary key,
        key text not null,
        area_code bigint references admin_area,
        value double precision not null,
        unit text not null,
        valid_from date not null,
        source text,
        sample boolean not null default false,
        constraint parameter_once unique nulls not distinct (key, area_code, valid_from)
      );
      call app.protect('policy_parameter', 'select, insert');
      create policy read on policy_parameter for select using ((select app.actor_id()) is not null);
      create policy add on policy_parameter for insert with check ((select app.scope('parameter:edit')) @> coalesce(app.area_range(area_code), int8range(null, null)));
      -- The value in force on a day: the narrowest area wins, then the newest start. Null when nobody set it.
      create function app.parameter(wanted text, area bigint, on_day date) returns double precision language sql stable security definer set search_path = public, app, pg_temp as $$
        select p.value from policy_parameter p
        where p.key = wanted and p.valid_from <= on_day and (p.area_code is null or app.area_range(p.area_code) @> area)
        order by p.area_code is null, upper(app.area_range(p.area_code)) - lower(app.area_range(p.area_code)), p.valid_from desc limit 1 $$;

      create sequence service_need_number;
      grant usage on sequence service_need_number to finemesh_app;
      create table service_need (
        id uuid primary key,
        number text not null constraint need_number_taken unique,
        household_id uuid not null references household,
        person_id uuid references person,
        service_code text not null references service_type (code),
        area_code bigint not null references admin_area,
        tier text not null check (tier in ('EMERGENCY', 'URGENT', 'ROUTINE')),
        state text not null default 'UNMATCHED' check (state in ('UNMATCHED', 'OFFERED', 'ASSIGNED', 'DONE', 'WAIVED')),
        window_start timestamptz(3),
        window_end timestamptz(3),
        due_at timestamptz(3) not null,
        done_at timestamptz(3),
        minutes int not null check (minutes between 5 and 1440),
        seats int not null default 1 check (seats between 1 and 20),
        seats_filled int not null default 0,
        seats_offered int not null default 0,
        required_sex text check (required_sex in ('FEMALE', 'MALE')),
        required_dialect text,
        prefer_continuity boolean not null default false,
        note text check (length(note) <= 2000),
        verified_by text,
        verified_on date,
        waived_reason text,
        demo boolean not null default false,
        import_id uuid,
        created_by uuid,
        created_at timestamptz(3) not null default app.now(),
        version int not null default 1,
        check ((window_start is null) = (window_end is null)),
        check (window_end >= window_start + make_interval(mins => minutes))
      );
      create index service_need_queue on service_need (state, due_at, id);
      create index service_need_area_queue on service_need (area_code, state, due_at, id);
      create index service_need_household on service_need (household_id, due_at, id);
      create index service_need_due on service_need (due_at, id);
      create index service_need_import on service_need (import_id) where import_id is not null;
      call app.protect('service_need', 'select, insert, update, delete', '''note''');
      create policy add on service_need for insert with check ((select app.scope('need:edit')) @> area_code);
      create policy edit on service_need for update using ((select app.scope('need:edit')) @> area_code);
      create policy remove on service_need for delete using ((select app.scope('import:undo')) @> area_code);

      create table offer (
        id uuid primary key,
        need_id uuid not null references service_need,
        volunteer_id uuid not null references volunteer,
        area_code bigint not null,
        seat int not null check (seat >= 1),
        holds_seat boolean not null,
        state text not null check (state in ('PROPOSED', 'SENT', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'WITHDRAWN')),
        starts_at timestamptz(3) not null,
        ends_at timestamptz(3) not null,
        sent_at timestamptz(3),
        sent_by uuid,
        expires_at timestamptz(3),
        answered_at timestamptz(3),
        decline_reason text,
        decline_note text,
        override_reason text,
        demo boolean not null default false,
        version int not null default 1,
        check (ends_at > starts_at),
        check (not holds_seat or state in ('SENT', 'ACCEPTED'))
      );
      create unique index offer_seat_taken on offer (need_id, seat) where holds_seat;
      create unique index offer_volunteer_on_need on offer (need_id, volunteer_id) where holds_seat;
      create index offer_volunteer on offer (volunteer_id, state, starts_at);
      create index offer_need on offer (need_id);
      create index offer_expiry on offer (expires_at) where state = 'SENT';
      call app.protect('offer', 'select, insert, update', '''decline_note''');
      create policy read on offer for select using ((select app.scope('offer:read')) @> area_code or (volunteer_id = (select app.volunteer_id()) and state <> 'PROPOSED'));
      create policy add on offer for insert with check ((select app.scope('offer:send')) @> area_code);
      create policy edit on offer for update using ((select app.scope('offer:send')) @> area_code or volunteer_id = (select app.volunteer_id()));

      create table assignment (
        id uuid primary key,
        offer_id uuid not null constraint assignment_of_offer unique references offer,
        need_id uuid not null references service_need,
        household_id uuid not null references household,
        volunteer_id uuid not null references volunteer,
        area_code bigint not null,
        state text not null default 'CONFIRMED' check (state in ('CONFIRMED', 'IN_PROGRESS', 'DONE', 'VERIFIED', 'MISSED', 'CANCELLED')),
        starts_at timestamptz(3) not null,
        ends_at timestamptz(3) not null,
        occupied tstzrange not null,
        checked_in_at timestamptz(3),
        checked_out_at timestamptz(3),
        minutes_served int check (minutes_served between 0 and 1440),
        outcome text check (outcome in ('COMPLETED', 'PARTLY_COMPLETED', 'NOBODY_HOME', 'REFUSED_BY_HOUSEHOLD')),
        log text check (length(log) <= 4000),
        cancel_reason text,
        verified_by uuid,
        verified_at timestamptz(3),
        demo boolean not null default false,
        version int not null default 1,
        check (ends_at > starts_at),
        -- A volunteer's confirmed commitments never overlap, the way there and back included.
        constraint volunteer_double_booked exclude using gist (volunteer_id with =, occupied with &&) where (state in ('CONFIRMED', 'IN_PROGRESS')),
        -- Hours served never overlap either.
        constraint hours_overlap exclude using gist (volunteer_id with =, tstzrange(checked_in_at, checked_out_at) with &&) where (state in ('DONE', 'VERIFIED'))
      );
      create index assignment_need on assignment (need_id);
      create index assignment_household on assignment (household_id, starts_at desc);
      create index assignment_volunteer on assignment (volunteer_id, starts_at);
      create index assignment_to_verify on assignment (checked_out_at) where state = 'DONE';
      call app.protect('assignment', 'select, insert, update', '''log''');
      create policy read on assignment for select using ((select app.scope('assignment:read')) @> area_code or volunteer_id = (select app.volunteer_id()));
      create policy add on assignment for insert with check (volunteer_id = (select app.volunteer_id()) or (select app.scope('assignment:edit')) @> area_code);
      create policy edit on assignment for update using (volunteer_id = (select app.volunteer_id()) or (select app.scope('assignment:edit')) @> area_code);

      -- What a volunteer may see beyond the area scopes of staff: needs it is asked for, serves or has served (the seat is
      -- given back by every other end), households it goes to.
      create function app.own_need_ids() returns setof uuid language sql stable security definer set search_path = public, app, pg_temp rows 20 as $$
        select need_id from offer where volunteer_id = app.volunteer_id() and holds_seat and (state = 'ACCEPTED' or expires_at is null or expires_at > app.now()) $$;
      create function app.own_household_ids() returns setof uuid language sql stable security definer set search_path = public, app, pg_temp rows 20 as $$
        select household_id from assignment where volunteer_id = app.volunteer_id() and state in ('CONFIRMED', 'IN_PROGRESS') $$;
      create policy read on service_need for select using ((select app.scope('need:read')) @> area_code or id in (select app.own_need_ids()));
      drop policy read on household;
      create policy read on household for select using ((select app.scope('household:read')) @> area_code or id in (select app.own_household_ids()));

      -- Which consent a service needs, by the team that renders it.
      create function app.consent_purpose(team_kind text) returns text language sql immutable as $$
        select case team_kind when 'BLUE_VEST' then 'PROXY_SERVICE' when 'LITTLE_ORANGE_LAMP' then 'PSYCHOLOGICAL_CARE' else 'VOLUNTEER_SERVICE' end $$;

      -- Offers that nobody answered in time give their seat back; run by the server's timer and before a seat is sought.
      -- Needs are locked before their offers, as by whoever seeks a seat; what somebody is at work on is left for the next time.
      create function app.expire_offers(only_need uuid default null) returns int language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare expired int;
        begin
          update offer set state = 'EXPIRED', holds_seat = false, answered_at = expires_at, version = version + 1
            where id in (select o.id from offer o join service_need n on n.id = o.need_id where o.state = 'SENT' and o.expires_at <= app.now() and (only_need is null or n.id = only_need)
              order by o.expires_at limit 1000 for update of n, o skip locked);
          get diagnostics expired = row_count;
          return expired;
        end $$;

      -- Derived facts of a need: one state, counted seats. Kept here so that no path of the code can forget it.
      create function app.need_derive(need uuid) returns void language sql security definer set search_path = public, app, pg_temp as $$
        update service_need n set seats_filled = c.filled, seats_offered = c.offered,
          done_at = case when c.done >= n.seats then coalesce(n.done_at, app.now()) end,
          state = case when n.waived_reason is not null then 'WAIVED' when c.done >= n.seats then 'DONE' when c.filled >= n.seats then 'ASSIGNED'
            when c.filled + c.offered >= n.seats then 'OFFERED' else 'UNMATCHED' end
        from (select
          (select count(*)::int from assignment where need_id = need and state in ('CONFIRMED', 'IN_PROGRESS', 'DONE', 'VERIFIED')) filled,
          (select count(*)::int from assignment where need_id = need and state in ('DONE', 'VERIFIED')) done,
          (select count(*)::int from offer where need_id = need and state = 'SENT' and holds_seat) offered) c
        where n.id = need $$;
      revoke execute on function app.need_derive from public;
      create function app.offer_changed() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin perform app.need_derive(new.need_id); return null; end $$;
      create trigger derive_need after insert or update on offer for each row execute function app.offer_changed();
      create function app.assignment_changed() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          if new.state in ('CANCELLED', 'MISSED') then update offer set holds_seat = false where id = new.offer_id and holds_seat; end if;
          if new.state in ('DONE', 'VERIFIED') then
            update household set last_contact_at = greatest(coalesce(last_contact_at, new.checked_out_at), new.checked_out_at) where id = new.household_id;
          end if;
          perform app.need_derive(new.need_id);
          return null;
        end $$;
      create trigger derive_need after insert or update on assignment for each row execute function app.assignment_changed();
      create function app.need_waived() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin perform app.need_derive(new.id); return null; end $$;
      create trigger derive_need after update of waived_reason, seats on service_need for each row execute function app.need_waived();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table assignment, offer, service_need, policy_parameter cascade; drop sequence service_need_number`);
  }
}
