import { detailsOf, leavesOut, type EntityClass } from './brief.js';
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

const columnLists = new Map<EntityClass<object>, Map<string, string>>();

/**
 * The select list of an entity's columns under their property names, e.g. `h.head_name as "headName"`; without its details
 * where the operation shows none of them.
 */
export function columns<T extends object>(op: Operation, entity: EntityClass<T>, alias: string): string {
  const lists = columnLists.get(entity) ?? new Map<string, string>();
  columnLists.set(entity, lists);
  const brief = op.readsBriefly(entity);
  const name = brief ? `${alias} brief` : alias;
  let list = lists.get(name);
  if (list === undefined) {
    const left = brief ? detailsOf(entity) : undefined;
    list = op.manager.connection
      .getMetadata(entity)
      .columns.filter((column) => column.isSelect && !left?.has(column.propertyName))
      .map((column) => `${alias}."${column.databaseName}" as "${column.propertyName}"`)
      .join(', ');
    lists.set(name, brief ? leavesOut(list, entity) : list);
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

/** Keys up to which rows are read {@link ahead}: for a long list it costs the database more to find them twice than the page to wait. */
const FEW = 8;

/**
 * Reads what the answer of a loader will ask another for in the same wave as that answer, because the database knows the way
 * to it: the page of one thing waits for one answer less. Only documents that select the field, given as `Type.field`, do so.
 * @param way subselect of the other's keys, by ids as `$1`
 * @param idOf the id in a key of the loader; undefined where the way does not lead from that key
 */
export function ahead<K extends string | number, L extends string | number, V>(
  loader: Loader<K, unknown>,
  field: string,
  target: Recipe<L, V>,
  way: string,
  idOf: (key: K) => string | undefined = String,
): void {
  const found = batched<K, null>(async (op, keys) => {
    const ids = keys.map(idOf).filter((id) => id !== undefined && UUID.test(id));
    if (ids.length > 0 && ids.length <= FEW) for (const [key, value] of await target.where(op, way, ids)) op.give(target, key, value);
    return keys.map(() => null);
  });
  alongside(loader, field, found);
}

/** A loader of lean rows, which can be read by a way to its keys as well: every key that the way finds has a value. */
interface Recipe<K, V> extends Loader<K, V> {
  where(op: Operation, way: string, ids: readonly unknown[]): Promise<Iterable<[K, V]>>;
}

/** Loads lean rows of an entity by a unique column; null where the row does not exist for this actor. */
export function byKey<T extends object, K extends string | number = string>(
  entity: () => EntityClass<T>,
  key: keyof T & string = 'id' as keyof T & string,
): Recipe<K, T | null> {
  const byValue = (rows: T[]): Map<K, T> => new Map(rows.map((row) => [row[key] as K, row]));
  return recipe<T, K, T | null>(selectBy<T>(entity, key, ''), key, byValue, () => null);
}

/** Loads the lean rows that belong to each key, e.g. the members of each household, in a fixed SQL order. */
export function manyBy<T extends object, K extends string | number = string>(
  entity: () => EntityClass<T>,
  key: keyof T & string,
  orderBy: string,
): Recipe<K, T[]> {
  const byGroup = (rows: T[]): Map<K, T[]> => groupBy(rows, key) as Map<K, T[]>;
  return recipe<T, K, T[]>(selectBy<T>(entity, key, ` order by ${orderBy}`), key, byGroup, () => []);
}

function recipe<T extends object, K extends string | number, V>(
  select: Select<T>,
  key: keyof T,
  sort: (rows: T[]) => Map<K, V>,
  none: () => V,
): Recipe<K, V> {
  return {
    ...batched<K, V>(async (op, keys) => {
      const found = sort(await select(op, keys));
      return keys.map((each) => found.get(each) ?? none());
    }),
    async where(op, way, ids) {
      const rows = (await select(op, ids, way)) as (T & { way: K })[];
      const found = sort(rows.filter((row) => row[key] !== null));
      return rows.map(({ way: at }) => [at, found.get(at) ?? none()]);
    },
  };
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

/** Reads rows by the values of one column: by keys, or by a way to them from ids. */
type Select<T> = (op: Operation, keys: readonly unknown[], way?: string) => Promise<T[]>;

/** Reads the rows of an entity by the values of one column; each text is made once, at the first reading. */
function selectBy<T extends object>(entity: () => EntityClass<T>, key: string, tail: string): Select<T> {
  const texts = { whole: new Map<string | undefined, string>(), brief: new Map<string | undefined, string>() };
  let uuids = false;
  return async (op, keys, way) => {
    const known = texts[op.readsBriefly(entity()) ? 'brief' : 'whole'];
    let sql = known.get(way);
    if (sql === undefined) {
      const metadata = op.manager.connection.getMetadata(entity());
      const column = metadata.findColumnWithPropertyName(key);
      if (!column) throw new Error(`${metadata.name} has no ${key}`);
      uuids = column.type === 'uuid';
      const type = uuids ? 'uuid[]' : column.type === 'bigint' ? 'bigint[]' : 'text[]';
      const [list, name] = [columns(op, entity(), 't'), `t."${column.databaseName}"`];
      sql =
        way === undefined
          ? `select ${list} from ${metadata.tableName} t where ${name} = any ($1::${type})${tail}`
          : `select w.key as way, ${list} from (select distinct * from (${way}) k) w (key) left join ${metadata.tableName} t on ${name} = w.key${tail}`;
      known.set(way, sql);
    }
    // An id that is none finds nothing, like one that does not exist.
    const readable = uuids ? keys.filter((value) => UUID.test(String(value))) : keys;
    return readable.length === 0 ? [] : op.rows<T>(sql, [readable]);
  };
}
