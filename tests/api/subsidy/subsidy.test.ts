import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, SHINAN, World } from '../../testkit/world.js';

interface Trigger {
  id: string;
  month: string;
  households: number;
  persons: number;
  amountFen: number;
  told: number;
}
type Answer = { trigger: Trigger | null; userErrors: { code: string; field: string[] | null }[] };
const TRIGGER = 'trigger { id month households persons amountFen told }';

describe('the price-linked subsidy', () => {
  let world: World;
  let admin: Actor;
  let worker: Actor;
  beforeAll(async () => {
    world = await World.start();
    admin = await world.actor('ADMIN');
    worker = await world.actor('SOCIAL_WORKER', { area: LAOSHAN.district });
  });
  afterAll(() => world.stop());

  const recipient = async (
    programme: string,
    persons: number,
    from: string,
    until: string | null = null,
    area = LAOSHAN.code,
  ): Promise<string> => {
    const householdId = await world.household({ area });
    await world.sql(
      'insert into assistance_status (id, household_id, programme, "from", until, persons) values (gen_random_uuid(), $1, $2, $3, $4, $5)',
      [householdId, programme, from, until, persons],
    );
    return householdId;
  };
  const trigger = (values: object = {}, by: Actor = admin): Promise<Answer> =>
    by.mutate<Answer>(
      'priceTriggerRecord',
      'PriceTriggerRecordInput',
      {
        requestId: randomUUID(),
        areaCode: '3702',
        month: '2026-05',
        indexPercent: 3.6,
        perPersonFen: 3050,
        rollOn: '2026-05-31',
        document: '青发改〔示例〕1号',
        ...values,
      },
      TRIGGER,
    );
  const tell = (triggerId: string, householdIds: string[], by: Actor = worker, toldOn = '2026-06-05'): Promise<Answer> =>
    by.mutate<Answer>('subsidyNoticeRecord', 'SubsidyNoticeRecordInput', { triggerId, householdIds, toldOn, how: 'PHONE' }, TRIGGER);
  const roll = async (filter: object, by: Actor = worker) =>
    (
      await by.get<{
        subsidyRoll: {
          totalCount: number;
          edges: { node: { id: string; persons: number; amountFen: number; notice: { how: string } | null } }[];
        };
      }>(
        'query R($filter: SubsidyRollFilter) { subsidyRoll(first: 100, filter: $filter) { totalCount edges { node { id persons amountFen notice { how } } } } }',
        { filter },
      )
    ).subsidyRoll;

  it('names who was due by the roll of a day, and who of them was not told', async () => {
    const allowance = await recipient('MINIMUM_LIVING_ALLOWANCE', 3, '2026-01-01');
    const hardship = await recipient('EXTREME_HARDSHIP', 1, '2026-01-01', '2026-06-01');
    const gone = await recipient('MINIMUM_LIVING_ALLOWANCE', 2, '2026-01-01', '2026-05-31');
    const late = await recipient('MINIMUM_LIVING_ALLOWANCE', 2, '2026-06-01');
    const other = await recipient('LOW_INCOME_WATCH', 4, '2026-01-01');
    const far = await recipient('EXTREME_HARDSHIP', 1, '2026-01-01', null, SHINAN.code);
    const made = (await trigger()).trigger;
    expect(made?.month).toBe('2026-05-01');
    const due = await roll({ triggerId: made?.id });
    expect(due.totalCount).toBe(2);
    expect(Object.fromEntries(due.edges.map(({ node }) => [node.id, [node.persons, node.amountFen, node.notice]]))).toEqual({
      [allowance]: [3, 9150, null],
      [hardship]: [1, 3050, null],
    });
    for (const id of [gone, late, other, far])
      expect(await tell(made?.id ?? '', [id])).toMatchObject({ userErrors: [{ code: 'NOT_FOUND', field: ['householdIds'] }] });
    expect((await tell(made?.id ?? '', [allowance])).trigger).toMatchObject({ households: 2, persons: 4, amountFen: 12_200, told: 1 });
    // Again, with another one: what was told stays as it was.
    expect((await tell(made?.id ?? '', [allowance, hardship], worker, '2026-06-08')).trigger).toMatchObject({ told: 2 });
    const [first] = await world.sql<{ told_on: string }>('select told_on::text from subsidy_notice where household_id = $1', [allowance]);
    expect(first?.told_on).toBe('2026-06-05');
    expect(await roll({ triggerId: made?.id, untoldOnly: true })).toMatchObject({ totalCount: 0, edges: [] });
    // Whoever looks from the whole city still finds the one elsewhere.
    const city = await world.actor('BUREAU_SUPERVISOR');
    expect((await roll({ untoldOnly: true }, city)).edges.map(({ node }) => node.id)).toEqual([far]);
    await expect(world.sql("update subsidy_notice set how = 'LETTER'")).rejects.toThrow(/insert-only/);
    await expect(world.sql('update price_trigger set per_person_fen = 1')).rejects.toThrow(/insert-only/);
  });

  it('lets the narrowest area decide, so that nobody is due twice', async () => {
    const inside = await recipient('EXTREME_HARDSHIP', 1, '2026-01-01', null, SHINAN.code);
    const [city, district] = [
      (await trigger({ month: '2026-04', rollOn: '2026-04-30' })).trigger,
      (await trigger({ month: '2026-04', areaCode: '370202', perPersonFen: 5000, rollOn: '2026-04-30' })).trigger,
    ];
    const bureau = await world.actor('BUREAU_SUPERVISOR');
    const ids = async (triggerId: string | undefined) => (await roll({ triggerId }, bureau)).edges.map(({ node }) => node.id);
    expect(await ids(district?.id)).toContain(inside);
    expect(await ids(city?.id)).not.toContain(inside);
    expect((await ids(city?.id)).length).toBeGreaterThan(0);
  });

  it('is recorded once a month and area, by administrators of it, for a day that is known', async () => {
    await trigger({ month: '2026-03', rollOn: '2026-03-31' });
    expect(await trigger({ month: '2026-03', rollOn: '2026-03-31' })).toMatchObject({
      trigger: null,
      userErrors: [{ code: 'DUPLICATE', field: ['month'] }],
    });
    expect(await trigger({ month: '2026-06', rollOn: '2026-06-30' })).toMatchObject({
      userErrors: [{ code: 'OUT_OF_RANGE', field: ['rollOn'] }],
    });
    expect(await trigger({ month: '2026-02', perPersonFen: 10.5 })).toMatchObject({
      userErrors: [{ code: 'OUT_OF_RANGE', field: ['perPersonFen'] }],
    });
    const local = await world.actor('ADMIN', { area: SHINAN.district });
    expect(await trigger({ month: '2026-02', areaCode: LAOSHAN.district }, local)).toMatchObject({ userErrors: [{ code: 'NOT_ALLOWED' }] });
    const stranger = await world.actor('SOCIAL_WORKER', { area: SHINAN.district });
    const [row] = await world.sql<{ id: string; household_id: string }>(
      'select n.trigger_id as id, n.household_id from subsidy_notice n limit 1',
    );
    expect(await tell(row?.id ?? '', [row?.household_id ?? ''], stranger)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
    const ask = (by: Actor, sql: string) => world.asRuntimeRole(by.accountId, (client) => client.query(sql));
    await expect(
      ask(
        worker,
        "insert into price_trigger (id, area_code, month, index_percent, per_person_fen, roll_on, document) values (gen_random_uuid(), 370212000000000, '2026-01-01', 1, 1, '2026-01-01', 'x')",
      ),
    ).rejects.toMatchObject({ code: '42501' });
    expect((await ask(stranger, 'select from subsidy_notice')).rowCount).toBe(0);
  });
});
