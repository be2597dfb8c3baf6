import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The service catalogue, volunteer teams and volunteers. */
export class CreateVolunteers20261101000300 implements MigrationInterface {
  name = 'CreateVolunteers20261101000300';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table skill (id uuid primary key, code text not null unique, name text not null, name_en text not null);
      create table qualification_type (id uuid primary key, code text not null unique, name text not null, name_en text not null, valid_months int check (valid_months > 0));
      create table service_type (
        id uuid primary key,
        code text not null constraint service_code_taken unique,
        name text not null,
        name_en text not null,
        team_kind text check (team_kind in ('BLUE_VEST', 'RED_SEAGULL', 'LITTLE_ORANGE_LAMP', 'OTHER')),
        category text not null,
        skill_codes text[] not null default '{}',
        qualification_codes text[] not null default '{}',
        usual_minutes int not null check (usual_minutes between 5 and 1440),
        people_needed int not null default 1 check (people_needed between 1 and 20),
        active boolean not null default true,
        sample boolean not null default false,
        version int not null default 1
      );
    `);
    for (const table of ['skill', 'qualification_type', 'service_type']) {
      await db.query(`
        call app.protect('${table}', 'select, insert, update');
        create policy read on ${table} for select using ((select app.actor_id()) is not null);
        create policy edit on ${table} for all using ((select app.can('catalogue:edit'))) with check ((select app.can('catalogue:edit')));
      `);
    }
    await db.query(`
      create table volunteer_team (
        id uuid primary key,
        name text not null,
        kind text not null check (kind in ('BLUE_VEST', 'RED_SEAGULL', 'LITTLE_ORANGE_LAMP', 'OTHER')),
        organisation_id uuid references organisation,
        area_codes bigint[] not null,
        service_codes text[] not null default '{}',
        demo boolean not null default false,
        version int not null default 1,
        constraint team_name_taken unique (name)
      );
      call app.protect('volunteer_team', 'select, insert, update');
      create policy read on volunteer_team for select using ((select app.actor_id()) is not null);
      create policy add on volunteer_team for insert with check ((select app.scope('team:edit')) @> all (area_codes));
      create policy edit on volunteer_team for update using ((select app.scope('team:edit')) @> all (area_codes)) with check ((select app.scope('team:edit')) @> all (area_codes));

      create sequence volunteer_number;
      grant usage on sequence volunteer_number to finemesh_app;
      create table volunteer (
        id uuid primary key,
        number text not null constraint volunteer_number_taken unique,
        account_id uuid unique references account,
        name text not null,
        phone text,
        sex text check (sex in ('FEMALE', 'MALE')),
        birth_date date,
        identity_sealed text,
        identity_hash text constraint volunteer_identity_known unique,
        state text not null default 'APPLIED' check (state in ('APPLIED', 'VETTING', 'ACTIVE', 'SUSPENDED', 'LEFT')),
        state_reason text,
        vetted_until date,
        home_area_code bigint not null references admin_area,
        organisation_id uuid references organisation,
        latitude double precision check (latitude between -90 and 90),
        longitude double precision check (longitude between -180 and 180),
        skill_codes text[] not null default '{}',
        languages text[] not null default '{}',
        weekly_minutes int not null default 240 check (weekly_minutes between 0 and 10080),
        weekly_tasks int not null default 3 check (weekly_tasks between 0 and 100),
        travel_km double precision not null default 5 check (travel_km between 0 and 500),
        preferred_service_codes text[] not null default '{}',
        search text[] not null default '{}',
        demo boolean not null default false,
        import_id uuid,
        created_at timestamptz(3) not null default app.now(),
        version int not null default 1
      );
      create index volunteer_area on volunteer (home_area_code, number);
      create index volunteer_search on volunteer using gin (search);
      create index volunteer_skills on volunteer using gin (skill_codes);
      create index volunteer_import on volunteer (import_id) where import_id is not null;
      call app.protect('volunteer', 'select, insert, update, delete', '''name'', ''phone'', ''birth_date'', ''identity_sealed'', ''identity_hash'', ''search''');
      create policy read on volunteer for select using (
        (select app.scope('volunteer:read')) @> home_area_code or account_id = (select app.actor_id())
        or organisation_id = any ((select app.organisations())::uuid[]));
      create policy add on volunteer for insert with check ((select app.scope('volunteer:edit')) @> home_area_code);
      create policy edit on volunteer for update using ((select app.scope('volunteer:edit')) @> home_area_code);
      create policy remove on volunteer for delete using ((select app.scope('import:undo')) @> home_area_code);
      -- The volunteer whom the actor is, if any.
      create function app.volunteer_id() returns uuid language sql stable security definer set search_path = public, app, pg_temp
        as $$ select id from volunteer where account_id = app.actor_id() $$;
      create function app.volunteer_area(volunteer uuid) returns bigint language sql stable security definer set search_path = public, app, pg_temp
        as $$ select home_area_code from volunteer v where v.id = $1 $$;

      create table team_member (
        id uuid primary key,
        team_id uuid not null references volunteer_team,
        volunteer_id uuid not null references volunteer on delete cascade,
        constraint team_member_once unique (team_id, volunteer_id)
      );
      create index team_member_volunteer on team_member (volunteer_id);
      create table qualification (
        id uuid primary key,
        volunteer_id uuid not null references volunteer on delete cascade,
        type_code text not null references qualification_type (code),
        issued_on date not null,
        expires_on date,
        check (expires_on is null or expires_on >= issued_on)
      );
      create index qualification_volunteer on qualification (volunteer_id, type_code);
      create index qualification_expiry on qualification (expires_on);
      create table availability_window (
        id uuid primary key,
        volunteer_id uuid not null references volunteer on delete cascade,
        weekday int not null check (weekday between 1 and 7),
        from_minute int not null check (from_minute between 0 and 1439),
        to_minute int not null check (to_minute between 1 and 1440),
        check (from_minute < to_minute),
        constraint availability_overlap exclude using gist (volunteer_id with =, weekday with =, int4range(from_minute, to_minute) with &&)
      );
      create table absence (
        id uuid primary key,
        volunteer_id uuid not null references volunteer on delete cascade,
        "from" date not null,
        until date not null,
        reason text,
        check (until >= "from")
      );
      create index absence_volunteer on absence (volunteer_id, until);
      create table volunteer_exclusion (
        id uuid primary key,
        volunteer_id uuid not null references volunteer on delete cascade,
        household_id uuid not null references household on delete cascade,
        reason text not null,
        constraint exclusion_once unique (volunteer_id, household_id)
      );
    `);
    const parts = ['team_member', 'qualification', 'availability_window', 'absence', 'volunteer_exclusion'];
    for (const table of parts) {
      const own = table === 'availability_window' || table === 'absence' ? 'or volunteer_id = (select app.volunteer_id())' : '';
      await db.query(`
        call app.protect('${table}', 'select, insert, update, delete');
        create policy read on ${table} for select using (exists (select from volunteer v where v.id = volunteer_id));
        create policy add on ${table} for insert with check ((select app.scope('volunteer:edit')) @> app.volunteer_area(volunteer_id) ${own});
        create policy edit on ${table} for update using ((select app.scope('volunteer:edit')) @> app.volunteer_area(volunteer_id) ${own});
        create policy remove on ${table} for delete using ((select app.scope('volunteer:edit')) @> app.volunteer_area(volunteer_id) ${own});
      `);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table volunteer_exclusion, absence, availability_window, qualification, team_member, volunteer, volunteer_team, service_type, qualification_type, skill cascade;
      drop sequence volunteer_number; drop function app.volunteer_id, app.volunteer_area`);
  }
}
