import { readFile, stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { z } from 'zod';
import type { Connector, Connectors, SigningKey, VerifyingKey } from './connector.js';
import { fileConnector } from './files.js';
import { httpsConnector } from './https.js';
import { ed25519SigningKey, ed25519VerifyingKey, hmacKey } from './signature.js';

const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];
/** Only https, or a gateway of one's own on the same machine; without a name and password in the address. */
const address = z.url().transform((text, context) => {
  const url = new URL(text);
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.includes(url.hostname));
  if (!safe || url.username !== '' || url.password !== '')
    context.addIssue('an address begins with https:// (http:// on this machine alone) and has no password');
  return url;
});
const folder = z.string().refine(isAbsolute, 'a folder is given from the root');
const key = z.strictObject({ id: z.string().min(1).max(60), algorithm: z.enum(['hmac-sha256', 'ed25519']), key: z.base64() });
const common = {
  sign: key,
  verify: z.array(key).min(1).max(5),
  attempts: z.int().min(1).max(10).default(4),
  backoffMs: z.int().min(1).max(60_000).default(1000),
};
const DAY = 86_400;
const FILE = z.strictObject({
  version: z.literal(1),
  connectors: z.record(
    z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
    z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('https'),
        url: address,
        timeoutMs: z.int().min(100).max(120_000).default(20_000),
        answerSeconds: z.int().min(1).max(DAY).default(300),
        ...common,
      }),
      z.strictObject({
        kind: z.literal('files'),
        outbox: folder,
        inbox: folder,
        answerSeconds: z
          .int()
          .min(60)
          .max(366 * DAY)
          .default(30 * DAY),
        ...common,
      }),
    ]),
  ),
});
type Entry = z.infer<typeof FILE>['connectors'][string];
type KeyEntry = z.infer<typeof key>;

/** How far a clock of the other side may be ahead of ours, in seconds. */
const AHEAD = 300;

function signing({ id, algorithm, key: text }: KeyEntry): SigningKey {
  const bytes = Buffer.from(text, 'base64');
  return algorithm === 'ed25519' ? ed25519SigningKey(id, bytes) : hmacKey(id, bytes);
}

function verifying({ id, algorithm, key: text }: KeyEntry): VerifyingKey {
  const bytes = Buffer.from(text, 'base64');
  return algorithm === 'ed25519' ? ed25519VerifyingKey(id, bytes) : hmacKey(id, bytes);
}

function connectorOf(entry: Entry): Connector {
  const { attempts, backoffMs } = entry;
  const shared = {
    attempts,
    backoffMs,
    answerSeconds: { old: entry.answerSeconds, ahead: AHEAD },
    signWith: signing(entry.sign),
    verifyWith: entry.verify.map(verifying),
  };
  return entry.kind === 'https'
    ? httpsConnector({ ...shared, url: entry.url, timeoutMs: entry.timeoutMs })
    : fileConnector({ ...shared, outbox: entry.outbox, inbox: entry.inbox });
}

/** Reads the operator's connectors. The error names the place, and never repeats what was read. @throws Error */
export function parseConnectors(text: string): Connectors {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error('the connectors are not JSON');
  }
  const file = FILE.safeParse(json);
  if (!file.success) {
    const [issue] = file.error.issues;
    throw new Error(`the connectors are not valid at ${issue?.path.join('.') ?? 'the top'}: ${issue?.message ?? ''}`);
  }
  return new Map(
    Object.entries(file.data.connectors).map(([name, entry]) => {
      try {
        return [name, connectorOf(entry)];
      } catch {
        throw new Error(`a key of connector ${name} is too short, or of another kind than it says`);
      }
    }),
  );
}

/** Loads the connectors from a file that holds keys, so that nobody else may read it. @throws Error */
export async function loadConnectors(path: string | undefined): Promise<Connectors> {
  if (path === undefined) return new Map();
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0) throw new Error(`other users may read ${path}: set its mode to 0600`);
  return parseConnectors(await readFile(path, 'utf8'));
}
