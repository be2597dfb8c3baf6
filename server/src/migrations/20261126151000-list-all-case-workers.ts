import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A district has more than two hundred people who may own a case: whoever hands one over must find each of them. */
export class ListAllCaseWorkers20261126151000 implements MigrationInterface {
  name = 'ListAllCaseWorkers20261126151000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(functionWith(5000));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(functionWith(200));
  }
}

/** Workers who may own a case of an area, by name, with how many open ones each has. */
const functionWith = (limit: number): string => `
  create or replace function app.case_workers(area bigint) returns table (id uuid, name text, cases int) language sql stable security definer set search_path = public, app, pg_temp as $$
    select a.id, a.display_name, (select count(*)::int from social_case c where c.owner_id = a.id and c.state <> 'CLOSED')
    from account a join account_access x on x.account_id = a.id
    where (app.scope('case:edit') @> area) and a.state = 'ACTIVE' and (x.scopes ->> 'case:edit')::int8multirange @> area
    order by a.display_name, a.id limit ${limit} $$;`;
