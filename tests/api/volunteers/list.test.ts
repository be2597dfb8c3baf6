import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, SHINAN, World } from '../../testkit/world.js';

interface Listed {
  volunteers: {
    totalCount: number;
    edges: { node: { id: string }; cursor: string }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

let world: World;
let coordinator: Actor;
let ids: Record<'ming' | 'fang' | 'absent' | 'busy' | 'shinan', string>;

/** A confirmed assignment of a volunteer, as if an offer had been accepted. */
async function confirmed(
  volunteerId: string,
  startsAt: string,
  endsAt: string,
  change: { state?: string; minutesServed?: number; area?: number } = {},
): Promise<void> {
  const area = change.area ?? LAOSHAN.code;
  const householdId = await world.household({ area });
  const needId = await world.need({ householdId, area });
  const offerId = randomUUID();
  await world.sql(
    "insert into offer (id, need_id, volunteer_id, area_code, seat, holds_seat, state, starts_at, ends_at) values ($1, $2, $3, $4, 1, true, 'ACCEPTED', $5, $6)",
    [offerId, needId, volunteerId, area, startsAt, endsAt],
  );
  const served = change.minutesServed === undefined ? [null, null, null] : [startsAt, endsAt, change.minutesServed];
  await world.sql(
    `insert into assignment (id, offer_id, need_id, household_id, volunteer_id, area_code, state, starts_at, ends_at, occupied, checked_in_at, checked_out_at, minutes_served)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, tstzrange($8, $9), $10, $11, $12)`,
    [randomUUID(), offerId, needId, householdId, volunteerId, area, change.state ?? 'CONFIRMED', startsAt, endsAt, ...served],
  );
}

beforeAll(async () => {
  world = await World.start();
  coordinator = await world.actor('COORDINATOR', { area: LAOSHAN.district });
  let number = 900_000;
  const recorded = async (name: string, area: number, skillCodes: string[]) => {
    const id = await world.volunteer({ name, area });
    await world.sql('update volunteer set skill_codes = $2, number = $3 where id = $1', [id, skillCodes, `V${(number += 1)}`]);
    return id;
  };
  ids = {
    ming: await recorded('陈小明', LAOSHAN.code, ['COOKING']),
    fang: await recorded('刘芳', LAOSHAN.code, []),
    absent: await recorded('周远', LAOSHAN.code, []),
    busy: await recorded('吴忙', LAOSHAN.code, []),
    shinan: await recorded('陈小明', SHINAN.code, ['COOKING']),
  };
  await world.sql(`insert into absence (id, volunteer_id, "from", until) values (gen_random_uuid(), $1, '2026-06-09', '2026-06-12')`, [
    ids.absent,
  ]);
  await world.sql('update availability_window set from_minute = 540, to_minute = 600 where volunteer_id = $1', [ids.busy]);
  await confirmed(ids.busy, '2026-06-10T09:00:00+08:00', '2026-06-10T10:00:00+08:00', { area: SHINAN.code });
  await world.sql("update volunteer set vetted_until = '2026-06-20' where id = $1", [ids.fang]);
});
afterAll(() => world.stop());

async function list(filter: object, who = coordinator): Promise<string[]> {
  const { volunteers } = await who.get<Listed>(
    'query($filter: VolunteerFilter) { volunteers(filter: $filter, first: 100) { totalCount edges { node { id } } } }',
    { filter },
  );
  expect(volunteers.totalCount).toBe(volunteers.edges.length);
  return volunteers.edges.map((edge) => edge.node.id);
}

describe('the list of volunteers', () => {
  it("holds those of the viewer's area, whatever area is asked", async () => {
    expect(new Set(await list({}))).toEqual(new Set([ids.ming, ids.fang, ids.absent, ids.busy]));
    expect(await list({ areaCode: SHINAN.district })).toEqual([]);
    expect(await list({ areaCode: SHINAN.district }, await world.actor('ADMIN'))).toEqual([ids.shinan]);
    const ngo = await world.actor('NGO_STAFF', { area: LAOSHAN.district });
    expect(await list({}, ngo)).toEqual([]);
  });

  it('is filtered by team, skill, state and lapse', async () => {
    expect(await list({ skillCode: 'COOKING' })).toEqual([ids.ming]);
    expect(await list({ teamKind: 'LITTLE_ORANGE_LAMP' })).toEqual([]);
    expect(await list({ teamKind: 'RED_SEAGULL' })).toHaveLength(4);
    expect(await list({ state: 'SUSPENDED' })).toEqual([]);
    expect(await list({ expiringWithinDays: 12 })).toEqual([ids.fang]);
    expect(await list({ expiringWithinDays: 11 })).toEqual([]);
  });

  it('knows who has hours left on a day: no absence, not booked up, also by work elsewhere', async () => {
    expect(new Set(await list({ freeOn: '2026-06-10' }))).toEqual(new Set([ids.ming, ids.fang]));
    expect(new Set(await list({ freeOn: '2026-06-17' }))).toEqual(new Set([ids.ming, ids.fang, ids.absent, ids.busy]));
  });

  it('finds by parts of the name, pinyin, number and telephone once they are recorded through the service', async () => {
    await coordinator.mutate(
      'volunteerUpdate',
      'VolunteerUpdateInput',
      { id: ids.fang, expectedVersion: 1, phone: '13955557777' },
      'volunteer { id }',
    );
    const found = await Promise.all(['刘芳', 'liufang', 'lf', '7777', 'V900002', '900002'].map((text) => list({ text })));
    expect(found).toEqual(found.map(() => [ids.fang]));
    expect(await list({ text: '。。' })).toEqual([]);
  });

  it('comes in pages that join without a gap', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Listed = await coordinator.get<Listed>(
        'query($after: String) { volunteers(first: 3, after: $after) { totalCount edges { node { id } cursor } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      expect(page.volunteers.totalCount).toBe(4);
      seen.push(...page.volunteers.edges.map((edge) => edge.node.id));
      after = page.volunteers.pageInfo.hasNextPage ? page.volunteers.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toHaveLength(4);
    expect(new Set(seen).size).toBe(4);
  });

  it('shows hours and open work wherever they were done', async () => {
    await confirmed(ids.ming, '2026-06-01T09:00:00+08:00', '2026-06-01T10:00:00+08:00', {
      state: 'VERIFIED',
      minutesServed: 55,
      area: SHINAN.code,
    });
    await confirmed(ids.ming, '2026-04-01T09:00:00+08:00', '2026-04-01T10:00:00+08:00', { state: 'DONE', minutesServed: 60 });
    await confirmed(ids.ming, '2026-06-12T23:30:00+08:00', '2026-06-13T00:30:00+08:00');
    const answer = await coordinator.get(
      'query($id: ID!) { volunteer(id: $id) { minutesLast30Days openAssignmentCount week(from: "2026-06-12") { date bookedMinutes } } }',
      { id: ids.ming },
    );
    expect(answer['volunteer']).toMatchObject({
      minutesLast30Days: 55,
      openAssignmentCount: 1,
      week: [{ date: '2026-06-12', bookedMinutes: 30 }, { bookedMinutes: 30 }, { bookedMinutes: 0 }, {}, {}, {}, {}],
    });
  });
});

describe('the viewer as a volunteer', () => {
  it('sees themselves, and staff see nobody', async () => {
    const me = await world.volunteerActor();
    expect(await me.get('{ viewer { volunteer { id displayName phone teams { kind memberCount } } } }')).toEqual({
      viewer: {
        volunteer: { id: me.volunteerId, displayName: '李志愿', phone: '139****1111', teams: [{ kind: 'RED_SEAGULL', memberCount: 1 }] },
      },
    });
    expect(await coordinator.get('{ viewer { volunteer { id } } }')).toEqual({ viewer: { volunteer: null } });
    expect((await me.ask('{ volunteers { totalCount } }')).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});
