import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Layout and further lines of certificates, beside their words: what the Ministry's order asks for is data that a city fills in. */
export class LayOutCertificates20261126165000 implements MigrationInterface {
  name = 'LayOutCertificates20261126165000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table certificate_template
        add column orientation text not null default 'PORTRAIT' check (orientation in ('PORTRAIT', 'LANDSCAPE')),
        add column accent text not null default '#125d7f' check (accent ~ '^#[0-9a-f]{6}$'),
        add column lines text[] not null default '{}' check (cardinality(lines) <= 8),
        add column footer text not null default '' check (char_length(footer) <= 200);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table certificate_template drop column orientation, drop column accent, drop column lines, drop column footer');
  }
}
