import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { calledFrom, root } from './command.mjs';
import { install } from './install.mjs';
import { build } from './steps.mjs';

/** A city's problem needs more memory than Node takes by itself. */
const HEAP = '--max-old-space-size=4096';

/** @param {string[]} args */
export async function main(args) {
  await install();
  await build(['server']);
  const solver = spawn(process.execPath, [HEAP, resolve(root, 'server/dist/modules/matching/solve-cli.js'), ...args], {
    // Where the command was given, so that file names mean what their writer meant.
    cwd: calledFrom,
    stdio: 'inherit',
  });
  const [code] = await once(solver, 'exit');
  process.exitCode = code ?? 1;
}
