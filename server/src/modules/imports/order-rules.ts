import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { UserErrorCode } from '../../platform/errors/user-error.js';
import { orderNumber } from '../produce/index.js';
import { type Draft, duplicate, fault, valueOf } from './draft.js';
import type { KindRules } from './kinds.js';
import { plain } from './references.js';

/** An order as apply writes it. */
interface OrderRecord {
  id: string;
  projectId: string;
  productId: string;
  buyer: string;
  reference: string | null;
  quantity: number;
  unitPriceFen: number;
  orderedOn: string;
  note: string | null;
}

interface Product {
  id: string;
  name: string;
  projectId: string;
  projectNumber: string;
  projectName: string;
  worked: boolean;
  closed: boolean;
}

/** One order a row. The project is named by its number or name, the product by its name; the buyer's own number tells orders apart. */
export const orderRules: KindRules = {
  async judge(op, drafts, { today }) {
    const products = await op.rows<Product>(
      `select r.id, r.name, p.id "projectId", p.number "projectNumber", p.name "projectName", p.state = 'CLOSED' closed, p.id in (select app.worked_projects()) worked
       from produce_product r join pairing_project p on p.id = r.project_id`,
    );
    for (const draft of drafts) judgeOrder(draft, products, today);
    await markRepeated(op, drafts);
  },
  write: writeOrders,
};

function judgeOrder(draft: Draft, products: readonly Product[], today: string): void {
  const named = valueOf<string>(draft, 'project');
  const product = valueOf<string>(draft, 'product');
  const ofProject = products.filter(
    (each) => named !== undefined && [each.projectNumber, each.projectName].some((name) => plain(name) === plain(named)),
  );
  const found = ofProject.filter((each) => product !== undefined && plain(each.name) === plain(product));
  const [match] = found;
  // A cell that could not be read has its fault already; one that is empty has none yet.
  for (const field of ['project', 'product', 'buyer', 'quantity', 'price', 'orderedOn'])
    if (draft.values[field] === undefined && !draft.faults.some((each) => each.field === field))
      fault(draft, field, UserErrorCode.REQUIRED, 'This cell may not be empty.');
  if (named !== undefined && ofProject.length === 0)
    fault(draft, 'project', UserErrorCode.NOT_FOUND, 'No project with a product that you can see has this number or name.');
  else if (product !== undefined && named !== undefined && !match)
    fault(draft, 'product', UserErrorCode.NOT_FOUND, 'The project has no product of this name.');
  else if (found.length > 1) fault(draft, 'project', UserErrorCode.INVALID_CHOICE, 'Several projects bear this name; give the number.');
  if (match && !match.worked) fault(draft, 'project', UserErrorCode.NOT_ALLOWED, 'This project is outside what you may change.');
  if (match?.closed) fault(draft, 'project', UserErrorCode.ILLEGAL_TRANSITION, 'The project is closed.');
  const quantity = valueOf<number>(draft, 'quantity');
  if (quantity !== undefined && !wholeHundredths(quantity)) fault(draft, 'quantity', UserErrorCode.OUT_OF_RANGE, 'At most two decimals.');
  const price = valueOf<number>(draft, 'price');
  if (price !== undefined && !wholeHundredths(price)) fault(draft, 'price', UserErrorCode.OUT_OF_RANGE, 'A price has whole fen.');
  const orderedOn = valueOf<string>(draft, 'orderedOn');
  if (orderedOn !== undefined && orderedOn > today) fault(draft, 'orderedOn', UserErrorCode.OUT_OF_RANGE, 'This day has not come yet.');
  if (draft.faults.length > 0 || !match) return;
  draft.resolved = {
    id: newId(),
    projectId: match.projectId,
    productId: match.id,
    buyer: valueOf<string>(draft, 'buyer') ?? '',
    reference: valueOf<string>(draft, 'reference') ?? null,
    quantity: quantity ?? 0,
    unitPriceFen: Math.round((price ?? 0) * 100),
    orderedOn: orderedOn ?? today,
    note: valueOf<string>(draft, 'note') ?? null,
  } satisfies OrderRecord;
}

/** Whether a number has no more than two decimals, within what a double can tell. */
function wholeHundredths(value: number): boolean {
  return Math.abs(value * 100 - Math.round(value * 100)) < 1e-6;
}

/** The buyer's number twice in a project is the same order; without a number, so are equal rows of one file. */
async function markRepeated(op: Operation, drafts: readonly Draft[]): Promise<void> {
  const records = drafts.flatMap((draft) => (draft.resolved ? [draft.resolved as OrderRecord] : []));
  const known = await op.rows<{ projectId: string; reference: string; number: string }>(
    'select project_id "projectId", reference, number from produce_order where reference = any ($1::text[]) and project_id = any ($2::uuid[])',
    [records.flatMap((record) => record.reference ?? []), [...new Set(records.map((record) => record.projectId))]],
  );
  const onFile = new Map(known.map((order) => [`${order.projectId} ${order.reference}`, order.number]));
  const first = new Map<string, Draft>();
  for (const draft of drafts) {
    const record = draft.resolved as OrderRecord | undefined;
    if (!record) continue;
    const { id: _, ...content } = record;
    const key = record.reference === null ? JSON.stringify(content) : `${record.projectId} ${record.reference}`;
    const earlier = first.get(key);
    const number = onFile.get(key);
    if (earlier)
      duplicate(draft, 'reference', UserErrorCode.DUPLICATE, `Row ${earlier.rowNumber} is this order.`, { row: earlier.rowNumber });
    else if (number !== undefined)
      duplicate(draft, 'reference', UserErrorCode.DUPLICATE, 'An order of this number is on file.', { onFile: number });
    else first.set(key, draft);
  }
}

async function writeOrders(op: Operation, records: readonly object[], batchId: string): Promise<void> {
  const sequence = await op.rows<{ n: number }>("select nextval('produce_order_number') n from generate_series(1, $1)", [records.length]);
  const rows = (records as OrderRecord[]).map((order, at) => ({ ...order, number: orderNumber(sequence[at]?.n ?? 0) }));
  await op.rows(
    `insert into produce_order (id, number, project_id, product_id, buyer, reference, quantity, unit_price_fen, ordered_on, note, import_id, created_by, created_at)
     select x.id, x.number, x."projectId", x."productId", x.buyer, x.reference, x.quantity, x."unitPriceFen", x."orderedOn", x.note, $2, $3, $4
     from jsonb_to_recordset($1::jsonb) x (id uuid, number text, "projectId" uuid, "productId" uuid, buyer text, reference text, quantity float8, "unitPriceFen" int, "orderedOn" date, note text)`,
    [JSON.stringify(rows), batchId, op.accountId, op.now],
  );
}
