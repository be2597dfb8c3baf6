// Finds the GraphQL documents in the console's sources and judges them against the contract.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gqlPluckFromCodeStringSync } from '@graphql-tools/graphql-tag-pluck';
import { concatAST, extendSchema, parse, validate } from 'graphql';

/** Apollo Client removes this directive before a document is sent; the server never sees it. */
const clientDirectives = parse('directive @unmask(mode: String) on FRAGMENT_SPREAD');

function sourceFiles(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.(test|d)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(join(folder, 'gql')))
    .sort();
}

/**
 * Every `graphql(`…`)` document below `folder`, each with exactly one named definition.
 * Throws with all faults listed: names that repeat, and whatever graphql-js's validation finds.
 */
export async function readDocuments(folder, schema) {
  const documents = [];
  const faults = [];
  const seen = new Map();
  for (const location of sourceFiles(folder)) {
    const code = readFileSync(location, 'utf8');
    if (!code.includes('graphql(')) continue;
    const plucked = gqlPluckFromCodeStringSync(location, code, {
      globalGqlIdentifierName: 'graphql',
      skipIndent: true,
      modules: [],
    });
    for (const source of plucked) {
      const document = parse(source.body, { noLocation: true });
      const [definition] = document.definitions;
      const name = definition?.name?.value;
      if (document.definitions.length !== 1 || !name) faults.push(`${location}: one named definition per document`);
      else if (seen.has(name)) faults.push(`${location}: ${name} is already defined in ${seen.get(name)}`);
      else seen.set(name, location);
      documents.push({ location, document, rawSDL: source.body, name, definition });
    }
  }
  const whole = concatAST(documents.map((each) => each.document));
  for (const error of validate(extendSchema(schema, clientDirectives), whole)) faults.push(error.message);
  if (faults.length > 0) throw new Error(`The console's documents do not fit the contract:\n- ${faults.join('\n- ')}`);
  return documents;
}

/** The document of one definition together with every fragment that it reaches. */
export function completeDocument(name, documents) {
  const byName = new Map(documents.map((each) => [each.name, each.definition]));
  const reached = new Map();
  const queue = [name];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const definition = byName.get(next);
    if (definition === undefined || reached.has(next)) continue;
    reached.set(next, definition);
    for (const [, spread] of JSON.stringify(definition).matchAll(/"kind":"FragmentSpread","name":\{"kind":"Name","value":"(\w+)"/g))
      queue.push(spread);
  }
  return { kind: 'Document', definitions: [...reached.values()] };
}
