import { randomFillSync } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';

/** Random bytes for 256 ids: asking the system for each id's alone takes longer than all the rest of it. */
const pool = Buffer.alloc(16 * 256);
let used = pool.length;
let msecs = 0;
let seq = 0;

/** An id for a row of many that are written at once (UUID version 7): each is greater than the one before. */
export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.subarray(used, (used += 16));
  const now = Date.now();
  // Each millisecond counts on from a random place in the lower half of what there is room for.
  seq = now > msecs ? random.readUInt32BE(0) >>> 1 : seq + 1;
  msecs = Math.max(now, msecs);
  return uuidv7({ random, msecs, seq });
}
