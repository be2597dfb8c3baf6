import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AUDIT } from './20261101000000-create-ground.js';

/** The function behind the audit trail's triggers: it makes the image of a row once. @param kept what is kept of an image, by the image's name in SQL */
export const auditTrigger = (kept: (image: string) => string): string => `
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
        end $$;`;

/**
 * The audit trail made the image of a row three times to keep it once, and copied a household's search tokens only to paint them over:
 * a third of what writing a roster took. Now it is made once, and what is personal leaves it first. What is kept is the same.
 */
export class AuditImagesOnce20261126200000 implements MigrationInterface {
  name = 'AuditImagesOnce20261126200000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create or replace function app.audited(image jsonb, personal text[]) returns jsonb language sql immutable as $$
        select case when cardinality(personal) = 0 then image
          else (select (image - coalesce(array_agg(p), '{}')) || coalesce(jsonb_object_agg(p, '•'), '{}') from unnest(personal) p where image -> p <> 'null') end $$;

      ${auditTrigger((image) => `app.audited(${image}, personal)`)}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(AUDIT);
  }
}
