import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a need was waived, so that its clock stops there instead of running on into being late. */
export class DateWaivers20261126040100 implements MigrationInterface {
  name = 'DateWaivers20261126040100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table service_need add column waived_at timestamptz(3);
      -- What was waived before this column existed: the audit trail knows when.
      update service_need n set waived_at = coalesce(
        (select min(e.at) from audit_event e where e.table_name = 'service_need' and e.row_id = n.id::text and e.after ->> 'waived_reason' is not null), n.created_at)
        where n.waived_reason is not null;
      create function app.need_waiving() returns trigger language plpgsql as $$
        begin
          new.waived_at := case when new.waived_reason is not null then coalesce(new.waived_at, app.now()) end;
          return new;
        end $$;
      create trigger date_waiver before insert or update of waived_reason, waived_at on service_need for each row execute function app.need_waiving();
      alter table service_need add constraint need_waiver_dated check ((waived_reason is null) = (waived_at is null));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'drop trigger date_waiver on service_need; alter table service_need drop column waived_at; drop function app.need_waiving',
    );
  }
}
