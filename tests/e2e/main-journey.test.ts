import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../testkit/browser.js';
import { choose, DESK, signIn } from '../testkit/console.js';
import { Product } from '../testkit/product.js';

const VOLUNTEER_PASSWORD = 'orchard-lantern-7';

const HOUSEHOLD_HEAD = '户号,姓名,身份证号,与户主关系,联系电话,区市,镇街,详细地址,救助类别';
const GOOD_HOUSEHOLD = 'E2E-0001,王秀英,370299194912310023,户主,13800001234,崂山区,金家岭街道,海尔路29号1号楼2单元301,低保';
const BAD_HOUSEHOLDS =
  'E2E-0002,张明,370299194912310024,户主,13800001235,崂山区,金家岭街道,海尔路30号,低保\nE2E-0003,李强,,户主,12,崂山区,没有的街道,海尔路31号,低保';
const VOLUNTEER_HEAD = '姓名,联系电话,区市,镇街,服务队,技能,语言/方言,可服务时间,每周服务分钟,每周任务数,最远距离（公里）,审核有效期';
const AVAILABLE = '周一至周日 00:00-24:00';
const GOOD_VOLUNTEER = `高志远,13900005678,崂山区,金家岭街道,海鸥,倾听陪伴,普通话,${AVAILABLE},2000,20,50,2099-12-31`;
const BAD_VOLUNTEER = `陈小红,123,崂山区,金家岭街道,海鸥,,普通话,随便,2000,20,50,2099-12-31`;

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

const PHONE = { ...DESK, viewport: { width: 390, height: 844 } };

const signedIn = async (username: string): Promise<Page> =>
  signIn(await browser.newContext(DESK), product.url, username, { patience: 15_000 });

/** Uploads a sheet and waits until it is checked. */
async function upload(page: Page, kind: string, name: string, text: string): Promise<void> {
  await page.goto(`${product.url}/data`);
  await page.getByRole('main').getByText(kind, { exact: true }).first().click();
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('heading', { name }).waitFor();
  await page.getByText(/检查通过|存在错误/).waitFor();
}

it('goes from a roster file to an accepted assignment, done and verified, and finds it all after a restart', async () => {
  const page = await signedIn('demo.citywide');

  // A household roster with faults: told by cell, nothing written; mended, it goes in.
  await upload(page, '家庭', '家庭名单.csv', `\uFEFF${HOUSEHOLD_HEAD}\n${GOOD_HOUSEHOLD}\n${BAD_HOUSEHOLDS}\n`);
  await page.getByText('3702**********0024').last().waitFor();
  await page.getByText('没有的街道').last().waitFor();
  await upload(page, '家庭', '家庭名单-改.csv', `\uFEFF${HOUSEHOLD_HEAD}\n${GOOD_HOUSEHOLD}\n`);
  await page.getByRole('button', { name: '确认导入 1 行' }).click();
  await page.getByText(/已导入 1 行/).waitFor();

  // The same with volunteers; this time the faulty row is skipped.
  await upload(page, '志愿者', '志愿者名单.csv', `${VOLUNTEER_HEAD}\n${GOOD_VOLUNTEER}\n${BAD_VOLUNTEER}\n`);
  await page.getByLabel(/跳过这 1 行/).check();
  await page.getByRole('button', { name: '确认导入 1 行' }).click();
  await page.getByText(/已导入 1 行/).waitFor();

  // Consent, then a need.
  await page.goto(`${product.url}/cases?q=E2E-0001`);
  await page
    .getByRole('link', { name: /王\*英/ })
    .first()
    .click();
  await press(page, '登记同意');
  const consent = page.locator('.ant-modal');
  await choose(consent.getByLabel('同意事项'), '志愿服务');
  await consent.getByLabel('签署人').fill('王秀英（本人）');
  await consent.getByRole('button', { name: '保存' }).click();
  await consent.waitFor({ state: 'hidden' });
  await press(page, '登记需求');
  const need = page.locator('.ant-modal');
  await choose(need.getByLabel('服务项目'), '上门探访', '上门探访');
  await need.getByRole('button', { name: '登记需求' }).click();
  await need.waitFor({ state: 'hidden' });

  // Who fits and why; who does not and why not; send.
  await page.goto(`${product.url}/board?q=E2E-0001`);
  await page.getByText('上门探访').first().click();
  const panel = page.getByLabel('匹配', { exact: true });
  await panel.getByText('合适的志愿者').waitFor();
  const mine = panel.getByRole('button', { name: /高志远/ }).or(panel.getByText('高志远'));
  await mine.first().click();
  await panel.getByText('得分由这些部分相加').waitFor();
  await panel.getByLabel(/为什么不是某人/).fill('V000001');
  await page.locator('.ant-select-item-option').first().click();
  await panel.getByText(/不在名单中，因为|符合全部条件/).waitFor();
  await page.goto(`${product.url}/board?q=E2E-0001`);
  await page.getByText('上门探访').first().click();
  await mine.first().click();
  await panel.getByRole('button', { name: '派单给高志远' }).click();
  const send = page.getByRole('dialog');
  const reason = send.getByLabel('为什么不选第一名');
  if (await reason.isVisible()) await reason.fill('住得近，老人认识');
  await send.getByRole('button', { name: '派单', exact: true }).click();
  await send.waitFor({ state: 'detached' });

  // An administrator gives the volunteer a sign-in.
  const admin = await signedIn('demo.admin');
  await admin.goto(`${product.url}/volunteers?q=${encodeURIComponent('高志远')}`);
  await admin.getByRole('link', { name: '高志远' }).click();
  await admin.getByRole('button', { name: '开通登录账号' }).click();
  const account = admin.locator('.ant-modal');
  // The dialog puts the cursor where writing starts once it is open.
  await account.locator('input:focus').waitFor();
  await account.getByLabel('账号').fill('gao.zhiyuan');
  await account
    .getByLabel(/初始密码|密码/)
    .first()
    .fill(VOLUNTEER_PASSWORD);
  await account.getByRole('button', { name: '保存' }).click();
  await account.waitFor({ state: 'hidden' });
  await admin.context().close();

  // The volunteer's phone: nothing of the household before accepting, everything needed after.
  const phone = await signIn(await browser.newContext(PHONE), product.url, 'gao.zhiyuan', {
    password: VOLUNTEER_PASSWORD,
    entry: '/m',
    patience: 15_000,
  });
  await phone.getByText('上门探访').first().waitFor();
  expect(await phone.content()).not.toContain('王秀英');
  await phone.getByRole('button', { name: '接单' }).click();
  await phone.getByText('海尔路29号1号楼2单元301').waitFor();
  await phone.getByText('王秀英').waitFor();
  await phone.getByRole('button', { name: '到达签到' }).click();
  await phone.getByLabel('服务记录').fill('陪老人聊天，检查了煤气。');
  await phone.getByRole('button', { name: '完成并提交' }).click();
  await phone.getByText('谢谢您！').waitFor();

  // The coordinator sees it done and verifies it.
  const done = `${product.url}/board?q=E2E-0001`;
  const verify = panel.getByRole('button', { name: '确认服务' });
  // The phone thanks at once and sends in the background.
  for (let tries = 0; tries < 10 && !(await verify.isVisible()); tries += 1) {
    await page.goto(done);
    await page.getByText('上门探访').first().click();
    await verify.waitFor({ timeout: 4_000 }).catch(() => undefined);
  }
  await phone.context().close();
  await verify.click();
  await panel.getByText('已确认').first().waitFor();

  // A power cut later it is all still there.
  await product.end('SIGKILL');
  await product.run();
  const again = await signedIn('demo.citywide');
  await again.goto(`${product.url}/board?q=E2E-0001`);
  await again.getByText('上门探访').first().click();
  await again.getByText('已确认').first().waitFor();
  await again.context().close();
}, 240_000);

/** Presses what looks like a button, whether it leads to an address or not. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).or(page.getByRole('link', { name })).first().click();
}
