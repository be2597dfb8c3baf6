import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../testkit/browser.js';
import { choose, DESK, signIn } from '../testkit/console.js';
import { Product } from '../testkit/product.js';

let product: Product;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  product = await Product.start('small');
});
afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

const signedIn = async (username: string): Promise<Page> => signIn(await browser.newContext(DESK), product.url, username);

/** What the signed-in page may read of the server. */
async function read<T>(page: Page, query: string, variables: object = {}): Promise<T> {
  return page.evaluate(
    async ([text, values]) => {
      const response = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-finemesh-csrf': '1' },
        body: JSON.stringify({ query: text, variables: values }),
      });
      return ((await response.json()) as { data: unknown }).data;
    },
    [query, variables] as const,
  ) as Promise<T>;
}

const dialog = (page: Page): Locator => page.getByRole('dialog').last();

it('goes from an application to a decision under delegation: the district delegated, the town decides, the clock is met', async () => {
  const social = await signedIn('demo.social');
  // A household of the sub-district to which the power is delegated, without allowance or application.
  const { delegations } = await read<{ delegations: { edges: { node: { toArea: { code: string } } }[] } }>(
    social,
    '{ delegations(first: 1) { edges { node { toArea { code } } } } }',
  );
  const { households } = await read<{
    households: { edges: { node: { id: string; statuses: { programme: string }[]; applications: { id: string }[] } }[] };
  }>(
    social,
    'query H($area: String) { households(first: 50, filter: { areaCode: $area }) { edges { node { id statuses { programme } applications { id } } } } }',
    { area: delegations.edges[0]?.node.toArea.code },
  );
  const home = households.edges.find(
    ({ node }) =>
      node.applications.length === 0 &&
      node.statuses.every(({ programme }) => !['MINIMUM_LIVING_ALLOWANCE', 'EXTREME_HARDSHIP'].includes(programme)),
  )?.node;
  expect(home).toBeDefined();
  await social.goto(`${product.url}/cases/${home?.id}?tab=assistance`);
  await social.getByRole('link', { name: '新建申请' }).click();
  await dialog(social).getByLabel('人数', { exact: true }).fill('2');
  await dialog(social)
    .getByLabel(/申报月收入/)
    .fill('600');
  await dialog(social).getByLabel('困难情况').fill('两人均无固定收入，靠打零工维持。');
  await dialog(social).getByRole('button', { name: '保存' }).click();
  await social.waitForURL(/\/assistance\?.*open=/);
  const id = new URL(social.url()).searchParams.get('open') ?? '';
  await social.getByRole('button', { name: '提交审批' }).click();
  // It stays as it is until the identity document, which is on file, is recorded.
  await social.locator('.application').getByText('填写中', { exact: true }).waitFor();
  await social.getByRole('link', { name: '登记材料' }).click();
  await choose(dialog(social).getByLabel('材料种类', { exact: true }), '身份证件');
  await dialog(social).getByRole('button', { name: '保存' }).click();
  await social.locator('.application').getByText('身份证件').waitFor();
  await social.locator('.application').getByRole('button', { name: '提交审批' }).click();
  await social.locator('.application').getByText('待审批', { exact: true }).waitFor();
  await social.locator('.application').getByText('还剩 20 个工作日').waitFor();
  // Whoever prepared it has nothing to decide.
  expect(await social.locator('.application').getByRole('link', { name: '作出决定' }).count()).toBe(0);

  const town = await signedIn('town.laoshan');
  await town.goto(`${product.url}/assistance?open=${id}`);
  await town.locator('.application').getByRole('link', { name: '作出决定' }).click();
  await dialog(town).getByLabel('理由').fill('人均收入低于标准，符合条件。');
  await dialog(town).getByRole('button', { name: '作出决定' }).click();
  await town.locator('.application').getByText('已批准', { exact: true }).waitFor();
  await town
    .locator('.application')
    .getByText(/镇街受委托 · 崂民发/)
    .waitFor();
  await town.locator('.application').getByText('按时完成').waitFor();
  // The grant is a status from its first day on, and its review runs.
  await town.goto(`${product.url}/cases/${home?.id}?tab=assistance`);
  await town.getByText('定期复核').waitFor();
});

it('goes from a review to gradual withdrawal to exit, and closes the watch', async () => {
  const social = await signedIn('demo.social');
  await social.goto(`${product.url}/reviews?tab=due`);
  const row = social.getByRole('row').filter({ hasText: '定期复核' }).first();
  await row.getByRole('link', { name: /^FH/ }).click();
  await social.locator('.application').getByRole('link', { name: '填写复核意见' }).click();
  await dialog(social)
    .getByLabel(/核查月收入/)
    .fill('2200');
  await choose(dialog(social).getByLabel('复核意见', { exact: true }), '渐退');
  await dialog(social).getByLabel('渐退期（月）').fill('3');
  await dialog(social).getByLabel('过渡计划').fill('介绍公益岗位，社工每月回访。');
  await dialog(social).getByLabel('核查情况').fill('户主已就业，收入高于标准。');
  await dialog(social).getByRole('button', { name: '提交审批' }).click();
  await social.locator('.application').getByText('待审批', { exact: true }).waitFor();
  expect(await social.locator('.application').getByRole('link', { name: '同意并决定' }).count()).toBe(0);
  const open = new URL(social.url()).searchParams.get('open') ?? '';

  const coordinator = await signedIn('demo.coordinator');
  const agree = async (review: string): Promise<void> => {
    await coordinator.goto(`${product.url}/reviews?open=${review}`);
    await coordinator.locator('.application').getByRole('link', { name: '同意并决定' }).click();
    await dialog(coordinator).getByLabel('原因').fill('核查属实，同意。');
    await dialog(coordinator).getByRole('button', { name: '确认' }).click();
    await coordinator.locator('.application').getByText('已决定', { exact: true }).waitFor();
  };
  await agree(open);
  await coordinator.goto(`${product.url}/reviews?tab=gradual`);
  await coordinator.getByRole('row').filter({ hasText: '介绍公益岗位，社工每月回访。' }).getByText('渐退中').waitFor();

  // One whose last days have come: the final review says exit.
  const { allowanceReviews } = await read<{ allowanceReviews: { edges: { node: { id: string; clock: { startedAt: string } } }[] } }>(
    social,
    '{ allowanceReviews(first: 50, filter: { states: [OPEN], kind: FINAL }) { edges { node { id clock { startedAt } } } } }',
  );
  const ending = allowanceReviews.edges.find(({ node }) => Date.parse(node.clock.startedAt) < Date.now())?.node.id ?? '';
  await social.goto(`${product.url}/reviews?tab=due&open=${ending}`);
  await social.locator('.application').getByRole('link', { name: '填写复核意见' }).click();
  await dialog(social)
    .getByLabel(/核查月收入/)
    .fill('2400');
  await dialog(social).getByLabel('核查情况').fill('收入稳定，可以退出。');
  await dialog(social).getByRole('button', { name: '提交审批' }).click();
  await social.locator('.application').getByText('待审批', { exact: true }).waitFor();
  const watchedBefore = await read<{ allowanceWithdrawals: { totalCount: number } }>(
    coordinator,
    '{ allowanceWithdrawals(first: 1, filter: { states: [WATCH] }) { totalCount } }',
  );
  await agree(ending);
  const watched = await read<{ allowanceWithdrawals: { totalCount: number; edges: { node: { id: string; viewerCanClose: boolean } }[] } }>(
    social,
    '{ allowanceWithdrawals(first: 50, filter: { states: [WATCH] }) { totalCount edges { node { id viewerCanClose } } } }',
  );
  expect(watched.allowanceWithdrawals.totalCount).toBe(watchedBefore.allowanceWithdrawals.totalCount + 1);

  // And one that has been watched for some weeks gets along.
  const over = watched.allowanceWithdrawals.edges.find(({ node }) => node.viewerCanClose)?.node.id ?? '';
  await social.goto(`${product.url}/reviews?tab=watch&withdrawal=${over}`);
  await social.getByRole('link', { name: '结束监测' }).click();
  await choose(dialog(social).getByLabel('监测结果', { exact: true }), '生活稳定');
  await dialog(social).getByLabel('核查情况').fill('就业稳定，收入高于标准。');
  await dialog(social).getByRole('button', { name: '确认' }).click();
  await social.locator('.application').getByText('已退出').waitFor();
});
