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

      -- For each of many needs, positions in a list of volunteers of those who reach it in a fitting team, in no order and
      -- possibly twice, as text that costs little to pass on. Meets by team and by square of a grid (0.05 degrees, about
      -- 5 km): every volunteer stands in all squares within reach, every need in one, so nobody is held against everybody.
      create function app.match_pairs(needs uuid[], pool uuid[]) returns table (need_id uuid, volunteers text)
        language sql stable security definer set search_path = public, app, pg_temp set enable_nestloop = off set enable_mergejoin = off set enable_sort = off set work_mem = '64MB' as $$
        with wanted as materialized (
          select n.id, n.area_code, n.service_code, h.latitude lat, h.longitude lon, floor(h.longitude * 20)::int x, floor(h.latitude * 20)::int y
          from unnest(needs) u (id) join service_need n using (id) join household h on h.id = n.household_id),
        fit as materialized (
          select w.service_code, w.area_code, t.id team from (select distinct service_code, area_code from wanted) w join service_type s on s.code = w.service_code
          cross join lateral (select t.id from volunteer_team t where t.service_codes @> array[w.service_code] and (s.team_kind is null or t.kind = s.team_kind)
            and exists (select from unnest(t.area_codes) c where app.area_range(c) @> w.area_code)) t),
        asked as materialized (select w.id, w.lat, w.lon, cos(radians(w.lat)) narrow, w.x, w.y, w.area_code / 1000000000 district, f.team from wanted w join fit f using (service_code, area_code)),
        home as materialized (
          select p.n, v.latitude lat, v.longitude lon, v.travel_km * 1.01 / 111.195 reach, v.home_area_code / 1000000000 district, m.team_id team
          from unnest(pool) with ordinality p (id, n) join volunteer v using (id) join team_member m on m.volunteer_id = v.id),
        extent as materialized (select min(x) x0, max(x) x1, min(y) y0, max(y) y1 from asked),
        square as materialized (
          select h.n, h.team, h.lat, h.lon, h.reach, x, y from home h cross join extent e
          cross join lateral generate_series(greatest(e.x0, floor((h.lon - h.reach / cos(radians(h.lat))) * 20)::int), least(e.x1, floor((h.lon + h.reach / cos(radians(h.lat))) * 20)::int)) x
          cross join lateral generate_series(greatest(e.y0, floor((h.lat - h.reach) * 20)::int), least(e.y1, floor((h.lat + h.reach) * 20)::int)) y),
        pair as (
          select a.id, q.n from asked a join square q on q.team = a.team and q.x = a.x and q.y = a.y
            where (q.lat - a.lat) * (q.lat - a.lat) + (q.lon - a.lon) * (q.lon - a.lon) * a.narrow * a.narrow <= q.reach * q.reach * 1.02
          union all
          -- Where a place is not known, the same district must do.
          select a.id, h.n from asked a join home h on h.team = a.team and h.district = a.district where a.lat is null or a.lon is null
          union all
          select a.id, h.n from asked a join (select * from home where lat is null or lon is null) h on h.team = a.team and h.district = a.district where a.lat is not null and a.lon is not null)
        select p.id, string_agg(p.n::text, ',') from pair p group by p.id $$;

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
