import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { node, root, say } from './command.mjs';
import { install } from './install.mjs';
import { build } from './steps.mjs';

const PORT = process.env.PORT ?? '4000';

/** @param {string} path */
const at = (path) => join(root, path);

/**
 * Regenerates the console's documents when the server or a component changes. Saves come in bursts, so a run waits
 * for quiet, and one that is under way is followed by at most one more.
 */
function keepSchemaFresh() {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let running = false;
  const generate = async () => {
    if (running) return soon();
    running = true;
    const { code, output } = await node([at('schema/generate.mjs')]);
    running = false;
    if (code !== 0) console.error(output.trimEnd());
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void generate(), 400);
  };
  watch(at('server/dist'), { recursive: true }, (_event, name) => {
    if (name?.endsWith('.js')) soon();
  });
  watch(at('web/src'), { recursive: true }, (_event, name) => {
    if (name !== null && /\.tsx?$/.test(name) && !name.startsWith('gql')) soon();
  });
}

/** Compiler, server and console side by side until Ctrl+C; if one ends, all end. */
export async function main() {
  await install();
  await build(['server', 'schema']);
  keepSchemaFresh();
  // The compiler itself: its launcher would not hand a signal on.
  const { default: compilerPath } = await import(pathToFileURL(at('node_modules/typescript/lib/getExePath.js')).href);
  /** @type {string} */
  const compiler = compilerPath();
  const parts = [
    spawn(compiler, ['-p', 'server', '--watch', '--preserveWatchOutput'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    }),
    spawn(process.execPath, ['--watch-path=server/dist', '--watch-preserve-output', 'server/dist/main.js'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, PORT },
    }),
    spawn(process.execPath, [at('web/node_modules/vite/bin/vite.js'), '--clearScreen', 'false'], {
      cwd: at('web'),
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, FINEMESH_DEV_SERVER: `http://127.0.0.1:${PORT}` },
    }),
  ];
  say(`开发模式，Ctrl+C 结束 / development: open the address that Vite prints, the server is on port ${PORT}, Ctrl+C ends it`);
  // Ctrl+C reaches the parts by themselves; this process only waits for them, so that the database is stopped in order.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => parts.forEach((part) => part.kill('SIGTERM')));
  const ends = parts.map((part) => new Promise((resolve) => part.once('exit', resolve)));
  await Promise.race(ends);
  for (const part of parts) part.kill('SIGTERM');
  await Promise.all(ends);
  process.exit(0);
}
