import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { fileURLToPath } from 'node:url';

/** A source file as the laws see it. */
export interface SourceFile {
  /** From the project folder, e.g. `server/src/modules/areas/area.ts`. */
  readonly path: string;
  /** Without comments. */
  readonly code: string;
  /** What it imports, types included: relative ones as paths like `path` above, packages by their name. */
  readonly imports: readonly string[];
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Text literals are kept whole, so that `//` inside an address is no comment. */
const COMMENT_OR_TEXT = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;
const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g;

/** Reads one file's text; separate from the disk so that a law can be shown a planted fault. */
export function parseSource(path: string, text: string): SourceFile {
  const code = text.replace(COMMENT_OR_TEXT, (found) => (found.startsWith('/') ? ' ' : found));
  const imports = [...code.matchAll(IMPORT)].map(([, target = '']) =>
    target.startsWith('.') ? join(dirname(path), target).replace(/\.js$/, '.ts') : target,
  );
  return { path, code, imports };
}

/** Every TypeScript file below a folder of the project, generated ones left out. */
export function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('gql/'))
    .toSorted()
    .map((name) => parseSource(join(folder, name), readFileSync(join(root, folder, name), 'utf8')));
}
