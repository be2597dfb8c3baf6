// A load generator that costs little itself: keep-alive sockets, one request in flight on each, answers read by their length.
import { connect } from 'node:net';

const END = Buffer.from('\r\n\r\n');

/** One keep-alive connection that sends a request and resolves with the status and the body. */
class Line {
  constructor(port) {
    this.held = [];
    this.size = 0;
    this.socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.socket.on('data', (part) => this.hear(part));
    this.socket.on('error', (error) => this.fail(error));
    this.socket.on('close', () => this.fail(new Error('the server closed the connection')));
  }

  send(request) {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject, bodyAt: -1, length: 0, status: 0 };
      this.socket.write(request);
    });
  }

  fail(error) {
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.reject(error);
  }

  hear(part) {
    this.held.push(part);
    this.size += part.length;
    const { waiting } = this;
    if (!waiting) return;
    if (waiting.bodyAt < 0) {
      if (this.held.length > 1) this.held = [Buffer.concat(this.held)];
      const at = this.held[0].indexOf(END);
      if (at < 0) return;
      const head = this.held[0].toString('latin1', 0, at);
      const length = /content-length: *(\d+)/i.exec(head);
      if (!length) return this.fail(new Error(`no length: ${head}`));
      Object.assign(waiting, { bodyAt: at + END.length, length: Number(length[1]), status: Number(head.slice(9, 12)) });
    }
    if (this.size < waiting.bodyAt + waiting.length) return;
    const all = this.held.length > 1 ? Buffer.concat(this.held) : this.held[0];
    this.held = [];
    this.size = 0;
    this.waiting = undefined;
    waiting.resolve({ status: waiting.status, body: all.subarray(waiting.bodyAt) });
  }

  end() {
    this.waiting = undefined;
    this.socket.destroy();
  }
}

let caller = 0;
/** Every request comes from another address behind the proxy, as a city's browsers do: the limit of requests an address stays in force. */
const address = () => {
  caller = (caller + 1) % 60_000;
  return `10.9.${caller >> 8}.${caller & 255}`;
};

/** The bytes of a request. @param {{ path: string, headers: Record<string, string> }} server @param {object} body */
export function requestOf({ path, headers }, body) {
  const text = Buffer.from(JSON.stringify(body));
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return (from) =>
    Buffer.concat([
      Buffer.from(
        `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\naccept: application/json\r\nx-forwarded-for: ${from}\r\n${lines.join('')}content-length: ${text.length}\r\n\r\n`,
      ),
      text,
    ]);
}

/** Sends one request and reads its answer. */
export async function ask(server, body) {
  const line = new Line(server.port);
  try {
    const { status, body: answer } = await line.send(requestOf(server, body)(address()));
    if (status !== 200) throw new Error(`${server.name} answered ${status}: ${answer.toString().slice(0, 500)}`);
    return JSON.parse(answer.toString());
  } finally {
    line.end();
  }
}

/**
 * Keeps so many connections busy for some time, and until so many answers have come. With `pause` each waits so long after an answer.
 * @returns requests answered, those that failed, and every latency in milliseconds
 */
export async function drive(server, bodies, { connections, ms, least = 0, pause = 0 }) {
  const requests = bodies.map((body) => requestOf(server, body));
  const until = performance.now() + ms;
  const latencies = [];
  let failures = 0;
  let next = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const line = new Line(server.port);
      try {
        while (performance.now() < until || latencies.length < least) {
          const begun = performance.now();
          const { status, body } = await line.send(requests[next++ % requests.length](address()));
          if (status !== 200 || body.includes('"errors":')) failures += 1;
          latencies.push(performance.now() - begun);
          if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
        }
      } finally {
        line.end();
      }
    }),
  );
  return { requests: latencies.length, failures, latencies };
}

/** The value below which a share of the list lies. */
export const quantile = (list, share) => {
  const sorted = Float64Array.from(list).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
};

/** The middle value. */
export const median = (list) => quantile(list, 0.5);
