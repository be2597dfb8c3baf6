import type { DataSource } from 'typeorm';
import type { Loader } from './loaders.js';
import type { Operation } from './operation.js';

/** Keys kept of one loader at most; a city's areas are some thousands. */
const MOST = 100_000;

/** A loader whose values the process keeps between operations. */
export interface Kept<K, V> extends Loader<K, V> {
  /** The value if the process holds it for this operation, else undefined. */
  held(op: Operation, key: K): V | undefined;
}

/**
 * Keeps what a loader gives in the process, for tables of reference: small, seldom changed, and the same for everyone who
 * is signed in (areas, the service catalogue, numbers of policy). Each change of such a table raises a version within its own
 * transaction, and every operation learns the version with its first statement, so nothing is ever older than the
 * operation that reads it. Operations that may write do not use it: they see their own changes.
 * Rows are shared: nobody changes them.
 */
export function kept<K, V>(loader: Loader<K, V>): Kept<K, V> {
  const stores = new WeakMap<DataSource, { version: number; values: Map<K, V> }>();
  /** The values that fit the operation; makes room for newer ones. An operation older than the values does without. */
  const fitting = ({ runtime: { source }, referenceVersion: version }: Operation): Map<K, V> | undefined => {
    if (version === null) return undefined;
    let store = stores.get(source);
    if (!store || store.version < version || store.values.size > MOST) {
      store = { version, values: new Map() };
      stores.set(source, store);
    }
    return store.version === version ? store.values : undefined;
  };
  return {
    held: (op, key) => fitting(op)?.get(key),
    async read(op, keys) {
      const found = await loader.read(op, keys);
      // What does not exist is not kept: there is no end of it.
      const values = fitting(op);
      found.forEach((value, at) => value !== null && value !== undefined && values?.set(keys[at] as K, value));
      return found;
    },
  };
}
