import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What weighs on people, and when they rest: psychological sessions and visits, deaths in households that they served,
 * alerts that they raised or handled. Others learn that somebody rests, never of what.
 */
export class CreateCareRest20261126060000 implements MigrationInterface {
  name = 'CreateCareRest20261126060000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- A session with several people at once: one record for each person, one weight for whoever held it.
      alter table support_session add group_id uuid;
      create index support_session_group on support_session (group_id) where group_id is not null;
      create index risk_alert_raised_by on risk_alert (raised_by, raised_at);
      create index risk_alert_acknowledged_by on risk_alert (acknowledged_by, raised_at) where acknowledged_by is not null;
      create index risk_alert_assessed_by on risk_alert (assessed_by, raised_at) where assessed_by is not null;

      -- A death in a household, as those who served it have to carry it.
      create table bereavement (
        id uuid primary key,
        household_id uuid not null references household,
        area_code bigint not null,
        died_on date not null,
        recorded_by uuid not null references account,
        created_at timestamptz(3) not null default app.now(),
        constraint bereavement_once unique (household_id, died_on)
      );
      create index bereavement_day on bereavement (died_on, household_id);
      call app.protect('bereavement', 'select, insert');
      create policy read on bereavement for select using ((select app.scope('care:bereavement')) @> area_code);
      create policy add on bereavement for insert with check ((select app.scope('care:bereavement')) @> area_code and area_code = app.household_area(household_id)
        and recorded_by = (select app.actor_id()));

      -- What weighs on the people at the same place of both lists (an account, a volunteer, or both of one person) over the days
      -- of policy up to a day, that day included; visits that are promised by then count as well.
      create function app.load_of(accounts uuid[], volunteers uuid[], on_day date)
        returns table (place int, sessions int, minutes int, bereavements int, alerts int, points double precision)
        language sql stable security definer set search_path = public, app, pg_temp as $$
        with people as (select u.place::int place, u.account_id, u.volunteer_id from unnest(accounts, volunteers) with ordinality u (account_id, volunteer_id, place)),
        span as (select (on_day - app.parameter('care.load.days', null, on_day)::int)::timestamp at time zone 'Asia/Shanghai' since,
          (on_day + 1)::timestamp at time zone 'Asia/Shanghai' until, app.parameter('care.load.bond_days', null, on_day)::int bond,
          app.parameter('care.load.points.session', null, on_day) per_session, app.parameter('care.load.points.bereavement', null, on_day) per_death,
          app.parameter('care.load.points.alert', null, on_day) per_alert),
        held as (
          select h.place, count(*)::int sessions, sum(h.minutes)::int minutes from (
            select p.place, max(s.minutes) minutes from people p cross join span join support_session s on s.worker_id = p.account_id
              where s.starts_at >= span.since and s.starts_at < span.until group by p.place, coalesce(s.group_id, s.id)
            union all
            select p.place, coalesce(a.minutes_served, extract(epoch from a.ends_at - a.starts_at)::int / 60) from people p cross join span join assignment a on a.volunteer_id = p.volunteer_id
              join service_need n on n.id = a.need_id join service_type t on t.code = n.service_code and t.team_kind = 'LITTLE_ORANGE_LAMP'
              where a.state in ('CONFIRMED', 'IN_PROGRESS', 'DONE', 'VERIFIED') and a.starts_at >= span.since and a.starts_at < span.until) h group by h.place),
        lost as (
          select p.place, count(distinct b.id)::int n from people p cross join span join bereavement b
            on (b.died_on >= (span.since at time zone 'Asia/Shanghai')::date and b.died_on <= on_day)
          where exists (select from assignment a where a.household_id = b.household_id and a.volunteer_id = p.volunteer_id and a.state in ('DONE', 'VERIFIED')
              and a.starts_at < (b.died_on + 1)::timestamp at time zone 'Asia/Shanghai' and a.starts_at >= (b.died_on - span.bond)::timestamp at time zone 'Asia/Shanghai')
            or exists (select from support_referral r join support_session s on s.referral_id = r.id where r.household_id = b.household_id and s.worker_id = p.account_id
              and s.starts_at < (b.died_on + 1)::timestamp at time zone 'Asia/Shanghai' and s.starts_at >= (b.died_on - span.bond)::timestamp at time zone 'Asia/Shanghai')
          group by p.place),
        called as (
          select c.place, count(distinct c.id)::int n from (
            select p.place, a.id from people p cross join span join risk_alert a on a.raised_by = p.account_id where a.raised_at >= span.since and a.raised_at < span.until
            union all select p.place, a.id from people p cross join span join risk_alert a on a.acknowledged_by = p.account_id where a.raised_at >= span.since and a.raised_at < span.until
            union all select p.place, a.id from people p cross join span join risk_alert a on a.assessed_by = p.account_id where a.raised_at >= span.since and a.raised_at < span.until) c group by c.place)
        select p.place, coalesce(h.sessions, 0), coalesce(h.minutes, 0), coalesce(l.n, 0), coalesce(c.n, 0),
          coalesce(h.sessions, 0) * span.per_session + coalesce(l.n, 0) * span.per_death + coalesce(c.n, 0) * span.per_alert
        from people p cross join span left join held h using (place) left join lost l using (place) left join called c using (place) $$;
      revoke execute on function app.load_of from public;

      -- Volunteers of a list who rest on a day, of those whom the actor may see. The reason is one word whatever the causes were:
      -- nobody learns from it that there was an alert, a death or a case. Matching gives them no psychological work on that day.
      create function app.resting(volunteers uuid[], on_day date) returns table (volunteer_id uuid, reason text)
        language sql stable security definer set search_path = public, app, pg_temp rows 10 as $$
        with seen as (select array_agg(v.id order by v.id) ids, array_agg(v.account_id order by v.id) accounts from volunteer v where v.id in (select app.seen_volunteers(volunteers)))
        select seen.ids[l.place], 'REST_NEEDED' from seen cross join lateral app.load_of(seen.accounts, seen.ids, on_day) l
        where l.points >= (select app.parameter('care.rest.points', null, on_day)) $$;
      -- Why one volunteer rests on a day: REST_NEEDED, or null.
      create function app.needs_rest(volunteer uuid, on_day date) returns text
        language sql stable security definer set search_path = public, app, pg_temp as $$
        select reason from app.resting(array[volunteer], on_day) $$;

      drop view care_load;
      -- What weighs on a worker itself, and for a clinical supervisor on the workers and the volunteers of psychological care of its area.
      -- Sums only: a supervisor reads what a load consists of, others do not.
      create function app.care_loads(on_day date)
        returns table (id uuid, volunteer boolean, name text, sessions int, minutes int, bereavements int, alerts int, points double precision, rest boolean)
        language sql stable security definer set search_path = public, app, pg_temp rows 100 as $$
        with people as (
          select a.id account_id, null::uuid volunteer_id, a.display_name name from account a where a.state = 'ACTIVE' and app.can('care:read')
            and (a.id = app.actor_id() and app.can('care:work') or exists (select from role_grant g join role_action ra on ra.role = g.role and ra.action = 'care:work'
              where g.account_id = a.id and g.area_code is not null and app.scope('care:supervise') @> g.area_code))
          union all
          select v.account_id, v.id, v.name from volunteer v where v.state = 'ACTIVE' and app.scope('care:supervise') @> v.home_area_code
            and exists (select from team_member m join volunteer_team t on t.id = m.team_id and t.kind = 'LITTLE_ORANGE_LAMP' where m.volunteer_id = v.id)),
        lists as (select array_agg(account_id order by coalesce(volunteer_id, account_id)) accounts, array_agg(volunteer_id order by coalesce(volunteer_id, account_id)) volunteers,
          array_agg(name order by coalesce(volunteer_id, account_id)) names from people)
        select coalesce(lists.volunteers[l.place], lists.accounts[l.place]), lists.volunteers[l.place] is not null, lists.names[l.place],
          l.sessions, l.minutes, l.bereavements, l.alerts, l.points, l.points >= (select app.parameter('care.rest.points', null, on_day))
        from lists cross join lateral app.load_of(lists.accounts, lists.volunteers, on_day) l
        order by l.points desc, 1 limit 200 $$;

      insert into policy_parameter (id, key, value, unit, valid_from, source, sample) values
        (gen_random_uuid(), 'care.load.points.session', 1, 'point', '2000-01-01', null, true),
        (gen_random_uuid(), 'care.load.points.bereavement', 4, 'point', '2000-01-01', null, true),
        (gen_random_uuid(), 'care.load.points.alert', 3, 'point', '2000-01-01', null, true),
        (gen_random_uuid(), 'care.load.bond_days', 180, 'day', '2000-01-01', null, true),
        (gen_random_uuid(), 'care.rest.points', 12, 'point', '2000-01-01', null, true);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function app.care_loads, app.needs_rest, app.resting, app.load_of;
      drop table bereavement;
      drop index risk_alert_raised_by, risk_alert_acknowledged_by, risk_alert_assessed_by;
      alter table support_session drop column group_id;
      create view care_load with (security_invoker = true) as
        select account_id, sum(sessions)::int sessions, sum(minutes)::int minutes, sum(alerts)::int alerts from (
          select s.worker_id account_id, 1 sessions, s.minutes, 0 alerts from support_session s where s.starts_at > app.now() - make_interval(days => app.parameter('care.load.days', null, app.today())::int) and s.starts_at <= app.now()
          union all
          select unnest(array[a.acknowledged_by, a.assessed_by]), 0, 0, 1 from risk_alert a where a.raised_at > app.now() - make_interval(days => app.parameter('care.load.days', null, app.today())::int)
        ) work where account_id is not null group by account_id;
      grant select on care_load to finemesh_app;
      delete from policy_parameter where key like 'care.load.points.%' or key in ('care.load.bond_days', 'care.rest.points')`);
  }
}
