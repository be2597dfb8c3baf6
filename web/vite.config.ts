import { copyFileSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';
import { graphqlDocuments } from './build/graphql-documents.ts';
import { phoneWorker } from './build/phone-worker.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Lays the register of documents beside the built console; the server reads it from there. */
function documentRegister(): Plugin {
  return {
    name: 'finemesh:document-register',
    apply: 'build',
    closeBundle() {
      mkdirSync(at('dist'), { recursive: true });
      copyFileSync(at('src/gql/persisted-documents.json'), at('dist/persisted-documents.json'));
    },
  };
}

/** What both entries need, in one file: twenty small ones compress worse and cost a weak network as many requests. */
const shared =
  /\/src\/(ui\/(Icon|Boundary|Outcome|Skeleton|tags|Notice|RefusalText|Field)\.|platform\/(headers|errors|i18n|time|clock-words|local-name|user-errors)\.|features\/session\/(SignInForm|LanguageSwitch|door)\.|gql\/(hashes|documents\/Session(SignIn|SignOut)\.))|node_modules\/(react-i18next|react-dom|i18next)\//;

/** The GraphQL client, which the volunteer's view does without. */
const client = /\/src\/platform\/(apollo|command)\.|node_modules\/(@apollo\/client|rxjs)\//;

// The server compares a request's origin with its host, so the host stays the one that the browser asked.
const target = { target: process.env['FINEMESH_DEV_SERVER'] ?? 'http://127.0.0.1:4000', changeOrigin: false };

export default defineConfig({
  root: at('.'),
  // rxjs as modern classes, without the helpers for old browsers.
  resolve: { conditions: ['es2015', ...defaultClientConditions] },
  plugins: [graphqlDocuments(), react(), documentRegister(), phoneWorker()],
  build: {
    target: 'es2022',
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'shared', test: shared },
            { name: 'client', test: client },
          ],
        },
      },
    },
    manifest: true,
    chunkSizeWarningLimit: 1200,
    assetsInlineLimit: 0,
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/graphql': target, '/upload': target, '/templates': target },
  },
});
