import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Dispersed care (分散供养照料) of persons in extreme hardship who live at home: the five things that must exist (五有), each with its
 * evidence and the day on which that runs out; visits by rule; and a checklist that the source does not itemise.
 */
export class CreateHardship20261126112000 implements MigrationInterface {
  name = 'CreateHardship20261126112000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table dispersed_care (
        id uuid primary key,
        household_id uuid not null references household,
        person_id uuid not null references person,
        area_code bigint not null references admin_area,
        carer text not null check (length(carer) between 1 and 200),
        began_on date not null,
        ended_on date,
        end_reason text check (length(end_reason) between 1 and 1000),
        recorded_by uuid not null references account default app.actor_id(),
        version int not null default 1,
        check ((ended_on is null) = (end_reason is null)),
        check (ended_on >= began_on)
      );
      create unique index dispersed_care_once on dispersed_care (person_id) where ended_on is null;
      create index dispersed_care_household on dispersed_care (household_id, began_on);
      create index dispersed_care_queue on dispersed_care (began_on, id) where ended_on is null;
      call app.protect('dispersed_care', 'select, insert, update', '''carer''');
      create policy read on dispersed_care for select using ((select app.scope('hardship:read')) @> area_code);
      create policy add on dispersed_care for insert with check ((select app.scope('hardship:work')) @> area_code and area_code = app.household_area(household_id) and recorded_by = (select app.actor_id()));
      create policy edit on dispersed_care for update using ((select app.scope('hardship:work')) @> area_code);
      create function app.dispersed_care_area(care uuid) returns bigint language sql stable security definer set search_path = public, app, pg_temp
        as $$ select area_code from dispersed_care c where c.id = $1 $$;

      -- Evidence of one of the five things; the same thing again takes the place of the one before. Never changed.
      create table care_evidence (
        id uuid primary key,
        care_id uuid not null references dispersed_care,
        kind text not null check (kind in ('AGREEMENT', 'STANDARD', 'VISITS', 'EMERGENCY_PLAN', 'DYNAMIC_MANAGEMENT')),
        what text not null check (length(what) between 1 and 500),
        valid_from date not null,
        expires_on date not null,
        recorded_by uuid not null references account default app.actor_id(),
        recorded_at timestamptz(3) not null default app.now(),
        constraint evidence_days check (expires_on >= valid_from)
      );
      create index care_evidence_care on care_evidence (care_id, kind, recorded_at);
      call app.protect('care_evidence', 'select, insert');
      create policy read on care_evidence for select using ((select app.scope('hardship:read')) @> app.dispersed_care_area(care_id));
      create policy add on care_evidence for insert with check ((select app.scope('hardship:work')) @> app.dispersed_care_area(care_id) and recorded_by = (select app.actor_id()));
      create trigger insert_only before update or delete or truncate on care_evidence for each statement execute function app.refuse_change();

      create table dispersed_visit (
        id uuid primary key,
        care_id uuid not null references dispersed_care,
        visited_on date not null,
        found text not null check (length(found) between 1 and 1000),
        recorded_by uuid not null references account default app.actor_id(),
        recorded_at timestamptz(3) not null default app.now(),
        constraint dispersed_visit_once unique (care_id, visited_on)
      );
      call app.protect('dispersed_visit', 'select, insert', '''found''');
      create policy read on dispersed_visit for select using ((select app.scope('hardship:read')) @> app.dispersed_care_area(care_id));
      create policy add on dispersed_visit for insert with check ((select app.scope('hardship:work')) @> app.dispersed_care_area(care_id) and recorded_by = (select app.actor_id()));
      create trigger insert_only before update or delete or truncate on dispersed_visit for each statement execute function app.refuse_change();

      -- 三清: the source names it and does not itemise it. Items are the city's to replace; answers keep the text that was asked.
      create table care_check_item (
        id uuid primary key,
        position int not null,
        name text not null check (length(name) between 1 and 200),
        name_en text not null check (length(name_en) between 1 and 200),
        sample boolean not null default false,
        active boolean not null default true,
        version int not null default 1
      );
      call app.protect('care_check_item', 'select, insert, update');
      create policy read on care_check_item for select using ((select app.actor_id()) is not null);
      create policy add on care_check_item for insert with check ((select app.can('catalogue:edit')));
      create policy edit on care_check_item for update using ((select app.can('catalogue:edit')));
      create table care_check (
        id uuid primary key,
        care_id uuid not null references dispersed_care,
        item_id uuid not null references care_check_item,
        asked text not null,
        clear boolean not null,
        note text check (length(note) between 1 and 500),
        checked_by uuid not null references account default app.actor_id(),
        checked_at timestamptz(3) not null default app.now(),
        constraint care_check_says_why check (clear or note is not null)
      );
      create index care_check_care on care_check (care_id, item_id, checked_at);
      call app.protect('care_check', 'select, insert', '''note''');
      create policy read on care_check for select using ((select app.scope('hardship:read')) @> app.dispersed_care_area(care_id));
      create policy add on care_check for insert with check ((select app.scope('hardship:work')) @> app.dispersed_care_area(care_id) and checked_by = (select app.actor_id()));
      create trigger insert_only before update or delete or truncate on care_check for each statement execute function app.refuse_change();

      -- How many of the five things hold on a day.
      create function app.care_things(care uuid, on_day date) returns int language sql stable set search_path = public, app, pg_temp as $$
        select count(distinct e.kind)::int from care_evidence e where e.care_id = care and e.valid_from <= on_day and e.expires_on >= on_day $$;

      insert into care_check_item (id, position, name, name_en, sample) values
        (gen_random_uuid(), 1, '基本情况清：身份、健康、住房和亲属情况已核实', 'Circumstances clear: identity, health, housing and relatives verified', true),
        (gen_random_uuid(), 2, '照料责任清：照料人、照料内容和联系方式明确', 'Duties clear: who cares, what for and how to reach them', true),
        (gen_random_uuid(), 3, '资金使用清：供养金和照料护理费发放使用可查', 'Money clear: what is paid and how it is used can be traced', true);
      insert into policy_parameter (id, key, value, unit, valid_from, sample) values (gen_random_uuid(), 'hardship.evidence.expiring.days', 30, 'day', '2000-01-01', true);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table care_check, care_check_item, dispersed_visit, care_evidence, dispersed_care cascade;
      drop function app.care_things, app.dispersed_care_area;
      delete from policy_parameter where key = 'hardship.evidence.expiring.days'`);
  }
}
