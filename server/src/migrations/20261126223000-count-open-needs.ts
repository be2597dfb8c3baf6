import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An area's open needs are counted without walking the city's. */
export class CountOpenNeeds20261126223000 implements MigrationInterface {
  name = 'CountOpenNeeds20261126223000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`create index service_need_open_area on service_need (area_code) include (id, due_at, state, tier)
      where state in ('UNMATCHED', 'OFFERED', 'ASSIGNED')`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index service_need_open_area');
  }
}
