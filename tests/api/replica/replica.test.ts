import { modules } from '@finemesh/server/dist/modules/index.js';
import { connectDatabase } from '@finemesh/server/dist/platform/database/connect.js';
import { Operation, type Opening } from '@finemesh/server/dist/platform/database/operation.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testkit/database.js';
import { World } from '../../testkit/world.js';

let world: World;
/** Stands in for a replica; another database, so that one sees who answered. */
let other: TestDatabase;
let replica: Awaited<ReturnType<typeof connectDatabase>>;

beforeAll(async () => {
  world = await World.start();
  other = await createTestDatabase();
  replica = await connectDatabase(other.appUrl, { entities: modules.flatMap((module) => module.entities), poolSize: 2, assumeRole: false });
}, 60_000);
afterAll(async () => {
  if (replica.isInitialized) await replica.destroy();
  await other.drop();
  await world.stop();
});

async function answeredBy(opening: Opening): Promise<string> {
  const op = await new Operation({ ...world.services, replica }, 'anonymous').begin(opening);
  try {
    return (await op.row<{ name: string }>('select current_database() as name'))?.name ?? '';
  } finally {
    await op.end('rollback');
  }
}

const nameOf = (url: string): string => url.slice(url.lastIndexOf('/') + 1);

describe('with a replica', () => {
  it('an operation that only reads is answered by it, and one that may write is not', async () => {
    expect(await answeredBy({ reads: true })).toBe(nameOf(other.appUrl));
    expect(await answeredBy({})).toBe(nameOf(world.database.appUrl));
  });

  it('what only reads cannot write, whatever it tries', async () => {
    const op = await new Operation(world.services, 'anonymous').begin({ reads: true });
    await expect(
      op.rows(
        "insert into idempotency_key (actor_id, request_id, operation, input_hash) values (gen_random_uuid(), gen_random_uuid(), 'x', 'x') returning request_id",
      ),
    ).rejects.toMatchObject({
      code: '25006',
    });
    await op.end('rollback');
  });

  it('that is away the first server answers', async () => {
    await replica.destroy();
    expect(await answeredBy({ reads: true })).toBe(nameOf(world.database.appUrl));
  });
});
