import { chromium } from 'playwright-core';
const base = 'http://127.0.0.1:5510';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const shots = process.argv.slice(2);
for (const spec of shots) {
  const [name, user, path, size = '1366x768', lang = 'zh-CN', full = ''] = spec.split('|');
  const [width, height] = size.split('x').map(Number);
  const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN' });
  const page = await context.newPage();
  page.on('console', (m) => { if (m.type() === 'error') console.log(name, 'console:', m.text().slice(0, 300)); });
  page.on('pageerror', (e) => console.log(name, 'pageerror:', e.message.slice(0, 300)));
  await page.goto(base + '/login');
  await page.getByLabel('账号', { exact: true }).fill(user);
  await page.getByLabel('密码', { exact: true }).fill('finemesh-demo');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL((u) => !u.pathname.startsWith('/login'));
  await page.evaluate((l) => localStorage.setItem('finemesh.language', l), lang);
  await page.goto(base + path);
  await page.waitForLoadState('networkidle').catch(() => {});
  await page.waitForTimeout(900);
  await page.screenshot({ path: `/tmp/coverage-shots/${name}.png`, fullPage: full === 'full' });
  await context.close();
}
await browser.close();
