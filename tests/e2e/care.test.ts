import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, launchProfile } from '../testkit/browser.js';
import { ask as askAt, DESK, signIn } from '../testkit/console.js';
import { Product } from '../testkit/product.js';

const NOTE = `只在保密档案里的话 ${randomUUID()}`;
const PLAN = `安全计划 ${randomUUID()}`;

/** Two hundred texts that only the file of the case may show. */
const CANARIES = Array.from({ length: 200 }, (_, at) => `canary${randomUUID().replaceAll('-', '')}n${at}`);

let product: Product;
let browser: Browser;
let profile = '';
beforeAll(async () => {
  browser = await launchBrowser();
  profile = mkdtempSync(join(tmpdir(), 'finemesh-profile-'));
  product = await Product.start('small');
});
afterAll(async () => {
  await browser?.close();
  await product?.remove();
  rmSync(profile, { recursive: true, force: true });
});

const signedIn = async (username: string, own?: BrowserContext): Promise<Page> =>
  signIn(own ?? (await browser.newContext({ ...DESK, viewport: { width: 1366, height: 900 } })), product.url, username);

const ask = <T>(page: Page, query: string, variables: object = {}): Promise<T> => askAt(page, product.url, query, variables);

it(
  'goes from a referral over item 9 and the safety card to an alert closed by a second person, and the coordinator sees none of it',
  { timeout: 300_000 },
  async () => {
    const coordinator = await signedIn('demo.coordinator');
    const { households } = await ask<{
      households: {
        edges: { node: { id: string; number: string; members: { relation: string; person: { id: string; isMinor: boolean } }[] } }[];
      };
    }>(
      coordinator,
      '{ households(first: 50, filter: { areaCode: "370212" }) { edges { node { id number members { relation person { id isMinor } } } } } }',
    );
    const household = households.edges
      .map((edge) => edge.node)
      .find((node) => node.members[0]?.relation === 'HEAD' && !node.members[0].person.isMinor);
    if (!household) throw new Error('no household');
    await ask(coordinator, 'mutation C($input: ConsentRecordInput!) { consentRecord(input: $input) { userErrors { code } } }', {
      input: {
        requestId: randomUUID(),
        householdId: household.id,
        personId: household.members[0]?.person.id,
        purpose: 'PSYCHOLOGICAL_CARE',
        givenBy: '本人',
      },
    });
    await coordinator.goto(`${product.url}/cases/${household.id}`);
    await coordinator.getByRole('button', { name: '转介' }).click();
    await coordinator.getByText('已转介。').waitFor();

    const desk = await launchProfile(profile);
    const worker = await signedIn('demo.social', desk);
    await worker.goto(`${product.url}/care`);
    const row = worker.getByRole('row').filter({ hasText: household.number });
    await row.getByRole('button', { name: '已告知保密界限，接收' }).click();
    await row.getByRole('link', { name: '打开' }).click();
    const alertRow = (page: Page) => page.getByRole('row').filter({ hasText: '量表回答' }).filter({ hasText: household.number });
    await worker.getByLabel('查阅目的').fill('今天的会谈');
    await worker.getByRole('button', { name: '查阅' }).click();
    await worker.getByRole('button', { name: '新建会谈记录' }).click();
    await worker.getByLabel('记录', { exact: true }).fill(NOTE);
    await worker.getByText('草稿已保存').waitFor();
    await worker.getByRole('button', { name: 'PHQ-9' }).click();
    await worker.getByRole('radio').first().waitFor();
    for (let item = 1; item <= 8; item += 1) await worker.keyboard.press('0');
    expect(await worker.getByRole('alert').count()).toBe(0);
    // The card is in the page already: it comes without a network too.
    await desk.setOffline(true);
    await worker.keyboard.press('1');
    const card = worker.getByRole('alert').filter({ hasText: '12356' });
    await card.waitFor();
    expect(await card.innerText()).toMatch(/120[^]*110[^]*08:00–22:00/);
    await desk.setOffline(false);
    await worker.getByText('已答 9/9，合计 1').waitFor();
    await worker.getByRole('button', { name: '保存测评' }).click();
    await worker.getByText('得分 1', { exact: true }).waitFor();
    await worker.getByRole('button', { name: '返回记录' }).click();
    await worker.getByText('第 9 题大于 0').waitFor();
    await worker.getByRole('button', { name: '签署' }).click();
    await worker.getByText('已签署').waitFor();
    await worker.getByText(NOTE).waitFor();

    await alertRow(worker).getByRole('button', { name: '我来处理' }).click();
    await alertRow(worker).getByRole('button', { name: '评估并写安全计划' }).click();
    await worker
      .getByRole('dialog')
      .getByLabel(/安全计划/)
      .fill(PLAN);
    await worker.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await alertRow(worker).getByText('须由另一人关闭').waitFor();

    const supervisor = await signedIn('demo.clinical');
    await supervisor.goto(`${product.url}/care`);
    await alertRow(supervisor).getByRole('button', { name: '复核并关闭' }).click();
    const dialog = supervisor.getByRole('dialog');
    await dialog.getByLabel('复核结论与约定').fill('已与家人约定');
    await dialog.getByLabel('回访日期').fill('2099-01-05');
    await supervisor.keyboard.press('Tab');
    await dialog.getByRole('button', { name: '保存' }).click();
    await alertRow(supervisor).waitFor({ state: 'detached' });

    // Two hundred addenda are read in the page; when it is locked and closed, the browser's folder holds none of them.
    const { supportReferrals } = await ask<{
      supportReferrals: { edges: { node: { sessions: { id: string }[]; household: { id: string } } }[] };
    }>(worker, '{ supportReferrals(first: 100, filter: { mine: true }) { edges { node { sessions { id } household { id } } } } }');
    const sessionId = supportReferrals.edges.find((edge) => edge.node.household.id === household.id)?.node.sessions[0]?.id;
    for (const text of CANARIES)
      await ask(
        worker,
        'mutation A($input: SupportSessionAddendumInput!) { supportSessionAddendumAdd(input: $input) { userErrors { code } } }',
        {
          input: { requestId: randomUUID(), sessionId, text },
        },
      );
    await worker.getByRole('button', { name: '锁定' }).click();
    await worker.getByLabel('查阅目的').fill('查看补充');
    await worker.getByRole('button', { name: '查阅', exact: true }).click();
    await worker.getByText(CANARIES.at(-1) ?? '').waitFor();
    const read = await worker.content();
    expect(CANARIES.filter((canary) => read.includes(canary)).length).toBe(200);
    await worker.getByRole('button', { name: '锁定' }).click();
    await worker.getByText(NOTE).waitFor({ state: 'detached' });
    expect(await worker.title()).toBe('心理支持 · 织密');
    expect(worker.url()).not.toMatch(/canary|%E4/);
    // What pages can ask of the browser: its storages, with the contents of its databases and caches.
    const kept = await worker.evaluate<string>(`(async () => {
    const stores = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise((done, fail) => Object.assign(indexedDB.open(name), { onsuccess: (event) => done(event.target.result), onerror: fail }));
      for (const store of database.objectStoreNames)
        stores.push(await new Promise((done) => (database.transaction(store).objectStore(store).getAll().onsuccess = (event) => done(event.target.result))));
    }
    const cached = [];
    for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) cached.push(await (await caches.match(request)).text());
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, stores, cached, history.state, location.href]);
  })()`);
    await worker.evaluate("localStorage.setItem('beacon', 'beacon-in-this-profile')");
    await desk.close();
    const secrets = [NOTE.slice(-36), PLAN.slice(-36), ...CANARIES];
    expect(secrets.filter((secret) => kept.includes(secret))).toEqual([]);
    const files = readdirSync(profile, { recursive: true, encoding: 'utf8' })
      .map((name) => join(profile, name))
      .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true)
      .map((path) => readFileSync(path));
    const holding = (text: string) => files.filter((file) => file.includes(text) || file.includes(Buffer.from(text, 'utf16le'))).length;
    // The scan finds what is there: a word that the page did keep.
    expect(holding('beacon-in-this-profile')).toBeGreaterThan(0);
    expect(secrets.filter((secret) => holding(secret) > 0)).toEqual([]);

    await coordinator.goto(`${product.url}/cases/${household.id}`);
    await coordinator.getByText('有心理支持').waitFor();
    const seen = await coordinator.content();
    for (const secret of [NOTE, PLAN, 'PHQ', '第 9 题']) expect(seen).not.toContain(secret);
    const refused = await ask<{ supportReferrals: null } | null>(coordinator, '{ supportReferrals { totalCount } }');
    expect(refused?.supportReferrals ?? null).toBeNull();
  },
);
