import type { Operation } from '../database/operation.js';

/** A value, or the promise of one: what is at hand costs no promise. */
export type MaybePromise<T> = T | Promise<T>;

/** What every resolver receives. Apollo copies the outer object for each operation, so all state lives in `op`. */
export interface Context {
  /** The operation: its actor, transaction, loaders and clock. */
  readonly op: Operation;
}
