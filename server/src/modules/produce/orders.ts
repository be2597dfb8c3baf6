import { newId } from '../../platform/database/ids.js';
import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { notAfterToday, openProject, participantById } from '../pairing/index.js';
import type {
  ProduceDeliveriesRecordInput,
  ProduceOfferAddInput,
  ProduceOrderCreateInput,
  ProduceProductCreateInput,
  ProduceProductUpdateInput,
  ProduceReasonInput,
} from './inputs.js';
import { deliveryById, orderById, productById } from './loaders.js';
import { ProduceDelivery, ProduceOffer, ProduceOrder, ProduceProduct } from './order.js';

constraintMeans('product_name_once', UserErrorCode.DUPLICATE, 'The project has a product of this name.', ['name']);
constraintMeans('product_season', UserErrorCode.OUT_OF_RANGE, 'The season ends before it starts.', ['seasonUntil']);
constraintMeans('offer_season', UserErrorCode.OUT_OF_RANGE, 'It ends before it starts.', ['untilOn']);
constraintMeans('order_reference_once', UserErrorCode.DUPLICATE, 'The project has an order of this number.', ['reference']);
constraintMeans('order_delivered', UserErrorCode.IN_USE, 'Goods were delivered for this order; void the deliveries first.');
constraintMeans('delivery_order_stands', UserErrorCode.ILLEGAL_TRANSITION, 'The order was cancelled.', ['orderId']);
constraintMeans('delivery_same_project', UserErrorCode.NOT_FOUND, 'This household is in another project.', ['participantId']);
constraintMeans('delivery_within_order', UserErrorCode.OUT_OF_RANGE, 'More would be delivered than was ordered.', ['quantity']);
constraintMeans('delivery_paid', UserErrorCode.IN_USE, 'It was paid for; take the payment back first.');
constraintMeans('delivery_stays', UserErrorCode.ILLEGAL_TRANSITION, 'A delivery stays as it was recorded.');
constraintMeans('produce_order_quantity_check', UserErrorCode.OUT_OF_RANGE, 'At most two decimals.', ['quantity']);
constraintMeans('produce_offer_quantity_check', UserErrorCode.OUT_OF_RANGE, 'At most two decimals.', ['quantity']);
constraintMeans('produce_delivery_quantity_check', UserErrorCode.OUT_OF_RANGE, 'At most two decimals.', ['quantity']);
constraintMeans('produce_delivery_amount_fen_check', UserErrorCode.OUT_OF_RANGE, 'The amount is out of range.', ['quantity']);
constraintMeans('produce_order_amount_fen_check', UserErrorCode.OUT_OF_RANGE, 'The amount is out of range.', ['quantity']);

/** Number of an order. */
export const orderNumber = (n: number): string => `DD${String(n).padStart(7, '0')}`;

/** Adds a product. @throws Refusal NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION, DUPLICATE, OUT_OF_RANGE, REQUEST_REUSED */
export async function createProduct(op: Operation, input: ProduceProductCreateInput): Promise<void> {
  await openProject(op, input.projectId, ['projectId']);
  await once(op, input.requestId, 'produceProductCreate', input, async () => {
    const id = newId();
    await op.manager.insert(ProduceProduct, {
      id,
      projectId: input.projectId,
      name: input.name.trim(),
      unit: input.unit.trim(),
      referencePriceFen: input.referencePriceFen,
      seasonFrom: input.seasonFrom,
      seasonUntil: input.seasonUntil,
      expectedQuantity: input.expectedQuantity ?? 0,
    });
    return id;
  });
}

/**
 * Changes season, fair price and expected yield of a product; prices of deliveries are held against the fair price of now.
 * @returns its project. @throws Refusal NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION, STALE_VERSION, OUT_OF_RANGE
 */
export async function updateProduct(op: Operation, input: ProduceProductUpdateInput): Promise<string> {
  const product = await op.manager.findOne(ProduceProduct, { where: { id: input.id }, lock: { mode: 'pessimistic_write' } });
  if (!product) refuse(UserErrorCode.NOT_FOUND, 'No such product.', ['id']);
  await openProject(op, product.projectId, ['id']);
  assertVersion(product, input.expectedVersion);
  const { referencePriceFen, seasonFrom, seasonUntil } = input;
  await op.manager.save(
    Object.assign(product, { referencePriceFen, seasonFrom, seasonUntil, expectedQuantity: input.expectedQuantity ?? 0 }),
  );
  return product.projectId;
}

/** Records what a household has to sell. @returns its project. @throws Refusal NOT_FOUND, NOT_ALLOWED, OUT_OF_RANGE, REQUEST_REUSED */
export async function addOffer(op: Operation, input: ProduceOfferAddInput): Promise<string> {
  const [participant, product] = await Promise.all([op.load(participantById, input.participantId), op.load(productById, input.productId)]);
  if (!participant) refuse(UserErrorCode.NOT_FOUND, 'No such household in a project.', ['participantId']);
  if (product?.projectId !== participant.projectId) refuse(UserErrorCode.NOT_FOUND, 'The project has no such product.', ['productId']);
  await openProject(op, participant.projectId, ['participantId']);
  await once(op, input.requestId, 'produceOfferAdd', input, async () => {
    const id = newId();
    const { participantId, productId, quantity, fromOn, untilOn } = input;
    await op.manager.insert(ProduceOffer, { id, participantId, productId, quantity, fromOn, untilOn, recordedBy: op.accountId });
    return id;
  });
  return participant.projectId;
}

/** Records an order. @throws Refusal NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION, DUPLICATE, OUT_OF_RANGE, REQUEST_REUSED */
export async function createOrder(op: Operation, input: ProduceOrderCreateInput): Promise<string> {
  const product = await op.load(productById, input.productId);
  if (!product) refuse(UserErrorCode.NOT_FOUND, 'No such product.', ['productId']);
  await openProject(op, product.projectId, ['productId']);
  notAfterToday(op, input.orderedOn, 'orderedOn');
  return once(op, input.requestId, 'produceOrderCreate', input, async () => {
    const id = newId();
    const [row] = await op.rows<{ n: number }>("select nextval('produce_order_number') n");
    await op.manager.insert(ProduceOrder, {
      id,
      number: orderNumber(row?.n ?? 0),
      projectId: product.projectId,
      productId: product.id,
      buyer: input.buyer.trim(),
      reference: input.reference?.trim() || null,
      quantity: input.quantity,
      unitPriceFen: input.unitPriceFen,
      orderedOn: input.orderedOn,
      note: input.note?.trim() || null,
      createdBy: op.accountId,
      createdAt: op.now,
    });
    return id;
  });
}

/** Cancels an order of which nothing was delivered. @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, IN_USE */
export async function cancelOrder(op: Operation, input: ProduceReasonInput): Promise<void> {
  const order = await op.row<ProduceOrder>(`select ${columns(op, ProduceOrder, 'o')} from produce_order o where o.id = $1 for update`, [
    input.id,
  ]);
  const seen = order ?? (await op.load(orderById, input.id));
  if (!seen) refuse(UserErrorCode.NOT_FOUND, 'No such order.', ['id']);
  await openProject(op, seen.projectId, ['id']);
  assertVersion(seen, input.expectedVersion);
  if (seen.cancelledAt) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'It was cancelled before.');
  await op.rows('update produce_order set cancelled_at = $2, cancel_reason = $3, version = version + 1 where id = $1 returning id', [
    seen.id,
    op.now,
    input.reason.trim(),
  ]);
}

/**
 * Records many deliveries, all of them or none; a fault names its line.
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION, OUT_OF_RANGE (more than ordered, in the future), REQUEST_REUSED
 */
export async function recordDeliveries(op: Operation, input: ProduceDeliveriesRecordInput): Promise<void> {
  await openProject(op, input.projectId, ['projectId']);
  const [orders, participants] = await Promise.all([
    Promise.all(input.lines.map((line) => op.load(orderById, line.orderId))),
    Promise.all(input.lines.map((line) => op.load(participantById, line.participantId))),
  ]);
  const left = new Map<string, number>();
  for (const row of await op.rows<{ id: string; left: number }>(
    `select o.id, ((o.quantity::numeric - coalesce((select sum(d.quantity::numeric) from produce_delivery d where d.order_id = o.id and d.voided_at is null), 0)) * 100)::int as left
     from produce_order o where o.id = any ($1::uuid[]) order by o.id for update of o`,
    [input.lines.flatMap((line, at) => (orders[at] ? [line.orderId] : []))],
  ))
    left.set(row.id, row.left);
  for (const [at, line] of input.lines.entries()) {
    const field = (name: string) => ['lines', String(at), name];
    const order = orders[at];
    if (order?.projectId !== input.projectId) refuse(UserErrorCode.NOT_FOUND, 'The project has no such order.', field('orderId'));
    if (participants[at]?.projectId !== input.projectId)
      refuse(UserErrorCode.NOT_FOUND, 'The project has no such household.', field('participantId'));
    if (order.cancelledAt) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'The order was cancelled.', field('orderId'));
    notAfterToday(op, line.deliveredOn, ...field('deliveredOn'));
    // In hundredths of a unit: whole numbers add up.
    const hundredths = Math.round(line.quantity * 100);
    if (Math.abs(line.quantity * 100 - hundredths) > 1e-6) refuse(UserErrorCode.OUT_OF_RANGE, 'At most two decimals.', field('quantity'));
    const rest = (left.get(line.orderId) ?? 0) - hundredths;
    if (rest < 0) refuse(UserErrorCode.OUT_OF_RANGE, 'More would be delivered than was ordered.', field('quantity'));
    left.set(line.orderId, rest);
  }
  await once(op, input.requestId, 'produceDeliveriesRecord', input, async () => {
    await op.rows(
      `insert into produce_delivery (id, order_id, participant_id, quantity, unit_price_fen, delivered_on, recorded_by, created_at)
       select x.id, x."orderId", x."participantId", x.quantity, x."unitPriceFen", x."deliveredOn", $2, $3
       from jsonb_to_recordset($1::jsonb) x (id uuid, "orderId" uuid, "participantId" uuid, quantity float8, "unitPriceFen" int, "deliveredOn" date)`,
      [JSON.stringify(input.lines.map((line) => Object.assign({ id: newId() }, line))), op.accountId, op.now],
    );
    return input.projectId;
  });
}

/** Voids a delivery that was recorded by mistake. @returns its project. @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, IN_USE */
export async function voidDelivery(op: Operation, input: ProduceReasonInput): Promise<string> {
  const delivery = await op.load(deliveryById, input.id);
  const order = delivery && (await op.load(orderById, delivery.orderId));
  if (!delivery || !order) refuse(UserErrorCode.NOT_FOUND, 'No such delivery.', ['id']);
  await openProject(op, order.projectId, ['id']);
  assertVersion(delivery, input.expectedVersion);
  if (delivery.voidedAt) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'It was voided before.');
  await op.manager.update(
    ProduceDelivery,
    { id: delivery.id, version: delivery.version },
    { voidedAt: op.now, voidReason: input.reason.trim(), version: delivery.version + 1 },
  );
  return order.projectId;
}
