import { join } from 'node:path';
import { createApp } from './app.js';
import { seedHolidays } from './modules/calendars/index.js';
import { modules } from './modules/index.js';
import { layWorld, signInHints } from './modules/world/index.js';
import { systemClock } from './platform/clock.js';
import { loadConnectors } from './platform/connectors/index.js';
import { connectDatabase } from './platform/database/connect.js';
import { holdsSealedValues, migrate } from './platform/database/migrate.js';
import { startJobRunner } from './platform/jobs/index.js';
import { startEmbeddedPostgres } from './platform/postgres/supervisor.js';
import { LiveHub } from './platform/live/index.js';
import { startTicks } from './platform/ticks.js';
import { loadSettings, outboundOf, type Settings } from './platform/settings.js';
import { Shutdown } from './platform/shutdown.js';
import { explainStart } from './platform/start-fault.js';
import { commandSource, environmentSource, fileSource, loadKeyring } from './platform/vault/keyring.js';
import type { KeySource } from './platform/vault/source.js';

const shutdown = new Shutdown();
const say = (line: string): void => console.log(`finemesh: ${line}`);

/** Where the keys are: what the environment carries goes before a key service, and that before the file. */
function keySource(settings: Settings): KeySource {
  if (settings.FINEMESH_KEYS) return environmentSource(settings.FINEMESH_KEYS);
  if (settings.FINEMESH_KEYS_COMMAND) return commandSource(settings.FINEMESH_KEYS_COMMAND);
  return fileSource(join(settings.home, 'keys.json'));
}

/** Opens one thing after the other; whatever is open is closed again by a signal or a failure, at any point. */
async function main(settings: Settings): Promise<void> {
  const connectors = await loadConnectors(settings.FINEMESH_CONNECTORS);
  const database =
    settings.DATABASE_URL === undefined ? startEmbeddedPostgres({ home: settings.home, onProgress: say, durable: true }) : undefined;
  shutdown.add(async () => (await database)?.stop());
  const embedded = await database;
  const ownerUrl = settings.DATABASE_URL ?? embedded?.ownerUrl ?? '';
  const appUrl = settings.DATABASE_APP_URL ?? embedded?.appUrl ?? ownerUrl;
  await migrate(ownerUrl, say);
  await seedHolidays(ownerUrl);
  const keyring = await loadKeyring(keySource(settings), !(await holdsSealedValues(ownerUrl)));
  if (settings.FINEMESH_WORLD !== 'none')
    await layWorld(ownerUrl, settings.FINEMESH_WORLD, { clock: systemClock, keyring, onProgress: say });
  const pool = { entities: modules.flatMap((module) => module.entities), poolSize: settings.DATABASE_POOL };
  const source = await connectDatabase(appUrl, { ...pool, assumeRole: appUrl === ownerUrl });
  shutdown.add(() => source.destroy());
  const { DATABASE_READ_URL: readUrl } = settings;
  const replica = readUrl === undefined ? undefined : await connectDatabase(readUrl, { ...pool, assumeRole: appUrl === ownerUrl });
  if (replica) shutdown.add(() => replica.destroy());
  const live = await new LiveHub(appUrl, (error) => say(`changes are not heard at this moment: ${String(error)}`)).start();
  shutdown.add(() => live.stop());
  const services = {
    source,
    clock: systemClock,
    keyring,
    connectors,
    publicUrl: settings.PUBLIC_URL,
    outbound: outboundOf(settings),
    live,
    ...(replica ? { replica } : {}),
  };
  const server = await createApp({
    services,
    secure: settings.PUBLIC_URL?.startsWith('https:') ?? false,
    trustProxy: settings.TRUST_PROXY,
    logLevel: settings.LOG_LEVEL,
  });
  const runner = startJobRunner({ services: { ...services, log: server.log }, ownerUrl, modules });
  shutdown.add(() => runner.stop());
  shutdown.add(() => server.close());
  shutdown.add(startTicks(modules, { ...services, log: server.log }));
  await server.listen({ host: settings.HOST, port: settings.PORT });
  for (const line of await signInHints(ownerUrl, keyring)) say(line);
  say(`ready on http://${settings.HOST}:${(server.server.address() as { port: number }).port}`);
}

let settings: Settings | undefined;

async function end(code: number): Promise<never> {
  await shutdown.end();
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (!shutdown.begun) say('stopping');
    void end(0);
  });
}

try {
  settings = loadSettings();
  await main(settings);
} catch (error) {
  // A start that was interrupted fails somewhere; that is no news.
  if (!shutdown.begun) console.error(`finemesh: ${explainStart(error, settings ?? {})}`);
  await end(shutdown.begun ? 0 : 1);
}
