import { chromium } from 'playwright-core';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const c = await b.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 } });
const p = await c.newPage();
p.on('console', (m) => console.log('console', m.type(), m.text()));
p.on('pageerror', (e) => console.log('pageerror', e.message));
await p.goto('http://127.0.0.1:5800/m');
await p.getByRole('button', { name: '登录', exact: true }).click();
await p.getByText('下一个任务').waitFor();
await p.screenshot({ path: '/tmp/volunteer-shots/home.png', fullPage: true });
await p.goto('http://127.0.0.1:5800/m/me'); await p.getByText('文字大小').waitFor();
await p.screenshot({ path: '/tmp/volunteer-shots/me.png', fullPage: true });
await p.goto('http://127.0.0.1:5800/m'); await p.getByText('下一个任务').waitFor();
const next = p.locator('a.m-card.large');
if (await next.count()) { await next.click(); await p.waitForTimeout(1500); await p.screenshot({ path: '/tmp/volunteer-shots/task.png', fullPage: true }); }
await b.close();
