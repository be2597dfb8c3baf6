import { createRequire } from 'node:module';
import pg, { type FieldDef } from 'pg';

/** The driver's own way of writing a value, for which it publishes no types. */
const { prepareValue } = createRequire(import.meta.url)('pg/lib/utils.js') as { prepareValue(value: unknown): unknown };

/** A prepared statement. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  /** What its rows inherit; nothing special where it is not given. */
  readonly prototype?: object;
  /** What its rows look like, once an answer has told. */
  shape?: Shape;
}

interface Shape {
  readonly names: readonly string[];
  readonly parsers: readonly ((text: string) => unknown)[];
}

interface Asked {
  readonly statement: Statement;
  readonly values: readonly unknown[];
  readonly found: object[];
  /** The statement's shape when it was sent, or as the server has just told. */
  shape?: Shape;
  resolve(found: object[]): void;
  reject(error: unknown): void;
}

/** What the driver's connection understands; the driver publishes no types for it. */
interface Connection {
  readonly stream: { cork(): void; uncork(): void };
  /** Texts of statements that the server has parsed, by name. */
  readonly parsedStatements: Record<string, string>;
  /** Those that were sent to be parsed, and of which it has said nothing yet. */
  readonly submittedNamedStatements: Record<string, string>;
  parse(statement: { name: string; text: string }): void;
  bind(portal: { statement: string; values: readonly unknown[] }): void;
  describe(portal: { type: 'P' }): void;
  execute(portal: object): void;
  sync(): void;
}

/**
 * Prepared statements that go to the server as one packet and whose answers come back as one. The driver's own queries each end with a
 * message after which the server sends what it has and both sides wake up once more, and each asks anew what its rows look like:
 * for statements that read a few rows by their keys that is more work than the reading. When one fails, those behind it have not
 * run and fail with it, as they would in its transaction.
 */
export class Batch {
  private readonly asked: Asked[] = [];
  /** Statements whose parsing was sent and has not been confirmed, in their order. */
  private unparsed: Statement[] = [];
  /** Which statement is being answered. */
  private at = 0;

  /** Adds a statement. @returns its rows, once the batch has been answered that far */
  add<T extends object>(statement: Statement, values: readonly unknown[]): Promise<T[]> {
    return new Promise((resolve, reject) => {
      this.asked.push({
        statement,
        values: values.map(prepareValue),
        found: [],
        resolve: resolve as (found: object[]) => void,
        reject,
      });
    });
  }

  /** Tells everyone who has no answer yet that there will be none. */
  fail(error: unknown): void {
    for (const { reject } of this.asked.slice(this.at)) reject(error);
    this.at = this.asked.length;
  }

  /** Whether nothing was added. */
  get isEmpty(): boolean {
    return this.asked.length === 0;
  }

  // From here on the driver's client calls, as it does with a query of its own.

  /** Under this name the client notes what the server says it has parsed, and forgets what it says has failed. */
  get name(): string | undefined {
    return this.unparsed[0]?.name;
  }

  get text(): string | undefined {
    return this.unparsed[0]?.text;
  }

  submit(connection: unknown): null {
    const server = connection as Connection;
    const { parsedStatements: parsed, submittedNamedStatements: submitted } = server;
    server.stream.cork();
    try {
      for (const asked of this.asked) {
        const { name, text, shape } = asked.statement;
        const isNew = parsed[name] === undefined && submitted[name] === undefined;
        if (isNew) {
          server.parse({ name, text });
          submitted[name] = text;
          this.unparsed.push(asked.statement);
        }
        server.bind({ statement: name, values: asked.values });
        // A connection that parses a statement says what its rows are there: the tables may have changed since another did.
        if (isNew || !shape) server.describe({ type: 'P' });
        asked.shape = shape;
        server.execute({});
      }
      server.sync();
    } finally {
      server.stream.uncork();
    }
    return null;
  }

  handleRowDescription({ fields }: { fields: FieldDef[] }): void {
    const asked = this.asked[this.at] as Asked;
    asked.shape = asked.statement.shape = {
      names: fields.map(({ name }) => name),
      parsers: fields.map(({ dataTypeID }) => pg.types.getTypeParser(dataTypeID) as (text: string) => unknown),
    };
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    const { shape, found, statement } = this.asked[this.at] as Asked;
    const { names, parsers } = shape as Shape;
    const row = Object.create(statement.prototype ?? Object.prototype) as Record<string, unknown>;
    // Always all of them in their order, so that the engine sees one kind of object.
    for (let i = 0; i < fields.length; i++) {
      const text = fields[i];
      row[names[i] as string] = text === null ? null : parsers[i]?.(text as string);
    }
    found.push(row);
  }

  handleCommandComplete(): void {
    const { statement, found, resolve } = this.asked[this.at++] as Asked;
    if (this.unparsed[0] === statement) this.unparsed.shift();
    resolve(found);
  }

  handleError(error: unknown, connection: unknown): void {
    const { submittedNamedStatements: submitted } = connection as Connection;
    for (const { name } of this.unparsed) delete submitted[name];
    this.fail(error);
  }

  handleReadyForQuery(): void {
    // Everything has been answered already.
  }
}

// In pipelines the client sends no query but those of the driver's kind.
Object.setPrototypeOf(Batch.prototype, pg.Query.prototype as object);
