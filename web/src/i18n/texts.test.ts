{
}
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

type Tree = { readonly [key: string]: string | Tree };

const source = fileURLToPath(new URL('..', import.meta.url));
/** Each part is a file in both languages. */
const PARTS = readdirSync(join(source, 'i18n', 'zh-CN')).map((file) => file.replace(/\.json$/, ''));

function read(language: string, part: string): Tree {
  return JSON.parse(readFileSync(join(source, 'i18n', language, `${part}.json`), 'utf8')) as Tree;
}

function leaves(tree: Tree, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(prefix + key, value);
    else for (const [path, text] of leaves(value, `${prefix}${key}.`)) found.set(path, text);
  }
  return found;
}

/** English tells one from many where Chinese does not. */
const singular = (key: string): string => key.replace(/_one$/, '');
const holes = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();

/** The keys that the sources name: whole ones, and the beginnings of those that end in a value of the contract. */
function used(): { keys: Set<string>; stems: Set<string> } {
  const keys = new Set<string>();
  const stems = new Set<string>();
  const files = readdirSync(source, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name),
  );
  for (const entry of files) {
    const code = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    for (const [, key] of code.matchAll(/\bt\(\s*'([\w.]+)'/g)) keys.add(key ?? '');
    // A key may be chosen before it is read: then it stands as a text of its own.
    for (const [, literal] of code.matchAll(/'(\w+(?:\.\w+)+)'/g)) if (all.has(literal ?? '')) keys.add(literal ?? '');
    for (const [, stem] of code.matchAll(/\bt\(\s*`([\w.]+)\$\{/g)) stems.add(stem ?? '');
  }
  return { keys, stems };
}

const all = new Map(PARTS.flatMap((part) => Array.from(leaves(read('zh-CN', part)))));

describe('texts', () => {
  it.each(PARTS)('%s has the same keys and the same holes in both languages', (part) => {
    const zh = leaves(read('zh-CN', part));
    const en = leaves(read('en', part));
    expect([...new Set([...en.keys()].map(singular))].sort()).toEqual([...zh.keys()].sort());
    const differing = [...en].filter(([key, text]) => holes(text).join() !== holes(zh.get(singular(key)) ?? '').join());
    expect(differing).toEqual([]);
  });

  it('stand in one part each', () => {
    expect(PARTS.reduce((sum, part) => sum + leaves(read('zh-CN', part)).size, 0)).toBe(all.size);
  });

  it('are never empty', () => {
    const texts = ['zh-CN', 'en'].flatMap((language) => PARTS.flatMap((part) => Array.from(leaves(read(language, part)))));
    expect(texts.filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('are all used, and nothing is used that is missing', () => {
    const { keys, stems } = used();
    expect([...keys].filter((key) => !all.has(key))).toEqual([]);
    expect([...all.keys()].filter((key) => !keys.has(key) && ![...stems].some((stem) => key.startsWith(stem)))).toEqual([]);
    expect([...stems].filter((stem) => ![...all.keys()].some((key) => key.startsWith(stem)))).toEqual([]);
  });

  it('name every code that a command can be refused with', () => {
    const schema = readFileSync(join(source, '..', '..', 'schema', 'schema.graphql'), 'utf8');
    const body = /enum UserErrorCode \{([\s\S]*?)\n\}/.exec(schema)?.[1] ?? '';
    const codes =
      body
        .replaceAll(/"""[\s\S]*?"""/g, '')
        .match(/^\s+[A-Z_]+$/gm)
        ?.map((each) => each.trim()) ?? [];
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.filter((code) => !all.has(`error.${code}`))).toEqual([]);
  });
});
