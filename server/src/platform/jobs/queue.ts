import { Logger, runMigrations } from 'graphile-worker';

/** Brings the queue's own schema to its present form, as the database's owner. Our migrations build on it. */
export function migrateQueue(ownerUrl: string): Promise<void> {
  return runMigrations({ connectionString: ownerUrl, maxPoolSize: 1, logger: new Logger(() => () => undefined) });
}
