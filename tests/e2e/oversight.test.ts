import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../testkit/browser.js';
import { DESK, signIn } from '../testkit/console.js';
import { Product } from '../testkit/product.js';
import { identityNumber } from '../api/imports/roster.js';

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

/** Chooses an area in the picker of a form. */
async function chooseArea(page: Page, picker: Locator, name: string): Promise<void> {
  await picker.click();
  await page.getByRole('menuitemcheckbox', { name }).first().click();
  await page.keyboard.press('Escape');
}

describe('oversight', () => {
  it('goes from two lists to a lead, to its decision, and a second run shows only what changed', { timeout: 240_000 }, async () => {
    const page = await signedIn('demo.coordinator');
    const compare = async (opener: string, lines: readonly string[]): Promise<void> => {
      await page.getByRole('button', { name: opener }).click();
      const dialog = page.getByRole('dialog');
      if (opener === '新建比对') {
        await chooseArea(page, dialog.getByRole('combobox').first(), '崂山区');
        await dialog.getByLabel('甲方名单').click();
        await page.getByTitle('残疾人名册').click();
      }
      await dialog
        .getByLabel('甲方文件')
        .setInputFiles({ name: '残疾人.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
      await dialog.getByRole('button', { name: '开始比对' }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    const row = (n: number, name: string) => `${name},${identityNumber(n, '19580412')},崂山区`;
    await page.goto(`${product.url}/comparisons`);
    await page.getByRole('link', { name: '医疗费用名单 与 低保特困名册' }).waitFor();
    await compare('新建比对', ['姓名,身份证号,所在区域', row(1, '慕容比对甲'), row(2, '慕容比对乙')]);
    await page.getByRole('heading', { name: '残疾人名册 与 低保特困名册' }).waitFor();
    const findings = page.getByRole('region', { name: '差异处理' });
    await findings.getByText('慕容**甲').waitFor();
    await findings
      .getByRole('row', { name: /慕容\*\*甲/ })
      .getByRole('button', { name: '转为线索' })
      .click();
    await findings.getByText('慕容**甲').waitFor({ state: 'detached' });
    await findings
      .getByRole('row', { name: /慕容\*\*乙/ })
      .getByRole('button', { name: '无需转线索' })
      .click();
    await page.getByRole('dialog').getByRole('textbox').fill('已外迁');
    await page.getByRole('dialog').getByRole('button', { name: '确认' }).click();
    await findings.getByText('没有要处理的差异').waitFor();

    // The lead is where leads are decided.
    await page.goto(`${page.url().split('?')[0]}?state=LEAD`);
    await findings.getByRole('link', { name: /^XS\d+/ }).click();
    await page.getByText('数据比对：在残疾人名册中，不在低保特困名册中。请入户核实。').first().waitFor();
    await page.goBack();

    await compare('再次比对', ['姓名,身份证号,所在区域', row(1, '慕容比对甲'), row(3, '慕容比对丙')]);
    await page.getByRole('row', { name: /^2/ }).waitFor();
    await page.getByLabel('只看本次变化').check();
    await findings.getByText('慕容**丙').waitFor();
    await findings.getByText('慕容**乙').waitFor();
    // Both of the new ones stood there before the list was narrowed; that the old one leaves shows that it was.
    await findings.getByText('慕容**甲').waitFor({ state: 'detached' });
  });

  it(
    'goes from a sealed plan to visits, findings, mending by one and verifying by another, and closes at zero',
    { timeout: 240_000 },
    async () => {
      const inspector = await signedIn('demo.bureau');
      await inspector.goto(`${product.url}/inspections?view=plans`);
      await inspector.getByRole('button', { name: '新建督查' }).click();
      const form = inspector.getByRole('dialog');
      await form.getByLabel('督查事项').fill('端到端督查');
      await chooseArea(inspector, form.getByRole('combobox').first(), '崂山区');
      await form.getByLabel('抽取户数').fill('2');
      await form.getByLabel('检查清单').fill('补贴到账\n政策知晓');
      await form.getByRole('button', { name: '封存计划' }).click();
      await inspector.getByRole('heading', { name: /端到端督查/ }).waitFor();
      await inspector.getByText('启动前封存').waitFor();
      const plan = inspector.url();
      await inspector.getByRole('button', { name: '启动并抽样' }).click();
      await inspector.getByText('用种子和名册重新抽取，结果与样本完全一致。').waitFor();
      const visits = inspector.getByRole('region', { name: '抽中家庭' });
      const recordOf = async (...answers: readonly ('正常' | '有问题')[]): Promise<void> => {
        await visits.getByRole('button', { name: '登记' }).first().click();
        const dialog = inspector.getByRole('dialog');
        for (const [at, answer] of answers.entries()) await dialog.getByText(answer, { exact: true }).nth(at).click();
        if (answers.includes('有问题')) await dialog.getByLabel('发现的问题').fill('五月补贴未到账');
        await dialog.getByRole('button', { name: '保存' }).click();
        await dialog.waitFor({ state: 'detached' });
      };
      await recordOf('有问题', '正常');
      await recordOf('正常', '正常');
      expect(await inspector.getByRole('button', { name: '清零关闭' }).count()).toBe(0);

      const coordinator = await signedIn('demo.coordinator');
      await coordinator.goto(`${product.url}/inspections`);
      await coordinator
        .getByRole('row', { name: /五月补贴未到账/ })
        .getByRole('button', { name: '登记整改' })
        .click();
      // Where the inspection goes is nothing that those on the spot see.
      expect(await coordinator.getByRole('link', { name: '督查计划' }).count()).toBe(0);
      await coordinator.getByRole('dialog').getByLabel('整改措施与结果').fill('已补发，附回单');
      await coordinator.getByRole('dialog').getByRole('button', { name: '确认' }).click();
      await coordinator
        .getByRole('row', { name: /五月补贴未到账/ })
        .getByText('待复核')
        .waitFor();
      expect(await coordinator.getByRole('button', { name: '复核销号' }).count()).toBe(0);

      await inspector.goto(plan);
      await visits.getByRole('button', { name: '复核销号' }).click();
      await inspector.getByRole('button', { name: '清零关闭' }).click();
      await inspector.getByText('已清零').first().waitFor();
    },
  );

  it('offers an auditor what an auditor may use, whatever the address asks for', { timeout: 120_000 }, async () => {
    const auditor = await signedIn('demo.auditor');
    const broken: Error[] = [];
    auditor.on('pageerror', (error) => broken.push(error));
    await auditor.goto(`${product.url}/admin?tab=weights`);
    await auditor.getByRole('alert').getByText('找不到这条内容').waitFor();
    const tabs = auditor.getByRole('navigation', { name: '管理内容' });
    expect(await tabs.getByRole('link', { name: '账号与权限' }).count()).toBe(1);
    expect(await tabs.getByRole('link', { name: '匹配权重' }).count()).toBe(0);
    expect(broken).toEqual([]);
    await auditor.context().close();
  });
});
