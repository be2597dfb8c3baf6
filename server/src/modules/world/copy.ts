import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** Tables of a world, parents before children. */
const TABLES = [
  'organisation',
  'account',
  'role_grant',
  'volunteer_team',
  'volunteer',
  'team_member',
  'qualification',
  'availability_window',
  'absence',
  'household',
  'person',
  'household_membership',
  'assistance_status',
  'consent',
  'volunteer_exclusion',
  'grid_assignment',
  'grid_cover',
  'coverage_exemption',
  'resource',
  'resource_link',
  'household_plan',
  'plan_goal',
  'plan_measure',
  'service_need',
  'offer',
  'assignment',
  'emergency_relief',
  'obligation',
  'mandate',
  'proxy_order',
  'proxy_step',
  'document_custody',
  'custody_event',
  'sla_clock',
  'list_comparison',
  'comparison_run',
  'comparison_row',
  'comparison_finding',
  'benefit_payment',
  'inspection_plan',
  'inspection_roll',
  'inspection_visit',
  'inspection_finding',
  'policy_notice',
  'outreach_record',
] as const;

/** A table of a world. */
export type WorldTable = (typeof TABLES)[number];

/** A value of a row. */
type Cell = string | number | boolean | Date | null | readonly (string | number)[];

/** A row under the names of its columns. */
export type Row = Readonly<Record<string, Cell>>;

/** Where the generator's rows go. A household and everything about it come between two calls of `sendIfFull`. */
export interface Sink {
  /** Adds a row. All rows of a table name the same columns in the same order. */
  add(table: WorldTable, row: Row): void;
  /** Sends what waits once it is much. */
  sendIfFull(): Promise<void>;
  /** Sends everything that waits, and waits until it is there. */
  send(): Promise<void>;
}

/** Rows kept before they are sent: bounds the memory, whatever the size of the world. */
const FULL = 20_000;

/** Collects rows and copies them into their tables, parents first. */
export class Copier implements Sink {
  private readonly columns = new Map<WorldTable, string[]>();
  private readonly lines = new Map<WorldTable, string[]>(TABLES.map((table) => [table, []]));
  private waiting = 0;
  private sending: Promise<void> = Promise.resolve();

  constructor(private readonly client: Client) {}

  add(table: WorldTable, row: Row): void {
    const names = Object.keys(row);
    const known = this.columns.get(table) ?? names;
    if (known.length !== names.length) throw new Error(`rows of ${table} differ in their columns`);
    this.columns.set(table, known);
    this.lines.get(table)?.push(known.map((name) => encode(row[name] ?? null)).join('\t'));
    this.waiting += 1;
  }

  /** The database takes a batch while the next rows are made; two are in memory at most. */
  async sendIfFull(): Promise<void> {
    if (this.waiting < FULL) return;
    await this.sending;
    const batch = this.takeBatch();
    this.sending = this.copy(batch);
    // Whoever waits next gets the failure; until then it is nobody's.
    this.sending.catch(() => undefined);
  }

  async send(): Promise<void> {
    await this.sending;
    await this.copy(this.takeBatch());
  }

  private takeBatch(): [WorldTable, string[]][] {
    const batch = TABLES.map((table): [WorldTable, string[]] => [table, this.lines.get(table) ?? []]);
    for (const table of TABLES) this.lines.set(table, []);
    this.waiting = 0;
    return batch;
  }

  private async copy(batch: readonly [WorldTable, string[]][]): Promise<void> {
    for (const [table, lines] of batch) {
      if (lines.length === 0) continue;
      const columns = (this.columns.get(table) ?? []).map((name) => `"${name}"`).join(', ');
      await pipeline(Readable.from(chunks(lines)), this.client.query(copyFrom(`copy ${table} (${columns}) from stdin`)));
    }
  }

  /** Runs work on the tables without their triggers: the audit trail begins with the first act of a person. Foreign keys are still checked. */
  async withoutTriggers<T>(work: () => Promise<T>): Promise<T> {
    // COPY refuses tables whose row security holds for the copying role, which FORCE makes it do for an ordinary owner.
    for (const table of TABLES) await this.client.query(`alter table ${table} disable trigger user, no force row level security`);
    const done = await work();
    await this.send();
    for (const table of TABLES) await this.client.query(`alter table ${table} enable trigger user, force row level security`);
    return done;
  }
}

function* chunks(lines: readonly string[]): Generator<string> {
  for (let at = 0; at < lines.length; at += 500) yield `${lines.slice(at, at + 500).join('\n')}\n`;
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A value in COPY's text format. */
function encode(value: Cell): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return value.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? '');
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'number') return String(value);
  return encode(`{${value.map((item) => (typeof item === 'number' ? item : `"${item.replace(/["\\]/g, '\\$&')}"`)).join(',')}}`);
}
