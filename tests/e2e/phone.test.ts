/// <reference lib="dom" />
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { openPhone } from '../testkit/browser.js';
import { Product } from '../testkit/product.js';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let product: Product;
/** The phone's own storage, which outlives its browser. */
const profile = mkdtempSync(join(tmpdir(), 'finemesh-phone-'));
let context: BrowserContext;

beforeAll(async () => {
  product = await Product.start('small');
  context = await openPhone(profile, 'block');
});
afterAll(async () => {
  await context?.close();
  await product?.remove();
  rmSync(profile, { recursive: true, force: true });
});

async function open(): Promise<Page> {
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(15_000);
  await page.goto(`${product.url}/m`);
  return page;
}

/** What the server holds of the volunteer, asked past the phone's own storage. */
interface OnServer {
  myOffers: { id: string }[];
  myAssignments: {
    id: string;
    state: string;
    log: string | null;
    photos: { id: string }[];
    marks: { kind: string; happenedAt: string; receivedAt: string }[];
  }[];
  viewer: { volunteer: { absences: { from: string }[] } };
  myLeadReports: { edges: { node: { content: string; tier: string } }[] };
}

function onServer(page: Page): Promise<OnServer> {
  return page.evaluate(async () => {
    const query =
      '{ myOffers { id } myAssignments(includePast: true) { id state log photos { id } marks { kind happenedAt receivedAt } } viewer { volunteer { absences { from } } } myLeadReports(first: 20) { edges { node { content tier } } } }';
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-finemesh-csrf': '1' },
      body: JSON.stringify({ query }),
    });
    return ((await response.json()) as { data: OnServer }).data;
  });
}

/** How many alerts of the field the clinical supervisor sees. */
async function concerns(): Promise<number> {
  const ask = async (query: string, cookie: string, variables: object = {}) =>
    fetch(`${product.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-finemesh-csrf': '1', cookie },
      body: JSON.stringify({ query, variables }),
    });
  const door = await ask('mutation S($input: SessionSignInInput!) { sessionSignIn(input: $input) { userErrors { code } } }', '', {
    input: { username: 'demo.clinical', password: 'finemesh-demo' },
  });
  const cookie = door.headers.get('set-cookie')?.split(';')[0] ?? '';
  const answer = (await (await ask('{ riskAlerts(first: 100) { totalCount } }', cookie)).json()) as {
    data: { riskAlerts: { totalCount: number } };
  };
  return answer.data.riskAlerts.totalCount;
}

/** A picture of one pixel. */
const DOT = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** Checks in, takes a photo if asked to, logs and raises a concern on the page of a task, with whatever network there is. */
async function serve(page: Page, chip: string, { photo = false } = {}): Promise<void> {
  await page.getByRole('button', { name: '到达签到' }).click();
  if (photo) {
    await page.getByLabel('家里人同意，照片里认不出人').check();
    await page.locator('input[type=file]').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: DOT });
    await page.getByText('已存 1 张').waitFor();
  }
  await page.getByRole('button', { name: chip }).click();
  await page.getByRole('button', { name: '完成并提交' }).click();
  await page.getByText('谢谢您！').waitFor();
  await page.getByRole('button', { name: '我有些担心这家人' }).click();
  await page.getByLabel('您注意到了什么？').fill('老人说晚上睡不着，不想见人。');
  await page.getByRole('button', { name: '告诉值班人员' }).click();
  await page.getByText('值班人员会收到并跟进').waitFor();
}

async function beAway(page: Page, from: string, until: string): Promise<void> {
  await page.getByRole('link', { name: '我的' }).click();
  await page.getByLabel('从', { exact: true }).fill(from);
  await page.getByLabel('到', { exact: true }).fill(until);
  await page.getByRole('button', { name: '登记请假' }).click();
}

/** Reports a need from the first page: three taps. */
async function report(page: Page, chip: string): Promise<void> {
  await page.getByRole('link', { name: '首页' }).click();
  await page.getByRole('link', { name: '上报需要帮助的人' }).click();
  await page.getByRole('button', { name: chip }).click();
  await page.getByRole('button', { name: '上报', exact: true }).click();
  await page.getByRole('status').filter({ hasText: '已保存在本机' }).waitFor();
}

const photograph = (page: () => Page | undefined) =>
  onTestFailed(async () => {
    mkdirSync('tests/.artifacts', { recursive: true });
    await page()?.screenshot({ path: 'tests/.artifacts/phone-offline.png', fullPage: true });
  });

describe('a phone', () => {
  it('without network takes an offer, a check-in, a photo, a record, a concern, an absence and a report; closed and opened again, all arrives once', async () => {
    const before = await concerns();
    let page = await open();
    photograph(() => context.pages()[0]);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('button', { name: '接单' }).waitFor();
    const start = await onServer(page);
    expect(start.myOffers).toHaveLength(1);

    await context.setOffline(true);
    await page.getByRole('button', { name: '接单' }).click();
    await page.getByText('已保存在本机，有网络后自动发送。').waitFor();
    await serve(page, '代买药品并送到家。', { photo: true });
    await beAway(page, '2027-03-01', '2027-03-05');
    await report(page, '几天没见到人。');
    await page.getByText('7 条待发送').waitFor();
    // Nothing of it is readable where it rests.
    const account = await page.evaluate(() => (JSON.parse(localStorage.getItem('finemesh.phone.accounts') ?? '[]') as string[])[0] ?? '');
    const resting = () =>
      page.evaluate(async (owner) => {
        const read = <T>(request: IDBRequest<T>) =>
          new Promise<T>((resolve, reject) => {
            request.addEventListener('success', () => resolve(request.result));
            request.addEventListener('error', () => reject(new Error('not readable')));
          });
        const db = await read(indexedDB.open(`finemesh-phone-${owner}`));
        const rows = await read(db.transaction('outbox').objectStore('outbox').getAll());
        db.close();
        return rows.map((row: { sealed: object; leasedUntil: number }) => ({
          parts: Object.keys(row.sealed).toSorted().join(),
          leased: row.leasedUntil > 0,
        }));
      }, account);
    // Closed in the middle of an attempt, a deed would wait for the end of its lease.
    await expect.poll(resting).toEqual(Array.from({ length: 7 }, () => ({ parts: 'data,iv', leased: false })));
    await context.close();

    context = await openPhone(profile, 'block');
    page = await open();
    const second = await context.newPage();
    await second.goto(`${product.url}/m`);
    await page.getByText('下一个任务').waitFor();
    await page.getByText('条待发送').waitFor({ state: 'detached' });
    await expect.poll(async () => (await onServer(page)).viewer.volunteer.absences.map((each) => each.from)).toEqual(['2027-03-01']);
    const after = await onServer(page);
    expect(after.myOffers).toEqual([]);
    expect(after.myAssignments).toHaveLength(start.myAssignments.length + 1);
    const made = after.myAssignments.filter((visit) => visit.log === '代买药品并送到家。');
    expect(made.map((visit) => [visit.state, ...visit.marks.map((mark) => mark.kind)])).toEqual([['DONE', 'START', 'FINISH']]);
    expect(made[0]?.photos).toHaveLength(1);
    for (const mark of made[0]?.marks ?? []) expect(Date.parse(mark.happenedAt)).toBeLessThan(Date.parse(mark.receivedAt));
    expect(await concerns()).toBe(before + 1);
    const reports = (data: OnServer) => data.myLeadReports.edges.map(({ node }) => [node.content, node.tier]);
    expect(reports(after)).toEqual([['几天没见到人。', 'ROUTINE'], ...reports(start)]);
    await second.close();
  }, 180_000);

  it('whose server dies in the middle of it sends the rest to the next one, and nothing twice', async () => {
    const before = await concerns();
    const page = await open();
    photograph(() => page);
    await page.getByText('下一个任务').waitFor();
    const known = (await onServer(page)).myAssignments.length;
    await page.locator('a.m-card.large').click();
    await page.getByText('仅供本次服务使用').waitFor();
    await context.setOffline(true);
    await serve(page, '陪老人聊天。');
    await beAway(page, '2027-04-01', '2027-04-02');
    await page.getByText('4 条待发送').waitFor();

    // The server does the second deed, and dies before its answer leaves.
    let sent = 0;
    let died: Promise<void> | undefined;
    await page.route('**/graphql', async (route) => {
      const mutation = /"operationName":"(Assignment|Concern|PhoneAbsence|PhoneLeadReport)/.test(route.request().postData() ?? '');
      if (died !== undefined || !mutation) return route.continue();
      sent += 1;
      if (sent < 2) return route.continue();
      await route.fetch();
      died = product.end('SIGKILL');
      await died;
      return route.abort('connectionreset');
    });
    await context.setOffline(false);
    await expect.poll(() => died !== undefined, { timeout: 15_000 }).toBe(true);
    await died;
    await page.unroute('**/graphql');
    await page.getByText('3 条待发送').waitFor();
    await product.run();
    // Nobody does anything: the phone tries again by itself.
    await page.getByText('条待发送').waitFor({ state: 'detached', timeout: 60_000 });
    const after = await onServer(page);
    expect(after.myAssignments).toHaveLength(known);
    expect(after.myAssignments.filter((visit) => visit.log === '陪老人聊天。').map((visit) => [visit.state, visit.marks.length])).toEqual([
      ['DONE', 2],
    ]);
    expect(after.viewer.volunteer.absences.map((each) => each.from).toSorted()).toEqual(['2027-03-01', '2027-04-01']);
    expect(await concerns()).toBe(before + 1);

    // Signing out leaves nothing behind.
    await page.getByRole('link', { name: '我的' }).click();
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByLabel('密码', { exact: true }).waitFor();
    expect(await page.evaluate(async () => (await indexedDB.databases()).map((each) => each.name))).toEqual([]);
    expect(await page.evaluate(() => localStorage.getItem('finemesh.phone.accounts'))).toBeNull();
  }, 180_000);
});

describe('the view of the phone', () => {
  it('opens without network where there is a service worker, with what rests on the phone', async () => {
    await context.close();
    context = await openPhone(profile, 'allow');
    const page = await open();
    photograph(() => page);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByText('下一个任务').waitFor();
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await product.end('SIGKILL');
    await page.reload();
    await page.getByText('没有网络').waitFor();
    await page.getByText('下一个任务').waitFor();
    await product.run();
  }, 120_000);

  it('is fit for everybody: both languages, the largest text, every page', async () => {
    const page = await open();
    photograph(() => page);
    const faults: string[] = [];
    for (const language of ['zh-CN', 'en']) {
      await page.evaluate(
        ([chosen]) => {
          localStorage.setItem('finemesh.language', chosen ?? '');
          localStorage.setItem('finemesh.text-size', 'largest');
        },
        [language],
      );
      await page.goto(`${product.url}/m`);
      const door = page.locator('form');
      await door.or(page.locator('#next')).first().waitFor();
      faults.push(...(await axe(page, `${language} door`)));
      if (await door.isVisible()) await door.locator('button').click();
      await page.locator('#next').waitFor();
      faults.push(...(await axe(page, `${language} home`)));
      for (const place of ['me', 'outbox', 'report', 'times', 'inbox', 'learn', 'team', 'past']) {
        await page.goto(`${product.url}/m/${place}`);
        await page.locator('h1').waitFor();
        faults.push(...(await axe(page, `${language} ${place}`)));
      }
      await page.locator('a.m-card').first().click();
      await page.locator('.m-task').waitFor();
      await page.locator('.m-concern button').first().click();
      faults.push(...(await axe(page, `${language} task`)));
      // Nothing may stand out over the edge of a narrow screen.
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
    }
    expect(faults).toEqual([]);
  }, 120_000);
});

/** What axe finds on a page, in words. */
async function axe(page: Page, place: string): Promise<string[]> {
  // The page's policy takes no foreign scripts; the tool is evaluated instead.
  await page.evaluate(axeSource);
  return page.evaluate(async (where) => {
    const { violations } = await (
      globalThis as unknown as { axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
    ).axe.run();
    return violations.map((each) => `${where}: ${each.id} ${each.nodes[0]?.html ?? ''}`);
  }, place);
}
