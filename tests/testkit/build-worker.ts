import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Threads run built code: builds one entry file of the server as it stands now, not as the last build left it. */
export function buildWorker(entry: string): void {
  const options = '--ignoreConfig --outDir dist --rootDir src --target es2023 --module nodenext --strict --skipLibCheck --types node';
  execFileSync(fileURLToPath(new URL('../../node_modules/.bin/tsc', import.meta.url)), [...options.split(' '), `src/${entry}`], {
    cwd: `${root}/server`,
    stdio: 'pipe',
  });
}
