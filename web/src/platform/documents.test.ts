import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { print } from '@apollo/client/utilities';
import type { DocumentNode } from 'graphql';
import { EMPTY, lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { hashes } from '../gql/hashes.js';

const folder = fileURLToPath(new URL('../gql/', import.meta.url));
const register = JSON.parse(readFileSync(`${folder}persisted-documents.json`, 'utf8')) as Record<string, string>;

async function generated(name: string): Promise<DocumentNode> {
  const module = (await import(`${folder}documents/${name}.js`)) as { default: DocumentNode };
  return module.default;
}

const names = readdirSync(`${folder}documents`).map((file) => file.replace(/\.js$/, ''));
await Promise.all(names.map(generated));

/** What really leaves the client for a document. */
async function sent(name: string): Promise<string> {
  const document = await generated(name);
  let text = '';
  const link = new ApolloLink((operation) => {
    text = print(operation.query);
    return EMPTY;
  });
  const client = new ApolloClient({ link, cache: new InMemoryCache(), dataMasking: true });
  const definition = document.definitions[0];
  const mutation = definition?.kind === 'OperationDefinition' && definition.operation === 'mutation';
  // The cache asks for the variables of `@include` before anything is sent.
  const variables = Object.fromEntries(
    (definition?.kind === 'OperationDefinition' ? (definition.variableDefinitions ?? []) : []).map((each) => [
      each.variable.name.value,
      true,
    ]),
  );
  const subscription = definition?.kind === 'OperationDefinition' && definition.operation === 'subscription';
  if (subscription) await lastValueFrom(client.subscribe({ query: document }), { defaultValue: null });
  else
    await (mutation ? client.mutate({ mutation: document, variables }) : client.query({ query: document, variables })).catch(
      () => undefined,
    );
  return text;
}

describe('registered documents', () => {
  it.each([...hashes])('%s is the exact text that the client sends, under the hash of that text', async (name, hash) => {
    const text = register[hash] ?? '';
    expect(createHash('sha256').update(text).digest('hex')).toBe(hash);
    expect(await sent(name)).toBe(text);
  });

  it('are all that is registered', () => {
    expect(new Set(Object.keys(register))).toEqual(new Set(hashes.values()));
  });

  it('have one root field per mutation', async () => {
    const documents = await Promise.all(names.map(generated));
    const mutations = documents
      .flatMap((document) => document.definitions.slice(0, 1))
      .filter((definition) => definition.kind === 'OperationDefinition' && definition.operation === 'mutation');
    expect(mutations.length).toBeGreaterThan(10);
    expect(mutations.filter((definition) => 'selectionSet' in definition && definition.selectionSet.selections.length !== 1)).toEqual([]);
  });
});
