import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Says on the channel `finemesh_change` which needs, offers and visits a transaction changed: ids alone, and only once it
 * has committed. Whoever listens asks for the rows with the rights of whoever wants to know.
 */
export class AnnounceChanges20261126083000 implements MigrationInterface {
  name = 'AnnounceChanges20261126083000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- A message holds at most 8,000 bytes: some hundred and fifty ids. A statement that changes very many rows says so without them.
      create function app.announce() returns trigger language plpgsql as $$
        declare ids uuid[] := array (select id from new_rows limit 1001);
        begin
          if cardinality(ids) > 1000 then
            perform pg_notify('finemesh_change', json_build_object('kind', tg_table_name, 'ids', '[]'::json)::text);
          elsif cardinality(ids) > 0 then
            perform pg_notify('finemesh_change', json_build_object('kind', tg_table_name, 'ids', to_json(ids[low:low + 149]))::text)
              from generate_series(1, cardinality(ids), 150) low;
          end if;
          return null;
        end $$;
    `);
    for (const table of ['service_need', 'offer', 'assignment']) {
      await db.query(`
        create trigger announce_insert after insert on ${table} referencing new table as new_rows for each statement execute function app.announce();
        create trigger announce_update after update on ${table} referencing new table as new_rows for each statement execute function app.announce();
      `);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['service_need', 'offer', 'assignment'])
      await db.query(`drop trigger announce_insert on ${table}; drop trigger announce_update on ${table}`);
    await db.query('drop function app.announce');
  }
}
