// Imports every given module of the built server as if it were the first, and prints those that fail as JSON.
import { register } from 'node:module';
import { pathToFileURL } from 'node:url';

register('./fresh-hook.mjs', import.meta.url);

/** @type {Record<string, string>} */
const failures = {};
let number = 0;
for (const path of process.argv.slice(2)) {
  number += 1;
  try {
    await import(`${pathToFileURL(path).href}?fresh=${number}`);
  } catch (error) {
    failures[path] = String(error);
  }
}
console.log(JSON.stringify(failures));
process.exit(0);
