import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Green channel (绿色通道): help within 24 hours, paperwork afterwards. Relief that was given leaves one obligation
 * (待补手续), made by the database itself; it is met or escalated and never goes away otherwise.
 */
export class CreateRelief20261126041000 implements MigrationInterface {
  name = 'CreateRelief20261126041000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create sequence emergency_relief_number;
      grant usage on sequence emergency_relief_number to finemesh_app;
      create table emergency_relief (
        id uuid primary key,
        number text not null default 'JJ' || lpad(nextval('emergency_relief_number')::text, 6, '0') constraint relief_number_taken unique,
        household_id uuid not null references household,
        area_code bigint not null references admin_area,
        lead_id uuid,
        state text not null default 'REQUESTED' check (state in ('REQUESTED', 'DISPATCHED', 'RELIEVED', 'COMPLETE', 'CANCELLED')),
        situation text not null check (length(situation) between 1 and 1000),
        requested_at timestamptz(3) not null,
        requested_by uuid not null references account,
        helper text check (length(helper) between 1 and 100),
        dispatched_at timestamptz(3),
        dispatched_by uuid references account,
        given text check (length(given) between 1 and 1000),
        amount_fen bigint check (amount_fen between 0 and 100000000),
        paperwork text check (length(paperwork) between 1 and 1000),
        relieved_at timestamptz(3),
        relieved_by uuid references account,
        completed_at timestamptz(3),
        cancelled_at timestamptz(3),
        cancelled_by uuid references account,
        cancel_reason text check (length(cancel_reason) between 1 and 500),
        demo boolean not null default false,
        version int not null default 1,
        check ((state = 'DISPATCHED') <= (helper is not null and dispatched_at is not null and dispatched_by is not null)),
        check ((state in ('RELIEVED', 'COMPLETE')) = (relieved_at is not null and relieved_by is not null and given is not null and paperwork is not null)),
        check ((state = 'COMPLETE') = (completed_at is not null)),
        check ((state = 'CANCELLED') = (cancelled_at is not null and cancelled_by is not null and cancel_reason is not null)),
        constraint relief_given_after_request check (relieved_at >= requested_at)
      );
      create unique index relief_one_awaited on emergency_relief (household_id) where state in ('REQUESTED', 'DISPATCHED');
      create index emergency_relief_queue on emergency_relief (state, requested_at, id);
      create index emergency_relief_household on emergency_relief (household_id, requested_at desc);
      call app.protect('emergency_relief', 'select, insert, update', '''situation''');
      create policy read on emergency_relief for select using ((select app.scope('relief:read')) @> area_code or requested_by = (select app.actor_id()));
      create policy add on emergency_relief for insert with check ((select app.scope('relief:request')) @> area_code and requested_by = (select app.actor_id()) and state = 'REQUESTED' and area_code = app.household_area(household_id));
      create policy edit on emergency_relief for update using ((select app.scope('relief:work')) @> area_code);

      create table obligation (
        id uuid primary key,
        kind text not null check (kind in ('RELIEF_PAPERWORK')),
        relief_id uuid not null constraint obligation_once_a_relief unique references emergency_relief,
        household_id uuid not null references household,
        area_code bigint not null references admin_area,
        what text not null,
        state text not null default 'OWED' check (state in ('OWED', 'ESCALATED', 'MET')),
        opened_at timestamptz(3) not null,
        owner_id uuid references account,
        escalated_at timestamptz(3),
        escalated_by uuid references account,
        escalation_reason text check (length(escalation_reason) between 1 and 500),
        met_at timestamptz(3),
        met_by uuid references account,
        evidence text check (length(evidence) between 1 and 1000),
        version int not null default 1,
        check ((state = 'MET') = (met_at is not null and met_by is not null and evidence is not null)),
        check ((state = 'ESCALATED') <= (escalated_at is not null and escalation_reason is not null))
      );
      create index obligation_open on obligation (opened_at, id) where state <> 'MET';
      create index obligation_household on obligation (household_id, opened_at desc);
      call app.protect('obligation', 'select, update');
      create policy read on obligation for select using ((select app.scope('relief:read')) @> area_code);
      create policy edit on obligation for update using ((select app.scope('obligation:meet')) @> area_code or (select app.scope('obligation:escalate')) @> area_code);

      create function app.relief_moves() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          if old.state <> new.state and not (case old.state
            when 'REQUESTED' then new.state in ('DISPATCHED', 'RELIEVED', 'CANCELLED')
            when 'DISPATCHED' then new.state in ('RELIEVED', 'CANCELLED')
            when 'RELIEVED' then new.state = 'COMPLETE' and exists (select from obligation o where o.relief_id = new.id and o.state = 'MET')
            else false end) then
            raise exception 'relief does not move like this' using errcode = 'restrict_violation', constraint = 'relief_moves';
          end if;
          if (old.household_id, old.area_code, old.requested_at, old.requested_by) is distinct from (new.household_id, new.area_code, new.requested_at, new.requested_by)
            or (old.relieved_at is not null and (old.relieved_at, old.relieved_by, old.given, old.amount_fen, old.paperwork) is distinct from (new.relieved_at, new.relieved_by, new.given, new.amount_fen, new.paperwork)) then
            raise exception 'what was requested and given stays as it was' using errcode = 'restrict_violation', constraint = 'relief_moves';
          end if;
          return new;
        end $$;
      create trigger moves before update on emergency_relief for each row execute function app.relief_moves();
      -- Relief that was given leaves its paperwork as an obligation, whatever code path gave it.
      create function app.relief_given() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          insert into obligation (id, kind, relief_id, household_id, area_code, what, opened_at, owner_id)
            values (gen_random_uuid(), 'RELIEF_PAPERWORK', new.id, new.household_id, new.area_code, new.paperwork, new.relieved_at, new.relieved_by) on conflict (relief_id) do nothing;
          return null;
        end $$;
      create trigger leaves_obligation after update of state on emergency_relief for each row when (new.state = 'RELIEVED' and old.state <> 'RELIEVED') execute function app.relief_given();
      create trigger leaves_obligation_at_once after insert on emergency_relief for each row when (new.state = 'RELIEVED') execute function app.relief_given();

      create function app.obligation_moves() returns trigger language plpgsql as $$
        begin
          if old.state <> new.state and not (case old.state when 'OWED' then new.state in ('MET', 'ESCALATED') when 'ESCALATED' then new.state = 'MET' else false end) then
            raise exception 'an obligation is met or escalated' using errcode = 'restrict_violation', constraint = 'obligation_moves';
          end if;
          if (old.kind, old.relief_id, old.household_id, old.area_code, old.what, old.opened_at) is distinct from (new.kind, new.relief_id, new.household_id, new.area_code, new.what, new.opened_at)
            or (old.state = 'MET' and to_jsonb(old) <> to_jsonb(new)) then
            raise exception 'what is owed stays as it was' using errcode = 'restrict_violation', constraint = 'obligation_moves';
          end if;
          return new;
        end $$;
      create trigger moves before update on obligation for each row execute function app.obligation_moves();
      create function app.obligation_stays() returns trigger language plpgsql as $$
        begin raise exception 'an obligation is met or escalated, never removed' using errcode = 'restrict_violation', constraint = 'obligation_stays'; end $$;
      create trigger stays before delete or truncate on obligation for each statement execute function app.obligation_stays();
      create function app.obligation_met() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin update emergency_relief set state = 'COMPLETE', completed_at = new.met_at, version = version + 1 where id = new.relief_id; return null; end $$;
      create trigger completes_relief after update of state on obligation for each row when (new.state = 'MET' and old.state <> 'MET') execute function app.obligation_met();

      -- When the ladder of its clock has reached the bureau, what is owed is escalated, whether or not anybody said so.
      create function app.obligation_called() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          update obligation o set state = 'ESCALATED', escalated_at = app.now(), escalation_reason = '超过期限，系统自动升级 / overdue: the ladder reached the bureau', version = o.version + 1
            from sla_clock c where c.id = new.clock_id and c.subject_kind = 'OBLIGATION' and o.id = c.subject_id and o.state = 'OWED';
          return null;
        end $$;
      create trigger escalates_obligation after insert on clock_step for each row when (new.who = 'BUREAU_SUPERVISOR') execute function app.obligation_called();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger escalates_obligation on clock_step; drop table obligation, emergency_relief cascade; drop sequence emergency_relief_number;
      drop function app.relief_moves, app.relief_given, app.obligation_moves, app.obligation_stays, app.obligation_met, app.obligation_called`);
  }
}
