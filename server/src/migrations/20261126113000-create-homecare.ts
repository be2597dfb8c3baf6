import type { MigrationInterface, QueryRunner } from 'typeorm';

const step = (points: number, label: string, labelEn: string) => ({ points, label, labelEn });
const three = (none: string, noneEn: string, some: string, someEn: string, full: string, fullEn: string) => [
  step(0, none, noneEn),
  step(5, some, someEn),
  step(10, full, fullEn),
];
const two = (full: string, fullEn: string) => [step(0, '需要帮助', 'Needs help'), step(5, full, fullEn)];

/** Barthel index of daily living, ten items with the usual weights; 100 points are full independence. */
const BARTHEL = [
  {
    code: 'FEEDING',
    name: '进食',
    nameEn: 'Feeding',
    options: three('完全依赖', 'Unable', '需部分帮助', 'Needs help', '独立', 'Independent'),
  },
  { code: 'BATHING', name: '洗澡', nameEn: 'Bathing', options: two('独立', 'Independent') },
  { code: 'GROOMING', name: '修饰', nameEn: 'Grooming', options: two('独立', 'Independent') },
  {
    code: 'DRESSING',
    name: '穿衣',
    nameEn: 'Dressing',
    options: three('完全依赖', 'Dependent', '需部分帮助', 'Needs help', '独立', 'Independent'),
  },
  {
    code: 'BOWELS',
    name: '控制大便',
    nameEn: 'Bowels',
    options: three('失禁', 'Incontinent', '偶尔失禁', 'Occasional accident', '能控制', 'Continent'),
  },
  {
    code: 'BLADDER',
    name: '控制小便',
    nameEn: 'Bladder',
    options: three('失禁', 'Incontinent', '偶尔失禁', 'Occasional accident', '能控制', 'Continent'),
  },
  {
    code: 'TOILET',
    name: '如厕',
    nameEn: 'Toilet use',
    options: three('完全依赖', 'Dependent', '需部分帮助', 'Needs help', '独立', 'Independent'),
  },
  {
    code: 'TRANSFER',
    name: '床椅转移',
    nameEn: 'Transfer from bed to chair',
    options: [
      step(0, '完全依赖', 'Unable'),
      step(5, '需大量帮助', 'Needs much help'),
      step(10, '需少量帮助', 'Needs little help'),
      step(15, '独立', 'Independent'),
    ],
  },
  {
    code: 'MOBILITY',
    name: '平地行走',
    nameEn: 'Walking on level ground',
    options: [
      step(0, '不能移动', 'Immobile'),
      step(5, '独立操作轮椅', 'Independent in a wheelchair'),
      step(10, '需一人帮助', 'Walks with the help of one person'),
      step(15, '独立', 'Independent'),
    ],
  },
  {
    code: 'STAIRS',
    name: '上下楼梯',
    nameEn: 'Stairs',
    options: three('不能', 'Unable', '需部分帮助', 'Needs help', '独立', 'Independent'),
  },
];
/** Bands of the total as they are used with this scale; the city may replace them by a version of its own. */
const BANDS = [
  { from: 0, to: 40, level: 'SEVERE', name: '重度依赖', nameEn: 'Severe dependence' },
  { from: 41, to: 60, level: 'MODERATE', name: '中度依赖', nameEn: 'Moderate dependence' },
  { from: 61, to: 99, level: 'MILD', name: '轻度依赖', nameEn: 'Mild dependence' },
  { from: 100, to: 100, level: 'NONE', name: '无需依赖', nameEn: 'Independent' },
];

/**
 * Care for disabled people in hardship (困难失能人员照护): an assessment by a versioned scale, an arrangement with its week, hours that
 * somebody else confirms, and checks of quality. Scale and bands are data of this module; nothing here is psychological care.
 */
export class CreateHomecare20261126113000 implements MigrationInterface {
  name = 'CreateHomecare20261126113000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table ability_scale (
        id uuid primary key,
        code text not null check (code ~ '^[A-Z][A-Z0-9_]{1,39}$'),
        number int not null check (number >= 1),
        name text not null,
        name_en text not null,
        items jsonb not null check (jsonb_typeof(items) = 'array'),
        bands jsonb not null check (jsonb_typeof(bands) = 'array'),
        valid_from date not null,
        sample boolean not null default false,
        constraint ability_scale_once unique (code, number)
      );
      call app.protect('ability_scale', 'select');
      create policy read on ability_scale for select using ((select app.actor_id()) is not null);
      create trigger insert_only before update or delete or truncate on ability_scale for each statement execute function app.refuse_change();

      create table ability_assessment (
        id uuid primary key,
        household_id uuid not null references household,
        person_id uuid not null references person,
        area_code bigint not null references admin_area,
        scale_id uuid not null references ability_scale,
        answers jsonb not null,
        -- Total and level follow from the answers and the version of the scale: no one writes them.
        total int not null,
        level text not null,
        assessed_on date not null,
        note text check (length(note) between 1 and 1000),
        assessor_id uuid not null references account default app.actor_id(),
        recorded_at timestamptz(3) not null default app.now()
      );
      create index ability_assessment_household on ability_assessment (household_id, assessed_on);
      call app.protect('ability_assessment', 'select, insert', '''answers'', ''note'', ''total'', ''level''');
      create policy read on ability_assessment for select using ((select app.scope('homecare:read')) @> area_code);
      create policy add on ability_assessment for insert with check ((select app.scope('homecare:work')) @> area_code and area_code = app.household_area(household_id) and assessor_id = (select app.actor_id()));
      create trigger insert_only before update or delete or truncate on ability_assessment for each statement execute function app.refuse_change();
      create function app.ability_scored() returns trigger language plpgsql set search_path = public, app, pg_temp as $$
        declare scale ability_scale; faults int; band jsonb;
        begin
          select * into scale from ability_scale where id = new.scale_id;
          -- Each item of this version once, with points that it offers, and nothing else.
          select count(*) into faults from jsonb_array_elements(scale.items) i
            where not exists (select from jsonb_array_elements(i -> 'options') o where o -> 'points' = new.answers -> (i ->> 'code'));
          if faults > 0 or (select count(*) from jsonb_object_keys(new.answers)) <> jsonb_array_length(scale.items) then
            raise exception 'answers do not fit the scale' using errcode = 'check_violation', constraint = 'ability_answers_fit';
          end if;
          select sum(value::int) into new.total from jsonb_each_text(new.answers);
          select b into band from jsonb_array_elements(scale.bands) b where new.total between (b ->> 'from')::int and (b ->> 'to')::int;
          new.level := band ->> 'level';
          return new;
        end $$;
      create trigger scored before insert on ability_assessment for each row execute function app.ability_scored();

      create table care_arrangement (
        id uuid primary key,
        household_id uuid not null references household,
        person_id uuid not null references person,
        area_code bigint not null references admin_area,
        assessment_id uuid not null references ability_assessment,
        provider text not null check (length(provider) between 1 and 200),
        began_on date not null,
        ended_on date,
        end_reason text check (length(end_reason) between 1 and 1000),
        recorded_by uuid not null references account default app.actor_id(),
        version int not null default 1,
        check ((ended_on is null) = (end_reason is null)),
        check (ended_on >= began_on)
      );
      create unique index arrangement_once on care_arrangement (person_id) where ended_on is null;
      create index care_arrangement_household on care_arrangement (household_id, began_on);
      create index care_arrangement_queue on care_arrangement (began_on, id) where ended_on is null;
      call app.protect('care_arrangement', 'select, insert, update');
      create policy read on care_arrangement for select using ((select app.scope('homecare:read')) @> area_code);
      create policy add on care_arrangement for insert with check ((select app.scope('homecare:work')) @> area_code and area_code = app.household_area(household_id) and recorded_by = (select app.actor_id()));
      create policy edit on care_arrangement for update using ((select app.scope('homecare:work')) @> area_code);
      create function app.arrangement_area(arrangement uuid) returns bigint language sql stable security definer set search_path = public, app, pg_temp
        as $$ select area_code from care_arrangement a where a.id = $1 $$;

      create table care_slot (
        id uuid primary key,
        arrangement_id uuid not null references care_arrangement,
        weekday int not null check (weekday between 1 and 7),
        starts_minute int not null check (starts_minute between 0 and 1439),
        minutes int not null check (minutes between 5 and 720),
        task text not null check (length(task) between 1 and 200),
        constraint slot_within_day check (starts_minute + minutes <= 1440),
        constraint care_slot_overlap exclude using gist (arrangement_id with =, weekday with =, int4range(starts_minute, starts_minute + minutes) with &&)
      );
      call app.protect('care_slot', 'select, insert');
      create policy read on care_slot for select using ((select app.scope('homecare:read')) @> app.arrangement_area(arrangement_id));
      create policy add on care_slot for insert with check ((select app.scope('homecare:work')) @> app.arrangement_area(arrangement_id));

      -- Hours of one arrangement never overlap; they count when somebody else has confirmed them.
      create table care_hours (
        id uuid primary key,
        arrangement_id uuid not null references care_arrangement,
        starts_at timestamptz(3) not null,
        minutes int not null check (minutes between 5 and 720),
        -- Kept by trigger, so that the constraint below can ask it.
        ends_at timestamptz(3) not null,
        carer text not null check (length(carer) between 1 and 100),
        task text not null check (length(task) between 1 and 200),
        recorded_by uuid not null references account default app.actor_id(),
        recorded_at timestamptz(3) not null default app.now(),
        verified_by uuid references account,
        verified_at timestamptz(3),
        version int not null default 1,
        check ((verified_by is null) = (verified_at is null)),
        constraint hours_verified_by_another check (verified_by is distinct from recorded_by),
        constraint care_hours_overlap exclude using gist (arrangement_id with =, tstzrange(starts_at, ends_at) with &&)
      );
      create function app.hours_ending() returns trigger language plpgsql as $$
        begin
          new.ends_at := new.starts_at + new.minutes * interval '1 minute';
          return new;
        end $$;
      create trigger hours_ending before insert on care_hours for each row execute function app.hours_ending();
      create index care_hours_day on care_hours (arrangement_id, starts_at);
      call app.protect('care_hours', 'select, insert, update');
      create policy read on care_hours for select using ((select app.scope('homecare:read')) @> app.arrangement_area(arrangement_id));
      create policy add on care_hours for insert with check ((select app.scope('homecare:work')) @> app.arrangement_area(arrangement_id) and recorded_by = (select app.actor_id()) and verified_by is null);
      create policy edit on care_hours for update using ((select app.scope('homecare:verify')) @> app.arrangement_area(arrangement_id));
      create function app.hours_changing() returns trigger language plpgsql as $$
        begin
          if (to_jsonb(old) - '{verified_by,verified_at,version}'::text[]) <> (to_jsonb(new) - '{verified_by,verified_at,version}'::text[]) or old.verified_by is not null then
            raise exception 'hours are confirmed, not changed' using errcode = 'restrict_violation', constraint = 'hours_stay';
          end if;
          return new;
        end $$;
      create trigger hours_stay before update on care_hours for each row execute function app.hours_changing();

      create table care_quality_check (
        id uuid primary key,
        arrangement_id uuid not null references care_arrangement,
        checked_on date not null,
        result text not null check (result in ('GOOD', 'ADEQUATE', 'POOR')),
        unannounced boolean not null default true,
        findings text not null check (length(findings) between 1 and 1000),
        checked_by uuid not null references account default app.actor_id(),
        recorded_at timestamptz(3) not null default app.now()
      );
      create index care_quality_arrangement on care_quality_check (arrangement_id, checked_on);
      call app.protect('care_quality_check', 'select, insert', '''findings''');
      create policy read on care_quality_check for select using ((select app.scope('homecare:read')) @> app.arrangement_area(arrangement_id));
      create policy add on care_quality_check for insert with check ((select app.scope('homecare:verify')) @> app.arrangement_area(arrangement_id) and checked_by = (select app.actor_id()));
      create trigger insert_only before update or delete or truncate on care_quality_check for each statement execute function app.refuse_change();
      -- Nobody checks the care whose hours they recorded.
      create function app.quality_by_another() returns trigger language plpgsql set search_path = public, app, pg_temp as $$
        begin
          if exists (select from care_hours h where h.arrangement_id = new.arrangement_id and h.recorded_by = new.checked_by) then
            raise exception 'checked by who recorded the hours' using errcode = 'check_violation', constraint = 'quality_by_another';
          end if;
          return new;
        end $$;
      create trigger by_another before insert on care_quality_check for each row execute function app.quality_by_another();
    `);
    await db.query(
      "insert into ability_scale (id, code, number, name, name_en, items, bands, valid_from, sample) values (gen_random_uuid(), 'BARTHEL', 1, 'Barthel 指数（日常生活活动能力）', 'Barthel index of daily living', $1, $2, '2000-01-01', true)",
      [JSON.stringify(BARTHEL), JSON.stringify(BANDS)],
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table care_quality_check, care_hours, care_slot, care_arrangement, ability_assessment, ability_scale cascade;
      drop function app.quality_by_another, app.hours_changing, app.hours_ending, app.arrangement_area, app.ability_scored`);
  }
}
