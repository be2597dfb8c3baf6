import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFailed } from 'vitest';
import { launchBrowser } from '../testkit/browser.js';
import { Product } from '../testkit/product.js';

const PASSWORD = 'finemesh-demo';

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
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  pages.push(page);
  await page.goto(`${product.url}/login`);
  await page.getByLabel('账号', { exact: true }).fill(username);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByLabel('密码', { exact: true }).waitFor({ state: 'detached' });
  return page;
}

/** Asks the server with the cookie of a page, as another client would. */
async function ask<T>(page: Page, query: string, variables: object = {}): Promise<T> {
  const response = await page.request.post(`${product.url}/graphql`, { headers: { 'x-finemesh-csrf': '1' }, data: { query, variables } });
  return ((await response.json()) as { data: T }).data;
}

function photographWhenFailed(name: string): void {
  onTestFailed(async () => {
    mkdirSync('tests/.artifacts', { recursive: true });
    for (const [at, open] of pages.entries())
      if (!open.isClosed()) await open.screenshot({ path: `tests/.artifacts/${name}-${at}.png`, fullPage: true });
  });
}

it('hands a case with open duties over: everything open moves, what was done stays with whoever did it', async () => {
  photographWhenFailed('hand-over');
  const social = await signIn('demo.social');
  const { cases } = await ask<{
    cases: { edges: { node: { id: string; household: { id: string }; counts: { open: number; done: number } } }[] };
  }>(social, '{ cases(first: 20, filter: { mine: true, open: true }) { edges { node { id household { id } counts { open done } } } } }');
  const found = cases.edges.map((edge) => edge.node).find((node) => node.counts.open > 1 && node.counts.done > 0);
  const coordinator = await signIn('demo.coordinator');
  await coordinator.goto(`${product.url}/cases/${found?.household.id}?tab=case`);
  const open = found?.counts.open ?? 0;
  await coordinator.getByRole('heading', { name: new RegExp(`未办事项（${open}，`) }).waitFor();
  await coordinator.getByRole('link', { name: '移交', exact: true }).click();
  const dialog = coordinator.locator('.ant-modal');
  await dialog.getByText(new RegExp(`一次移交全部未办：${open} 项`)).waitFor();
  await dialog.getByLabel('新负责人').click();
  await coordinator.locator('.ant-select-item-option', { hasText: '林静' }).click();
  await dialog.getByLabel('原因').fill('社工休假，由协调员接手。');
  await dialog.getByRole('button', { name: /移\s?交/ }).click();
  await dialog.waitFor({ state: 'detached' });
  const owners = coordinator.getByRole('region', { name: '负责人与台账' });
  const present = owners.getByRole('row').filter({ hasText: '林静' }).last();
  await present
    .getByRole('cell', { name: String(open), exact: true })
    .first()
    .waitFor();
  const { case: after } = await ask<{
    case: {
      ownerName: string;
      counts: { open: number; done: number };
      owners: { ownerName: string; counts: { open: number; done: number } }[];
    };
  }>(coordinator, 'query ($id: ID!) { case(id: $id) { ownerName counts { open done } owners { ownerName counts { open done } } } }', {
    id: found?.id,
  });
  expect(after.counts).toEqual({ open, done: found?.counts.done });
  expect(after.owners.at(-1)?.counts).toEqual({ open, done: 0 });
  expect(after.owners.slice(0, -1).reduce((sum, owner) => sum + owner.counts.done, 0)).toBe(found?.counts.done);
  await coordinator.getByText('社工休假，由协调员接手。').waitFor();
}, 120_000);
