import { batched, byKey, columns, manyBy } from '../../platform/database/loaders.js';
import { Mandate } from './mandate.js';
import { CustodyEvent, DocumentCustody, DocumentKind, type ProxyCheck, ProxyServiceOrder, ProxyStep } from './order.js';

/** A mandate by id. */
export const mandateById = byKey<Mandate>(() => Mandate);
/** Mandates of a household, the newest first. */
export const mandatesByHousehold = manyBy<Mandate>(() => Mandate, 'householdId', 't.recorded_at desc, t.id');
/** An order by id. */
export const orderById = byKey<ProxyServiceOrder>(() => ProxyServiceOrder);
/** Orders of a household, the newest first. */
export const ordersByHousehold = manyBy<ProxyServiceOrder>(() => ProxyServiceOrder, 'householdId', 't.opened_at desc, t.id');
/** Steps of an order in order of time. */
export const stepsByOrder = manyBy<ProxyStep>(() => ProxyStep, 'orderId', 't.at, t.id');
/** A paper by id. */
export const documentById = byKey<DocumentCustody>(() => DocumentCustody);
/** Papers of an order in order of taking. */
export const documentsByOrder = manyBy<DocumentCustody>(() => DocumentCustody, 'orderId', 't.taken_at, t.id');
/** The chain of a paper. */
export const chainByDocument = manyBy<CustodyEvent>(() => CustodyEvent, 'documentId', 't.number');
/** A kind of paper by code. */
export const kindByCode = byKey<DocumentKind>(() => DocumentKind, 'code');

/** What may be asked of a household, kind by kind: papers that it has handed over and that offices have are not asked again. */
export const checklistByHousehold = batched<string, ProxyCheck[]>(async (op, ids) => {
  const rows = await op.rows<DocumentKind & { household: string; lastTakenAt: Date | null }>(
    `select h.id household, ${columns(op, DocumentKind, 'k')},
       (select max(d.taken_at) from document_custody d join proxy_order o on o.id = d.order_id where o.household_id = h.id and d.kind_code = k.code) "lastTakenAt"
     from unnest($1::uuid[]) h (id) cross join document_kind k order by k.sort`,
    [ids],
  );
  return ids.map((id) =>
    rows
      .filter((row) => row.household === id)
      .map(({ household: _household, lastTakenAt, ...kind }) => ({
        kind,
        lastTakenAt,
        mayAsk: kind.heldBy === null && (lastTakenAt === null || kind.code === 'OTHER'),
      })),
  );
});
