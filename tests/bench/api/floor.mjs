// The floor: one JSON query a request over plain HTTP, in a transaction of the same actor under the same row-level security.
// It checks nothing, masks nothing and parses nothing: no GraphQL server can do less.
import { createServer } from 'node:http';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';

const pg = createRequire(new URL('../../../server/package.json', import.meta.url))('pg');
const { FLOOR_DATABASE_URL, FLOOR_QUERIES, FLOOR_POOL, PORT } = process.env;
const queries = JSON.parse(FLOOR_QUERIES);
const pool = new pg.Pool({ connectionString: FLOOR_DATABASE_URL, max: Number(FLOOR_POOL), idleTimeoutMillis: 0, pipeline: true });
const hash = (text) => createHash('sha256').update(text).digest();
const operation = '00000000-0000-4000-8000-000000000000';

const server = createServer((request, reply) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    answer(request, Buffer.concat(parts).toString()).then(
      (text) => reply.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }).end(text),
      (error) => reply.writeHead(500).end(String(error)),
    );
  });
});

async function answer(request, body) {
  const { screen, values } = JSON.parse(body);
  const token = /finemesh=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
  const client = await pool.connect();
  try {
    const [, , found] = await Promise.all([
      client.query('begin'),
      client.query({ name: 'actor', text: 'select * from app.begin_session($1, $2, $3)', values: [hash(token), operation, new Date()] }),
      client.query({ name: screen, text: queries[screen], values, rowMode: 'array' }),
      client.query('commit'),
    ]);
    return found.rows[0][0];
  } finally {
    client.release();
  }
}

server.keepAliveTimeout = 60_000;
server.listen(Number(PORT), '127.0.0.1', () => process.send?.('ready'));
