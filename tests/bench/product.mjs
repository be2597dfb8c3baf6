// The product as it is run, over a database of its own, with somebody signed in: what a bench measures.
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = (path) => import(join(root, 'server/dist', path));

/** Room for young objects, as `npm start` gives it; what is measured beside it has it too. */
export const FLAGS = ['--max-semi-space-size=64'];

/**
 * Starts a durable cluster and a server process in a folder and signs a coordinator of the whole city in.
 * @param {string} folder @param {(() => unknown)[]} ends what is to be ended afterwards, last first
 */
export async function startProduct(folder, ends) {
  const { startEmbeddedPostgres } = await dist('platform/postgres/supervisor.js');
  const { migrate } = await dist('platform/database/migrate.js');
  const { hashPassword } = await dist('modules/accounts/password.js');
  const home = join(folder, 'home');
  const cluster = await startEmbeddedPostgres({ home, durable: true });
  ends.push(() => cluster.stop());
  await migrate(cluster.ownerUrl);
  const owner = new pg.Client({ connectionString: cluster.ownerUrl });
  await owner.connect();
  ends.push(() => owner.end());
  const account = randomUUID();
  await owner.query('insert into account (id, username, display_name, password_hash) values ($1, $2, $3, $4)', [
    account,
    'bench',
    'Bench',
    await hashPassword('bench-password'),
  ]);
  await owner.query("insert into role_grant (id, account_id, role, area_code) values ($1, $2, 'COORDINATOR', 370200000000000)", [
    randomUUID(),
    account,
  ]);
  const child = fork(join(root, 'server/dist/main.js'), {
    env: {
      ...process.env,
      DATABASE_URL: cluster.ownerUrl,
      DATABASE_APP_URL: cluster.appUrl,
      FINEMESH_HOME: home,
      FINEMESH_WORLD: 'none',
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'error',
    },
    execArgv: FLAGS,
    silent: true,
  });
  ends.push(() => new Promise((resolve) => (child.once('exit', resolve), child.kill('SIGTERM'))));
  const url = await new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (text) => {
      const found = /ready on (http:\S+)/.exec((said += text));
      if (found) resolve(found[1]);
    });
    child.stderr.on('data', (text) => process.stderr.write(text));
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const headers = { 'x-finemesh-csrf': '1' };
  const ask = async (query, variables) => {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    headers.cookie ??= answer.headers.get('set-cookie')?.split(';')[0];
    const { data, errors } = await answer.json();
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  await ask('mutation S($input: SessionSignInInput!) { sessionSignIn(input: $input) { userErrors { code } } }', {
    input: { username: 'bench', password: 'bench-password' },
  });
  return { owner, child, headers, url, ask };
}
