import { batched, byKey, manyBy } from '../../platform/database/loaders.js';
import { HouseholdPayment, IncomeRecord, IncomeStatement, LabourRecord } from './income.js';
import { ProduceDelivery, ProduceOffer, ProduceOrder, ProduceProduct } from './order.js';

/** A product by id. */
export const productById = byKey<ProduceProduct>(() => ProduceProduct);
/** An order by id. */
export const orderById = byKey<ProduceOrder>(() => ProduceOrder);
/** A delivery by id. */
export const deliveryById = byKey<ProduceDelivery>(() => ProduceDelivery);
/** A record of work by id. */
export const labourById = byKey<LabourRecord>(() => LabourRecord);
/** A payment by id. */
export const paymentById = byKey<HouseholdPayment>(() => HouseholdPayment);
/** Products of a project by name. */
export const productsByProject = manyBy<ProduceProduct>(() => ProduceProduct, 'projectId', 't.name, t.id');
/** What a household has to sell, by its first day. */
export const offersByParticipant = manyBy<ProduceOffer>(() => ProduceOffer, 'participantId', 't.from_on, t.id');
/** Work of a household, the newest first. */
export const labourByParticipant = manyBy<LabourRecord>(() => LabourRecord, 'participantId', 't.from_on desc, t.id');
/** Deliveries for an order by their day. */
export const deliveriesByOrder = manyBy<ProduceDelivery>(() => ProduceDelivery, 'orderId', 't.delivered_on, t.id');
/** What a payment is made of. */
export const incomeByPayment = manyBy<IncomeRecord>(() => IncomeRecord, 'paymentId', 't.id');
/** Statements of a household's income by period; those the viewer may see. */
export const statementsByParticipant = manyBy<IncomeStatement>(() => IncomeStatement, 'participantId', 't.from_on, t.id');
/** The payment that took another back, or null. */
export const reversalByPayment = byKey<HouseholdPayment>(() => HouseholdPayment, 'reversesId');

const sums = (statement: string) =>
  batched<string, number>(async (op, ids) => {
    const rows = await op.rows<{ id: string; n: number }>(statement, [ids]);
    const byId = new Map(rows.map((row) => [row.id, row.n]));
    return ids.map((id) => byId.get(id) ?? 0);
  });

/** Units delivered for an order. */
export const deliveredByOrder = sums(
  'select order_id id, sum(quantity::numeric)::float8 n from produce_delivery where order_id = any ($1::uuid[]) and voided_at is null group by 1',
);
/** Fen paid for a delivery. */
export const paidByDelivery = sums(
  'select delivery_id id, sum(amount_fen)::bigint n from income_record where delivery_id = any ($1::uuid[]) group by 1',
);
/** Fen paid for work. */
export const paidByLabour = sums(
  'select labour_id id, sum(amount_fen)::bigint n from income_record where labour_id = any ($1::uuid[]) group by 1',
);
/** Fen paid to a household in a project. */
export const paidByParticipant = sums(
  'select participant_id id, sum(amount_fen)::bigint n from household_payment where participant_id = any ($1::uuid[]) group by 1',
);
