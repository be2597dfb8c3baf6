import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFailed } from 'vitest';
import { launchBrowser } from '../testkit/browser.js';
import { Product } from '../testkit/product.js';

let product: Product;
let browser: Browser;
const pages: Page[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  product = await Product.start('small');
});
afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

async function signIn(username: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  pages.push(page);
  await page.goto(`${product.url}/login`);
  await page.getByLabel('账号', { exact: true }).fill(username);
  await page.getByLabel('密码', { exact: true }).fill('finemesh-demo');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByLabel('密码', { exact: true }).waitFor({ state: 'detached' });
  return page;
}

/** Answers the questions of the open dialog in their order and confirms. */
async function answer(page: Page, ...texts: string[]): Promise<void> {
  const dialog = page.getByRole('dialog');
  const fields = dialog.locator('textarea, input[type=text]');
  for (const [at, text] of texts.entries()) await fields.nth(at).fill(text);
  await dialog.getByRole('button', { name: '确认' }).click();
  await dialog.waitFor({ state: 'detached' });
}

it('goes from the hotline call to emergency relief within its clock, to the paperwork, to the end', { timeout: 240_000 }, async () => {
  onTestFailed(async () => {
    mkdirSync('tests/.artifacts', { recursive: true });
    for (const [at, open] of pages.entries())
      if (!open.isClosed()) await open.screenshot({ path: `tests/.artifacts/green-channel-${at}.png` });
  });
  // A household that the social worker sees, and about which somebody rings.
  const worker = await signIn('demo.social');
  await worker.goto(`${product.url}/cases`);
  const link = await worker.getByRole('main').locator('tbody a[href*="/cases/"]').last().getAttribute('href');
  const file = `${product.url}${link ?? ''}`;

  const hotline = await signIn('demo.hotline');
  await hotline.goto(file);
  await hotline.getByRole('button', { name: '发起紧急救助' }).click();
  await answer(hotline, '来电：独居老人家中失火，当晚无处居住');
  const called = hotline.getByRole('article', { name: /^紧急救助 JJ/ }).first();
  await called.getByText('来电：独居老人家中失火').waitFor();
  // The clock in words; its rule is one click away.
  await called.getByRole('button', { name: /紧急救助到位/ }).click();
  await hotline.getByText('24 小时').waitFor();
  expect(await called.getByRole('button', { name: '登记已救助' }).count()).toBe(0);

  await worker.goto(file);
  const relief = worker.getByRole('article', { name: /^紧急救助 JJ/ }).first();
  await relief.getByRole('button', { name: '派人前往' }).click();
  await answer(worker, '社区民政专员');
  await relief.getByText('已派人').first().waitFor();
  await relief.getByRole('button', { name: '登记已救助' }).click();
  const dialog = worker.getByRole('dialog');
  await dialog.getByLabel('救助内容').fill('送入临时安置点');
  await dialog.getByLabel('待补手续').fill('临时救助申请表');
  await dialog.getByRole('button', { name: '确认' }).click();
  await dialog.waitFor({ state: 'detached' });
  await relief.getByText('按时完成').waitFor();
  await relief.getByText('临时救助申请表').first().waitFor();

  // What is owed stands on the workbench until it is met.
  await worker.goto(`${product.url}/today?until=2099-01-01`);
  await worker.getByText('补办手续').first().waitFor();
  await worker.goto(file);
  await relief.getByRole('button', { name: '手续已补齐' }).click();
  await answer(worker, '申请表已归档 2026-032');
  await relief.getByText('已办结').first().waitFor();
  await relief.getByText('申请表已归档 2026-032').waitFor();
});
