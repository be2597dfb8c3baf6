import type { ClientBase } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { Actor, nobody, scopesOf } from '../access/actor.js';
import type { Clock } from '../clock.js';
import type { Outbound } from '../settings.js';
import type { Connectors } from '../connectors/index.js';
import type { Keyring } from '../vault/keys.js';
import { newId } from './ids.js';
import type { Kept } from './kept.js';
import type { Loader } from './loaders.js';
import { Batch, type Statement } from './batch.js';
import { detailsOf, prototypeOf, type EntityClass } from './brief.js';
import { Waves } from './waves.js';

/** How an operation learns who acts: by a browser's session token, or as a named account (jobs, sign-in). */
export type Entry = { tokenHash: Buffer } | { accountId: string } | 'anonymous';

/** What a process shares between operations. */
export interface Runtime {
  readonly source: DataSource;
  /** A streaming replica that answers queries, where one is set up. */
  readonly replica?: DataSource;
  readonly clock: Clock;
  /** Keys that seal identity numbers and make their look-up hashes. */
  readonly keyring: Keyring;
  /** How messages leave the server; nothing leaves where the settings say nothing. */
  readonly outbound?: Outbound;
  /** Ways to other parties, where the operator has set some up. */
  readonly connectors?: Connectors;
}

interface Entered {
  account_id: string | null;
  session_id: string | null;
  /** The scopes of the actor's actions, as {@link scopesOf} reads them. */
  scopes: string;
  reference_version: number;
}

/** What is known of an operation before it begins. */
export interface Opening {
  /** It only reads: the database refuses whatever would write. */
  readonly reads?: boolean;
  /** Fields that its document selects, as `Type.field`. */
  readonly selects?: ReadonlySet<string>;
  /** Entities whose rows it wants with their details; all, where nothing is said. */
  readonly whole?: ReadonlySet<unknown>;
}

/**
 * One operation = one transaction = one actor. The transaction starts with the actor's settings, so that row
 * security holds for every statement of it, whether it comes from a loader, a lean read or an entity write.
 */
export class Operation {
  readonly id = newId();
  /** The instant at which the operation began; one value for all its rules and rows. */
  readonly now: Date;
  private current: Actor = nobody;
  private runner: QueryRunner | undefined;
  private client: ClientBase | undefined;
  /** Version of the tables of reference when the operation began; null where the process's copies must not be used: by nobody, or by whoever may write. */
  referenceVersion: number | null = null;
  private readonly waves = new Waves(this);
  private opening: Opening = {};
  /** What gathers the statements of the wave that begins. */
  private batch: Batch | undefined;
  private readonly afterCommit: (() => void)[] = [];
  /** Statements sent, for tests that hold their number constant. */
  statements = 0;

  constructor(
    readonly runtime: Runtime,
    private entry: Entry,
    /** Cookies and headers to set on the answer; null outside a browser's request. */
    readonly reply: OperationReply | null = null,
  ) {
    this.now = runtime.clock.now();
  }

  /** Who acts. Nobody until the operation has begun. */
  get actor(): Actor {
    return this.current;
  }

  /** The account that acts. @throws Error when nobody is signed in; guards make sure of it before. */
  get accountId(): string {
    if (!this.current.accountId) throw new Error('no actor');
    return this.current.accountId;
  }

  /**
   * Takes a connection, starts the transaction and becomes the actor, in one round trip. What only reads goes to the replica,
   * if there is one that has caught up with what this actor wrote last.
   */
  async begin(opening: Opening = {}): Promise<this> {
    this.opening = opening;
    const { replica } = this.runtime;
    if (!(replica && opening.reads && (await this.beginOn(replica, this.reply?.seen ?? null)))) await this.beginOn(this.runtime.source);
    return this;
  }

  /** @param seen place in the write-ahead log that the server must have replayed, else false is answered and nothing has begun */
  private async beginOn(source: DataSource, seen?: string | null): Promise<boolean> {
    this.referenceVersion = null;
    try {
      this.runner = source.createQueryRunner();
      this.client = (await this.runner.connect()) as ClientBase;
      // TypeORM must join this transaction instead of opening one of its own around each save.
      (this.runner as { isTransactionActive: boolean }).isTransactionActive = true;
      const [entered, caughtUp] = await this.enter(seen);
      if (!caughtUp) await this.end('rollback');
      else if (this.opening.reads && entered?.account_id) this.referenceVersion = entered.reference_version;
      return caughtUp;
    } catch (error) {
      if (seen === undefined) throw error;
      // A replica that is away is no reason to answer nothing.
      await this.end('rollback').catch(() => undefined);
      return false;
    }
  }

  /** Begins the transaction and becomes the actor. @returns what the database says of them, and whether it has replayed as far as asked */
  private async enter(seen?: string | null): Promise<[entered: Entered | undefined, caughtUp: boolean]> {
    const batch = new Batch();
    const begun = batch.add(this.opening.reads ? BEGIN_READING : BEGIN, []);
    const [statement, key] =
      this.entry === 'anonymous'
        ? [BEGIN_ACTOR, null]
        : 'tokenHash' in this.entry
          ? [BEGIN_SESSION, this.entry.tokenHash]
          : [BEGIN_ACTOR, this.entry.accountId];
    const entered = batch.add<Entered>(statement, [key, this.id, this.now]);
    const replayed = seen ? batch.add<{ there: boolean }>(REPLAYED, [seen]) : [];
    this.connection.query(batch);
    const [, [row], [place]] = await Promise.all([begun, entered, replayed]);
    this.current = row?.account_id ? new Actor(row.account_id, row.session_id, scopesOf(row.scopes)) : nobody;
    return [row, place?.there ?? true];
  }

  private get connection(): ClientBase {
    if (!this.client) throw new Error('operation has not begun');
    return this.client;
  }

  /** Entities, for writes. Reads go through {@link rows} or loaders. */
  get manager(): EntityManager {
    if (!this.runner) throw new Error('operation has not begun');
    return this.runner.manager;
  }

  /** Lean rows of a prepared statement. The text itself is the statement's name: the same text, the same plan. */
  async rows<T extends object>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
    this.statements += 1;
    const statement = statementOf(sql, this.opening.reads ?? false);
    return this.waves.sent(this.ask<T>(statement, values));
  }

  /** First lean row, or undefined. */
  async row<T extends object>(sql: string, values: readonly unknown[] = []): Promise<T | undefined> {
    return (await this.rows<T>(sql, values))[0];
  }

  /** Loads one key through a loader, together with the other keys of the same wave. What was loaded is kept as long as this operation. */
  load<K, V>(loader: Loader<K, V>, key: K): Promise<V> {
    const held = loader.held?.(this, key);
    return held === undefined ? this.waves.load(loader, key) : Promise.resolve(held);
  }

  /** Gives a loader what another has found on its way. */
  give<K, V>(loader: Loader<K, V>, key: K, value: V): void {
    this.waves.give(loader, key, value);
  }

  /** Whether the operation's document selects a field, given as `Type.field`. */
  selects(field: string): boolean {
    return this.opening.selects?.has(field) ?? false;
  }

  /** Whether the rows of an entity are read without its details: only in a document that reads, and never shows one. */
  readsBriefly(entity: EntityClass<object>): boolean {
    const { reads, whole } = this.opening;
    return reads === true && whole?.has(entity) === false && detailsOf(entity) !== undefined;
  }

  /** What the process keeps of a loader, at once where it holds it. */
  find<K, V>(loader: Kept<K, V>, key: K): V | Promise<V> {
    return loader.held(this, key) ?? this.waves.load(loader, key);
  }

  /** Asks for a statement's rows: with the others of the batch that is being gathered, if one is. */
  private ask<T extends object>(statement: Statement, values: readonly unknown[]): Promise<T[]> {
    if (this.batch) return this.batch.add<T>(statement, values);
    const batch = new Batch();
    const rows = batch.add<T>(statement, values);
    this.send(batch);
    return rows;
  }

  /** Sends all statements that a piece of work asks for at once as one batch. */
  inOneBatch(work: () => void): void {
    const batch = new Batch();
    this.batch = batch;
    try {
      work();
    } finally {
      this.batch = undefined;
      this.send(batch);
    }
  }

  private send(batch: Batch): void {
    // What still asks when an operation has been given up is told so; nothing waits for it.
    if (!this.client) batch.fail(new Error('the operation has ended'));
    else if (!batch.isEmpty) this.client.query(batch);
  }

  /** Runs something when, and only when, the transaction has committed. */
  onCommit(effect: () => void): void {
    this.afterCommit.push(effect);
  }

  /** Goes on as an account that has just proved who it is (sign-in), within the same transaction. */
  async become(accountId: string): Promise<void> {
    this.entry = { accountId };
    this.forgetLoaded();
    const row = await this.row<Entered>('select * from app.begin_actor($1, $2, $3)', [accountId, this.id, this.now]);
    this.current = new Actor(accountId, row?.session_id ?? null, scopesOf(row?.scopes ?? ''));
  }

  /** Undoes everything so far and goes on in a new transaction as the same actor: how a refused mutation leaves nothing behind. */
  async restart(): Promise<void> {
    this.afterCommit.length = 0;
    this.forgetLoaded();
    await this.connection.query('rollback');
    await this.enter();
  }

  /** Forgets what loaders hold, so that the answer of a mutation shows what it wrote. */
  forgetLoaded(): void {
    this.waves.forget();
  }

  /** Ends an operation that only read and met no error: its commit can neither fail nor change anything, so the answer leaves before it. */
  endReading(): void {
    setImmediate(() => void this.end('commit').catch(() => undefined));
  }

  /** Ends the operation. Commits, or rolls back; a connection that misbehaves is thrown away. */
  async end(outcome: 'commit' | 'rollback'): Promise<void> {
    const { runner, client } = this;
    if (!runner || !client) return;
    this.runner = undefined;
    this.client = undefined;
    (runner as { isTransactionActive: boolean }).isTransactionActive = false;
    const wrote = outcome === 'commit' && !this.opening.reads && this.runtime.replica !== undefined;
    try {
      const ended = client.query(outcome);
      const place = wrote ? client.query<{ lsn: string }>('select pg_current_wal_insert_lsn() as lsn') : undefined;
      const [result, after] = await Promise.all([ended, place]);
      if (after?.rows[0]) this.reply?.setSeen(after.rows[0].lsn);
      // PostgreSQL answers ROLLBACK to a COMMIT of a transaction in which a statement failed.
      if (outcome === 'commit' && result.command !== 'COMMIT') throw new Error('the transaction had failed and was rolled back');
    } catch (error) {
      await discard(runner, client);
      throw error;
    }
    await runner.release();
    if (outcome === 'commit') for (const effect of this.afterCommit) effect();
  }
}

const shape = { names: [], parsers: [] };
const BEGIN: Statement = { name: 'begin', text: 'begin', shape };
const BEGIN_READING: Statement = { name: 'begin-reading', text: 'begin read only', shape };
const BEGIN_ACTOR: Statement = { name: 'actor', text: 'select * from app.begin_actor($1, $2, $3)' };
const BEGIN_SESSION: Statement = { name: 'session', text: 'select * from app.begin_session($1, $2, $3)' };
const REPLAYED: Statement = { name: 'replayed', text: 'select coalesce(pg_last_wal_replay_lsn() >= $1::pg_lsn, true) as there' };

/** What a mutation may do to the answer that carries it. */
export interface OperationReply {
  setSessionToken(token: string | null, expiresAt?: Date): void;
  /** Place in the write-ahead log up to which a replica must have come before it may answer this browser; null when any will do. */
  readonly seen: string | null;
  /** Remembers with the browser how far the log had come when its change was committed. */
  setSeen(place: string): void;
  /** Source of the request (network address), for throttling. */
  readonly source: string;
  /** Browser's name of itself, shown in the list of sessions. */
  readonly device: string | null;
}

async function discard(runner: QueryRunner, client: ClientBase): Promise<void> {
  await (client as ClientBase & { end(): Promise<void> }).end().catch(() => undefined);
  await runner.release().catch(() => undefined);
}

const statements = { reading: new Map<string, Statement>(), writing: new Map<string, Statement>() };
/**
 * The statement of a text, under a short stable name; the maps are as large as the code has statements. Where one only reads,
 * lists of keys are hidden from the planner: it would see how long each is and plan anew every time, which takes longer than
 * reading a few rows by their keys; not knowing, it makes one plan and keeps it.
 */
function statementOf(sql: string, reads: boolean): Statement {
  const known = statements[reads ? 'reading' : 'writing'];
  let statement = known.get(sql);
  if (!statement) {
    const text = reads ? sql.replace(/\$\d+::uuid\[\]/g, (list) => `(select ${list})::uuid[]`) : sql;
    statement = { name: `${reads ? 'r' : 'w'}${known.size.toString(36)}`, text, prototype: prototypeOf(sql) };
    known.set(sql, statement);
  }
  return statement;
}

/** Runs a piece of work as one operation: commit when it returns, roll back when it throws. */
export async function operate<T>(runtime: Runtime, entry: Entry, work: (op: Operation) => Promise<T>): Promise<T> {
  const op = await new Operation(runtime, entry).begin();
  let result: T;
  try {
    result = await work(op);
  } catch (error) {
    await op.end('rollback').catch(() => undefined);
    throw error;
  }
  await op.end('commit');
  return result;
}
