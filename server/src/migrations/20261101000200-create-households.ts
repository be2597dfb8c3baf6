import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Households, persons and the dated facts about them. A row is visible to whoever holds `household:read` in its area. */
export class CreateHouseholds20261101000200 implements MigrationInterface {
  name = 'CreateHouseholds20261101000200';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table holiday (
        day date primary key,
        kind text not null check (kind in ('HOLIDAY', 'WORKDAY')),
        name text not null
      );
      call app.protect('holiday', 'select, insert, update, delete');
      create policy read on holiday for select using (true);
      create policy edit on holiday for all using ((select app.can('calendar:edit'))) with check ((select app.can('calendar:edit')));

      create sequence household_number;
      grant usage on sequence household_number to finemesh_app;

      create table household (
        id uuid primary key,
        number text not null constraint household_number_taken unique,
        area_code bigint not null references admin_area,
        address text,
        phone text,
        latitude double precision check (latitude between -90 and 90),
        longitude double precision check (longitude between -180 and 180),
        hardship_tags text[] not null default '{}',
        head_name text not null,
        member_count int not null default 0,
        search text[] not null default '{}',
        last_contact_at timestamptz(3),
        demo boolean not null default false,
        import_id uuid,
        created_at timestamptz(3) not null default app.now(),
        updated_at timestamptz(3) not null default app.now(),
        version int not null default 1
      );
      create index household_area on household (area_code, number);
      create index household_updated on household (updated_at desc, id);
      create index household_search on household using gin (search);
      create index household_tags on household using gin (hardship_tags);
      create index household_import on household (import_id) where import_id is not null;
      call app.protect('household', 'select, insert, update, delete', '''address'', ''phone'', ''head_name'', ''search''');

      create table person (
        id uuid primary key,
        name text not null,
        sex text check (sex in ('FEMALE', 'MALE')),
        birth_date date,
        identity_sealed text,
        identity_hash text,
        identity_tail text,
        phone text,
        dialects text[] not null default '{}',
        disability_grade int check (disability_grade between 1 and 4),
        home_area_code bigint not null references admin_area,
        demo boolean not null default false,
        version int not null default 1,
        constraint person_identity_known unique (identity_hash)
      );
      call app.protect('person', 'select, insert, update, delete', '''name'', ''identity_sealed'', ''identity_hash'', ''identity_tail'', ''phone'', ''birth_date''');

      create table household_membership (
        id uuid primary key,
        household_id uuid not null references household,
        person_id uuid not null references person,
        relation text not null check (relation in ('HEAD', 'SPOUSE', 'CHILD', 'PARENT', 'GRANDPARENT', 'GRANDCHILD', 'SIBLING', 'OTHER')),
        "from" date not null,
        until date,
        check (until is null or until >= "from"),
        -- One household at any instant, and one head of each.
        constraint membership_one_household exclude using gist (person_id with =, daterange("from", until) with &&),
        constraint membership_one_head exclude using gist (household_id with =, daterange("from", until) with &&) where (relation = 'HEAD')
      );
      create index household_membership_household on household_membership (household_id);
      call app.protect('household_membership', 'select, insert, update, delete');

      create table assistance_status (
        id uuid primary key,
        household_id uuid not null references household,
        programme text not null check (programme in ('MINIMUM_LIVING_ALLOWANCE', 'EXTREME_HARDSHIP', 'TEMPORARY_ASSISTANCE', 'LOW_INCOME_WATCH', 'REGISTERED_POOR')),
        "from" date not null,
        until date,
        end_reason text,
        persons int not null check (persons > 0),
        check (until is null or until >= "from"),
        constraint status_once exclude using gist (household_id with =, programme with =, daterange("from", until) with &&),
        -- Extreme-hardship support and the allowance exclude one another over time.
        constraint status_contradiction exclude using gist (household_id with =, daterange("from", until) with &&)
          where (programme in ('MINIMUM_LIVING_ALLOWANCE', 'EXTREME_HARDSHIP'))
      );
      create index assistance_status_programme on assistance_status (programme, "from");
      call app.protect('assistance_status', 'select, insert, update, delete');

      create table consent (
        id uuid primary key,
        household_id uuid not null references household,
        person_id uuid references person,
        purpose text not null check (purpose in ('VOLUNTEER_SERVICE', 'PROXY_SERVICE', 'PSYCHOLOGICAL_CARE', 'PAIRING', 'ECONOMIC_VERIFICATION')),
        organisation_id uuid references organisation,
        granted_on date not null,
        expires_on date,
        withdrawn_at timestamptz(3),
        given_by text not null,
        text_version text not null,
        check (expires_on is null or expires_on >= granted_on)
      );
      create index consent_household on consent (household_id);
      call app.protect('consent', 'select, insert, update, delete', '''given_by''');

      -- Rows that hang on a household are visible to its readers; a volunteer who goes there has no use for them.
      create policy read on household for select using ((select app.scope('household:read')) @> area_code);
      create policy add on household for insert with check ((select app.scope('household:edit')) @> area_code);
      create policy edit on household for update using ((select app.scope('household:edit')) @> area_code);
      create policy remove on household for delete using ((select app.scope('import:undo')) @> area_code);
      create policy read on person for select using ((select app.scope('household:read')) @> home_area_code);
      create policy add on person for insert with check ((select app.scope('household:edit')) @> home_area_code);
      create policy edit on person for update using ((select app.scope('household:edit')) @> home_area_code);
      create policy remove on person for delete using ((select app.scope('import:undo')) @> home_area_code);
      create function app.household_area(household uuid) returns bigint language sql stable security definer set search_path = public, app, pg_temp
        as $$ select area_code from household where id = $1 $$;
    `);
    for (const table of ['household_membership', 'assistance_status', 'consent']) {
      await db.query(`
        create policy read on ${table} for select using (exists (select from household h where h.id = household_id and (select app.scope('household:read')) @> h.area_code));
        create policy add on ${table} for insert with check ((select app.scope('household:edit')) @> app.household_area(household_id));
        create policy edit on ${table} for update using ((select app.scope('household:edit')) @> app.household_area(household_id));
        create policy remove on ${table} for delete using ((select app.scope('import:undo')) @> app.household_area(household_id));
      `);
    }
    await db.query(`
      create function app.has_consent(household uuid, wanted text, on_day date) returns boolean language sql stable security definer set search_path = public, app, pg_temp as $$
        select exists (select from consent c where c.household_id = $1 and c.purpose = wanted
          and c.withdrawn_at is null and c.granted_on <= on_day and (c.expires_on is null or c.expires_on >= on_day)) $$;

      -- Array containment is no leakproof operator: under row security it cannot use its index. This function asks the index and filters by scope itself.
      create function app.households_matching(tokens text[]) returns setof uuid language sql stable security definer set search_path = public, app, pg_temp rows 100 as $$
        select h.id from household h where h.search @> tokens and (select app.scope('household:read')) @> h.area_code $$;

      -- Figures are open to more roles than the rows behind them: only sums leave this function.
      create function app.assistance_figures(low bigint, high bigint, on_day date) returns table (programme text, households int, persons int)
        language sql stable security definer set search_path = public, app, pg_temp as $$
        select p.programme, count(distinct c.household_id)::int, coalesce(sum(c.persons), 0)::int
        from unnest(array['MINIMUM_LIVING_ALLOWANCE', 'EXTREME_HARDSHIP', 'TEMPORARY_ASSISTANCE', 'LOW_INCOME_WATCH', 'REGISTERED_POOR']) with ordinality p (programme, n)
        left join (select s.programme, s.household_id, s.persons from assistance_status s join household h on h.id = s.household_id
          where s."from" <= on_day and (s.until is null or s.until > on_day) and h.area_code >= low and h.area_code < high
            and (select app.scope('figures:read')) @> h.area_code) c using (programme)
        group by p.programme, p.n order by p.n $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `drop function app.has_consent, app.household_area, app.households_matching, app.assistance_figures; drop table consent, assistance_status, household_membership, person, household, holiday cascade; drop sequence household_number`,
    );
  }
}
