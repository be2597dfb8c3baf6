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
  let version = -1;
  let values = new Map<K, V>();
  /** Whether the values fit the operation; makes room for newer ones. An operation older than the values does without. */
  const fits = (op: Operation): boolean => {
    if (op.referenceVersion === null || op.referenceVersion < version) return false;
    if (op.referenceVersion > version || values.size > MOST) {
      version = op.referenceVersion;
      values = new Map();
    }
    return true;
  };
  return {
    held: (op, key) => (fits(op) ? values.get(key) : undefined),
    async read(op, keys) {
      const found = await loader.read(op, keys);
      // What does not exist is not kept: there is no end of it.
      if (fits(op)) found.forEach((value, at) => value !== null && value !== undefined && values.set(keys[at] as K, value));
      return found;
    },
  };
}
