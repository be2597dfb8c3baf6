import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who could answer for which place, asked once for all places: asked for one place after the other it reads every grant each time, and for the
 * cells of a whole city that takes longer than a statement may.
 */
export class AskGridOnce20261126140000 implements MigrationInterface {
  name = 'AskGridOnce20261126140000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function app.grid_able(places bigint[], workers uuid[]) returns table (place bigint, account_id uuid)
        language sql stable security definer set search_path = public, app, pg_temp rows 5000 as $$
        with reach as materialized (select distinct g.account_id, coalesce(lower(app.area_range(g.area_code)), 0) low, coalesce(upper(app.area_range(g.area_code)), 1000000000000000) high
          from role_grant g join account a on a.id = g.account_id
          where a.state = 'ACTIVE' and g.role in ('GRID_WORKER', 'COORDINATOR') and g.account_id = any (workers))
        select p.code, r.account_id from unnest(places) p (code) join reach r on p.code >= r.low and p.code < r.high
        where (select app.scope('grid:edit')) @> p.code group by 1, 2 $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function app.grid_able');
  }
}
