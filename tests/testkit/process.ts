import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestDatabase } from './database.js';

const entry = fileURLToPath(new URL('../../server/dist/main.js', import.meta.url));

/** A server process of its own over a test's database. */
export class ServerProcess {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
    private readonly home: string,
  ) {}

  /** Starts one. End it with {@link stop}. @param keys sealing keys as JSON, the same for all processes of a database */
  static async start(database: TestDatabase, keys: string): Promise<ServerProcess> {
    const home = mkdtempSync(join(tmpdir(), 'finemesh-process-'));
    const env = {
      ...process.env,
      FINEMESH_HOME: home,
      FINEMESH_WORLD: 'none',
      FINEMESH_KEYS: keys,
      PORT: '0',
      HOST: '127.0.0.1',
      DATABASE_URL: database.ownerUrl,
      DATABASE_APP_URL: database.appUrl,
      LOG_LEVEL: 'warn',
    };
    const child = spawn(process.execPath, [entry], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    const url = await new Promise<string>((resolve, reject) => {
      const hear = (chunk: Buffer): void => {
        said += chunk.toString();
        const ready = /ready on (http:\/\/127\.0\.0\.1:\d+)/.exec(said);
        if (ready?.[1]) resolve(ready[1]);
      };
      child.stdout?.on('data', hear);
      child.stderr?.on('data', hear);
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${said}`)));
    });
    return new ServerProcess(url, child, home);
  }

  /** Stops it gracefully; does nothing when it has ended already. */
  async stop(): Promise<void> {
    if (this.child.exitCode === null) {
      const ended = new Promise((resolve) => this.child.once('exit', resolve));
      this.child.kill('SIGINT');
      await ended;
    }
    rmSync(this.home, { recursive: true, force: true });
  }
}
