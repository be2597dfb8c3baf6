import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever is away is covered: days of absence, a cover that begins on a day, and the choice of who steps in. */
export class CreateCareAbsence20261126060100 implements MigrationInterface {
  name = 'CreateCareAbsence20261126060100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- A cover may begin later than the day on which it is arranged; null: at once.
      alter table support_referral add cover_from date,
        add constraint referral_cover_span check (cover_from is null or (cover_until is not null and cover_from <= cover_until));
      create index support_referral_cover on support_referral (cover_id) where cover_id is not null;

      -- Whether the actor is the clinical supervisor of a place where an account works with cases.
      create function app.supervises(account uuid) returns boolean language sql stable security definer set search_path = public, app, pg_temp as $$
        select exists (select from role_grant g join role_action ra on ra.role = g.role and ra.action = 'care:work'
          where g.account_id = $1 and g.area_code is not null and app.scope('care:supervise') && int8multirange(app.area_range(g.area_code))) $$;

      create table care_absence (
        id uuid primary key,
        account_id uuid not null references account,
        from_on date not null,
        until_on date not null,
        recorded_by uuid not null references account,
        created_at timestamptz(3) not null default app.now(),
        check (until_on >= from_on),
        constraint care_absence_overlap exclude using gist (account_id with =, daterange(from_on, until_on, '[]') with &&)
      );
      call app.protect('care_absence', 'select, insert');
      create policy read on care_absence for select using (account_id = (select app.actor_id()) or app.supervises(account_id));
      create policy add on care_absence for insert with check (recorded_by = (select app.actor_id())
        and ((account_id = (select app.actor_id()) and (select app.can('care:work'))) or app.supervises(account_id)));

      -- A cover counts on its days alone.
      create function app.covers_now(cover uuid, from_on date, until_on date) returns boolean language sql stable as $$
        select cover = app.actor_id() and until_on >= app.today() and (from_on is null or from_on <= app.today()) $$;
      create or replace function app.own_cases() returns setof uuid language sql stable security definer set search_path = public, app, pg_temp rows 50 as $$
        select id from support_referral where (worker_id = app.actor_id() or app.covers_now(cover_id, cover_from, cover_until)) and app.scope('care:work') @> area_code $$;
      drop policy read on support_referral;
      create policy read on support_referral for select using (
        ((worker_id = (select app.actor_id()) or (cover_id = (select app.actor_id()) and app.covers_now(cover_id, cover_from, cover_until)) or state = 'REFERRED') and (select app.scope('care:work')) @> area_code)
        or (select app.scope('care:supervise')) @> area_code
        or id in (select app.own_glass()));
      drop policy add on support_session;
      create policy add on support_session for insert with check (worker_id = (select app.actor_id()) and exists (select from support_referral r where r.id = referral_id and r.state = 'ACCEPTED'
        and (r.worker_id = (select app.actor_id()) or app.covers_now(r.cover_id, r.cover_from, r.cover_until)) and app.care_consent(r.household_id, r.person_id, (select app.today()))));

      -- Who steps in for cases of an area over some days: works there, is not away, and has least to carry. Null: nobody.
      create function app.cover_for(area bigint, from_on date, until_on date, besides uuid[]) returns uuid language sql stable security definer set search_path = public, app, pg_temp as $$
        select w.id from (
          select a.id, (select count(*) from support_referral r where r.state = 'ACCEPTED' and (r.worker_id = a.id or (r.cover_id = a.id and r.cover_until >= cover_for.from_on))) cases
          from account a where a.state = 'ACTIVE' and a.id <> all (besides) and app.care_worker(a.id, area)
            and not exists (select from care_absence x where x.account_id = a.id and x.from_on <= cover_for.until_on and x.until_on >= cover_for.from_on)) w
        cross join lateral app.load_of(array[w.id], array[null::uuid], app.today()) l
        order by l.points >= app.parameter('care.rest.points', null, app.today()), w.cases, w.id limit 1 $$;
      revoke execute on function app.cover_for from public;

      -- Gives every running case of whoever is away a cover for these days, cases that it covers itself included.
      create function app.cover_cases(absent uuid, from_on date, until_on date, wanted uuid) returns table (covered int, uncovered int)
        language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare c record; chosen uuid;
        begin
          covered := 0; uncovered := 0;
          if (absent = app.actor_id() and app.can('care:work')) or app.supervises(absent) then
            for c in select r.id, r.area_code, r.worker_id from support_referral r where r.state = 'ACCEPTED'
              and (r.worker_id = absent or (r.cover_id = absent and r.cover_until >= cover_cases.from_on)) order by r.next_at, r.id for update
            loop
              chosen := case when wanted is not null and wanted <> absent and wanted <> c.worker_id and app.care_worker(wanted, c.area_code) then wanted
                else app.cover_for(c.area_code, cover_cases.from_on, cover_cases.until_on, array[absent, c.worker_id]) end;
              if chosen is null then uncovered := uncovered + 1;
              else
                update support_referral set cover_id = chosen, cover_from = cover_cases.from_on, cover_until = cover_cases.until_on, version = version + 1 where id = c.id;
                covered := covered + 1;
              end if;
            end loop;
          end if;
          return next;
        end $$;

      -- Of some cases that the actor may see, those whose worker is away (today, or on the day of the next session) while nobody covers that day.
      create function app.uncovered(cases uuid[]) returns setof uuid language sql stable security definer set search_path = public, app, pg_temp rows 10 as $$
        select r.id from support_referral r cross join lateral (values (app.today()), ((r.next_at at time zone 'Asia/Shanghai')::date)) d (day)
        where r.id = any (cases) and r.state = 'ACCEPTED' and (r.id in (select app.own_cases()) or (select app.scope('care:supervise')) @> r.area_code)
          and exists (select from care_absence x where x.account_id = r.worker_id and d.day between x.from_on and x.until_on)
          and not (r.cover_id is not null and d.day between coalesce(r.cover_from, d.day) and r.cover_until) $$;

      -- To whom cases of an area may be handed, who may be called: names of those who are able, for whoever arranges it.
      create function app.care_colleagues() returns table (id uuid, name text, works boolean, called boolean) language sql stable security definer set search_path = public, app, pg_temp rows 50 as $$
        select a.id, a.display_name, bool_or(ra.action = 'care:work'), bool_or(ra.action = 'care:alert') from account a
          join role_grant g on g.account_id = a.id join role_action ra on ra.role = g.role and ra.action in ('care:work', 'care:alert')
        where a.state = 'ACTIVE' and app.can('care:read') and (app.scope('care:read') && case when g.area_code is null then int8multirange(int8range(null, null)) else int8multirange(app.area_range(g.area_code)) end)
        group by a.id, a.display_name order by 2, 1 limit 500 $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function app.care_colleagues, app.uncovered, app.cover_cases, app.cover_for;
      drop policy read on support_referral;
      drop policy add on support_session;
      create or replace function app.own_cases() returns setof uuid language sql stable security definer set search_path = public, app, pg_temp rows 50 as $$
        select id from support_referral where (worker_id = app.actor_id() or (cover_id = app.actor_id() and cover_until >= app.today())) and app.scope('care:work') @> area_code $$;
      create policy read on support_referral for select using (
        ((worker_id = (select app.actor_id()) or (cover_id = (select app.actor_id()) and cover_until >= (select app.today())) or state = 'REFERRED') and (select app.scope('care:work')) @> area_code)
        or (select app.scope('care:supervise')) @> area_code
        or id in (select app.own_glass()));
      create policy add on support_session for insert with check (worker_id = (select app.actor_id()) and exists (select from support_referral r where r.id = referral_id and r.state = 'ACCEPTED'
        and (r.worker_id = (select app.actor_id()) or r.cover_id = (select app.actor_id())) and app.care_consent(r.household_id, r.person_id, (select app.today()))));
      drop table care_absence;
      drop function app.covers_now, app.supervises;
      alter table support_referral drop column cover_from`);
  }
}
