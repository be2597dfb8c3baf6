import { setTimeout as sleep } from 'node:timers/promises';
import { Logger, run, type JobHelpers, type Runner } from 'graphile-worker';
import pg from 'pg';
import type { DomainModule, Services } from '../graphql/module.js';
import { execute, type Handlers, type Order } from './execute.js';
import { Leases } from './leases.js';

/** The one task of the queue; what to do stands in the job's row. */
const TASK = 'finemesh';
/** Jobs that one server process runs at a time; each uses one core and one or two connections. */
const CONCURRENCY = 2;
const SWEEP_EVERY_MS = 5000;

/** A running job runner. */
export interface JobRunner {
  /** Takes no more jobs, stops running ones at their next batch and waits for them (at most some seconds). Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Starts taking jobs from the queue. Any number of server processes may do so on one database; every job runs in one
 * of them at a time, as the account that ordered it.
 * @param ownerUrl the database's owner; the queue is served as role `finemesh_worker`, which can reach nothing else
 */
export function startJobRunner(options: { services: Services; ownerUrl: string; modules: readonly DomainModule[] }): JobRunner {
  const { services } = options;
  const handlers: Handlers = Object.assign({}, ...options.modules.map((module) => module.jobs ?? {}));
  const config: pg.ClientConfig = {
    connectionString: options.ownerUrl,
    options: '-c role=finemesh_worker',
    application_name: 'finemesh-jobs',
    connectionTimeoutMillis: 4000,
  };
  const pool = new pg.Pool({ ...config, max: CONCURRENCY + 2 });
  // A connection that goes away fails whatever uses it; the next use opens another.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const stopping = new AbortController();
  let leaseLost = new AbortController();
  const leases = new Leases(config, () => {
    leaseLost.abort();
    leaseLost = new AbortController();
  });

  const task = async (payload: unknown, helpers: JobHelpers): Promise<void> => {
    const { jobId } = payload as { jobId: string };
    if (!(await leases.take(jobId))) throw new Error('another server process runs this job');
    try {
      const { rows } = await helpers.query<Order & pg.QueryResultRow>('select * from app.job_order($1)', [jobId]);
      const signal = AbortSignal.any([stopping.signal, leaseLost.signal]);
      if (rows[0]) await execute(services, handlers, jobId, rows[0], helpers.job.attempts, signal);
    } finally {
      await leases.release(jobId);
    }
  };

  let runner: Runner | undefined;
  const serving = (async () => {
    while (!stopping.signal.aborted) {
      try {
        await leases.sweep();
        runner = await run({
          pgPool: pool,
          taskList: { [TASK]: task },
          concurrency: CONCURRENCY,
          pollInterval: 1000,
          noHandleSignals: true,
          parsedCronItems: [],
          logger: quiet(services),
        });
        if (stopping.signal.aborted) await runner.stop();
        await runner.promise;
      } catch (error) {
        services.log.warn({ err: error }, 'the job queue cannot be served; trying again');
      }
      await sleep(1000, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  const sweeper = setInterval(() => void leases.sweep().catch(() => undefined), SWEEP_EVERY_MS);

  const stop = async () => {
    clearInterval(sweeper);
    stopping.abort();
    await runner?.stop().catch(() => undefined);
    await Promise.race([serving, sleep(10_000)]);
    await leases.close();
    await Promise.race([pool.end(), sleep(2000)]);
  };
  let stopped: Promise<void> | undefined;
  return { stop: () => (stopped ??= stop()) };
}

/** The queue's own log lines: only what somebody should look at. */
function quiet(services: Services): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') services.log.warn({ queue: message }, 'job queue');
  });
}
