// Growth: the four screens on the published city and on the people of several in its areas, one request at a time, turn by turn; with
// how long each world took to lay. Usage: pnpm bench:growth [--cities 1,3] [--rounds 5] [--seconds 2]
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { drive, median, quantile } from './load.mjs';
import { screens } from './screens.mjs';
import { rawFrom, startOwn } from './servers.mjs';
import { openWorld, postmasterOf, processorMs } from './world.mjs';

const { WORLD_SIZES } = await import(new URL('../../../server/dist/modules/world/size.js', import.meta.url).href);
const artifacts = fileURLToPath(new URL('../../.artifacts', import.meta.url));
const { values: options } = parseArgs({
  options: {
    cities: { type: 'string', default: '1,3' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
  },
});
const ms = Number(options.seconds) * 1000;
/** So many cities' people in the areas of one: all counts grow, the days behind us and the grid workers who sign in do not. */
function times(count, { ledgerDays, gridWorkers, placesPerDistrict, weights, ...counts }) {
  const many = (group) =>
    Object.fromEntries(Object.entries(group).map(([name, value]) => [name, typeof value === 'number' ? value * count : many(value)]));
  return { ...many(counts), ledgerDays, gridWorkers, placesPerDistrict, weights };
}

const worlds = [];
const ends = [];
try {
  for (const cities of options.cities.split(',').map(Number)) {
    const home = join(artifacts, cities === 1 ? 'bench-city' : `bench-${cities}-cities`);
    const begun = performance.now();
    const { cluster, owner } = await openWorld(home, 'city', (line) => console.error(line), undefined, times(cities, WORLD_SIZES.city));
    ends.push(
      () => cluster.stop(),
      () => owner.end(),
    );
    const laid = (performance.now() - begun) / 1000;
    const own = await startOwn({ cluster, home, node: process.execPath });
    ends.push(() => own.end());
    const { rows } = await owner.query("select (code / 1000000000)::text as code from admin_area where level = 'DISTRICT' order by code");
    const { rows: sizes } = await owner.query(
      'select (select count(*) from household) households, (select count(*) from service_need) needs, (select count(*) from volunteer) volunteers, pg_size_pretty(pg_database_size(current_database())) size',
    );
    console.log(
      `${cities} ${cities === 1 ? 'city' : 'cities'}: ${Object.entries(sizes[0])
        .map(([name, value]) => `${value} ${name}`)
        .join(', ')}; opened in ${laid.toFixed(0)} s`,
    );
    worlds.push({ cities, owner, own, postmaster: await postmasterOf(owner), districts: rows.map(({ code }) => code) });
  }
  console.log(
    '\n| screen | cities | p50 ms | p99 ms | Node ms a request | PostgreSQL ms a request |\n| --- | --- | --- | --- | --- | --- |',
  );
  for (const screen of Object.values(screens)) {
    for (const world of worlds) {
      const first = async (variant) => ({ own: await rawFrom(world.own, screen, variant), peer: { allServiceNeeds: { pageInfo: {} } } });
      const variants = await screen.variants({ owner: world.owner, districts: world.districts, first });
      world.bodies = variants.map((variant) => world.own.body(screen, variant));
      world.told = { p50: [], p99: [], node: [], postgres: [] };
      await drive(world.own, world.bodies, { connections: 1, ms: 3000, least: 200 });
    }
    for (let round = 0; round < Number(options.rounds); round += 1) {
      for (const { own, bodies, told, postmaster } of worlds) {
        const before = { node: processorMs(own.pid), postgres: processorMs(postmaster, true) };
        const { requests, failures, latencies } = await drive(own, bodies, { connections: 1, ms });
        if (failures > 0) throw new Error(`${failures} of ${requests} requests failed`);
        told.p50.push(quantile(latencies, 0.5));
        told.p99.push(quantile(latencies, 0.99));
        told.node.push((processorMs(own.pid) - before.node) / requests);
        told.postgres.push((processorMs(postmaster, true) - before.postgres) / requests);
      }
    }
    for (const { cities, told } of worlds)
      console.log(
        `| ${screen.title} | ${cities} | ${Object.values(told)
          .map((values) => median(values).toFixed(2))
          .join(' | ')} |`,
      );
  }
} finally {
  for (const end of ends.toReversed()) await end();
}
