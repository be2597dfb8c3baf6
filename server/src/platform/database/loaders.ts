import DataLoader from 'dataloader';
import type { Operation } from './operation.js';

/** A recipe for batched reading; each operation starts its own instance, inside its own transaction. */
export interface Loader<K, V> {
  start(op: Operation): DataLoader<K, V>;
}

type EntityClass<T> = new () => T;
const columnLists = new Map<EntityClass<object>, string>();

/** The select list of an entity's columns under their property names, e.g. `h.head_name as "headName"`. */
export function columns<T extends object>(op: Operation, entity: EntityClass<T>, alias: string): string {
  let list = columnLists.get(entity);
  if (!list) {
    const { columns: all } = op.manager.connection.getMetadata(entity);
    list = all
      .filter((column) => column.isSelect)
      .map((column) => `@."${column.databaseName}" as "${column.propertyName}"`)
      .join(', ');
    columnLists.set(entity, list);
  }
  return list.replaceAll('@.', `${alias}.`);
}

/** Table name of an entity. */
export function tableOf<T extends object>(op: Operation, entity: EntityClass<T>): string {
  return op.manager.connection.getMetadata(entity).tableName;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Batch size of every loader: the longest page. */
const MAX_BATCH = 1000;

/** Any batched reading: one statement answers all keys of a tick, in the order of the keys. */
export function batched<K extends string | number, V>(read: (op: Operation, keys: readonly K[]) => Promise<V[]>): Loader<K, V> {
  return { start: (op) => new DataLoader<K, V>((keys) => read(op, keys), { maxBatchSize: MAX_BATCH }) };
}

/** Loads lean rows of an entity by a unique column; null where the row does not exist for this actor. */
export function byKey<T extends object, K extends string | number = string>(
  entity: () => EntityClass<T>,
  key: keyof T & string = 'id' as keyof T & string,
): Loader<K, T | null> {
  return batched<K, T | null>(async (op, keys) => {
    const found = await selectWhere(op, entity(), key, keys, '');
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
  return batched<K, T[]>(async (op, keys) => {
    const found = await selectWhere(op, entity(), key, keys, ` order by ${orderBy}`);
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

async function selectWhere<T extends object>(
  op: Operation,
  entity: EntityClass<T>,
  key: string,
  keys: readonly (string | number)[],
  tail: string,
): Promise<T[]> {
  const metadata = op.manager.connection.getMetadata(entity);
  const column = metadata.findColumnWithPropertyName(key);
  if (!column) throw new Error(`${metadata.name} has no ${key}`);
  const type = column.type === 'uuid' ? 'uuid[]' : column.type === 'bigint' ? 'bigint[]' : 'text[]';
  // An id that is none finds nothing, like one that does not exist.
  const readable = column.type === 'uuid' ? keys.filter((value) => UUID.test(String(value))) : keys;
  if (readable.length === 0) return [];
  return op.rows<T>(
    `select ${columns(op, entity, 't')} from ${metadata.tableName} t where t."${column.databaseName}" = any ($1::${type})${tail}`,
    [readable],
  );
}
