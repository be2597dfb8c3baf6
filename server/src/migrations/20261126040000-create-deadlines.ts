import type { MigrationInterface, QueryRunner } from 'typeorm';

interface Rule {
  key: string;
  amount: number;
  unit: 'HOUR' | 'DAY' | 'WORKING_DAY';
  from: string;
  pausable?: false;
  /** Where the number stands; a number without a source is a sample for the city to replace. */
  source?: string;
  /** Who is called at which distance from the deadline, in the rule's unit: negative before, 0 when it has passed. */
  ladder: readonly (readonly [who: string, offset: number])[];
}

const BUREAU = '青岛市民政局新闻发布会 2020-08-17';

const RULES: readonly Rule[] = [
  {
    key: 'lead.triage',
    amount: 24,
    unit: 'HOUR',
    from: '2000-01-01',
    ladder: [
      ['OWNER', -4],
      ['COORDINATOR', 0],
      ['BUREAU_SUPERVISOR', 24],
    ],
  },
  {
    key: 'lead.callback',
    amount: 2,
    unit: 'WORKING_DAY',
    from: '2000-01-01',
    ladder: [
      ['OWNER', 0],
      ['COORDINATOR', 1],
    ],
  },
  {
    key: 'case.assessment',
    amount: 5,
    unit: 'WORKING_DAY',
    from: '2000-01-01',
    ladder: [
      ['OWNER', -1],
      ['COORDINATOR', 0],
      ['BUREAU_SUPERVISOR', 3],
    ],
  },
  {
    key: 'relief.deliver',
    amount: 24,
    unit: 'HOUR',
    from: '2000-01-01',
    pausable: false,
    source: `${BUREAU}: 绿色通道`,
    ladder: [
      ['OWNER', -12],
      ['COORDINATOR', -6],
      ['BUREAU_SUPERVISOR', 0],
    ],
  },
  {
    key: 'relief.paperwork',
    amount: 10,
    unit: 'WORKING_DAY',
    from: '2000-01-01',
    ladder: [
      ['OWNER', -2],
      ['COORDINATOR', 0],
      ['BUREAU_SUPERVISOR', 3],
    ],
  },
  {
    key: 'assistance.decision',
    amount: 33,
    unit: 'WORKING_DAY',
    from: '2000-01-01',
    source: `${BUREAU}: 改革前 33 个工作日`,
    ladder: [
      ['OWNER', -3],
      ['COORDINATOR', 0],
      ['BUREAU_SUPERVISOR', 1],
    ],
  },
  {
    key: 'assistance.decision',
    amount: 20,
    unit: 'WORKING_DAY',
    from: '2020-08-17',
    source: `${BUREAU}: 不超过 20 个工作日（起算日未公布，以发布之日计）`,
    ladder: [
      ['OWNER', -3],
      ['COORDINATOR', 0],
      ['BUREAU_SUPERVISOR', 1],
    ],
  },
  {
    key: 'plan.review',
    amount: 180,
    unit: 'DAY',
    from: '2020-01-01',
    ladder: [
      ['OWNER', -14],
      ['COORDINATOR', 0],
      ['BUREAU_SUPERVISOR', 14],
    ],
  },
  {
    key: 'proxy.papers_back',
    amount: 5,
    unit: 'WORKING_DAY',
    from: '2000-01-01',
    ladder: [
      ['OWNER', -1],
      ['COORDINATOR', 0],
    ],
  },
  {
    key: 'visit.close_care',
    amount: 7,
    unit: 'DAY',
    from: '2000-01-01',
    ladder: [
      ['OWNER', -1],
      ['COORDINATOR', 0],
    ],
  },
  {
    key: 'visit.regular',
    amount: 30,
    unit: 'DAY',
    from: '2000-01-01',
    ladder: [
      ['OWNER', -3],
      ['COORDINATOR', 0],
    ],
  },
];

/**
 * Clocks (时限). A rule version says how long something may take; a clock says when it began, when it stood still and
 * when it ended. What follows from these facts and the calendar (`due_at`, `calendar_known`, `next_step_at`) is kept by
 * trigger beside them, so that an index can serve 'what will be late'; where a clock stands is never stored.
 */
export class CreateDeadlines20261126040000 implements MigrationInterface {
  name = 'CreateDeadlines20261126040000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table sla_rule (
        id uuid primary key,
        key text not null check (key ~ '^[a-z_]{2,30}[.][a-z_]{2,30}$'),
        area_code bigint references admin_area,
        number int not null check (number >= 1),
        valid_from date not null,
        amount int not null check (amount between 1 and 5000),
        unit text not null check (unit in ('HOUR', 'DAY', 'WORKING_DAY')),
        pausable boolean not null default true,
        source text,
        sample boolean not null default false,
        constraint sla_rule_once unique nulls not distinct (key, area_code, valid_from),
        constraint sla_rule_number_once unique nulls not distinct (key, area_code, number)
      );
      call app.protect('sla_rule', 'select');
      create policy read on sla_rule for select using ((select app.actor_id()) is not null);
      create table sla_rule_step (
        id uuid primary key,
        rule_id uuid not null references sla_rule,
        level int not null check (level between 1 and 5),
        offset_amount int not null check (offset_amount between -1000 and 1000),
        who text not null check (who in ('OWNER', 'COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'BUREAU_SUPERVISOR')),
        constraint sla_rule_step_once unique (rule_id, level)
      );
      call app.protect('sla_rule_step', 'select');
      create policy read on sla_rule_step for select using ((select app.actor_id()) is not null);
      -- A version that a clock runs by stays what it was.
      create trigger insert_only before update or delete or truncate on sla_rule for each statement execute function app.refuse_change();
      create trigger insert_only before update or delete or truncate on sla_rule_step for each statement execute function app.refuse_change();
      -- The version in force on a day: the narrowest area wins, then the newest start. Null when nobody set one.
      create function app.sla_rule_in_force(wanted text, area bigint, on_day date) returns uuid language sql stable set search_path = public, app, pg_temp as $$
        select r.id from sla_rule r
        where r.key = wanted and r.valid_from <= on_day and (r.area_code is null or app.area_range(r.area_code) @> area)
        order by r.area_code is null, upper(app.area_range(r.area_code)) - lower(app.area_range(r.area_code)), r.valid_from desc limit 1 $$;

      create table sla_clock (
        id uuid primary key,
        subject_kind text not null check (subject_kind ~ '^[A-Z][A-Z_]{1,40}$'),
        subject_id uuid not null,
        household_id uuid references household,
        area_code bigint not null references admin_area,
        rule_id uuid not null references sla_rule,
        rule_key text not null,
        owner_id uuid references account,
        started_at timestamptz(3) not null,
        opened_by uuid references account,
        met_at timestamptz(3),
        met_by uuid references account,
        cancelled_at timestamptz(3),
        cancelled_by uuid references account,
        cancel_reason text check (length(cancel_reason) between 1 and 500),
        -- What follows from the facts above, the pauses, the rule and the calendar; kept by trigger alone.
        due_at timestamptz(3),
        calendar_known boolean not null default true,
        level int not null default 0 check (level between 0 and 5),
        next_step_at timestamptz(3),
        version int not null default 1,
        constraint clock_ends_once check (met_at is null or cancelled_at is null),
        constraint clock_met_after_start check (met_at >= started_at),
        check ((cancelled_at is null) = (cancel_reason is null))
      );
      create unique index clock_one_running on sla_clock (subject_kind, subject_id, rule_key) where met_at is null and cancelled_at is null;
      create index sla_clock_subject on sla_clock (subject_id, subject_kind, started_at);
      create index sla_clock_household on sla_clock (household_id) where met_at is null and cancelled_at is null;
      create index sla_clock_due on sla_clock (due_at, id) where met_at is null and cancelled_at is null;
      create index sla_clock_area_due on sla_clock (area_code, due_at, id) where met_at is null and cancelled_at is null;
      create index sla_clock_owner on sla_clock (owner_id, due_at, id) where met_at is null and cancelled_at is null;
      create index sla_clock_ladder on sla_clock (next_step_at) where next_step_at is not null;
      call app.protect('sla_clock', 'select, insert, update');
      create policy read on sla_clock for select using ((select app.scope('clock:read')) @> area_code or owner_id = (select app.actor_id()) or opened_by = (select app.actor_id()));
      -- A clock begins with the thing that it is about, whoever may record that: volunteers report leads.
      create policy add on sla_clock for insert with check (opened_by = (select app.actor_id()));
      create policy edit on sla_clock for update using ((select app.scope('clock:keep')) @> area_code or owner_id = (select app.actor_id()) or opened_by = (select app.actor_id()));

      create table clock_pause (
        id uuid primary key,
        clock_id uuid not null references sla_clock,
        reason text not null check (reason in ('AWAITING_HOUSEHOLD', 'AWAITING_OTHER_OFFICE', 'ECONOMIC_VERIFICATION', 'HOUSEHOLD_AWAY', 'IN_HOSPITAL', 'FORCE_MAJEURE')),
        note text check (length(note) <= 500),
        paused_at timestamptz(3) not null,
        paused_by uuid references account,
        resumed_at timestamptz(3),
        resumed_by uuid references account,
        check (resumed_at >= paused_at),
        constraint clock_stands_still_once exclude using gist (clock_id with =, tstzrange(paused_at, resumed_at) with &&)
      );
      create index clock_pause_clock on clock_pause (clock_id, paused_at);
      call app.protect('clock_pause', 'select, insert, update', '''note''');
      create policy read on clock_pause for select using (exists (select from sla_clock c where c.id = clock_id));
      create policy add on clock_pause for insert with check (paused_by = (select app.actor_id()) and exists (select from sla_clock c where c.id = clock_id
        and ((select app.scope('clock:keep')) @> c.area_code or c.owner_id = (select app.actor_id()))));
      create policy edit on clock_pause for update using (exists (select from sla_clock c where c.id = clock_id
        and ((select app.scope('clock:keep')) @> c.area_code or c.owner_id = (select app.actor_id()) or c.opened_by = (select app.actor_id()))));

      -- Who was called at which step of the ladder; without a person when nobody holds that place. Each step happens once.
      create table clock_step (
        id uuid primary key,
        clock_id uuid not null references sla_clock,
        level int not null check (level between 1 and 5),
        who text not null,
        account_id uuid references account,
        at timestamptz(3) not null,
        constraint clock_step_once unique nulls not distinct (clock_id, level, account_id)
      );
      create index clock_step_account on clock_step (account_id, at desc);
      call app.protect('clock_step', 'select');
      create policy read on clock_step for select using (account_id = (select app.actor_id()) or exists (select from sla_clock c where c.id = clock_id));
      create trigger insert_only before update or delete or truncate on clock_step for each statement execute function app.refuse_change();

      -- ---- the calendar: a year is known when its National Day stands in it, for every published arrangement has that
      create function app.calendar_known(year int) returns boolean language sql stable set search_path = public, app, pg_temp as $$
        select exists (select from holiday where day = make_date($1, 10, 1) and kind = 'HOLIDAY') $$;
      -- Days after the first date up to the second on which offices work, or may work: in a year without a published
      -- arrangement any day may be worked, so that what is computed is the earliest that can be true.
      create function app.working_dates(after_day date, until_day date) returns table (day date, known boolean) language sql stable set search_path = public, app, pg_temp rows 30 as $$
        select d::date, y.known from generate_series(after_day + 1, until_day, interval '1 day') d
        join (select n as year, app.calendar_known(n) known from generate_series(extract(year from after_day)::int, extract(year from until_day)::int) n) y on y.year = extract(year from d)
        left join holiday h on h.day = d::date
        where not y.known or case when h.kind is null then extract(isodow from d) <= 5 else h.kind = 'WORKDAY' end $$;
      -- The working day some working days after a date (before it when negative), and whether the calendar of all days between is known.
      create function app.working_day(from_day date, amount int, out day date, out known boolean) language plpgsql stable set search_path = public, app, pg_temp as $$
        declare span int := abs(amount) * 2 + 20;
        begin
          if amount = 0 then day := from_day; known := true; return; end if;
          loop
            if amount > 0 then
              select x.day, x.known into day, known from (select w.day, bool_and(w.known) over (order by w.day) known from app.working_dates(from_day, from_day + span) w) x order by x.day offset amount - 1 limit 1;
            else
              select x.day, x.known into day, known from (select w.day, bool_and(w.known) over (order by w.day desc) known from app.working_dates(from_day - span, from_day - 1) w) x order by x.day desc offset -amount - 1 limit 1;
            end if;
            exit when day is not null;
            span := span * 2;
          end loop;
        end $$;

      -- ---- the deadline as a function of rule, calendar and pauses. Null while a pause without an end keeps it open;
      -- \`as_if_resumed\` ends that pause, so that a standing clock shows what is left of it.
      -- Hours: time in which the clock ran. Days: the day it began is not counted (Civil Code art. 201), nor is a day at
      -- whose end it stood still; the deadline is the last moment of the last day.
      create function app.clock_due(started timestamptz, amount int, unit text, paused timestamptz[], resumed timestamptz[], as_if_resumed timestamptz, out due_at timestamptz, out known boolean)
        language plpgsql stable set search_path = public, app, pg_temp as $$
        declare
          n int := coalesce(cardinality(paused), 0);
          i int := 0;
          at timestamptz := started;
          span interval;
          left_days int := amount;
          first_day date;
          last_day date;
          days int;
          met_day date;
          met_known boolean := true;
        begin
          known := true;
          if unit = 'HOUR' then
            span := make_interval(hours => amount);
            while i < n and paused[i + 1] < at + span loop
              i := i + 1;
              span := span - (paused[i] - at);
              at := coalesce(resumed[i], as_if_resumed);
              if at is null then return; end if;
            end loop;
            due_at := at + span;
            return;
          end if;
          -- Days that count lie from first_day to last_day, the day before the next pause.
          first_day := (started at time zone 'Asia/Shanghai')::date + 1;
          loop
            i := i + 1;
            last_day := case when i <= n then (paused[i] at time zone 'Asia/Shanghai')::date - 1 end;
            if unit = 'DAY' then
              days := last_day - first_day + 1;
              if days is null or days >= left_days then met_day := first_day + left_days - 1; exit; end if;
            elsif last_day is null then
              select w.day, w.known into met_day, met_known from app.working_day(first_day - 1, left_days) w;
              known := known and met_known;
              exit;
            elsif last_day >= first_day then
              select count(*)::int into days from app.working_dates(first_day - 1, last_day);
              if days >= left_days then
                select w.day, w.known into met_day, met_known from app.working_day(first_day - 1, left_days) w;
                known := known and met_known;
                exit;
              end if;
              known := known and (select bool_and(app.calendar_known(y)) from generate_series(extract(year from first_day)::int, extract(year from last_day)::int) y);
            end if;
            left_days := left_days - greatest(coalesce(days, 0), 0);
            days := 0;
            at := coalesce(resumed[i], as_if_resumed);
            if at is null then return; end if;
            first_day := greatest(first_day, (at at time zone 'Asia/Shanghai')::date);
          end loop;
          due_at := ((met_day + 1)::timestamp at time zone 'Asia/Shanghai') - interval '1 millisecond';
        end $$;
      create function app.clock_due_if_resumed(clock uuid) returns timestamptz language sql stable set search_path = public, app, pg_temp as $$
        select d.due_at from sla_clock c join sla_rule r on r.id = c.rule_id
          cross join lateral (select array_agg(p.paused_at order by p.paused_at) paused, array_agg(p.resumed_at order by p.paused_at) resumed from clock_pause p where p.clock_id = c.id) p
          cross join lateral app.clock_due(c.started_at, r.amount, r.unit, p.paused, p.resumed, app.now()) d
        where c.id = $1 $$;
      -- When a step of the ladder is due: so much of the rule's unit before or after the deadline, days at their beginning.
      create function app.clock_step_at(due timestamptz, amount int, unit text) returns timestamptz language sql stable set search_path = public, app, pg_temp as $$
        select case when amount = 0 then due + interval '1 millisecond'
          when unit = 'HOUR' then due + make_interval(hours => amount)
          when unit = 'DAY' then ((due at time zone 'Asia/Shanghai')::date + amount)::timestamp at time zone 'Asia/Shanghai'
          else (select w.day from app.working_day((due at time zone 'Asia/Shanghai')::date, amount) w)::timestamp at time zone 'Asia/Shanghai' end $$;

      create function app.clock_derive() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare r record; p record; s record;
        begin
          select * into r from sla_rule where id = new.rule_id;
          new.rule_key := r.key;
          if tg_op = 'UPDATE' then
            -- What began when, for whom and by which rule does not change; an end is final.
            if (old.subject_kind, old.subject_id, old.household_id, old.rule_id, old.started_at, old.opened_by) is distinct from (new.subject_kind, new.subject_id, new.household_id, new.rule_id, new.started_at, new.opened_by)
              or (coalesce(old.met_at, old.cancelled_at) is not null and (old.met_at, old.cancelled_at, old.cancel_reason) is distinct from (new.met_at, new.cancelled_at, new.cancel_reason)) then
              raise exception 'a fact of a clock does not change' using errcode = 'restrict_violation', constraint = 'clock_facts_stay';
            end if;
            new.level := coalesce((select max(level) from clock_step where clock_id = new.id), 0);
          else
            new.level := 0;
          end if;
          select array_agg(paused_at order by paused_at) paused, array_agg(resumed_at order by paused_at) resumed into p from clock_pause where clock_id = new.id;
          select d.due_at, d.known into new.due_at, new.calendar_known from app.clock_due(new.started_at, r.amount, r.unit, p.paused, p.resumed, null) d;
          new.next_step_at := null;
          if new.met_at is null and new.cancelled_at is null and new.due_at is not null then
            select * into s from sla_rule_step where rule_id = new.rule_id and level > new.level order by level limit 1;
            if found then new.next_step_at := app.clock_step_at(new.due_at, s.offset_amount, r.unit); end if;
          end if;
          return new;
        end $$;
      create trigger derive before insert or update on sla_clock for each row execute function app.clock_derive();

      create function app.clock_pause_changing() returns trigger language plpgsql as $$
        begin
          if (to_jsonb(old) - '{resumed_at,resumed_by}'::text[]) <> (to_jsonb(new) - '{resumed_at,resumed_by}'::text[]) or old.resumed_at is not null then
            raise exception 'a fact of a clock does not change' using errcode = 'restrict_violation', constraint = 'clock_facts_stay';
          end if;
          return new;
        end $$;
      create trigger facts_stay before update on clock_pause for each row execute function app.clock_pause_changing();
      create function app.clock_pause_changed() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin update sla_clock set version = version + 1 where id = new.clock_id; return null; end $$;
      create trigger derive_clock after insert or update on clock_pause for each row execute function app.clock_pause_changed();

      -- A day that enters or leaves the calendar moves the deadlines that are counted over it.
      create function app.calendar_changed() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          if exists (select from changed_days) then
            update sla_clock c set version = c.version from sla_rule r where r.id = c.rule_id and r.unit = 'WORKING_DAY'
              and (c.due_at is null or not c.calendar_known or (c.due_at >= (select min(day) from changed_days)::timestamp at time zone 'Asia/Shanghai'
                and c.started_at < ((select max(day) from changed_days) + 1)::timestamp at time zone 'Asia/Shanghai'));
          end if;
          return null;
        end $$;
      create trigger clocks_added after insert on holiday referencing new table as changed_days for each statement execute function app.calendar_changed();
      create trigger clocks_changed after update on holiday referencing new table as changed_days for each statement execute function app.calendar_changed();
      create trigger clocks_removed after delete on holiday referencing old table as changed_days for each statement execute function app.calendar_changed();

      -- Whoever holds a role nearest to an area: of all active accounts with it there, those with the smallest area.
      create function app.holders_of(wanted text, area bigint) returns setof uuid language sql stable security definer set search_path = public, app, pg_temp rows 3 as $$
        with holders as (select g.account_id, coalesce(upper(app.area_range(g.area_code)) - lower(app.area_range(g.area_code)), 9000000000000000) width
          from role_grant g join account a on a.id = g.account_id and a.state = 'ACTIVE' where g.role = wanted and coalesce(app.area_range(g.area_code), int8range(null, null)) @> area)
        select distinct account_id from holders where width = (select min(width) from holders) $$;
      revoke execute on function app.holders_of from public;

      -- Climbs the ladders whose next step is due: calls the people of the step, once each. A step without anybody is
      -- recorded and the next follows at once: an empty place delays nothing. Takes clocks that nobody else is working on, at most 200.
      create function app.climb_clocks() returns int language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare c record; s record; called int; made int := 0;
        begin
          for c in select k.id, k.area_code, k.owner_id, k.rule_id, k.level from sla_clock k where k.next_step_at <= app.now() order by k.next_step_at limit 200 for update skip locked
          loop
            for s in select * from sla_rule_step where rule_id = c.rule_id and level > c.level order by level loop
              insert into clock_step (id, clock_id, level, who, account_id, at)
                select gen_random_uuid(), c.id, s.level, s.who, p.account_id, app.now() from (
                  select a.id account_id from account a where s.who = 'OWNER' and a.id = c.owner_id and a.state = 'ACTIVE'
                  union select h from app.holders_of(s.who, c.area_code) h where s.who <> 'OWNER') p;
              get diagnostics called = row_count;
              if called = 0 then insert into clock_step (id, clock_id, level, who, account_id, at) values (gen_random_uuid(), c.id, s.level, s.who, null, app.now()); end if;
              made := made + 1;
              exit when called > 0;
            end loop;
            -- The trigger reads the highest step that was taken and sets the time of the next.
            update sla_clock set version = version where id = c.id;
          end loop;
          return made;
        end $$;
    `);
    await db.query(
      `with rule as (
         insert into sla_rule (id, key, number, valid_from, amount, unit, pausable, source, sample)
         select gen_random_uuid(), key, row_number() over (partition by key order by "from"), "from", amount, unit, coalesce(pausable, true), source, source is null
         from jsonb_to_recordset($1) as r (key text, "from" date, amount int, unit text, pausable boolean, source text)
         returning id, key, valid_from)
       insert into sla_rule_step (id, rule_id, level, who, offset_amount)
       select gen_random_uuid(), rule.id, step.level, step.value ->> 0, (step.value ->> 1)::int
       from jsonb_to_recordset($1) as r (key text, "from" date, ladder jsonb) join rule on rule.key = r.key and rule.valid_from = r."from"
       cross join lateral jsonb_array_elements(r.ladder) with ordinality step (value, level)`,
      [JSON.stringify(RULES)],
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger clocks_added on holiday; drop trigger clocks_changed on holiday; drop trigger clocks_removed on holiday;
      drop table clock_step, clock_pause, sla_clock, sla_rule_step, sla_rule cascade;
      drop function app.sla_rule_in_force, app.calendar_known, app.working_dates, app.working_day, app.clock_due, app.clock_due_if_resumed, app.clock_step_at, app.clock_derive, app.clock_pause_changing, app.clock_pause_changed, app.calendar_changed, app.holders_of, app.climb_clocks`);
  }
}
