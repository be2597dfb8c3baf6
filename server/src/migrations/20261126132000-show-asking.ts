import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How often volunteers are asked: some carry too much because they never say no, others wait and are forgotten. Offers
 * anywhere count, as sums only, and only of volunteers whom the actor may see.
 */
export class ShowAsking20261126132000 implements MigrationInterface {
  name = 'ShowAsking20261126132000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- No ids: of everybody whom the actor may see.
      create function app.volunteer_asking(ids uuid[]) returns table (volunteer_id uuid, asked int, declined int, last_asked_at timestamptz, standing text)
        language sql stable security definer set search_path = public, app, pg_temp rows 1000 as $$
        with span as (select app.now() - make_interval(days => coalesce(app.parameter('asking.window.days', null, app.today()), 0)::int) since,
            app.parameter('asking.often', null, app.today()) often),
          seen as materialized (select v.id, v.state, v.created_at from volunteer v
            where (ids is null or v.id = any (ids)) and ((select app.scope('volunteer:read')) @> v.home_area_code or v.account_id = (select app.actor_id())
              or v.organisation_id = any ((select app.organisations())::uuid[])))
        select s.id, count(o.id) filter (where o.sent_at >= span.since)::int, count(o.id) filter (where o.sent_at >= span.since and o.state = 'DECLINED')::int, max(o.sent_at),
          case when count(o.id) filter (where o.sent_at >= span.since) >= span.often then 'OFTEN'
            when s.state = 'ACTIVE' and s.created_at < span.since and count(o.id) filter (where o.sent_at >= span.since) = 0 then 'FORGOTTEN' else 'USUAL' end
        from seen s cross join span left join offer o on o.volunteer_id = s.id and o.state <> 'PROPOSED'
        group by s.id, s.state, s.created_at, span.since, span.often $$;
      insert into policy_parameter (id, key, value, unit, valid_from, sample) values
        (gen_random_uuid(), 'asking.window.days', 30, 'day', '2000-01-01', true),
        (gen_random_uuid(), 'asking.often', 8, 'offer', '2000-01-01', true);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query("drop function app.volunteer_asking; delete from policy_parameter where key in ('asking.window.days', 'asking.often')");
  }
}
