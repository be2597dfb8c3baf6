import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('../../server/dist/main.js', import.meta.url));

/** How long a first start may take: cluster, migrations and demo world on two busy cores. */
const START_LIMIT_MS = 110_000;

/** The product as a user starts it: the built server with its embedded database, in a folder of its own. */
export class Product {
  private child: ChildProcess | undefined;
  /** Address of the console. */
  url = '';

  private constructor(
    private readonly home: string,
    private readonly world: 'small' | 'none',
  ) {}

  /** Starts a fresh product. End it with {@link remove}. */
  static async start(world: 'small' | 'none'): Promise<Product> {
    const product = new Product(mkdtempSync(join(tmpdir(), 'finemesh-e2e-')), world);
    await product.run();
    return product;
  }

  /** Starts the server (again) on the same data and at the same address. */
  async run(): Promise<void> {
    const env = {
      ...process.env,
      FINEMESH_HOME: this.home,
      FINEMESH_WORLD: this.world,
      PORT: this.url === '' ? '0' : new URL(this.url).port,
      HOST: '127.0.0.1',
      DATABASE_URL: '',
      LOG_LEVEL: 'warn',
    };
    const child = spawn(process.execPath, [entry], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    let said = '';
    this.url = await new Promise<string>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`not ready in time:\n${said}`)), START_LIMIT_MS);
      const hear = (chunk: Buffer) => {
        said += chunk.toString();
        const ready = /(http:\/\/127\.0\.0\.1:\d+)/.exec(said);
        if (ready?.[1]) {
          clearTimeout(timer);
          resolve(ready[1]);
        }
      };
      child.stdout?.on('data', hear);
      child.stderr?.on('data', hear);
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${said}`)));
    });
  }

  /** Ends the server: politely, or as a power cut would. */
  async end(how: 'SIGINT' | 'SIGKILL' = 'SIGINT'): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(how);
    await ended;
  }

  /** Ends the server and removes its folder. */
  async remove(): Promise<void> {
    await this.end();
    rmSync(this.home, { recursive: true, force: true });
  }
}
