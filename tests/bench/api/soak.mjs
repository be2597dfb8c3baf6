// Soak: the four screens at half of what the server can do, for some minutes; memory and connections must not grow.
// Usage: pnpm bench:soak [--minutes 10] [--world city] [--home DIR] [--connections 16]
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { drive, median } from './load.mjs';
import { screens } from './screens.mjs';
import { rawFrom, startOwn } from './servers.mjs';
import { openWorld, residentMegabytes } from './world.mjs';

const { values: options } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    world: { type: 'string', default: 'city' },
    home: { type: 'string' },
    connections: { type: 'string', default: '16' },
  },
});
const home = resolve(options.home ?? join(fileURLToPath(new URL('../../.artifacts', import.meta.url)), `bench-${options.world}`));
const connections = Number(options.connections);
/** Memory may be this much larger in the last third than in the second; the first third warms up. */
const GROWTH = 1.1;
const ends = [];
try {
  const { cluster, owner } = await openWorld(home, options.world, (line) => console.error(line));
  ends.push(
    () => cluster.stop(),
    () => owner.end(),
  );
  const own = await startOwn({ cluster, home, node: process.execPath });
  ends.push(() => own.end());
  const { rows } = await owner.query("select (code / 1000000000)::text as code from admin_area where level = 'DISTRICT' order by code");
  const districts = rows.map(({ code }) => code);
  const bodies = [];
  for (const screen of Object.values(screens)) {
    // The peer is not here; its cursors are not asked for.
    const first = async (variant) => ({ own: await rawFrom(own, screen, variant), peer: { allServiceNeeds: { pageInfo: {} } } });
    bodies.push(...(await screen.variants({ owner, districts, first })).map((variant) => own.body(screen, variant)));
  }
  // Every connection asks another screen next: the order mixes them.
  bodies.sort((a, b) => JSON.stringify(a).length - JSON.stringify(b).length);

  const full = await drive(own, bodies, { connections, ms: 20_000, least: 400 });
  const pause = median(full.latencies);
  console.log(
    `full speed: median ${pause.toFixed(1)} ms at ${connections} connections; each now waits as long as its answer took: half the load, for ${options.minutes} minutes`,
  );
  const samples = [];
  const until = performance.now() + Number(options.minutes) * 60_000;
  let requests = 0;
  let failures = 0;
  while (performance.now() < until) {
    const done = await drive(own, bodies, { connections, ms: Math.min(15_000, until - performance.now()), pause });
    requests += done.requests;
    failures += done.failures;
    const { rows: open } = await owner.query(
      `select count(*)::int as n, count(*) filter (where stuck)::int as stuck, string_agg(left(query, 150), ' | ') filter (where stuck) as what
       from (select query, state like 'idle in transaction%' and state_change < now() - interval '5 seconds' as stuck from pg_stat_activity where application_name = 'finemesh') each`,
    );
    samples.push({ memory: residentMegabytes(own.pid), connections: open[0].n, stuck: open[0].stuck });
    const last = samples.at(-1);
    console.log(
      `${requests} requests, ${failures} failed, ${last.memory.toFixed(0)} MB, ${last.connections} connections${last.stuck > 0 ? `, ${last.stuck} stuck: ${open[0].what}` : ''}`,
    );
  }
  const third = Math.floor(samples.length / 3);
  const [second, final] = [samples.slice(third, 2 * third), samples.slice(2 * third)].map((part) =>
    median(part.map(({ memory }) => memory)),
  );
  const flat = final <= second * GROWTH;
  const kept = samples.every((sample) => sample.connections <= 20 && sample.stuck === 0);
  console.log(
    `memory: ${second.toFixed(0)} MB in the second third, ${final.toFixed(0)} MB in the last: ${flat ? 'flat' : 'IT GROWS'}; connections ${kept ? 'within the pool, none stuck' : 'LEAK'}; ${failures} of ${requests} requests failed`,
  );
  if (!flat || !kept || failures > 0) process.exitCode = 1;
} finally {
  for (const end of ends.toReversed()) await end();
}
