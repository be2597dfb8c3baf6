import { added, hurried, settled, taken, type Entry, type NewEntry, type Verdict } from './entry';

/** What one transaction of the store does. */
export interface Change<S, T> {
  readonly put?: readonly Entry<S>[];
  readonly remove?: readonly string[];
  readonly result: T;
}

/** Where deeds rest. A change is all or nothing, and no two changes overlap, whichever tab makes them. */
export interface OutboxStore<S> {
  read(): Promise<readonly Entry<S>[]>;
  change<T>(work: (entries: readonly Entry<S>[]) => Change<S, T>): Promise<T>;
}

/** Sends one deed and says what came of it; never throws. */
export type Send<S> = (entry: Entry<S>) => Promise<Verdict>;

/** What one step of sending came to. */
export type Step = 'idle' | 'sent' | 'refused' | 'later' | 'signedOut';

/**
 * Deeds on their way to the server, in the order in which they were done. Several tabs may send from the same store:
 * each deed is leased to one at a time, and the server does it once for its key even when two tabs send it.
 */
export class Outbox<S> {
  constructor(
    private readonly store: OutboxStore<S>,
    private readonly send: Send<S>,
    private readonly now: () => number,
  ) {}

  /** Everything that has not been cleared away, oldest first. */
  async entries(): Promise<Entry<S>[]> {
    return (await this.store.read()).toSorted((a, b) => a.seq - b.seq);
  }

  /** Keeps a deed. When this returns, neither a crash nor a day without network loses it. */
  add(fresh: NewEntry<S>): Promise<void> {
    return this.store.change((entries) => ({ put: added(entries, fresh), result: undefined }));
  }

  /** Sends the next deed whose turn it is. */
  async step(): Promise<Step> {
    const entry = await this.store.change((entries) => {
      const next = taken(entries, this.now());
      return { put: next === undefined ? [] : [next], result: next };
    });
    if (entry === undefined) return 'idle';
    const verdict = await this.send(entry);
    await this.store.change((entries) => ({ put: settled(entries, entry.key, verdict, this.now()), result: undefined }));
    return verdict.kind === 'done' ? 'sent' : verdict.kind;
  }

  /** Lets waiting deeds go at once. */
  hurry(): Promise<void> {
    return this.store.change((entries) => ({ put: hurried(entries), result: undefined }));
  }

  /** Clears away a refused or held deed that its volunteer has read about. */
  dismiss(key: string): Promise<void> {
    return this.store.change((entries) => ({
      remove: entries.filter((each) => each.key === key && (each.state === 'refused' || each.state === 'held')).map((each) => each.key),
      result: undefined,
    }));
  }

  /** Clears away done deeds that were settled before an instant and on which nothing waits any more. */
  clear(before: number): Promise<void> {
    return this.store.change((entries) => {
      const needed = new Set(entries.filter((each) => each.state === 'waiting').map((each) => each.after));
      const old = entries.filter((each) => each.state === 'done' && (each.settledAt ?? 0) < before && !needed.has(each.key));
      return { remove: old.map((each) => each.key), result: undefined };
    });
  }
}
