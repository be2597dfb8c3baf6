import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../testkit/browser.js';
import { ask as askAt, choose, DESK, openList, signIn } from '../testkit/console.js';
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

const signedIn = async (username: string): Promise<Page> =>
  signIn(await browser.newContext({ ...DESK, timezoneId: 'Asia/Shanghai', viewport: { width: 1366, height: 900 } }), product.url, username);

const ask = <T>(page: Page, query: string, variables: object = {}): Promise<T> => askAt(page, product.url, query, variables);

/** Today as the city counts it. */
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
const visibleOptions = (page: Page) => openList(page).locator('.ant-select-item-option');

/** Chooses an area with the keyboard alone: down to each name, right into what lies below it. */
async function chooseArea(page: Page, ...names: string[]): Promise<void> {
  const field = page.getByRole('combobox', { name: '所在区域' });
  // Until the districts are there it cannot be used.
  await field.and(page.locator(':enabled')).focus();
  await page.keyboard.press('ArrowDown');
  for (const [depth, name] of names.entries()) {
    const column = page.locator('.ant-cascader-menu').nth(depth);
    await column.getByText(name, { exact: true }).waitFor();
    if (depth > 0) await page.keyboard.press('ArrowRight');
    const active = column.locator('.ant-cascader-menu-item-active');
    for (let steps = 0; steps < 60 && (await active.allInnerTexts())[0] !== name; steps += 1) await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await page.getByTitle(names.join(' / ')).waitFor();
  // The cursor is still where it was.
  await page.locator(':focus').and(field).waitFor();
}

/** Answers the questions of the open dialog in their order and confirms. */
async function answer(page: Page, ...texts: string[]): Promise<void> {
  const dialog = page.getByRole('dialog');
  const fields = dialog.locator('textarea, input[type=text]');
  for (const [at, text] of texts.entries()) await fields.nth(at).fill(text);
  await dialog.getByRole('button', { name: '确认' }).click();
  await dialog.waitFor({ state: 'detached' });
}

it('takes a hotline call from the sheet over a possible duplicate to an emergency, its relief and the paperwork, and tells the agent what became of it', async () => {
  const hotline = await signedIn('demo.hotline');
  const { households } = await ask<{ households: { edges: { node: { id: string; number: string; viewerCanRequestRelief: boolean } }[] } }>(
    hotline,
    '{ households(first: 20, filter: { areaCode: "370212" }) { edges { node { id number viewerCanRequestRelief } } } }',
  );
  const known = households.edges.map(({ node }) => node).find((node) => node.viewerCanRequestRelief);
  // The agent hears a name and a number of somebody on file; a case worker's reveal gives the test what a caller would say.
  const social = await signedIn('demo.social');
  const { householdReveal } = await ask<{ householdReveal: { clear: { headName: string; phone: string } } }>(
    social,
    'mutation ($input: HouseholdRevealInput!) { householdReveal(input: $input) { clear { headName phone } userErrors { code } } }',
    { input: { id: known?.id, purpose: '核对来电' } },
  );

  await hotline.goto(`${product.url}/intake`);
  await chooseArea(hotline, '崂山区', '中韩街道');
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
  await hotline.getByText('紧急·24小时', { exact: true }).click();
  await hotline.getByRole('button', { name: '提交线索' }).click();
  await hotline.getByText(/已登记线索 XS\d{7}/).waitFor();

  // Triage: the lead stands first with its clock; it is this household; an emergency, with its reason and an answer.
  const coordinator = await signedIn('demo.coordinator');
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

  // The same panel leads through the green channel: what was told is written down already.
  await panel.getByRole('button', { name: '发起紧急救助' }).click();
  await answer(coordinator);
  const relief = panel.getByRole('article', { name: /^紧急救助 JJ/ });
  await relief.getByText(told).waitFor();
  // The clock in words; its rule is one click away.
  await relief.getByRole('button', { name: /紧急救助到位/ }).click();
  await coordinator.getByText('24 小时').waitFor();
  await coordinator.keyboard.press('Escape');
  await relief.getByRole('button', { name: '派人前往' }).click();
  await answer(coordinator, '社区民政专员');
  await relief.getByText('已派人').first().waitFor();
  await relief.getByRole('button', { name: '登记已救助' }).click();
  await coordinator.getByRole('dialog').getByLabel('待补手续').fill('临时救助申请表');
  await answer(coordinator, '送去米面油和热饭');
  await relief.getByText('按时完成').waitFor();
  // What is owed stands on the workbench until it is met.
  const there = coordinator.url();
  await coordinator.goto(`${product.url}/today?until=2099-01-01`);
  await coordinator.getByText('补办手续').first().waitFor();
  await coordinator.goto(`${product.url}/relief?view=owed`);
  await coordinator.getByRole('row', { name: /临时救助申请表\s*JJ/ }).waitFor();
  await coordinator.goto(there);
  await relief.getByRole('button', { name: '手续已补齐' }).click();
  await answer(coordinator, '申请表已归档 2026-032');
  await relief.getByText('已办结').first().waitFor();
  await relief.getByText('申请表已归档 2026-032').waitFor();

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

it('takes a plan from its draft over a return and the approval of somebody else into force and onto paper', async () => {
  const social = await signedIn('demo.social');
  const { households } = await ask<{
    households: { edges: { node: { id: string; plans: { id: string }[]; viewerCanDraftPlan: boolean } }[] };
  }>(social, '{ households(first: 60) { edges { node { id viewerCanDraftPlan plans { id } } } } }');
  const home = households.edges.map(({ node }) => node).find((node) => node.viewerCanDraftPlan && node.plans.length === 0);
  const file = `${product.url}/cases/${home?.id}?tab=plan`;

  await social.goto(file);
  await social.getByRole('link', { name: '制定方案' }).click();
  const form = social.getByRole('dialog');
  await form.getByLabel('家庭情况与帮扶方向').fill('夫妻二人务农，樱桃没有销路。');
  await form.getByLabel('家庭自己的想法').fill('想把樱桃卖个好价钱。');
  const goal = form.getByRole('group', { name: '目标 1' });
  await goal.getByLabel('领域').click();
  await visibleOptions(social).first().click();
  await goal.getByLabel('目标', { exact: true }).fill('年内卖出樱桃五百斤');
  await goal.getByLabel('措施', { exact: true }).fill('联系社区团购');
  await form.getByRole('button', { name: '保存草稿' }).click();
  await form.waitFor({ state: 'detached' });
  await social.getByRole('button', { name: '提交审批' }).click();
  // Nobody approves their own.
  await social.getByText('待审批', { exact: true }).first().waitFor();
  expect(await social.getByRole('button', { name: '批准', exact: true }).count()).toBe(0);

  const coordinator = await signedIn('demo.coordinator');
  await coordinator.goto(file);
  await coordinator.getByRole('link', { name: '退回' }).click();
  await coordinator.getByRole('dialog').getByLabel('原因').fill('请先征得家庭同意。');
  await coordinator.getByRole('dialog').getByRole('button', { name: '确认' }).click();
  await social.reload();
  await social.getByText('已退回：请先征得家庭同意。').waitFor();
  await social.locator('.plan-grid').getByRole('link', { name: '编辑', exact: true }).click();
  await form.getByLabel('家庭同意日期').fill(today);
  await form.getByLabel('家庭同意日期').press('Enter');
  await form.getByRole('button', { name: '保存', exact: true }).click();
  await form.waitFor({ state: 'detached' });
  // The page shows what was saved, and knows its version, a moment after the dialog has gone.
  await social.locator('.plan-grid').getByText(today, { exact: true }).first().waitFor();
  await social.getByRole('button', { name: '提交审批' }).click();
  await social.getByText('待审批', { exact: true }).first().waitFor();

  await coordinator.reload();
  await coordinator.getByRole('button', { name: '批准', exact: true }).click();
  await coordinator.getByRole('dialog').getByRole('button', { name: '批准', exact: true }).click();
  await coordinator.getByText('已批准', { exact: true }).first().waitFor();
  await social.reload();
  await social.getByRole('button', { name: '开始执行' }).click();
  await social.getByRole('dialog').getByRole('button', { name: '开始执行' }).click();
  await social.getByText('执行中', { exact: true }).first().waitFor();

  // On paper: what was agreed, who signs, and on A4 nothing of the console around it.
  await social.getByRole('link', { name: '打印' }).click();
  const sheet = social.getByRole('article');
  await sheet.getByText('年内卖出樱桃五百斤').waitFor();
  await sheet.getByText('想把樱桃卖个好价钱。').waitFor();
  expect(await sheet.getByRole('listitem').filter({ hasText: '日期' }).count()).toBe(4);
  await social.emulateMedia({ media: 'print' });
  expect(await social.getByRole('navigation').first().isVisible()).toBe(false);
  const paper = await social.pdf({ preferCSSPageSize: true });
  expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
  // One sheet of A4: 595 by 842 points.
  expect(paper.toString('latin1').match(/\/MediaBox\s*\[[^\]]*\]/g)).toEqual(['/MediaBox [0 0 594.95996 841.91998]']);
}, 180_000);

it('hands a case with open duties over: everything open moves, what was done stays with whoever did it', async () => {
  const social = await signedIn('demo.social');
  const { cases } = await ask<{
    cases: { edges: { node: { id: string; household: { id: string }; counts: { open: number; done: number } } }[] };
  }>(social, '{ cases(first: 20, filter: { mine: true, open: true }) { edges { node { id household { id } counts { open done } } } } }');
  const found = cases.edges.map((edge) => edge.node).find((node) => node.counts.open > 1 && node.counts.done > 0);
  const coordinator = await signedIn('demo.coordinator');
  await coordinator.goto(`${product.url}/cases/${found?.household.id}?tab=case`);
  const open = found?.counts.open ?? 0;
  await coordinator.getByRole('heading', { name: new RegExp(`未办事项（${open}，`) }).waitFor();
  await coordinator.getByRole('link', { name: '移交', exact: true }).click();
  const dialog = coordinator.locator('.ant-modal');
  await dialog.getByText(new RegExp(`一次移交全部未办：${open} 项`)).waitFor();
  await choose(dialog.getByLabel('新负责人'), '林静');
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
