import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { meetClock, PauseReason, pauseClock, resumeClock } from '@finemesh/server/dist/modules/deadlines/index.js';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, MONDAY, SHINAN, World } from '../../testkit/world.js';
import { Keeper } from './keeper.js';

const HOUR = 3_600_000;

describe('the ladder of a clock', () => {
  let world: World;
  let owner: Actor;
  let keeper: Keeper;
  let coordinator: Actor;
  let bureau: Actor;

  beforeAll(async () => {
    world = await World.start();
    owner = await world.actor('SOCIAL_WORKER', { area: LAOSHAN.district });
    coordinator = await world.actor('COORDINATOR', { area: LAOSHAN.district });
    await world.actor('COORDINATOR');
    await world.actor('COORDINATOR', { area: SHINAN.district });
    bureau = await world.actor('BUREAU_SUPERVISOR');
    keeper = await Keeper.start(world, owner);
  });
  beforeEach(() => world.clock.set(MONDAY));
  afterAll(() => world.stop());

  const climb = () => world.asOperation('select app.climb_clocks()');
  const called = async (clockId: string) =>
    (
      await world.sql<{ call: string }>(
        "select s.level || ' ' || coalesce(s.account_id::text, '-') as call from clock_step s where clock_id = $1 order by s.level, 1",
        [clockId],
      )
    ).map((row) => row.call);
  const openOwned = () => keeper.open('relief.deliver', { ownerId: owner.accountId });

  it('calls owner, nearest coordinator and bureau in turn, each when its time has come', async () => {
    const { clockId } = await openOwned();
    const expected: string[] = [];
    for (const [hours, who] of [
      [12, owner],
      [18, coordinator],
      [24, bureau],
    ] as const) {
      world.clock.set(new Date(MONDAY.getTime() + hours * HOUR - 1));
      await climb();
      expect(await called(clockId)).toEqual(expected);
      world.clock.advance(2);
      await climb();
      await climb();
      expected.push(`${expected.length + 1} ${who.accountId}`);
      expect(await called(clockId)).toEqual(expected);
    }
    world.clock.advance(1000 * HOUR);
    await climb();
    expect(await called(clockId)).toEqual(expected);
  });

  it('shows the called person what it is called about, and nobody else', async () => {
    const { clockId } = await openOwned();
    world.clock.advance(13 * HOUR);
    await climb();
    const mine = async (by: Actor) =>
      (
        await by.get<{ whatWouldBeLate: { edges: { node: { id: string; steps: { level: number; calledName: string }[] } }[] } }>(
          '{ whatWouldBeLate(horizon: "2099-01-01T00:00:00Z", filter: { calledMe: true }) { edges { node { id steps { level calledName } } } } }',
        )
      ).whatWouldBeLate.edges.map(({ node }) => node);
    expect(await mine(owner)).toContainEqual({ id: clockId, steps: [{ level: 1, calledName: 'SOCIAL_WORKER' }] });
    expect((await mine(coordinator)).map((clock) => clock.id)).not.toContain(clockId);
  });

  it('goes on at once where nobody holds a place, and records the gap', async () => {
    const { clockId } = await keeper.open('relief.deliver');
    world.clock.advance(12 * HOUR + 1);
    await climb();
    expect(await called(clockId)).toEqual(['1 -', `2 ${coordinator.accountId}`]);
  });

  it('stops when the duty is done, and waits while the clock stands still', async () => {
    const done = await openOwned();
    const standing = await keeper.open('lead.triage', { ownerId: owner.accountId });
    await keeper.run((op) => meetClock(op, done));
    await keeper.run((op) => pauseClock(op, standing, PauseReason.AWAITING_HOUSEHOLD));
    world.clock.advance(100 * HOUR);
    await climb();
    expect(await called(done.clockId)).toEqual([]);
    expect(await called(standing.clockId)).toEqual([]);
    await keeper.run((op) => resumeClock(op, standing));
    world.clock.advance(20 * HOUR + 1);
    await climb();
    expect(await called(standing.clockId)).toEqual([`1 ${owner.accountId}`]);
  });

  it('takes each step once when twenty processes climb at the same moment', async () => {
    const clocks = await Promise.all(Array.from({ length: 40 }, openOwned));
    world.clock.advance(12 * HOUR + 1);
    await Promise.all(Array.from({ length: 20 }, climb));
    await climb();
    const rows = await world.sql<{ n: number }>('select count(*)::int n from clock_step where clock_id = any ($1) group by clock_id', [
      clocks.map((clock) => clock.clockId),
    ]);
    expect(rows.map((row) => row.n)).toEqual(Array.from({ length: 40 }, () => 1));
  });

  it('loses and doubles no step when a process is killed in the middle of climbing', async () => {
    const { clockId } = await openOwned();
    world.clock.advance(12 * HOUR + 1);
    for (let killed = 0; killed < 5; killed += 1) {
      const client = new pg.Client({ connectionString: world.database.appUrl });
      client.on('error', () => undefined);
      await client.connect();
      await client.query('begin');
      await client.query('select app.begin_actor(null, $1, $2)', [randomUUID(), world.clock.now()]);
      await client.query('select app.climb_clocks()');
      const [row] = (await client.query<{ pid: number }>('select pg_backend_pid() pid')).rows;
      await world.sql('select pg_terminate_backend($1)', [row?.pid]);
      // The connection is gone; which of its ends says so first differs.
      await expect(client.query('commit')).rejects.toThrow(/terminat|not queryable|EPIPE|ECONNRESET/i);
      await client.end().catch(() => undefined);
      expect(await called(clockId)).toEqual([]);
    }
    await climb();
    expect(await called(clockId)).toEqual([`1 ${owner.accountId}`]);
  });

  it('is written by the ladder alone', async () => {
    await expect(world.sql('delete from clock_step')).rejects.toThrow(/insert-only/);
    await world.asRuntimeRole(owner.accountId, async (client) => {
      await expect(
        client.query(
          "insert into clock_step (id, clock_id, level, who, at) select gen_random_uuid(), id, 5, 'OWNER', now() from sla_clock limit 1",
        ),
      ).rejects.toThrow(/permission denied/);
    });
  });
});
