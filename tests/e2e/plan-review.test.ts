import { mkdirSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFailed } from 'vitest';
import { launchBrowser } from '../testkit/browser.js';
import { DESK, openList } from '../testkit/console.js';
import { Product } from '../testkit/product.js';

const PASSWORD = 'finemesh-demo';
/** Far more than any page has things to stop at. */
const MOST_TABS = 400;

let product: Product;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  product = await Product.start('small');
});
afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

/** Moves on with Tab alone until the focus is there. */
async function tabTo(target: Locator): Promise<void> {
  await target.waitFor();
  for (let n = 0; n < MOST_TABS; n += 1) {
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${String(target)}`);
}

async function press(target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(target);
  await page.keyboard.press(key);
}

const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
const checkbox = (name: RegExp): Locator => page.getByRole('checkbox', { name });

/** Waits for the plan at hand. */
async function ready(): Promise<void> {
  await page.getByText('待核对').waitFor({ timeout: 90_000 });
}

it('reviews a plan from the order to the offers with the keyboard alone: locks, takes out, asks what if, plans again, sends', async () => {
  onTestFailed(async () => {
    mkdirSync('tests/.artifacts', { recursive: true });
    await page.screenshot({ path: 'tests/.artifacts/plan-review.png', fullPage: true });
  });
  page = await (await browser.newContext(DESK)).newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(`${product.url}/login`);
  await tabTo(page.getByLabel('账号', { exact: true }));
  await page.keyboard.type('demo.coordinator');
  await tabTo(page.getByLabel('密码', { exact: true }));
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByLabel('密码', { exact: true }).waitFor({ state: 'detached' });

  await page.goto(`${product.url}/board`);
  await press(button('全部匹配'));
  await press(checkbox(/已接单的任务也可以调整/), 'Space');
  await press(button('开始计算'));
  await page.waitForURL(/\/board\/plans\//);
  await ready();

  // Two lines of different households: one stays whatever comes, one is taken out.
  const locks = checkbox(/^锁定：/);
  const lines = await locks.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''));
  expect(lines.length).toBeGreaterThan(1);
  await press(locks.first(), 'Space');
  await expect.poll(() => locks.first().isChecked()).toBe(true);
  const includes = checkbox(/^派出：/);
  await press(includes.last(), 'Space');
  await expect.poll(() => includes.last().isChecked()).toBe(false);

  // What three more of a team would bring, and what another choice would cost.
  await press(button('试算增加志愿者'));
  const result = page.getByRole('status').filter({ hasText: /名额|总分|没有差别|做不到/ });
  await result.waitFor({ timeout: 120_000 });
  await tabTo(page.getByRole('combobox', { name: '哪条需求' }));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await tabTo(page.getByRole('combobox', { name: '换成谁' }));
  await page.keyboard.type('王');
  // The list of the other field is still in the page, hidden.
  await openList(page).locator('.ant-select-item-option', { hasText: '王' }).first().waitFor();
  await page.keyboard.press('Enter');
  await press(button('试算换人代价'));
  await result.waitFor({ timeout: 120_000 });

  const before = page.url();
  await press(button('按锁定重新计算'));
  await page.waitForURL((url) => url.href !== before);
  await ready();
  await expect.poll(async () => locks.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')))).toContain(lines[0]);

  await press(button(/^派出 \d+ 单$/));
  // The question takes the focus; its first answer is to send.
  await press(page.getByRole('dialog').getByRole('button', { name: /^派出 \d+ 单$/ }));
  await page.getByText(/已派出 \d+ 单/).waitFor();
  expect(await page.getByText('已派出', { exact: true }).count()).toBeGreaterThan(0);
});
