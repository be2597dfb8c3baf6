import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from './command.mjs';

/** Every file below a folder, sorted. @param {string} folder @returns {string[]} */
export function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .toSorted();
}

/**
 * One text that changes when the content of any of these files does. Content, not dates: a fresh checkout is new
 * everywhere and still the same.
 * @param {string[]} paths
 * @param {string[]} [more] anything else that matters
 */
export function fingerprint(paths, more = []) {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0');
  for (const text of more) hash.update(text).update('\0');
  return hash.digest('hex');
}

/** What was done last, kept beside the packages so that removing node_modules forgets it. @param {string} name */
export function stamp(name) {
  const file = join(root, 'node_modules', `.finemesh-${name}`);
  return {
    /** @param {string} value */
    matches: (value) => existsSync(file) && readFileSync(file, 'utf8') === value,
    /** @param {string} value */
    write: (value) => {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, value);
    },
  };
}
