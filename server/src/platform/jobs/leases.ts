import pg from 'pg';

/** First argument of the hash of every lease, so that leases share no advisory lock with anything else. */
const SPACE = 712_027;
const KEY = `hashtextextended($1, ${SPACE})`;

/**
 * Says which server process really runs a job: whoever holds the job's advisory lock on a connection that stays open.
 * PostgreSQL lets go of the lock when the process dies, however it dies, so nobody has to guess from a time-out.
 */
export class Leases {
  private client: Promise<pg.Client> | undefined;
  private readonly held = new Set<string>();

  constructor(
    private readonly config: pg.ClientConfig,
    /** Called when the connection is lost: another process may now take over what this one was running. */
    private readonly lost: () => void,
  ) {}

  /** Takes the lease of a job. False when it is taken, by another process or already by this one. */
  async take(jobId: string): Promise<boolean> {
    if (this.held.has(jobId)) return false;
    this.held.add(jobId);
    try {
      if (await this.lock(jobId)) return true;
    } catch (error) {
      this.held.delete(jobId);
      throw error;
    }
    this.held.delete(jobId);
    return false;
  }

  /** Lets a lease go. */
  async release(jobId: string): Promise<void> {
    if (!this.held.delete(jobId)) return;
    await this.unlock(jobId).catch(() => undefined);
  }

  /** Gives back to the queue what processes were running that are no more. */
  async sweep(): Promise<void> {
    const client = await this.connected();
    // A process takes the lease milliseconds after the queue handed it the job; five seconds is more than it needs.
    const { rows } = await client.query<{ locked_by: string; keys: string[] }>(
      "select locked_by, array_agg(key) keys from graphile_worker.jobs where locked_at < now() - interval '5 seconds' and key is not null group by locked_by",
    );
    for (const { locked_by, keys } of rows) {
      if (await this.anyAlive(keys)) continue;
      await client.query('select graphile_worker.force_unlock_workers(array[$1])', [locked_by]);
    }
  }

  /** Closes the connection, and with it every lease. */
  async close(): Promise<void> {
    const client = await this.client?.catch(() => undefined);
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private async anyAlive(jobIds: string[]): Promise<boolean> {
    for (const id of jobIds) {
      if (this.held.has(id) || !(await this.lock(id))) return true;
      await this.unlock(id);
    }
    return false;
  }

  private async lock(jobId: string): Promise<boolean> {
    const client = await this.connected();
    return (await client.query<{ got: boolean }>(`select pg_try_advisory_lock(${KEY}) got`, [jobId])).rows[0]?.got ?? false;
  }

  private async unlock(jobId: string): Promise<void> {
    await (await this.connected()).query(`select pg_advisory_unlock(${KEY})`, [jobId]);
  }

  private connected(): Promise<pg.Client> {
    this.client ??= this.connect().catch((error: unknown) => {
      this.client = undefined;
      throw error;
    });
    return this.client;
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({ ...this.config, keepAlive: true });
    const gone = () => {
      if (this.client === undefined) return;
      this.client = undefined;
      this.held.clear();
      this.lost();
    };
    client.on('error', gone);
    client.on('end', gone);
    await client.connect();
    return client;
  }
}
