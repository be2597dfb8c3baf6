import { batched } from '../database/loaders.js';
import type { Operation } from '../database/operation.js';
import { decodeCursor, pageLength, toPage, type Page, type PageArgs } from './connection.js';

/** Which rows belong to a key, and in which order; names and types come from the code alone. */
interface Recipe<T> {
  readonly table: string;
  /** Select list over `r`, under the names of the properties. */
  readonly select: (op: Operation) => string;
  /** Column of the key, and its type. */
  readonly key: readonly [column: string, type: 'uuid' | 'bigint'];
  /** Columns of the order, all ascending and unique together, as an index has them after the key. */
  readonly order: readonly (readonly [column: string, type: 'uuid' | 'timestamptz' | 'int', property: keyof T & string])[];
}

interface Asked {
  readonly key: string | number;
  readonly first: number;
  readonly after: string | null;
}

/** The key of a page as it was asked for, where it is a first page. */
export function keyOfFirstPage(asked: string): string | undefined {
  const { key, after } = JSON.parse(asked) as Asked;
  return after === null ? String(key) : undefined;
}

/** Gives a page of the rows that belong to a key; many keys of one operation share one statement, and another for their totals. */
export function pagesBy<T extends object>({ table, select, key: [key, keyType], order }: Recipe<T>) {
  const after = order.map((_, at) => `w.a${at}`);
  const columns = (alias: string): string => order.map(([column]) => `${alias}.${column}`).join(', ');
  const types = [`${keyType}[]`, 'int[]', ...order.map(([, type]) => `${type}[]`)].map((type, at) => `$${at + 1}::${type}`).join(', ');
  const source = `from unnest(${types}) with ordinality w (key, wanted, ${order.map((_, at) => `a${at}`).join(', ')}, at)
     cross join lateral (select * from ${table} t where t.${key} = w.key and (w.a0 is null or (${columns('t')}) > (${after.join(', ')}))
       order by ${columns('t')} limit w.wanted) r
     order by w.at, ${columns('r')}`;
  // Keys are JSON so that equal pages are asked once.
  const pages = batched<string, T[]>(async (op, keys) => {
    const wanted = keys.map((asked) => JSON.parse(asked) as Asked);
    const seeks = wanted.map((page) => (page.after === null ? [] : decodeCursor(page.after, order.length)));
    const rows = await op.rows<T & { at: number }>(`select w.at, ${select(op)} ${source}`, [
      wanted.map((page) => page.key),
      wanted.map((page) => page.first + 1),
      ...order.map((_, at) => seeks.map((seek) => seek[at] ?? null)),
    ]);
    const found: T[][] = keys.map(() => []);
    for (const row of rows) found[row.at - 1]?.push(row);
    return found;
  });
  const counts = batched<string | number, number>(async (op, keys) => {
    const rows = await op.rows<{ key: string | number; n: number }>(
      `select ${key} as key, count(*) n from ${table} where ${key} = any ($1::${keyType}[]) group by 1`,
      [keys],
    );
    const found = new Map(rows.map((row) => [row.key, row.n]));
    return keys.map((wanted) => found.get(wanted) ?? 0);
  });

  /** A page of the rows of one key. @throws Refused BAD_REQUEST for a wrong cursor or length */
  const page = async (op: Operation, of: string | number, args: PageArgs): Promise<Page<T>> => {
    const asked: Asked = { key: of, first: pageLength(args.first), after: args.after ?? null };
    const rows = await op.load(pages, JSON.stringify(asked));
    return toPage(
      rows,
      args,
      (row) => order.map(([, , property]) => row[property] as string | number | Date),
      () => op.load(counts, of),
    );
  };
  return Object.assign(page, { pages });
}
