import type { Operation } from './operation.js';

/** A recipe for batched reading. An operation asks it for one key at a time, and reads all keys of a wave together. */
export interface Loader<K, V> {
  /** The values of the keys in their order, within the operation's transaction. */
  read(op: Operation, keys: readonly K[]): Promise<V[]>;
  /** What is read beside it for the same key, by the field that shows it: see {@link alongside}. */
  readonly beside?: Map<string, Loader<K, unknown>>;
  /** What the process keeps of it, if it is of a kind that is {@link kept}. */
  held?(op: Operation, key: K): V | undefined;
}

type EntityClass<T> = new () => T;
const columnLists = new Map<EntityClass<object>, Map<string, string>>();

/** The select list of an entity's columns under their property names, e.g. `h.head_name as "headName"`. */
export function columns<T extends object>(op: Operation, entity: EntityClass<T>, alias: string): string {
  const lists = columnLists.get(entity) ?? new Map<string, string>();
  columnLists.set(entity, lists);
  let list = lists.get(alias);
  if (list === undefined) {
    list = op.manager.connection
      .getMetadata(entity)
      .columns.filter((column) => column.isSelect)
      .map((column) => `${alias}."${column.databaseName}" as "${column.propertyName}"`)
      .join(', ');
    lists.set(alias, list);
  }
  return list;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Any batched reading: one statement answers all keys of a wave, in the order of the keys. */
export function batched<K extends string | number, V>(read: (op: Operation, keys: readonly K[]) => Promise<V[]>): Loader<K, V> {
  return { read, beside: new Map() };
}

/**
 * Reads what a field of an object shows in the same wave as the object itself, because both go by the same key: the page
 * waits for one answer less. Only documents that select the field, given as `Type.field`, ask for it.
 */
export function alongside<K extends string | number>(loader: Loader<K, unknown>, field: string, other: Loader<K, unknown>): void {
  loader.beside?.set(field, other);
}

/** Loads lean rows of an entity by a unique column; null where the row does not exist for this actor. */
export function byKey<T extends object, K extends string | number = string>(
  entity: () => EntityClass<T>,
  key: keyof T & string = 'id' as keyof T & string,
): Loader<K, T | null> {
  const select = selectBy<T, K>(entity, key, '');
  return batched<K, T | null>(async (op, keys) => {
    const found = await select(op, keys);
    const byValue = new Map(found.map((row) => [row[key] as unknown, row]));
    return keys.map((value) => byValue.get(value) ?? null);
  });
}

/** Loads the lean rows that belong to each key, e.g. the members of each household, in a fixed SQL order. */
export function manyBy<T extends object, K extends string | number = string>(
  entity: () => EntityClass<T>,
  key: keyof T & string,
  orderBy: string,
): Loader<K, T[]> {
  const select = selectBy<T, K>(entity, key, ` order by ${orderBy}`);
  return batched<K, T[]>(async (op, keys) => {
    const found = await select(op, keys);
    const groups = groupBy(found, key);
    return keys.map((value) => groups.get(value) ?? []);
  });
}

/** Rows by the value of one property, in their order. */
export function groupBy<T extends object>(rows: T[], key: keyof T): Map<unknown, T[]> {
  const groups = new Map<unknown, T[]>();
  for (const row of rows) {
    const group = groups.get(row[key]);
    if (group) group.push(row);
    else groups.set(row[key], [row]);
  }
  return groups;
}

/** Reads the rows of an entity by the values of one column; the text is made once, at the first reading. */
function selectBy<T extends object, K extends string | number>(
  entity: () => EntityClass<T>,
  key: string,
  tail: string,
): (op: Operation, keys: readonly K[]) => Promise<T[]> {
  let sql = '';
  let uuids = false;
  return async (op, keys) => {
    if (!sql) {
      const metadata = op.manager.connection.getMetadata(entity());
      const column = metadata.findColumnWithPropertyName(key);
      if (!column) throw new Error(`${metadata.name} has no ${key}`);
      uuids = column.type === 'uuid';
      const type = uuids ? 'uuid[]' : column.type === 'bigint' ? 'bigint[]' : 'text[]';
      sql = `select ${columns(op, entity(), 't')} from ${metadata.tableName} t where t."${column.databaseName}" = any ($1::${type})${tail}`;
    }
    // An id that is none finds nothing, like one that does not exist.
    const readable = uuids ? keys.filter((value) => UUID.test(String(value))) : keys;
    return readable.length === 0 ? [] : op.rows<T>(sql, [readable]);
  };
}
