import type { Operation } from '../database/operation.js';

/** What every resolver receives. Apollo copies the outer object for each operation, so all state lives in `op`. */
export interface Context {
  /** The operation: its actor, transaction, loaders and clock. */
  readonly op: Operation;
}
