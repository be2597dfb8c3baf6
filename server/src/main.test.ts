import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const entry = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'finemesh-main-'));

afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Runs the built process to its end; `interruptAt` sends Ctrl+C once it says that. */
async function run(env: Record<string, string>, interruptAt?: string): Promise<{ code: number | null; said: string; complained: string }> {
  const child = spawn(process.execPath, [entry], {
    env: { ...process.env, FINEMESH_HOME: home, FINEMESH_WORLD: 'none', PORT: '0', DATABASE_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let complained = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (interruptAt !== undefined && !said.includes(interruptAt) && (said + text).includes(interruptAt)) child.kill('SIGINT');
    said += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complained += text));
  await once(child, 'close');
  return { code: child.exitCode, said, complained };
}

const databaseRuns = (): boolean => existsSync(join(home, 'postgres-18', 'postmaster.pid'));

describe('the process', { timeout: 60_000 }, () => {
  it('stops cleanly when it is interrupted in the middle of its first start', async () => {
    const { code, said, complained } = await run({}, 'migrated CreateGround');
    expect({ code, complained }).toEqual({ code: 0, complained: '' });
    expect(said).toContain('stopping');
    expect(databaseRuns()).toBe(false);
  });

  it('starts after that, and stops cleanly when it is ready', async () => {
    const { code, complained } = await run({}, 'ready on http://127.0.0.1:');
    expect({ code, complained }).toEqual({ code: 0, complained: '' });
    expect(databaseRuns()).toBe(false);
  });

  it('says in one sentence that the port is taken, and leaves no database running', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, complained } = await run({ PORT: String(port) });
    other.close();
    expect({ code, complained }).toEqual({
      code: 1,
      complained: `finemesh: Port ${port} is already in use: stop the other program, or set PORT to a free one.\n`,
    });
    expect(databaseRuns()).toBe(false);
  });

  it('says in one sentence that the database cannot be reached, without the password', async () => {
    const { code, complained } = await run({ DATABASE_URL: 'postgresql://someone:secret@127.0.0.1:1/city' });
    expect({ code, complained }).toEqual({
      code: 1,
      complained:
        'finemesh: The database at 127.0.0.1:1/city cannot be used (nothing answers there): correct DATABASE_URL, or unset it for the embedded database.\n',
    });
  });
});
