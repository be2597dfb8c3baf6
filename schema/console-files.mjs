// The generated files of the console: types, one module per document, and the register of documents.
import { createHash } from 'node:crypto';
import { codegen } from '@graphql-codegen/core';
import { preset } from '@graphql-codegen/client-preset';
import { parse, print, visit } from 'graphql';
import { completeDocument } from './documents.mjs';

const config = {
  inlineFragmentTypes: 'mask',
  customDirectives: { apolloUnmask: true },
  nonOptionalTypename: true,
  skipTypeNameForRoot: true,
  useTypeImports: true,
  enumsAsTypes: true,
  scalars: {
    ID: { input: 'string', output: 'string' },
    DateTime: { input: 'string', output: 'string' },
    LocalDate: { input: 'string', output: 'string' },
  },
};

/** Operation and fragment types with the typed `graphql()` function, from the client preset. */
async function typeFiles(schema, documents) {
  const parts = await preset.buildGeneratesSection({
    baseOutputDir: 'gql/',
    schema,
    documents,
    config,
    presetConfig: { fragmentMasking: false },
    plugins: [],
    pluginMap: {},
    pluginContext: {},
  });
  const files = {};
  for (const part of parts) {
    const text = await codegen(part);
    // The same type under the name by which the console knows it: one dependency less.
    files[part.filename.replace('gql/', '')] = text.replaceAll('@graphql-typed-document-node/core', '@apollo/client');
  }
  return files;
}

const typename = { kind: 'Field', name: { kind: 'Name', value: '__typename' } };

/** What Apollo Client sends for a document: `__typename` in every selection but the root's, its own directives gone. */
function sentText(document) {
  const sent = visit(document, {
    Directive: (node) => (node.name.value === 'unmask' ? null : undefined),
    SelectionSet: {
      leave: (node, _key, parent) =>
        parent?.kind === 'OperationDefinition' || node.selections.some((each) => each.name?.value === '__typename')
          ? undefined
          : { ...node, selections: [...node.selections, typename] },
    },
  });
  return print(sent);
}

/** Empty lists of arguments and directives say nothing and weigh something. */
const withoutEmptyLists = (key, value) => (Array.isArray(value) && value.length === 0 ? undefined : value);

/**
 * Text per file name: the preset's types; `documents/<Name>.js`, so that a page loads only the documents it uses,
 * each of which enters its hash in `hashes.js` when it is loaded; `persisted-documents.json`, the server's half of
 * the register.
 */
export async function consoleFiles(schemaText, documents) {
  const files = await typeFiles(parse(schemaText), documents);
  const register = {};
  for (const each of documents) {
    const document = completeDocument(each.name, documents);
    const lines = [];
    if (each.definition.kind === 'OperationDefinition') {
      const text = sentText(document);
      const hash = createHash('sha256').update(text).digest('hex');
      register[hash] = text;
      lines.push("import { hashes } from '../hashes.js';", `hashes.set(${JSON.stringify(each.name)}, ${JSON.stringify(hash)});`);
    }
    files[`documents/${each.name}.js`] = [...lines, `export default ${JSON.stringify(document, withoutEmptyLists)};`, ''].join('\n');
  }
  files['hashes.js'] = '/** SHA-256 of each operation that has been loaded, by name. */\nexport const hashes = new Map();\n';
  files['hashes.d.ts'] =
    '/** SHA-256 of each operation that has been loaded, by name. */\nexport declare const hashes: Map<string, string>;\n';
  files['persisted-documents.json'] = `${JSON.stringify(register, null, 2)}\n`;
  return files;
}
