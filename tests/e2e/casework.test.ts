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

it('takes a hotline call from the sheet over a possible duplicate to an emergency need, and tells the agent what became of it', async () => {
  photographWhenFailed('hotline');
  const hotline = await signIn('demo.hotline');
  const { households } = await ask<{ households: { edges: { node: { id: string; number: string } }[] } }>(
    hotline,
    '{ households(first: 1, filter: { areaCode: "370212" }) { edges { node { id number } } } }',
  );
  const known = households.edges[0]?.node;
  // The agent hears a name and a number of somebody on file; a case worker's reveal gives the test what a caller would say.
  const social = await signIn('demo.social');
  const { householdReveal } = await ask<{ householdReveal: { clear: { headName: string; phone: string } } }>(
    social,
    'mutation ($input: HouseholdRevealInput!) { householdReveal(input: $input) { clear { headName phone } userErrors { code } } }',
    { input: { id: known?.id, purpose: '核对来电' } },
  );

  await hotline.goto(`${product.url}/intake`);
  await hotline.getByLabel('所在区域').fill('');
  await hotline.getByLabel('所在区域').click();
  await hotline.locator('.ant-cascader-menu-item', { hasText: '崂山区' }).click();
  await hotline.keyboard.press('Escape');
  await hotline.getByLabel('来电人姓名').fill('于女士');
  await hotline.getByLabel('回电号码').fill('13900002222');
  await hotline.getByLabel('已答应回电').check();
  await hotline.getByLabel('当事人姓名').fill(householdReveal.clear.headName);
  await hotline.getByLabel('当事人电话').fill(householdReveal.clear.phone);
  // While it is being typed, the household on file appears with the reasons.
  const alike = hotline.getByRole('list', { name: '可能是同一家' });
  await alike.getByText(known?.number ?? '').waitFor();
  await alike.getByText('电话相同').first().waitFor();
  const told = '邻居来电：昨晚起没人应门，家里断炊。';
  await hotline.getByLabel('情况描述').fill(told);
  await hotline.getByText('紧急', { exact: true }).first().click();
  await hotline.getByRole('button', { name: '提交线索' }).click();
  await hotline.getByText(/已登记线索 XS\d{7}/).waitFor();

  // Triage: the lead stands first with its clock; it is this household; an emergency, with its reason and an answer.
  const coordinator = await signIn('demo.coordinator');
  await coordinator.getByRole('link', { name: /线索待研判/ }).click();
  const row = coordinator.getByRole('row', { name: new RegExp(told.slice(0, 12)) });
  await row
    .getByText(/分钟|今天/)
    .first()
    .waitFor();
  await row.getByRole('link').click();
  const panel = coordinator.getByRole('complementary');
  const beside = panel.locator('.duplicate', { hasText: known?.number ?? '' });
  await beside.getByRole('button', { name: '就是这一家' }).click();
  await beside.getByText('已认定为同一家').waitFor();
  await panel.getByLabel('紧急救助').check();
  await panel.getByLabel('服务项目').click();
  await coordinator.locator('.ant-select-item-option').first().click();
  await panel.getByLabel('依据（仅工作人员可见）').fill('断炊且无人应门，先上门。');
  await panel.getByLabel('答复上报人').fill('已派人上门，谢谢来电。');
  await panel.getByRole('button', { name: '确定', exact: true }).click();
  await panel.getByRole('link', { name: /查看需求 XQ\d{7}/ }).waitFor();
  const { serviceNeeds } = await ask<{ serviceNeeds: { edges: { node: { tier: string; clock: { minutesLeft: number } } }[] } }>(
    coordinator,
    'query ($id: ID!) { serviceNeeds(first: 50, filter: { householdId: $id, tiers: [EMERGENCY], states: [UNMATCHED] }) { edges { node { tier clock { minutesLeft } } } } }',
    { id: known?.id },
  );
  expect(serviceNeeds.edges.some(({ node }) => node.clock.minutesLeft > 23 * 60)).toBe(true);

  // Whoever reported sees what became of it, and not the reason.
  await hotline.goto(`${product.url}/intake?tab=mine`);
  const mine = hotline.getByRole('row', { name: new RegExp(told.slice(0, 12)) });
  await mine.getByText('已紧急处置').waitFor();
  await mine.getByText('已派人上门，谢谢来电。').waitFor();
  expect(await hotline.getByText('断炊且无人应门').count()).toBe(0);

  // The call that was promised is owed until somebody is reached.
  await hotline.goto(`${product.url}/intake?tab=callbacks`);
  await hotline
    .getByRole('row', { name: new RegExp(told.slice(0, 12)) })
    .getByRole('link')
    .click();
  await hotline.getByRole('button', { name: '已接通' }).click();
  await hotline.getByText('已回电').waitFor();
  await hotline.getByRole('row', { name: new RegExp(told.slice(0, 12)) }).waitFor({ state: 'detached' });
}, 180_000);

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
