import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AuditImagesOnce20261126200000, auditTrigger } from './20261126200000-audit-images-once.js';

/** An image as it is kept. Written out where it is used: called as a function it would be planned anew for each row, which takes longer than making it. */
const kept = (image: string): string =>
  `case when cardinality(personal) = 0 then ${image}
     else (${image} - personal) || jsonb_object(personal, array(select case when ${image} -> p <> 'null' then '•' end from unnest(personal) p)) end`;

/** The audit trail hid what is personal by a function that was called for each row. Now its one statement does it. What is kept is the same. */
export class AuditInOnePlan20261126220000 implements MigrationInterface {
  name = 'AuditInOnePlan20261126220000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`${auditTrigger(kept)} drop function app.audited(jsonb, text[]);`);
  }

  async down(db: QueryRunner): Promise<void> {
    await new AuditImagesOnce20261126200000().up(db);
  }
}
