import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, RefusedBecause } from '../../testkit/actor.js';
import { LAOSHAN, SHINAN, World } from '../../testkit/world.js';

let world: World;
let coordinator: Actor;
let grid: Actor;
const homes: string[] = [];

interface Notice {
  id: string;
  number: number;
  topic: string;
  meant: number;
  told: number;
}
const NOTICE = 'id number topic meant told';

beforeAll(async () => {
  world = await World.start();
  coordinator = await world.actor('COORDINATOR', { area: LAOSHAN.district });
  grid = await world.actor('GRID_WORKER', { area: LAOSHAN.community });
  for (const [programme, area] of [
    ['MINIMUM_LIVING_ALLOWANCE', LAOSHAN.code],
    ['MINIMUM_LIVING_ALLOWANCE', LAOSHAN.code],
    ['EXTREME_HARDSHIP', LAOSHAN.code],
    ['LOW_INCOME_WATCH', LAOSHAN.code],
    ['MINIMUM_LIVING_ALLOWANCE', SHINAN.code],
  ] as const) {
    const id = await world.household({ area });
    await world.sql('insert into assistance_status (id, household_id, programme, "from", persons) values ($1, $2, $3, \'2025-01-01\', 1)', [
      randomUUID(),
      id,
      programme,
    ]);
    homes.push(id);
  }
});
afterAll(() => world.stop());

const publish = (actor: Actor, input: object = {}) =>
  actor.mutate<{ notice: Notice | null; userErrors: RefusedBecause[] }>(
    'policyNoticePublish',
    'PolicyNoticePublishInput',
    {
      requestId: randomUUID(),
      areaCode: LAOSHAN.district,
      topic: '低保标准',
      title: '低保明白纸',
      body: '每人每月七百元。',
      contact: '12349',
      programmes: ['MINIMUM_LIVING_ALLOWANCE', 'EXTREME_HARDSHIP'],
      validFrom: '2026-06-01',
      ...input,
    },
    `notice { ${NOTICE} }`,
  );
const tell = (actor: Actor, noticeId: string | undefined, householdIds: (string | undefined)[], more: object = {}) =>
  actor.mutate<{ notice: Notice | null; userErrors: RefusedBecause[] }>(
    'outreachRecordAdd',
    'OutreachRecordInput',
    { requestId: randomUUID(), noticeId, householdIds, channel: 'VISIT', toldOn: '2026-06-08', ...more },
    `notice { ${NOTICE} }`,
  );
async function unreached(actor: Actor, noticeId: string | undefined): Promise<string[]> {
  const { outreachUnreached } = await actor.get<{ outreachUnreached: { totalCount: number; edges: { node: { id: string } }[] } }>(
    'query U($id: ID!) { outreachUnreached(noticeId: $id) { totalCount edges { node { id } } } }',
    { id: noticeId },
  );
  expect(outreachUnreached.totalCount).toBe(outreachUnreached.edges.length);
  return outreachUnreached.edges.map(({ node }) => node.id).toSorted();
}

describe('a version', () => {
  it('is told to whom it is for until nobody is left; a new version begins again', async () => {
    const { notice } = await publish(coordinator);
    expect(notice).toMatchObject({ number: 1, meant: 3, told: 0 });
    expect(await unreached(coordinator, notice?.id)).toEqual(homes.slice(0, 3).toSorted());
    expect((await tell(grid, notice?.id, [homes[0], homes[1]])).notice).toMatchObject({ meant: 3, told: 2 });
    expect(await unreached(grid, notice?.id)).toEqual([homes[2]]);
    // Told twice is still one household.
    expect((await tell(grid, notice?.id, [homes[0]], { channel: 'LEAFLET' })).notice).toMatchObject({ told: 2 });
    expect((await tell(coordinator, notice?.id, [homes[2]], { channel: 'PHONE' })).notice).toMatchObject({ told: 3 });
    expect(await unreached(coordinator, notice?.id)).toEqual([]);

    const next = (await publish(coordinator, { body: '自七月起每人每月八百元。' })).notice;
    expect(next).toMatchObject({ number: 2, told: 0 });
    expect((await publish(coordinator, { topic: '临时救助', programmes: ['TEMPORARY_ASSISTANCE'] })).notice).toMatchObject({
      number: 1,
      meant: 0,
    });
    const { outreachRecords } = await grid.get<{ outreachRecords: { totalCount: number; edges: { node: object }[] } }>(
      'query R($id: ID!) { outreachRecords(noticeId: $id) { totalCount edges { node { channel toldOn toldByName notice { number } household { headName } } } } }',
      { id: notice?.id },
    );
    expect(outreachRecords.totalCount).toBe(4);
    expect(outreachRecords.edges[0]?.node).toMatchObject({ toldOn: '2026-06-08', notice: { number: 1 }, household: { headName: '王*英' } });
  });

  it('stays as it was published, and so does who was told', async () => {
    for (const table of ['policy_notice', 'outreach_record'])
      await expect(world.sql(`delete from ${table}`)).rejects.toThrow('insert-only');
    await expect(world.sql("update policy_notice set body = 'x'")).rejects.toThrow('insert-only');
  });

  it('is recorded whole or not at all, where it is for, on a day that has come', async () => {
    const { notice } = await publish(coordinator, { topic: '慈善' });
    const codes = async (ids: (string | undefined)[], more: object = {}, actor = coordinator) =>
      (await tell(actor, notice?.id, ids, more)).userErrors.map(({ code, field }) => [code, field?.join('.')]);
    expect(await codes([homes[0], homes[4]])).toEqual([['NOT_FOUND', 'householdIds.1']]);
    expect(await codes([homes[4]], {}, await world.actor('COORDINATOR'))).toEqual([['INVALID_CHOICE', 'householdIds.0']]);
    expect(await codes([homes[0]], { toldOn: '2026-06-09' })).toEqual([['OUT_OF_RANGE', 'toldOn']]);
    expect(await codes([homes[0]])).toEqual([]);
    expect(await codes([homes[1], homes[0]])).toEqual([['DUPLICATE', 'householdIds']]);
    expect(await world.sql('select count(*)::int n from outreach_record where notice_id = $1', [notice?.id])).toEqual([{ n: 1 }]);
    expect((await publish(coordinator, { areaCode: SHINAN.district })).userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    expect((await publish(coordinator, { title: ' ' })).userErrors).toMatchObject([{ code: 'REQUIRED', field: ['title'] }]);
  });

  it('of the whole city is read by who works in a part of it, with the households of that part alone', async () => {
    const city = await world.actor('BUREAU_SUPERVISOR');
    const { notice } = await publish(city, { areaCode: '3702', topic: '全市' });
    expect(notice?.meant).toBe(4);
    const { policyNotice } = await grid.get<{ policyNotice: Notice }>(`query N($id: ID!) { policyNotice(id: $id) { ${NOTICE} } }`, {
      id: notice?.id,
    });
    expect(policyNotice).toMatchObject({ meant: 3 });
    expect(await unreached(grid, notice?.id)).toHaveLength(3);
    const elsewhere = await world.actor('GRID_WORKER', { area: SHINAN.community });
    expect(await unreached(elsewhere, notice?.id)).toEqual([homes[4]]);
    const local = (await publish(coordinator, { topic: '崂山' })).notice;
    expect(
      (await elsewhere.get<{ policyNotice: null }>(`query N($id: ID!) { policyNotice(id: $id) { id } }`, { id: local?.id })).policyNotice,
    ).toBeNull();
  });
});
