import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Applications of people who want to serve: given by anybody without an account, through one bounded function; read and
 * decided by coordinators of the area. The identity number is not asked here.
 */
export class CreateJoining20261126131000 implements MigrationInterface {
  name = 'CreateJoining20261126131000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table volunteer_agreement (
        id uuid primary key,
        body text not null,
        body_en text not null,
        valid_from date not null,
        sample boolean not null default true,
        constraint volunteer_agreement_day unique (valid_from)
      );
      call app.protect('volunteer_agreement', 'select');
      -- Whoever wants to join reads it before there is an account.
      create policy read on volunteer_agreement for select using (true);
      insert into volunteer_agreement (id, body, body_en, valid_from) values (gen_random_uuid(),
        '我自愿参加社会救助志愿服务。我会按约定的时间到达；对服务中知道的家庭情况保密，不拍照、不外传；不收受财物；发现危险立即报告。我同意将所填姓名、电话和所在区用于审核本次申请；不再需要时可要求删除。',
        'I serve of my own will. I come at the agreed time; I keep what I learn about households to myself, take no pictures and pass nothing on; I accept neither money nor gifts; I report danger at once. I agree that my name, telephone number and district are used to decide on this application; I may ask for their deletion when they are no longer needed.',
        '2000-01-01');

      create sequence volunteer_application_number;
      create table volunteer_application (
        id uuid primary key,
        number text not null constraint volunteer_application_number_taken unique,
        name text not null check (char_length(name) between 1 and 60),
        phone text not null,
        area_code bigint not null references admin_area,
        team_kind text check (team_kind in ('BLUE_VEST', 'RED_SEAGULL', 'LITTLE_ORANGE_LAMP', 'OTHER')),
        languages text not null default '' check (char_length(languages) <= 100),
        times text not null default '' check (char_length(times) <= 300),
        motive text not null check (char_length(motive) between 1 and 1000),
        agreement_id uuid not null references volunteer_agreement,
        state text not null default 'RECEIVED' check (state in ('RECEIVED', 'INTERVIEW', 'ACCEPTED', 'DECLINED')),
        interview_at timestamptz(3),
        interview_note text,
        reason text,
        decided_by uuid references account,
        decided_at timestamptz(3),
        volunteer_id uuid references volunteer on delete set null,
        created_at timestamptz(3) not null,
        version int not null default 1,
        check ((state in ('ACCEPTED', 'DECLINED')) = (decided_at is not null)),
        check (state <> 'DECLINED' or reason is not null)
      );
      create index volunteer_application_open on volunteer_application (created_at, id) where state in ('RECEIVED', 'INTERVIEW');
      create index volunteer_application_recent on volunteer_application (created_at desc, id desc);
      -- One application of a telephone number waits at a time.
      create unique index volunteer_application_once on volunteer_application (phone) where state in ('RECEIVED', 'INTERVIEW');
      call app.protect('volunteer_application', 'select, update', '''name'', ''phone'', ''motive'', ''times'', ''interview_note'', ''reason''');
      create policy read on volunteer_application for select using ((select app.scope('applicant:decide')) @> area_code);
      create policy edit on volunteer_application for update using ((select app.scope('applicant:decide')) @> area_code);

      -- Keeps an application. Answers false when the district has had as many today as policy takes. A number that waits
      -- already is not told apart from a new one: nobody learns here who has applied.
      create function app.apply_as_volunteer(application uuid, applicant text, reached text, area bigint, team text, spoken text, when_free text, why text, agreed uuid)
        returns boolean language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          if (select count(*) from volunteer_application a where a.area_code = area and a.created_at > app.now() - interval '1 day')
            >= coalesce(app.parameter('join.applications.daily', area, app.today()), 0) then return false; end if;
          insert into volunteer_application (id, number, name, phone, area_code, team_kind, languages, times, motive, agreement_id, created_at)
            values (application, 'SQ' || lpad(nextval('volunteer_application_number')::text, 7, '0'), applicant, reached, area, team, spoken, when_free, why, agreed, app.now())
            on conflict do nothing;
          return true;
        end $$;
      insert into policy_parameter (id, key, value, unit, valid_from, sample) values (gen_random_uuid(), 'join.applications.daily', 200, 'application', '2000-01-01', true);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function app.apply_as_volunteer; drop table volunteer_application, volunteer_agreement; drop sequence volunteer_application_number;
      delete from policy_parameter where key = 'join.applications.daily'`);
  }
}
