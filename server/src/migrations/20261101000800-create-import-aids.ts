import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an import asks beyond the rows its actor may see, and the indexes without which undoing one reads whole tables. */
export class CreateImportAids20261101000800 implements MigrationInterface {
  name = 'CreateImportAids20261101000800';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create index consent_person on consent (person_id) where person_id is not null;
      create index service_need_person on service_need (person_id) where person_id is not null;
      create index volunteer_exclusion_household on volunteer_exclusion (household_id);

      -- Which of these are on file anywhere in the city: nobody is recorded twice, whatever areas the importer sees.
      -- Whose they are is said only to who may see it.
      create function app.known_persons(hashes text[]) returns table (identity_hash text, household_number text)
        language sql stable security definer set search_path = public, app, pg_temp as $$
        select p.identity_hash, max(h.number) filter (where (select app.scope('household:read')) @> h.area_code)
        from person p
        left join household_membership m on m.person_id = p.id and (m.until is null or m.until > app.today())
        left join household h on h.id = m.household_id
        where p.identity_hash = any (hashes) and (select app.can('import:run'))
        group by p.identity_hash $$;
      create function app.known_households(numbers text[]) returns setof text
        language sql stable security definer set search_path = public, app, pg_temp as $$
        select h.number from household h where h.number = any (numbers) and (select app.can('import:run')) $$;
      create function app.known_volunteers(hashes text[]) returns table (identity_hash text, number text)
        language sql stable security definer set search_path = public, app, pg_temp as $$
        select v.identity_hash, case when (select app.scope('volunteer:read')) @> v.home_area_code then v.number end
        from volunteer v where v.identity_hash = any (hashes) and (select app.can('import:run')) $$;

      -- Rows that an import made: table and id, parts before what they hang on.
      create function app.import_made(batch uuid) returns table (table_name text, row_id uuid, step int)
        language sql stable security definer set search_path = public, app, pg_temp as $$
        with b as (select id from import_batch where id = batch and created_by = app.actor_id()),
          h as (select h.id from household h join b on h.import_id = b.id),
          v as (select v.id from volunteer v join b on v.import_id = b.id)
        select 'service_need', n.id, 1 from service_need n join b on n.import_id = b.id
        union all select 'consent', c.id, 1 from consent c join h on c.household_id = h.id
        union all select 'assistance_status', s.id, 1 from assistance_status s join h on s.household_id = h.id
        union all select 'household_membership', m.id, 2 from household_membership m join h on m.household_id = h.id
        union all select 'person', m.person_id, 3 from household_membership m join h on m.household_id = h.id
        union all select 'household', h.id, 4 from h
        union all select 'team_member', t.id, 5 from team_member t join v on t.volunteer_id = v.id
        union all select 'qualification', q.id, 5 from qualification q join v on q.volunteer_id = v.id
        union all select 'availability_window', w.id, 5 from availability_window w join v on w.volunteer_id = v.id
        union all select 'volunteer', v.id, 6 from v $$;
      revoke execute on function app.import_made from public;

      -- How many of them somebody has touched since, or hung something on. Zero: the import can be undone.
      create function app.import_in_use(batch uuid) returns bigint
        language sql stable security definer set search_path = public, app, pg_temp as $$
        with made as materialized (select * from app.import_made(batch)),
          run as (select applied_by_operation as operation from import_batch where id = batch and created_by = app.actor_id())
        select
          (select count(*) from made m where exists (select from audit_event e, run where e.table_name = m.table_name and e.row_id = m.row_id::text and e.operation_id is distinct from run.operation))
          + (select count(*) from service_need n join made m on m.table_name = 'household' and m.row_id = n.household_id)
          + (select count(*) from volunteer_exclusion x join made m on m.table_name = 'household' and m.row_id = x.household_id)
          + (select count(*) from volunteer_exclusion x join made m on m.table_name = 'volunteer' and m.row_id = x.volunteer_id)
          + (select count(*) from absence a join made m on m.table_name = 'volunteer' and m.row_id = a.volunteer_id)
          + (select count(*) from offer o join made m on m.table_name = 'volunteer' and m.row_id = o.volunteer_id)
          + (select count(*) from offer o join made m on m.table_name = 'service_need' and m.row_id = o.need_id) $$;
      revoke execute on function app.import_in_use from public;
      grant execute on function app.import_in_use to finemesh_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function app.import_in_use, app.import_made, app.known_volunteers, app.known_households, app.known_persons;
      drop index consent_person, service_need_person, volunteer_exclusion_household`);
  }
}
