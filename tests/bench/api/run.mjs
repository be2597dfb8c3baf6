// API benchmark: Finemesh beside PostGraphile 5 and the floor (one JSON query over plain HTTP), on the same database under the same
// row-level security, in one run, turn by turn. First every answer is compared value by value.
// Usage: pnpm bench:api [--world city] [--home DIR] [--screens list,search] [--connections 1,16,64] [--rounds 5] [--seconds 2] [--node same|PATH]
import { deepStrictEqual } from 'node:assert';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { drive, median, quantile } from './load.mjs';
import { screens as all } from './screens.mjs';
import { installPeer, rawFrom, readFrom, startFloor, startOwn, startPeer } from './servers.mjs';
import { openWorld, peakMegabytes, postmasterOf, processorMs } from './world.mjs';

const artifacts = fileURLToPath(new URL('../../.artifacts', import.meta.url));
const { values: options } = parseArgs({
  options: {
    world: { type: 'string', default: 'city' },
    home: { type: 'string' },
    database: { type: 'string' },
    screens: { type: 'string', default: Object.keys(all).join(',') },
    connections: { type: 'string', default: '1,16,64' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    node: { type: 'string', default: 'same' },
  },
});
/** How long, and for how many requests at least, a server is warmed: its code is compiled in steps over thousands of calls. */
const WARM = { ms: 10_000, least: 400 };
const say = (line) => console.error(line);
const ends = [];
const chosen = Object.fromEntries(options.screens.split(',').map((name) => [name, all[name]]));
const rounds = Number(options.rounds);
const ms = Number(options.seconds) * 1000;

try {
  const folder = installPeer(join(artifacts, 'bench-peer'));
  const node = join(folder, 'node_modules/node/bin/node');
  const home = resolve(options.home ?? join(artifacts, `bench-${options.world}`));
  const running = options.database && {
    ownerUrl: options.database,
    appUrl: options.database.replace('owner@', 'finemesh_app@'),
    stop: async () => undefined,
  };
  const { cluster, owner } = await openWorld(home, options.world, say, running);
  ends.push(
    () => cluster.stop(),
    () => owner.end(),
  );
  const own = await startOwn({ cluster, home, node: options.node === 'same' ? node : options.node });
  ends.push(() => own.end());
  const peer = await startPeer({ cluster, owner, folder, node });
  ends.push(() => peer.end());
  const floor = await startFloor({ cluster, node, screens: chosen, cookie: own.headers.cookie });
  ends.push(() => floor.end());
  const servers = [own, peer, floor];
  const postmaster = await postmasterOf(owner);
  const { rows } = await owner.query("select (code / 1000000000)::text as code from admin_area where level = 'DISTRICT' order by code");
  const districts = rows.map(({ code }) => code);

  const { rows: size } = await owner.query(
    `select (select count(*) from household) households, (select count(*) from person) persons, (select count(*) from volunteer) volunteers,
       (select count(*) from service_need) needs, (select count(*) from assignment) assignments, current_setting('server_version') version`,
  );
  console.log(
    `${cpus()[0].model}, ${cpus().length} cores; PostgreSQL ${size[0].version}; ${size[0].households} households, ${size[0].persons} persons, ${size[0].volunteers} volunteers, ${size[0].needs} needs, ${size[0].assignments} assignments; medians of ${rounds} turns of ${options.seconds} s; Finemesh on ${options.node === 'same' ? 'the same Node as the others' : options.node}\n`,
  );
  console.log(
    '| screen | connections | requests a second: Finemesh | PostGraphile | floor | Finemesh / PostGraphile | Finemesh / floor | p50 ms: F, P, floor | p99 ms: F, P, floor | Node ms a request: F, P, floor | PostgreSQL ms a request: F, P, floor |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const screen of Object.values(chosen)) {
    peer.plan(screen);
    const first = async (variant) => ({ own: await rawFrom(own, screen, variant), peer: await rawFrom(peer, screen, variant) });
    const variants = await screen.variants({ owner, districts, first });
    for (const variant of variants) await compare(servers, screen, variant);
    say(`${screen.title}: ${variants.length} answers of three servers are equal`);
    for (const connections of options.connections.split(',').map(Number)) await measure(screen, variants, connections, servers, postmaster);
  }
  console.log(`\nPeak resident memory: ${servers.map(({ name, pid }) => `${name} ${peakMegabytes(pid).toFixed(0)} MB`).join(', ')}`);
} finally {
  for (const end of ends.toReversed()) await end();
}

/** Time goes on between the questions: a count of what is late by now may differ once, but not again and again. */
async function compare(servers, screen, variant) {
  for (let attempt = 1; ; attempt += 1) {
    const [own, ...others] = await Promise.all(servers.map((server) => readFrom(server, screen, variant)));
    try {
      for (const other of others) deepStrictEqual(plain(own), plain(other));
      return;
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}

/** Keys in one order and no prototypes, so that equal values are equal. */
function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, plain(value[key])]),
  );
}

async function measure(screen, variants, connections, servers, postmaster) {
  const results = servers.map(() => ({ rate: [], p50: [], p99: [], node: [], postgres: [] }));
  for (let round = -1; round < rounds; round += 1) {
    for (const [at, server] of servers.entries()) {
      const bodies = variants.map((variant) => server.body(screen, variant));
      const before = { node: processorMs(server.pid), postgres: processorMs(postmaster, true), at: performance.now() };
      const { requests, failures, latencies } = await drive(server, bodies, { connections, ...(round < 0 ? WARM : { ms }) });
      if (failures > 0) throw new Error(`${server.name} failed ${failures} of ${requests} requests`);
      if (round < 0) continue; // The first turn warms up.
      const result = results[at];
      result.rate.push((requests * 1000) / (performance.now() - before.at));
      result.p50.push(quantile(latencies, 0.5));
      result.p99.push(quantile(latencies, 0.99));
      result.node.push((processorMs(server.pid) - before.node) / requests);
      result.postgres.push((processorMs(postmaster, true) - before.postgres) / requests);
    }
  }
  const each = (key, digits) => results.map((result) => median(result[key]).toFixed(digits)).join(', ');
  const ratio = (at) => median(results[0].rate.map((rate, round) => rate / results[at].rate[round])).toFixed(2);
  console.log(
    `| ${screen.title} | ${connections} | ${results.map((result) => median(result.rate).toFixed(0)).join(' | ')} | ${ratio(1)} | ${ratio(2)} | ${each('p50', 1)} | ${each('p99', 1)} | ${each('node', 2)} | ${each('postgres', 2)} |`,
  );
}
