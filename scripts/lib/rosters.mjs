import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { calledFrom, root } from './command.mjs';
import { install } from './install.mjs';
import { build } from './steps.mjs';

/** @param {string[]} args */
export async function main(args) {
  await install();
  await build(['server']);
  const writer = spawn(process.execPath, [resolve(root, 'server/dist/modules/world/rosters-cli.js'), ...args], {
    // Where the command was given, so that the folder is the one its writer meant.
    cwd: calledFrom,
    stdio: 'inherit',
  });
  const [code] = await once(writer, 'exit');
  process.exitCode = code ?? 1;
}
