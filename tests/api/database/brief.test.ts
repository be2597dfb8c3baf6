import { Operation } from '@finemesh/server/dist/platform/database/operation.js';
import { UnreadDetail } from '@finemesh/server/dist/platform/database/brief.js';
import { createExecutor } from '@finemesh/server/dist/platform/graphql/executor.js';
import { Household, householdById } from '@finemesh/server/dist/modules/households/index.js';
import { parse, type ExecutionResult } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servedSchema } from '../../testkit/schema.js';
import { World } from '../../testkit/world.js';

let world: World;
let execute: ReturnType<typeof createExecutor>;
let accountId: string;
let id: string;

beforeAll(async () => {
  world = await World.start();
  execute = createExecutor(await servedSchema());
  accountId = (await world.actor('COORDINATOR')).accountId ?? '';
  id = await world.household({ headName: '王秀英', phone: '13812341234' });
  await world.sql(`update household set latitude = 36.1234, longitude = 120.4321, safety_note = '院里有狗' where id = '${id}'`);
});
afterAll(() => world.stop());

/** Answers a document, with the texts of the statements that read households. */
async function ask(query: string): Promise<{ result: ExecutionResult; texts: string[] }> {
  const texts: string[] = [];
  class Recorded extends Operation {
    override rows<T extends object>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
      if (sql.includes(' from household t')) texts.push(sql);
      return super.rows<T>(sql, values);
    }
  }
  const op = new Recorded(world.services, { accountId });
  const result = await execute({ document: parse(query), operationName: null, variables: {}, context: { op }, key: query });
  return { result, texts };
}

const whole = (text: string): boolean => text.includes('"safetyNote"');

describe('details of rows', () => {
  it('are read for a document that shows one, and not for one that shows none', async () => {
    const list = await ask(`{ household(id: "${id}") { number headName memberCount area { name } } }`);
    expect(list.result.errors).toBeUndefined();
    expect(list.texts.map(whole)).toEqual([false]);
    const page = await ask(`{ household(id: "${id}") { headName note: safetyNote phone } }`);
    expect(page.result.data).toEqual({ household: { headName: '王*英', note: '院里有狗', phone: '138****1234' } });
    expect(page.texts.map(whole)).toEqual([true]);
  });

  it('that a field looks at without showing them are asked for anew, once, and are there from then on', async () => {
    const away = `{ household(id: "${id}") { location { __typename } } }`;
    const first = await ask(away);
    expect(first.result.data).toEqual({ household: { location: { __typename: 'GeoPoint' } } });
    expect(first.texts.map(whole)).toEqual([false, true]);
    const second = await ask(away);
    expect(second.result).toEqual(first.result);
    expect(second.texts.map(whole)).toEqual([true]);
    // The name of a detail is enough, on whatever type it stands.
    expect((await ask(`{ household(id: "${id}") { location { latitude } } }`)).texts.map(whole)).toEqual([true]);
  });

  it('are there for everyone who asks such a document at the same time for the first time', async () => {
    const query = `query Together { household(id: "${id}") { number location { __typename } } }`;
    const answers = await Promise.all(Array.from({ length: 6 }, () => ask(query)));
    for (const { result } of answers) {
      expect(result.errors).toBeUndefined();
      expect(result.data).toMatchObject({ household: { location: { __typename: 'GeoPoint' } } });
    }
  });

  it('are never taken for empty: whoever looks at one that was not read is told', async () => {
    const op = await new Operation(world.services, { accountId }).begin({ reads: true, whole: new Set() });
    try {
      const row = await op.load(householdById, id);
      expect(row?.headName).toBe('王秀英');
      // Else type-graphql would copy it for fields with arguments, without what it inherits.
      expect(row).toBeInstanceOf(Household);
      expect(() => row?.phone).toThrow(UnreadDetail);
      expect(() => row?.safetyNote).toThrow('safetyNote of Household was not read');
    } finally {
      await op.end('rollback');
    }
  });

  it('are read by what may write', async () => {
    const op = await new Operation(world.services, { accountId }).begin();
    try {
      expect((await op.load(householdById, id))?.safetyNote).toBe('院里有狗');
    } finally {
      await op.end('rollback');
    }
  });
});
