import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from '../../scripts/lib/browser.mjs';

/**
 * Starts the Chromium that `npm test` found or brought, without a window. Close it in `afterAll`.
 * @throws Error when there is none; run `npm test -- e2e` once, which brings one.
 */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('There is no Chromium: run `npm test -- e2e`, which brings one, or set CHROMIUM_PATH.');
  return chromium.launch({
    executablePath,
    // Root has no user namespace to sandbox in; /dev/shm is tiny in containers.
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-dev-shm-usage', '--font-render-hinting=none'],
  });
}
