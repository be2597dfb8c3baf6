import { createHash, createHmac, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** What goes wrong with an item. */
export type Trouble =
  | { kind: 'down'; times: number }
  | { kind: 'slow'; ms: number }
  | { kind: 'silent' | 'forged' | 'replayed' | 'old' | 'other' | 'nonsense' | 'endless' | 'elsewhere' | 'refused' | 'reflected' };

/** A question as it came. */
interface Asked {
  readonly requestId: string;
  readonly item: string;
  readonly name: string;
  readonly identityNumber: string;
}

/** A message as both connectors carry it. */
export interface Message {
  keyId: string;
  timestamp: string;
  nonce: string;
  body: string;
  signature: string;
}

const SECRET = Buffer.from('a secret of both sides, of the test');
const pair = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    privateKey,
    pkcs8: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    spki: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  };
};

/**
 * The other side of economic verification: a real HTTP server on this machine that checks who asks, answers, delays, fails at first, answers with a wrong
 * signature or with an old answer. It signs with HMAC, or with Ed25519 keys of its own making.
 */
export class Department {
  /** Questions that it accepted, in their order. */
  readonly asked: Asked[] = [];
  /** Calls in all, whatever became of them. */
  calls = 0;
  /** Answers by item; 0 of everything else. */
  readonly values = new Map<string, number>();
  readonly troubles = new Map<string, Trouble>();
  /** Called before a question is answered. */
  before: (asked: Asked) => Promise<void> = async () => undefined;
  private readonly nonces = new Set<string>();
  private last: Message | undefined;
  private readonly ours = pair();
  private readonly theirs = pair();

  private constructor(
    private readonly server: Server,
    private readonly now: () => Date,
    private readonly algorithm: 'hmac-sha256' | 'ed25519',
  ) {}

  static async start(now: () => Date, algorithm: 'hmac-sha256' | 'ed25519' = 'hmac-sha256'): Promise<Department> {
    const server = createServer();
    const department = new Department(server, now, algorithm);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => void department.serve(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return department;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  get url(): string {
    const address = this.server.address();
    return `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}/ask`;
  }

  /** Keys as the operator's settings name them. */
  get keys(): { sign: object; verify: object[] } {
    const { algorithm } = this;
    const key = (id: string, own: string) => ({ id, algorithm, key: algorithm === 'ed25519' ? own : SECRET.toString('base64') });
    return { sign: key('finemesh', this.ours.pkcs8), verify: [key('department', this.theirs.spki)] };
  }

  /** The operator's settings of an HTTPS connector to it. */
  settings(more: object = {}): object {
    return { kind: 'https', url: this.url, timeoutMs: 10_000, attempts: 3, backoffMs: 1, ...this.keys, ...more };
  }

  /** Whether a question is signed by the platform, and new. */
  private accepts(message: Message): boolean {
    const text = signedText('question', message);
    const signature = Buffer.from(message.signature, 'base64');
    const good =
      this.algorithm === 'ed25519'
        ? verify(
            null,
            Buffer.from(text),
            createPublicKey({ key: Buffer.from(this.ours.spki, 'base64'), format: 'der', type: 'spki' }),
            signature,
          )
        : createHmac('sha256', SECRET).update(text).digest().equals(signature);
    const fresh = !this.nonces.has(message.nonce) && Math.abs(this.now().getTime() - Date.parse(message.timestamp)) < 300_000;
    this.nonces.add(message.nonce);
    return good && fresh && message.keyId === 'finemesh';
  }

  /** What it answers to a question, signed. */
  answer(question: Message, more: object = {}, timestamp = this.now().toISOString()): Message {
    const { requestId, item } = JSON.parse(question.body) as Asked;
    const value = this.values.get(item) ?? 0;
    const asOf = new Date(this.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    const body = JSON.stringify({ requestId, item, found: value > 0, value, asOf, source: '测试部门', ...more });
    const text = signedText('answer', { timestamp, nonce: question.nonce, body });
    const signature =
      this.algorithm === 'ed25519'
        ? sign(null, Buffer.from(text), this.theirs.privateKey).toString('base64')
        : createHmac('sha256', SECRET).update(text).digest('base64');
    return { keyId: 'department', timestamp, nonce: question.nonce, body, signature };
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.calls += 1;
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const header = (name: string): string => String(request.headers[`finemesh-${name}`] ?? '');
    const question: Message = {
      keyId: header('key'),
      timestamp: header('timestamp'),
      nonce: header('nonce'),
      signature: header('signature'),
      body: Buffer.concat(parts).toString('utf8'),
    };
    const refuse = (status: number, headers = {}): void => void response.writeHead(status, headers).end();
    if (!this.accepts(question)) return refuse(401);
    const { requestId, item, person } = JSON.parse(question.body) as {
      requestId: string;
      item: string;
      person: { name: string; identityNumber: string };
    };
    const trouble = this.troubles.get(item);
    if (trouble?.kind === 'down' && trouble.times > 0) {
      trouble.times -= 1;
      return refuse(503);
    }
    const asked = { requestId, item, ...person };
    this.asked.push(asked);
    await this.before(asked);
    if (trouble?.kind === 'silent') return;
    if (trouble?.kind === 'refused') return refuse(403);
    if (trouble?.kind === 'elsewhere') return refuse(307, { location: this.url });
    if (trouble?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, trouble.ms));
    this.send(response, this.troubled(question, trouble));
  }

  private troubled(question: Message, trouble: Trouble | undefined): Message {
    const before = this.last;
    const answer = this.answer(
      question,
      trouble?.kind === 'other' ? { requestId: '00000000-0000-4000-8000-000000000000' } : {},
      trouble?.kind === 'old' ? new Date(this.now().getTime() - 3_600_000).toISOString() : undefined,
    );
    this.last = answer;
    if (trouble?.kind === 'replayed') return before ?? answer;
    if (trouble?.kind === 'reflected') return { ...question, keyId: 'department' };
    if (trouble?.kind === 'forged') return { ...answer, body: answer.body.replace('"found":false', '"found":true') };
    if (trouble?.kind === 'endless') return { ...answer, body: 'x'.repeat(2_000_000) };
    if (trouble?.kind === 'nonsense') {
      const text = signedText('answer', { ...answer, body: 'not JSON' });
      return { ...answer, body: 'not JSON', signature: createHmac('sha256', SECRET).update(text).digest('base64') };
    }
    return answer;
  }

  private send(response: ServerResponse, message: Message): void {
    response.writeHead(200, {
      'finemesh-key': message.keyId,
      'finemesh-timestamp': message.timestamp,
      'finemesh-nonce': message.nonce,
      'finemesh-signature': message.signature,
    });
    response.end(message.body);
  }
}

/** The text that is signed, written down again from the description of the exchange. */
function signedText(direction: string, { timestamp, nonce, body }: Pick<Message, 'timestamp' | 'nonce' | 'body'>): string {
  return [`finemesh-${direction}-1`, timestamp, nonce, createHash('sha256').update(body, 'utf8').digest('hex')].join('\n');
}
