import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('../../server/dist/main.js', import.meta.url));

/** A server process of its own over a test's database, as an operator runs several of them; ended by SIGKILL and started again. */
export class ServerProcess {
  private child: ChildProcess | undefined;
  /** Address; null while it is down or not ready yet. */
  url: string | null = null;

  /** Everything that it and its earlier lives said on both streams. */
  log = '';

  constructor(private readonly env: Record<string, string>) {}

  /** Starts it (again) and waits until it is ready. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [entry], {
      env: { ...process.env, ...this.env, HOST: '127.0.0.1', PORT: '0', FINEMESH_WORLD: 'none', TRUST_PROXY: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    let said = '';
    this.url = await new Promise<string>((resolve, reject) => {
      const hear = (chunk: Buffer) => {
        said = (said + chunk.toString()).slice(-20_000);
        this.log += chunk.toString();
        const ready = /ready on (http:\/\/127\.0\.0\.1:\d+)/.exec(said);
        if (ready?.[1]) resolve(ready[1]);
      };
      child.stdout?.on('data', hear);
      child.stderr?.on('data', hear);
      child.once('exit', (code, signal) => reject(new Error(`the server ended with ${code ?? signal}:\n${said}`)));
    });
  }

  /** Ends it as a power cut does. */
  async kill(): Promise<void> {
    this.url = null;
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }
}
