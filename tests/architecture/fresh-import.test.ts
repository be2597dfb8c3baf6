import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const dist = here('../../server/dist');
const folder = mkdtempSync(join(tmpdir(), 'finemesh-import-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The failures of importing each module first, by path. */
async function importEach(paths: readonly string[]): Promise<Record<string, string>> {
  const { stdout } = await promisify(execFile)(process.execPath, [here('fresh-import.mjs'), ...paths], { maxBuffer: 50_000_000 });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Record<string, string>;
}

describe('the built server', () => {
  // Each of some nine hundred modules evaluates what it needs anew.
  it('has no module that works only when another was loaded before it', { timeout: 240_000 }, async () => {
    const paths = readdirSync(dist, { recursive: true, encoding: 'utf8' })
      // Processes and threads of their own: they start to work when they are imported.
      .filter((name) => name.endsWith('.js') && !/(^main|-cli|-worker)\.js$/.test(name))
      .map((name) => join(dist, name));
    expect(paths.length).toBeGreaterThan(20);
    expect(await importEach(paths)).toEqual({});
  });

  it('would be caught with a circle of decorated classes', async () => {
    const circle = join(folder, 'server', 'dist');
    mkdirSync(circle, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(circle, 'a.js'), "import { B } from './b.js';\nexport class A {}\nexport const uses = [B];\n");
    writeFileSync(join(circle, 'b.js'), "import { A } from './a.js';\nexport class B {}\nexport const uses = [A];\n");
    writeFileSync(join(circle, 'entry.js'), "export * from './a.js';\n");
    const failures = await importEach(['a.js', 'b.js', 'entry.js'].map((name) => join(circle, name)));
    expect(Object.keys(failures).length).toBeGreaterThan(0);
    expect(Object.values(failures).join()).toContain('before initialization');
  });
});
