import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../testkit/browser.js';
import { choose, DESK, openList, signIn } from '../testkit/console.js';
import { Product } from '../testkit/product.js';

const SECOND_PASSWORD = 'orchard-lantern-7';
/** A picture of one pixel, as no camera makes it. */
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

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

const signedIn = async (username: string, password?: string): Promise<Page> =>
  signIn(await browser.newContext(DESK), product.url, username, { patience: 60_000, ...(password === undefined ? {} : { password }) });

/** Asks the server as whoever is signed in on a page. */
async function ask<T>(page: Page, query: string, variables: object = {}): Promise<T> {
  const answer = await page.request.post(`${product.url}/graphql`, {
    headers: { 'x-finemesh-csrf': '1', origin: product.url },
    data: { query, variables },
  });
  const { data, errors } = (await answer.json()) as { data: T; errors?: { message: string }[] };
  if (errors) throw new Error(errors.map((error) => error.message).join('; '));
  return data;
}

const dialog = (page: Page) => page.getByRole('dialog');
/** Presses the dialog's button and waits until it has gone. */
async function save(page: Page, name = '保存'): Promise<void> {
  // A machine is fast enough to press the button while its dialog still grows, and misses it.
  await page.locator('.ant-zoom-appear').waitFor({ state: 'detached' });
  await dialog(page).getByRole('button', { name, exact: true }).click();
  await dialog(page).waitFor({ state: 'detached' });
}

it('takes a project through a season: two consents, orders from a sheet, deliveries, payments, report, a supporter who leaves', async () => {
  const ngo = await signedIn('demo.ngo');
  // The organisation lands on its projects.
  await ngo.getByRole('heading', { name: '结对项目' }).waitFor();
  await ngo.getByRole('link', { name: /樱你而益/ }).waitFor();

  const { organisations } = await ask<{ organisations: { id: string; name: string }[] }>(ngo, '{ organisations { id name } }');
  const own = organisations.find((each) => each.name.includes('阳光'))?.id ?? '';
  const { pairingProjectCreate } = await ask<{ pairingProjectCreate: { project: { id: string; number: string } } }>(
    ngo,
    'mutation($input: PairingProjectCreateInput!) { pairingProjectCreate(input: $input) { project { id number } userErrors { code } } }',
    {
      input: {
        requestId: randomUUID(),
        organisationId: own,
        areaCode: '370212',
        name: '秋桃项目',
        summary: '帮着把秋桃卖出去',
        helpKinds: ['PRODUCE_SALES'],
        targetHouseholds: 3,
        targetIncomeFen: 100_000,
        targetOrderFen: 200_000,
        startsOn: '2026-01-01',
        endsOn: '2030-12-31',
      },
    },
  );
  const { id, number } = pairingProjectCreate.project;
  const file = `${product.url}/projects/${id}`;
  await ngo.goto(file);
  for (const step of ['开始招募', '开始运行']) {
    await ngo.getByRole('main').getByRole('button', { name: step, exact: true }).click();
    await dialog(ngo).getByRole('button', { name: '确认', exact: true }).click();
    await ngo.getByRole('main').getByRole('button', { name: step, exact: true }).waitFor({ state: 'detached' });
  }
  await ngo.goto(`${file}?tab=produce`);
  await ngo.getByRole('link', { name: '新增产品' }).click();
  await dialog(ngo).getByLabel('产品', { exact: true }).fill('秋桃');
  await dialog(ngo).getByLabel('参考收购价', { exact: true }).fill('10');
  await save(ngo);
  await ngo.getByRole('cell', { name: '秋桃', exact: true }).first().waitFor();

  // A case worker brings a household in; the organisation sees a code, an area and a product.
  const social = await signedIn('demo.social');
  const { households } = await ask<{ households: { edges: { node: { id: string; number: string } }[] } }>(
    social,
    '{ households(first: 1) { edges { node { id number } } } }',
  );
  const home = households.edges[0]?.node;
  await social.goto(`${file}?tab=pairings&dialog=household`);
  await choose(dialog(social).getByLabel('家庭', { exact: true }), home?.number ?? '', home?.number);
  await dialog(social).getByLabel('农产品', { exact: true }).fill('秋桃 2 亩');
  await save(social);

  await ngo.goto(`${file}?tab=pairings`);
  await ngo.getByText('户01', { exact: true }).waitFor();
  const firstSupporter = (await ngo.locator('.suggestions li').first().locator('.grow').innerText()).split('\n')[0] ?? '';
  await ngo.locator('.suggestions li').first().getByRole('button').click();
  await ngo.getByRole('link', { name: '户01', exact: true }).click();
  await ngo.getByText('家庭尚未同意公开个人信息').waitFor();
  const pairingUrl = ngo.url();

  // Two consents: the supporter's by the organisation, the household's by the case worker.
  await ngo.getByRole('link', { name: '登记帮扶方同意' }).click();
  await save(ngo);
  await social.goto(pairingUrl);
  await social.getByRole('link', { name: '登记家庭同意' }).click();
  await choose(dialog(social).getByLabel('同意公开的内容', { exact: true }), '照片');
  await dialog(social).getByLabel('同意人', { exact: true }).fill('户主本人');
  await save(social);
  await ngo.goto(pairingUrl);
  await ngo.getByText('同意公开：姓名、电话').waitFor();
  await ngo.getByRole('link', { name: '开始结对' }).click();
  await dialog(ngo).getByLabel('毕业条件', { exact: true }).fill('连续三个月有稳定销路');
  await save(ngo);
  await ngo.getByText('进行中', { exact: true }).first().waitFor();

  // A photo of the household: any picture, drawn anew before it is sent.
  await ngo.goto(`${file}?dialog=photo`);
  await dialog(ngo).getByLabel('图片', { exact: true }).setInputFiles({ name: '果园.png', mimeType: 'image/png', buffer: PICTURE });
  await dialog(ngo).getByRole('img', { name: '图片' }).waitFor();
  await dialog(ngo).getByLabel('说明', { exact: true }).fill('摘桃第一天');
  await choose(dialog(ngo).getByLabel('照片中的家庭', { exact: true }), '户01');
  await save(ngo);
  const photo = ngo.getByRole('img', { name: '摘桃第一天' });
  await expect.poll(() => photo.evaluate((each) => (each as HTMLImageElement).naturalWidth), { timeout: 30_000 }).toBeGreaterThan(0);

  // Orders from a sheet, one of them faulty.
  await ngo.goto(`${product.url}/data`);
  const sheet = `\uFEFF项目编号,产品,买方,订单号,数量,单价（元）,下单日期\n${number},秋桃,某学校食堂,Q-1,60,15.5,2026-01-05\n${number},秋桃,某公司,Q-2,20.5,16,2026-01-06\n${number},没有的产品,某公司,Q-3,5,16,2026-01-06\n`;
  await ngo.locator('input[type=file]').setInputFiles({ name: '秋桃订单.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) });
  await ngo.getByRole('heading', { name: '秋桃订单.csv' }).waitFor();
  await ngo.getByText(/检查通过|存在错误/).waitFor();
  await ngo.getByText('没有的产品').first().waitFor();
  const { importBatches } = await ask<{
    importBatches: { edges: { node: { id: string; version: number; rowsOk: number; rowsRejected: number } }[] };
  }>(ngo, '{ importBatches(first: 1) { edges { node { id version rowsOk rowsRejected } } } }');
  const batch = importBatches.edges[0]?.node;
  expect(batch).toMatchObject({ rowsOk: 2, rowsRejected: 1 });
  const { importApply } = await ask<{ importApply: { userErrors: object[] } }>(
    ngo,
    'mutation($input: ImportApplyInput!) { importApply(input: $input) { userErrors { code } } }',
    { input: { id: batch?.id, expectedVersion: batch?.version, skipRejected: true } },
  );
  expect(importApply.userErrors).toEqual([]);
  await expect
    .poll(
      async () =>
        (
          await ask<{ produceOrders: { totalCount: number } }>(
            ngo,
            'query($id: ID!) { produceOrders(filter: { projectId: $id }) { totalCount } }',
            {
              id,
            },
          )
        ).produceOrders.totalCount,
      { timeout: 30_000 },
    )
    .toBe(2);

  // Deliveries in bulk, then a payment for all of them.
  await ngo.goto(`${file}?tab=produce&dialog=deliveries`);
  await dialog(ngo).getByRole('button', { name: '再加一条' }).click();
  for (const [place, [order, quantity]] of (
    [
      [/某学校食堂/, '40'],
      [/某公司/, '20.5'],
    ] as const
  ).entries()) {
    const line = dialog(ngo).getByRole('group', { name: `第 ${place + 1} 条` });
    for (const [label, text] of [
      ['订单', order],
      ['家庭', '户01'],
    ] as const) {
      await choose(line.getByLabel(label, { exact: true }), text);
      // The list of the next one opens when this one is gone.
      await expect.poll(() => openList(ngo).count(), { timeout: 15_000 }).toBe(0);
    }
    await line.getByLabel('数量', { exact: true }).fill(quantity);
  }
  await save(ngo);
  await ngo.goto(`${file}?tab=payments&dialog=pay`);
  await choose(dialog(ngo).getByLabel('家庭', { exact: true }), '户01');
  for (const box of await dialog(ngo).getByRole('checkbox').all()) await box.check();
  await dialog(ngo).getByText('¥605.00').waitFor();
  await dialog(ngo).getByLabel('收据号', { exact: true }).fill('SJ-1');
  await save(ngo, '登记付款');
  await ngo.getByRole('cell', { name: 'SJ-1' }).waitFor();

  // The report adds up, on paper and as a workbook.
  await ngo.goto(`${file}/report`);
  await ngo.getByText('付款合计与增收记录一致').waitFor();
  await ngo.getByText('¥1,258.00（2）').waitFor();
  await ngo.getByRole('link', { name: '¥605.00' }).waitFor();
  const workbook = await ngo.request.get(`${product.url}/reports/projects/${id}.xlsx`);
  expect(workbook.status()).toBe(200);
  expect((await workbook.body()).subarray(0, 2).toString()).toBe('PK');

  // The supporter leaves: what was shown is gone, the photo too, and the household is matched with somebody else.
  await ngo.goto(pairingUrl);
  await ngo.getByRole('link', { name: '结束', exact: true }).click();
  await choose(dialog(ngo).getByLabel('原因', { exact: true }), '帮扶方退出');
  await save(ngo);
  await ngo.getByText('家庭尚未同意公开个人信息').waitFor();
  await ngo.goto(file);
  await ngo.getByText('还没有照片。').waitFor();
  await ngo.goto(`${file}?tab=pairings`);
  await ngo.locator('.suggestions li').first().waitFor();
  expect(await ngo.locator('.suggestions').innerText()).not.toContain(firstSupporter);
  await ngo.locator('.suggestions li').first().getByRole('button').click();
  await ngo.getByText('预占', { exact: true }).first().waitFor();

  // A second organisation sees nothing of it: not in the list, not by its address, not by the workbook.
  const admin = await signedIn('demo.admin');
  const other = organisations.find((each) => each.name.includes('社会工作站'))?.id;
  const { accountCreate } = await ask<{ accountCreate: { userErrors: object[] } }>(
    admin,
    'mutation($input: AccountCreateInput!) { accountCreate(input: $input) { userErrors { code field } } }',
    {
      input: {
        requestId: randomUUID(),
        username: 'second.ngo',
        displayName: '另一机构',
        password: SECOND_PASSWORD,
        grants: [{ role: 'NGO_STAFF', organisationId: other }],
      },
    },
  );
  expect(accountCreate.userErrors).toEqual([]);
  const second = await signedIn('second.ngo', SECOND_PASSWORD);
  await second.getByText('还没有结对项目').waitFor();
  await second.goto(pairingUrl);
  await second.getByText('秋桃项目').waitFor({ state: 'detached' });
  await second.getByRole('alert').waitFor();
  expect((await second.request.get(`${product.url}/reports/projects/${id}.xlsx`)).status()).toBe(404);
  expect(
    await ask(
      second,
      '{ pairings { totalCount } produceOrders { totalCount } householdPayments { totalCount } supporters { totalCount } }',
    ),
  ).toEqual({
    pairings: { totalCount: 0 },
    produceOrders: { totalCount: 0 },
    householdPayments: { totalCount: 0 },
    supporters: { totalCount: 0 },
  });
}, 900_000);
