import type { MigrationInterface, QueryRunner } from 'typeorm';

interface Words {
  kind: string;
  /** Goes out at once: quiet hours and the daily summary do not hold it back. */
  urgent?: true;
  /** Never posted to the chat of a group. */
  personal?: true;
  name: readonly [zh: string, en: string];
  subject: readonly [zh: string, en: string];
  body: readonly [zh: string, en: string];
}

const WORDS: readonly Words[] = [
  {
    kind: 'OFFER_SENT',
    name: ['新派单', 'New offer'],
    subject: ['新派单 {{number}}', 'New offer {{number}}'],
    body: [
      '有一项服务需求（编号 {{number}}）等您答复。查看并答复：{{link}}',
      'A need (number {{number}}) waits for your answer. See it and answer: {{link}}',
    ],
  },
  {
    kind: 'OFFER_EXPIRING',
    name: ['派单即将到期', 'Offer about to expire'],
    subject: ['派单 {{number}} 即将到期', 'Offer {{number}} is about to expire'],
    body: ['派单（编号 {{number}}）快到答复期限了。查看并答复：{{link}}', 'The offer {{number}} soon expires. See it and answer: {{link}}'],
  },
  {
    kind: 'OFFER_WITHDRAWN',
    name: ['派单已撤回', 'Offer taken back'],
    subject: ['派单 {{number}} 已撤回', 'Offer {{number}} was taken back'],
    body: ['派单（编号 {{number}}）已撤回，不必再答复。{{link}}', 'The offer {{number}} was taken back; no answer is needed. {{link}}'],
  },
  {
    kind: 'ASSIGNMENT_CHANGED',
    name: ['服务安排变动', 'Visit changed'],
    subject: ['服务安排 {{number}} 有变动', 'Visit {{number}} was changed'],
    body: [
      '您的一次服务（编号 {{number}}）有变动，出发前请查看：{{link}}',
      'A visit of yours (number {{number}}) was changed. Look before you leave: {{link}}',
    ],
  },
  {
    kind: 'CLOCK_STEP',
    name: ['时限提醒', 'Deadline'],
    subject: ['时限提醒 {{number}}', 'Deadline {{number}}'],
    body: ['一项时限需要您处理（编号 {{number}}）。查看：{{link}}', 'A deadline calls for you (number {{number}}). See it: {{link}}'],
  },
  {
    kind: 'RISK_ALERT',
    urgent: true,
    personal: true,
    name: ['等待确认的警示', 'Alert to acknowledge'],
    subject: ['有一条警示等您确认', 'An alert waits for you'],
    body: ['轮到您确认一条警示，请登录查看：{{link}}', 'It is your turn to acknowledge an alert. Sign in to see it: {{link}}'],
  },
  {
    kind: 'BREACH_DIGEST',
    name: ['逾期汇总', 'What is late'],
    subject: ['今日逾期 {{count}} 项', '{{count}} late today'],
    body: ['您负责的区域今日有 {{count}} 项时限已逾期。查看：{{link}}', '{{count}} deadlines in your area have passed. See them: {{link}}'],
  },
  {
    kind: 'DIGEST',
    name: ['每日汇总', 'Daily summary'],
    subject: ['今日消息 {{count}} 条', '{{count}} messages today'],
    body: ['您有 {{count}} 条新消息。查看：{{link}}', 'You have {{count}} new messages. See them: {{link}}'],
  },
];

/** Numbers that no source states. */
const SAMPLES: readonly (readonly [key: string, value: number, unit: string])[] = [
  ['notification.offer.expiring.minutes', 60, 'minute'],
  ['notification.breach.minute', 510, 'minute of the day'],
  ['notification.attempts', 6, 'attempt'],
  ['notification.retry.minutes', 2, 'minute'],
  ['notification.keep.days', 180, 'day'],
];

/**
 * Notifications (消息): an inbox of each account, filled by triggers where something happens, so that no path of the code
 * can forget it; deliveries by mail and to group robots, sent by jobs; and what each account chose. A notification holds a
 * kind, a number that people quote and a path, and nothing of a person.
 */
export class CreateNotifications20261126160000 implements MigrationInterface {
  name = 'CreateNotifications20261126160000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Another kind of long work, whatever others there are by now.
      do $$ declare known text; begin
        select string_agg(quote_literal(m[1]), ', ') into known from pg_constraint c, regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g') m where c.conname = 'job_run_kind_check';
        execute 'alter table job_run drop constraint job_run_kind_check, add constraint job_run_kind_check check (kind in (' || known || ', ''NOTIFICATIONS''))';
      end $$;

      create function app.notification_words(words text) returns boolean language sql immutable as $$
        -- Nothing but these three can be put in: there is no place for a name.
        select regexp_replace(words, '\\{\\{(number|link|count)\\}\\}', '', 'g') !~ '[{}]' $$;
      create table notification_template (
        id uuid primary key,
        kind text not null constraint notification_template_once unique check (kind ~ '^[A-Z_]{3,30}$'),
        urgent boolean not null,
        group_allowed boolean not null,
        name text not null,
        name_en text not null,
        subject text not null check (char_length(subject) between 1 and 120),
        subject_en text not null check (char_length(subject_en) between 1 and 120),
        body text not null check (char_length(body) between 1 and 1000),
        body_en text not null check (char_length(body_en) between 1 and 1000),
        sample boolean not null default true,
        version int not null default 1,
        constraint notification_words_known check (app.notification_words(subject || subject_en || body || body_en))
      );
      call app.protect('notification_template', 'select');
      grant update (subject, subject_en, body, body_en, sample, version) on notification_template to finemesh_app;
      create policy read on notification_template for select using ((select app.actor_id()) is not null);
      create policy edit on notification_template for update using ((select app.can('notification:configure')));
      create trigger reference_changed after insert or update or delete or truncate on notification_template for each statement execute function app.reference_changed();

      create table notification_webhook (
        id uuid primary key,
        name text not null check (char_length(name) between 1 and 60) constraint notification_webhook_name_taken unique,
        kind text not null check (kind in ('WECOM', 'DINGTALK')),
        host text not null,
        -- The address of a robot is its key: sealed, like the secret with which one kind of them wants to be signed.
        url_sealed text not null,
        secret_sealed text,
        area_code bigint not null references admin_area,
        active boolean not null default true,
        created_by uuid not null references account,
        created_at timestamptz(3) not null,
        version int not null default 1
      );
      call app.protect('notification_webhook', 'select, insert, update', '''url_sealed'', ''secret_sealed''');
      -- Whoever is told through a robot reads it; its address opens with the server's keys alone.
      create policy read on notification_webhook for select using ((select app.actor_id()) is not null);
      create policy add on notification_webhook for insert with check ((select app.scope('notification:configure')) @> app.area_range(area_code) and created_by = (select app.actor_id()));
      create policy edit on notification_webhook for update using ((select app.scope('notification:configure')) @> app.area_range(area_code)) with check ((select app.scope('notification:configure')) @> app.area_range(area_code));

      create table notification_setting (
        id uuid primary key,
        account_id uuid not null constraint notification_setting_once unique references account,
        email text check (char_length(email) <= 254 and email ~ '^[^@[:space:]<>,;"]+@[^@[:space:]<>,;"]+$'),
        email_on boolean not null default false,
        webhook_id uuid references notification_webhook,
        digest boolean not null default false,
        digest_minute int not null default 480 check (digest_minute between 0 and 1439),
        quiet_from int check (quiet_from between 0 and 1439),
        quiet_until int check (quiet_until between 0 and 1439),
        language text not null default 'zh-CN' check (language in ('zh-CN', 'en')),
        version int not null default 1,
        check (email is not null or not email_on),
        check ((quiet_from is null) = (quiet_until is null)),
        check (quiet_from <> quiet_until)
      );
      call app.protect('notification_setting', 'select, insert, update', '''email''');
      create policy own on notification_setting for all using (account_id = (select app.actor_id())) with check (account_id = (select app.actor_id()));

      create table notification (
        id uuid primary key,
        account_id uuid not null references account,
        kind text not null references notification_template (kind),
        number text not null default '' check (char_length(number) <= 40),
        count int check (count >= 0),
        path text not null check (path ~ '^/[A-Za-z0-9/_?=&.-]*$'),
        -- What it is about, so that the same is told once however often somebody looks.
        key text not null,
        -- Waits for the daily summary.
        held boolean not null default false,
        digest_day date,
        created_at timestamptz(3) not null default app.now(),
        read_at timestamptz(3),
        constraint notification_once unique (account_id, key)
      );
      create index notification_inbox on notification (account_id, created_at desc, id desc);
      create index notification_unread on notification (account_id, created_at desc, id desc) where read_at is null;
      create index notification_held on notification (account_id) where held and digest_day is null;
      create index notification_old on notification (created_at);
      call app.protect('notification', 'select');
      grant update (read_at) on notification to finemesh_app;
      create policy own on notification for select using (account_id = (select app.actor_id()));
      create policy acknowledge on notification for update using (account_id = (select app.actor_id()));

      create table notification_delivery (
        id uuid primary key,
        account_id uuid not null references account,
        channel text not null check (channel in ('EMAIL', 'WEBHOOK')),
        kind text not null references notification_template (kind),
        notification_id uuid references notification on delete cascade,
        digest_day date,
        state text not null default 'WAITING' check (state in ('WAITING', 'QUEUED', 'SENDING', 'SENT', 'FAILED')),
        attempts int not null default 0,
        not_before timestamptz(3) not null,
        -- A code of the way, never what a server said: answers repeat addresses.
        last_error text check (last_error ~ '^[A-Z0-9_ ]{1,40}$'),
        job_id uuid references job_run,
        created_at timestamptz(3) not null default app.now(),
        sent_at timestamptz(3),
        check ((notification_id is null) <> (digest_day is null)),
        check ((state = 'SENT') = (sent_at is not null)),
        constraint notification_delivery_once unique (notification_id, channel),
        constraint notification_delivery_digest_once unique (account_id, digest_day, channel)
      );
      create index notification_delivery_due on notification_delivery (not_before) where state = 'WAITING';
      create index notification_delivery_job on notification_delivery (job_id);
      create index job_run_notifications on job_run (created_at) where kind = 'NOTIFICATIONS';
      create index notification_delivery_recent on notification_delivery (created_at desc, id desc);
      create index notification_delivery_account on notification_delivery (account_id, created_at desc, id desc);
      call app.protect('notification_delivery', 'select');
      grant update (state, attempts, not_before, last_error, sent_at) on notification_delivery to finemesh_app;
      create policy read on notification_delivery for select using (account_id = (select app.actor_id()) or (select app.can('account:read')));
      -- The job that sends acts as whoever is told.
      create policy send on notification_delivery for update using (account_id = (select app.actor_id()));

      -- The end of the quiet hours of an account that hold at an instant; null when none do.
      create function app.quiet_until(account uuid, at timestamptz) returns timestamptz language sql stable set search_path = public, app, pg_temp as $$
        select ((m.day + case when s.quiet_from > s.quiet_until and m.minute >= s.quiet_from then 1 else 0 end)::timestamp + make_interval(mins => s.quiet_until)) at time zone 'Asia/Shanghai'
        from notification_setting s
        cross join lateral (select (at at time zone 'Asia/Shanghai')::date as day, (extract(hour from at at time zone 'Asia/Shanghai') * 60 + extract(minute from at at time zone 'Asia/Shanghai'))::int as minute) m
        where s.account_id = account and s.quiet_from is not null
          and case when s.quiet_from < s.quiet_until then m.minute >= s.quiet_from and m.minute < s.quiet_until else m.minute >= s.quiet_from or m.minute < s.quiet_until end $$;

      create function app.notification_making() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          new.held := exists (select from notification_setting s join notification_template k on k.kind = new.kind and not k.urgent
            where s.account_id = new.account_id and s.digest and (s.email_on or s.webhook_id is not null));
          return new;
        end $$;
      create trigger making before insert on notification for each row execute function app.notification_making();
      create function app.notification_made() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          insert into notification_delivery (id, account_id, channel, kind, notification_id, not_before)
            select gen_random_uuid(), n.account_id, c.channel, n.kind, n.id, case when k.urgent then app.now() else coalesce(app.quiet_until(n.account_id, app.now()), app.now()) end
            from new_rows n join notification_template k on k.kind = n.kind join notification_setting s on s.account_id = n.account_id
            cross join lateral (select 'EMAIL' channel where s.email_on union all select 'WEBHOOK' where s.webhook_id is not null and k.group_allowed) c
            where not n.held;
          return null;
        end $$;
      create trigger made after insert on notification referencing new table as new_rows for each statement execute function app.notification_made();
      create trigger announce_insert after insert on notification referencing new table as new_rows for each statement execute function app.announce();

      -- ---- what is told, where it happens
      create function app.notify_offers() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          if tg_op = 'INSERT' then
            insert into notification (id, account_id, kind, number, path, key)
              select gen_random_uuid(), v.account_id, 'OFFER_SENT', n.number, '/m', 'offer:' || o.id
              from new_rows o join volunteer v on v.id = o.volunteer_id join service_need n on n.id = o.need_id
              where o.state = 'SENT' and v.account_id is not null on conflict do nothing;
          else
            insert into notification (id, account_id, kind, number, path, key)
              select gen_random_uuid(), v.account_id, case o.state when 'SENT' then 'OFFER_SENT' else 'OFFER_WITHDRAWN' end, n.number, '/m', case o.state when 'SENT' then 'offer:' else 'withdrawn:' end || o.id
              from new_rows o join old_rows b on b.id = o.id and b.state <> o.state join volunteer v on v.id = o.volunteer_id join service_need n on n.id = o.need_id
              where o.state in ('SENT', 'WITHDRAWN') and v.account_id is not null on conflict do nothing;
          end if;
          return null;
        end $$;
      create trigger notify_insert after insert on offer referencing new table as new_rows for each statement execute function app.notify_offers();
      create trigger notify_update after update on offer referencing old table as old_rows new table as new_rows for each statement execute function app.notify_offers();

      -- Whoever changes a visit of its own knows.
      create function app.notify_visits() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          insert into notification (id, account_id, kind, number, path, key)
            select gen_random_uuid(), v.account_id, 'ASSIGNMENT_CHANGED', n.number, '/m', 'visit:' || a.id || ':' || a.version
            from new_rows a join old_rows b on b.id = a.id join volunteer v on v.id = a.volunteer_id join service_need n on n.id = a.need_id
            where (a.state <> b.state and a.state in ('CANCELLED', 'MISSED') or (a.starts_at, a.ends_at) <> (b.starts_at, b.ends_at))
              and v.account_id is not null and v.account_id is distinct from app.actor_id() on conflict do nothing;
          return null;
        end $$;
      create trigger notify_update after update on assignment referencing old table as old_rows new table as new_rows for each statement execute function app.notify_visits();

      -- The number that people quote for what a clock is about.
      create function app.clock_number(kind text, subject uuid, household uuid) returns text language sql stable set search_path = public, app, pg_temp as $$
        select coalesce(case kind
          when 'LEAD' then (select number from lead where id = subject)
          when 'CASE' then (select number from social_case where id = subject)
          when 'APPLICATION' then (select number from assistance_application where id = subject)
          when 'RELIEF' then (select number from emergency_relief where id = subject)
          when 'OBLIGATION' then (select r.number from obligation o join emergency_relief r on r.id = o.relief_id where o.id = subject)
          when 'INSPECTION_FINDING' then (select number from inspection_finding where id = subject)
          end, (select number from household where id = $3), '') $$;
      revoke execute on function app.clock_number from public;
      create function app.notify_steps() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          insert into notification (id, account_id, kind, number, path, key)
            select gen_random_uuid(), s.account_id, 'CLOCK_STEP', app.clock_number(c.subject_kind, c.subject_id, c.household_id),
              case when c.household_id is null then '/today' else '/cases/' || c.household_id end, 'step:' || c.id || ':' || s.level
            from new_rows s join sla_clock c on c.id = s.clock_id where s.account_id is not null on conflict do nothing;
          return null;
        end $$;
      create trigger notify_insert after insert on clock_step referencing new table as new_rows for each statement execute function app.notify_steps();

      -- That it is somebody's turn; neither of whom nor how grave.
      create function app.notify_alerts() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          insert into notification (id, account_id, kind, path, key)
            select gen_random_uuid(), s.account_id, 'RISK_ALERT', '/care', 'alert:' || s.alert_id || ':' || s.level from new_rows s where s.account_id is not null on conflict do nothing;
          return null;
        end $$;
      create trigger notify_insert after insert on alert_step referencing new table as new_rows for each statement execute function app.notify_alerts();

      -- ---- what is told because time passes; run by the server's timer
      create function app.make_notifications() returns void language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare
          minute int := (extract(hour from app.now() at time zone 'Asia/Shanghai') * 60 + extract(minute from app.now() at time zone 'Asia/Shanghai'))::int;
          kept_since timestamptz := app.now() - make_interval(days => app.parameter('notification.keep.days', null, app.today())::int);
        begin
          -- An offer with little time from the start is told of once more when half of it has passed.
          insert into notification (id, account_id, kind, number, path, key)
            select gen_random_uuid(), v.account_id, 'OFFER_EXPIRING', n.number, '/m', 'expiring:' || o.id
            from offer o join volunteer v on v.id = o.volunteer_id join service_need n on n.id = o.need_id
            where o.state = 'SENT' and o.expires_at > app.now() and o.expires_at <= app.now() + make_interval(mins => app.parameter('notification.offer.expiring.minutes', null, app.today())::int)
              and app.now() >= o.sent_at + (o.expires_at - o.sent_at) / 2 and v.account_id is not null on conflict do nothing;

          if minute >= app.parameter('notification.breach.minute', null, app.today()) then
            insert into notification (id, account_id, kind, count, path, key)
              select gen_random_uuid(), x.account_id, 'BREACH_DIGEST', x.n, '/today', 'breach:' || app.today() from (
                select g.account_id, count(distinct c.id)::int n from role_grant g join account a on a.id = g.account_id and a.state = 'ACTIVE'
                join sla_clock c on c.met_at is null and c.cancelled_at is null and c.due_at <= app.now() and coalesce(app.area_range(g.area_code), int8range(null, null)) @> c.area_code
                where g.role = 'COORDINATOR' and not exists (select from notification b where b.account_id = g.account_id and b.key = 'breach:' || app.today()) group by 1) x
              on conflict do nothing;
          end if;

          -- The daily summary: what was held back since the last one, once a day for each way.
          with due as (select s.account_id, s.email_on, s.webhook_id from notification_setting s where s.digest and s.digest_minute <= minute
              and exists (select from notification n where n.account_id = s.account_id and n.held and n.digest_day is null)
              and not exists (select from notification_delivery d where d.account_id = s.account_id and d.digest_day = app.today()) for update skip locked),
            told as (update notification n set digest_day = app.today() from due where n.account_id = due.account_id and n.held and n.digest_day is null returning n.account_id, n.kind)
          insert into notification_delivery (id, account_id, channel, kind, digest_day, not_before)
            select gen_random_uuid(), due.account_id, c.channel, 'DIGEST', app.today(), coalesce(app.quiet_until(due.account_id, app.now()), app.now()) from due
            cross join lateral (select 'EMAIL' channel where due.email_on
              union all select 'WEBHOOK' where due.webhook_id is not null and exists (select from told t join notification_template k on k.kind = t.kind and k.group_allowed where t.account_id = due.account_id)) c
            on conflict do nothing;

          -- What is old goes, some at a time: notifications with their deliveries, summaries, and the jobs that sent them.
          delete from notification where id in (select id from notification where created_at < kept_since order by created_at limit 1000);
          delete from notification_delivery where id in (select id from notification_delivery where created_at < kept_since order by created_at limit 1000);
          delete from job_run where id in (select j.id from job_run j where j.kind = 'NOTIFICATIONS' and j.created_at < kept_since
            and not exists (select from notification_delivery d where d.job_id = j.id) order by j.created_at limit 1000);
        end $$;

      -- Orders what is due: one job an account, which it runs as. What is quiet now waits until it is not.
      create function app.order_deliveries() returns int language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare who uuid; job uuid; ordered int := 0;
        begin
          update notification_delivery d set not_before = app.quiet_until(d.account_id, app.now()) from notification_template k
            where k.kind = d.kind and not k.urgent and d.state = 'WAITING' and d.not_before <= app.now() and app.quiet_until(d.account_id, app.now()) is not null;
          for who in select distinct x.account_id from (select account_id from notification_delivery where state = 'WAITING' and not_before <= app.now() order by not_before limit 500 for update skip locked) x
          loop
            job := gen_random_uuid();
            insert into job_run (id, kind, subject_id, created_by) values (job, 'NOTIFICATIONS', who, who);
            update notification_delivery set state = 'QUEUED', job_id = job
              where id in (select id from notification_delivery where account_id = who and state = 'WAITING' and not_before <= app.now() for update skip locked);
            perform graphile_worker.add_job('finemesh', json_build_object('jobId', job), job_key := job::text);
            ordered := ordered + 1;
          end loop;
          return ordered;
        end $$;
    `);
    await db.query(
      `insert into notification_template (id, kind, urgent, group_allowed, name, name_en, subject, subject_en, body, body_en)
       select gen_random_uuid(), w.kind, coalesce(w.urgent, false), not coalesce(w.personal, false), w.name ->> 0, w.name ->> 1, w.subject ->> 0, w.subject ->> 1, w.body ->> 0, w.body ->> 1
       from jsonb_to_recordset($1) w (kind text, urgent boolean, personal boolean, name jsonb, subject jsonb, body jsonb)`,
      [JSON.stringify(WORDS)],
    );
    for (const [key, value, unit] of SAMPLES)
      await db.query(
        "insert into policy_parameter (id, key, value, unit, valid_from, sample) values (gen_random_uuid(), $1, $2, $3, '2000-01-01', true)",
        [key, value, unit],
      );
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [table, name] of [
      ['offer', 'notify_insert'],
      ['offer', 'notify_update'],
      ['assignment', 'notify_update'],
      ['clock_step', 'notify_insert'],
      ['alert_step', 'notify_insert'],
    ])
      await db.query(`drop trigger ${name} on ${table}`);
    await db.query(`
      drop table notification_delivery, notification, notification_setting, notification_webhook, notification_template;
      drop function app.notification_words, app.quiet_until, app.notification_making, app.notification_made, app.notify_offers, app.notify_visits, app.clock_number, app.notify_steps, app.notify_alerts, app.make_notifications, app.order_deliveries;
      drop index job_run_notifications;
      delete from job_run where kind = 'NOTIFICATIONS';
    `);
    await db.query('delete from policy_parameter where key = any ($1)', [SAMPLES.map(([key]) => key)]);
  }
}
