// Runs the matching command. Builds the server first where that is needed; standard output carries the answer alone.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'server/src/modules/matching');
const built = join(root, 'server/dist/modules/matching/solve-cli.js');

/** Runs a preparation step without a word, unless it fails. */
function quietly(command, args, cwd) {
  const { status, error, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', env: { ...process.env, CI: '1' } });
  if (status === 0) return;
  process.stderr.write(`match:solve: ${command} ${args.join(' ')} failed: ${error?.message ?? ''}\n${stdout ?? ''}${stderr ?? ''}`);
  process.exit(1);
}

function newest(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((time, entry) => Math.max(time, statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs), 0);
}

if (!existsSync(join(root, 'server/node_modules/highs'))) quietly('npx', ['--yes', 'pnpm@12.21.0', 'install', '--frozen-lockfile'], root);
if (!existsSync(built) || statSync(built).mtimeMs < newest(source)) {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  // Only what the command needs, so that it answers even while other parts do not compile.
  quietly(process.execPath, [
    tsc, '--project', join(root, 'server/tsconfig.json'), '--incremental', 'false', '--tsBuildInfoFile', 'null',
  ], join(root, 'server'));
}
const result = spawnSync(process.execPath, ['--max-old-space-size=4096', built, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(result.status ?? 1);
