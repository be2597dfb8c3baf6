import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Search tokens and the audit trail's names are only ever equal or not. Kept in their index by the order of a language, each new one
 * was compared with a dozen others by the rules of that language; by their bytes that takes a third of the time off their indexing.
 */
export class CompareTokensAsBytes20261126201000 implements MigrationInterface {
  name = 'CompareTokensAsBytes20261126201000';

  async up(db: QueryRunner): Promise<void> {
    await collate(db, '"C"');
  }

  async down(db: QueryRunner): Promise<void> {
    await collate(db, '"default"');
  }
}

async function collate(db: QueryRunner, collation: string): Promise<void> {
  // All columns of a table at once: their index is built once.
  await db.query(`
    alter table household alter column search type text[] collate ${collation};
    alter table volunteer alter column search type text[] collate ${collation};
    alter table lead alter column search type text[] collate ${collation};
    alter table audit_event alter column table_name type text collate ${collation}, alter column row_id type text collate ${collation};
  `);
}
