import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One policy per household (一户一策): plans, their goals and measures. One in force, versions unbranched: the database says so. */
export class CreatePlans20261102000000 implements MigrationInterface {
  name = 'CreatePlans20261102000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table household_plan (
        id uuid primary key,
        household_id uuid not null references household,
        area_code bigint not null,
        number int not null check (number >= 1),
        previous_id uuid references household_plan,
        state text not null check (state in ('DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'ACTIVE', 'SUPERSEDED', 'COMPLETED', 'TERMINATED')),
        summary text not null check (length(summary) <= 4000),
        household_words text check (length(household_words) <= 4000),
        agreed_on date,
        author_id uuid not null references account,
        submitted_at timestamptz(3),
        approver_id uuid references account,
        approved_at timestamptz(3),
        return_reason text,
        active_from timestamptz(3),
        ended_at timestamptz(3),
        end_reason text,
        review_due_on date,
        created_at timestamptz(3) not null default app.now(),
        version int not null default 1,
        constraint plan_number_once unique (household_id, number),
        constraint plan_chain_unbranched unique (previous_id),
        constraint plan_approver_is_not_author check (approver_id is distinct from author_id),
        check ((state = 'ACTIVE') <= (approver_id is not null and active_from is not null and review_due_on is not null)),
        check ((state in ('COMPLETED', 'TERMINATED')) <= (end_reason is not null and ended_at is not null))
      );
      create unique index plan_one_in_force on household_plan (household_id) where state = 'ACTIVE';
      create unique index plan_one_in_preparation on household_plan (household_id) where state in ('DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED');
      create index plan_review on household_plan (review_due_on, id) where state = 'ACTIVE';
      create index plan_queue on household_plan (state, created_at, id);
      call app.protect('household_plan', 'select, insert, update', '''household_words''');
      create policy read on household_plan for select using ((select app.scope('plan:read')) @> area_code);
      create policy add on household_plan for insert with check ((select app.scope('plan:edit')) @> area_code and author_id = (select app.actor_id()));
      create policy edit on household_plan for update using ((select app.scope('plan:edit')) @> area_code or (select app.scope('plan:approve')) @> area_code);

      create table plan_goal (
        id uuid primary key,
        plan_id uuid not null references household_plan,
        position int not null,
        domain text not null check (domain in ('INCOME', 'HEALTH', 'EDUCATION', 'HOUSING', 'EMPLOYMENT', 'CARE', 'MIND', 'INCLUSION', 'OTHER')),
        text text not null check (length(text) between 1 and 500),
        indicator text,
        baseline double precision,
        target double precision,
        reached double precision,
        unit text,
        due_on date,
        result text check (result in ('MET', 'PARTLY', 'MISSED')),
        result_note text,
        constraint goal_position_once unique (plan_id, position)
      );
      create table plan_measure (
        id uuid primary key,
        goal_id uuid not null references plan_goal on delete cascade,
        position int not null,
        text text not null check (length(text) between 1 and 500),
        service_code text references service_type (code),
        every_days int check (every_days between 1 and 366),
        starts_on date not null,
        ends_on date,
        owner_id uuid references account,
        -- Needs were made for every visit that falls due before this day.
        needs_until date,
        constraint measure_position_once unique (goal_id, position),
        check (ends_on is null or ends_on >= starts_on)
      );
      create function app.plan_area(plan uuid) returns bigint language sql stable security definer set search_path = public, app, pg_temp
        as $$ select area_code from household_plan p where p.id = $1 $$;
      create function app.goal_area(goal uuid) returns bigint language sql stable security definer set search_path = public, app, pg_temp
        as $$ select p.area_code from plan_goal g join household_plan p on p.id = g.plan_id where g.id = $1 $$;
      call app.protect('plan_goal', 'select, insert, update, delete');
      create policy read on plan_goal for select using (exists (select from household_plan p where p.id = plan_id));
      create policy add on plan_goal for insert with check ((select app.scope('plan:edit')) @> app.plan_area(plan_id));
      create policy edit on plan_goal for update using ((select app.scope('plan:edit')) @> app.plan_area(plan_id));
      create policy remove on plan_goal for delete using ((select app.scope('plan:edit')) @> app.plan_area(plan_id));
      call app.protect('plan_measure', 'select, insert, update, delete');
      create policy read on plan_measure for select using (exists (select from plan_goal g where g.id = goal_id));
      create policy add on plan_measure for insert with check ((select app.scope('plan:edit')) @> app.goal_area(goal_id));
      create policy edit on plan_measure for update using ((select app.scope('plan:edit')) @> app.goal_area(goal_id));
      create policy remove on plan_measure for delete using ((select app.scope('plan:edit')) @> app.goal_area(goal_id));

      -- What was approved stays as it was approved: goals and measures change only while the plan is being written.
      -- (A measure's needs_until and a goal's result move on; they are facts about the plan, not the plan.)
      create function app.plan_content_open(plan uuid) returns boolean language sql stable security definer set search_path = public, app, pg_temp
        as $$ select p.state in ('DRAFT', 'RETURNED') from household_plan p where p.id = $1 $$;
      create function app.refuse_closed_goal() returns trigger language plpgsql as $$
        begin
          if tg_op = 'UPDATE' and (to_jsonb(old) - '{reached,result,result_note}'::text[]) = (to_jsonb(new) - '{reached,result,result_note}'::text[]) then return new; end if;
          if not app.plan_content_open(coalesce(new.plan_id, old.plan_id)) then raise exception 'the plan is closed' using errcode = 'restrict_violation', constraint = 'plan_content_closed'; end if;
          return coalesce(new, old);
        end $$;
      create trigger content_closed before insert or update or delete on plan_goal for each row execute function app.refuse_closed_goal();
      create function app.refuse_closed_measure() returns trigger language plpgsql as $$
        begin
          if tg_op = 'UPDATE' and (to_jsonb(old) - 'needs_until') = (to_jsonb(new) - 'needs_until') then return new; end if;
          -- A goal that is being removed takes its measures with it; it was checked itself.
          if tg_op = 'DELETE' and not exists (select from plan_goal where id = old.goal_id) then return old; end if;
          if not app.plan_content_open((select plan_id from plan_goal where id = coalesce(new.goal_id, old.goal_id))) then raise exception 'the plan is closed' using errcode = 'restrict_violation', constraint = 'plan_content_closed'; end if;
          return coalesce(new, old);
        end $$;
      create trigger content_closed before insert or update or delete on plan_measure for each row execute function app.refuse_closed_measure();

      alter table service_need add column measure_id uuid references plan_measure;
      create index service_need_measure on service_need (measure_id, due_at) where measure_id is not null;

      -- A measure's visits fall on starts_on, then every every_days days. Each becomes a need once, when it comes within the horizon.
      create function app.make_plan_needs(only_plan uuid) returns int language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare m record; visit date; made int := 0; horizon date; last_visit date;
        begin
          for m in select pm.*, p.household_id, p.area_code, s.usual_minutes, s.people_needed
            from household_plan p join plan_goal g on g.plan_id = p.id join plan_measure pm on pm.goal_id = g.id join service_type s on s.code = pm.service_code
            where p.state = 'ACTIVE' and (only_plan is null or p.id = only_plan)
              and coalesce(pm.needs_until, pm.starts_on) <= app.today() + 366 and (pm.ends_on is null or coalesce(pm.needs_until, pm.starts_on) <= pm.ends_on)
              and (pm.every_days is not null or pm.needs_until is null)
            order by pm.needs_until nulls first, pm.id limit 500 for update of pm skip locked
          loop
            horizon := app.today() + coalesce(app.parameter('plan.needs.ahead.days', m.area_code, app.today()), 0)::int;
            visit := coalesce(m.needs_until, m.starts_on);
            last_visit := null;
            while visit <= horizon and (m.ends_on is null or visit <= m.ends_on) loop
              -- Visits before the plan came into force are not owed.
              if visit >= app.today() then
                insert into service_need (id, number, household_id, service_code, area_code, tier, due_at, minutes, seats, measure_id, prefer_continuity, created_by, created_at)
                  values (gen_random_uuid(), 'XQ' || lpad(nextval('service_need_number')::text, 7, '0'), m.household_id, m.service_code, m.area_code, 'ROUTINE',
                    ((visit + 1)::timestamp at time zone 'Asia/Shanghai') - interval '1 second', m.usual_minutes, m.people_needed, m.id, true, app.actor_id(), app.now());
                made := made + 1;
              end if;
              last_visit := visit;
              exit when m.every_days is null;
              visit := visit + m.every_days;
            end loop;
            if last_visit is not null then update plan_measure set needs_until = visit where id = m.id; end if;
          end loop;
          return made;
        end $$;

      -- What a plan that is no longer in force still owed and nobody was asked for is not owed any more; the plan after it makes its own.
      create function app.end_plan_needs(plan uuid, reason text) returns int language sql security definer set search_path = public, app, pg_temp as $$
        with ended as (update service_need n set waived_reason = reason, version = n.version + 1
          from plan_measure m join plan_goal g on g.id = m.goal_id join household_plan p on p.id = g.plan_id
          where n.measure_id = m.id and p.id = plan and p.state <> 'ACTIVE' and n.state = 'UNMATCHED' and n.seats_filled + n.seats_offered = 0 returning 1)
        select count(*)::int from ended $$;

      insert into policy_parameter (id, key, value, unit, valid_from, sample) values
        (gen_random_uuid(), 'plan.review.days', 180, 'day', '2020-01-01', true),
        (gen_random_uuid(), 'plan.needs.ahead.days', 14, 'day', '2020-01-01', true);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table service_need drop column measure_id; drop table plan_measure, plan_goal, household_plan cascade;
      delete from policy_parameter where key in ('plan.review.days', 'plan.needs.ahead.days')`);
  }
}
