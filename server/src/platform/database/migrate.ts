import 'reflect-metadata';
import type pg from 'pg';
import { connectOwner } from './owner.js';
import { DataSource } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { roleActions } from '../access/catalogue.js';
import { migrateQueue } from '../jobs/queue.js';

const LOCK = 712_026;

/**
 * Brings a database to the present schema as its owner and mirrors the action catalogue. Safe to run from
 * several server processes at once: an advisory lock lets one through at a time.
 * @throws Error with one sentence when the server is older than PostgreSQL 15
 */
export async function migrate(ownerUrl: string, onProgress: (line: string) => void = () => {}): Promise<void> {
  const guard = await connectOwner(ownerUrl);
  try {
    const { rows } = await guard.query<{ version: string }>("select current_setting('server_version_num') as version");
    if (Number(rows[0]?.version) < 150_000) throw new Error('Finemesh needs PostgreSQL 15 or newer.');
    await guard.query('select pg_advisory_lock($1)', [LOCK]);
    await migrateQueue(ownerUrl);
    const source = new DataSource({
      type: 'postgres',
      applicationName: 'finemesh-migrate',
      ...poolOptions(ownerUrl),
      migrations,
      migrationsTransactionMode: 'each',
    });
    await source.initialize();
    try {
      for (const done of await source.runMigrations()) onProgress(`migrated ${done.name}`);
    } finally {
      await source.destroy();
    }
    await mirrorCatalogue(guard);
  } finally {
    await guard.end();
  }
}

function poolOptions(ownerUrl: string): object {
  return { extra: { connectionString: ownerUrl } };
}

/** Copies role -> action pairs of the code into `role_action` and refreshes every account's access if they changed. */
async function mirrorCatalogue(owner: pg.Client): Promise<void> {
  const pairs = roleActions();
  const roles = pairs.map(([role]) => role);
  const actions = pairs.map(([, action]) => action);
  await owner.query('begin');
  const removed = await owner.query('delete from role_action where (role, action) not in (select * from unnest($1::text[], $2::text[]))', [
    roles,
    actions,
  ]);
  const added = await owner.query('insert into role_action select * from unnest($1::text[], $2::text[]) on conflict do nothing', [
    roles,
    actions,
  ]);
  if ((removed.rowCount ?? 0) + (added.rowCount ?? 0) > 0) await owner.query('select app.refresh_access()');
  await owner.query('commit');
}

/** Whether the database holds values that only an existing key opens: then a missing key file must not be replaced by a fresh one. */
export async function holdsSealedValues(ownerUrl: string): Promise<boolean> {
  const client = await connectOwner(ownerUrl);
  try {
    const { rows: columns } = await client.query<{ place: string; col: string }>('select place, col from app.sealed_columns()');
    const anywhere = columns.map(
      ({ place, col }) => `exists (select from ${client.escapeIdentifier(place)} where ${client.escapeIdentifier(col)} is not null)`,
    );
    const { rows } = await client.query<{ sealed: boolean }>(
      `select ${[...anywhere, 'exists (select from vault.case_key)', 'exists (select from vault.paper)'].join(' or ')} as sealed`,
    );
    return rows[0]?.sealed ?? false;
  } finally {
    await client.end();
  }
}
