import type { MigrationInterface, QueryRunner } from 'typeorm';
import { coverageFacts } from './20261126050100-create-coverage.js';

/** The last confirmed contact, as `app.coverage_contact` says it, for all households of the roll in one statement: as a function it was planned for each of them. */
const CONTACT = `left join lateral (select (a.checked_out_at at time zone 'Asia/Shanghai')::date as "on" from assignment a
        where a.household_id = r.household_id and a.state = 'VERIFIED' and a.outcome in ('COMPLETED', 'PARTLY_COMPLETED') and a.verified_at < cutoff and a.checked_out_at < cutoff
        order by a.checked_out_at desc limit 1) contacted on true `;

/** The ledger's day is written in a fraction of the time. */
export class JoinLastContacts20261126224000 implements MigrationInterface {
  name = 'JoinLastContacts20261126224000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`${coverageFacts(CONTACT, 'contacted."on"')}; drop function app.coverage_contact`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`create function app.coverage_contact(household uuid, known_by timestamptz) returns date
      language sql stable security definer set search_path = public, app, pg_temp as $$
      select (a.checked_out_at at time zone 'Asia/Shanghai')::date from assignment a
      where a.household_id = household and a.state = 'VERIFIED' and a.outcome in ('COMPLETED', 'PARTLY_COMPLETED') and a.verified_at < known_by and a.checked_out_at < known_by
      order by a.checked_out_at desc limit 1 $$;
      revoke execute on function app.coverage_contact from public;
      ${coverageFacts('', 'app.coverage_contact(r.household_id, cutoff)')}`);
  }
}
