// Several servers, one database: three Finemesh processes over a PostgreSQL with a streaming replica that lags, then through PgBouncer.
// Needs Debian's postgresql and pgbouncer packages and the rights of root (servers of PostgreSQL run as `postgres`).
// Usage: pnpm bench:servers [--binaries /usr/lib/postgresql/15/bin] [--lag 300] [--writes 40]
import { execFileSync, fork, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const { values: options } = parseArgs({
  options: {
    binaries: { type: 'string', default: '/usr/lib/postgresql/15/bin' },
    lag: { type: 'string', default: '300' },
    writes: { type: 'string', default: '40' },
  },
});
const writes = Number(options.writes);
const folder = mkdtempSync(join(tmpdir(), 'finemesh-servers-'));
execFileSync('chmod', ['755', folder]);
mkdirSync(join(folder, 'home'));
const ends = [];
const as = (user, command, args) =>
  execFileSync('runuser', ['-u', user, '--', command, ...args], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
const held = (name, fine, detail = '') => {
  console.log(`${fine ? 'held' : 'DID NOT HOLD'}: ${name}${detail ? ` (${detail})` : ''}`);
  if (!fine) process.exitCode = 1;
};

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function startPostgres(data, port, more = '') {
  as('postgres', join(options.binaries, 'pg_ctl'), [
    '-D',
    data,
    '-w',
    '-l',
    `${data}.log`,
    '-o',
    `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c max_connections=200 ${more}`,
    'start',
  ]);
  const stop = () => as('postgres', join(options.binaries, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop']);
  let running = true;
  const once = () => running && ((running = false), stop());
  ends.push(once);
  return once;
}

/** One process of the product. */
async function startServer(env) {
  const port = await freePort();
  const child = fork(join(root, 'server/dist/main.js'), {
    env: {
      ...process.env,
      FINEMESH_HOME: join(folder, 'home'),
      FINEMESH_WORLD: 'none',
      HOST: '127.0.0.1',
      PORT: String(port),
      LOG_LEVEL: 'error',
      DATABASE_POOL: '5',
      ...env,
    },
    silent: true,
  });
  let said = '';
  await new Promise((resolve, reject) => {
    const hear = (text) => {
      said += text;
      if (/ready on/.test(said)) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${said.slice(-2000)}`)));
  });
  const end = () => new Promise((resolve) => (child.exitCode === null ? (child.once('exit', resolve), child.kill('SIGTERM')) : resolve()));
  ends.push(end);
  return { port, end };
}

/** A browser: one jar of cookies for all servers behind the balancer. */
class Browser {
  jar = new Map();
  async ask({ port }, query, variables = {}) {
    const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-finemesh-csrf': '1',
        cookie: [...this.jar].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      body: JSON.stringify({ query, variables }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair] = line.split(';');
      this.jar.set(pair.slice(0, pair.indexOf('=')), decodeURIComponent(pair.slice(pair.indexOf('=') + 1)));
    }
    const { data, errors } = await answer.json();
    if (errors) throw new Error(JSON.stringify(errors).slice(0, 500));
    return data;
  }
}

const SIGN_IN =
  'mutation S($input: SessionSignInInput!) { sessionSignIn(input: $input) { viewer { account { id } } userErrors { code } } }';
const OPEN = 'mutation O($input: ServiceNeedOpenInput!) { serviceNeedOpen(input: $input) { need { id } userErrors { code message } } }';
const NEED = 'query N($id: ID!) { serviceNeed(id: $id) { id } }';

try {
  // ── the database and its replica ───────────────────────────────────────────────────────────────────────────────────────────
  const [port, replicaPort, poolPort] = [await freePort(), await freePort(), await freePort()];
  const [primary, replica] = [join(folder, 'primary'), join(folder, 'replica')];
  for (const data of [primary, replica]) {
    mkdirSync(data);
    execFileSync('chown', ['postgres', data]);
    execFileSync('chmod', ['700', data]);
    writeFileSync(`${data}.log`, '');
    execFileSync('chown', ['postgres', `${data}.log`, folder]);
  }
  as('postgres', join(options.binaries, 'initdb'), ['-D', primary, '-U', 'owner', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8']);
  startPostgres(primary, port, '-c wal_level=replica');
  const owner = (name, at = port) => `postgresql://owner@127.0.0.1:${at}/${name}`;
  execFileSync('psql', [owner('postgres'), '-qc', 'create database finemesh']);
  const first = await startServer({ DATABASE_URL: owner('finemesh'), FINEMESH_WORLD: 'small' });
  await first.end();
  as('postgres', join(options.binaries, 'pg_basebackup'), ['-d', owner('postgres'), '-D', replica, '-R', '-X', 'stream', '-c', 'fast']);
  const stopReplica = startPostgres(replica, replicaPort, `-c recovery_min_apply_delay=${options.lag}ms`);
  const database = new pg.Client({ connectionString: owner('finemesh') });
  await database.connect();
  ends.push(() => database.end());
  const { rows: version } = await database.query("select current_setting('server_version') as v");
  console.log(`PostgreSQL ${version[0].v}, a streaming replica that applies everything ${options.lag} ms late, three server processes`);

  // ── three servers ──────────────────────────────────────────────────────────────────────────────────────────────────────────
  const env = { DATABASE_URL: owner('finemesh'), DATABASE_READ_URL: owner('finemesh', replicaPort) };
  const servers = [await startServer(env), await startServer(env), await startServer(env)];
  const browser = new Browser();
  await browser.ask(servers[0], SIGN_IN, { input: { username: 'demo.coordinator', password: 'finemesh-demo' } });
  const viewers = [];
  for (const server of servers) viewers.push((await browser.ask(server, '{ viewer { account { id } } }')).viewer?.account.id);
  held('a session that one server opened is known to all at once', new Set(viewers).size === 1 && viewers[0] !== undefined);

  const { rows: homes } = await database.query(
    'select h.id from household h where h.area_code between 370212000000000 and 370212999999999 limit 1',
  );
  const { rows: services } = await database.query('select code from service_type where active order by code limit 1');
  const input = () => ({ requestId: randomUUID(), householdId: homes[0].id, serviceCode: services[0].code, tier: 'ROUTINE' });
  const written = async (server, given) => {
    const { serviceNeedOpen } = await browser.ask(server, OPEN, { input: given });
    if (!serviceNeedOpen.need) throw new Error(JSON.stringify(serviceNeedOpen.userErrors));
    return serviceNeedOpen.need.id;
  };
  let missed = 0;
  let missedByOthers = 0;
  const other = new Browser();
  await other.ask(servers[1], SIGN_IN, { input: { username: 'demo.coordinator', password: 'finemesh-demo' } });
  await new Promise((resolve) => setTimeout(resolve, Number(options.lag) * 3));
  for (let at = 0; at < writes; at += 1) {
    const id = await written(servers[at % 3], input());
    if ((await browser.ask(servers[(at + 1) % 3], NEED, { id })).serviceNeed === null) missed += 1;
    if ((await other.ask(servers[(at + 2) % 3], NEED, { id })).serviceNeed === null) missedByOthers += 1;
  }
  held('whoever wrote reads it back through another server at once', missed === 0, `${writes} writes, ${missed} missed`);
  held(
    'others are answered by the replica, as far as it is',
    missedByOthers > 0,
    `${missedByOthers} of ${writes} not yet there for somebody else`,
  );

  const twice = input();
  const ids = await Promise.all(servers.map((server) => written(server, twice)));
  held('one request sent through three servers at once is done once', new Set(ids).size === 1);

  const { matchRunStart } = await browser.ask(
    servers[1],
    'mutation M($input: MatchRunStartInput!) { matchRunStart(input: $input) { matchRun { id } userErrors { code message } } }',
    { input: { requestId: randomUUID(), areaCode: '370212', horizonDays: 7 } },
  );
  let state = '';
  for (let wait = 0; wait < 240 && !['READY', 'FAILED'].includes(state); wait += 1) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    state = (await browser.ask(servers[2], 'query R($id: ID!) { matchRun(id: $id) { state } }', { id: matchRunStart.matchRun.id })).matchRun
      ?.state;
  }
  const { rows: proposals } = await database.query(
    'select count(*)::int n, count(distinct need_id)::int needs from match_proposal where run_id = $1',
    [matchRunStart.matchRun.id],
  );
  held('a job ordered at one server runs once, and another sees it end', state === 'READY', `${proposals[0].n} proposals`);

  const replicaClient = new pg.Client({ connectionString: owner('finemesh', replicaPort) });
  await replicaClient.connect();
  const { rows: reads } = await replicaClient.query("select count(*)::int n from pg_stat_activity where application_name = 'finemesh'");
  await replicaClient.end();
  held('the servers keep connections to the replica', reads[0].n > 0, `${reads[0].n}`);
  stopReplica();
  const answers = await Promise.all(servers.map((server) => browser.ask(server, '{ viewer { account { id } } }')));
  held(
    'without the replica the first server answers everything',
    answers.every(({ viewer }) => viewer !== null),
  );
  for (const server of servers) await server.end();

  // ── PgBouncer ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
  for (const mode of ['session', 'transaction']) {
    const config = join(folder, `pgbouncer-${mode}.ini`);
    writeFileSync(join(folder, 'users.txt'), '"finemesh_app" ""\n"owner" ""\n');
    writeFileSync(
      config,
      `[databases]\nfinemesh = host=127.0.0.1 port=${port} dbname=finemesh\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = ${poolPort}\nunix_socket_dir =\nauth_type = trust\nauth_file = ${join(folder, 'users.txt')}\npool_mode = ${mode}\ndefault_pool_size = 10\nmax_client_conn = 200\nignore_startup_parameters = extra_float_digits,options,statement_timeout\nlogfile = ${join(folder, `pgbouncer-${mode}.log`)}\npidfile = ${config}.pid\n`,
    );
    execFileSync('chown', ['-R', 'postgres', config, join(folder, 'users.txt')]);
    const bouncer = spawn('runuser', ['-u', 'postgres', '--', 'pgbouncer', config], { cwd: folder, stdio: 'ignore' });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    let outcome;
    try {
      const through = await startServer({
        DATABASE_URL: owner('finemesh'),
        DATABASE_APP_URL: `postgresql://finemesh_app@127.0.0.1:${poolPort}/finemesh`,
      });
      const visitor = new Browser();
      await visitor.ask(through, SIGN_IN, { input: { username: 'demo.coordinator', password: 'finemesh-demo' } });
      const done = await Promise.allSettled(
        Array.from({ length: 120 }, (_, at) =>
          visitor.ask(
            through,
            at % 2
              ? '{ today { overdue next { id household { id } } } }'
              : '{ serviceNeeds(first: 20) { edges { node { id service { name } } } } }',
          ),
        ),
      );
      const failed = done.filter(({ status }) => status === 'rejected');
      outcome = failed.length === 0 ? 'held' : `${failed.length} of 120 failed: ${String(failed[0].reason).slice(0, 200)}`;
      await through.end();
    } catch (error) {
      outcome = String(error).slice(-300);
    }
    console.log(`PgBouncer ${execFileSync('pgbouncer', ['--version'], { encoding: 'utf8' }).split('\n')[0]}, ${mode} pooling: ${outcome}`);
    await new Promise((resolve) => (bouncer.once('exit', resolve), process.kill(Number(readFileSync(`${config}.pid`, 'utf8')), 'SIGINT')));
  }
} finally {
  for (const end of ends.toReversed()) {
    try {
      await end();
    } catch (error) {
      console.error(String(error).slice(0, 300));
    }
  }
  rmSync(folder, { recursive: true, force: true });
}
