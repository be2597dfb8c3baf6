import type { Loader } from './loaders.js';
import type { Operation } from './operation.js';

interface Waiting<K, V> {
  readonly key: K;
  resolve(value: V): void;
  reject(error: unknown): void;
}

/** What one loader has given and still owes within one operation. */
interface Shelf<K, V> {
  readonly loader: Loader<K, V>;
  readonly given: Map<K, Promise<V>>;
  waiting: Waiting<K, V>[];
}

/** Keys that one statement answers at most: the longest page. */
const MAX_BATCH = 1000;

const settled = Promise.resolve();

/**
 * The loading of one operation, in waves: keys are gathered while statements are underway and read together when the last
 * answer has come, one statement for each loader, all sent at once. Its connection answers statements one after the other
 * anyway, so nothing is lost by waiting, and which keys share a statement depends on the document and the data alone, not on
 * how the answers happen to arrive.
 */
export class Waves {
  private shelves = new Map<unknown, unknown>();
  private open: (() => void)[] = [];
  private underway = 0;
  private due = false;

  constructor(private readonly op: Operation) {}

  /** The value of a key: given at once if it is known or asked for already, else with the next wave. */
  load<K, V>(loader: Loader<K, V>, key: K): Promise<V> {
    const shelf = this.shelfOf(loader);
    const known = shelf.given.get(key);
    if (known) return known;
    const { waiting } = shelf;
    const asked = new Promise<V>((resolve, reject) => waiting.push({ key, resolve, reject }));
    shelf.given.set(key, asked);
    if (waiting.length === 1) this.open.push(() => this.read(shelf));
    if (loader.beside) for (const [field, other] of loader.beside) if (this.op.selects(field)) this.load(other, key).catch(() => undefined);
    this.schedule();
    return asked;
  }

  /** Gives a loader what another has found on its way: whoever asked for it has it now, and whoever will ask need not wait. */
  give<K, V>(loader: Loader<K, V>, key: K, value: V): void {
    const { given, waiting } = this.shelfOf(loader);
    const asked = waiting.findIndex((each) => each.key === key);
    if (asked >= 0) waiting.splice(asked, 1)[0]?.resolve(value);
    else if (!given.has(key)) given.set(key, Promise.resolve(value));
  }

  private shelfOf<K, V>(loader: Loader<K, V>): Shelf<K, V> {
    const shelf = (this.shelves.get(loader) as Shelf<K, V> | undefined) ?? { loader, given: new Map<K, Promise<V>>(), waiting: [] };
    this.shelves.set(loader, shelf);
    return shelf;
  }

  /** Waits for a statement's answer; no wave begins while it is underway. */
  async sent<T>(answer: Promise<T>): Promise<T> {
    this.underway += 1;
    try {
      return await answer;
    } finally {
      this.underway -= 1;
      this.schedule();
    }
  }

  /** Forgets what was given, so that the next asking reads anew. */
  forget(): void {
    this.shelves = new Map();
  }

  /** The next wave begins when everything that the last answers set off has asked for what it needs. */
  private schedule(): void {
    if (this.due || this.underway > 0 || this.open.length === 0) return;
    this.due = true;
    void settled.then(() => process.nextTick(() => this.begin()));
  }

  private begin(): void {
    this.due = false;
    if (this.underway > 0) return;
    const { open } = this;
    this.open = [];
    this.op.inOneBatch(() => open.forEach((read) => read()));
  }

  private read<K, V>(shelf: Shelf<K, V>): void {
    const all = shelf.waiting;
    shelf.waiting = [];
    for (let at = 0; at < all.length; at += MAX_BATCH) {
      const waiting = all.slice(at, at + MAX_BATCH);
      const keys = waiting.map(({ key }) => key);
      shelf.loader.read(this.op, keys).then(
        (values) => waiting.forEach(({ resolve }, index) => resolve(values[index] as V)),
        (error: unknown) => waiting.forEach(({ reject }) => reject(error)),
      );
    }
  }
}
