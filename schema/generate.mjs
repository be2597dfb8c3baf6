// Emits the contract from the built server, then types and registered documents for the console.
//   node generate.mjs          writes schema/schema.graphql and web/src/gql/
//   node generate.mjs --check  writes nothing under schema/ and fails when the committed contract has drifted
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchema } from 'graphql';
import { readDocuments } from './documents.mjs';
import { consoleFiles } from './console-files.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const schemaFile = join(here, 'schema.graphql');
const webSource = join(here, '..', 'web', 'src');
const output = join(webSource, 'gql');
const check = process.argv.includes('--check');

/** The printed schema of the built server, or null when the server has not been built. */
async function emittedSchema() {
  let emitter;
  try {
    emitter = import.meta.resolve('@finemesh/server/dist/schema/emit.js');
    readFileSync(fileURLToPath(emitter));
  } catch {
    return null;
  }
  const { printedSchema } = await import(emitter);
  const text = await printedSchema();
  return text.endsWith('\n') ? text : `${text}\n`;
}

/** The committed contract, or an empty text before the first one is committed. */
function committedSchema() {
  try {
    return readFileSync(schemaFile, 'utf8');
  } catch {
    return '';
  }
}

/** Writes a file only when its text changed, so that watchers stay quiet. */
function writeChanged(file, text) {
  let before = null;
  try {
    before = readFileSync(file, 'utf8');
  } catch {
    // A new file.
  }
  if (before !== text) writeFileSync(file, text);
}

const emitted = await emittedSchema();
const committed = committedSchema();
if (emitted === null) {
  if (check || committed === '') {
    console.error('The contract cannot be emitted: build the server first (pnpm --filter @finemesh/server build).');
    process.exit(1);
  }
  console.warn('The server is not built: using the committed schema/schema.graphql.');
} else if (emitted !== committed) {
  if (check) {
    console.error('schema/schema.graphql differs from what the server emits. Run: pnpm --filter @finemesh/schema generate');
    process.exit(1);
  }
  writeFileSync(schemaFile, emitted);
}

const text = emitted ?? committed;
const documents = await readDocuments(webSource, buildSchema(text));
mkdirSync(output, { recursive: true });
for (const [name, content] of Object.entries(await consoleFiles(text, documents, output))) {
  mkdirSync(dirname(join(output, name)), { recursive: true });
  writeChanged(join(output, name), content);
}
console.log(`${documents.length} documents generated.`);
