/** Chance that repeats itself: the same seed gives the same numbers (xorshift128+ halves, as `sfc32`). */
export class Chance {
  private a: number;
  private b: number;
  private c: number;
  private d = 1;

  constructor(seed: string) {
    // A short text is spread over the whole state (FNV-1a), and the first rounds are thrown away.
    let hash = 0x811c9dc5;
    const next = (): number => {
      for (const character of seed) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
      return (hash = Math.imul(hash ^ (hash >>> 13), 0x5bd1e995)) >>> 0;
    };
    [this.a, this.b, this.c] = [next(), next(), next()];
    for (let round = 0; round < 12; round += 1) this.bits();
  }

  /** 32 random bits. */
  bits(): number {
    const sum = (this.a + this.b + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    return sum >>> 0;
  }

  /** A number from 0 up to, but not including, 1. */
  fraction(): number {
    return this.bits() / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.fraction() * (high - low + 1));
  }

  /** True in this share of the cases. */
  happens(share: number): boolean {
    return this.fraction() < share;
  }

  /** One of a list. @throws RangeError for an empty list */
  pick<T>(list: ArrayLike<T>): T {
    if (list.length === 0) throw new RangeError('nothing to pick from');
    return list[this.int(0, list.length - 1)] as T;
  }

  /** One of a list by weight. */
  weighted<T>(list: readonly (readonly [T, number])[]): T {
    let at = this.fraction() * list.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of list) if ((at -= weight) < 0) return value;
    return this.pick(list)[0];
  }

  /** A list in another order; the list itself is changed. */
  shuffle<T extends { [at: number]: unknown; length: number }>(list: T): T {
    for (let at = list.length - 1; at > 0; at -= 1) {
      const other = this.int(0, at);
      [list[at], list[other]] = [list[other], list[at]];
    }
    return list;
  }

  /** An id of version 7 for something made at an instant: it sorts by that instant. */
  id(madeAt: number): string {
    const time = Math.max(0, Math.floor(madeAt)).toString(16).padStart(12, '0');
    const [x, y, z] = [this.bits(), this.bits(), this.bits()];
    const hex = (value: number, digits: number): string => (value >>> 0).toString(16).padStart(8, '0').slice(-digits);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(x, 3)}-${((y & 0x3fff) | 0x8000).toString(16)}-${hex(z, 8)}${hex(x >>> 12, 4)}`;
  }
}
