import { columns } from '../database/loaders.js';
import type { Operation } from '../database/operation.js';
import type { Where } from '../database/where.js';
import { decodeCursor, pageLength, toPage, type Page, type PageArgs } from './connection.js';

/** One thing that a list is sorted by: its SQL, its type there, and its value in a row as the cursor keeps it. */
export type SortKey<T> = readonly [sql: string, type: string, of: (row: T) => string | number | Date];

/** What a list is made of; all texts come from the code alone. */
export interface Listing<T> {
  /** Select list, under the names of the properties. */
  readonly select: string;
  /** What follows `from`. */
  readonly from: string;
  readonly where: Where;
  /** Never null and unique together, as an index has them. */
  readonly order: readonly SortKey<T>[];
  /** All of the order from the greatest down. */
  readonly descending?: boolean;
}

/**
 * A page of a list by its keyset: one statement for the rows, and another for the total when somebody asks for it.
 * @throws Refused BAD_REQUEST for a wrong cursor or length
 */
export async function listPage<T extends object>(
  op: Operation,
  { select, from, where, order, descending = false }: Listing<T>,
  args: PageArgs,
): Promise<Page<T>> {
  const page = where.copy();
  if (args.after) {
    // Hidden from the planner: it would see how much is left and plan every page anew, which takes longer than reading it.
    const [keys, places] = [order.map(([sql]) => sql).join(', '), order.map(([, type]) => `(select ?::${type})`).join(', ')];
    page.and(`(${keys}) ${descending ? '<' : '>'} (${places})`, ...decodeCursor(args.after, order.length));
  }
  const sorted = order.map(([sql]) => (descending ? `${sql} desc` : sql)).join(', ');
  const limit = page.bind(pageLength(args.first) + 1);
  const rows = await op.rows<T>(`select ${select} from ${from} ${page.sql} order by ${sorted} limit ${limit}`, page.values);
  return toPage(
    rows,
    args,
    (row) => order.map(([, , of]) => of(row)),
    async () => (await op.row<{ n: number }>(`select count(*) n from ${from} ${where.sql}`, where.values))?.n ?? 0,
  );
}

/** Which rows of an entity a list holds, and by which of its properties it is sorted: never null, unique together. */
interface EntityListing<T> extends Pick<Listing<T>, 'where' | 'descending'> {
  readonly by: readonly (keyof T & string)[];
}

/** A page of lean rows of an entity; the conditions name its table by the alias. @throws Refused BAD_REQUEST for a wrong cursor or length */
export function entityPage<T extends object>(
  op: Operation,
  entity: new () => T,
  alias: string,
  { by, ...listing }: EntityListing<T>,
  args: PageArgs,
): Promise<Page<T>> {
  const metadata = op.manager.connection.getMetadata(entity);
  const order = by.map((property): SortKey<T> => {
    const column = metadata.findColumnWithPropertyName(property);
    if (!column) throw new Error(`${metadata.name} has no ${property}`);
    return [`${alias}."${column.databaseName}"`, String(column.type), (row) => row[property] as string | number | Date];
  });
  return listPage(op, { ...listing, select: columns(op, entity, alias), from: `${metadata.tableName} ${alias}`, order }, args);
}
