import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@finemesh/server/dist/platform/database/migrate.js';
import { startEmbeddedPostgres } from '@finemesh/server/dist/platform/postgres/supervisor.js';
import type { TestProject } from 'vitest/node';
import { databaseUrl, runSql } from '../testkit/database.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Owner's address of the migrated template database in the cluster that this run started. */
    templateUrl: string;
  }
}

const PREFIX = 'finemesh-test-';
const TEMPLATE = 'finemesh_template';

function isHeldByLivingProcess(home: string): boolean {
  try {
    const lock = JSON.parse(readFileSync(join(home, 'finemesh.lock'), 'utf8')) as { pid: number };
    process.kill(lock.pid, 0);
    return true;
  } catch (error) {
    // Only "no such process" makes it ours to clear; another user's or an unreadable one is left alone.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** A run that was killed leaves its cluster running; taking it over and stopping it is what the supervisor does anyway. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const home = join(tmpdir(), name);
    if (isHeldByLivingProcess(home)) continue;
    const left = await startEmbeddedPostgres({ home, durable: false });
    await left.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

/** One throw-away cluster per run with one migrated template, from which `createTestDatabase` copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers();
  const home = mkdtempSync(join(tmpdir(), PREFIX));
  const cluster = await startEmbeddedPostgres({ home, durable: false });
  const teardown = async (): Promise<void> => {
    await cluster.stop();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await runSql(cluster.ownerUrl, `create database ${TEMPLATE}`);
    const templateUrl = databaseUrl(cluster.ownerUrl, { database: TEMPLATE });
    await migrate(templateUrl);
    // A forgotten connection to the template would make every copy wait five seconds and fail.
    await runSql(cluster.ownerUrl, `alter database ${TEMPLATE} is_template true allow_connections false`);
    project.provide('templateUrl', templateUrl);
  } catch (error) {
    await teardown();
    throw error;
  }
  return teardown;
}
