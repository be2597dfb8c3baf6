import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { node, root } from './command.mjs';

/** Cheapest first, so that a plain mistake shows early. */
export const SUITES = ['unit', 'architecture', 'api', 'access', 'e2e'];

const ARTIFACTS = join(root, 'tests/.artifacts');
const VITEST = [join(root, 'node_modules/vitest/vitest.mjs')];

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/**
 * What one suite's report adds up to. A file that could not even be loaded, a crash and an empty suite all count as
 * one failure: none of them may look like success.
 * @param {string} report path of the JSON report
 * @param {number} code exit code of the run
 * @returns {Tally}
 */
function tally(report, code) {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  /** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} */
  const told = JSON.parse(readFileSync(report, 'utf8'));
  const broken = told.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  const failed = told.numFailedTests + broken;
  return {
    passed: told.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: told.numPendingTests + told.numTodoTests,
  };
}

/**
 * @param {string} suite
 * @param {string[]} filters file name parts and further Vitest options
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Tally>}
 */
export async function runSuite(suite, filters, env = process.env) {
  mkdirSync(ARTIFACTS, { recursive: true });
  const report = join(ARTIFACTS, `${suite}.json`);
  rmSync(report, { force: true });
  const args = [
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--project',
    suite,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  // With a filter it is normal that a suite has nothing to do; without one an empty suite is a failure.
  if (filters.length > 0) args.push('--passWithNoTests');
  const { code } = await node([...VITEST, ...args, ...filters], { show: true, env });
  return tally(report, code);
}

/**
 * How many tests a suite that cannot run here would have had. @param {string} suite @param {string[]} filters
 * @returns {Promise<Tally>}
 */
export async function skipSuite(suite, filters) {
  const { output } = await node([...VITEST, 'list', '--config', 'tests/vitest.config.ts', '--project', suite, '--staticParse', ...filters]);
  return { passed: 0, failed: 0, skipped: output.split('\n').filter((line) => line.includes(' > ')).length };
}
