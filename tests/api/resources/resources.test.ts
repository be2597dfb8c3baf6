import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resourceIn } from '../../access/resources.js';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, SHINAN, World } from '../../testkit/world.js';
import { at } from '../coverage/facts.js';

interface Link {
  id: string;
  version: number;
  state: string;
  overdue: boolean;
  resource: { left: number; promised: number; delivered: number };
}

const LINK = 'link { id version state overdue resource { left promised delivered } }';

describe('a resource', () => {
  let world: World;
  let worker: Actor;
  beforeAll(async () => {
    world = await World.start();
    worker = await world.actor('SOCIAL_WORKER', { area: LAOSHAN.district });
  });
  afterAll(() => world.stop());

  const promise = async (resourceId: string, more: object = {}, by = worker) =>
    by.mutate<{ link: Link | null }>(
      'resourcePromise',
      'ResourcePromiseInput',
      {
        requestId: randomUUID(),
        resourceId,
        householdId: await world.household(),
        purpose: '过冬',
        quantity: 1,
        dueOn: '2026-06-20',
        ...more,
      },
      LINK,
    );
  const move = (verb: string, input: string, link: Link, more: object) =>
    worker.mutate<{ link: Link | null }>(`resource${verb}`, input, { id: link.id, expectedVersion: link.version, ...more }, LINK);
  const must = (answer: { link: Link | null; userErrors: object[] }): Link => {
    expect(answer.userErrors).toEqual([]);
    return answer.link as Link;
  };

  it('goes from promise over delivery with a receipt to an outcome, and what is not used is free again', async () => {
    const resourceId = await resourceIn(world, LAOSHAN.code, 10);
    const link = must(await promise(resourceId, { quantity: 4 }));
    expect(link).toMatchObject({ state: 'PROMISED', resource: { left: 6, promised: 4, delivered: 0 } });
    expect((await move('OutcomeRecord', 'ResourceOutcomeInput', link, { outcome: 'HELPED' })).userErrors).toMatchObject([
      { code: 'ILLEGAL_TRANSITION' },
    ]);
    expect(
      (await move('Deliver', 'ResourceDeliverInput', link, { quantity: 5, deliveredOn: '2026-06-08', receipt: 'S-1' })).userErrors,
    ).toMatchObject([{ code: 'OUT_OF_RANGE', field: ['quantity'] }]);
    const delivered = must(await move('Deliver', 'ResourceDeliverInput', link, { quantity: 3, deliveredOn: '2026-06-08', receipt: 'S-1' }));
    expect(delivered).toMatchObject({ state: 'DELIVERED', resource: { left: 7, promised: 3, delivered: 3 } });
    expect((await move('Cancel', 'ResourceCancelInput', delivered, { reason: '不需要' })).userErrors).toMatchObject([
      { code: 'ILLEGAL_TRANSITION' },
    ]);
    must(await move('OutcomeRecord', 'ResourceOutcomeInput', delivered, { outcome: 'PARTLY', note: '还缺一床' }));
    await expect(world.sql('update resource_link set receipt = null where id = $1', [link.id])).rejects.toThrow(
      /resource_delivery_has_receipt/,
    );
  });

  it('stays visible and overdue while it is promised and not delivered, and on record when it is cancelled', async () => {
    const resourceId = await resourceIn(world, LAOSHAN.code, 2);
    const link = must(await promise(resourceId, { dueOn: '2026-06-09' }));
    const overdue = async () =>
      (
        await worker.get<{ resourceLinks: { totalCount: number; edges: { node: { id: string; overdue: boolean } }[] } }>(
          'query Q($filter: ResourceLinkFilter) { resourceLinks(filter: $filter) { totalCount edges { node { id overdue } } } }',
          { filter: { overdue: true, resourceId } },
        )
      ).resourceLinks;
    expect((await overdue()).totalCount).toBe(0);
    world.clock.set(at('2026-06-09', 23.9));
    expect((await overdue()).totalCount).toBe(0);
    world.clock.set(at('2026-06-10', 0.1));
    expect(await overdue()).toEqual({ totalCount: 1, edges: [{ node: { id: link.id, overdue: true } }] });
    expect(must(await move('Cancel', 'ResourceCancelInput', link, { reason: '捐赠方未到货' }))).toMatchObject({
      state: 'CANCELLED',
      overdue: false,
      resource: { left: 2 },
    });
    world.clock.set(new Date('2026-06-08T01:00:00Z'));
  });

  it('is never promised beyond what is offered, by forty at once', async () => {
    const resourceId = await resourceIn(world, LAOSHAN.code, 7);
    const answers = await Promise.all(Array.from({ length: 40 }, () => promise(resourceId)));
    expect(answers.filter((answer) => answer.userErrors.length === 0)).toHaveLength(7);
    expect(new Set(answers.flatMap((answer) => answer.userErrors.map((error) => error.code)))).toEqual(new Set(['OUT_OF_RANGE']));
    expect(
      await world.sql(
        'select promised::int, (select sum(quantity)::int from resource_link where resource_id = $1) linked from resource where id = $1',
        [resourceId],
      ),
    ).toEqual([{ promised: 7, linked: 7 }]);
  }, 60_000);

  it('reaches only households of its area, in its time, and only their own needs', async () => {
    const resourceId = await resourceIn(world, LAOSHAN.code, 5);
    await world.sql("update resource set until_day = '2026-06-30' where id = $1", [resourceId]);
    expect((await promise(resourceId, { dueOn: '2026-07-01' })).userErrors).toMatchObject([{ code: 'OUT_OF_RANGE', field: ['dueOn'] }]);
    expect((await promise(resourceId, { dueOn: '2026-06-07' })).userErrors).toMatchObject([{ code: 'IN_THE_PAST' }]);
    expect((await promise(resourceId, { quantity: 1.5 })).userErrors).toMatchObject([{ code: 'OUT_OF_RANGE', field: ['quantity'] }]);
    expect((await promise(resourceId, { needId: await world.need() })).userErrors).toMatchObject([{ code: 'INVALID_CHOICE' }]);
    const city = await world.actor('SOCIAL_WORKER');
    expect((await promise(resourceId, { householdId: await world.household({ area: SHINAN.code }) }, city)).userErrors).toMatchObject([
      { code: 'INVALID_CHOICE' },
    ]);
    expect((await promise(resourceId, { householdId: await world.household({ area: SHINAN.code }) })).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
  });

  it('of the whole city is seen and promised by whoever works in a part of it, and changed by nobody there', async () => {
    const resourceId = await resourceIn(world, '370200000000000', 5);
    expect(must(await promise(resourceId)).resource.left).toBe(4);
    const coordinator = await world.actor('COORDINATOR', { area: LAOSHAN.district });
    const withdrawn = await coordinator.mutate(
      'resourceWithdraw',
      'ResourceWithdrawInput',
      { id: resourceId, expectedVersion: 1 },
      '__typename',
    );
    expect(withdrawn.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const money = await coordinator.mutate<{ resource: { unit: string } | null }>(
      'resourceRegister',
      'ResourceRegisterInput',
      {
        requestId: randomUUID(),
        name: '助学金',
        kind: 'MONEY',
        provider: '测试基金会',
        areaCode: '370212',
        offered: 500_000,
        fromDay: '2026-06-01',
      },
      'resource { unit }',
    );
    expect(money).toMatchObject({ resource: { unit: 'fen' }, userErrors: [] });
  });
});
