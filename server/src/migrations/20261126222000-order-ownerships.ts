import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A case that is handed over several times at one instant has ownerships of no length with the same beginning and end: which was first, only
 * the order in which they were written tells. Those from before keep the order in which they lie.
 */
export class OrderOwnerships20261126222000 implements MigrationInterface {
  name = 'OrderOwnerships20261126222000';

  async up(db: QueryRunner): Promise<void> {
    await db.query('alter table case_ownership add column ordinal bigint generated always as identity');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table case_ownership drop column ordinal');
  }
}
