import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { totalmem } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Binaries } from './binaries.js';
import { cleanEnvironment } from './environment.js';
import { EmbeddedPostgresError } from './fault.js';
import type { RunAs } from './identity.js';
import { commandLine, isAlive, waitUntilGone, workingDirectory } from './processes.js';

/** The superuser and owner of all tables. Reached only through the private socket. */
export const OWNER = 'owner';

/** How long a clean stop may take before it is cut short; a large checkpoint on a slow disk needs time. */
const CLEAN_STOP_MS = 60_000;

/**
 * The path under which the database account finds its data directory. Root may keep data below a folder that the
 * account cannot enter (`/root`): the child is put inside by `cwd` before it gives up root, and Linux lets a process
 * name its own working directory without walking there.
 */
export function pathForAccount(dataDir: string, runAs: RunAs): string {
  if (runAs.uid === undefined || process.platform !== 'linux') return dataDir;
  const reach = spawnSync('test', ['-r', dataDir], { ...runAs, cwd: '/' });
  return reach.status === 0 ? dataDir : '/proc/self/cwd';
}

/** Refuses to start empty beside the data of another major version, which would look like a loss of everything. */
function refuseOtherMajor(dataDir: string): void {
  const others = readdirSync(dirname(dataDir)).filter((name) => /^postgres-\d+$/.test(name) && name !== basename(dataDir));
  if (others.length === 0) return;
  throw new EmbeddedPostgresError(
    `${dirname(dataDir)} holds a database of another PostgreSQL version (${others.join(', ')}) and this one needs ${basename(dataDir)}: restore a backup into an empty FINEMESH_HOME.`,
  );
}

/** Memory that the database shares between its sessions: an eighth of what this process may use, 128 MB to 1 GB. */
function sharedMegabytes(): number {
  const megabytes = Math.min(totalmem(), process.constrainedMemory()) / 1024 / 1024;
  return Math.round(Math.min(1024, Math.max(128, megabytes / 8)));
}

/**
 * Creates the cluster if there is none. Its size follows the machine's and stands in its `postgresql.conf`, where it may be
 * changed. A half-made one from a killed start is thrown away: it is built under another name and renamed when complete.
 *
 * @param durable false skips flushing to disk (throw-away test clusters).
 */
export function createClusterOnce(dataDir: string, binaries: Binaries, runAs: RunAs, durable: boolean): boolean {
  if (existsSync(join(dataDir, 'PG_VERSION'))) return false;
  refuseOtherMajor(dataDir);
  const draft = `${dataDir}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  chmodSync(draft, 0o700);
  if (runAs.uid !== undefined && runAs.gid !== undefined) chownSync(draft, runAs.uid, runAs.gid);
  const flags = ['-U', OWNER, '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=und'];
  // With what PostgreSQL takes by itself, a roster of a city waits for pages to be written out while it goes in.
  if (durable) flags.push('-c', `shared_buffers=${sharedMegabytes()}MB`, '-c', 'max_wal_size=2GB');
  else flags.push('--no-sync');
  const made = spawnSync(binaries.initdb, ['-D', pathForAccount(draft, runAs), ...flags], {
    ...runAs,
    cwd: draft,
    env: cleanEnvironment(),
    encoding: 'utf8',
  });
  if (made.status !== 0) {
    const reason = made.error?.message ?? /error: (.*)/.exec(made.stderr)?.[1] ?? made.stderr.trim();
    rmSync(draft, { recursive: true, force: true });
    throw new EmbeddedPostgresError(`The database could not be created in ${dirname(dataDir)}: ${reason}.`);
  }
  rmSync(dataDir, { recursive: true, force: true });
  renameSync(draft, dataDir);
  return true;
}

/**
 * The id of the postmaster that runs on this data directory, or undefined. A lock file whose id was since given to
 * another program (ids repeat when a container restarts) is removed, for PostgreSQL would refuse to start over it.
 */
export function runningPostmaster(dataDir: string): number | undefined {
  const lockFile = join(dataDir, 'postmaster.pid');
  let pid: number;
  try {
    pid = Number(readFileSync(lockFile, 'utf8').split('\n')[0]);
  } catch {
    return undefined;
  }
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined;
  const workingDir = workingDirectory(pid);
  const isOurs = workingDir === undefined ? commandLine(pid)?.includes(dataDir) : workingDir === realpathSync(dataDir);
  if (isOurs === true) return pid;
  if (isOurs === false) rmSync(lockFile);
  return undefined;
}

/**
 * Stops a postmaster: SIGINT (clean: ends sessions, writes a checkpoint), then SIGQUIT (the next start replays the log).
 * Never SIGTERM, which waits for clients for ever, nor SIGKILL, which leaves its children behind.
 */
export async function stopPostmaster(pid: number, durable: boolean): Promise<void> {
  try {
    if (durable) {
      process.kill(pid, 'SIGINT');
      if (await waitUntilGone(pid, CLEAN_STOP_MS)) return;
    }
    process.kill(pid, 'SIGQUIT');
  } catch {
    if (!isAlive(pid)) return;
    throw new EmbeddedPostgresError(
      `The database process ${pid} belongs to another user and cannot be stopped: stop it as that user or as root.`,
    );
  }
  if (await waitUntilGone(pid, 10_000)) return;
  throw new EmbeddedPostgresError(`The database process ${pid} does not stop: end it by hand, then start again.`);
}
