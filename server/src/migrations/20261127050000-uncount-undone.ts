import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From half an hour after its import the ledger of coverage named a household, and no roster could be undone any more. */
export class UncountUndone20261127050000 implements MigrationInterface {
  name = 'UncountUndone20261127050000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Takes the households of an import that is being undone out of the day that is not over, which is then written anew. Days that are closed stay as they were:
      -- returns how many of the households they name; with any, nothing is taken out. Waits for the daily work, which goes on when the operation has ended.
      create function app.import_uncount(batch uuid) returns bigint language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare newest coverage_day; counted bigint;
        begin
          perform pg_advisory_xact_lock(hashtextextended('coverage_step', 0));
          select * into newest from coverage_day d order by d.day desc limit 1;
          select count(distinct e.household_id) into counted from coverage_entry e join household h on h.id = e.household_id join import_batch b on b.id = h.import_id
            where b.id = batch and b.created_by = app.actor_id() and (newest.state = 'CLOSED' or e.from_day < newest.day);
          if counted > 0 then return counted; end if;
          delete from coverage_entry e using household h, import_batch b
            where h.id = e.household_id and b.id = h.import_id and b.id = batch and b.created_by = app.actor_id() and b.state = 'UNDOING';
          if found then
            update coverage_day d set state = 'RUNNING', parts_done = 0, cutoff = least((d.day + 1)::timestamp at time zone 'Asia/Shanghai', app.now()), started_at = app.now(), fault = null
              where d.day = newest.day;
          end if;
          return 0;
        end $$;
      revoke execute on function app.import_uncount from public;
      grant execute on function app.import_uncount to finemesh_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function app.import_uncount');
  }
}
