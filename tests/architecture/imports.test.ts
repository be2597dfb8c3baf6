import { describe, expect, it } from 'vitest';
import { breaches, EXEMPTIONS } from './import-law.js';
import { parseSource, sourceFiles } from './source-files.js';

const files = [...sourceFiles('server/src'), ...sourceFiles('web/src')];

/** What the law says about one line in one file. */
const judge = (path: string, line: string): string[] => breaches([parseSource(path, line)], []);

describe('import law', () => {
  it('holds in every source file', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(breaches(files)).toEqual([]);
  });

  it('has no more exemptions than agreed, each with a reason and each still needed', () => {
    expect(EXEMPTIONS.length).toBeLessThanOrEqual(3);
    for (const exempt of EXEMPTIONS) {
      expect(exempt.reason).not.toBe('');
      expect(
        breaches(
          files,
          EXEMPTIONS.filter((other) => other !== exempt),
        ).join('\n'),
      ).toContain(`${exempt.file} imports ${exempt.imports}`);
    }
  });

  it.each([
    ['server/src/platform/clock.ts', "import { Area } from '../modules/areas/index.js';", 'knows no domain module'],
    ['server/src/migrations/1-x.ts', "import { Area } from '../modules/areas/index.js';", 'stands for itself'],
    ['server/src/modules/weather/index.ts', "import 'pg';", 'has no place in the order'],
    ['server/src/modules/areas/area.ts', "import type { Task } from '../tasks/index.js';", 'only modules below'],
    ['server/src/modules/tasks/task.ts', "export { Area } from '../areas/area.js';", 'through its index.ts'],
    ['server/src/app.ts', "const x = await import('./modules/areas/area.js');", 'through its index.ts'],
    ['server/src/modules/matching/engine/solve.ts', "import {\n  readFile,\n} from 'node:fs/promises';", 'engine is pure'],
    ['server/src/modules/matching/engine/flow/bid.ts', "import { x } from '../../plan.js';", 'engine is pure'],
    ['web/src/ui/Panel.tsx', "import { useQuery } from '@apollo/client/react';", 'no GraphQL and no routes'],
    ['web/src/ui/Panel.tsx', "import { pages } from '../routes/pages';", 'no GraphQL and no routes'],
  ])('catches in %s: %s', (path, line, rule) => {
    expect(judge(path, line).join()).toContain(rule);
  });

  it.each([
    ['server/src/modules/tasks/task.ts', "import { Area } from '../areas/index.js';"],
    ['server/src/modules/matching/engine/solve.ts', "import { bid } from './flow/bid.js';\nimport highs from 'highs';"],
    ['server/src/modules/matching/engine/solve.test.ts', "import { it } from 'vitest';"],
    ['server/src/modules/areas/area.ts', "// import { Task } from '../tasks/index.js';\nimport { clock } from '../../platform/clock.js';"],
    ['web/src/ui/Panel.tsx', "import { Card } from 'antd';"],
  ])('allows in %s: %s', (path, line) => {
    expect(judge(path, line)).toEqual([]);
  });
});
