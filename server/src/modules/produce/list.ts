import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { entityPage } from '../../platform/graphql/list-page.js';
import { HouseholdPayment } from './income.js';
import type { ProduceFilter } from './inputs.js';
import { ProduceDelivery, ProduceOrder } from './order.js';

/** A list by a day, the newest first. */
interface Shape<T> {
  readonly entity: new () => T;
  readonly day: keyof T & string;
  /** Conditions by part of the filter; `?` stands for its value. */
  readonly conditions: Readonly<Partial<Record<keyof ProduceFilter, string>>>;
}

const ORDERS: Shape<ProduceOrder> = {
  entity: ProduceOrder,
  day: 'orderedOn',
  conditions: {
    projectId: 'x.project_id = ?::uuid',
    open: '?::boolean = (x.cancelled_at is null and x.quantity::numeric > coalesce((select sum(d.quantity::numeric) from produce_delivery d where d.order_id = x.id and d.voided_at is null), 0))',
  },
};
const DELIVERIES: Shape<ProduceDelivery> = {
  entity: ProduceDelivery,
  day: 'deliveredOn',
  conditions: {
    projectId: 'x.order_id in (select id from produce_order where project_id = ?::uuid)',
    participantId: 'x.participant_id = ?::uuid',
    orderId: 'x.order_id = ?::uuid',
    open: '?::boolean = (x.voided_at is null and x.amount_fen > coalesce((select sum(i.amount_fen) from income_record i where i.delivery_id = x.id), 0))',
  },
};
const PAYMENTS: Shape<HouseholdPayment> = {
  entity: HouseholdPayment,
  day: 'paidOn',
  conditions: {
    projectId: 'x.participant_id in (select id from pairing_participant where project_id = ?::uuid)',
    participantId: 'x.participant_id = ?::uuid',
  },
};

function list<T extends { id: string }>(op: Operation, shape: Shape<T>, filter: ProduceFilter, args: PageArgs): Promise<Page<T>> {
  const where = new Where();
  for (const [key, condition] of Object.entries(shape.conditions)) {
    const value = filter[key as keyof ProduceFilter];
    if (value !== undefined && value !== null) where.and(condition, value);
  }
  return entityPage(op, shape.entity, 'x', { where, by: [shape.day, 'id'], descending: true }, args);
}

/** A page of orders. */
export const listOrders = (op: Operation, filter: ProduceFilter, args: PageArgs) => list(op, ORDERS, filter, args);
/** A page of deliveries. */
export const listDeliveries = (op: Operation, filter: ProduceFilter, args: PageArgs) => list(op, DELIVERIES, filter, args);
/** A page of payments. */
export const listPayments = (op: Operation, filter: ProduceFilter, args: PageArgs) => list(op, PAYMENTS, filter, args);
