import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['risk_alert', 'break_glass'];

/** Says on the channel of changes that an alert was raised or an emergency access opened: ids alone, as of everything else. */
export class AnnounceCare20261126150000 implements MigrationInterface {
  name = 'AnnounceCare20261126150000';

  async up(db: QueryRunner): Promise<void> {
    for (const table of TABLES)
      await db.query(
        `create trigger announce_insert after insert on ${table} referencing new table as new_rows for each statement execute function app.announce()`,
      );
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of TABLES) await db.query(`drop trigger announce_insert on ${table}`);
  }
}
