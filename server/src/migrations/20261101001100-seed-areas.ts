import type { MigrationInterface, QueryRunner } from 'typeorm';
import { qingdaoAreas } from '../modules/areas/qingdao.js';

/** The ten districts and county-level cities with their official codes, and sample areas below them. */
export class SeedAreas20261101001100 implements MigrationInterface {
  name = 'SeedAreas20261101001100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `insert into admin_area (code, name, name_en, level, parent_code, sample)
       select code, name, "nameEn", level, "parentCode", sample
       from jsonb_to_recordset($1) as a (code bigint, name text, "nameEn" text, level text, "parentCode" bigint, sample boolean)`,
      [JSON.stringify(qingdaoAreas())],
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('delete from admin_area');
  }
}
