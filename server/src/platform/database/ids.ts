import { v7 as uuidv7 } from 'uuid';
import { randomPart } from '../random.js';

let msecs = 0;
let seq = 0;

/** An id for a row (UUID version 7): each is greater than the one before. */
export function newId(): string {
  const random = randomPart(16);
  const now = Date.now();
  // Each millisecond counts on from a random place in the lower half of what there is room for.
  seq = now > msecs ? random.readUInt32BE(0) >>> 1 : seq + 1;
  msecs = Math.max(now, msecs);
  return uuidv7({ random, msecs, seq });
}
