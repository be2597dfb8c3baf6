import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Entry } from '../outbox/entry';
import type { Change, OutboxStore } from '../outbox/outbox';
import { newKey, seal, unseal, type Sealed } from './seal';

interface Tables extends DBSchema {
  /** `key` seals the rest; `held` is what was last seen of the server. */
  keep: { key: 'key' | 'held'; value: CryptoKey | { readonly at: number; readonly keepMs: number; readonly sealed: Sealed } };
  outbox: { key: string; value: Entry<Sealed> };
}

const PREFIX = 'finemesh-phone-';
const ACCOUNTS = 'finemesh.phone.accounts';

/** The accounts of which something rests on this phone, the one used last first. Ids only. */
export function restingAccounts(): string[] {
  const told: unknown = JSON.parse(localStorage.getItem(ACCOUNTS) ?? '[]');
  return Array.isArray(told) ? told.filter((each) => typeof each === 'string') : [];
}

function remember(accounts: readonly string[]): void {
  if (accounts.length === 0) localStorage.removeItem(ACCOUNTS);
  else localStorage.setItem(ACCOUNTS, JSON.stringify(accounts));
}

/** What rests on this phone of one account: its outbox, and what was last seen of the server. */
export class Rest implements OutboxStore<Sealed> {
  private constructor(
    readonly account: string,
    private readonly db: IDBPDatabase<Tables>,
    private readonly key: CryptoKey | null,
  ) {}

  /** Opens what rests of an account, or begins it. */
  static async open(account: string): Promise<Rest> {
    const db = await openDB<Tables>(PREFIX + account, 1, {
      upgrade: (fresh) => {
        fresh.createObjectStore('keep');
        fresh.createObjectStore('outbox', { keyPath: 'key' });
      },
      // Another tab wipes: this one must not stand in its way.
      blocking: (_from, _to, event) => (event.target as IDBDatabase).close(),
    });
    const made = await newKey();
    const transaction = db.transaction('keep', 'readwrite');
    let key = (await transaction.store.get('key')) as CryptoKey | undefined;
    if (key === undefined && made !== null) {
      key = made;
      await transaction.store.put(made, 'key');
    }
    await transaction.done;
    remember([account, ...restingAccounts().filter((each) => each !== account)]);
    return new Rest(account, db, key ?? null);
  }

  async read(): Promise<readonly Entry<Sealed>[]> {
    return this.db.getAll('outbox');
  }

  async change<T>(work: (entries: readonly Entry<Sealed>[]) => Change<Sealed, T>): Promise<T> {
    const transaction = this.db.transaction('outbox', 'readwrite', { durability: 'strict' });
    const { put = [], remove = [], result } = work(await transaction.store.getAll());
    for (const entry of put) void transaction.store.put(entry);
    for (const key of remove) void transaction.store.delete(key);
    await transaction.done;
    return result;
  }

  seal(value: unknown): Promise<Sealed> {
    return seal(this.key, value);
  }

  unseal<T>(sealed: Sealed): Promise<T> {
    return unseal<T>(this.key, sealed);
  }

  /** Keeps what was seen of the server, for so many milliseconds. Nothing without https: it would rest in clear text. */
  async hold(held: unknown, at: number, keepMs: number): Promise<void> {
    if (this.key !== null) await this.db.put('keep', { at, keepMs, sealed: await this.seal(held) }, 'held');
  }

  /** What was last seen of the server; null when nothing is kept, or its time is over. */
  async held<T>(now: number): Promise<T | null> {
    const kept = await this.db.get('keep', 'held');
    if (kept === undefined || !('sealed' in kept)) return null;
    if (now - kept.at <= kept.keepMs && kept.at <= now + kept.keepMs) return this.unseal<T>(kept.sealed).catch(() => null);
    await this.db.delete('keep', 'held');
    return null;
  }

  close(): void {
    this.db.close();
  }

  /** Removes everything, the key first. */
  async wipe(): Promise<void> {
    await this.db.delete('keep', 'key');
    this.db.close();
    remember(restingAccounts().filter((each) => each !== this.account));
    await deleteDB(PREFIX + this.account);
  }
}

/** Wipes what rests of others once its time is over and nothing of theirs waits to be sent. */
export async function wipeOthers(account: string, now: number): Promise<void> {
  for (const other of restingAccounts().filter((each) => each !== account)) {
    const rest = await Rest.open(other);
    remember([account, ...restingAccounts().filter((each) => each !== account)]);
    const [held, entries] = await Promise.all([rest.held(now), rest.read()]);
    if (held === null && entries.every((each) => each.state === 'done')) await rest.wipe();
    else rest.close();
  }
}
