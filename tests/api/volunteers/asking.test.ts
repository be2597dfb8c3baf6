import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hour, offerIn } from '../../testkit/visits.js';
import { LAOSHAN, SHINAN, World } from '../../testkit/world.js';

let world: World;
beforeAll(async () => {
  world = await World.start();
  await world.sql(
    "insert into policy_parameter (id, key, value, unit, valid_from, sample) values (gen_random_uuid(), 'asking.often', 3, 'offer', '2026-01-01', true)",
  );
});
afterAll(() => world.stop());

interface Seen {
  volunteers: {
    totalCount: number;
    edges: { node: { id: string; asking: { asked: number; declined: number; standing: string; lastAskedAt: string | null } } }[];
  };
}

describe('how often volunteers are asked', () => {
  it('is counted wherever it was, told apart by the parameters, and shown to whoever sees the volunteer', async () => {
    const [often, usual, forgotten, fresh] = [
      await world.volunteer(),
      await world.volunteer(),
      await world.volunteer(),
      await world.volunteer(),
    ];
    await world.sql('update volunteer set created_at = $2 where id <> $1', [fresh, hour(-24 * 60)]);
    await world.sql('update volunteer set created_at = $2 where id = $1', [fresh, hour(-24)]);
    // Two of the three lie in another district, which the coordinator below does not see.
    await offerIn(world, 'DECLINED', { volunteerId: often, startsAt: hour(10) });
    for (const at of [20, 30]) await offerIn(world, 'EXPIRED', { volunteerId: often, startsAt: hour(at), area: SHINAN.code });
    await offerIn(world, 'WITHDRAWN', { volunteerId: usual, startsAt: hour(10) });
    // Long ago does not count.
    const old = await offerIn(world, 'EXPIRED', { volunteerId: forgotten, startsAt: hour(10) });
    await world.sql('update offer set sent_at = $2 where id = $1', [old.id, hour(-24 * 31)]);
    const coordinator = await world.actor('COORDINATOR', { area: LAOSHAN.district });
    const list = async (filter: string, actor = coordinator) =>
      (
        await actor.get<Seen>(
          `{ volunteers(first: 100, filter: ${filter}) { totalCount edges { node { id asking { asked declined standing lastAskedAt } } } } }`,
        )
      ).volunteers.edges.map(({ node }) => node);
    const all = new Map((await list('{}')).map((node) => [node.id, node.asking]));
    expect(all.get(often)).toMatchObject({ asked: 3, declined: 1, standing: 'OFTEN' });
    expect(all.get(usual)).toMatchObject({ asked: 1, declined: 0, standing: 'USUAL' });
    expect(all.get(forgotten)).toMatchObject({ asked: 0, standing: 'FORGOTTEN', lastAskedAt: hour(-24 * 31).toISOString() });
    expect(all.get(fresh)).toEqual({ asked: 0, declined: 0, standing: 'USUAL', lastAskedAt: null });
    expect((await list('{ asking: OFTEN }')).map((node) => node.id)).toEqual([often]);
    expect((await list('{ asking: FORGOTTEN }')).map((node) => node.id)).toEqual([forgotten]);
    expect(await list('{ asking: OFTEN }', await world.actor('COORDINATOR', { area: SHINAN.district }))).toEqual([]);
  });
});
