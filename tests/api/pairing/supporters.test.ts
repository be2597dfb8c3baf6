import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { productIn } from '../../access/produce.js';
import { planIn } from '../../access/plans.js';
import { supporterIn } from '../../access/pairing.js';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN } from '../../testkit/world.js';
import { active, hold, nominee, openDesk, organisationIn, send, type Desk } from './desk.js';

let desk: Desk;
let stranger: Actor;
beforeAll(async () => {
  desk = await openDesk();
  stranger = await desk.world.actor('NGO_STAFF', { area: null, organisationId: await organisationIn(desk.world) });
});
afterAll(() => desk.world.stop());

const codes = (answer: { userErrors: { code: string; field: string[] | null }[] }) =>
  answer.userErrors.map((error) => [error.code, error.field?.join('.') ?? null]);
const person = async (): Promise<string> => {
  const id = await supporterIn(desk.world, { area: LAOSHAN.code, organisationId: desk.organisationId });
  await desk.world.sql(
    "update pairing_supporter set kind = 'PERSON', name = '王小英', contact_name = '李明', phone = '13800001234', capacity = 3 where id = $1",
    [id],
  );
  return id;
};

describe('a supporter', () => {
  const shown = 'supporter { name contactName phone capacity offers version }';
  const update = (id: string, more: object, by = desk.ngo, expectedVersion = 1) =>
    by.mutate<{ supporter: Record<string, unknown> | null }>(
      'supporterUpdate',
      'SupporterUpdateInput',
      { id, expectedVersion, kind: 'PERSON', offers: ['CARE'], capacity: 3, ...more },
      shown,
    );
  const stored = async (id: string) =>
    (await desk.world.sql('select name, contact_name, phone, capacity, version from pairing_supporter where id = $1', [id]))[0];

  it('is changed while what is masked stays as it was, unless somebody writes it anew', async () => {
    const id = await person();
    expect(await update(id, { capacity: 5 })).toMatchObject({
      supporter: { name: '王*英', phone: '138****1234', capacity: 5, offers: ['CARE'], version: 2 },
      userErrors: [],
    });
    expect(await stored(id)).toEqual({ name: '王小英', contact_name: '李明', phone: '13800001234', capacity: 5, version: 2 });
    expect(codes(await update(id, {}))).toEqual([['STALE_VERSION', 'expectedVersion']]);
    expect(codes(await update(id, { phone: '13900005678' }, desk.ngo, 2))).toEqual([]);
    expect(await stored(id)).toMatchObject({ name: '王小英', phone: '13900005678' });
  });

  it('never gives fewer places than are taken', async () => {
    const id = await person();
    for (let n = 0; n < 2; n += 1) expect((await hold(desk, (await nominee(desk)).id, desk.ngo, id)).userErrors).toEqual([]);
    expect(codes(await update(id, { capacity: 1 }))).toEqual([['OUT_OF_RANGE', 'capacity']]);
    expect(codes(await update(id, { capacity: 2 }))).toEqual([]);
  });

  it('is shown in clear text only with a purpose, which is recorded first, and to nobody of another organisation', async () => {
    const id = await person();
    const reveal = (by: Actor, purpose: string) =>
      by.mutate<{ clear: object | null }>('supporterReveal', 'PairingRevealInput', { id, purpose }, 'clear { name contactName phone }');
    const seen = () =>
      desk.world.sql<{ account_id: string; purpose: string }>(
        "select account_id, purpose from access_event where subject_type = 'supporter' and subject_id = $1",
        [id],
      );
    expect((await reveal(stranger, '看看')).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(codes(await update(id, {}, stranger))).toEqual([['NOT_FOUND', 'id']]);
    expect(await seen()).toEqual([]);
    expect(await reveal(desk.ngo, '约定上门收购')).toMatchObject({ clear: { name: '王小英', contactName: '李明', phone: '13800001234' } });
    expect(await seen()).toEqual([{ account_id: desk.ngo.accountId, purpose: '约定上门收购' }]);
  });

  it('is changed by whoever works with it, not by whoever only reads it', async () => {
    const id = await person();
    const reader = await desk.world.actor('BUREAU_SUPERVISOR', { area: LAOSHAN.district });
    expect(
      (
        await reader.ask(
          `mutation { supporterUpdate(input: { id: "${id}", expectedVersion: 1, kind: FIRM, offers: [CARE], capacity: 9 }) { userErrors { code } } }`,
        )
      ).errors?.[0]?.extensions?.code,
    ).toBe('FORBIDDEN');
    // Nor by somebody who reads it here and changes supporters elsewhere; their clear text is nothing for them either.
    const both = await desk.world.actor('BUREAU_SUPERVISOR', { area: LAOSHAN.district });
    await desk.world.sql(
      "insert into role_grant (id, account_id, role, area_code) select gen_random_uuid(), $1, 'COORDINATOR', 370202000000000",
      [both.accountId],
    );
    expect(codes(await update(id, { capacity: 9 }, both))).toEqual([['NOT_FOUND', 'id']]);
    const reveal = { id, purpose: '了解情况' };
    expect((await both.mutate('supporterReveal', 'PairingRevealInput', reveal, 'clear { phone }')).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
    expect(await stored(id)).toMatchObject({ capacity: 3 });
  });
});

describe('a product', () => {
  const update = (id: string, more: object = {}, by = desk.ngo, expectedVersion = 1) =>
    by.mutate(
      'produceProductUpdate',
      'ProduceProductUpdateInput',
      { id, expectedVersion, referencePriceFen: 1500, seasonFrom: '2026-06-01', seasonUntil: '2026-08-31', expectedQuantity: 800, ...more },
      'project { id }',
    );

  it('changes its season, fair price and expected yield, and never by another organisation', async () => {
    const id = await productIn(desk.world, desk.projectId, '蓝莓');
    expect(codes(await update(id, {}, stranger))).toEqual([['NOT_FOUND', 'id']]);
    expect(codes(await update(id, { seasonUntil: '2026-05-01' }))).toEqual([['OUT_OF_RANGE', 'seasonUntil']]);
    expect(codes(await update(id))).toEqual([]);
    expect(codes(await update(id))).toEqual([['STALE_VERSION', 'expectedVersion']]);
    expect(
      await desk.world.sql('select name, reference_price_fen, expected_quantity, version from produce_product where id = $1', [id]),
    ).toEqual([{ name: '蓝莓', reference_price_fen: 1500, expected_quantity: 800, version: 2 }]);
  });
});

describe('a measure of the plan', () => {
  it('is what a pairing serves: of this household alone, chosen by its case workers', async () => {
    const [mine, theirs] = [await nominee(desk), await nominee(desk)];
    const pairing = await active(desk, mine.id);
    const measureOf = async (householdId: string): Promise<string> => {
      const { goalId } = await planIn(desk.world, 'ACTIVE', householdId, LAOSHAN.code);
      return (await desk.world.sql<{ id: string }>('select id from plan_measure where goal_id = $1', [goalId]))[0]?.id ?? '';
    };
    const [own, other] = [await measureOf(mine.householdId), await measureOf(theirs.householdId)];
    const save = (by: Actor, measureId: string | null, expectedVersion = pairing.version) =>
      send(by, 'MeasureSave', { id: pairing.id, expectedVersion, measureId }, 'PairingMeasureInput');
    expect(codes(await save(desk.worker, other))).toEqual([['INVALID_CHOICE', 'measureId']]);
    expect((await save(desk.worker, own)).userErrors).toEqual([]);
    const { pairing: seen } = await desk.worker.get<{ pairing: { measure: { id: string } | null; version: number } }>(
      'query($id: ID!) { pairing(id: $id) { version measure { id } } }',
      { id: pairing.id },
    );
    expect(seen.measure?.id).toBe(own);
    expect((await save(desk.worker, null, seen.version)).userErrors).toEqual([]);
  });
});
