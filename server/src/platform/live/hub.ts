import pg from 'pg';

/** What a transaction changed, as the database announced it: ids alone. No ids: so many that nobody counted them. */
export interface Announcement {
  readonly kind: string;
  readonly ids: readonly string[];
}

/** Hears of changes; `resync` when some may have been missed. */
export type Listener = (heard: Announcement | 'resync') => void;

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 10_000;

/**
 * One connection of a server process on which it hears of changes made through any process. When the connection
 * breaks it is made anew, and whoever listens is told that something may have been missed.
 */
export class LiveHub {
  private readonly listeners = new Set<Listener>();
  private client: pg.Client | undefined;
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;
  private failures = 0;

  constructor(
    private readonly connectionString: string,
    private readonly warn: (error: unknown) => void = () => undefined,
  ) {}

  /** Begins to listen; while the database is away it tries again by itself. */
  async start(): Promise<this> {
    await this.connect();
    return this;
  }

  /** Hears of changes until the returned function is called. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.connectionString, keepAlive: true, application_name: 'finemesh live' });
    client.on('notification', ({ payload }) => this.tell(JSON.parse(payload ?? '{}') as Announcement));
    let over = false;
    const lost = (error?: unknown): void => {
      if (over) return;
      over = true;
      if (error !== undefined && !this.stopped) this.warn(error);
      // oxlint-disable-next-line promise/no-promise-in-callback -- what is broken is thrown away; nobody waits for it
      void client.end().catch(() => undefined);
      if (!this.stopped) this.again();
    };
    client.on('error', lost);
    client.on('end', () => lost());
    try {
      await client.connect();
      await client.query('listen finemesh_change');
    } catch (error) {
      lost(error);
      return;
    }
    this.client = client;
    // Whatever happened while nobody listened is asked for by those who want to know.
    if (this.failures > 0) this.tell('resync');
    this.failures = 0;
  }

  private again(): void {
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.failures);
    this.failures += 1;
    this.timer = setTimeout(() => void this.connect(), wait);
  }

  private tell(heard: Announcement | 'resync'): void {
    for (const listener of this.listeners) listener(heard);
  }
}
