import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Talks after what was hard (督导谈话): that one was held and why, never what was said. And which records a supervisor must co-sign. */
export class CreateCareDebriefs20261126060400 implements MigrationInterface {
  name = 'CreateCareDebriefs20261126060400';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table care_debrief (
        id uuid primary key,
        account_id uuid references account,
        volunteer_id uuid references volunteer,
        cause text not null check (cause in ('ALERT', 'BEREAVEMENT', 'LOAD', 'REQUEST')),
        held_on date not null,
        held_by uuid not null references account,
        created_at timestamptz(3) not null default app.now(),
        check ((account_id is null) <> (volunteer_id is null)),
        constraint debrief_by_another check (account_id is distinct from held_by)
      );
      create index care_debrief_account on care_debrief (account_id, held_on desc);
      create index care_debrief_volunteer on care_debrief (volunteer_id, held_on desc);
      call app.protect('care_debrief', 'select, insert');
      create policy read on care_debrief for select using (account_id = (select app.actor_id()) or volunteer_id = (select app.volunteer_id())
        or (account_id is not null and app.supervises(account_id)) or (select app.scope('care:supervise')) @> app.volunteer_area(volunteer_id));
      create policy add on care_debrief for insert with check (held_by = (select app.actor_id())
        and ((account_id is not null and app.supervises(account_id)) or (select app.scope('care:supervise')) @> app.volunteer_area(volunteer_id)));

      -- Signed records that wait for the supervisor: every one where policy says so (care.cosign.all), else those that advise a hospital, refer
      -- on, or during or after which, until the day after they were signed, an alert was opened in their case.
      create function app.cosign_due(session support_session) returns boolean language sql stable set search_path = public, app, pg_temp as $$
        select (session).state = 'SIGNED' and (session).cosigned_by is null and (app.parameter('care.cosign.all', null, app.today()) > 0
          or (session).next_step in ('ADVISE_HOSPITAL', 'REFER_ON')
          or exists (select from risk_alert a where a.referral_id = (session).referral_id and a.raised_at >= (session).starts_at - interval '1 hour' and a.raised_at < (session).signed_at + interval '1 day')) $$;
      create index support_session_cosign on support_session (signed_at) where state = 'SIGNED' and cosigned_by is null;

      insert into policy_parameter (id, key, value, unit, valid_from, source, sample) values
        (gen_random_uuid(), 'care.cosign.all', 0, 'flag', '2000-01-01', null, true);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `drop index support_session_cosign; drop function app.cosign_due; drop table care_debrief; delete from policy_parameter where key = 'care.cosign.all'`,
    );
  }
}
