import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Photos of pairing projects. One that shows people of a household is seen only while a consent in force names photos, and
 * is erased in the transaction that withdraws the last such consent.
 */
export class AddProjectPhotos20261126180000 implements MigrationInterface {
  name = 'AddProjectPhotos20261126180000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table pairing drop constraint pairing_shows_check;
      alter table pairing add constraint pairing_shows_check check (shows <@ array['NAME', 'PHONE', 'ADDRESS', 'MEMBERS', 'INCOME', 'PHOTO']);

      create table pairing_photo (
        id uuid primary key,
        project_id uuid not null references pairing_project,
        -- Null where nobody can be recognised.
        participant_id uuid references pairing_participant,
        milestone_id uuid references pairing_milestone,
        caption text not null check (length(caption) between 1 and 200),
        taken_on date not null,
        width int not null check (width between 1 and 10000),
        height int not null check (height between 1 and 10000),
        added_by uuid not null references account,
        added_at timestamptz(3) not null
      );
      create index pairing_photo_project on pairing_photo (project_id, taken_on desc, id desc);
      create index pairing_photo_participant on pairing_photo (participant_id) where participant_id is not null;
      create index pairing_photo_milestone on pairing_photo (milestone_id) where milestone_id is not null;
      call app.protect('pairing_photo', 'select, insert, delete', '''caption''');
      create policy read on pairing_photo for select using (exists (select from pairing_project p where p.id = project_id)
        and (participant_id is null or exists (select from app.pairing_shows(array[participant_id]) s where 'PHOTO' = any (s.shows))));
      create policy add on pairing_photo for insert with check (added_by = (select app.actor_id()) and project_id in (select app.worked_projects())
        and (participant_id is null or exists (select from app.pairing_shows(array[participant_id]) s where 'PHOTO' = any (s.shows))));
      create policy erase on pairing_photo for delete using (project_id in (select app.worked_projects()));

      create table pairing_photo_content (
        photo_id uuid primary key references pairing_photo on delete cascade,
        content bytea not null check (length(content) between 1 and 524288)
      );
      call app.protect('pairing_photo_content', 'select, insert', '''content''');
      create policy read on pairing_photo_content for select using (exists (select from pairing_photo p where p.id = photo_id));
      create policy add on pairing_photo_content for insert with check (exists (select from pairing_photo p where p.id = photo_id and p.added_by = (select app.actor_id())));

      -- Runs after the pairings of the consent were let go of (triggers of one event fire by name): what another consent still names stays.
      create function app.photo_consent_withdrawn() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          delete from pairing_photo f where f.participant_id in (select p.participant_id from pairing p where p.consent_id = new.id)
            and not exists (select from pairing p join consent c on c.id = p.consent_id where p.participant_id = f.participant_id and 'PHOTO' = any (p.shows)
              and c.withdrawn_at is null and (p.state in ('CONSENTED', 'ACTIVE', 'PAUSED') or (p.state = 'GRADUATED' and p.watch_until >= app.today())));
          return null;
        end $$;
      create trigger photo_withdrawn after update of withdrawn_at on consent for each row when (old.withdrawn_at is null and new.withdrawn_at is not null)
        execute function app.photo_consent_withdrawn();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger photo_withdrawn on consent;
      drop function app.photo_consent_withdrawn;
      drop table pairing_photo_content, pairing_photo;
      update pairing set shows = array_remove(shows, 'PHOTO') where 'PHOTO' = any (shows);
      alter table pairing drop constraint pairing_shows_check;
      alter table pairing add constraint pairing_shows_check check (shows <@ array['NAME', 'PHONE', 'ADDRESS', 'MEMBERS', 'INCOME'])`);
  }
}
