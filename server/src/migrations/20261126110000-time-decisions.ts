import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The clock of a decision. How long it may take is a policy parameter: a value that is recorded under `<rule>.<unit>`
 * (`assistance.decision.working_days`) becomes a version of the rule, so that one number is kept in one place.
 */
export class TimeDecisions20261126110000 implements MigrationInterface {
  name = 'TimeDecisions20261126110000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- A correction of a parameter is a later record of the same first day; so is that of the rule made of it.
      alter table sla_rule
        add column recorded_at timestamptz(3) not null default '2000-01-01T00:00:00Z',
        add column void boolean not null default false,
        drop constraint sla_rule_once,
        add constraint sla_rule_recorded_once unique nulls not distinct (key, area_code, valid_from, recorded_at);
      create or replace function app.sla_rule_in_force(wanted text, area bigint, on_day date) returns uuid language sql stable set search_path = public, app, pg_temp as $$
        select r.id from sla_rule r
        where r.key = wanted and r.valid_from <= on_day and (r.area_code is null or app.area_range(r.area_code) @> area) and not r.void
          and not exists (select from sla_rule q where q.key = r.key and q.area_code is not distinct from r.area_code and q.valid_from = r.valid_from and q.recorded_at > r.recorded_at)
        order by r.area_code is null, upper(app.area_range(r.area_code)) - lower(app.area_range(r.area_code)), r.valid_from desc limit 1 $$;

      -- Ladder and pauses of a new version are those of the version that it follows.
      create function app.parameter_makes_rule() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare
          part text[] := regexp_match(new.key, '^([a-z_]+[.][a-z_]+)[.](working_day|day|hour)s$');
          base sla_rule;
          made uuid := gen_random_uuid();
        begin
          if part is null or new.residence is not null then return null; end if;
          select r.* into base from sla_rule r where r.key = part[1] and lower(r.unit) = part[2] and (r.area_code is null or app.area_range(r.area_code) @> new.area_code)
            order by r.valid_from <= new.valid_from desc, r.area_code is null, upper(app.area_range(r.area_code)) - lower(app.area_range(r.area_code)), abs(r.valid_from - new.valid_from), r.recorded_at desc limit 1;
          if base.id is null or (base.amount = new.value and base.valid_from = new.valid_from and base.area_code is not distinct from new.area_code and base.void = new.void) then return null; end if;
          if new.value <> trunc(new.value) or new.value not between 1 and 5000 then
            raise exception 'no number of whole units' using errcode = 'check_violation', constraint = 'parameter_makes_rule';
          end if;
          insert into sla_rule (id, key, area_code, number, valid_from, amount, unit, pausable, source, sample, recorded_at, void)
            select made, base.key, new.area_code, coalesce(max(r.number), 0) + 1, new.valid_from, new.value, base.unit, base.pausable, coalesce(new.document, new.source), new.sample, new.recorded_at, new.void
            from sla_rule r where r.key = base.key and r.area_code is not distinct from new.area_code;
          insert into sla_rule_step (id, rule_id, level, who, offset_amount) select gen_random_uuid(), made, s.level, s.who, s.offset_amount from sla_rule_step s where s.rule_id = base.id;
          return null;
        end $$;
      create trigger makes_rule after insert on policy_parameter for each row execute function app.parameter_makes_rule();

      -- The source gives 33 and 20 working days and no day of the change: the day of publication stands for it, in the rule as in the parameter.
      update policy_parameter p set valid_from = '2020-08-17' where p.key = 'assistance.decision.working_days' and p.valid_from = '2020-01-01' and p.recorded_by is null
        and not exists (select from policy_parameter q where q.key = p.key and q.valid_from in ('2020-01-01', '2020-08-17') and q.id <> p.id);

      -- Papers that whoever decides found missing; what is recorded since then is not missing any more.
      alter table assistance_application add column missing_kinds text[] not null default '{}';

      -- Applications of before this version: submitted then, decided or withdrawn when they ended. Of a returned one only the last moment is known.
      insert into sla_clock (id, subject_kind, subject_id, household_id, area_code, rule_id, rule_key, owner_id, started_at, met_at, cancelled_at, cancel_reason)
        select gen_random_uuid(), 'APPLICATION', a.id, a.household_id, a.area_code, r.id, '', a.prepared_by, a.submitted_at,
          case when a.state in ('APPROVED', 'REFUSED') then a.ended_at end, case when a.state = 'WITHDRAWN' then a.ended_at end, case when a.state = 'WITHDRAWN' then left(coalesce(a.reason, '撤回'), 500) end
        from assistance_application a cross join lateral (select app.sla_rule_in_force('assistance.decision', a.area_code, (a.submitted_at at time zone 'Asia/Shanghai')::date) id) r
        where a.submitted_at is not null and r.id is not null and not exists (select from sla_clock c where c.subject_id = a.id);
      insert into clock_pause (id, clock_id, reason, paused_at)
        select gen_random_uuid(), c.id, 'AWAITING_HOUSEHOLD', c.started_at from sla_clock c join assistance_application a on a.id = c.subject_id
        where c.subject_kind = 'APPLICATION' and a.state = 'RETURNED' and not exists (select from clock_pause p where p.clock_id = c.id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table assistance_application drop column missing_kinds;
      drop trigger makes_rule on policy_parameter;
      drop function app.parameter_makes_rule;
      create or replace function app.sla_rule_in_force(wanted text, area bigint, on_day date) returns uuid language sql stable set search_path = public, app, pg_temp as $$
        select r.id from sla_rule r
        where r.key = wanted and r.valid_from <= on_day and (r.area_code is null or app.area_range(r.area_code) @> area)
        order by r.area_code is null, upper(app.area_range(r.area_code)) - lower(app.area_range(r.area_code)), r.valid_from desc limit 1 $$;
      alter table sla_rule drop constraint sla_rule_recorded_once, drop column recorded_at, drop column void,
        add constraint sla_rule_once unique nulls not distinct (key, area_code, valid_from);
    `);
  }
}
