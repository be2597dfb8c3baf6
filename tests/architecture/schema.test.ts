import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { catalogue } from '@finemesh/server/dist/platform/access/catalogue.js';
import { printedSchema } from '@finemesh/server/dist/schema/emit.js';
import { buildSchema, findBreakingChanges, isObjectType, type GraphQLSchema } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { rootFields, servedSchema } from '../testkit/schema.js';
import { connectionFaults, exempt, mutationFaults, shapeFaults, undescribed } from './schema-law.js';

const root = new URL('../../', import.meta.url);
const DATED = /\b20\d\d-\d\d-\d\d\b/;

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await servedSchema();
});

/** Breaking changes from one contract to the next that no dated deprecation announced. */
function unannounced(before: GraphQLSchema, after: GraphQLSchema): string[] {
  return findBreakingChanges(before, after)
    .map((change) => change.description)
    .filter((description) => {
      const [, type = '', field = ''] = /^(\w+)\.(\w+) was removed\.$/.exec(description) ?? [];
      const owner = before.getType(type);
      const reason = isObjectType(owner) ? owner.getFields()[field]?.deprecationReason : undefined;
      return !(reason && DATED.test(reason));
    });
}

describe('the contract', () => {
  it('is described: every type, field, argument and input field', () => expect(undescribed(schema)).toEqual([]));
  it('names its mutations by noun and verb, each with one input and its own errors', () => expect(mutationFaults(schema)).toEqual([]));
  it("pages as Relay's connections do", () => expect(connectionFaults(schema)).toEqual([]));
  it('leaves no list and no boolean null, and shows objects instead of foreign ids', () => expect(shapeFaults(schema)).toEqual([]));

  it('is the committed one', async () => {
    let committed = readFileSync(new URL('schema/schema.graphql', root), 'utf8');
    try {
      // The build writes the file anew: what counts is what is (about to be) committed.
      committed = execFileSync('git', ['show', ':schema/schema.graphql'], {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        maxBuffer: 8_000_000,
      });
    } catch {
      // Not a checkout: the file itself is all there is.
    }
    expect(committed).toBe(await printedSchema());
  });

  it('breaks nothing of the released one without a dated deprecation', () => {
    const released = buildSchema(readFileSync(new URL('schema/baseline.graphql', root), 'utf8'));
    expect(unannounced(released, schema)).toEqual([]);
  });
});

describe('every root field', () => {
  it('bears an action of the catalogue or a public mark, never both', () => {
    const wrong = rootFields(schema).filter(({ field }) => {
      const { action, public: open } = field.extensions as { action?: string; public?: boolean };
      return open === true ? action !== undefined : action === undefined || !(action in catalogue);
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('is public only where somebody without a session needs it', () => {
    const open = rootFields(schema).filter(({ field }) => field.extensions['public'] === true);
    expect(open.map(({ name }) => name).toSorted()).toEqual([
      'certificateCheck',
      'firstAdminCreate',
      'joinForm',
      'publicProject',
      'sessionSignIn',
      'systemInfo',
      'viewer',
      'volunteerApply',
    ]);
  });

  it('is guarded by actions that the catalogue uses somewhere: a guard that nobody holds guards nothing', () => {
    expect(Object.entries(catalogue).filter(([, roles]) => roles.length === 0)).toEqual([]);
  });
});

describe('exemptions', () => {
  // A new one is a decision: whoever raises a number says why in the review.
  it('do not grow', () => {
    const { enumValues: _, ...lists } = exempt;
    expect(Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.length]))).toEqual({
      scalars: 2,
      createWithoutRequestId: 1,
      updateWithoutVersion: 0,
      foreignIds: 1,
    });
  });
});

describe('a fault of each kind', () => {
  const faulty = () =>
    buildSchema(`
      "Money." scalar Money
      "In." input In { "A." a: Int = 1 }
      type Query { "Things." things(first: Int! = 500, after: String): ThingConnection! }
      type Mutation { "Sets." setThingStatus(id: ID!, status: String): Thing }
      type Thing { "Id." id: ID! "Tags." tags: [String] "Open." open: Boolean "Owner." ownerId: ID! bare: Int }
      "Page." type ThingConnection { "Rows." edges: [Thing!]! }
    `);

  it('is caught', () => {
    expect(undescribed(faulty())).toEqual([
      'Query.things(first)',
      'Query.things(after)',
      'Mutation.setThingStatus(status)',
      'Thing',
      'Thing.bare',
    ]);
    expect(mutationFaults(faulty())).toEqual([
      'setThingStatus: is not noun and verb',
      'setThingStatus: takes more or less than one required input',
      'setThingStatus: answers with something else than a payload',
    ]);
    expect(connectionFaults(faulty())).toEqual([
      'Query.things does not page',
      'ThingConnection is not a connection',
      'ThingEdge is not an edge',
    ]);
    expect(shapeFaults(faulty())).toEqual([
      'Money is a scalar of its own',
      'In.a has a default',
      'Thing.tags may be null',
      'Thing.tags may hold null',
      'Thing.open may be neither true nor false',
      'Thing.ownerId is a foreign id, not an object',
    ]);
  });

  it('in the history of the contract is caught: a removed field passes only with a date on which that was announced', () => {
    const before = (reason: string) => buildSchema(`type Query { a: Int b: Int ${reason} }`);
    const after = buildSchema('type Query { a: Int }');
    expect(unannounced(before(''), after)).toEqual(['Query.b was removed.']);
    expect(unannounced(before('@deprecated(reason: "use a")'), after)).toEqual(['Query.b was removed.']);
    expect(unannounced(before('@deprecated(reason: "2026-11-30: use a")'), after)).toEqual([]);
    expect(unannounced(buildSchema('type Query { a: Int b: Int }'), buildSchema('type Query { a: String b: Int }'))).toEqual([
      'Query.a changed type from Int to String.',
    ]);
  });
});
