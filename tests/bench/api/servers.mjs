// The three servers, each in a process of its own on the same Node and with the same number of connections to the same database.
import { fork, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ASKER } from './world.mjs';
import { ask } from './load.mjs';
import { FLAGS } from '../product.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../../..');

/** Connections to the database that each server may keep. */
const POOL = 20;

/** Installs PostGraphile and its Node beside the workspace, as pinned. @returns the folder */
export function installPeer(folder) {
  mkdirSync(folder, { recursive: true });
  const pinned = readFileSync(join(here, 'peer/package-lock.json'), 'utf8');
  const done = join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(done) || readFileSync(join(folder, 'package-lock.json'), 'utf8') !== pinned) {
    for (const file of ['package.json', 'package-lock.json']) cpSync(join(here, 'peer', file), join(folder, file));
    const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, stdio: 'inherit' });
    if (status !== 0) throw new Error('the peer could not be installed');
  }
  cpSync(join(here, 'peer/server.mjs'), join(folder, 'server.mjs'));
  return folder;
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts a server's process and resolves when it listens. */
async function start(name, { file, cwd = root, env, execPath, ready }) {
  const port = await freePort();
  const child = fork(file, {
    cwd,
    execPath,
    execArgv: FLAGS,
    env: { ...process.env, ...env, PORT: String(port), NODE_ENV: 'production' },
    silent: true,
  });
  let said = '';
  await new Promise((resolve, reject) => {
    const hear = (text) => {
      said += text;
      if (ready.test(said)) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', (text) => {
      said += text;
      if (process.env.BENCH_DEBUG) process.stderr.write(text);
    });
    child.on('message', hear);
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}:\n${said.slice(-3000)}`)));
  });
  return {
    name,
    port,
    pid: child.pid,
    end: () => new Promise((resolve) => (child.once('exit', resolve), child.kill('SIGTERM'))),
  };
}

/** Finemesh as it is started in production, with a signed-in coordinator. */
export async function startOwn({ cluster, home, node, env = {} }) {
  const server = await start('Finemesh', {
    file: join(root, 'server/dist/main.js'),
    execPath: node,
    ready: /ready on/,
    env: {
      DATABASE_URL: cluster.ownerUrl,
      DATABASE_APP_URL: cluster.appUrl,
      DATABASE_POOL: String(POOL),
      FINEMESH_HOME: home,
      FINEMESH_WORLD: 'none',
      TRUST_PROXY: '1',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'error',
      ...env,
    },
  });
  const own = { ...server, path: '/graphql', headers: { 'x-finemesh-csrf': '1' } };
  const answer = await fetch(`http://127.0.0.1:${own.port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-finemesh-csrf': '1' },
    body: JSON.stringify({
      query: 'mutation S($input: SessionSignInInput!) { sessionSignIn(input: $input) { userErrors { code } } }',
      variables: { input: ASKER },
    }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (!cookie) throw new Error(`the sign-in failed: ${await answer.text()}`);
  own.headers.cookie = cookie;
  own.body = (screen, variant) => ({ query: screen.own, variables: variant.own });
  own.read = (screen, told) => screen.fromOwn(dataOf(own, told));
  return own;
}

/** PostGraphile with the settings that Finemesh's transaction would have for the same coordinator. */
export async function startPeer({ cluster, owner, folder, node }) {
  const { rows } = await owner.query(
    'select a.id, x.scopes_text as scopes, x.organisations::text from account a join account_access x on x.account_id = a.id where a.username = $1',
    [ASKER.username],
  );
  const [{ id, scopes, organisations }] = rows;
  const settings = { role: 'finemesh_app', 'app.actor_id': id, 'app.scopes': scopes, 'app.organisations': organisations };
  const token = 'bench';
  const server = await start('PostGraphile', {
    file: join(folder, 'server.mjs'),
    cwd: folder,
    execPath: node,
    ready: /ready/,
    env: {
      PEER_DATABASE_URL: cluster.appUrl,
      PEER_SETTINGS: JSON.stringify(settings),
      PEER_TOKEN: token,
      PEER_POOL: String(POOL),
      GRAPHILE_ENV: 'production',
    },
  });
  const peer = { ...server, path: '/graphql', headers: { authorization: `Bearer ${token}` } };
  // Left to itself it keeps one plan for whatever states and area are asked for, and walks all closed needs of the city: 0.12 s a list.
  peer.plan = ({ customPlans = false }) => {
    peer.headers['x-plans'] = customPlans ? 'force_custom_plan' : 'auto';
  };
  peer.body = (screen, variant) => ({ query: screen.peer, variables: variant.peer });
  peer.read = (screen, answer) => screen.fromPeer(dataOf(peer, answer));
  return peer;
}

/** The floor, asked with Finemesh's session. */
export async function startFloor({ cluster, node, screens, cookie }) {
  const server = await start('floor', {
    file: join(here, 'floor.mjs'),
    execPath: node,
    ready: /ready/,
    env: {
      FLOOR_DATABASE_URL: cluster.appUrl,
      FLOOR_QUERIES: JSON.stringify(Object.fromEntries(Object.values(screens).map((screen) => [screen.title, screen.floor]))),
      FLOOR_POOL: String(POOL),
    },
  });
  const floor = { ...server, path: '/', headers: { cookie } };
  floor.body = (screen, variant) => ({ screen: screen.title, values: variant.floor });
  floor.read = (screen, answer) => screen.fromFloor(answer);
  return floor;
}

function dataOf({ name }, { data, errors }) {
  if (errors) throw new Error(`${name}: ${JSON.stringify(errors).slice(0, 1000)}`);
  return data;
}

/** One variant's answer of a server in the form that all share. */
export const readFrom = async (server, screen, variant) => server.read(screen, await ask(server, server.body(screen, variant)));
/** One variant's answer as the server's GraphQL gave it. */
export const rawFrom = async (server, screen, variant) => dataOf(server, await ask(server, server.body(screen, variant)));
