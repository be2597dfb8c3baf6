import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const dist = fileURLToPath(new URL('../../web/dist/', import.meta.url));

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}

const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8')) as Record<string, Chunk>;

/** Every file that the browser fetches before the given modules run: their own chunks and all that these import. */
function filesOf(modules: readonly string[]): Set<string> {
  const files = new Set<string>();
  const queue = [...modules];
  const seen = new Set<string>();
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`${name} is not in the build`);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    queue.push(...(chunk.imports ?? []));
  }
  return files;
}

/** Kilobytes (1,000 bytes) over the wire, each file compressed by itself as the server does. */
function kilobytes(modules: readonly string[]): number {
  return [...filesOf(modules)].reduce((sum, file) => sum + gzipSync(readFileSync(dist + file)).length, 0) / 1000;
}

const TEXTS = ['src/i18n/zh-CN/base.json', 'src/i18n/zh-CN/login.json', 'src/i18n/zh-CN/staff.json', 'src/i18n/zh-CN/coverage.json'];
const STAFF = ['index.html', 'src/routes/staff.tsx', 'src/routes/StaffLayout.tsx', ...TEXTS];

const PAGES = [
  'src/features/today/TodayPage.tsx',
  'src/features/households/CasesPage.tsx',
  'src/features/households/CasePage.tsx',
  'src/features/needs/BoardPage.tsx',
  'src/features/matching/PlanPage.tsx',
  'src/features/volunteers/VolunteersPage.tsx',
  'src/features/coverage/OverviewPage.tsx',
  'src/features/coverage/LedgerPage.tsx',
  'src/features/coverage/UnmetPage.tsx',
  'src/features/grid/GridPage.tsx',
  'src/features/resources/ResourcesPage.tsx',
  'src/features/imports/ImportsPage.tsx',
  'src/features/imports/ImportPage.tsx',
  'src/features/admin/AdminPage.tsx',
];

const PHONE = ['index.html', 'src/routes/phone.tsx', 'src/i18n/zh-CN/base.json', 'src/i18n/zh-CN/phone.json'];

describe('what the console weighs, compressed', () => {
  it('is at most 290 kB for the sign-in', () => {
    expect(
      kilobytes(['index.html', 'src/routes/staff.tsx', 'src/features/session/LoginPage.tsx', ...TEXTS.slice(0, 2)]),
    ).toBeLessThanOrEqual(290);
  });

  it.each(PAGES)('is at most 680 kB for %s', (page) => {
    expect(kilobytes([...STAFF, page])).toBeLessThanOrEqual(680);
  });

  it('is at most 160 kB for the volunteer’s view', () => {
    expect(kilobytes(PHONE)).toBeLessThanOrEqual(160);
  });

  it('holds no part of the component library in the volunteer’s view', () => {
    const text = [...filesOf(PHONE)].map((file) => readFileSync(dist + file, 'utf8')).join('');
    expect(text).not.toMatch(/ant-(?:btn|select|modal)/);
  });
});
