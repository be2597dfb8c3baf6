import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The way into and out of the job queue. The queue's tables stand in a schema of their own, made by the queue's
 * library before our migrations run. Operations reach it through `app.enqueue` alone; server processes serve it as
 * role `finemesh_worker`, which can read and write the queue and ask whose a job is, and nothing else.
 */
export class CreateQueue20261101000700 implements MigrationInterface {
  name = 'CreateQueue20261101000700';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin
        if not exists (select from pg_roles where rolname = 'finemesh_worker') then
          create role finemesh_worker nologin nosuperuser nobypassrls nocreatedb nocreaterole;
        end if;
        if not pg_has_role(current_user, 'finemesh_worker', 'member') then
          execute format('grant finemesh_worker to %I', current_user);
        end if;
      end $$;
      grant usage on schema graphile_worker, app to finemesh_worker;
      grant select, insert, update, delete on all tables in schema graphile_worker to finemesh_worker;
      grant usage on all sequences in schema graphile_worker to finemesh_worker;
      do $$ declare t record; begin
        for t in select oid::regclass as name from pg_class where relnamespace = 'graphile_worker'::regnamespace and relkind = 'r' and relrowsecurity loop
          execute format('create policy worker on %s to finemesh_worker using (true) with check (true)', t.name);
        end loop;
      end $$;

      -- Orders work as the present actor: the job's row and the queue's entry in one transaction.
      create function app.enqueue(job uuid, wanted text, subject uuid) returns void
        language plpgsql security definer set search_path = public, app, pg_temp as $$
        begin
          if app.actor_id() is null then raise exception 'nobody orders work' using errcode = 'insufficient_privilege'; end if;
          insert into job_run (id, kind, subject_id, created_by) values (job, wanted, subject, app.actor_id());
          -- The job's id as key lets a server process see whose entry it is without reading payloads.
          perform graphile_worker.add_job('finemesh', json_build_object('jobId', job), job_key := job::text);
        end $$;
      revoke execute on function app.enqueue from public;
      grant execute on function app.enqueue to finemesh_app;

      -- Whose job it is and how it stands; asked before anyone acts for it.
      create function app.job_order(job uuid) returns table (kind text, subject_id uuid, account_id uuid, state text, cancel_requested boolean, account_active boolean)
        language sql stable security definer set search_path = public, app, pg_temp as $$
        select j.kind, j.subject_id, j.created_by, j.state, j.cancel_requested, a.state = 'ACTIVE' from job_run j join account a on a.id = j.created_by where j.id = job $$;
      revoke execute on function app.job_order from public;
      grant execute on function app.job_order to finemesh_worker;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function app.enqueue, app.job_order; drop owned by finemesh_worker`);
  }
}
