import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AuditImagesOnce20261126200000 } from './20261126200000-audit-images-once.js';

/** An image as it is kept. Written out where it is used: called as a function it would be planned anew for each row, which takes longer than making it. */
const kept = (image: string): string =>
  `case when cardinality(personal) = 0 then ${image}
     else (${image} - personal) || jsonb_object(personal, array(select case when ${image} -> p <> 'null' then '•' end from unnest(personal) p)) end`;

/** The audit trail hid what is personal by a function that was called for each row. Now its one statement does it. What is kept is the same. */
export class AuditInOnePlan20261126220000 implements MigrationInterface {
  name = 'AuditInOnePlan20261126220000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create or replace function app.audit() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
        declare
          -- Columns named as trigger arguments are personal: that they changed is kept, their value is not.
          personal text[] := coalesce(tg_argv::text[], '{}');
          instant timestamptz := app.now();
          actor uuid := app.actor_id();
          operation uuid := app.operation_id();
        begin
          if tg_op = 'INSERT' then
            insert into audit_event (at, actor_id, operation_id, table_name, row_id, verb, after)
              select instant, actor, operation, tg_table_name, coalesce(n.image ->> 'id', n.image ->> 'code'), 'INSERT', ${kept('n.image')}
              from (select to_jsonb(x) image from new_rows x offset 0) n;
          elsif tg_op = 'DELETE' then
            insert into audit_event (at, actor_id, operation_id, table_name, row_id, verb, before)
              select instant, actor, operation, tg_table_name, coalesce(o.image ->> 'id', o.image ->> 'code'), 'DELETE', ${kept('o.image')}
              from (select to_jsonb(x) image from old_rows x offset 0) o;
          else
            insert into audit_event (at, actor_id, operation_id, table_name, row_id, verb, before, after)
              select instant, actor, operation, tg_table_name, o.id, 'UPDATE', ${kept('o.image')}, ${kept('n.image')}
              from (select coalesce(image ->> 'id', image ->> 'code') id, image from (select to_jsonb(x) image from old_rows x offset 0) made) o
              join (select coalesce(image ->> 'id', image ->> 'code') id, image from (select to_jsonb(x) image from new_rows x offset 0) made) n using (id)
              where o.image <> n.image;
          end if;
          return null;
        end $$;
      drop function app.audited(jsonb, text[]);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await new AuditImagesOnce20261126200000().up(db);
  }
}
