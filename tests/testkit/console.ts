import { mkdirSync } from 'node:fs';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { onTestFailed, vi } from 'vitest';

/** Of every account of the demo world. */
const DEMO_PASSWORD = 'finemesh-demo';

/** A browser of a desk, in Chinese. */
export const DESK = { locale: 'zh-CN', viewport: { width: 1366, height: 768 } } as const;

interface Options {
  readonly password?: string;
  /** Where somebody comes in. */
  readonly entry?: string;
  /** Milliseconds that each step may take. */
  readonly patience?: number;
}

/** Signs in on a new page of a context, which is photographed when the running test fails. */
export async function signIn(
  context: BrowserContext,
  url: string,
  username: string,
  { password = DEMO_PASSWORD, entry = '/login', patience = 30_000 }: Options = {},
): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  onTestFailed(async ({ task }) => {
    if (page.isClosed()) return;
    mkdirSync('tests/.artifacts', { recursive: true });
    const file = task.file.name.replace(/^.*\/|\.test\.ts$/g, '');
    await page.screenshot({ path: `tests/.artifacts/${file}-${username}.png`, fullPage: true });
  });
  await page.goto(url + entry);
  await page.getByLabel('账号', { exact: true }).fill(username);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByLabel('密码', { exact: true }).waitFor({ state: 'detached' });
  return page;
}

/** Asks the server with the cookie of a page, as another client would. */
export async function ask<T>(page: Page, url: string, query: string, variables: object = {}): Promise<T> {
  const response = await page.request.post(`${url}/graphql`, { headers: { 'x-finemesh-csrf': '1' }, data: { query, variables } });
  return ((await response.json()) as { data: T }).data;
}

/** The list of choices that is open. */
export const openList = (page: Page): Locator => page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');

/**
 * Chooses an entry of a select and sees that it is chosen. On a busy machine a robot clicks while the dialog or the list still moves,
 * or while an answer puts other entries there, and its click goes nowhere: then it does as a person would, and clicks again.
 * @param typed what is written into the field to find the entry
 */
export async function choose(field: Locator, text: string | RegExp, typed?: string): Promise<void> {
  const page = field.page();
  const box = field.first();
  const select = box.locator('xpath=ancestor::*[contains(concat(" ", @class, " "), " ant-select ")][1]');
  const chosen = select.filter({ hasText: text });
  const entry = openList(page).locator('.ant-select-item-option').filter({ hasText: text }).first();
  await vi.waitFor(
    async () => {
      if ((await chosen.count()) > 0) return;
      if ((await openList(page).count()) === 0) await box.click();
      if (typed !== undefined) await box.fill(typed);
      await entry.click({ timeout: 5_000 });
      await chosen.waitFor({ timeout: 3_000 });
    },
    { timeout: 60_000, interval: 250 },
  );
}
