import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who recorded what came of a measure; reviews of a plan are kept, each with its verdict. */
export class ExtendPlans20261126141000 implements MigrationInterface {
  name = 'ExtendPlans20261126141000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table plan_measure add column result_by uuid references account;
      -- What came of a measure is a fact about the plan, not the plan: it moves on after the approval. Whether it strengthens people was approved.
      create or replace function app.refuse_closed_measure() returns trigger language plpgsql as $$
        declare facts text[] := '{needs_until,result,result_note,result_on,result_by}';
        begin
          if tg_op = 'UPDATE' and (to_jsonb(old) - facts) = (to_jsonb(new) - facts) then return new; end if;
          -- A goal that is being removed takes its measures with it; it was checked itself.
          if tg_op = 'DELETE' and not exists (select from plan_goal where id = old.goal_id) then return old; end if;
          if not app.plan_content_open((select plan_id from plan_goal where id = coalesce(new.goal_id, old.goal_id))) then raise exception 'the plan is closed' using errcode = 'restrict_violation', constraint = 'plan_content_closed'; end if;
          return coalesce(new, old);
        end $$;

      create table plan_review_record (
        id uuid primary key,
        plan_id uuid not null references household_plan,
        reviewed_on date not null,
        verdict text not null check (verdict in ('GOES_ON', 'CHANGE')),
        note text not null check (length(note) between 1 and 2000),
        next_due_on date not null,
        reviewed_by uuid not null references account,
        created_at timestamptz(3) not null default app.now()
      );
      create index plan_review_record_plan on plan_review_record (plan_id, created_at desc, id);
      call app.protect('plan_review_record', 'select, insert', '''note''');
      create policy read on plan_review_record for select using (exists (select from household_plan p where p.id = plan_id));
      create policy add on plan_review_record for insert with check (reviewed_by = (select app.actor_id()) and (select app.scope('plan:edit')) @> app.plan_area(plan_id));
      create trigger insert_only before update or delete or truncate on plan_review_record for each statement execute function app.refuse_change();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table plan_review_record;
      create or replace function app.refuse_closed_measure() returns trigger language plpgsql as $$
        begin
          if tg_op = 'UPDATE' and (to_jsonb(old) - '{needs_until,strengthens,result,result_note,result_on}'::text[]) = (to_jsonb(new) - '{needs_until,strengthens,result,result_note,result_on}'::text[]) then return new; end if;
          if tg_op = 'DELETE' and not exists (select from plan_goal where id = old.goal_id) then return old; end if;
          if not app.plan_content_open((select plan_id from plan_goal where id = coalesce(new.goal_id, old.goal_id))) then raise exception 'the plan is closed' using errcode = 'restrict_violation', constraint = 'plan_content_closed'; end if;
          return coalesce(new, old);
        end $$;
      alter table plan_measure drop column result_by;
    `);
  }
}
