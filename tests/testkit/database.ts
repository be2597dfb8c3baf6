import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';

/** A database of one test file: all migrations done, no rows beyond theirs. */
export interface TestDatabase {
  /** Superuser: sees every row. For preparing and checking. */
  readonly ownerUrl: string;
  /** The runtime role, under row-level security. What the server connects with. */
  readonly appUrl: string;
  /** Ends all connections to it and removes it. */
  drop(): Promise<void>;
}

/** The same server under another user or database name. */
export function databaseUrl(url: string, change: { user?: string; database?: string }): string {
  const parts = /^(postgresql:\/\/)([^@]*)@([^/]*)\/(.*)$/.exec(url);
  if (parts === null) throw new Error(`not an address of a test database: ${url}`);
  const [, scheme = '', user = '', host = '', database = ''] = parts;
  return `${scheme}${change.user ?? user}@${host}/${change.database ?? database}`;
}

/** Runs one statement on a connection of its own and returns its rows. */
export async function runSql(url: string, sql: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const result = await client.query<Record<string, unknown>>(sql, [...values]);
    return result.rows;
  } finally {
    await client.end();
  }
}

/** Copies the migrated template (about 40 ms). Call it in `beforeAll`, and `drop` in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const templateUrl = inject('templateUrl');
  const template = templateUrl.slice(templateUrl.lastIndexOf('/') + 1);
  const maintenanceUrl = databaseUrl(templateUrl, { database: 'postgres' });
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await runSql(maintenanceUrl, `create database ${name} template ${template} strategy file_copy`);
  const ownerUrl = databaseUrl(templateUrl, { database: name });
  return {
    ownerUrl,
    appUrl: databaseUrl(ownerUrl, { user: 'finemesh_app' }),
    drop: async () => void (await runSql(maintenanceUrl, `drop database ${name} with (force)`)),
  };
}
