import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Taking a whole city's roster back is long work: it has a job, and the import a state for it. */
export class UndoInBackground20261127020000 implements MigrationInterface {
  name = 'UndoInBackground20261127020000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ declare known text; begin
        select string_agg(quote_literal(m[1]), ', ') into known from pg_constraint c, regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g') m where c.conname = 'job_run_kind_check';
        execute 'alter table job_run drop constraint job_run_kind_check, add constraint job_run_kind_check check (kind in (' || known || ', ''IMPORT_UNDO''))';
      end $$;
      alter table import_batch drop constraint import_batch_state_check,
        add constraint import_batch_state_check check (state in ('UPLOADED', 'CHECKING', 'CHECKED', 'APPLYING', 'APPLIED', 'UNDOING', 'UNDONE', 'FAILED'));
      -- What is left of an import, wherever it is: whoever may not see a part of it must not be told that all of it is gone.
      create function app.import_left(batch uuid) returns bigint language sql stable security definer set search_path = public, app, pg_temp as $$
        with b as (select id from import_batch where id = batch and created_by = app.actor_id())
        select (select count(*) from household h join b on h.import_id = b.id) + (select count(*) from volunteer v join b on v.import_id = b.id)
          + (select count(*) from service_need n join b on n.import_id = b.id) + (select count(*) from produce_order o join b on o.import_id = b.id) $$;
      revoke execute on function app.import_left from public;
      grant execute on function app.import_left to finemesh_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function app.import_left;
      update import_batch set state = 'APPLIED' where state = 'UNDOING';
      alter table import_batch drop constraint import_batch_state_check,
        add constraint import_batch_state_check check (state in ('UPLOADED', 'CHECKING', 'CHECKED', 'APPLYING', 'APPLIED', 'UNDONE', 'FAILED'));
      update import_batch set job_id = null where job_id in (select id from job_run where kind = 'IMPORT_UNDO');
      delete from job_run where kind = 'IMPORT_UNDO';
      do $$ declare known text; begin
        select string_agg(quote_literal(m[1]), ', ') into known from pg_constraint c, regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g') m
          where c.conname = 'job_run_kind_check' and m[1] <> 'IMPORT_UNDO';
        execute 'alter table job_run drop constraint job_run_kind_check, add constraint job_run_kind_check check (kind in (' || known || '))';
      end $$;
    `);
  }
}
