import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What matching asks of the whole city at once. Containment of boxes and histories beyond the actor's areas cannot be
 * answered from indexes under row security, so these functions read past it; they take ids that the actor could read
 * and give back times, counts and positions in those lists, nothing else.
 */
export class CreateMatching20261101001300 implements MigrationInterface {
  name = 'CreateMatching20261101001300';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- A box around a home that holds every place within so many kilometres (one degree of latitude is 111.195 km), one per cent wider.
      create function app.reach(latitude double precision, longitude double precision, km double precision) returns box language sql immutable parallel safe as $$
        select box(point(longitude - km * 1.01 / (111.195 * cos(radians(latitude))), latitude - km * 1.01 / 111.195),
                   point(longitude + km * 1.01 / (111.195 * cos(radians(latitude))), latitude + km * 1.01 / 111.195)) $$;
      create index volunteer_reach on volunteer using gist (app.reach(latitude, longitude, travel_km)) where state = 'ACTIVE';

      -- Active volunteers, of those given teams, who reach a place; where a place is not known, those of the same district.
      create function app.volunteers_reaching(teams uuid[], at_area bigint, at_latitude double precision, at_longitude double precision)
        returns setof uuid language sql stable security definer set search_path = public, app, pg_temp rows 500 as $$
        with near as (
          select v.id from volunteer v where v.state = 'ACTIVE' and at_latitude is not null and at_longitude is not null
            and app.reach(v.latitude, v.longitude, v.travel_km) @> box(point(at_longitude, at_latitude), point(at_longitude, at_latitude))
          union all
          select v.id from volunteer v where v.state = 'ACTIVE' and (at_latitude is null or at_longitude is null or v.latitude is null or v.longitude is null)
            and v.home_area_code >= at_area / 1000000000 * 1000000000 and v.home_area_code < (at_area / 1000000000 + 1) * 1000000000)
        select n.id from near n where exists (select from team_member m where m.volunteer_id = n.id and m.team_id = any (teams)) $$;

      -- For each of many needs, positions in a list of volunteers of those who reach it in a fitting team, the nearest first, as text that costs little to pass on.
      create function app.match_pairs(needs uuid[], pool uuid[], most int) returns table (need_id uuid, volunteers text)
        language sql stable security definer set search_path = public, app, pg_temp as $$
        with place as materialized (select p.id, p.n from unnest(pool) with ordinality p (id, n)),
        wanted as materialized (
          select n.id, n.area_code, h.latitude, h.longitude,
            array (select t.id from volunteer_team t where t.service_codes @> array[n.service_code] and (s.team_kind is null or t.kind = s.team_kind)
              and exists (select from unnest(t.area_codes) c where app.area_range(c) @> n.area_code)) teams
          from service_need n join household h on h.id = n.household_id join service_type s on s.code = n.service_code where n.id = any (needs))
        select w.id, (
          select string_agg(c.n::text, ',') from (
            select p.n from app.volunteers_reaching(w.teams, w.area_code, w.latitude, w.longitude) r (id) join place p using (id) join volunteer v using (id)
            order by (v.latitude - w.latitude) ^ 2 + ((v.longitude - w.longitude) * cos(radians(w.latitude))) ^ 2, p.n limit most) c)
        from wanted w $$;

      -- Visits kept and missed since a day, and minutes served since another, wherever they were.
      create function app.match_record(ids uuid[], since timestamptz, recent timestamptz) returns table (volunteer_id uuid, kept int, missed int, minutes int)
        language sql stable security definer set search_path = public, app, pg_temp as $$
        select a.volunteer_id, count(*) filter (where a.state in ('DONE', 'VERIFIED'))::int, count(*) filter (where a.state = 'MISSED')::int,
          coalesce(sum(a.minutes_served) filter (where a.state in ('DONE', 'VERIFIED') and a.checked_out_at >= recent), 0)::int
        from assignment a where a.volunteer_id in (select app.seen_volunteers(ids)) and a.starts_at >= since group by a.volunteer_id $$;

      -- How often volunteers have been at households, and done services, since a day.
      create function app.match_visits(ids uuid[], households uuid[], services text[], since timestamptz) returns table (volunteer_id uuid, household_id uuid, service_code text, visits int)
        language sql stable security definer set search_path = public, app, pg_temp as $$
        with done as materialized (
          select a.volunteer_id, a.household_id, n.service_code from assignment a join service_need n on n.id = a.need_id
          where a.volunteer_id in (select app.seen_volunteers(ids)) and a.state in ('DONE', 'VERIFIED') and a.starts_at >= since
            and (a.household_id = any (households) or n.service_code = any (services)))
        select d.volunteer_id, d.household_id, null, count(*)::int from done d where d.household_id = any (households) group by 1, 2
        union all
        select d.volunteer_id, null, d.service_code, count(*)::int from done d where d.service_code = any (services) group by 1, 3 $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'drop function app.match_visits, app.match_record, app.match_pairs, app.volunteers_reaching; drop index volunteer_reach; drop function app.reach',
    );
  }
}
