import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An import staged every row of its file twice over, taken apart, though few are looked at. Now the rows that somebody will see keep their
 * cells, and what apply will write stands in portions, each written once and read once, whole. Uploaded files are packed before they
 * are sealed; those that wait, of this day, are to be uploaded again.
 */
export class StageWhatIsAskedFor20261126221000 implements MigrationInterface {
  name = 'StageWhatIsAskedFor20261126221000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table import_portion (
        batch_id uuid not null references import_batch on delete cascade,
        ordinal int not null,
        count int not null check (count > 0),
        records json not null,
        primary key (batch_id, ordinal)
      );
      alter table import_portion enable row level security;
      alter table import_portion force row level security;
      create policy keeper on import_portion to current_user using (true) with check (true);
      grant select, insert, delete on import_portion to finemesh_app;
      create policy own on import_portion for all using (batch_id in (select id from import_batch));

      insert into import_portion select batch_id, portion, count(*), json_agg(resolved order by row_number)
        from (select batch_id, row_number, resolved, (row_number() over (partition by batch_id order by row_number) - 1) / 500 portion
          from import_row where verdict = 'OK' and resolved is not null) r group by batch_id, portion;
      alter table import_row drop column resolved, alter column cells type json;
      delete from upload;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table import_row add column resolved jsonb, alter column cells type jsonb;
      -- Where the rows stood is not known any more, nor does anything depend on it: they go behind those that are.
      insert into import_row (batch_id, row_number, cells, verdict, resolved)
        select batch_id, 10000000 + row_number() over (partition by batch_id order by ordinal), '[]', 'OK', record
        from import_portion, lateral json_array_elements(records) record;
      drop table import_portion;
      delete from upload;
    `);
  }
}
