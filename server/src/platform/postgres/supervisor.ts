import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, closeSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type Binaries, findPackage, makeRunnable } from './binaries.js';
import { createClusterOnce, OWNER, pathForAccount, runningPostmaster, stopPostmaster } from './cluster.js';
import { cleanEnvironment } from './environment.js';
import { EmbeddedPostgresError } from './fault.js';
import { takeHome } from './home.js';
import { chooseRunAs, type RunAs } from './identity.js';

export { EmbeddedPostgresError } from './fault.js';

/** The role under which requests run. The migrations create it. */
const APP_ROLE = 'finemesh_app';
const DATABASE = 'finemesh';

/** Kernel limit for a socket path is 104 bytes on macOS and 108 on Linux; PostgreSQL appends `/.s.PGSQL.5432`. */
const SOCKET_DIR_LIMIT = 103 - '/.s.PGSQL.5432'.length;
const LOG_LIMIT_BYTES = 10_000_000;

/** What to run and where. */
export interface EmbeddedPostgresOptions {
  /** Folder for the data, the log and the lock; created if missing. */
  readonly home: string;
  /** Receives short lines about what happens, in Chinese and English. */
  readonly onProgress?: (line: string) => void;
  /** False trades safety for speed (no flush to disk, immediate stop). For throw-away clusters only. */
  readonly durable: boolean;
}

/** A running database. Both addresses name the same database over a private Unix socket; nothing listens on TCP. */
export interface EmbeddedPostgres {
  /** For migrations and seeding: superuser, bypasses row-level security. */
  readonly ownerUrl: string;
  /** For requests: role `finemesh_app`, which the migrations create. */
  readonly appUrl: string;
  /** Stops the database and gives the folder back. Safe to call twice. */
  stop(): Promise<void>;
}

/** Everything that stays the same between restarts of one cluster. */
interface Cluster {
  readonly dataDir: string;
  readonly socketDir: string;
  readonly log: string;
  readonly binaries: Binaries;
  readonly runAs: RunAs;
  readonly durable: boolean;
}

function addressOf(cluster: Cluster, user: string, database: string): string {
  return `postgresql://${user}@${encodeURIComponent(cluster.socketDir)}/${database}`;
}

/** The last thing the server said that explains a failure. */
function lastComplaint(cluster: Cluster, from: number): string {
  let lines: string[];
  try {
    lines = readFileSync(cluster.log).subarray(from).toString('utf8').split('\n');
  } catch {
    return 'it left no word';
  }
  const said = lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? lines.findLast((line) => line !== '') ?? '';
  return said.replace(/^.*?(?:FATAL|PANIC|ERROR):\s*/, '');
}

function launch(cluster: Cluster): ChildProcess {
  const settings = ['listen_addresses=', 'unix_socket_permissions=0700', 'timezone=UTC', 'log_timezone=UTC', 'log_destination=stderr'];
  settings.push('logging_collector=off', `unix_socket_directories=${cluster.socketDir === cluster.dataDir ? '.' : cluster.socketDir}`);
  if (!cluster.durable) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200');
  const log = openSync(cluster.log, 'a', 0o600);
  try {
    return spawn(
      cluster.binaries.postgres,
      ['-D', pathForAccount(cluster.dataDir, cluster.runAs), ...settings.flatMap((setting) => ['-c', setting])],
      // detached: Ctrl+C in the terminal must reach the server process only, which drains before it stops the database.
      { ...cluster.runAs, cwd: cluster.dataDir, env: cleanEnvironment(), detached: true, stdio: ['ignore', log, log] },
    );
  } finally {
    closeSync(log);
  }
}

/** One connection attempt; undefined when the server does not answer yet. */
async function connect(cluster: Cluster): Promise<Client | undefined> {
  const client = new Client({ connectionString: addressOf(cluster, OWNER, 'postgres'), connectionTimeoutMillis: 5_000 });
  // A connection that the server drops while it starts is an answer here, not a fault of this process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch {
    return undefined;
  }
}

/** Starts the server and returns once it answers. Recovery after a crash may take long and is waited for. */
async function startOnce(cluster: Cluster): Promise<ChildProcess> {
  // After a killed postmaster its last sessions may hold the shared memory for a moment.
  const patience = Date.now() + 20_000;
  for (;;) {
    const from = statSync(cluster.log, { throwIfNoEntry: false })?.size ?? 0;
    const child = launch(cluster);
    let failure: string | undefined;
    child.once('error', (error) => (failure = error.message));
    const onExit = (): void => void (failure ??= lastComplaint(cluster, from));
    child.once('exit', onExit);
    while (failure === undefined) {
      const client = await connect(cluster);
      if (client !== undefined) {
        const known = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
        if (known.rowCount === 0) await client.query(`create database ${DATABASE}`);
        await client.end();
        child.off('exit', onExit);
        return child;
      }
      await sleep(25);
    }
    if (!/shared memory block .* is still in use/.test(failure) || Date.now() > patience) {
      throw new EmbeddedPostgresError(`The database does not start: ${failure} (log: ${cluster.log}).`);
    }
    await sleep(250);
  }
}

/** Starts a new log when the old one is large; a log that root began stays writable for the folder's owner. */
function prepareLog(log: string, runAs: RunAs): void {
  try {
    if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) renameSync(log, `${log}.1`);
    closeSync(openSync(log, 'a', 0o600));
    if (runAs.uid !== undefined && runAs.gid !== undefined) chownSync(log, runAs.uid, runAs.gid);
  } catch {
    throw new EmbeddedPostgresError(`The file ${log} cannot be written: make it writable for this user or remove it, then start again.`);
  }
}

async function prepare(options: EmbeddedPostgresOptions, home: string, say: (line: string) => void): Promise<Cluster> {
  const { durable } = options;
  const found = await findPackage();
  const dataDir = join(home, `postgres-${found.major}`);
  const runAs = chooseRunAs(home, dataDir);
  const binaries = makeRunnable(found, runAs);
  const orphan = runningPostmaster(dataDir);
  if (orphan !== undefined) {
    say(`停止上次遗留的数据库进程 ${orphan} / stopping the database left by an earlier run`);
    await stopPostmaster(orphan, durable);
  }
  if (createClusterOnce(dataDir, binaries, runAs, durable)) say(`新建数据库 / created a database in ${dataDir}`);
  let socketDir = dataDir;
  if (Buffer.byteLength(dataDir) > SOCKET_DIR_LIMIT) {
    socketDir = mkdtempSync(join(tmpdir(), 'finemesh-'));
    if (runAs.uid !== undefined && runAs.gid !== undefined) chownSync(socketDir, runAs.uid, runAs.gid);
  }
  const log = join(home, 'postgres.log');
  prepareLog(log, runAs);
  return { dataDir, socketDir, log, binaries, runAs, durable };
}

/**
 * Runs a PostgreSQL of our own in `home` and keeps it running: a database that dies is started again on the same
 * address. A database left behind by a killed process is stopped cleanly first, so nothing acknowledged is lost.
 *
 * @throws EmbeddedPostgresError whose message is one sentence for the operator.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const say = options.onProgress ?? (() => undefined);
  const home = resolve(options.home);
  const giveBack = takeHome(home);
  let cluster: Cluster;
  let firstChild: ChildProcess;
  try {
    cluster = await prepare(options, home, say);
    firstChild = await startOnce(cluster);
  } catch (error) {
    giveBack();
    throw error;
  }

  let stopping: Promise<void> | undefined;
  let reviving: Promise<void> = Promise.resolve();
  const isStopping = (): boolean => stopping !== undefined;
  const watch = (child: ChildProcess): void => {
    // Not a reason to keep the process alive: whoever starts the database stops it.
    child.unref();
    const onExit = (): void => void (reviving = revive());
    if (child.exitCode !== null || child.signalCode !== null) onExit();
    else child.once('exit', onExit);
  };
  const revive = async (): Promise<void> => {
    for (let wait = 100; !isStopping(); wait = Math.min(wait * 2, 2_000)) {
      say('数据库意外退出，正在重启 / the database exited, starting it again');
      try {
        watch(await startOnce(cluster));
        return;
      } catch (error) {
        say(error instanceof Error ? error.message : String(error));
        await sleep(wait);
      }
    }
  };
  watch(firstChild);

  const halt = async (): Promise<void> => {
    await reviving;
    const pid = runningPostmaster(cluster.dataDir);
    if (pid !== undefined) await stopPostmaster(pid, cluster.durable);
    if (cluster.socketDir !== cluster.dataDir) rmSync(cluster.socketDir, { recursive: true, force: true });
    giveBack();
  };
  return {
    ownerUrl: addressOf(cluster, OWNER, DATABASE),
    appUrl: addressOf(cluster, APP_ROLE, DATABASE),
    stop: () => (stopping ??= halt()),
  };
}
