import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliveryIn, orderIn, paymentIn, productIn } from '../../access/produce.js';
import { active, nominee, openDesk, organisationIn, type Desk } from '../pairing/desk.js';

let desk: Desk;
let productId: string;
beforeAll(async () => {
  desk = await openDesk();
  productId = await productIn(desk.world, desk.projectId);
});
afterAll(() => desk.world.stop());

const order = (quantity = 100) => orderIn(desk.world, { projectId: desk.projectId, productId }, quantity);
const codes = (answer: { userErrors: { code: string; field: string[] | null }[] }) =>
  answer.userErrors.map((error) => [error.code, error.field?.join('.') ?? null]);
const deliver = (lines: object[], by = desk.ngo) =>
  by.mutate(
    'produceDeliveriesRecord',
    'ProduceDeliveriesRecordInput',
    { requestId: randomUUID(), projectId: desk.projectId, lines },
    'project { id }',
  );
const line = (orderId: string, participantId: string, quantity = 10) => ({
  orderId,
  participantId,
  quantity,
  unitPriceFen: 2000,
  deliveredOn: '2026-06-08',
});
const pay = (participantId: string, lines: object[], receipt: string = randomUUID(), by = desk.ngo) =>
  by.mutate<{ payment: { id: string; amountFen: number; income: { amountFen: number; source: string }[] } | null }>(
    'householdPaymentRecord',
    'HouseholdPaymentRecordInput',
    { requestId: randomUUID(), participantId, lines, paidOn: '2026-06-08', method: 'BANK', receipt },
    'payment { id amountFen income { amountFen source } }',
  );
const takeBack = (id: string) =>
  desk.ngo.mutate(
    'householdPaymentUndo',
    'HouseholdPaymentUndoInput',
    { requestId: randomUUID(), id, reason: '付错' },
    'payment { amountFen }',
  );
const figures = async () =>
  (
    await desk.ngo.get<{ pairingProject: { figures: Record<string, number> } }>(
      'query($id: ID!) { pairingProject(id: $id) { figures { orderFen deliveredFen wageFen paidFen incomeFen produceFen labourFen unpaidFen } } }',
      { id: desk.projectId },
    )
  ).pairingProject.figures;

describe('deliveries', () => {
  it('are recorded together, all or none, and a fault names its line', async () => {
    const { id } = await nominee(desk);
    const [first, second] = [await order(), await order(5)];
    const before = await figures();
    expect(codes(await deliver([line(first, id), line(second, id, 3), line(second, id, 2.5)]))).toEqual([
      ['OUT_OF_RANGE', 'lines.2.quantity'],
    ]);
    expect(await figures()).toEqual(before);
    expect(codes(await deliver([line(first, id, 10.05), line(second, id, 5)]))).toEqual([]);
    expect(((await figures())['deliveredFen'] ?? 0) - (before['deliveredFen'] ?? 0)).toBe(20_100 + 10_000);
    expect(codes(await deliver([{ ...line(first, id), quantity: 0.125 }]))).toEqual([['OUT_OF_RANGE', 'lines.0.quantity']]);
    expect(codes(await deliver([{ ...line(first, id), deliveredOn: '2026-06-09' }]))).toEqual([['OUT_OF_RANGE', 'lines.0.deliveredOn']]);
  });

  it('never exceed an order, however many deliver at once', async () => {
    const { id } = await nominee(desk);
    const orderId = await order(50);
    const answers = await Promise.all(Array.from({ length: 20 }, () => deliver([line(orderId, id, 10)])));
    expect(answers.filter((answer) => answer.userErrors.length === 0)).toHaveLength(5);
    await expect(deliveryIn(desk.world, orderId, id)).rejects.toThrow(/more than was ordered/);
  });
});

describe('payments', () => {
  it('make the income they consist of, and are never more than is owed', async () => {
    const { id } = await nominee(desk);
    const deliveryId = await deliveryIn(desk.world, await order(), id);
    const before = await figures();
    const paid = await pay(id, [{ deliveryId, amountFen: 15_000 }]);
    expect(paid).toMatchObject({ payment: { amountFen: 15_000, income: [{ amountFen: 15_000, source: 'PRODUCE' }] }, userErrors: [] });
    expect(codes(await pay(id, [{ deliveryId, amountFen: 5001 }]))).toEqual([['OUT_OF_RANGE', 'lines']]);
    const after = await figures();
    expect((after['paidFen'] ?? 0) - (before['paidFen'] ?? 0)).toBe(15_000);
    expect(after['incomeFen']).toBe(after['paidFen']);
  });

  it('are not paid twice when twenty pay the same delivery at once', async () => {
    const { id } = await nominee(desk);
    const deliveryId = await deliveryIn(desk.world, await order(), id);
    const answers = await Promise.all(Array.from({ length: 20 }, () => pay(id, [{ deliveryId, amountFen: 20_000 }])));
    expect(answers.filter((answer) => answer.payment !== null)).toHaveLength(1);
    expect(new Set(answers.flatMap(codes).map(([code]) => code))).toEqual(new Set(['OUT_OF_RANGE']));
  });

  it('are taken back whole, once, and can then be made again', async () => {
    const { id } = await nominee(desk);
    const deliveryId = await deliveryIn(desk.world, await order(), id);
    const { payment } = await pay(id, [{ deliveryId, amountFen: 20_000 }]);
    expect(await takeBack(payment?.id ?? '')).toMatchObject({ payment: { amountFen: -20_000 }, userErrors: [] });
    expect(codes(await takeBack(payment?.id ?? ''))).toEqual([['ILLEGAL_TRANSITION', null]]);
    expect((await pay(id, [{ deliveryId, amountFen: 20_000 }])).userErrors).toEqual([]);
  });

  it('go to whom it is owed, with a receipt of their own', async () => {
    const [mine, theirs] = [await nominee(desk), await nominee(desk)];
    const deliveryId = await deliveryIn(desk.world, await order(), theirs.id);
    expect(codes(await pay(mine.id, [{ deliveryId, amountFen: 100 }]))).toEqual([['INVALID_CHOICE', 'lines.0.deliveryId']]);
    expect((await pay(theirs.id, [{ deliveryId, amountFen: 100 }], 'R-7')).userErrors).toEqual([]);
    expect(codes(await pay(theirs.id, [{ deliveryId, amountFen: 100 }], 'R-7'))).toEqual([['DUPLICATE', 'receipt']]);
  });

  it('cannot differ from their income or change, even for somebody who writes to the database directly', async () => {
    const { id } = await nominee(desk);
    const deliveryId = await deliveryIn(desk.world, await order(), id);
    const paymentId = await paymentIn(desk.world, id, deliveryId);
    const bare = `insert into household_payment (id, number, participant_id, amount_fen, paid_on, method, receipt, recorded_by)
      select gen_random_uuid(), 'X1', participant_id, 1, paid_on, method, 'X1', recorded_by from household_payment where id = $1`;
    await expect(desk.world.sql(bare, [paymentId])).rejects.toThrow(/differ/);
    const more =
      "insert into income_record (id, payment_id, source, delivery_id, amount_fen) values (gen_random_uuid(), $1, 'PRODUCE', $2, 1)";
    await expect(desk.world.sql(more, [paymentId, deliveryId])).rejects.toThrow(/differ/);
    await expect(desk.world.sql('update household_payment set amount_fen = 1 where id = $1', [paymentId])).rejects.toThrow(/insert-only/);
    await expect(desk.world.sql('delete from income_record where payment_id = $1', [paymentId])).rejects.toThrow(/insert-only/);
  });

  it('protect what they paid for: a delivery is voided only while nothing was paid, an order cancelled only while nothing was delivered', async () => {
    const { id } = await nominee(desk);
    const orderId = await order();
    const deliveryId = await deliveryIn(desk.world, orderId, id);
    const { payment } = await pay(id, [{ deliveryId, amountFen: 1 }]);
    const away = (name: string, target: string) =>
      desk.ngo.mutate(name, 'ProduceReasonInput', { id: target, expectedVersion: 1, reason: '录错' }, '__typename');
    expect(codes(await away('produceDeliveryVoid', deliveryId))).toEqual([['IN_USE', null]]);
    expect(codes(await away('produceOrderCancel', orderId))).toEqual([['IN_USE', null]]);
    await takeBack(payment?.id ?? '');
    expect(codes(await away('produceDeliveryVoid', deliveryId))).toEqual([]);
    expect(codes(await away('produceOrderCancel', orderId))).toEqual([]);
    expect(codes(await deliver([line(orderId, id)]))).toEqual([['ILLEGAL_TRANSITION', 'lines.0.orderId']]);
  });
});

describe('a second organisation', () => {
  it('writes nothing into the books of another, by command or in SQL', async () => {
    const { id } = await nominee(desk);
    const orderId = await order();
    const deliveryId = await deliveryIn(desk.world, orderId, id);
    const stranger = await desk.world.actor('NGO_STAFF', { area: null, organisationId: await organisationIn(desk.world) });
    expect((await deliver([line(orderId, id)], stranger)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await pay(id, [{ deliveryId, amountFen: 1 }], 'S', stranger)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const by = stranger.accountId;
    const statements: [string, unknown[]][] = [
      [
        "insert into produce_order (id, number, project_id, product_id, buyer, quantity, unit_price_fen, ordered_on, created_by) values (gen_random_uuid(), 'S1', $1, $2, 'x', 1, 1, '2026-06-01', $3)",
        [desk.projectId, productId, by],
      ],
      [
        "insert into produce_offer (id, participant_id, product_id, quantity, from_on, until_on, recorded_by) values (gen_random_uuid(), $1, $2, 1, '2026-06-01', '2026-06-02', $3)",
        [id, productId, by],
      ],
      [
        "insert into produce_delivery (id, order_id, participant_id, quantity, unit_price_fen, delivered_on, recorded_by) values (gen_random_uuid(), $1, $2, 1, 1, '2026-06-01', $3)",
        [orderId, id, by],
      ],
      [
        "insert into labour_record (id, participant_id, kind, employer, task, from_on, until_on, days, wage_fen, recorded_by) values (gen_random_uuid(), $1, 'JOB', 'x', 'x', '2026-06-01', '2026-06-02', 1, 1, $2)",
        [id, by],
      ],
      [
        "insert into household_payment (id, number, participant_id, amount_fen, paid_on, method, receipt, recorded_by) values (gen_random_uuid(), 'S2', $1, 1, '2026-06-01', 'CASH', 'S2', $2)",
        [id, by],
      ],
    ];
    for (const [statement, values] of statements)
      await desk.world.asRuntimeRole(by, async (client) => {
        await expect(client.query(statement, values)).rejects.toMatchObject({ code: '42501' });
      });
    await desk.world.asRuntimeRole(by, async (client) => {
      for (const table of ['produce_order', 'produce_delivery'])
        expect((await client.query(`update ${table} set version = version + 1`)).rowCount).toBe(0);
    });
  });
});

describe('the whole income of a household', () => {
  it('is shown to the organisation only while a consent in force names it', async () => {
    const [open, closed] = [await nominee(desk), await nominee(desk)];
    const shown = await active(desk, open.id, { shows: ['INCOME'] });
    await active(desk, closed.id, { shows: ['NAME'] });
    const state = (participantId: string, by = desk.worker) =>
      by.mutate(
        'incomeStatementAdd',
        'IncomeStatementAddInput',
        {
          requestId: randomUUID(),
          participantId,
          stage: 'BEFORE',
          fromOn: '2025-01-01',
          untilOn: '2025-12-31',
          amountFen: 912_345,
          source: 'VERIFICATION',
        },
        'project { id }',
      );
    expect((await state(open.id)).userErrors).toEqual([]);
    expect((await state(closed.id)).userErrors).toEqual([]);
    expect((await state(closed.id, desk.ngo)).userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    const seen = async (participantId: string) => {
      const { pairingProject } = await desk.ngo.get<{ pairingProject: { participants: { id: string; statements: object[] }[] } }>(
        'query($id: ID!) { pairingProject(id: $id) { participants { id statements { amountFen } } } }',
        { id: desk.projectId },
      );
      return pairingProject.participants.find((each) => each.id === participantId)?.statements;
    };
    expect(await seen(open.id)).toEqual([{ amountFen: 912_345 }]);
    expect(await seen(closed.id)).toEqual([]);
    const [row] = await desk.world.sql<{ consent_id: string }>('select consent_id from pairing where id = $1', [shown.id]);
    await desk.worker.mutate('consentWithdraw', 'ConsentWithdrawInput', { id: row?.consent_id }, 'household { id }');
    expect(await seen(open.id)).toEqual([]);
  });
});

describe('warnings', () => {
  it('name a price below what is fair, a debt that is old, and a buyer on whom all depends', async () => {
    const fresh = await openDesk();
    try {
      const product = await productIn(fresh.world, fresh.projectId);
      const place = { projectId: fresh.projectId, productId: product };
      const { id } = await nominee(fresh);
      const big = await orderIn(fresh.world, place, 900);
      const small = await orderIn(fresh.world, place, 100);
      await fresh.world.sql("update produce_order set buyer = '小店' where id = $1", [small]);
      const warnings = async () =>
        (
          await fresh.ngo.get<{ pairingProject: { warnings: { kind: string; about: string; figure: number; limit: number }[] } }>(
            'query($id: ID!) { pairingProject(id: $id) { warnings { kind about figure limit } } }',
            { id: fresh.projectId },
          )
        ).pairingProject.warnings;
      expect(await warnings()).toEqual([{ kind: 'BUYER_DEPENDENCY', about: '某食堂', figure: 90, limit: 60 }]);
      await fresh.ngo.mutate(
        'produceDeliveriesRecord',
        'ProduceDeliveriesRecordInput',
        {
          requestId: randomUUID(),
          projectId: fresh.projectId,
          lines: [
            { ...line(big, id), unitPriceFen: 1800, deliveredOn: '2026-05-24' },
            { ...line(big, id), unitPriceFen: 1799, deliveredOn: '2026-05-23' },
          ],
        },
        'project { id }',
      );
      const found = await warnings();
      expect(found.map(({ kind, figure, limit }) => [kind, figure, limit])).toEqual([
        ['UNFAIR_PRICE', 89, 90],
        ['UNPAID', 16, 15],
        ['BUYER_DEPENDENCY', 90, 60],
      ]);
    } finally {
      await fresh.world.stop();
    }
  });
});
