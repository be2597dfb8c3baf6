import type { MigrationInterface, QueryRunner } from 'typeorm';
import { QUALIFICATION_TYPES, SERVICES, SKILLS } from '../modules/catalogue/seed.js';

/** A first catalogue: skills, kinds of qualification, and services marked as samples. */
export class SeedCatalogue20261101001200 implements MigrationInterface {
  name = 'SeedCatalogue20261101001200';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `insert into skill (id, code, name, name_en)
       select gen_random_uuid(), code, name, "nameEn" from jsonb_to_recordset($1) as s (code text, name text, "nameEn" text)`,
      [JSON.stringify(SKILLS)],
    );
    await db.query(
      `insert into qualification_type (id, code, name, name_en, valid_months)
       select gen_random_uuid(), code, name, "nameEn", "validMonths" from jsonb_to_recordset($1) as q (code text, name text, "nameEn" text, "validMonths" int)`,
      [JSON.stringify(QUALIFICATION_TYPES)],
    );
    await db.query(
      `insert into service_type (id, code, name, name_en, team_kind, category, skill_codes, qualification_codes, usual_minutes, people_needed, sample)
       select gen_random_uuid(), code, name, "nameEn", team, category, skills, qualifications, minutes, people, true
       from jsonb_to_recordset($1) as s (code text, name text, "nameEn" text, team text, category text, skills text[], qualifications text[], minutes int, people int)`,
      [JSON.stringify(SERVICES)],
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('delete from service_type; delete from qualification_type; delete from skill');
  }
}
