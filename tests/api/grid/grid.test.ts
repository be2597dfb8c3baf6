import { randomUUID } from 'node:crypto';
import { keepLedger } from '@finemesh/server/dist/modules/coverage/index.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, SHINAN, World } from '../../testkit/world.js';
import { at, onRoll } from '../coverage/facts.js';

describe('the grid', () => {
  let world: World;
  let coordinator: Actor;
  let cells = 0;
  beforeAll(async () => {
    world = await World.start();
    coordinator = await world.actor('COORDINATOR', { area: LAOSHAN.district });
  });
  afterAll(() => world.stop());

  const newCell = async (): Promise<string> => {
    cells += 1;
    const code = `${LAOSHAN.community}${String(900 + cells)}`;
    await world.sql("insert into admin_area (code, name, level, parent_code) values ($1, '网格', 'GRID_CELL', $2)", [code, LAOSHAN.code]);
    return code;
  };
  const worker = () => world.actor('GRID_WORKER', { area: LAOSHAN.community });
  const assign = (cellCode: string, workerId: string | null, expectedWorkerId: string | null = null, by = coordinator) =>
    by.mutate(
      'gridCellAssign',
      'GridCellAssignInput',
      { requestId: randomUUID(), cellCode, workerId, expectedWorkerId, reason: 'MOVE' },
      '__typename',
    );
  const cover = (cellCode: string, coverId: string | null, from: string, until: string) =>
    coordinator.mutate<{ cell: { covers: { id: string }[] } | null }>(
      'gridCoverAdd',
      'GridCoverAddInput',
      {
        requestId: randomUUID(),
        cellCode,
        coverId,
        fromAt: at(from, 0).toISOString(),
        untilAt: at(until, 0).toISOString(),
        reason: 'LEAVE',
      },
      'cell { covers { id } }',
    );
  const mine = async (by: Actor): Promise<number> =>
    (await by.get<{ coverageEntries: { totalCount: number } }>('{ coverageEntries(filter: { mine: true }) { totalCount } }'))
      .coverageEntries.totalCount;

  it('hands a cell over at one instant, and keeps who had it', async () => {
    const cell = await newCell();
    const [first, second] = [await worker(), await worker()];
    expect((await assign(cell, first.accountId)).userErrors).toEqual([]);
    world.clock.advance(60_000);
    expect((await assign(cell, second.accountId)).userErrors).toMatchObject([{ code: 'STALE_VERSION' }]);
    expect((await assign(cell, second.accountId, first.accountId)).userErrors).toEqual([]);
    const rows = await world.sql<{ worker_id: string; from_at: Date; until_at: Date | null }>(
      'select worker_id, from_at, until_at from grid_assignment where cell_code = $1 order by from_at',
      [cell],
    );
    expect(rows.map((row) => row.worker_id)).toEqual([first.accountId, second.accountId]);
    expect(rows[0]?.until_at).toEqual(rows[1]?.from_at);
    await expect(
      world.sql('update grid_assignment set worker_id = $2 where cell_code = $1 and until_at is null', [cell, first.accountId]),
    ).rejects.toThrow(/stays as it was/);
    await expect(world.sql("update grid_assignment set until_at = '2026-01-01' where cell_code = $1", [cell])).rejects.toThrow(
      /stays as it was/,
    );
  });

  it('gives a cell to one of twenty who were chosen at once', async () => {
    const cell = await newCell();
    const workers = await Promise.all(Array.from({ length: 20 }, worker));
    const answers = await Promise.all(workers.map((each) => assign(cell, each.accountId)));
    expect(answers.filter((answer) => answer.userErrors.length === 0)).toHaveLength(1);
    expect(await world.sql('select count(*)::int n from grid_assignment where cell_code = $1 and until_at is null', [cell])).toEqual([
      { n: 1 },
    ]);
  }, 60_000);

  it('takes nobody who does not work there, and lets nobody decide elsewhere, not even in SQL', async () => {
    const cell = await newCell();
    const stranger = await world.actor('GRID_WORKER', { area: SHINAN.community });
    expect((await assign(cell, stranger.accountId)).userErrors).toMatchObject([{ code: 'INVALID_CHOICE' }]);
    const elsewhere = await world.actor('COORDINATOR', { area: SHINAN.district });
    expect((await assign(cell, (await worker()).accountId, null, elsewhere)).userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    const insert = (actor: Actor, workerId: string | null) =>
      world.asRuntimeRole(actor.accountId, (client) =>
        client.query(
          "insert into grid_assignment (id, cell_code, worker_id, from_at, reason, assigned_by) values (gen_random_uuid(), $1, $2, now(), 'FIRST', $3)",
          [cell, workerId, actor.accountId],
        ),
      );
    const able = await worker();
    await expect(insert(able, able.accountId)).rejects.toMatchObject({ code: '42501' });
    await expect(insert(elsewhere, able.accountId)).rejects.toMatchObject({ code: '42501' });
    await expect(insert(coordinator, stranger.accountId)).rejects.toMatchObject({ code: '42501' });
    await expect(insert(coordinator, able.accountId)).resolves.toMatchObject({ rowCount: 1 });
  });

  it('covers for whoever is away, who then sees nothing of it as theirs, and back again', async () => {
    const [home, other] = [await newCell(), await newCell()];
    const [owner, stand, third] = [await worker(), await worker(), await worker()];
    await assign(home, owner.accountId);
    await assign(other, stand.accountId);
    for (let n = 0; n < 3; n += 1) await onRoll(world, '2025-01-01', { area: Number(home) });
    await keepLedger(world.services);
    expect([await mine(owner), await mine(stand)]).toEqual([3, 0]);
    expect((await cover(home, owner.accountId, '2026-06-08', '2026-06-12')).userErrors).toMatchObject([{ code: 'SAME_PERSON' }]);
    expect((await cover(home, stand.accountId, '2026-06-01', '2026-06-02')).userErrors).toMatchObject([{ code: 'IN_THE_PAST' }]);
    const made = await cover(home, stand.accountId, '2026-06-08', '2026-06-12');
    expect(made.userErrors).toEqual([]);
    expect([await mine(owner), await mine(stand)]).toEqual([0, 3]);
    expect((await cover(home, third.accountId, '2026-06-10', '2026-06-14')).userErrors).toMatchObject([{ code: 'DUPLICATE' }]);
    // Whoever covers is not away at the same time, and two do not cover for each other.
    expect((await cover(other, third.accountId, '2026-06-11', '2026-06-14')).userErrors).toMatchObject([{ code: 'INVALID_CHOICE' }]);
    expect((await cover(other, owner.accountId, '2026-06-09', '2026-06-10')).userErrors).toMatchObject([{ code: 'INVALID_CHOICE' }]);
    expect(
      (await coordinator.mutate('gridCoverEnd', 'GridCoverEndInput', { id: made.cell?.covers[0]?.id }, '__typename')).userErrors,
    ).toEqual([]);
    expect([await mine(owner), await mine(stand)]).toEqual([3, 0]);
  });

  it('moves cells between workers a hundred times and loses no household', async () => {
    const places = [await newCell(), await newCell(), await newCell()];
    const workers = [await worker(), await worker()];
    for (const [at_, cell] of places.entries()) for (let n = 0; n <= at_; n += 1) await onRoll(world, '2025-01-01', { area: Number(cell) });
    await keepLedger(world.services);
    await world.sql("update coverage_day set computed_at = '2000-01-01'");
    await keepLedger(world.services);
    let seed = 7;
    const present = new Map<string, string | null>(places.map((cell) => [cell, null]));
    for (let turn = 0; turn < 100; turn += 1) {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      const cell = places[seed % 3] as string;
      const to = workers[(seed >> 8) % 2] as Actor;
      const before = present.get(cell) ?? null;
      world.clock.advance(1000);
      const { userErrors } = await assign(cell, to.accountId, before);
      expect(userErrors.map((error) => error.code)).toEqual(before === to.accountId ? ['SAME_PERSON'] : []);
      present.set(cell, to.accountId);
    }
    const counted = await Promise.all(workers.map(mine));
    const expected = workers.map((each) =>
      places.reduce((sum, cell, at_) => sum + (present.get(cell) === each.accountId ? at_ + 1 : 0), 0),
    );
    expect(counted).toEqual(expected);
    const overlaps = await world.sql(
      'select 1 from grid_assignment a join grid_assignment b on a.cell_code = b.cell_code and a.id < b.id and tstzrange(a.from_at, a.until_at) && tstzrange(b.from_at, b.until_at)',
    );
    expect(overlaps).toEqual([]);
  }, 90_000);
});
