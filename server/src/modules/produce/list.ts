import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { decodeCursor, pageLength, toPage, type Page, type PageArgs } from '../../platform/graphql/connection.js';
import { HouseholdPayment } from './income.js';
import type { ProduceFilter } from './inputs.js';
import { ProduceDelivery, ProduceOrder } from './order.js';

/** A list by a day, the newest first. */
interface Shape<T> {
  readonly entity: new () => T;
  readonly table: string;
  readonly day: keyof T & string;
  readonly column: string;
  /** Conditions by part of the filter; `$` stands for its value. */
  readonly conditions: Readonly<Partial<Record<keyof ProduceFilter, string>>>;
}

const ORDERS: Shape<ProduceOrder> = {
  entity: ProduceOrder,
  table: 'produce_order',
  day: 'orderedOn',
  column: 'ordered_on',
  conditions: {
    projectId: 'x.project_id = $::uuid',
    open: '$::boolean = (x.cancelled_at is null and x.quantity::numeric > coalesce((select sum(d.quantity::numeric) from produce_delivery d where d.order_id = x.id and d.voided_at is null), 0))',
  },
};
const DELIVERIES: Shape<ProduceDelivery> = {
  entity: ProduceDelivery,
  table: 'produce_delivery',
  day: 'deliveredOn',
  column: 'delivered_on',
  conditions: {
    projectId: 'x.order_id in (select id from produce_order where project_id = $::uuid)',
    participantId: 'x.participant_id = $::uuid',
    orderId: 'x.order_id = $::uuid',
    open: '$::boolean = (x.voided_at is null and x.amount_fen > coalesce((select sum(i.amount_fen) from income_record i where i.delivery_id = x.id), 0))',
  },
};
const PAYMENTS: Shape<HouseholdPayment> = {
  entity: HouseholdPayment,
  table: 'household_payment',
  day: 'paidOn',
  column: 'paid_on',
  conditions: {
    projectId: 'x.participant_id in (select id from pairing_participant where project_id = $::uuid)',
    participantId: 'x.participant_id = $::uuid',
  },
};

async function list<T extends { id: string }>(op: Operation, shape: Shape<T>, filter: ProduceFilter, args: PageArgs): Promise<Page<T>> {
  const values: unknown[] = [];
  const parts = ['true'];
  for (const [key, condition] of Object.entries(shape.conditions)) {
    const value = filter[key as keyof ProduceFilter];
    if (value !== undefined && value !== null) parts.push(condition.replace('$', `$${values.push(value)}`));
  }
  const where = parts.join(' and ');
  const all = [...values];
  const [day, id] = args.after ? decodeCursor(args.after, 2) : [];
  const seek = args.after ? ` and (x.${shape.column}, x.id) < ($${all.push(day)}::date, $${all.push(id)}::uuid)` : '';
  const rows = await op.rows<T>(
    `select ${columns(op, shape.entity, 'x')} from ${shape.table} x where ${where}${seek} order by x.${shape.column} desc, x.id desc limit $${all.push(pageLength(args.first) + 1)}`,
    all,
  );
  const total = async () => (await op.row<{ n: number }>(`select count(*) n from ${shape.table} x where ${where}`, values))?.n ?? 0;
  return toPage(rows, args, (row) => [String(row[shape.day]), row.id], total);
}

/** A page of orders. */
export const listOrders = (op: Operation, filter: ProduceFilter, args: PageArgs) => list(op, ORDERS, filter, args);
/** A page of deliveries. */
export const listDeliveries = (op: Operation, filter: ProduceFilter, args: PageArgs) => list(op, DELIVERIES, filter, args);
/** A page of payments. */
export const listPayments = (op: Operation, filter: ProduceFilter, args: PageArgs) => list(op, PAYMENTS, filter, args);
