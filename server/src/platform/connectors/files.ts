import { randomBytes } from 'node:crypto';
import { lstat, mkdir, open, readdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ConnectorFault, ConnectorFaultCode, type Connector, type Outcome, type SignedMessage } from './connector.js';

/** An answer is a few hundred bytes; more than this is none. */
const MOST_BYTES = 1_000_000;
/** Files that are looked at in one go. */
const MOST_FILES = 1000;
const ENDING = '.json';
const ENVELOPE = z.strictObject({
  keyId: z.string(),
  timestamp: z.string(),
  nonce: z.string(),
  body: z.string(),
  signature: z.string(),
});

/** Folders of an exchange: `outbox` is ours to write, `inbox` theirs. Both are on one file system each. */
export interface FileDrop extends Pick<Connector, 'attempts' | 'backoffMs' | 'answerSeconds' | 'signWith' | 'verifyWith'> {
  readonly outbox: string;
  readonly inbox: string;
}

/**
 * Drops questions into a folder, one file each, and picks answers up from another. A file has its name only when it is whole; what cannot be used
 * is moved to `inbox/aside` with the reason in a file beside it.
 */
export function fileConnector({ outbox, inbox, ...rest }: FileDrop): Connector {
  return {
    kind: 'files',
    ...rest,
    async send(id, question) {
      try {
        await writeWhole(outbox, id + ENDING, JSON.stringify(question));
      } catch {
        // A full disk or a folder that is away; not as the cause, for a path may name people.
        throw new ConnectorFault(ConnectorFaultCode.UNAVAILABLE);
      }
      return null;
    },
    arrived: () => namesIn(inbox),
    read: (name) => readEnvelope(join(inbox, name)),
    finish: (name, outcome) => finish(inbox, name, outcome),
    pending: async () => (await namesIn(outbox)).map((name) => name.slice(0, -ENDING.length)),
    takeBack: (id) => ignoringAbsent(unlink(join(outbox, id + ENDING))),
  };
}

/** Under another name first, then renamed: whoever reads the folder never sees half a file, also after a power cut. */
async function writeWhole(folder: string, name: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `.${randomBytes(6).toString('hex')}.part`);
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, join(folder, name));
  const parent = await open(folder, 'r');
  try {
    await parent.sync();
  } finally {
    await parent.close();
  }
}

async function namesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ENDING) && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .toSorted()
    .slice(0, MOST_FILES);
}

async function readEnvelope(path: string): Promise<SignedMessage> {
  const { size } = await lstat(path);
  if (size > MOST_BYTES) throw new ConnectorFault(ConnectorFaultCode.TOO_LARGE);
  try {
    return ENVELOPE.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    throw new ConnectorFault(ConnectorFaultCode.MALFORMED);
  }
}

async function finish(inbox: string, name: string, outcome: Outcome): Promise<void> {
  if (outcome === 'taken') return ignoringAbsent(unlink(join(inbox, name)));
  const aside = join(inbox, 'aside');
  await mkdir(aside, { recursive: true, mode: 0o700 });
  await writeFile(join(aside, `${name}.reason.txt`), `${outcome.aside}\n`, { mode: 0o600 });
  await ignoringAbsent(rename(join(inbox, name), join(aside, name)));
}

/** Another server process may have been faster. */
async function ignoringAbsent(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  });
}
