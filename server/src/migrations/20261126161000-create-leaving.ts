import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Nobody leaves duties behind (退出与暂停): what a volunteer still owes is listed, answered one by one and kept; and nothing
 * new is sent to somebody who has left meanwhile.
 */
export class CreateLeaving20261126161000 implements MigrationInterface {
  name = 'CreateLeaving20261126161000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table duty_answer (
        id uuid primary key,
        volunteer_id uuid not null references volunteer,
        offer_id uuid not null references offer,
        assignment_id uuid references assignment,
        answer text not null check (answer in ('RELEASE', 'HAND_OVER', 'COVER')),
        to_volunteer_id uuid references volunteer,
        covered_by text check (char_length(covered_by) between 1 and 100),
        decided_by uuid not null references account,
        decided_at timestamptz(3) not null,
        check ((answer = 'HAND_OVER') = (to_volunteer_id is not null)),
        check ((answer = 'COVER') = (covered_by is not null)),
        constraint duty_answered_once unique nulls not distinct (offer_id, assignment_id)
      );
      create index duty_answer_volunteer on duty_answer (volunteer_id, decided_at);
      call app.protect('duty_answer', 'select, insert', '''covered_by''');
      create policy read on duty_answer for select using ((select app.scope('volunteer:edit')) @> app.volunteer_area(volunteer_id));
      create policy add on duty_answer for insert with check ((select app.scope('volunteer:edit')) @> app.volunteer_area(volunteer_id) and decided_by = (select app.actor_id()));

      -- What volunteers still owe, wherever it is: whoever may change them must see that there is something, though not where it goes.
      create function app.volunteer_duties(volunteers uuid[]) returns table (kind text, id uuid, volunteer_id uuid, offer_id uuid, need_id uuid, area_code bigint, seat int, starts_at timestamptz, ends_at timestamptz)
        language sql stable security definer set search_path = public, app, pg_temp rows 10 as $$
        select d.* from (
          select 'OFFER', o.id, o.volunteer_id, o.id, o.need_id, o.area_code, o.seat, o.starts_at, o.ends_at from offer o
            where o.volunteer_id = any (volunteers) and o.state = 'SENT' and (o.expires_at is null or o.expires_at > app.now())
          union all select 'VISIT', a.id, a.volunteer_id, a.offer_id, a.need_id, a.area_code, o.seat, a.starts_at, a.ends_at from assignment a join offer o on o.id = a.offer_id
            where a.volunteer_id = any (volunteers) and a.state in ('CONFIRMED', 'IN_PROGRESS')) d (kind, id, volunteer_id, offer_id, need_id, area_code, seat, starts_at, ends_at)
        where app.scope('volunteer:edit') @> app.volunteer_area(d.volunteer_id) $$;

      -- Holds a volunteer's duties until the end of the transaction: needs before their offers, as whoever sends or answers one does.
      create function app.hold_duties(volunteer uuid) returns void language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          if not app.scope('volunteer:edit') @> app.volunteer_area(volunteer) then return; end if;
          perform from service_need n where n.id in (select d.need_id from app.volunteer_duties(array[volunteer]) d) order by n.id for update;
          perform from volunteer v where v.id = volunteer for no key update;
          perform from offer o where o.id in (select d.offer_id from app.volunteer_duties(array[volunteer]) d) order by o.id for update;
          perform from assignment a where a.volunteer_id = volunteer and a.state in ('CONFIRMED', 'IN_PROGRESS') order by a.id for update;
        end $$;

      -- Gives the seat of a duty back, in whatever area it is.
      create function app.release_duty(duty uuid, why text) returns boolean language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare released int;
        begin
          update offer o set state = 'WITHDRAWN', holds_seat = false, answered_at = app.now(), version = o.version + 1
            where o.id = duty and o.state = 'SENT' and app.scope('volunteer:edit') @> app.volunteer_area(o.volunteer_id);
          get diagnostics released = row_count;
          if released = 1 then return true; end if;
          update assignment a set state = 'CANCELLED', cancel_reason = why, version = a.version + 1
            where a.id = duty and a.state in ('CONFIRMED', 'IN_PROGRESS') and app.scope('volunteer:edit') @> app.volunteer_area(a.volunteer_id);
          get diagnostics released = row_count;
          return released = 1;
        end $$;

      -- Somebody else sees to a seat: a need with others keeps them and wants one fewer, a need without is closed with the reason.
      -- The holder of the last seat moves into the free one, so that seats stay numbered from one.
      create function app.cover_seat(need uuid, freed int, why text) returns boolean language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare n record;
        begin
          select x.seats into n from service_need x where x.id = need and x.waived_reason is null and x.done_at is null and app.scope('need:edit') @> x.area_code for update;
          if not found then return false; end if;
          if n.seats = 1 then update service_need set waived_reason = why, version = version + 1 where id = need;
          else
            update offer set seat = freed where need_id = need and holds_seat and seat = n.seats and seat <> freed;
            update service_need set seats = seats - 1, version = version + 1 where id = need;
          end if;
          return true;
        end $$;

      -- An offer goes to somebody who serves; the row lock makes an offer wait for a leaving that is under way.
      create function app.offer_reaches() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          if new.state = 'SENT' and (select v.state from volunteer v where v.id = new.volunteer_id for share) in ('SUSPENDED', 'LEFT') then
            raise exception 'the volunteer does not serve any more' using errcode = 'check_violation', constraint = 'offer_reaches_volunteer';
          end if;
          return new;
        end $$;
      create trigger reaches before insert on offer for each row execute function app.offer_reaches();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger reaches on offer; drop table duty_answer;
      drop function app.volunteer_duties, app.hold_duties, app.release_duty, app.cover_seat, app.offer_reaches`);
  }
}
