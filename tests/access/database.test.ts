import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseUrl, runSql } from '../testkit/database.js';
import { LAOSHAN, World } from '../testkit/world.js';
import { definerFunctions, reviewedGrants, withoutRowSecurity } from './reviewed-database.js';

const TABLES = `select c.oid, c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced, pg_get_userbyid(c.relowner) as owner
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 2`;

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.stop());

/** What a statement as the runtime role answers: its rows, or the SQLSTATE with which it was refused. */
async function attempt(client: pg.Client, sql: string, values: unknown[] = []): Promise<string | number> {
  await client.query('savepoint attempt');
  try {
    const result = await client.query(sql, values);
    await client.query('release savepoint attempt');
    return result.rowCount ?? 0;
  } catch (error) {
    await client.query('rollback to savepoint attempt');
    return (error as { code: string }).code;
  }
}

describe('every table', () => {
  it('stands under row security, enabled and forced, and belongs to another than the runtime role', async () => {
    const tables = await world.sql<{ name: string; enabled: boolean; forced: boolean; owner: string }>(TABLES);
    expect(tables.filter((table) => !(table.enabled && table.forced)).map((table) => table.name)).toEqual(withoutRowSecurity);
    expect(tables.filter((table) => table.owner === 'finemesh_app')).toEqual([]);
  });

  it('gives the runtime role exactly the reviewed grants', async () => {
    const granted = await world.sql<{ name: string; privileges: string }>(
      `select t.name, coalesce(string_agg(p, ' ' order by p) filter (where has_table_privilege('finemesh_app', t.oid, p)), '') privileges
       from (${TABLES}) t cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) p group by 1 order by 1`,
    );
    expect(Object.fromEntries(granted.map(({ name, privileges }) => [name, privileges]))).toEqual(reviewedGrants);
  });

  it('has a policy for every command that is granted, and none that reaches every row for writing', async () => {
    const open = await world.sql<{ name: string }>(
      `select tablename || '.' || policyname as name from pg_policies
       where schemaname = 'public' and cmd <> 'SELECT' and roles && '{public,finemesh_app}' and (qual = 'true' or with_check = 'true')`,
    );
    expect(open).toEqual([]);
  });
});

describe('views and functions', () => {
  it('every view asks with the rights of whoever asks', async () => {
    const views = await world.sql<{ name: string }>(
      `select relname as name from pg_class where relnamespace in ('public'::regnamespace, 'app'::regnamespace) and (relkind = 'm'
       or (relkind = 'v' and not coalesce(reloptions @> '{security_invoker=true}', false)))`,
    );
    expect(views).toEqual([]);
  });

  it("functions with their owner's rights are the reviewed ones, each with a fixed search path that ends in pg_temp", async () => {
    const functions = await world.sql<{ name: string; path: string | null }>(
      `select distinct n.nspname || '.' || p.proname as name, (select c from unnest(p.proconfig) c where c like 'search_path=%') as path
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and n.nspname in ('public', 'app') order by 1`,
    );
    expect(functions.map((entry) => entry.name)).toEqual(Object.keys(definerFunctions).toSorted());
    expect(functions.filter((entry) => entry.path !== 'search_path=public, app, pg_temp')).toEqual([]);
  });

  it('what only the inside calls is closed to the runtime role', async () => {
    const callable = await world.sql<{ name: string }>(
      `select p.proname as name from pg_proc p where p.pronamespace = 'app'::regnamespace and has_function_privilege('finemesh_app', p.oid, 'execute')
       and p.proname in ('enter', 'job_order', 'refresh_access', 'protect', 'need_derive')`,
    );
    expect(callable).toEqual([]);
  });
});

describe('the runtime role', () => {
  it('is an ordinary role, member of nothing, owner of nothing', async () => {
    const [role] = await world.sql(
      "select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication, (select count(*) from pg_auth_members m where m.member = r.oid) memberships from pg_roles r where rolname = 'finemesh_app'",
    );
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreatedb: false,
      rolcreaterole: false,
      rolreplication: false,
      memberships: 0,
    });
    const owned = await world.sql(
      "select classid::regclass, objid from pg_shdepend where refobjid = 'finemesh_app'::regrole and deptype = 'o'",
    );
    expect(owned).toEqual([]);
    const [closed] = await world.sql<{ create: boolean; temp: boolean; queue: boolean }>(
      `select has_schema_privilege('finemesh_app', 'public', 'create') or has_schema_privilege('finemesh_app', 'app', 'create') as create,
         has_schema_privilege('finemesh_app', 'graphile_worker', 'usage') as queue`,
    );
    expect(closed).toEqual({ create: false, queue: false });
  });

  it('becomes nobody else', async () => {
    const [{ owner }] = (await world.sql<{ owner: string }>('select current_user as owner')) as [{ owner: string }];
    await world.asRuntimeRole(null, async (client) => {
      for (const role of [owner, 'finemesh_worker', 'pg_read_all_data']) expect(await attempt(client, `set role ${role}`)).toBe('42501');
      expect(await attempt(client, `set session authorization ${owner}`)).toBe('42501');
      expect(await attempt(client, 'alter table household disable row level security')).toBe('42501');
      expect(await attempt(client, 'set row_security = off; select * from household')).toBe('42501');
      expect(await attempt(client, 'create function public.f() returns int language sql as $$ select 1 $$')).toBe('42501');
    });
  });
});

describe('what is written once', () => {
  it('stays as it was: the audit trail and the record of who looked, for a member and for the owner', async () => {
    const auditor = await world.actor('AUDITOR');
    const admin = await world.actor('ADMIN');
    await world.household();
    await world.sql(
      "insert into access_event (id, account_id, subject_type, subject_id, purpose) values (gen_random_uuid(), $1, 'household', gen_random_uuid(), 'visit')",
      [admin.accountId],
    );
    for (const actor of [auditor, admin]) {
      await world.asRuntimeRole(actor.accountId, async (client) => {
        for (const table of ['audit_event', 'access_event']) {
          expect(await attempt(client, `update ${table} set at = now()`)).toBe('42501');
          expect(await attempt(client, `delete from ${table}`)).toBe('42501');
          expect(await attempt(client, `truncate ${table}`)).toBe('42501');
        }
        expect(await attempt(client, "insert into audit_event (at, table_name, verb) values (now(), 'household', 'INSERT')")).toBe('42501');
        const record =
          'insert into access_event (id, account_id, subject_type, subject_id, purpose) values (gen_random_uuid(), $1, $2, gen_random_uuid(), $3)';
        expect(await attempt(client, record, [actor.accountId, 'household', 'visit'])).toBe(1);
        expect(await attempt(client, record, [randomUUID(), 'household', 'visit'])).toBe('42501');
      });
    }
    for (const table of ['audit_event', 'access_event']) {
      await expect(world.sql(`update ${table} set at = now()`)).rejects.toMatchObject({ code: '23001' });
      await expect(world.sql(`delete from ${table}`)).rejects.toMatchObject({ code: '23001' });
      await expect(world.sql(`truncate ${table}`)).rejects.toMatchObject({ code: '23001' });
    }
  });

  it('holds no personal value in the audit trail', async () => {
    await world.household({ headName: '审计无名', phone: '13700009999' });
    await world.volunteer({ name: '审计志愿' });
    const [{ trail }] = (await world.sql<{ trail: string }>(
      "select string_agg(coalesce(before::text, '') || coalesce(after::text, ''), ' ') trail from audit_event",
    )) as [{ trail: string }];
    for (const secret of ['审计无名', '13700009999', '审计志愿', '13900001111', '测试路1号']) expect(trail).not.toContain(secret);
  });
});

describe('settings of an operation', () => {
  it('end with it: no connection of the pool remembers an actor', async () => {
    await world.household();
    const staff = await world.actor('COORDINATOR');
    const volunteer = await world.volunteerActor();
    const ask = () =>
      Promise.all([
        ...Array.from({ length: 30 }, () => staff.ask('{ viewer { actions } }')),
        ...Array.from({ length: 5 }, () => volunteer.ask('{ accounts { totalCount } }')),
      ]);
    await ask();
    const pool = (world.services.source.driver as unknown as { master: pg.Pool }).master;
    const clients = await Promise.all(Array.from({ length: pool.options.max ?? 1 }, () => pool.connect()));
    try {
      for (const client of clients) {
        const { rows } = await client.query(
          `select nullif(current_setting('app.actor_id', true), '') actor, nullif(current_setting('app.scopes', true), '') scopes, nullif(current_setting('app.organisations', true), '') organisations,
             (select count(*)::int from household) households, current_user "user"`,
        );
        expect(rows).toEqual([{ actor: null, scopes: null, organisations: null, households: 0, user: 'finemesh_app' }]);
      }
    } finally {
      for (const client of clients) client.release();
    }
  });

  it('are gone after a statement that failed, and after a client went away in the middle', async () => {
    const staff = await world.actor('COORDINATOR', { area: LAOSHAN.district });
    const client = new pg.Client({ connectionString: world.database.appUrl });
    await client.connect();
    try {
      const seen = async () => ((await client.query('select count(*)::int n from household')).rows[0] as { n: number }).n;
      await world.household();
      await client.query('begin');
      await client.query('select app.begin_actor($1, $2, now())', [staff.accountId, randomUUID()]);
      expect(await seen()).toBeGreaterThan(0);
      await expect(client.query('select 1/0')).rejects.toMatchObject({ code: '22012' });
      await client.query('rollback');
      expect(await seen()).toBe(0);
    } finally {
      await client.end();
    }
  });
});

describe('a fault of each kind', () => {
  it('is caught by these very questions', async () => {
    const name = `fault_${randomUUID().replaceAll('-', '')}`;
    const maintenance = databaseUrl(world.database.ownerUrl, { database: 'postgres' });
    await runSql(maintenance, `create database ${name}`);
    const client = new pg.Client({ connectionString: databaseUrl(world.database.ownerUrl, { database: name }) });
    await client.connect();
    try {
      await client.query('create table leak (id int); alter table leak enable row level security; create view glass as select * from leak');
      const { rows: tables } = await client.query<{ name: string; enabled: boolean; forced: boolean }>(TABLES);
      expect(tables).toMatchObject([{ name: 'leak', enabled: true, forced: false }]);
      const { rows: views } = await client.query(
        "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v' and not coalesce(reloptions @> '{security_invoker=true}', false)",
      );
      expect(views).toEqual([{ relname: 'glass' }]);
    } finally {
      await client.end();
      await runSql(maintenance, `drop database ${name} with (force)`);
    }
  });
});
