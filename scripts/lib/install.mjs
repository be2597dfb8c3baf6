import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { execute, root, say, Stop, withoutAddresses } from './command.mjs';
import { fingerprint, stamp } from './fingerprint.mjs';

/** Newer ones do not run on Node 20. */
const PNPM = 'pnpm@12.21.0';
const DEFAULT_REGISTRY = 'https://registry.npmjs.org/';
const MANIFESTS = [
  'package.json',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  ...['server', 'web', 'schema', 'tests'].map((part) => `${part}/package.json`),
];

/** pnpm does not read npm's environment variable, so a registry that npm was told about is handed on. */
async function environment() {
  const asked = await execute('npm', ['config', 'get', 'registry']);
  if (asked.code === 127) throw new Stop('npm is not on the PATH: install Node with npm and run the command again.');
  const registry = asked.output.split('\n').find((line) => line.startsWith('http'));
  return {
    ...process.env,
    CI: '1',
    ...(registry !== undefined && registry !== DEFAULT_REGISTRY ? { pnpm_config_registry: registry } : {}),
  };
}

/** Installs exactly what the lockfile names, if anything changed since the last time. */
export async function install() {
  const wanted = fingerprint(
    MANIFESTS.map((name) => join(root, name)),
    [process.platform, process.arch, process.versions.modules],
  );
  const done = stamp('install');
  if (done.matches(wanted) && existsSync(join(root, 'server/node_modules'))) return;
  say('安装依赖包，首次约半分钟 / installing packages, about half a minute the first time');
  const { code, output } = await execute('npx', ['--yes', PNPM, 'install', '--frozen-lockfile', '--prefer-offline'], {
    env: await environment(),
    onLine: (line) => {
      if (/^Progress: .*done/.test(line)) say(line);
    },
  });
  if (code !== 0) {
    console.error(withoutAddresses(output.trimEnd()));
    throw new Stop(
      'The packages could not be installed (see above): check the network connection and that this folder is writable, then run the command again.',
    );
  }
  done.write(wanted);
}
