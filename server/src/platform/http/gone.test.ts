import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import compress from '@fastify/compress';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, expect, it } from 'vitest';
import { noteWhoLeaves } from './gone.js';

interface Line {
  level: number;
  msg: string;
  res?: { statusCode: number };
}
const ERROR = 50;
let server: FastifyInstance;
afterEach(() => server.close());

/** A server with one slow page, and what it has logged. */
async function serving(page: () => unknown): Promise<{ port: number; lines: Line[] }> {
  const lines: Line[] = [];
  server = Fastify({ logger: { stream: { write: (line: string) => void lines.push(JSON.parse(line) as Line) } } });
  noteWhoLeaves(server);
  await server.register(compress, { encodings: ['br'] });
  server.get('/page', async () => {
    await sleep(50);
    return page();
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  return { port: (server.server.address() as AddressInfo).port, lines };
}

/** Asks for the page and goes when it is about to come. */
async function askAndLeave(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.write('GET /page HTTP/1.1\r\nHost: 127.0.0.1\r\naccept-encoding: br\r\n\r\n');
  await sleep(20);
  socket.destroy();
}

it.each([
  ['an answer', () => 'x'.repeat(500_000)],
  [
    'a failure',
    () => {
      throw new Error('broken');
    },
  ],
])('logs no error when somebody leaves before %s', async (_what, page) => {
  const { port, lines } = await serving(page);
  await askAndLeave(port);
  await expect.poll(() => lines.filter((line) => /gone before the answer|closed prematurely/.test(line.msg)).length).toBeGreaterThan(0);
  expect(lines.filter((line) => line.level >= ERROR)).toEqual([]);
});

it('goes on logging and answering the errors of those who stay', async () => {
  const { port, lines } = await serving(() => {
    throw new Error('broken');
  });
  const answer = await fetch(`http://127.0.0.1:${port}/page`);
  expect(answer.status).toBe(500);
  expect(lines.filter((line) => line.level === ERROR)).toMatchObject([{ msg: 'broken', res: { statusCode: 500 } }]);
});
