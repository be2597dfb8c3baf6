import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin, Rolldown } from 'vite';

const source = fileURLToPath(new URL('phone-worker-source.js', import.meta.url));

/** The modules that the volunteer's view loads, in both languages. */
const WANTED = [
  '/index.html',
  '/routes/phone.tsx',
  ...['zh-CN', 'en'].flatMap((language) =>
    ['base', 'phone', 'told', 'together', 'protect', 'learn'].map((part) => `/i18n/${language}/${part}.json`),
  ),
];

/** Lays the service worker of the volunteer's view beside the built console, with the files of which that view consists. */
export function phoneWorker(): Plugin {
  return {
    name: 'finemesh:phone-worker',
    apply: 'build',
    // After the bundler has taken out what held styles alone: a worker that asks for a file that is not there never starts.
    enforce: 'post',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((each): each is Rolldown.OutputChunk => each.type === 'chunk');
      const files = new Set<string>(['mark.svg']);
      const queue = chunks.filter((each) => WANTED.some((wanted) => each.facadeModuleId?.endsWith(wanted)));
      if (queue.length !== WANTED.length) throw new Error('the parts of the volunteer’s view are not all in the build');
      for (let chunk = queue.pop(); chunk !== undefined; chunk = queue.pop()) {
        const { fileName, imports, viteMetadata } = chunk;
        if (files.has(fileName)) continue;
        files.add(fileName);
        for (const style of viteMetadata?.importedCss ?? []) files.add(style);
        queue.push(...chunks.filter((each) => imports.includes(each.fileName)));
      }
      const lost = [...files].filter((each) => each !== 'mark.svg' && !(each in bundle));
      if (lost.length > 0) throw new Error(`files of the volunteer’s view are not in the build: ${lost.join(', ')}`);
      const paths = [...files].map((each) => `/${each}`).sort();
      const build = createHash('sha256').update(paths.join('\n')).digest('hex').slice(0, 16);
      const told = JSON.stringify({ build, files: paths });
      this.emitFile({ type: 'asset', fileName: 'phone-worker.js', source: readFileSync(source, 'utf8').replace('__PHONE_FILES__', told) });
    },
  };
}
