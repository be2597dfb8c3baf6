import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why work in the background was refused is kept as a code, which a console can say in any language, beside the English sentence. */
export class CodeJobFailures20261127040000 implements MigrationInterface {
  name = 'CodeJobFailures20261127040000';

  async up(db: QueryRunner): Promise<void> {
    await db.query("alter table job_run add column failure_code text check (failure_code is null or state = 'FAILED')");
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table job_run drop column failure_code');
  }
}
