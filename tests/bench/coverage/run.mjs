// Coverage ledger benchmark: the daily work at several sizes of the roll, in one run on a throw-away cluster, or with --city on the demo
// world of the published size. Usage: pnpm bench:coverage [--sizes 10000,20000,40000,80000,160000] [--city] (after pnpm build)
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { layWorld } from '@finemesh/server/dist/modules/world/index.js';
import { SettableClock } from '@finemesh/server/dist/platform/clock.js';
import { migrate } from '@finemesh/server/dist/platform/database/migrate.js';
import { startEmbeddedPostgres } from '@finemesh/server/dist/platform/postgres/supervisor.js';
import { createKeyring } from '@finemesh/server/dist/platform/vault/keys.js';

const { values: options } = parseArgs({
  options: { sizes: { type: 'string', default: '10000,20000,40000,80000,160000' }, city: { type: 'boolean', default: false } },
});
const NOW = new Date('2026-06-08T01:00:00Z');
const DAY = 86_400_000;
const home = mkdtempSync(join(tmpdir(), 'bench-coverage-'));
const cluster = await startEmbeddedPostgres({ home, durable: true });

/** A database of its own with all migrations. */
async function database(name) {
  const owner = new pg.Client({ connectionString: cluster.ownerUrl });
  await owner.connect();
  await owner.query(`create database ${name}`);
  await owner.end();
  const url = cluster.ownerUrl.replace(/\/[^/]*$/, `/${name}`);
  await migrate(url);
  return url;
}

/** Households over the communities of the city, half of them visited within half a year, each visit verified. */
const FILL = `
  create temp table place as select row_number() over (order by a.code) - 1 n, a.code from admin_area a
    where a.level in ('COMMUNITY', 'GRID_CELL') and not exists (select from admin_area b where b.parent_code = a.code);
  insert into household (id, number, area_code, head_name, member_count)
    select gen_random_uuid(), 'B' || g, p.code, '甲', 1 from generate_series(1, $SIZE) g join place p on p.n = g % (select count(*) from place);
  insert into assistance_status (id, household_id, programme, "from", persons)
    select gen_random_uuid(), id, (array['MINIMUM_LIVING_ALLOWANCE', 'MINIMUM_LIVING_ALLOWANCE', 'EXTREME_HARDSHIP', 'REGISTERED_POOR'])[1 + (row_number() over ()) % 4], '2024-01-01', 1 from household;
  insert into assignment (id, offer_id, need_id, household_id, volunteer_id, area_code, state, starts_at, ends_at, occupied, checked_out_at, outcome, verified_at)
    select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), h.id, gen_random_uuid(), h.area_code, 'VERIFIED', v.ended - interval '1 hour', v.ended, 'empty', v.ended, 'COMPLETED', v.ended + interval '1 day'
    from household h cross join generate_series(1, 3) cross join lateral (select '2026-06-08'::timestamptz - random() * interval '360 days' + (h.member_count * 0) * interval '1 day' as ended) v;
`;

async function timed(work) {
  const began = performance.now();
  const result = await work();
  return [(performance.now() - began) / 1000, result];
}

/** Does the daily work to its end, as a server process does: each piece a transaction of its own. @returns pieces done */
async function keep(client, now) {
  for (let pieces = 0; ; pieces += 1) {
    await client.query('begin');
    await client.query("select set_config('app.now', $1, true)", [now.toISOString()]);
    const { rowCount } = await client.query('select * from app.coverage_step()');
    await client.query('commit');
    if (rowCount === 0) return pieces;
  }
}

const figure = async (client, sql) => Object.values((await client.query(sql)).rows[0])[0];
const shown = (seconds) => seconds.toFixed(2).padStart(8);

/** Times the first day, the day after it, a refresh of today, and the questions of the overview. */
async function measure(client, label) {
  const [first] = await timed(() => keep(client, NOW));
  // The day after: yesterday is closed, today begins.
  const [next] = await timed(() => keep(client, new Date(NOW.getTime() + DAY)));
  const [fresh] = await timed(() => keep(client, new Date(NOW.getTime() + DAY + 3_600_000)));
  const roll = await figure(client, 'select sum(roll)::int from coverage_total where day = (select max(day) from coverage_day)');
  const changed = await figure(client, 'select count(*)::int from coverage_entry where from_day = (select max(day) from coverage_day)');
  const size = await figure(client, "select pg_total_relation_size('coverage_entry')");
  const [count] = await timed(() => client.query('select state, count(*) from coverage_entry where until_day is null group by 1'));
  console.log(
    `${label.padEnd(14)} roll ${String(roll).padStart(7)} | first day ${shown(first)} s | close a day and begin the next ${shown(next)} s | refresh today ${shown(fresh)} s | us a household (refresh) ${((fresh / roll) * 1e6).toFixed(1).padStart(6)} | rows of the new day ${String(changed).padStart(6)} | ledger ${(size / 1e6).toFixed(1)} MB | count ${(count * 1000).toFixed(0)} ms`,
  );
}

try {
  if (options.city) {
    const url = await database('city');
    const keyring = createKeyring({ keys: { k1: Buffer.alloc(32, 7) }, current: 'k1', index: 'k1' });
    const clock = new SettableClock(NOW);
    const [laying] = await timed(() =>
      layWorld(url, 'city', { clock, keyring, onProgress: (line) => console.log(`${new Date().toISOString().slice(11, 19)} ${line}`) }),
    );
    const client = new pg.Client({ connectionString: url });
    // The cluster ends under a client that an error left open; the error itself is what counts.
    client.on('error', () => undefined);
    await client.connect();
    console.log(
      `city world laid in ${shown(laying)} s, with ${await figure(client, 'select count(*) from coverage_day')} days of the ledger and ${await figure(client, 'select count(*) from coverage_entry')} rows`,
    );
    await client.query("update coverage_day set computed_at = '2000-01-01' where state = 'PROVISIONAL'");
    await measure(client, 'city world');
    await client.end();
  } else {
    for (const size of options.sizes.split(',')) {
      const url = await database(`roll_${size}`);
      const client = new pg.Client({ connectionString: url });
      // The cluster ends under a client that an error left open; the error itself is what counts.
      client.on('error', () => undefined);
      await client.connect();
      await client.query("set session_replication_role = 'replica'");
      await client.query(FILL.replace('$SIZE', size));
      await client.query("set session_replication_role = 'origin'");
      await client.query('analyze');
      await measure(client, `synthetic`);
      await client.end();
    }
  }
} finally {
  await cluster.stop();
  rmSync(home, { recursive: true, force: true });
}
