import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const documents = fileURLToPath(new URL('../src/gql/documents/', import.meta.url));
const call = /\bgraphql\(\s*`\s*(?:#[^\n]*\n\s*)*(?:query|mutation|subscription|fragment)\s+(\w+)[^`]*`\s*,?\s*\)/g;

/**
 * Replaces each `graphql(`…`)` by an import of its generated module, so that a page carries only the
 * documents it uses and the browser never parses GraphQL text.
 */
export function graphqlDocuments(): Plugin {
  return {
    name: 'finemesh:graphql-documents',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/src\/.*\.tsx?$/.test(id) || id.includes('/src/gql/') || !code.includes('graphql(')) return null;
      const names = new Set<string>();
      const replaced = code.replace(call, (_, name: string) => {
        names.add(name);
        return `graphqlDocument_${name}`;
      });
      const imports = [...names].map((name) => `import graphqlDocument_${name} from ${JSON.stringify(`${documents}${name}.js`)};`);
      return { code: `${imports.join('')}${replaced}`, map: null };
    },
  };
}
