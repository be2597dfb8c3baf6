import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { execute, node, root } from './command.mjs';

/** @param {string} name */
const tool = (name) => join(root, 'node_modules/.bin', name);
const tsc = join(root, 'node_modules/typescript/bin/tsc');

/** Own build info per project: the one of the build must keep saying what has been emitted. @param {string} project */
const types = (project) => () =>
  node([tsc, '-p', project, '--noEmit', '--tsBuildInfoFile', `node_modules/.cache/check-${project}.tsbuildinfo`]);

/** @type {{ name: string, run: () => Promise<{ code: number, output: string }> }[]} */
const CHECKS = [
  { name: 'types of server', run: types('server') },
  { name: 'types of web', run: types('web') },
  { name: 'types of tests', run: types('tests') },
  { name: 'types of scripts', run: types('scripts') },
  { name: 'lint', run: () => execute(tool('oxlint'), ['--type-aware', '--deny-warnings']) },
  { name: 'format', run: () => execute(tool('oxfmt'), ['--check', '.']) },
  { name: 'unused code', run: () => execute(tool('knip'), ['--no-progress']) },
];

/**
 * Runs every check, two at a time, and prints each one's outcome; a failure with what the tool said.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runChecks() {
  mkdirSync(join(root, 'node_modules/.cache'), { recursive: true });
  const waiting = [...CHECKS];
  let failed = 0;
  const worker = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const started = Date.now();
      const { code, output } = await check.run();
      if (code !== 0) failed++;
      console.log(` ${code === 0 ? '✓' : '✗'} ${check.name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
      if (code !== 0) console.log(output.trimEnd());
    }
  };
  await Promise.all([worker(), worker()]);
  return { passed: CHECKS.length - failed, failed };
}
