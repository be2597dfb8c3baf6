import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Numbers that no source states. */
const SAMPLES: readonly (readonly [key: string, value: number, unit: string])[] = [
  ['rest.night.from.minute', 1320, 'minute of the day'],
  ['rest.night.until.minute', 360, 'minute of the day'],
  ['rest.night.hours', 11, 'hour'],
  ['rest.heavy.minutes', 300, 'minute'],
  ['rest.heavy.hours', 11, 'hour'],
];

/**
 * Protection (志愿者保障): rest after visits at night and after long ones as numbers of policy, insurance that is noted before a
 * risky service, and what whoever goes to a household should mind.
 */
export class ProtectVolunteers20261126163000 implements MigrationInterface {
  name = 'ProtectVolunteers20261126163000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table service_type add column needs_insurance boolean not null default false;
      alter table volunteer add column insured_until date;
      alter table household add column safety_note text check (char_length(safety_note) between 1 and 300);
      -- The audit trail keeps that it changed, not what it says.
      drop trigger audit_insert on household;
      drop trigger audit_update on household;
      drop trigger audit_delete on household;
      create trigger audit_insert after insert on household referencing new table as new_rows for each statement execute function app.audit('address', 'phone', 'head_name', 'search', 'safety_note');
      create trigger audit_update after update on household referencing old table as old_rows new table as new_rows for each statement execute function app.audit('address', 'phone', 'head_name', 'search', 'safety_note');
      create trigger audit_delete after delete on household referencing old table as old_rows for each statement execute function app.audit('address', 'phone', 'head_name', 'search', 'safety_note');
    `);
    for (const [key, value, unit] of SAMPLES)
      await db.query(
        "insert into policy_parameter (id, key, value, unit, valid_from, sample) values (gen_random_uuid(), $1, $2, $3, '2000-01-01', true)",
        [key, value, unit],
      );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger audit_insert on household;
      drop trigger audit_update on household;
      drop trigger audit_delete on household;
      create trigger audit_insert after insert on household referencing new table as new_rows for each statement execute function app.audit('address', 'phone', 'head_name', 'search');
      create trigger audit_update after update on household referencing old table as old_rows new table as new_rows for each statement execute function app.audit('address', 'phone', 'head_name', 'search');
      create trigger audit_delete after delete on household referencing old table as old_rows for each statement execute function app.audit('address', 'phone', 'head_name', 'search');
      alter table household drop column safety_note;
      alter table volunteer drop column insured_until;
      alter table service_type drop column needs_insurance;
    `);
    await db.query('delete from policy_parameter where key = any ($1)', [SAMPLES.map(([key]) => key)]);
  }
}
