/** Indexed binary min-heap over small integers with number keys; ties leave in a fixed order. */
export class Heap {
  private readonly items: Int32Array;
  private readonly slot: Int32Array;
  private readonly key: Float64Array;
  size = 0;

  constructor(capacity: number) {
    this.items = new Int32Array(capacity);
    this.slot = new Int32Array(capacity).fill(-1);
    this.key = new Float64Array(capacity);
  }

  /** Smallest key; only meaningful when size > 0. */
  topKey(): number {
    return this.key[this.items[0]!]!;
  }

  /** Inserts, or lowers the key of an item that is inside. */
  push(item: number, key: number): void {
    const { items, slot, key: keys } = this;
    let at = slot[item]!;
    if (at < 0) at = this.size++;
    keys[item] = key;
    while (at > 0) {
      const up = (at - 1) >> 1;
      const parent = items[up]!;
      if (keys[parent]! <= key) break;
      items[at] = parent;
      slot[parent] = at;
      at = up;
    }
    items[at] = item;
    slot[item] = at;
  }

  /** Removes and returns the item of the smallest key. */
  pop(): number {
    const { items, slot, key: keys } = this;
    const top = items[0]!;
    slot[top] = -1;
    const last = items[--this.size]!;
    const size = this.size;
    if (size > 0) {
      const key = keys[last]!;
      let at = 0;
      for (;;) {
        let child = 2 * at + 1;
        if (child >= size) break;
        if (child + 1 < size && keys[items[child + 1]!]! < keys[items[child]!]!) child++;
        const item = items[child]!;
        if (keys[item]! >= key) break;
        items[at] = item;
        slot[item] = at;
        at = child;
      }
      items[at] = last;
      slot[last] = at;
    }
    return top;
  }

  clear(): void {
    for (let i = 0; i < this.size; i++) this.slot[this.items[i]!] = -1;
    this.size = 0;
  }
}
