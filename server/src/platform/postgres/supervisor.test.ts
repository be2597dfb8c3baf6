import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { isAlive } from './processes.js';
import { type EmbeddedPostgresOptions, EmbeddedPostgresError, startEmbeddedPostgres } from './supervisor.js';

const running: { stop(): Promise<void> }[] = [];
const folders: string[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'finemesh-unit-'));
  folders.push(folder);
  return folder;
}

/** Shared by the tests that do not mind what earlier ones left, for creating a cluster is what takes the time. */
const home = newFolder();

afterEach(async () => {
  for (const database of running.splice(0)) await database.stop();
});

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function start(options: Partial<EmbeddedPostgresOptions> = {}) {
  const database = await startEmbeddedPostgres({ home, durable: false, ...options });
  running.push(database);
  return database;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>({ text: sql })).rows;
  } finally {
    await client.end();
  }
}

/** A separate process that runs the built supervisor, writes acknowledged rows until it is killed, and reports each. */
async function writerProcess(): Promise<{ child: ChildProcess; acknowledged: () => number }> {
  const built = new URL('../../../dist/platform/postgres/supervisor.js', import.meta.url).href;
  const script = `
    import { Client } from 'pg';
    import { startEmbeddedPostgres } from ${JSON.stringify(built)};
    const { ownerUrl } = await startEmbeddedPostgres({ home: ${JSON.stringify(home)}, durable: true });
    const client = new Client({ connectionString: ownerUrl });
    await client.connect();
    await client.query('create table written (n int)');
    for (let n = 1; ; n++) { await client.query('insert into written values ($1)', [n]); process.stdout.write(n + '\\n'); }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: new URL('.', import.meta.url),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let last = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => (last = Number(text.trim().split('\n').at(-1))));
  while (last < 20) {
    if (child.exitCode !== null) throw new Error('the writer ended by itself');
    await sleep(10);
  }
  return { child, acknowledged: () => last };
}

function postmasterPid(): number {
  return Number(readFileSync(join(home, 'postgres-18', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

describe('embedded PostgreSQL', () => {
  it('creates a UTF-8 database that sorts by ICU and keeps it over a restart', async () => {
    chmodSync(home, 0o755);
    const first = await start({ durable: true });
    await ask(first.ownerUrl, "create table kept (name text); insert into kept values ('织密')");
    await first.stop();
    const second = await start();
    expect(await ask(second.ownerUrl, 'select name from kept')).toEqual([{ name: '织密' }]);
    const [made] = await ask(
      second.ownerUrl,
      `select current_user as who, pg_encoding_to_char(encoding) as encoding, datlocprovider as provider from pg_database where datname = current_database()`,
    );
    expect(made).toEqual({ who: 'owner', encoding: 'UTF8', provider: 'i' });
  });

  it('listens on no network port and lets nobody else reach the socket', async () => {
    const { ownerUrl } = await start({ durable: true });
    const settings = await ask(
      ownerUrl,
      `select name, setting from pg_settings where name in ('listen_addresses', 'unix_socket_permissions', 'fsync') order by name`,
    );
    expect(settings).toEqual([
      { name: 'fsync', setting: 'on' },
      { name: 'listen_addresses', setting: '' },
      { name: 'unix_socket_permissions', setting: '0700' },
    ]);
  });

  it('gives the application role the same database', async () => {
    const { ownerUrl, appUrl } = await start();
    await ask(ownerUrl, 'create role finemesh_app login nosuperuser nobypassrls');
    expect(await ask(appUrl, 'select current_user as who, current_database() as db')).toEqual([{ who: 'finemesh_app', db: 'finemesh' }]);
  });

  it('loses no acknowledged row when the server process is killed, and takes over what it left running', async () => {
    const { child, acknowledged } = await writerProcess();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const orphan = postmasterPid();
    expect(isAlive(orphan)).toBe(true);
    const lines: string[] = [];
    const { ownerUrl } = await start({ durable: true, onProgress: (line) => lines.push(line) });
    expect(lines.join()).toContain(String(orphan));
    expect(isAlive(orphan)).toBe(false);
    const [{ rows } = { rows: 0 }] = (await ask(ownerUrl, 'select count(*)::int as rows from written')) as { rows: number }[];
    expect(rows).toBeGreaterThanOrEqual(acknowledged());
  });

  it('starts the database again on the same address when it is killed, with every acknowledged row', async () => {
    const lines: string[] = [];
    const { ownerUrl } = await start({ durable: true, onProgress: (line) => lines.push(line) });
    await ask(ownerUrl, 'create table survived (n int); insert into survived select generate_series(1, 500)');
    process.kill(postmasterPid(), 'SIGKILL');
    let rows: unknown[] = [];
    for (let attempt = 0; attempt < 100 && rows.length === 0; attempt++) {
      await sleep(50);
      rows = await ask(ownerUrl, 'select count(*)::int as rows from survived').catch(() => []);
    }
    expect(rows).toEqual([{ rows: 500 }]);
    expect(lines.join()).toContain('starting it again');
  });

  it('starts over a lock file whose process id now belongs to another program', async () => {
    const first = await start();
    await first.stop();
    writeFileSync(join(home, 'postgres-18', 'postmaster.pid'), `${process.pid}\n${join(home, 'postgres-18')}\n1\n5432\n.\n\n 1 1\nready\n`);
    const { ownerUrl } = await start();
    expect(await ask(ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('throws away a half-made cluster, and finds another place for the socket when the folder name is too long for one', async () => {
    const deep = join(newFolder(), 'long-folder-name-'.repeat(6));
    mkdirSync(join(deep, 'postgres-18.new'), { recursive: true });
    writeFileSync(join(deep, 'postgres-18.new', 'PG_VERSION'), '18\n');
    const { ownerUrl } = await start({ home: deep });
    expect(await ask(ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it.runIf(process.getuid?.() === 0)('works for root below a folder that the database account cannot enter', async () => {
    const closed = newFolder();
    chmodSync(closed, 0o700);
    const { ownerUrl } = await start({ home: join(closed, 'data') });
    expect(await ask(ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('one sentence instead of a stack', () => {
  it('for a folder that another server uses', async () => {
    await start();
    const second = startEmbeddedPostgres({ home, durable: false });
    await expect(second).rejects.toThrow(EmbeddedPostgresError);
    await expect(second).rejects.toThrow(
      `Another Finemesh server (process ${process.pid}) is using ${home}: stop it, or set FINEMESH_HOME`,
    );
  });

  it('for a folder that cannot be written', async () => {
    writeFileSync(join(home, 'file'), '');
    await expect(start({ home: join(home, 'file', 'inside') })).rejects.toThrow(
      /cannot be written \(ENOTDIR\): make it writable .* or set FINEMESH_HOME/,
    );
  });

  it.runIf(process.platform === 'linux')('for a place where no folder can be made', async () => {
    await expect(start({ home: '/proc/finemesh/home' })).rejects.toThrow(/cannot be written \(E[A-Z]+\)/);
  });

  it('for the data of another major version, which it does not touch', async () => {
    const older = newFolder();
    mkdirSync(join(older, 'postgres-17'));
    await expect(start({ home: older })).rejects.toThrow(
      /holds a database of another PostgreSQL version \(postgres-17\) and this one needs postgres-18/,
    );
  });

  it('for a database that does not start, with its own last words, after which the folder is free again', async () => {
    await (await start()).stop();
    const settings = join(home, 'postgres-18', 'postgresql.conf');
    const good = readFileSync(settings, 'utf8');
    writeFileSync(settings, 'shared_buffers = banana\n');
    await expect(start()).rejects.toThrow(
      /The database does not start: .*(banana|shared_buffers|configuration file).* \(log: .*postgres\.log\)/,
    );
    writeFileSync(settings, good);
    await expect(start()).resolves.toBeDefined();
  });
});
