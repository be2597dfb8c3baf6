import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When a volunteer said that a visit began and ended, and when the server heard of it. A phone without network
 * tells hours later; both instants are kept, so that whoever verifies the visit sees the difference.
 */
export class CreateVisitMarks20261126080000 implements MigrationInterface {
  name = 'CreateVisitMarks20261126080000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table visit_mark (
        id uuid primary key,
        assignment_id uuid not null references assignment on delete cascade,
        kind text not null check (kind in ('START', 'FINISH')),
        happened_at timestamptz(3) not null,
        received_at timestamptz(3) not null,
        latitude double precision check (latitude between -90 and 90),
        longitude double precision check (longitude between -180 and 180),
        constraint visit_mark_once unique (assignment_id, kind),
        check (happened_at <= received_at),
        check ((latitude is null) = (longitude is null))
      );
      call app.protect('visit_mark', 'select, insert', '''latitude'', ''longitude''');
      -- Seen with the visit that it hangs on; made by its volunteer alone and never changed.
      create policy read on visit_mark for select using (exists (select from assignment a where a.id = assignment_id));
      create policy add on visit_mark for insert with check (exists (select from assignment a where a.id = assignment_id and a.volunteer_id = (select app.volunteer_id())));

      insert into policy_parameter (id, key, value, unit, valid_from, sample) values
        (gen_random_uuid(), 'phone.keep.hours', 72, 'hour', '2000-01-01', true),
        (gen_random_uuid(), 'phone.late.hours', 72, 'hour', '2000-01-01', true);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query("drop table visit_mark; delete from policy_parameter where key in ('phone.keep.hours', 'phone.late.hours')");
  }
}
