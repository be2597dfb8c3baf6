import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A photo with the log of a visit, when the household agreed to it: of what was done, drawn anew by the phone and cleaned here;
 * erased in the transaction that withdraws the household's consent. And what members of a team learn of each other's visits.
 */
export class CreateVisitPhotos20261126164000 implements MigrationInterface {
  name = 'CreateVisitPhotos20261126164000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table visit_photo (
        id uuid primary key,
        assignment_id uuid not null references assignment,
        width int not null check (width between 1 and 10000),
        height int not null check (height between 1 and 10000),
        added_by uuid not null references account,
        added_at timestamptz(3) not null
      );
      create index visit_photo_assignment on visit_photo (assignment_id, added_at, id);
      call app.protect('visit_photo', 'select, insert');
      -- Seen with its visit; added by whoever serves or has just served it.
      create policy read on visit_photo for select using (exists (select from assignment a where a.id = assignment_id));
      create policy add on visit_photo for insert with check (added_by = (select app.actor_id())
        and exists (select from assignment a where a.id = assignment_id and a.volunteer_id = (select app.volunteer_id()) and a.state in ('IN_PROGRESS', 'DONE')));
      create table visit_photo_content (
        photo_id uuid primary key references visit_photo on delete cascade,
        content bytea not null check (length(content) between 1 and 524288)
      );
      call app.protect('visit_photo_content', 'select, insert', '''content''');
      create policy read on visit_photo_content for select using (exists (select from visit_photo p where p.id = photo_id));
      create policy add on visit_photo_content for insert with check (exists (select from visit_photo p where p.id = photo_id and p.added_by = (select app.actor_id())));

      create function app.visit_photos_withdrawn() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          delete from visit_photo f using assignment a join service_need n on n.id = a.need_id join service_type s on s.code = n.service_code
            where f.assignment_id = a.id and a.household_id = new.household_id and app.consent_purpose(s.team_kind) = new.purpose
              and not app.has_consent(a.household_id, new.purpose, app.today());
          return null;
        end $$;
      create trigger visit_photos_withdrawn after update of withdrawn_at on consent for each row when (old.withdrawn_at is null and new.withdrawn_at is not null)
        execute function app.visit_photos_withdrawn();
      insert into policy_parameter (id, key, value, unit, valid_from, sample) values (gen_random_uuid(), 'visit.photos.most', 3, 'photo', '2000-01-01', true);

      -- Members of the actor's own teams by name, without number, telephone and home.
      create function app.team_mates() returns table (team_id uuid, volunteer_id uuid, name text, own boolean) language sql stable security definer set search_path = public, app, pg_temp rows 50 as $$
        select m.team_id, v.id, v.name, v.id = app.volunteer_id() from team_member mine join team_member m on m.team_id = mine.team_id join volunteer v on v.id = m.volunteer_id and v.state = 'ACTIVE'
        where mine.volunteer_id = app.volunteer_id() order by m.team_id, v.id <> app.volunteer_id(), v.name, v.id $$;
      -- What they have promised: when and which service of the team, neither household nor place.
      create function app.team_visits(since timestamptz, until timestamptz) returns table (id uuid, team_id uuid, starts_at timestamptz, ends_at timestamptz, service_code text, name text, own boolean)
        language sql stable security definer set search_path = public, app, pg_temp rows 50 as $$
        select a.id, t.id, a.starts_at, a.ends_at, n.service_code, v.name, v.id = app.volunteer_id()
        from team_member mine join volunteer_team t on t.id = mine.team_id join team_member m on m.team_id = t.id join volunteer v on v.id = m.volunteer_id
        join assignment a on a.volunteer_id = v.id and a.state in ('CONFIRMED', 'IN_PROGRESS') and a.starts_at >= since and a.starts_at < until
        join service_need n on n.id = a.need_id and n.service_code = any (t.service_codes)
        where mine.volunteer_id = app.volunteer_id() order by a.starts_at, a.id limit 500 $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function app.team_mates, app.team_visits;
      drop trigger visit_photos_withdrawn on consent;
      drop function app.visit_photos_withdrawn;
      drop table visit_photo_content, visit_photo;
      delete from policy_parameter where key = 'visit.photos.most'`);
  }
}
