import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { EmbeddedPostgresError } from './fault.js';

/**
 * How database processes are started: as the current user, or, when that is root (which PostgreSQL refuses),
 * as an unprivileged account. Spread into `spawn` options.
 */
export interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
}

/** Accounts tried for a new data directory when started by root, most specific first. */
const CANDIDATES = ['finemesh', 'postgres', 'nobody'];

function lookUp(flag: '-u' | '-g', account: string): number | undefined {
  const found = spawnSync('id', [flag, account], { encoding: 'utf8' });
  return found.status === 0 ? Number(found.stdout.trim()) : undefined;
}

/** True when this process is root and therefore has to hand the database to another account. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * Decides the account for the database processes. An existing data directory keeps its owner, so that an account
 * which appears later (a Debian `postgres` package, say) cannot lock the data away. A new one goes to the owner of
 * the home folder, and only where that is root to one of the known accounts.
 *
 * @throws EmbeddedPostgresError when an ordinary user meets another account's data, or root finds no account to use.
 */
export function chooseRunAs(home: string, dataDir: string): RunAs {
  const data = statSync(dataDir, { throwIfNoEntry: false });
  if (!isRoot()) {
    const me = process.getuid?.();
    if (data !== undefined && me !== undefined && data.uid !== me) {
      throw new EmbeddedPostgresError(
        `The database in ${dataDir} belongs to another user (uid ${data.uid}): start as that user or as root, or set FINEMESH_HOME to a folder of your own.`,
      );
    }
    return {};
  }
  if (data !== undefined && data.uid !== 0) return { uid: data.uid, gid: data.gid };
  const homeOwner = statSync(home).uid;
  for (const account of [...(homeOwner === 0 ? [] : [String(homeOwner)]), ...CANDIDATES]) {
    const uid = lookUp('-u', account);
    const gid = lookUp('-g', account);
    if (uid !== undefined && gid !== undefined && uid !== 0) return { uid, gid };
  }
  throw new EmbeddedPostgresError(
    `PostgreSQL does not run as root and this machine has none of the accounts ${CANDIDATES.join(', ')}: start as an ordinary user, or set DATABASE_URL to a server of your own.`,
  );
}
