import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Personal calendar feeds: a secret link that a calendar of one's own fetches, without names or places. */
export class CreateCalendarFeeds20261126082000 implements MigrationInterface {
  name = 'CreateCalendarFeeds20261126082000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table calendar_feed (
        id uuid primary key,
        account_id uuid not null references account,
        token_hash bytea not null constraint calendar_token_taken unique,
        created_at timestamptz(3) not null,
        revoked_at timestamptz(3)
      );
      create unique index calendar_feed_living on calendar_feed (account_id) where revoked_at is null;
      call app.protect('calendar_feed', 'select, insert, update', '''token_hash''');
      create policy own on calendar_feed for all using (account_id = (select app.actor_id())) with check (account_id = (select app.actor_id()) and (select app.can('assignment:serve')));

      -- Whoever holds the link learns when and which service, and nothing of whom or where. A disabled account has no feed.
      create function app.calendar_events(wanted bytea, since timestamptz)
        returns table (id uuid, starts_at timestamptz, ends_at timestamptz, state text, version int, service text, service_en text)
        language sql stable security definer set search_path = public, app, pg_temp as $$
        select a.id, a.starts_at, a.ends_at, a.state, a.version, s.name, s.name_en
        from calendar_feed f join account c on c.id = f.account_id and c.state = 'ACTIVE' join volunteer v on v.account_id = f.account_id
        join assignment a on a.volunteer_id = v.id join service_need n on n.id = a.need_id join service_type s on s.code = n.service_code
        where f.token_hash = wanted and f.revoked_at is null and a.starts_at >= since order by a.starts_at, a.id limit 1000 $$;
      create function app.calendar_feed_lives(wanted bytea) returns boolean language sql stable security definer set search_path = public, app, pg_temp
        as $$ select exists (select from calendar_feed f join account c on c.id = f.account_id and c.state = 'ACTIVE' where f.token_hash = wanted and f.revoked_at is null) $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function app.calendar_events, app.calendar_feed_lives; drop table calendar_feed');
  }
}
