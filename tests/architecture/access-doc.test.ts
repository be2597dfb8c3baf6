import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { definerFunctions } from '../access/reviewed-database.js';
import { createTestDatabase, runSql, type TestDatabase } from '../testkit/database.js';
import { rootFields, servedSchema } from '../testkit/schema.js';
import { accessDoc, type Policy } from './access-doc.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('docs/access.md', () => {
  it('says what the catalogue, the schema and the database say today', async () => {
    const policies = (await runSql(
      database.ownerUrl,
      `select tablename as table, policyname as name, cmd as command, qual as using, with_check as check from pg_policies where schemaname = 'public' order by 1, 2, 3`,
    )) as unknown as Policy[];
    expect(policies.length).toBeGreaterThan(50);
    await expect(accessDoc(rootFields(await servedSchema()), policies, definerFunctions)).toMatchFileSnapshot('../../docs/access.md');
  });
});
