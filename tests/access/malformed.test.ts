import { randomUUID } from 'node:crypto';
import { getNamedType, isInputObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../testkit/actor.js';
import { documentOf, rootFields, servedSchema, type RootField } from '../testkit/schema.js';
import { World } from '../testkit/world.js';
import { matrix } from './matrix.js';
import type { RoleName } from './reach.js';
import { queryFixtures } from './query-fixtures.js';

let world: World;
let roots: RootField[];
const actors = new Map<RoleName, Actor>();

beforeAll(async () => {
  world = await World.start();
  roots = rootFields(await servedSchema());
});
afterAll(() => world.stop());

async function whoMay(name: string): Promise<Actor> {
  const [role] = Object.keys(matrix[name]?.reach ?? {}) as RoleName[];
  if (!role) throw new Error(`nobody may ${name}`);
  const actor = actors.get(role) ?? (await world.actor(role));
  actors.set(role, actor);
  return actor;
}

const NONSENSE = ['not-an-id', '', "'; drop table household; --", '00000000-0000-0000-0000-00000000000g', '\u0000'];

describe('an id that is none', () => {
  it('answers a query exactly as an id that does not exist', async () => {
    const byId = roots.filter(({ kind, field }) => kind === 'query' && field.args.some((arg) => arg.name === 'id'));
    expect(byId.length).toBeGreaterThan(4);
    for (const root of byId) {
      const actor = await whoMay(root.name);
      const ask = async (id: string) => {
        const { query, variables } = documentOf(root, { id }, queryFixtures[root.name]?.selection ?? '{ id }');
        return actor.ask(query, variables);
      };
      const nothing = await ask(randomUUID());
      expect(nothing).toEqual({ data: { [root.name]: null } });
      for (const id of NONSENSE) expect({ name: root.name, id, ...(await ask(id)) }).toEqual({ name: root.name, id, ...nothing });
    }
  });

  it('is refused by every mutation without a fault of the system', async () => {
    for (const root of roots.filter(({ kind, field }) => kind === 'mutation' && field.args.length > 0)) {
      const actor = await whoMay(root.name);
      const type = getNamedType(root.field.args[0]?.type);
      const fields = isInputObjectType(type) ? Object.values(type.getFields()) : [];
      const ids = fields.filter((field) => getNamedType(field.type).name === 'ID' && !String(field.type).startsWith('['));
      if (ids.length === 0) continue;
      for (const text of NONSENSE) {
        const known = Object.fromEntries(ids.map((field) => [field.name, text]));
        const { query, variables } = documentOf(root, known, '{ __typename userErrors { code } }');
        const answer = await actor.ask(query, variables);
        expect({
          name: root.name,
          text,
          codes: answer.errors?.map((error) => error.extensions?.code).filter((code) => code !== 'BAD_REQUEST') ?? [],
        }).toEqual({ name: root.name, text, codes: [] });
      }
    }
  });

  it('and variables of a wrong shape, are mistakes of the request', async () => {
    const actor = await world.actor('COORDINATOR');
    for (const [query, variables] of [
      ['query($first: Int!) { households(first: $first) { totalCount } }', { first: 'many' }],
      ['query($first: Int!) { households(first: $first) { totalCount } }', {}],
      ['query($first: Int!) { households(first: $first) { totalCount } }', { first: 101 }],
      ['query($after: String) { households(after: $after) { totalCount } }', { after: 'no cursor' }],
      ['query($code: String!) { adminArea(code: $code) { name } }', { code: 'abc' }],
      ['query($code: String!) { adminArea(code: $code) { name } }', { code: '999999999999999' }],
      ['mutation($input: ServiceNeedWaiveInput!) { serviceNeedWaive(input: $input) { __typename } }', { input: { id: randomUUID() } }],
      ['{ nothing }', {}],
      ['{', {}],
    ] as const) {
      const answer = await actor.ask(query, variables);
      const codes = answer.errors?.map((error) => error.extensions?.code) ?? [];
      expect({ query, variables, codes: codes.filter((code) => code !== 'BAD_REQUEST') }).toEqual({ query, variables, codes: [] });
    }
  });
});
