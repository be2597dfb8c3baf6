// The database under measurement: a demo world in a folder of its own, laid once and kept, with what the peer needs beside it.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

const dist = new URL('../../../server/dist/', import.meta.url);
const { startEmbeddedPostgres } = await import(new URL('platform/postgres/supervisor.js', dist).href);
const { migrate } = await import(new URL('platform/database/migrate.js', dist).href);
const { layWorld } = await import(new URL('modules/world/index.js', dist).href);
const { seedHolidays } = await import(new URL('modules/calendars/index.js', dist).href);
const { fileSource, loadKeyring } = await import(new URL('platform/vault/keyring.js', dist).href);
const { systemClock } = await import(new URL('platform/clock.js', dist).href);

/** Who asks in every measurement: a coordinator of the whole city. */
export const ASKER = { username: 'demo.citywide', password: 'finemesh-demo' };

/**
 * Starts the cluster in a folder and lays the world into it unless it is there.
 * @param {string} home @param {'small' | 'city'} kind @param {(line: string) => void} say
 * @param {{ ownerUrl: string, appUrl: string, stop: () => Promise<void> }} [running] a database that runs already
 * @param {object} [size] how large it is, where it is not of the kind's own size
 */
export async function openWorld(home, kind, say, running, size) {
  const cluster = running ?? (await startEmbeddedPostgres({ home, durable: true, onProgress: say }));
  await migrate(cluster.ownerUrl, say);
  await seedHolidays(cluster.ownerUrl);
  const keyring = await loadKeyring(fileSource(join(home, 'keys.json')), true);
  const laid = await layWorld(cluster.ownerUrl, kind, { clock: systemClock, keyring, onProgress: say, ...(size && { size }) });
  const owner = new pg.Client({ connectionString: cluster.ownerUrl });
  await owner.connect();
  // What an experiment left with the role would be measured with everything else.
  await owner.query('alter role finemesh_app reset all');
  await owner.query(readFileSync(new URL('peer/functions.sql', import.meta.url), 'utf8'));
  // A world that was kept has been migrated since; nobody is to be measured with a planner that does not know its tables.
  await owner.query(laid ? 'vacuum analyze' : 'analyze');
  return { cluster, owner, keyring };
}

/** Processor time in milliseconds that a process and, if asked, its children have used since they started. */
export function processorMs(pid, children = false) {
  const ticks = (id) => {
    try {
      const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
      const [utime, stime] = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .slice(11, 13)
        .map(Number);
      return utime + stime;
    } catch {
      return 0; // It has just ended.
    }
  };
  const pids = children ? childrenOf(pid) : [pid];
  return pids.reduce((sum, id) => sum + ticks(id), 0) * (1000 / TICKS);
}

const TICKS = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

function childrenOf(pid) {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
}

/** Peak resident memory of a process in megabytes. */
export function peakMegabytes(pid) {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
}

/** Resident memory of a process in megabytes. */
export function residentMegabytes(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
}

/** Process id of the cluster's first process, whose children serve the connections. @param {pg.Client} owner */
export async function postmasterOf(owner) {
  const { rows } = await owner.query('select pg_backend_pid() as pid');
  return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${rows[0].pid}/stat`, 'utf8'))?.[1]);
}
