import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Outreach (政策宣传): versions of what is told, and which household was told which version, how and when. A version that somebody was told stays as it was. */
export class CreateOutreach20261126123000 implements MigrationInterface {
  name = 'CreateOutreach20261126123000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table policy_notice (
        id uuid primary key,
        area_code bigint not null references admin_area,
        topic text not null check (length(topic) between 1 and 60),
        number int not null check (number >= 1),
        title text not null check (length(title) between 1 and 100),
        body text not null check (length(body) between 1 and 4000),
        contact text not null check (length(contact) between 1 and 200),
        source text check (length(source) <= 200),
        programmes text[] not null check (cardinality(programmes) > 0 and programmes <@ array['MINIMUM_LIVING_ALLOWANCE', 'EXTREME_HARDSHIP', 'TEMPORARY_ASSISTANCE', 'LOW_INCOME_WATCH', 'REGISTERED_POOR']),
        valid_from date not null,
        published_by uuid not null references account,
        published_at timestamptz(3) not null default app.now(),
        demo boolean not null default false,
        constraint policy_notice_number_once unique (area_code, topic, number)
      );
      create index policy_notice_recent on policy_notice (published_at desc, id desc);
      call app.protect('policy_notice', 'select, insert');
      -- Whoever works in a part of the area tells it there.
      create policy read on policy_notice for select using ((select app.scope('outreach:read')) && int8multirange(app.area_range(area_code)));
      create policy add on policy_notice for insert with check ((select app.scope('outreach:publish')) @> app.area_range(area_code) and published_by = (select app.actor_id()));
      create trigger insert_only before update or delete or truncate on policy_notice for each statement execute function app.refuse_change();

      create table outreach_record (
        id uuid primary key,
        notice_id uuid not null references policy_notice,
        household_id uuid not null references household,
        area_code bigint not null,
        channel text not null check (channel in ('VISIT', 'PHONE', 'LEAFLET', 'MEETING', 'MESSAGE')),
        told_on date not null,
        told_by uuid not null references account,
        note text check (length(note) <= 500),
        recorded_at timestamptz(3) not null default app.now(),
        demo boolean not null default false,
        constraint outreach_record_once unique (notice_id, household_id, channel, told_on)
      );
      create index outreach_record_list on outreach_record (notice_id, told_on desc, id desc);
      create index outreach_record_household on outreach_record (household_id, notice_id);
      call app.protect('outreach_record', 'select, insert', '''note''');
      create policy read on outreach_record for select using ((select app.scope('outreach:read')) @> area_code);
      create policy add on outreach_record for insert with check ((select app.scope('outreach:record')) @> area_code and told_by = (select app.actor_id())
        and app.household_area(household_id) = area_code);
      create trigger insert_only before update or delete or truncate on outreach_record for each statement execute function app.refuse_change();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table outreach_record, policy_notice cascade`);
  }
}
