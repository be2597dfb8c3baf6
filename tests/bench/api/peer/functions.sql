-- What a user of the peer writes for these screens beside the tables: PostGraphile turns them into fields.
create or replace function service_type_skills(service service_type) returns setof skill language sql stable as $$
  select s.* from unnest(service.skill_codes) with ordinality wanted (code, at) join skill s using (code) order by wanted.at $$;
drop function if exists households_found(text[], int);
create or replace function households_found(tokens text[], typed text, wanted int) returns setof household language sql stable as $$
  select h.* from household h where h.id in (select app.households_found(tokens, typed, wanted))
  order by h.head_name <> typed, array_position(h.search, tokens[1]), h.number limit wanted $$;
do $$ begin
  if to_regtype('day_counts') is null then
    create type day_counts as (overdue int, due_today int, unassigned_emergency int, unassigned_urgent int, offers_expiring_soon int,
      awaiting_verification int, plans_awaiting_my_approval int, declined_today int);
  end if;
end $$;
create or replace function counts_of_day(at timestamptz, midnight timestamptz, low bigint, high bigint) returns day_counts language sql stable as $$
  select
    (select count(*)::int from service_need where state in ('UNMATCHED', 'OFFERED', 'ASSIGNED') and due_at < at and area_code >= low and area_code < high),
    (select count(*)::int from service_need where state in ('UNMATCHED', 'OFFERED', 'ASSIGNED') and due_at >= at and due_at < midnight and area_code >= low and area_code < high),
    (select count(*)::int from service_need where state = 'UNMATCHED' and tier = 'EMERGENCY' and area_code >= low and area_code < high),
    (select count(*)::int from service_need where state = 'UNMATCHED' and tier = 'URGENT' and area_code >= low and area_code < high),
    (select count(*)::int from service_need n where exists (select from offer o where o.need_id = n.id and o.state = 'SENT' and o.expires_at >= at and o.expires_at < at + interval '4 hours') and area_code >= low and area_code < high),
    (select count(*)::int from service_need n where exists (select from assignment a where a.need_id = n.id and a.state = 'DONE') and area_code >= low and area_code < high),
    (select count(*)::int from household_plan where state = 'SUBMITTED' and author_id <> (select app.actor_id()) and (select app.scope('plan:approve')) @> area_code and area_code >= low and area_code < high),
    (select count(*)::int from service_need n where n.state = 'UNMATCHED' and exists (select from offer o where o.need_id = n.id and o.state = 'DECLINED' and o.answered_at >= midnight - interval '1 day') and area_code >= low and area_code < high) $$;
