import { copyFileSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { graphqlDocuments } from './build/graphql-documents.ts';

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

// The server compares a request's origin with its host, so the host stays the one that the browser asked.
const target = { target: process.env['FINEMESH_DEV_SERVER'] ?? 'http://127.0.0.1:4000', changeOrigin: false };

export default defineConfig({
  root: at('.'),
  plugins: [graphqlDocuments(), react(), documentRegister()],
  build: { target: 'es2022', manifest: true, chunkSizeWarningLimit: 1200, assetsInlineLimit: 0 },
  server: {
    host: '127.0.0.1',
    proxy: { '/graphql': target, '/upload': target, '/templates': target },
  },
});
