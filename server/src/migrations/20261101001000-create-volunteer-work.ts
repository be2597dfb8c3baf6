import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a volunteer's work adds up to, wherever it is done. Limits, overlaps and hours of a volunteer count work outside
 * the actor's areas too, so these functions read past row security: times and sums only, and only of volunteers whom
 * the actor may see.
 */
export class CreateVolunteerWork20261101001000 implements MigrationInterface {
  name = 'CreateVolunteerWork20261101001000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Open work by day: who is free on a date, and what a plan has to keep clear of.
      create index assignment_open on assignment (starts_at) include (volunteer_id, ends_at) where state in ('CONFIRMED', 'IN_PROGRESS');
      create index offer_pending on offer (starts_at) include (volunteer_id, ends_at) where state = 'SENT' and holds_seat;

      create function app.seen_volunteers(ids uuid[]) returns setof uuid language sql stable security definer set search_path = public, app, pg_temp rows 1000 as $$
        select v.id from volunteer v
        where v.id = any (ids) and ((select app.scope('volunteer:read')) @> v.home_area_code or v.account_id = (select app.actor_id()) or v.organisation_id = any ((select app.organisations())::uuid[])) $$;

      create function app.volunteers_matching(tokens text[]) returns setof uuid language sql stable security definer set search_path = public, app, pg_temp rows 100 as $$
        select v.id from volunteer v where v.search @> tokens
          and ((select app.scope('volunteer:read')) @> v.home_area_code or v.account_id = (select app.actor_id()) or v.organisation_id = any ((select app.organisations())::uuid[])) $$;

      -- Confirmed, begun and served visits, and offers that await an answer, which touch an interval; none lasts more
      -- than a day, so the index on starts bounds the search. An offer keeps its
      -- time too, because its volunteer may accept it at any moment. free_at: with the way; null for offers.
      create function app.commitments(ids uuid[], since timestamptz, until timestamptz)
        returns table (volunteer_id uuid, starts_at timestamptz, ends_at timestamptz, free_at timestamptz, open boolean, care boolean)
        language sql stable security definer set search_path = public, app, pg_temp as $$
        with seen as materialized (select id from app.seen_volunteers(ids) id)
        select w.volunteer_id, w.starts_at, w.ends_at, w.free_at, w.open, s.team_kind = 'LITTLE_ORANGE_LAMP' from (
          select a.volunteer_id, a.need_id, a.starts_at, a.ends_at, upper(a.occupied) free_at, a.state in ('CONFIRMED', 'IN_PROGRESS') open
            from assignment a join seen on seen.id = a.volunteer_id
            where a.state in ('CONFIRMED', 'IN_PROGRESS', 'DONE', 'VERIFIED') and a.starts_at > since - interval '1 day' and a.starts_at < until and a.ends_at > since
          union all
          select o.volunteer_id, o.need_id, o.starts_at, o.ends_at, null, true
            from offer o join seen on seen.id = o.volunteer_id
            where o.state = 'SENT' and o.holds_seat and (o.expires_at is null or o.expires_at > app.now()) and o.starts_at > since - interval '1 day' and o.starts_at < until and o.ends_at > since) w
        join service_need n on n.id = w.need_id join service_type s on s.code = n.service_code $$;

      -- Open assignments now, and minutes served since an instant.
      create function app.volunteer_work(ids uuid[], since timestamptz) returns table (volunteer_id uuid, open_count int, minutes int)
        language sql stable security definer set search_path = public, app, pg_temp as $$
        select a.volunteer_id, count(*) filter (where a.state in ('CONFIRMED', 'IN_PROGRESS'))::int,
          coalesce(sum(a.minutes_served) filter (where a.state in ('DONE', 'VERIFIED') and a.checked_out_at >= since), 0)::int
        from assignment a where a.volunteer_id in (select app.seen_volunteers(ids)) group by a.volunteer_id $$;

      -- Minutes that volunteers have promised on a civil day (Asia/Shanghai), by volunteer.
      create function app.booked_on(on_day date) returns table (volunteer_id uuid, minutes int)
        language sql stable security definer set search_path = public, app, pg_temp as $$
        with busy as (
          select a.volunteer_id, a.starts_at, a.ends_at from assignment a
            where a.state in ('CONFIRMED', 'IN_PROGRESS') and a.starts_at >= (on_day - 1)::timestamp at time zone 'Asia/Shanghai' and a.starts_at < (on_day + 1)::timestamp at time zone 'Asia/Shanghai'
          union all
          select o.volunteer_id, o.starts_at, o.ends_at from offer o
            where o.state = 'SENT' and o.holds_seat and (o.expires_at is null or o.expires_at > app.now()) and o.starts_at >= (on_day - 1)::timestamp at time zone 'Asia/Shanghai' and o.starts_at < (on_day + 1)::timestamp at time zone 'Asia/Shanghai'),
        span as (
          select b.volunteer_id, greatest(b.starts_at, on_day::timestamp at time zone 'Asia/Shanghai') low, least(b.ends_at, (on_day + 1)::timestamp at time zone 'Asia/Shanghai') high from busy b)
        select s.volunteer_id, (sum(extract(epoch from s.high - s.low)) / 60)::int from span s
        where s.high > s.low and s.volunteer_id in (select app.seen_volunteers(array (select distinct volunteer_id from span)))
        group by s.volunteer_id $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'drop function app.volunteers_matching, app.booked_on, app.volunteer_work, app.commitments, app.seen_volunteers; drop index assignment_open, offer_pending',
    );
  }
}
