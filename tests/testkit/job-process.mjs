// Runs jobs as a server process does, on the database that its arguments name, until it is killed.
import { modules } from '@finemesh/server/dist/modules/index.js';
import { SettableClock } from '@finemesh/server/dist/platform/clock.js';
import { parseConnectors } from '@finemesh/server/dist/platform/connectors/index.js';
import { connectDatabase } from '@finemesh/server/dist/platform/database/connect.js';
import { startJobRunner } from '@finemesh/server/dist/platform/jobs/index.js';
import { createKeyring } from '@finemesh/server/dist/platform/vault/keys.js';

const [, , ownerUrl = '', appUrl = '', now = '', connectors = '', outbound = '{}'] = process.argv;
const source = await connectDatabase(appUrl, { entities: modules.flatMap((module) => module.entities), poolSize: 5, assumeRole: false });
const keyring = createKeyring({ keys: { k1: Buffer.alloc(32, 7) }, current: 'k1', index: 'k1' });
startJobRunner({
  services: {
    source,
    clock: new SettableClock(new Date(now)),
    keyring,
    connectors: connectors ? parseConnectors(connectors) : new Map(),
    outbound: JSON.parse(outbound),
    log: { warn: (detail, message) => console.warn(message, detail) },
  },
  ownerUrl,
  modules,
});
// A test that ended without killing it must not leave it behind.
process.on('disconnect', () => process.exit(0));
