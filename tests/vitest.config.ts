import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Vite would pick graphql's other build than Node does, and graphql refuses to work with two copies of itself. */
const alias = [{ find: /^graphql$/, replacement: 'graphql/index.js' }];

type TestOptions = NonNullable<TestProjectInlineConfiguration['test']>;

function suite(name: string, test: TestOptions): TestProjectInlineConfiguration {
  return { root, resolve: { alias }, test: { name, environment: 'node', ...test } };
}

/** Suites that talk to a real PostgreSQL and to the server as built, so that decorators behave as in production. */
function onDatabase(name: string, test: TestOptions = {}): TestProjectInlineConfiguration {
  return suite(name, {
    include: [`tests/${name}/**/*.test.ts`],
    globalSetup: ['tests/setup/postgres.ts'],
    server: { deps: { external: [/\/server\/dist\//] } },
    // A process loads the server once for all its files (8.9 s against 3.3 s for eight files). Two, because the database
    // works while a process waits for it, and the other way round.
    isolate: false,
    maxWorkers: 2,
    // Limits against hanging only; a machine that does other work besides may be several times slower.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    ...test,
  });
}

/** One project per suite; `scripts/test.mjs` runs them in this order. */
export default defineConfig({
  root,
  test: {
    projects: [
      suite('unit', {
        include: ['server/src/**/*.test.ts', 'web/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
        // Some start processes and databases, which takes its time on a busy machine.
        testTimeout: 30_000,
        hookTimeout: 30_000,
      }),
      onDatabase('architecture'),
      onDatabase('api'),
      onDatabase('access'),
      suite('e2e', {
        include: ['tests/e2e/**/*.test.ts'],
        // Each journey drives a browser and a server of its own; two at once made a dialog slow enough to be missed.
        maxWorkers: 1,
        testTimeout: 240_000,
        hookTimeout: 240_000,
      }),
    ],
  },
});
