import { join } from 'node:path';
import { createApp } from './app.js';
import { seedHolidays } from './modules/calendars/index.js';
import { modules } from './modules/index.js';
import { layWorld, signInHints } from './modules/world/index.js';
import { systemClock } from './platform/clock.js';
import { connectDatabase } from './platform/database/connect.js';
import { holdsSealedValues, migrate } from './platform/database/migrate.js';
import { startJobRunner } from './platform/jobs/index.js';
import { startEmbeddedPostgres } from './platform/postgres/supervisor.js';
import { startTicks } from './platform/ticks.js';
import { loadSettings } from './platform/settings.js';
import { loadKeyring } from './platform/vault/keyring.js';

/** The process: settings, database, listen, graceful stop; nothing else. */
async function main(): Promise<void> {
  const settings = loadSettings();
  const say = (line: string) => console.log(`finemesh: ${line}`);
  const embedded = settings.DATABASE_URL ? undefined : await startEmbeddedPostgres({ home: settings.home, onProgress: say, durable: true });
  const ownerUrl = settings.DATABASE_URL ?? embedded?.ownerUrl ?? '';
  const appUrl = settings.DATABASE_APP_URL ?? embedded?.appUrl ?? ownerUrl;
  await migrate(ownerUrl, say);
  await seedHolidays(ownerUrl);
  const keyring = await loadKeyring({ text: settings.FINEMESH_KEYS, path: join(settings.home, 'keys.json'), mayCreate: !(await holdsSealedValues(ownerUrl)) });
  if (settings.FINEMESH_WORLD !== 'none') await layWorld(ownerUrl, settings.FINEMESH_WORLD, { clock: systemClock, keyring, onProgress: say });
  const source = await connectDatabase(appUrl, { entities: modules.flatMap((module) => module.entities), poolSize: settings.DATABASE_POOL, assumeRole: appUrl === ownerUrl });
  const services = { source, clock: systemClock, keyring };
  const server = await createApp({
    services,
    secure: settings.PUBLIC_URL?.startsWith('https:') ?? false,
    trustProxy: settings.TRUST_PROXY,
    logLevel: settings.LOG_LEVEL,
  });
  const runner = startJobRunner({ services: { ...services, log: server.log }, ownerUrl, modules });
  const stopTicks = startTicks(modules, { ...services, log: server.log });
  await server.listen({ host: settings.HOST, port: settings.PORT });
  for (const line of await signInHints(ownerUrl, keyring)) say(line);
  say(`ready on http://${settings.HOST}:${(server.server.address() as { port: number }).port}`);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    say('stopping');
    stopTicks();
    await server.close();
    await runner.stop();
    await source.destroy();
    await embedded?.stop();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
}

main().catch((error: unknown) => {
  console.error(`finemesh: ${(error as Error).message}`);
  process.exit(1);
});
