import type { Operation } from '../database/operation.js';
import type { Services } from '../graphql/module.js';

/** A job as its handler sees it while it runs. */
export interface RunningJob {
  readonly id: string;
  /** The row that the work is about. */
  readonly subjectId: string;
  /** The account that ordered the work and as which it acts: `operate(services, { accountId }, …)`. */
  readonly accountId: string;
  /** 1 for the first attempt; more when a server process died on an earlier one or the database was away. */
  readonly attempt: number;
  /**
   * Writes how far the work is, in an operation of its own, so that the console sees it while the work's own
   * transaction is still open. Calls in quick succession are thinned out. Call it between batches: this is where
   * a cancelled job stops.
   * @throws JobStopped when somebody cancelled the job, or the server process is going down
   */
  progress(done: number, total: number, message?: string): Promise<void>;
}

/** How one kind of job is done. Never opens transactions itself: it calls `operate` as the job's account. */
export interface JobHandler {
  /**
   * Does the work, all of it or nothing: what must stand together is written in one operation at the end.
   * May return a closing message. Throws a Refusal to fail with words that a person can use.
   */
  run(job: RunningJob, services: Services): Promise<string | void>;
  /**
   * Whether running it again from the start after a crash leads to the same result. One that is not is failed
   * with clear words instead of being tried again.
   */
  readonly idempotent: boolean;
  /** Brings the subject into its failed or cancelled state, in the operation that ends the job so. */
  ended?(op: Operation, subjectId: string, state: 'FAILED' | 'CANCELLED', message: string): Promise<void>;
}

/** Stops a handler between two batches. */
export class JobStopped extends Error {
  constructor(readonly reason: 'cancelled' | 'interrupted') {
    super(`job ${reason}`);
  }
}
