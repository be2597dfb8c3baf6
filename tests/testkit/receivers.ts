import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as the server of a test took it. */
export interface TakenMail {
  readonly to: string[];
  /** Headers and text as they came over the wire. */
  readonly raw: string;
}

/** Text of a mail: its base64 or quoted-printable body decoded, its subject first. */
export function readMail({ raw }: TakenMail): { subject: string; text: string; messageId: string } {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const unfolded = head.replaceAll(/\r\n[ \t]/g, ' ');
  const header = (name: string): string => new RegExp(`^${name}: (.*)$`, 'im').exec(unfolded)?.[1] ?? '';
  const word = (text: string): string =>
    text
      .replaceAll(/\?= =\?/g, '?==?')
      .replaceAll(/=\?utf-8\?b\?([^?]*)\?=/gi, (_all, base64: string) => Buffer.from(base64, 'base64').toString('utf8'))
      .replaceAll(/=\?utf-8\?q\?([^?]*)\?=/gi, (_all, quoted: string) => unquoted(quoted.replaceAll('_', ' ')));
  const body = rest.join('\r\n\r\n');
  const coded = header('Content-Transfer-Encoding').toLowerCase();
  return {
    subject: word(header('Subject')),
    messageId: header('Message-ID'),
    text: coded === 'base64' ? Buffer.from(body, 'base64').toString('utf8') : coded === 'quoted-printable' ? unquoted(body) : body,
  };
}

function unquoted(text: string): string {
  const bytes = text
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** A real mail server on 127.0.0.1. */
export class MailServer {
  readonly taken: TakenMail[] = [];
  /** How many mails it turns away before it takes one. */
  turnAway = 0;
  /** Called when a mail is whole and not yet answered. */
  onWhole: () => Promise<void> | void = () => undefined;
  private constructor(private readonly server: SMTPServer) {}

  static async start(): Promise<MailServer> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData: (stream, session, callback) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const to = session.envelope.rcptTo.map((each) => each.address);
          void receiver.answer(parts, to, callback);
        });
      },
    });
    const receiver = new MailServer(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    return receiver;
  }

  /** Takes a mail or turns it away. */
  async answer(parts: Buffer[], to: string[], callback: (error?: Error | null) => void): Promise<void> {
    try {
      await this.whole(parts, to);
      callback();
    } catch (error) {
      callback(error as Error);
    }
  }

  private async whole(parts: Buffer[], to: string[]): Promise<void> {
    if (this.turnAway > 0) {
      this.turnAway -= 1;
      throw Object.assign(new Error('mailbox of somebody@mail.test busy'), { responseCode: 451 });
    }
    this.taken.push({ to, raw: Buffer.concat(parts).toString('utf8') });
    await this.onWhole();
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

/** A real receiver of group robots on 127.0.0.1. */
export class RobotServer {
  readonly taken: { url: string; headers: IncomingHttpHeaders; body: unknown }[] = [];
  /** What it answers next; then that it took it. */
  readonly answers: { status: number; text: string; headers?: Record<string, string> }[] = [];
  private constructor(private readonly server: ReturnType<typeof createServer>) {}

  static async start(): Promise<RobotServer> {
    const server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        receiver.taken.push({
          url: request.url ?? '',
          headers: request.headers,
          body: JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown,
        });
        const { status, text, headers } = receiver.answers.shift() ?? { status: 200, text: '{"errcode":0,"errmsg":"ok"}' };
        response.writeHead(status, headers).end(text);
      });
    });
    const receiver = new RobotServer(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get host(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
