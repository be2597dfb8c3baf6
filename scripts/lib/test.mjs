import { prepareBrowser } from './browser.mjs';
import { runChecks } from './checks.mjs';
import { say, Stop } from './command.mjs';
import { install } from './install.mjs';
import { build } from './steps.mjs';
import { runSuite, skipSuite, SUITES } from './suites.mjs';

/**
 * `npm test` runs everything; `npm test -- api households` one suite and the files whose name has that part.
 * @param {string[]} args
 */
export async function main(args) {
  const known = ['check', ...SUITES];
  const chosen = known.filter((name) => args.includes(name));
  const filters = args.filter((arg) => !known.includes(arg));
  const suites = chosen.length === 0 ? (filters.length === 0 ? known : SUITES) : chosen;
  const started = Date.now();

  /** @type {[string, { passed: number, failed: number, skipped: number }][]} */
  const results = [];
  try {
    await install();
    await build();
    // Fetching a browser waits on the network, checking on the processor: side by side.
    const browser = suites.includes('e2e') ? prepareBrowser() : undefined;
    for (const suite of suites) {
      say(`── ${suite} ──`);
      if (suite === 'check') {
        results.push([suite, { ...(await runChecks()), skipped: 0 }]);
      } else if (suite === 'e2e') {
        const found = await browser;
        if (found === undefined) results.push([suite, await skipSuite(suite, filters)]);
        else results.push([suite, await runSuite(suite, filters, { ...process.env, CHROMIUM_PATH: found })]);
      } else {
        results.push([suite, await runSuite(suite, filters)]);
      }
    }
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(`finemesh: ${error.message}`);
    results.push(['build', { passed: 0, failed: 1, skipped: 0 }]);
  }

  const sum = { passed: 0, failed: 0, skipped: 0 };
  console.log(`\nfinemesh: ${Math.round((Date.now() - started) / 1000)} s`);
  for (const [suite, result] of results) {
    sum.passed += result.passed;
    sum.failed += result.failed;
    sum.skipped += result.skipped;
    console.log(
      `  ${suite.padEnd(13)}${result.passed} passed, ${result.failed} failed${result.skipped > 0 ? `, ${result.skipped} SKIPPED` : ''}`,
    );
  }
  if (sum.failed > 0 || sum.passed === 0) process.exitCode = 1;
  console.log(`${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}`);
}
