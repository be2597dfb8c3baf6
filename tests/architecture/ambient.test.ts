import { describe, expect, it } from 'vitest';
import { parseSource, type SourceFile, sourceFiles } from './source-files.js';

/** What makes code depend on when and where it runs; elsewhere it comes in as a clock, a seed or a setting. */
const AMBIENT = /\bprocess\s*\.\s*env\b|\bnew Date\(\s*\)|\bDate\.now\(|\bMath\.random\(/g;

function uses(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => !file.path.startsWith('server/src/platform/') && !file.path.endsWith('.test.ts'))
    .flatMap((file) => [...file.code.matchAll(AMBIENT)].map(([found]) => `${file.path}: ${found}`));
}

describe('environment, clock and chance', () => {
  it('are read in the platform only', () => {
    expect(uses(sourceFiles('server/src'))).toEqual([]);
  });

  it.each(['process.env.PORT', "process.env['PORT']", 'new Date()', 'Date.now()', 'Math.random()'])('%s is caught', (text) => {
    expect(uses([parseSource('server/src/modules/areas/area.ts', `const x = ${text};`)])).toHaveLength(1);
  });

  it('a given time and a comment are no breach', () => {
    expect(uses([parseSource('server/src/modules/areas/area.ts', 'const x = new Date(given); // not new Date()')])).toEqual([]);
  });
});
