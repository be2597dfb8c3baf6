import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A search ranked what it had found in a second look at every household that fits; a single letter fits one in seven. Now the pass that finds them ranks them. */
export class RankFoundHouseholds20261127030000 implements MigrationInterface {
  name = 'RankFoundHouseholds20261127030000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The likeliest of those that app.households_matching gives, in the order that the search states; it filters by scope itself, as that one does.
      create function app.households_found(tokens text[], typed text, wanted int) returns setof uuid language sql stable security definer set search_path = public, app, pg_temp rows 20 as $$
        select h.id from household h where h.search @> tokens and (select app.scope('household:read')) @> h.area_code
        order by h.head_name <> typed, array_position(h.search, tokens[1]), h.number limit wanted $$;
      revoke execute on function app.households_found from public;
      grant execute on function app.households_found to finemesh_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function app.households_found');
  }
}
