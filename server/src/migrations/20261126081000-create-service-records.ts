import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Service records (志愿服务记录) and certificates (志愿服务记录证明). Hours are not kept a second time: they follow from
 * verified visits, whose times never overlap, and from corrections that a second person granted.
 */
export class CreateServiceRecords20261126081000 implements MigrationInterface {
  name = 'CreateServiceRecords20261126081000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- A volunteer's wish to have the minutes of a verified visit put right. What was first recorded stays.
      create table record_correction (
        id uuid primary key,
        assignment_id uuid not null references assignment,
        volunteer_id uuid not null references volunteer,
        area_code bigint not null,
        minutes int not null check (minutes between 0 and 1440),
        reason text not null,
        state text not null default 'ASKED' check (state in ('ASKED', 'GRANTED', 'REFUSED')),
        asked_at timestamptz(3) not null,
        decided_by uuid references account,
        decided_at timestamptz(3),
        decision_note text,
        version int not null default 1,
        check ((state = 'ASKED') = (decided_at is null))
      );
      create unique index correction_open on record_correction (assignment_id) where state = 'ASKED';
      create index correction_volunteer on record_correction (volunteer_id, asked_at desc);
      create index correction_to_decide on record_correction (area_code, asked_at) where state = 'ASKED';
      call app.protect('record_correction', 'select, insert, update', '''reason'', ''decision_note''');
      create policy read on record_correction for select using ((select app.scope('record:decide')) @> area_code or volunteer_id = (select app.volunteer_id()));
      create policy add on record_correction for insert with check (volunteer_id = (select app.volunteer_id()));
      create policy edit on record_correction for update using ((select app.scope('record:decide')) @> area_code);

      -- 评单: what the household said of a visit, told to a worker; the volunteer sees it.
      create table visit_rating (
        id uuid primary key,
        assignment_id uuid not null constraint visit_rated_once unique references assignment,
        stars int not null check (stars between 1 and 5),
        words text,
        heard_by uuid not null references account,
        heard_at timestamptz(3) not null
      );
      call app.protect('visit_rating', 'select, insert', '''words''');
      create policy read on visit_rating for select using (exists (select from assignment a where a.id = assignment_id));
      create policy add on visit_rating for insert with check (exists (select from assignment a where a.id = assignment_id and (select app.scope('record:rate')) @> a.area_code));

      -- The words of certificates, to be replaced by the city's own; {{…}} are filled in. The latest that has begun is used.
      create table certificate_template (
        id uuid primary key,
        title text not null,
        body text not null,
        issuer text not null,
        valid_from date not null,
        sample boolean not null default false,
        constraint certificate_template_day unique (valid_from)
      );
      call app.protect('certificate_template', 'select, insert');
      create policy read on certificate_template for select using ((select app.actor_id()) is not null);
      create policy add on certificate_template for insert with check ((select app.can('certificate:template')));
      insert into certificate_template (id, title, body, issuer, valid_from, sample) values (gen_random_uuid(), '志愿服务记录证明',
        '兹证明志愿者{{name}}（志愿者编号{{number}}）于{{from}}至{{until}}参加社会救助志愿服务{{visits}}次，经核实的志愿服务时长共计{{hours}}小时。特此证明。', '青岛市社会救助服务平台（样本）', '2000-01-01', true);

      -- What a certificate said when it was issued; later changes of visits or templates do not change it, a withdrawal does.
      create table service_certificate (
        id uuid primary key,
        code text not null constraint certificate_code_taken unique,
        volunteer_id uuid not null references volunteer,
        "from" date not null,
        until date not null,
        minutes int not null check (minutes > 0),
        visits int not null check (visits > 0),
        template_id uuid not null references certificate_template,
        issued_by uuid not null references account,
        issued_at timestamptz(3) not null,
        withdrawn_by uuid references account,
        withdrawn_at timestamptz(3),
        withdrawn_reason text,
        version int not null default 1,
        check (until >= "from"),
        check ((withdrawn_at is null) = (withdrawn_reason is null))
      );
      create index certificate_volunteer on service_certificate (volunteer_id, issued_at desc);
      call app.protect('service_certificate', 'select, insert, update');
      create policy read on service_certificate for select using (exists (select from volunteer v where v.id = volunteer_id));
      create policy add on service_certificate for insert with check ((select app.scope('certificate:issue')) @> app.volunteer_area(volunteer_id));
      create policy edit on service_certificate for update using ((select app.scope('certificate:issue')) @> app.volunteer_area(volunteer_id));

      -- Verified visits of volunteers whom the actor may see, wherever they were: no household, no place. A granted
      -- correction counts instead of what was first recorded, and never for more than the time between check-in and check-out.
      create function app.service_records(ids uuid[], since date, until date)
        returns table (id uuid, volunteer_id uuid, service_code text, served_on date, starts_at timestamptz, ends_at timestamptz, recorded_minutes int, minutes int)
        language sql stable security definer set search_path = public, app, pg_temp as $$
        select a.id, a.volunteer_id, n.service_code, (a.checked_in_at at time zone 'Asia/Shanghai')::date, a.checked_in_at, a.checked_out_at, a.minutes_served,
          coalesce((select c.minutes from record_correction c where c.assignment_id = a.id and c.state = 'GRANTED' order by c.decided_at desc limit 1), a.minutes_served)
        from assignment a join service_need n on n.id = a.need_id
        where a.volunteer_id in (select app.seen_volunteers(ids)) and a.state = 'VERIFIED'
          and (a.checked_in_at at time zone 'Asia/Shanghai')::date between since and until $$;

      -- What anybody who holds a certificate learns from its code. The name is masked here, before it leaves the database's rights.
      create function app.certificate_by_code(wanted text)
        returns table (name text, number text, "from" date, until date, minutes int, visits int, issuer text, issued_at timestamptz, withdrawn_at timestamptz)
        language sql stable security definer set search_path = public, app, pg_temp as $$
        select case when length(v.name) <= 2 then left(v.name, 1) || '*' else left(v.name, 1) || repeat('*', length(v.name) - 2) || right(v.name, 1) end,
          v.number, c."from", c.until, c.minutes, c.visits, t.issuer, c.issued_at, c.withdrawn_at
        from service_certificate c join volunteer v on v.id = c.volunteer_id join certificate_template t on t.id = c.template_id where c.code = wanted $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'drop function app.certificate_by_code, app.service_records; drop table service_certificate, certificate_template, visit_rating, record_correction',
    );
  }
}
