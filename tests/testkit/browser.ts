import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { findBrowser } from '../../scripts/lib/browser.mjs';

/** How every test starts Chromium. @throws Error when there is none; run `npm test -- e2e` once, which brings one. */
function launchOptions() {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('There is no Chromium: run `npm test -- e2e`, which brings one, or set CHROMIUM_PATH.');
  return {
    executablePath,
    // Root has no user namespace to sandbox in; /dev/shm is tiny in containers.
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-dev-shm-usage', '--font-render-hinting=none'],
  };
}

/** Starts the Chromium that `npm test` found or brought, without a window. Close it in `afterAll`. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch(launchOptions());
}

/** Starts a Chromium of a phone's size whose storage lies in a folder, so that it is there again after a close. */
export function openPhone(profile: string, serviceWorkers: 'allow' | 'block'): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    ...launchOptions(),
    locale: 'zh-CN',
    viewport: { width: 390, height: 844 },
    serviceWorkers,
  });
}

/** The same with a profile on disk, as somebody's own browser has one: what it keeps can be looked for afterwards. */
export function launchProfile(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...launchOptions(), locale: 'zh-CN', viewport: { width: 1366, height: 900 } });
}
