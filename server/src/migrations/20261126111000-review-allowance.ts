import type { MigrationInterface, QueryRunner } from 'typeorm';

const RULES = [
  // No source states how often an allowance is reviewed, how long before its end an exit is decided, or how long a household is watched after it.
  {
    key: 'allowance.review',
    amount: 180,
    ladder: [
      ['OWNER', -14],
      ['COORDINATOR', 0],
      ['BUREAU_SUPERVISOR', 14],
    ],
  },
  {
    key: 'allowance.exit',
    amount: 30,
    ladder: [
      ['OWNER', -7],
      ['COORDINATOR', 0],
      ['BUREAU_SUPERVISOR', 3],
    ],
  },
  {
    key: 'allowance.watch',
    amount: 180,
    ladder: [
      ['OWNER', -14],
      ['COORDINATOR', 0],
    ],
  },
];

/**
 * Periodic review (定期复核) and gradual withdrawal (低保渐退) of the allowance. A review is prepared by one and decided by another under a
 * power that holds at that moment; the decision is never changed, and what follows from it (the next review, the withdrawal, the day on
 * which the status ends) follows in the same statement.
 */
export class ReviewAllowance20261126111000 implements MigrationInterface {
  name = 'ReviewAllowance20261126111000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    await db.query(DECISIONS);
    await db.query(
      `with rule as (
         insert into sla_rule (id, key, number, valid_from, amount, unit, sample)
         select gen_random_uuid(), key, 1, '2000-01-01', amount, 'DAY', true from jsonb_to_recordset($1) as r (key text, amount int) returning id, key)
       insert into sla_rule_step (id, rule_id, level, who, offset_amount)
       select gen_random_uuid(), rule.id, step.level, step.value ->> 0, (step.value ->> 1)::int
       from jsonb_to_recordset($1) as r (key text, ladder jsonb) join rule on rule.key = r.key cross join lateral jsonb_array_elements(r.ladder) with ordinality step (value, level)`,
      [JSON.stringify(RULES)],
    );
    await db.query(
      `insert into policy_parameter (id, key, value, unit, valid_from, sample)
       select gen_random_uuid(), r.key || '.days', r.amount, 'day', '2000-01-01', true from jsonb_to_recordset($1) as r (key text, amount int)`,
      [JSON.stringify(RULES)],
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger review_follows on assistance_decision;
      drop trigger review_falls_away on assistance_status;
      drop table allowance_withdrawal, allowance_decision, allowance_review cascade;
      drop function app.review_follows, app.review_falls_away, app.open_review, app.review_judged, app.review_decided, app.review_moves, app.withdrawal_moves, app.review_area, app.allowance_now;
      drop sequence allowance_review_number;
      delete from policy_parameter where key in ('allowance.review.days', 'allowance.exit.days', 'allowance.watch.days');
    `);
  }
}

const TABLES = `
  create sequence allowance_review_number;
  grant usage on sequence allowance_review_number to finemesh_app;
  create table allowance_review (
    id uuid primary key,
    number text not null constraint review_number_taken unique,
    household_id uuid not null references household,
    area_code bigint not null references admin_area,
    status_id uuid not null references assistance_status,
    -- PERIODIC: whether the allowance goes on. FINAL: how a gradual withdrawal ends.
    kind text not null check (kind in ('PERIODIC', 'FINAL')),
    state text not null default 'OPEN' check (state in ('OPEN', 'PROPOSED', 'DECIDED', 'CANCELLED')),
    opened_at timestamptz(3) not null default app.now(),
    opened_by uuid references account default app.actor_id(),
    outcome text check (outcome in ('CONTINUE', 'CHANGE', 'WITHDRAW', 'END', 'REINSTATE', 'EXIT')),
    residence text check (residence in ('URBAN', 'RURAL')),
    persons int check (persons between 1 and 50),
    monthly_income_fen bigint check (monthly_income_fen between 0 and 10000000000),
    monthly_expenditure_fen bigint check (monthly_expenditure_fen between 0 and 10000000000),
    amount_fen bigint check (amount_fen between 1 and 10000000000),
    effective_on date,
    months int check (months between 1 and 60),
    transition_plan text check (length(transition_plan) between 1 and 4000),
    findings text check (length(findings) between 1 and 2000),
    prepared_by uuid references account,
    proposed_at timestamptz(3),
    return_reason text check (length(return_reason) between 1 and 1000),
    version int not null default 1,
    constraint review_outcome_fits check (outcome is null or (kind = 'FINAL') = (outcome in ('REINSTATE', 'EXIT'))),
    constraint review_names_amount check ((outcome in ('CHANGE', 'REINSTATE')) <= (amount_fen is not null)),
    constraint review_names_plan check ((outcome = 'WITHDRAW') <= (months is not null and transition_plan is not null)),
    check ((state in ('PROPOSED', 'DECIDED')) <= (outcome is not null and findings is not null and prepared_by is not null and proposed_at is not null and effective_on is not null))
  );
  create unique index review_one_open on allowance_review (status_id) where state in ('OPEN', 'PROPOSED');
  create index allowance_review_household on allowance_review (household_id, opened_at);
  create index allowance_review_queue on allowance_review (state, opened_at, id);
  call app.protect('allowance_review', 'select, insert, update', '''findings'', ''transition_plan''');
  create policy read on allowance_review for select using ((select app.scope('assistance:read')) @> area_code);
  create policy add on allowance_review for insert with check ((select app.scope('assistance:apply')) @> area_code and area_code = app.household_area(household_id)
    and state = 'OPEN' and kind = 'PERIODIC' and opened_by = (select app.actor_id()));
  create policy edit on allowance_review for update using ((select app.scope('assistance:apply')) @> area_code or (select app.scope('assistance:decide')) @> area_code);
  create function app.review_area(review uuid) returns bigint language sql stable security definer set search_path = public, app, pg_temp
    as $$ select area_code from allowance_review r where r.id = $1 $$;
  -- An end is final, and nobody but the rules below brings one about: they run with their owner's rights.
  create function app.review_moves() returns trigger language plpgsql as $$
    begin
      if old.state in ('DECIDED', 'CANCELLED') or (current_user = 'finemesh_app' and new.state in ('DECIDED', 'CANCELLED')) then
        raise exception 'a review ends by its decision' using errcode = 'check_violation', constraint = 'review_moves';
      end if;
      return new;
    end $$;
  create trigger moves before update on allowance_review for each row execute function app.review_moves();

  create table allowance_decision (
    id uuid primary key,
    review_id uuid not null constraint review_decided_once unique references allowance_review,
    outcome text not null,
    amount_fen bigint,
    effective_on date not null,
    months int,
    reason text not null check (length(reason) between 1 and 1000),
    decided_by uuid not null references account default app.actor_id(),
    decided_at timestamptz(3) not null default app.now(),
    authority text not null check (authority in ('DISTRICT', 'DELEGATED')),
    delegation_id uuid references delegation_of_authority,
    check ((authority = 'DELEGATED') = (delegation_id is not null))
  );
  create index allowance_decision_day on allowance_decision (decided_at);
  call app.protect('allowance_decision', 'select, insert');
  create policy read on allowance_decision for select using ((select app.scope('assistance:read')) @> app.review_area(review_id));
  create policy add on allowance_decision for insert with check ((select app.scope('assistance:decide')) @> app.review_area(review_id));
  create trigger insert_only before update or delete or truncate on allowance_decision for each statement execute function app.refuse_change();

  -- GRADUAL: the allowance goes on until a day. REINSTATED: it goes on after all. WATCH: it has ended or will on that day, and somebody
  -- looks how they get along. EXITED: nobody has to look any more.
  create table allowance_withdrawal (
    id uuid primary key,
    household_id uuid not null references household,
    area_code bigint not null references admin_area,
    status_id uuid not null references assistance_status,
    review_id uuid not null constraint withdrawal_of_review unique references allowance_review,
    state text not null check (state in ('GRADUAL', 'REINSTATED', 'WATCH', 'EXITED')),
    from_on date not null,
    ends_on date not null,
    transition_plan text not null,
    watch_status_id uuid references assistance_status,
    result text check (result in ('STABLE', 'NEEDS_HELP', 'STATUS_ENDED')),
    note text check (length(note) between 1 and 1000),
    closed_at timestamptz(3),
    closed_by uuid references account,
    version int not null default 1,
    check (ends_on > from_on),
    constraint withdrawal_exit_says_result check ((state = 'EXITED') = (result is not null and closed_at is not null and note is not null))
  );
  create unique index withdrawal_one_running on allowance_withdrawal (household_id) where state in ('GRADUAL', 'WATCH');
  create index allowance_withdrawal_household on allowance_withdrawal (household_id, from_on);
  create index allowance_withdrawal_queue on allowance_withdrawal (state, ends_on, id);
  call app.protect('allowance_withdrawal', 'select, update', '''transition_plan'', ''note''');
  create policy read on allowance_withdrawal for select using ((select app.scope('assistance:read')) @> area_code);
  create policy edit on allowance_withdrawal for update using ((select app.scope('assistance:apply')) @> area_code);
  create function app.withdrawal_moves() returns trigger language plpgsql as $$
    begin
      if current_user = 'finemesh_app' and not (old.state = 'WATCH' and new.state = 'EXITED'
        and (to_jsonb(old) - '{state,result,note,closed_at,closed_by,version}'::text[]) = (to_jsonb(new) - '{state,result,note,closed_at,closed_by,version}'::text[])) then
        raise exception 'a withdrawal moves by decisions' using errcode = 'check_violation', constraint = 'withdrawal_moves';
      end if;
      return new;
    end $$;
  create trigger moves before update on allowance_withdrawal for each row execute function app.withdrawal_moves();
`;

const DECISIONS = `
  -- Fen a month that a household has by the last decision on its allowance; null when none is on record here.
  create function app.allowance_now(household uuid) returns bigint language sql stable security definer set search_path = public, app, pg_temp as $$
    select amount_fen from (
      select d.amount_fen, d.decided_at from assistance_decision d join assistance_application a on a.id = d.application_id
        where a.household_id = household and a.programme = 'MINIMUM_LIVING_ALLOWANCE' and d.outcome = 'APPROVED'
      union all select d.amount_fen, d.decided_at from allowance_decision d join allowance_review r on r.id = d.review_id where r.household_id = household and d.amount_fen is not null) x
    where (select app.scope('assistance:read')) @> app.household_area(household) order by decided_at desc limit 1 $$;

  -- Opens a review with its clock; nothing when one is open. Closed to the runtime role.
  create function app.open_review(status uuid, kind text, owner uuid, started timestamptz) returns uuid language plpgsql security definer set search_path = public, app, pg_temp as $$
    declare made uuid := gen_random_uuid(); s record; rule text := case kind when 'FINAL' then 'allowance.exit' else 'allowance.review' end;
    begin
      select x.household_id, h.area_code into s from assistance_status x join household h on h.id = x.household_id where x.id = status;
      insert into allowance_review (id, number, household_id, area_code, status_id, kind)
        select made, 'FH' || lpad(nextval('allowance_review_number')::text, 7, '0'), s.household_id, s.area_code, status, open_review.kind
        where not exists (select from allowance_review r where r.status_id = status and r.state in ('OPEN', 'PROPOSED'));
      if not found then return null; end if;
      insert into sla_clock (id, subject_kind, subject_id, household_id, area_code, rule_id, rule_key, owner_id, started_at, opened_by)
        select gen_random_uuid(), 'REVIEW', made, s.household_id, s.area_code, app.sla_rule_in_force(rule, s.area_code, (started at time zone 'Asia/Shanghai')::date), rule, owner, started, app.actor_id();
      return made;
    end $$;
  revoke execute on function app.open_review from public;

  -- An allowance that was granted is reviewed: the first clock begins with the grant.
  create function app.review_follows() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
    begin
      perform app.open_review(s.id, 'PERIODIC', a.prepared_by, new.decided_at) from assistance_application a
        join assistance_status s on s.household_id = a.household_id and s.programme = a.programme and (s.until is null or s.until > new.valid_from)
        where a.id = new.application_id and a.programme = 'MINIMUM_LIVING_ALLOWANCE' and new.outcome = 'APPROVED' order by s."from" desc limit 1;
      return null;
    end $$;
  create trigger review_follows after insert on assistance_decision for each row execute function app.review_follows();

  -- A status that somebody ended by hand takes its review and its withdrawal along.
  create function app.review_falls_away() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
    declare r record; why text := coalesce(nullif(new.end_reason, ''), '救助身份已结束');
    begin
      if new.until is null or exists (select from allowance_withdrawal w where w.status_id = new.id and w.state in ('GRADUAL', 'WATCH') and w.ends_on = new.until) then return null; end if;
      for r in update allowance_review set state = 'CANCELLED', return_reason = left(why, 1000), version = version + 1 where status_id = new.id and state in ('OPEN', 'PROPOSED') returning id loop
        update sla_clock set cancelled_at = app.now(), cancelled_by = app.actor_id(), cancel_reason = left(why, 500), version = version + 1
          where subject_id = r.id and met_at is null and cancelled_at is null;
      end loop;
      update allowance_withdrawal set state = 'EXITED', result = 'STATUS_ENDED', note = left(why, 1000), closed_at = app.now(), closed_by = app.actor_id(), version = version + 1
        where status_id = new.id and state = 'GRADUAL';
      return null;
    end $$;
  create trigger review_falls_away after update of until on assistance_status for each row when (new.programme = 'MINIMUM_LIVING_ALLOWANCE' and new.until is distinct from old.until) execute function app.review_falls_away();

  -- Whether a decision may be made: by whoever records it and did not prepare it, on what was proposed, under a power that holds now.
  create function app.review_judged() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
    declare asked allowance_review; power record; status assistance_status; today date := app.today(); low double precision; high double precision;
    begin
      if new.decided_by is distinct from app.actor_id() or new.decided_at is distinct from app.now() then
        raise exception 'a decision is made by whoever records it, now' using errcode = 'check_violation', constraint = 'decision_by_actor';
      end if;
      select * into asked from allowance_review where id = new.review_id for update;
      if asked.state is distinct from 'PROPOSED' then raise exception 'nothing proposed' using errcode = 'check_violation', constraint = 'review_needs_proposal'; end if;
      if asked.prepared_by = new.decided_by then raise exception 'prepared by the same person' using errcode = 'check_violation', constraint = 'decision_not_by_preparer'; end if;
      select * into power from app.authority('MINIMUM_LIVING_ALLOWANCE', asked.area_code, new.decided_at);
      if power.kind is null then raise exception 'no authority' using errcode = 'check_violation', constraint = 'decision_without_authority'; end if;
      select * into status from assistance_status where id = asked.status_id for update;
      -- An exit is decided also after the last day, if late; nothing else is.
      if status.until <= today and asked.outcome <> 'EXIT' then raise exception 'the status has ended' using errcode = 'check_violation', constraint = 'review_status_over'; end if;
      new.effective_on := case when asked.outcome = 'EXIT' then status.until else greatest(asked.effective_on, today) end;
      if asked.outcome = 'WITHDRAW' then
        low := app.parameter('allowance.withdrawal.months.min', asked.area_code, new.effective_on);
        high := app.parameter('allowance.withdrawal.months.max', asked.area_code, new.effective_on);
        if asked.months not between low and high then raise exception 'outside the months of policy' using errcode = 'check_violation', constraint = 'withdrawal_months'; end if;
      end if;
      if asked.outcome = 'EXIT' and exists (select from sla_clock c where c.subject_id = asked.id and c.met_at is null and c.cancelled_at is null and c.started_at > new.decided_at) then
        raise exception 'too early for the end' using errcode = 'check_violation', constraint = 'withdrawal_exit_early';
      end if;
      new.outcome := asked.outcome;
      new.amount_fen := asked.amount_fen;
      new.months := case when asked.outcome = 'WITHDRAW' then asked.months end;
      new.authority := power.kind;
      new.delegation_id := power.delegation_id;
      return new;
    end $$;
  create trigger judged before insert on allowance_decision for each row execute function app.review_judged();

  -- What follows from a decision. A clock that has not begun (of a withdrawal that ends early) falls away instead of being met.
  create function app.review_decided() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
    declare asked allowance_review; running allowance_withdrawal; last_day date; days int; watched uuid;
    begin
      update allowance_review set state = 'DECIDED', version = version + 1 where id = new.review_id returning * into asked;
      update clock_pause p set resumed_at = greatest(p.paused_at, new.decided_at), resumed_by = new.decided_by from sla_clock c where c.id = p.clock_id and c.subject_id = asked.id and p.resumed_at is null;
      update sla_clock set met_at = case when started_at <= new.decided_at then new.decided_at end, met_by = case when started_at <= new.decided_at then new.decided_by end,
        cancelled_at = case when started_at > new.decided_at then new.decided_at end, cancelled_by = case when started_at > new.decided_at then new.decided_by end,
        cancel_reason = case when started_at > new.decided_at then left(new.reason, 500) end, version = version + 1
        where subject_id = asked.id and met_at is null and cancelled_at is null;
      select * into running from allowance_withdrawal where status_id = asked.status_id and state = 'GRADUAL' for update;
      if new.outcome in ('CONTINUE', 'CHANGE') then
        perform app.open_review(asked.status_id, 'PERIODIC', asked.prepared_by, new.decided_at);
      elsif new.outcome = 'END' then
        update assistance_status set until = new.effective_on, end_reason = '定期复核：停止' where id = asked.status_id;
      elsif new.outcome = 'WITHDRAW' then
        last_day := (new.effective_on + make_interval(months => new.months))::date;
        insert into allowance_withdrawal (id, household_id, area_code, status_id, review_id, state, from_on, ends_on, transition_plan)
          values (gen_random_uuid(), asked.household_id, asked.area_code, asked.status_id, asked.id, 'GRADUAL', new.effective_on, last_day, asked.transition_plan);
        update assistance_status set until = last_day, end_reason = '低保渐退期满' where id = asked.status_id;
        -- The clock of the last review is due on the last day of the allowance: it begins so many days before it.
        select r.amount into days from sla_rule r where r.id = app.sla_rule_in_force('allowance.exit', asked.area_code, last_day);
        perform app.open_review(asked.status_id, 'FINAL', asked.prepared_by, greatest((last_day - 1 - days)::timestamp at time zone 'Asia/Shanghai', new.decided_at));
      elsif new.outcome = 'REINSTATE' then
        update allowance_withdrawal set state = 'REINSTATED', version = version + 1 where id = running.id;
        update assistance_status set until = null, end_reason = null where id = asked.status_id;
        perform app.open_review(asked.status_id, 'PERIODIC', asked.prepared_by, new.decided_at);
      else
        -- Watched from the day on which the allowance ends, as a household of low income: the ledger goes on asking for it.
        if not exists (select from assistance_status s where s.household_id = asked.household_id and s.programme = 'LOW_INCOME_WATCH' and (s.until is null or s.until > running.ends_on)) then
          insert into assistance_status (id, household_id, programme, "from", persons)
            select gen_random_uuid(), asked.household_id, 'LOW_INCOME_WATCH', running.ends_on, s.persons from assistance_status s where s.id = asked.status_id returning id into watched;
        end if;
        update allowance_withdrawal set state = 'WATCH', watch_status_id = watched, version = version + 1 where id = running.id;
        insert into sla_clock (id, subject_kind, subject_id, household_id, area_code, rule_id, rule_key, owner_id, started_at, opened_by)
          select gen_random_uuid(), 'WITHDRAWAL', running.id, asked.household_id, asked.area_code, app.sla_rule_in_force('allowance.watch', asked.area_code, running.ends_on), 'allowance.watch', asked.prepared_by,
            running.ends_on::timestamp at time zone 'Asia/Shanghai', new.decided_by;
      end if;
      return null;
    end $$;
  create trigger decided after insert on allowance_decision for each row execute function app.review_decided();
`;
