import { randomBytes } from 'node:crypto';

/** Bytes that are asked of the system at once: asking for the few of an id or a nonce takes longer than everything done with them. */
const POOL = 4096;
let pool = Buffer.alloc(0);
let used = 0;

/** Random bytes fit for secrets, at most {@link POOL}. Nobody else is given the same ones. */
export function randomPart(count: number): Buffer {
  if (used + count > pool.length) {
    // What was given stays as it is: the pool is not filled anew but replaced.
    pool = randomBytes(POOL);
    used = 0;
  }
  return pool.subarray(used, (used += count));
}
