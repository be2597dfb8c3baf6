import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The coverage ledger (覆盖台账): on each civil day every household on the roll is in exactly one state. One row is one
 * household from a day until a day (docs/adr/0050), so a day costs only what changed on it.
 */
export class CreateCoverage20261126050100 implements MigrationInterface {
  name = 'CreateCoverage20261126050100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table coverage_exemption (
        id uuid primary key,
        household_id uuid not null references household,
        area_code bigint not null references admin_area,
        reason text not null check (reason in ('REFUSES_VISITS', 'AWAY', 'IN_INSTITUTION', 'SERVED_ELSEWHERE', 'OTHER')),
        note text not null check (length(note) between 1 and 1000),
        from_day date not null,
        until_day date not null,
        granted_by uuid not null references account,
        created_at timestamptz(3) not null default app.now(),
        ended_at timestamptz(3),
        version int not null default 1,
        check (until_day >= from_day),
        constraint exemption_once exclude using gist (household_id with =, daterange(from_day, until_day) with &&)
      );
      create index coverage_exemption_day on coverage_exemption (until_day);
      call app.protect('coverage_exemption', 'select, insert, update', '''note''');
      create policy read on coverage_exemption for select using ((select app.scope('coverage:read')) @> area_code);
      create policy add on coverage_exemption for insert with check ((select app.scope('coverage:exempt')) @> area_code and granted_by = (select app.actor_id()) and app.household_area(household_id) = area_code);
      create policy edit on coverage_exemption for update using ((select app.scope('coverage:exempt')) @> area_code);

      -- Derived rows, written by the daily work alone: history is in the rows themselves, so no audit trail doubles them.
      create table coverage_entry (
        id bigint generated always as identity primary key,
        household_id uuid not null references household,
        from_day date not null,
        until_day date,
        area_code bigint not null,
        unit_id uuid references organisation,
        responsible_id uuid references account,
        state text not null check (state in ('IN_DATE', 'OVERDUE', 'WAITING', 'EXEMPT', 'GAP')),
        basis text not null,
        cadence_days int not null,
        last_contact_on date,
        due_on date not null,
        check (until_day > from_day),
        constraint coverage_one_state_a_day exclude using gist (household_id with =, daterange(from_day, until_day) with &&)
      );
      create unique index coverage_entry_present on coverage_entry (household_id) where until_day is null;
      create index coverage_entry_state on coverage_entry (state, due_on, id) where until_day is null;
      create index coverage_entry_area on coverage_entry (area_code, state) where until_day is null;
      create index coverage_entry_from on coverage_entry (from_day);
      create index coverage_entry_until on coverage_entry (until_day, state);

      -- One row a day: how far its work is. RUNNING while parts are written, PROVISIONAL until the day is over, then CLOSED.
      create table coverage_day (
        day date primary key,
        state text not null check (state in ('RUNNING', 'PROVISIONAL', 'CLOSED')),
        cutoff timestamptz(3) not null,
        parts_done int not null default 0,
        parts_total int not null,
        started_at timestamptz(3) not null,
        computed_at timestamptz(3),
        fault text
      );

      -- The kept figures of a day by town and unit. The roll is counted from the statuses, the rest from the entries: PostgreSQL holds that they agree.
      create table coverage_total (
        day date not null references coverage_day,
        area_code bigint not null,
        unit_id uuid references organisation,
        roll int not null,
        in_date int not null,
        overdue int not null,
        waiting int not null,
        exempt int not null,
        gap int not null,
        constraint coverage_total_once unique nulls not distinct (day, area_code, unit_id),
        constraint coverage_sums_to_roll check (roll = in_date + overdue + waiting + exempt + gap)
      );

      -- A past day is written anew only when somebody ordered it with a reason; the figures before are kept.
      create table coverage_correction (
        id uuid primary key,
        day date not null references coverage_day,
        area_code bigint not null references admin_area,
        reason text not null check (length(reason) between 1 and 1000),
        ordered_by uuid not null references account,
        ordered_at timestamptz(3) not null default app.now(),
        done_at timestamptz(3),
        changed int,
        before jsonb
      );
      create index coverage_correction_day on coverage_correction (day, ordered_at);
      create index coverage_correction_open on coverage_correction (ordered_at) where done_at is null;
      call app.protect('coverage_correction', 'select, insert');
      create policy read on coverage_correction for select using ((select app.scope('coverage:read')) @> area_code);
      create policy add on coverage_correction for insert with check (
        (select app.scope('coverage:correct')) @> app.area_range(area_code) and ordered_by = (select app.actor_id()) and num_nonnulls(done_at, changed, before) = 0);
    `);
    for (const [table, policy] of [
      ['coverage_entry', "(select app.scope('coverage:read')) @> area_code"],
      ['coverage_total', "(select app.scope('coverage:read')) @> area_code"],
      ['coverage_day', "(select app.can('coverage:read'))"],
    ]) {
      await db.query(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy keeper on ${table} to current_user using (true) with check (true);
        create policy read on ${table} for select using (${policy});
        grant select on ${table} to finemesh_app;
      `);
    }
    await db.query(CLASSIFY);
    await db.query(WRITE);
    await db.query(DAILY);
    await db.query(
      `insert into policy_parameter (id, key, value, unit, valid_from, source, sample)
       select gen_random_uuid(), key, value, unit, '2020-01-01', null, true from jsonb_to_recordset($1) as p (key text, value double precision, unit text)`,
      [JSON.stringify(PARAMETERS)],
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table coverage_correction, coverage_total, coverage_day, coverage_entry, coverage_exemption cascade;
      drop index assignment_verified, assignment_verified_at;
      drop function app.coverage_roll, app.coverage_rules, app.coverage_contact, app.coverage_facts, app.coverage_units, app.coverage_write, app.coverage_close,
        app.coverage_correct, app.coverage_step, app.coverage_lay;
      delete from policy_parameter where key like 'coverage.%'`);
  }
}

/** No source states a cadence of visits or these days of grace: samples for the city to replace. */
const PARAMETERS = [
  { key: 'coverage.cadence.days.extreme_hardship', value: 30, unit: 'day' },
  { key: 'coverage.cadence.days.minimum_living_allowance', value: 90, unit: 'day' },
  { key: 'coverage.cadence.days.temporary_assistance', value: 60, unit: 'day' },
  { key: 'coverage.cadence.days.low_income_watch', value: 90, unit: 'day' },
  { key: 'coverage.cadence.days.registered_poor', value: 60, unit: 'day' },
  { key: 'coverage.cadence.days.plan', value: 30, unit: 'day' },
  { key: 'coverage.first.days', value: 14, unit: 'day' },
  { key: 'coverage.lapse.days', value: 90, unit: 'day' },
  { key: 'coverage.answer.days', value: 7, unit: 'day' },
  { key: 'coverage.exemption.max.days', value: 180, unit: 'day' },
  { key: 'coverage.correct.days', value: 31, unit: 'day' },
  { key: 'coverage.refresh.minutes', value: 30, unit: 'minute' },
];

const CLASSIFY = `
  create index assignment_verified on assignment (household_id, checked_out_at desc) include (verified_at, outcome) where state = 'VERIFIED';
  create index assignment_verified_at on assignment (verified_at) where state = 'VERIFIED';

  -- The roll of a day: households with a status valid on it. Parts split it by household, so that a move between areas falls into no hole.
  create function app.coverage_roll(on_day date, part int, parts int) returns table (household_id uuid, area_code bigint, since date, rules text[])
    language sql stable security definer set search_path = public, app, pg_temp as $$
    select s.household_id, h.area_code, min(s."from"), array_agg(distinct 'coverage.cadence.days.' || lower(s.programme))
    from assistance_status s join household h on h.id = s.household_id
    where s."from" <= on_day and (s.until is null or s.until > on_day) and (parts = 1 or (uuid_hash(s.household_id) & 2147483647) % parts = part)
    group by s.household_id, h.area_code $$;
  revoke execute on function app.coverage_roll from public;

  -- Values of rules in force on a day for each area: the narrowest area wins, then the newest start (as app.parameter, for many areas at once).
  create function app.coverage_rules(areas bigint[], on_day date) returns table (area_code bigint, key text, days int)
    language sql stable security definer set search_path = public, app, pg_temp as $$
    select distinct on (a.code, p.key) a.code, p.key, p.value::int
    from unnest(areas) a (code) join policy_parameter p on p.key like 'coverage.%' and p.valid_from <= on_day and (p.area_code is null or app.area_range(p.area_code) @> a.code)
    order by a.code, p.key, p.area_code is null, upper(app.area_range(p.area_code)) - lower(app.area_range(p.area_code)), p.valid_from desc $$;
  revoke execute on function app.coverage_rules from public;

  -- Civil day (Asia/Shanghai) of the last contact that somebody else had confirmed by an instant. An empty house and a closed door are no contact.
  create function app.coverage_contact(household uuid, known_by timestamptz) returns date
    language sql stable security definer set search_path = public, app, pg_temp as $$
    select (a.checked_out_at at time zone 'Asia/Shanghai')::date from assignment a
    where a.household_id = household and a.state = 'VERIFIED' and a.outcome in ('COMPLETED', 'PARTLY_COMPLETED') and a.verified_at < known_by and a.checked_out_at < known_by
    order by a.checked_out_at desc limit 1 $$;
  revoke execute on function app.coverage_contact from public;

  -- The state of every household of the roll on a day, from what was known before the cutoff. The first line that holds decides:
  --   EXEMPT   an exemption with reason and expiry runs
  --   IN_DATE  the last verified contact is no older than the shortest cadence among its programmes and its plan
  --   OVERDUE  it is in care (a plan in force, or a contact that has not lapsed), and the contact is older
  --   WAITING  somebody has yet to come: an open need in time, a visit to be verified, the first days on the roll or of a plan
  --   GAP      nobody
  create function app.coverage_facts(on_day date, cutoff timestamptz, part int, parts int)
    returns table (household_id uuid, area_code bigint, state text, basis text, cadence_days int, last_contact_on date, due_on date, answer_days int)
    language sql stable security definer set search_path = public, app, pg_temp as $$
    with roll as materialized (select * from app.coverage_roll(on_day, part, parts)),
    rule as materialized (select * from app.coverage_rules(array (select distinct r.area_code from roll r), on_day)),
    plan as (select p.household_id, min((p.active_from at time zone 'Asia/Shanghai')::date) since from household_plan p
      where p.active_from < cutoff and (p.ended_at is null or p.ended_at >= cutoff) group by 1),
    needed as (select n.household_id, min((n.due_at at time zone 'Asia/Shanghai')::date) due from service_need n
      where n.due_at >= cutoff and n.created_at < cutoff and n.waived_reason is null and (n.done_at is null or n.done_at >= cutoff) group by 1),
    unverified as (select v.household_id, min((v.checked_out_at at time zone 'Asia/Shanghai')::date) since from (
        select a.household_id, a.checked_out_at, a.outcome from assignment a where a.state = 'DONE'
        union all select a.household_id, a.checked_out_at, a.outcome from assignment a where a.state = 'VERIFIED' and a.verified_at >= cutoff) v
      where v.checked_out_at < cutoff and v.outcome in ('COMPLETED', 'PARTLY_COMPLETED') group by 1),
    exemption as (select e.household_id, e.reason, e.until_day from coverage_exemption e where e.from_day <= on_day and e.until_day > on_day and e.created_at < cutoff),
    cadence as (select r.household_id, min(c.days) days from roll r join rule c on c.area_code = r.area_code and c.key = any (r.rules) group by 1),
    known as (
      select r.household_id, r.area_code, r.since, e.reason, e.until_day, p.since plan_since, n.due need_due, u.since unverified_since,
        least(c.days, case when p.household_id is not null then planned.days end) cadence, first.days first_days, lapse.days lapse_days, answer.days answer_days,
        app.coverage_contact(r.household_id, cutoff) contact
      from roll r join cadence c using (household_id)
      left join rule planned on planned.area_code = r.area_code and planned.key = 'coverage.cadence.days.plan'
      left join rule first on first.area_code = r.area_code and first.key = 'coverage.first.days'
      left join rule lapse on lapse.area_code = r.area_code and lapse.key = 'coverage.lapse.days'
      left join rule answer on answer.area_code = r.area_code and answer.key = 'coverage.answer.days'
      left join exemption e using (household_id) left join plan p using (household_id) left join needed n using (household_id) left join unverified u using (household_id)),
    judged as (
      select k.*, case
        when k.until_day is not null then 'EXEMPT'
        when on_day - k.contact <= k.cadence then 'IN_DATE'
        when on_day - k.contact <= k.cadence + k.lapse_days or on_day - k.plan_since > k.cadence or (k.plan_since is not null and k.contact is not null) then 'OVERDUE'
        when k.need_due is not null or k.unverified_since is not null or on_day - k.since < k.first_days or k.plan_since is not null then 'WAITING'
        else 'GAP' end judged_state
      from known k)
    select j.household_id, j.area_code, j.judged_state,
      case j.judged_state when 'EXEMPT' then j.reason when 'IN_DATE' then 'CONTACT' when 'OVERDUE' then case when j.plan_since is not null then 'PLAN' else 'CONTACT' end
        when 'WAITING' then case when j.plan_since is not null then 'PLAN' when j.unverified_since is not null then 'VERIFICATION' when j.need_due is not null then 'NEED' else 'FIRST_CONTACT' end
        else case when j.contact is null then 'NEVER' else 'LAPSED' end end,
      j.cadence, j.contact,
      case j.judged_state when 'EXEMPT' then j.until_day when 'GAP' then null
        when 'WAITING' then least(j.need_due, j.unverified_since + j.answer_days, j.plan_since + j.cadence, case when on_day - j.since < j.first_days then j.since + j.first_days end)
        else coalesce(j.contact, j.plan_since) + j.cadence end,
      j.answer_days
    from judged j $$;
  revoke execute on function app.coverage_facts from public;

  -- The unit in charge of places: the organisation with the narrowest area around each, no NGO; null where there is none.
  create function app.coverage_units(places bigint[]) returns table (area_code bigint, unit_id uuid)
    language sql stable security definer set search_path = public, app, pg_temp as $$
    with unit as materialized (select o.id, o.name, lower(app.area_range(o.area_code)) low, upper(app.area_range(o.area_code)) high from organisation o
      where o.kind <> 'NGO' and o.area_code is not null)
    select p.code, (select u.id from unit u where p.code >= u.low and p.code < u.high order by u.high - u.low, u.name limit 1) from unnest(places) p (code) $$;
  revoke execute on function app.coverage_units from public;
`;

const WRITE = `
  -- Writes one part of a day that is the newest of the ledger; again and again with the same result. Only what changed
  -- since the day before becomes a row. @returns households of the part
  create function app.coverage_write(on_day date, cutoff timestamptz, part int, parts int) returns int
    language plpgsql security definer set search_path = public, app, pg_temp as $$
    declare counted int;
    begin
      if exists (select from coverage_day d where d.day > on_day) then raise exception 'the day is past' using errcode = 'restrict_violation', constraint = 'coverage_day_past'; end if;
      -- What an earlier run of the day wrote is taken back.
      delete from coverage_entry e where e.from_day = on_day and (parts = 1 or (uuid_hash(e.household_id) & 2147483647) % parts = part);
      update coverage_entry e set until_day = null where e.until_day = on_day and (parts = 1 or (uuid_hash(e.household_id) & 2147483647) % parts = part);

      drop table if exists pg_temp.coverage_present;
      create temp table coverage_present on commit drop as
        select f.*, null::uuid unit_id, null::uuid responsible_id from app.coverage_facts(on_day, cutoff, part, parts) f;
      get diagnostics counted = row_count;
      update pg_temp.coverage_present f set unit_id = p.unit_id, responsible_id = p.account_id
        from (select a.area_code, u.unit_id, a.account_id from app.grid_answers(array (select distinct area_code from pg_temp.coverage_present), cutoff) a
          join app.coverage_units(array (select distinct area_code from pg_temp.coverage_present)) u using (area_code)) p
        where p.area_code = f.area_code;
      analyze pg_temp.coverage_present;

      -- An entry that goes on as it is stays open; a gap keeps the date that was set when it began.
      update coverage_entry e set until_day = on_day
        where e.until_day is null and (parts = 1 or (uuid_hash(e.household_id) & 2147483647) % parts = part)
          and not exists (select from pg_temp.coverage_present f where f.household_id = e.household_id
            and (f.area_code, f.state, f.basis, f.cadence_days) = (e.area_code, e.state, e.basis, e.cadence_days)
            and (f.unit_id, f.responsible_id, f.last_contact_on) is not distinct from (e.unit_id, e.responsible_id, e.last_contact_on)
            and coalesce(f.due_on, e.due_on) = e.due_on);
      insert into coverage_entry (household_id, from_day, area_code, unit_id, responsible_id, state, basis, cadence_days, last_contact_on, due_on)
        select f.household_id, on_day, f.area_code, f.unit_id, f.responsible_id, f.state, f.basis, f.cadence_days, f.last_contact_on,
          coalesce(f.due_on, (select e.due_on from coverage_entry e where e.household_id = f.household_id and e.until_day = on_day and e.state = 'GAP'), on_day + f.answer_days)
        from pg_temp.coverage_present f where not exists (select from coverage_entry e where e.household_id = f.household_id and e.until_day is null);
      return counted;
    end $$;
  revoke execute on function app.coverage_write from public;

  -- Counts a day by town and unit and holds the entries against the roll, household by household.
  -- @throws coverage_partition when a household of the roll has no entry or an entry has no household of the roll
  create function app.coverage_close(on_day date) returns void
    language plpgsql security definer set search_path = public, app, pg_temp as $$
    declare astray bigint;
    begin
      with roll as (select r.household_id from app.coverage_roll(on_day, 0, 1) r),
      entry as (select e.household_id from coverage_entry e where e.from_day <= on_day and (e.until_day is null or e.until_day > on_day))
      select count(*) into astray from roll r full join entry e using (household_id) where r.household_id is null or e.household_id is null;
      if astray > 0 then raise exception '% households are not in exactly one state', astray using errcode = 'check_violation', constraint = 'coverage_partition'; end if;

      delete from coverage_total t where t.day = on_day;
      insert into coverage_total (day, area_code, unit_id, roll, in_date, overdue, waiting, exempt, gap)
        with counted as materialized (select area_code, count(*) households from app.coverage_roll(on_day, 0, 1) group by 1),
        roll as (
          select r.area_code / 1000000 * 1000000 town, u.unit_id, sum(r.households)::int households
          from counted r left join app.coverage_units(array (select area_code from counted)) u on u.area_code = r.area_code group by 1, 2),
        entry as (
          select e.area_code / 1000000 * 1000000 town, e.unit_id, count(*) filter (where e.state = 'IN_DATE')::int in_date, count(*) filter (where e.state = 'OVERDUE')::int overdue,
            count(*) filter (where e.state = 'WAITING')::int waiting, count(*) filter (where e.state = 'EXEMPT')::int exempt, count(*) filter (where e.state = 'GAP')::int gap
          from coverage_entry e where e.from_day <= on_day and (e.until_day is null or e.until_day > on_day) group by 1, 2)
        select on_day, coalesce(r.town, e.town), coalesce(r.unit_id, e.unit_id), coalesce(r.households, 0), coalesce(e.in_date, 0), coalesce(e.overdue, 0), coalesce(e.waiting, 0),
          coalesce(e.exempt, 0), coalesce(e.gap, 0)
        from roll r full join entry e on e.town = r.town and e.unit_id is not distinct from r.unit_id;
    end $$;
  revoke execute on function app.coverage_close from public;
`;

const DAILY = `
  -- Writes a past day of an area anew, as ordered: the entries of the day are cut out of their spans and what is true now is put in.
  create function app.coverage_correct(correction uuid) returns void
    language plpgsql security definer set search_path = public, app, pg_temp as $$
    declare c record;
    begin
      select k.*, (k.day + 1)::timestamp at time zone 'Asia/Shanghai' cutoff into c from coverage_correction k where k.id = correction and k.done_at is null for update;
      if not found then return; end if;
      drop table if exists pg_temp.coverage_corrected;
      create temp table coverage_corrected on commit drop as
        with fact as (select f.* from app.coverage_facts(c.day, c.cutoff, 0, 1) f where app.area_range(c.area_code) @> f.area_code),
        place as (select a.area_code, u.unit_id, a.account_id from app.grid_answers(array (select distinct area_code from fact), c.cutoff) a
          join app.coverage_units(array (select distinct area_code from fact)) u using (area_code)),
        entry as (select e.* from coverage_entry e where e.from_day <= c.day and (e.until_day is null or e.until_day > c.day)
          and (app.area_range(c.area_code) @> e.area_code or e.household_id in (select household_id from fact)))
        select coalesce(f.household_id, e.household_id) household_id, e.id entry_id, e.from_day, e.until_day, f.area_code, p.unit_id, p.account_id responsible_id,
          f.state, f.basis, f.cadence_days, f.last_contact_on, coalesce(f.due_on, case when e.state = 'GAP' then e.due_on end, c.day + f.answer_days) due_on
        from fact f join place p on p.area_code = f.area_code full join entry e on e.household_id = f.household_id
        -- A household that now lives elsewhere belongs to the correction of that area.
        where (f.household_id is not null or not exists (select from app.coverage_roll(c.day, 0, 1) r where r.household_id = e.household_id))
          and (e.id is null or f.household_id is null or (f.area_code, f.state, f.basis, f.cadence_days) is distinct from (e.area_code, e.state, e.basis, e.cadence_days)
            or (p.unit_id, p.account_id, f.last_contact_on) is distinct from (e.unit_id, e.responsible_id, e.last_contact_on) or coalesce(f.due_on, e.due_on) <> e.due_on);
      drop table if exists pg_temp.coverage_tail;
      create temp table coverage_tail on commit drop as
        select e.* from coverage_entry e join pg_temp.coverage_corrected x on x.entry_id = e.id where e.from_day < c.day and (e.until_day is null or e.until_day > c.day + 1);
      delete from coverage_entry e using pg_temp.coverage_corrected x where e.id = x.entry_id and e.from_day = c.day and e.until_day = c.day + 1;
      update coverage_entry e set from_day = c.day + 1 from pg_temp.coverage_corrected x where e.id = x.entry_id and e.from_day = c.day;
      update coverage_entry e set until_day = c.day from pg_temp.coverage_corrected x where e.id = x.entry_id and e.from_day < c.day;
      insert into coverage_entry (household_id, from_day, until_day, area_code, unit_id, responsible_id, state, basis, cadence_days, last_contact_on, due_on)
        select household_id, c.day + 1, until_day, area_code, unit_id, responsible_id, state, basis, cadence_days, last_contact_on, due_on from pg_temp.coverage_tail
        union all
        select household_id, c.day, c.day + 1, area_code, unit_id, responsible_id, state, basis, cadence_days, last_contact_on, due_on from pg_temp.coverage_corrected where state is not null;
      update coverage_correction k set done_at = app.now(), changed = (select count(*) from pg_temp.coverage_corrected),
        before = (select jsonb_agg(to_jsonb(t) - 'day' order by t.area_code) from coverage_total t where t.day = c.day and app.area_range(c.area_code) @> t.area_code)
        where k.id = correction;
      perform app.coverage_close(c.day);
    end $$;
  revoke execute on function app.coverage_correct from public;

  -- The next piece of the daily work, in the transaction of whoever calls; what a killed process left undone is simply next. Days are closed in
  -- order, each with what was known at its end; today is provisional and written anew when it has grown old. Null when there is nothing to do.
  create function app.coverage_step() returns table (day date, done int, total int)
    language plpgsql security definer set search_path = public, app, pg_temp as $$
    declare parts constant int := 8; d record; today date := app.today(); correction uuid; next_day date; day_end timestamptz;
    begin
      if not pg_try_advisory_xact_lock(hashtextextended('coverage_step', 0)) then return; end if;
      select * into d from coverage_day x order by x.day desc limit 1 for update;
      if found and d.state <> 'RUNNING' then
        select k.id into correction from coverage_correction k where k.done_at is null order by k.ordered_at limit 1;
        if found then
          perform app.coverage_correct(correction);
          return query select k.day, 1, 1 from coverage_correction k where k.id = correction;
          return;
        end if;
      end if;
      if d.day is null then next_day := today;
      elsif d.state = 'CLOSED' and d.day < today then next_day := d.day + 1;
      elsif d.state = 'PROVISIONAL' and (d.day < today or d.computed_at <= app.now() - make_interval(mins => app.parameter('coverage.refresh.minutes', null, today)::int)) then next_day := d.day;
      elsif d.state <> 'RUNNING' then return;
      end if;
      if next_day is not null then
        day_end := (next_day + 1)::timestamp at time zone 'Asia/Shanghai';
        insert into coverage_day as x (day, state, cutoff, parts_total, started_at) values (next_day, 'RUNNING', least(day_end, app.now()), parts, app.now())
          on conflict on constraint coverage_day_pkey do update set state = 'RUNNING', cutoff = excluded.cutoff, parts_done = 0, parts_total = excluded.parts_total, started_at = excluded.started_at, fault = null
          returning x.* into d;
      end if;
      if d.parts_done < d.parts_total then
        perform app.coverage_write(d.day, d.cutoff, d.parts_done, d.parts_total);
        update coverage_day x set parts_done = x.parts_done + 1 where x.day = d.day;
        return query select d.day, d.parts_done + 1, d.parts_total + 1;
        return;
      end if;
      begin
        perform app.coverage_close(d.day);
      exception when check_violation then
        -- Something moved between two parts: the day is written again from its first.
        update coverage_day x set parts_done = 0, fault = sqlerrm where x.day = d.day;
        return query select d.day, 0, d.parts_total + 1;
        return;
      end;
      update coverage_day x set computed_at = app.now(), fault = null,
        state = case when x.cutoff >= (x.day + 1)::timestamp at time zone 'Asia/Shanghai' then 'CLOSED' else 'PROVISIONAL' end where x.day = d.day;
      return query select d.day, d.parts_total + 1, d.parts_total + 1;
    end $$;

  -- Lays past days into a ledger that is empty, for a database that is being filled; closed to the runtime role.
  create function app.coverage_lay(first_day date, last_day date) returns void
    language plpgsql security definer set search_path = public, app, pg_temp as $$
    declare d date; day_end timestamptz;
    begin
      for d in select generate_series(first_day, last_day, interval '1 day')::date loop
        day_end := (d + 1)::timestamp at time zone 'Asia/Shanghai';
        perform app.coverage_write(d, least(day_end, app.now()), 0, 1);
        insert into coverage_day (day, state, cutoff, parts_done, parts_total, started_at, computed_at)
          values (d, case when day_end <= app.now() then 'CLOSED' else 'PROVISIONAL' end, least(day_end, app.now()), 1, 1, least(day_end, app.now()), least(day_end, app.now()));
        perform app.coverage_close(d);
      end loop;
    end $$;
  revoke execute on function app.coverage_lay from public;
`;
