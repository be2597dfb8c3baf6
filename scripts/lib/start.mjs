import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { root } from './command.mjs';
import { install } from './install.mjs';
import { build } from './steps.mjs';

export async function main() {
  await install();
  await build();
  process.env.NODE_ENV ??= 'production';
  // In this process, not in a child: signals, exit code and terminal are the server's own.
  await import(pathToFileURL(join(root, 'server/dist/main.js')).href);
}
