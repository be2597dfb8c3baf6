import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Hours of a volunteer by rule: weekly, or every so many weeks from a first day on, until a last day, on official
 * holidays or not. The hours of a single day stand in the place of the week's on that day.
 */
export class ExtendAvailability20261126130000 implements MigrationInterface {
  name = 'ExtendAvailability20261126130000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table availability_window
        add every_weeks int not null default 1 check (every_weeks between 1 and 8),
        add valid_from date,
        add valid_until date,
        add on_holidays boolean not null default true,
        add constraint availability_from_first_day check (valid_until is null or valid_until >= valid_from),
        -- Which of the weeks is meant is counted from the week of the first day.
        add constraint availability_weeks_from_first_day check (every_weeks = 1 or valid_from is not null);
      create table availability_day (
        id uuid primary key,
        volunteer_id uuid not null references volunteer on delete cascade,
        day date not null,
        from_minute int not null check (from_minute between 0 and 1439),
        to_minute int not null check (to_minute between 1 and 1440),
        check (from_minute < to_minute),
        constraint availability_day_overlap exclude using gist (volunteer_id with =, day with =, int4range(from_minute, to_minute) with &&)
      );
      create index availability_day_on on availability_day (day, volunteer_id);
      call app.protect('availability_day', 'select, insert, update, delete');
      create policy read on availability_day for select using (exists (select from volunteer v where v.id = volunteer_id));
      create policy add on availability_day for insert with check ((select app.scope('volunteer:edit')) @> app.volunteer_area(volunteer_id) or volunteer_id = (select app.volunteer_id()));
      create policy edit on availability_day for update using ((select app.scope('volunteer:edit')) @> app.volunteer_area(volunteer_id) or volunteer_id = (select app.volunteer_id()));
      create policy remove on availability_day for delete using ((select app.scope('volunteer:edit')) @> app.volunteer_area(volunteer_id) or volunteer_id = (select app.volunteer_id()));

      -- The hours that rules and single days give on a civil day, absences aside; row security decides whose one sees.
      create function app.hours_on(on_day date) returns table (volunteer_id uuid, from_minute int, to_minute int) language sql stable as $$
        select d.volunteer_id, d.from_minute, d.to_minute from availability_day d where d.day = on_day
        union all
        select w.volunteer_id, w.from_minute, w.to_minute from availability_window w
        where w.weekday = extract(isodow from on_day)::int
          and (w.valid_from is null or w.valid_from <= on_day) and (w.valid_until is null or w.valid_until >= on_day)
          and (w.every_weeks = 1 or (date_trunc('week', on_day)::date - date_trunc('week', w.valid_from)::date) / 7 % w.every_weeks = 0)
          and (w.on_holidays or not exists (select from holiday h where h.day = on_day and h.kind = 'HOLIDAY'))
          and not exists (select from availability_day d where d.volunteer_id = w.volunteer_id and d.day = on_day) $$;

      -- As calendar_events: when somebody can serve, as rules with the days on which they do not hold. One day has no rule.
      create function app.calendar_hours(wanted bytea, since date, until date)
        returns table (id uuid, first_day date, from_minute int, to_minute int, every_weeks int, valid_until date, except_days date[])
        language sql stable security definer set search_path = public, app, pg_temp as $$
        with mine as (select v.id from calendar_feed f join account c on c.id = f.account_id and c.state = 'ACTIVE' join volunteer v on v.account_id = f.account_id
            where f.token_hash = wanted and f.revoked_at is null),
          rule_day as (select w.id, w.volunteer_id, w.from_minute, w.to_minute, w.every_weeks, w.valid_until, w.on_holidays, d.day::date as day
            from availability_window w join mine on mine.id = w.volunteer_id
              cross join lateral generate_series(greatest(coalesce(w.valid_from, since), date_trunc('week', since)::date - 7 * (w.every_weeks - 1)), least(coalesce(w.valid_until, until), until), interval '1 day') d (day)
            where extract(isodow from d.day)::int = w.weekday
              and (w.every_weeks = 1 or (date_trunc('week', d.day)::date - date_trunc('week', w.valid_from)::date) / 7 % w.every_weeks = 0))
        select r.id, min(r.day), r.from_minute, r.to_minute, r.every_weeks, r.valid_until,
          array_agg(r.day order by r.day) filter (where exists (select from absence a where a.volunteer_id = r.volunteer_id and r.day between a."from" and a.until)
            or exists (select from availability_day o where o.volunteer_id = r.volunteer_id and o.day = r.day)
            or (not r.on_holidays and exists (select from holiday h where h.day = r.day and h.kind = 'HOLIDAY')))
        from rule_day r group by r.id, r.from_minute, r.to_minute, r.every_weeks, r.valid_until
        union all
        select d.id, d.day, d.from_minute, d.to_minute, null, null, null from availability_day d join mine on mine.id = d.volunteer_id
        where d.day between since and until and not exists (select from absence a where a.volunteer_id = d.volunteer_id and d.day between a."from" and a.until) $$;

      -- Who goes along on a visit: for whoever serves it, by name alone, and whether they have arrived.
      create function app.visit_companions(ids uuid[]) returns table (assignment_id uuid, name text, state text, checked_in_at timestamptz)
        language sql stable security definer set search_path = public, app, pg_temp as $$
        select mine.id, v.name, a.state, a.checked_in_at from assignment mine
        join assignment a on a.need_id = mine.need_id and a.id <> mine.id and a.state in ('CONFIRMED', 'IN_PROGRESS', 'DONE')
        join volunteer v on v.id = a.volunteer_id
        where mine.id = any (ids) and mine.volunteer_id = (select app.volunteer_id()) and mine.state in ('CONFIRMED', 'IN_PROGRESS')
        order by v.name, a.id $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function app.visit_companions, app.calendar_hours, app.hours_on; drop table availability_day;
      alter table availability_window drop every_weeks, drop valid_from, drop valid_until, drop on_holidays`);
  }
}
